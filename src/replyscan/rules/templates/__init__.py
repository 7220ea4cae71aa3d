"""Complete examples of every kind of rule: what `replyscan rules new` prints and docs/rules.md shows."""

from __future__ import annotations

from importlib.resources import files

from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.nearest import with_nearest


def template_kinds() -> list[str]:
    """The kinds that have an example, by name."""
    return sorted(path.name.removesuffix(".yaml") for path in files(__name__).iterdir() if path.name.endswith(".yaml"))


def template(kind: str) -> str:
    """The example of a kind as YAML. Raises UsageError where there is no such kind."""
    kinds = template_kinds()
    if kind not in kinds:
        known = ", ".join(kinds)
        message = say("there is no kind of rule {name!r}; choose one of {known}.", name=kind, known=known)
        raise UsageError("RS121", with_nearest(message, kind, kinds))
    return files(__name__).joinpath(f"{kind}.yaml").read_text(encoding="utf-8")
