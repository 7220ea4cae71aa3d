"""Rule files → `RuleSet`: the built-in folder first, then the user's folders laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from replyscan.errors import RuleError
from replyscan.rules.across import folder_errors, overlay_errors, warnings
from replyscan.rules.cache import RuleCache
from replyscan.rules.fields import with_fields_of
from replyscan.rules.folder import Entry, RuleFile, read_entries, read_file, rule_paths
from replyscan.rules.model import Rule, RuleSet
from replyscan.rules.source import read_content


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of rule folders found: the rules in force, `errors` that stop a run, `warnings` that do not."""

    rules: tuple[Rule, ...]
    errors: tuple[RuleError, ...]
    warnings: tuple[RuleError, ...]


def builtin_folder() -> Path:
    """The product's own rules: beside the package in a wheel, at the top of the repository in a checkout."""
    packed = Path(str(files("replyscan"))) / "_rules"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def load_rules(*folders: Path | str) -> RuleSet:
    """The built-in rules with `folders` laid over them in order: the same id replaces, `disable` removes, new ids add.

    A single rule file may stand for a folder. Raises RuleError, with file, line and column of everything that is wrong.
    """
    roots = (builtin_folder(), *map(Path, folders))
    layers, unread = _layers(roots)
    if unread:
        raise RuleError.of(_checked(layers, unread).errors)
    digest = _digest(layers)
    name = f"{'overlay' if folders else 'builtin'}@{digest[:12]}"
    cache = RuleCache(digest, roots)
    rules = cache.load()
    if rules is None:
        checked = _checked(layers, ())
        if checked.errors:
            raise RuleError.of(checked.errors)
        rules = checked.rules
        cache.store(rules)
    return RuleSet(rules, name)


def check_rules(*folders: Path | str) -> Checked:
    """All that is wrong with the built-in rules and `folders` laid over them; never raises for what is in a file.

    Where folders are given, warnings are of these alone.
    """
    layers, unread = _layers((builtin_folder(), *map(Path, folders)))
    return _checked(layers, unread, quiet=1 if folders else 0)


def written(rule: Rule) -> str:
    """A rule as it stands in its file, from its first line to the line `---` behind it or the end."""
    lines = Path(rule.path).read_text(encoding="utf-8-sig").splitlines()[rule.line - 1 :]
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    return "\n".join(lines[: ends[0]] if ends else lines).rstrip()


Layer = list[RuleFile]


def _layers(folders: Iterable[Path]) -> tuple[list[Layer], list[RuleError]]:
    """The files of each folder, and the errors of those that cannot be read."""
    layers: list[Layer] = []
    unread: list[RuleError] = []
    for folder in folders:
        layer: Layer = []
        try:
            for path, name in rule_paths(folder):
                try:
                    layer.append(RuleFile(path, name, read_content(path)))
                except RuleError as error:
                    unread.append(error)
        except RuleError as error:
            unread.append(error)
        layers.append(layer)
    return layers, unread


def _digest(layers: Sequence[Layer]) -> str:
    """A hash of names and contents, the same on every system: line ends count as one."""
    digest = hashlib.sha256()
    for layer in layers:
        for file in layer:
            content = file.content.replace(b"\r\n", b"\n")
            digest.update(f"{file.name}\x1f{len(content)}\x1f".encode())
            digest.update(content)
        digest.update(b"\x1e")
    return digest.hexdigest()


def _checked(layers: Sequence[Layer], unread: Sequence[RuleError], quiet: int = 0) -> Checked:
    """Reads the layers in order; the first `quiet` ones give no warnings."""
    errors, notes = list(unread), list[RuleError]()
    in_force: dict[str, Rule] = {}
    below: list[Entry] = []
    written = [[read_file(file) for file in layer] for layer in layers]
    fields = with_fields_of(fact for file in written[0] for fact in file.facts())
    for position, files_of_layer in enumerate(written):
        entries: list[Entry] = []
        for file in files_of_layer:
            found, problems = read_entries(file, fields)
            entries += found
            errors += problems
        errors += [*folder_errors(entries), *overlay_errors(entries, in_force)]
        notes += warnings(entries, fields, below) if position >= quiet else ()
        for entry in entries:
            if entry.disables or entry.rule is not None:
                in_force.pop(entry.id, None)
            if entry.rule is not None:
                # A rule that replaces another has the last word over the words of all before it.
                in_force[entry.id] = entry.rule
        below += entries
    return Checked(tuple(in_force.values()), tuple(errors), tuple(notes))
