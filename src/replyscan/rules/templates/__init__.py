"""Complete examples of every kind of rule: what `replyscan rules new` prints and docs/rules.md shows."""

from __future__ import annotations

from importlib.resources import files

from replyscan.errors import UsageError
from replyscan.nearest import nearest


def template_kinds() -> list[str]:
    """The kinds that have an example, by name."""
    return sorted(path.name.removesuffix(".yaml") for path in files(__name__).iterdir() if path.name.endswith(".yaml"))


def template(kind: str) -> str:
    """The example of a kind as YAML. Raises UsageError where there is no such kind."""
    kinds = template_kinds()
    if kind not in kinds:
        meant = nearest(kind, kinds)
        hint = f" Did you mean {meant!r}?" if meant else ""
        raise UsageError("RS121", f"there is no kind of rule {kind!r}; choose one of {', '.join(kinds)}.{hint}")
    return files(__name__).joinpath(f"{kind}.yaml").read_text(encoding="utf-8")
