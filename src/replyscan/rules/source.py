"""A rule file as values with places: YAML events → `Scalar`, `Listing` and `Mapping` nodes.

Every scalar is read as the text that stands in the file: `no` is a word and `2024` is a word, never a truth value or a
number. Anchors, aliases and tags are refused, so a small file cannot grow into a large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replyscan.errors import RuleError
from replyscan.messages import say
from replyscan.rules.slips import likely_slip

_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its place (from 1, columns in code points)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its place."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file, doubled keys included, with its place."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of `key`, or None; of doubled keys the first."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Listing | Mapping


def read_nodes(content: bytes, path: Path | str) -> tuple[list[Node], list[RuleError]]:
    """The documents of a rule file (between lines `---`) and what is wrong with its form; empty documents left out."""
    nodes: list[Node] = []
    try:
        for node in _documents(_decoded(content, path), path):
            nodes.append(node)
    except RuleError as error:
        return nodes, [error]
    return nodes, []


def _decoded(content: bytes, path: Path | str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        line, column = _place(before, len(before))
        message = say("the file is not UTF-8 (byte 0x{byte:02X}); save it as UTF-8.", byte=content[error.start])
        raise RuleError("RS203", message, path, line, column) from None


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _documents(text: str, path: Path | str) -> Iterator[Node]:
    import yaml

    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            node = _node(next(events), events, path, 1)
            if not (isinstance(node, Scalar) and not node.text):
                yield node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        context = f" ({error.context})" if error.context else ""
        reason = f"{error.problem}{context}"
        message = say("broken YAML: {reason}.", reason=reason)
        slip = likely_slip(reason, text.split("\n"), line, column)
        if slip is not None:
            message = say("{problem} {hint}", problem=message, hint=slip)
        raise RuleError("RS204", message, path, line, column) from None
    except yaml.reader.ReaderError as error:
        line, column = _place(text, error.position)
        raise RuleError("RS204", say("broken YAML: {reason}.", reason=error.reason), path, line, column) from None


def _node(event: Any, events: Iterator[Any], path: Path | str, depth: int) -> Node:
    """The node that begins with `event`; takes its events up to its end."""
    import yaml

    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        message = say("YAML anchors and aliases (&, *) are not read in rule files; write the words out.")
        raise RuleError("RS205", message, path, line, column)
    if event.tag is not None:
        message = say("the YAML tag {name!r} is not read in rule files; write plain text.", name=event.tag)
        raise RuleError("RS205", message, path, line, column)
    if depth > _DEEPEST:
        message = say("lists and mappings stand more than {depth} deep.", depth=_DEEPEST)
        raise RuleError("RS204", message, path, line, column)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line, column)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, path, depth + 1))
        return Listing(tuple(items), line, column)
    pairs = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, path, depth + 1)
        if not isinstance(key, Scalar):
            raise RuleError("RS204", say("a key must be a plain word."), path, key.line, key.column)
        pairs.append((key, _node(next(events), events, path, depth + 1)))
    return Mapping(tuple(pairs), line, column)
