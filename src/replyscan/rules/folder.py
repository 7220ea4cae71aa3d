"""One folder of rules → its entries in order, each read and checked by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replyscan.errors import RuleError
from replyscan.messages import say
from replyscan.rules.check import Fields, RuleReader
from replyscan.rules.files import RuleFile
from replyscan.rules.keys import KINDS
from replyscan.rules.model import Rule
from replyscan.rules.source import Mapping, Scalar, read_nodes

_DISABLE_KEYS = ("id", "disable", "description")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it stands in a file. `rule` is None where it is wrong and where it switches off the rule `id`."""

    id: str
    node: Mapping
    path: Path
    rule: Rule | None
    disables: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A file as YAML: the rules in it, unread, and what is wrong with its form."""

    path: Path
    nodes: tuple[Mapping, ...]
    problems: tuple[RuleError, ...]

    def facts(self) -> Iterator[tuple[str, str, str, str]]:
        """(field, kind, label, description) of each rule, "" where it has none."""
        for node in self.nodes:
            values = (node.get(key) for key in ("field", "kind", "label", "description"))
            field, kind, label, description = (value.text if isinstance(value, Scalar) else "" for value in values)
            if field and kind in KINDS:
                yield field, kind, label, description


def entry_of(rule: Rule) -> Entry:
    """The entry of a rule that was read before, without its values in the file."""
    return Entry(rule.id, Mapping((), rule.line, 1), Path(rule.path), rule)


def read_file(file: RuleFile) -> Written:
    """The rules of a file as they are written."""
    nodes, problems = read_nodes(file.content, file.path)
    if not nodes and not problems:
        problems.append(RuleError("RS206", say("there is no rule in this file."), file.path, 1, 1))
    for node in nodes:
        if not isinstance(node, Mapping):
            message = say("a rule is a mapping (id: …, kind: …); several rules of a file stand apart by lines of ---.")
            problems.append(RuleError("RS206", message, file.path, node.line, node.column))
    return Written(file.path, tuple(node for node in nodes if isinstance(node, Mapping)), tuple(problems))


def read_entries(written: Written, fields: Fields) -> tuple[list[Entry], list[RuleError]]:
    """The entries of a file in order, and all that is wrong in it, in order of place."""
    entries: list[Entry] = []
    problems = list(written.problems)
    for node in written.nodes:
        entry, wrong = _entry(node, written.path, fields)
        entries.append(entry)
        problems += wrong
    return entries, sorted(problems, key=lambda problem: (problem.line, problem.column))


def _entry(node: Mapping, path: Path, fields: Fields) -> tuple[Entry, list[RuleError]]:
    identity = node.get("id")
    name = identity.text.strip() if isinstance(identity, Scalar) else ""
    switch = node.get("disable")
    if switch is None or (isinstance(switch, Scalar) and switch.text == "false"):
        reader = RuleReader(node, path, fields)
        rule = reader.read()
        return Entry(name, node, path, rule), reader.problems
    return Entry(name, node, path, None, disables=True), list(_disable_problems(node, path, name))


def _disable_problems(node: Mapping, path: Path, name: str) -> Iterator[RuleError]:
    switch = node.get("disable")
    if switch is not None and not (isinstance(switch, Scalar) and switch.text == "true"):
        message = say("{key!r} must be true or false.", key="disable")
        yield RuleError("RS215", message, path, switch.line, switch.column)
    if not name:
        yield RuleError("RS214", say("the key {key!r} is missing.", key="id"), path, node.line, node.column)
    for key, _ in node.pairs:
        if key.text not in _DISABLE_KEYS:
            message = say("a rule that is switched off has only {known}; take {name!r} out.",
                          known=", ".join(_DISABLE_KEYS), name=key.text)  # fmt: skip
            yield RuleError("RS213", message, path, key.line, key.column)
