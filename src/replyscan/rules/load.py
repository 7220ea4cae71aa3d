"""Rule files → `RuleSet`: the built-in folder first, then the user's folders laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from replyscan.errors import RuleError
from replyscan.rules.cache import RuleCache
from replyscan.rules.files import digest_of, read_layers
from replyscan.rules.model import Rule, RuleSet

if TYPE_CHECKING:
    from replyscan.rules.checked import Checked


def builtin_folder() -> Path:
    """The product's own rules: beside the package in a wheel, at the top of the repository in a checkout."""
    packed = Path(str(files("replyscan"))) / "_rules"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def load_rules(*folders: Path | str) -> RuleSet:
    """The built-in rules with `folders` laid over them in order: the same id replaces, `disable` removes, new ids add.

    A single rule file may stand for a folder. Raises RuleError, with file, line and column of everything that is wrong.
    """
    roots = (builtin_folder(), *map(Path, folders))
    layers, unread = read_layers(roots)
    digest = digest_of(layers)
    name = f"{'overlay' if folders else 'builtin'}@{digest[:12]}"
    cache = RuleCache(digest, roots)
    rules = None if unread else cache.load()
    if rules is None:
        # Rules that were kept need nothing of what reads and checks them: a twentieth of a start.
        from replyscan.rules.checked import check_layers

        checked = check_layers(layers, unread, checked=_rules_below(folders))
        if checked.errors:
            raise RuleError.of(checked.errors)
        rules = checked.rules
        cache.store(rules)
    return RuleSet(rules, name)


def check_rules(*folders: Path | str) -> Checked:
    """All that is wrong with the built-in rules and `folders` laid over them; never raises for what is in a file.

    Where folders are given, warnings are of these alone.
    """
    from replyscan.rules.checked import check_layers

    layers, unread = read_layers((builtin_folder(), *map(Path, folders)))
    return check_layers(layers, unread, quiet=1 if folders else 0, checked=_rules_below(folders))


def _rules_below(folders: Sequence[Path | str]) -> tuple[Rule, ...]:
    """The built-in rules, as they are kept, where `folders` lie over them; none where they are faulty."""
    if not folders:
        return ()
    try:
        return load_rules().rules
    except RuleError:
        return ()


def written(rule: Rule) -> str:
    """A rule as it stands in its file, from its first line to the line `---` behind it or the end."""
    lines = Path(rule.path).read_text(encoding="utf-8-sig").splitlines()[rule.line - 1 :]
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    return "\n".join(lines[: ends[0]] if ends else lines).rstrip()
