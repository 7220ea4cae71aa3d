"""One rule as written → `Rule`, or all that is wrong with it, each at its place."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterable
from pathlib import Path

from replyscan.errors import RuleError
from replyscan.messages import Message, say
from replyscan.nearest import nearest
from replyscan.rules.fields import Field
from replyscan.rules.keys import ALL_KEYS, CHOICES, KEYS, KINDS, NEEDED
from replyscan.rules.meanings import entry_problem
from replyscan.rules.model import Rule, RuleKind, RuleTest, WordSlot
from replyscan.rules.regex import regex_problem
from replyscan.rules.slots import SlotReader
from replyscan.rules.source import Listing, Mapping, Node, Scalar
from replyscan.rules.values import word_problem

Fields = abc.Mapping[str, Field]
_ID = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")


class RuleReader:
    """Reads one rule; `problems` holds what is wrong, `rule` is made as far as that is possible."""

    def __init__(self, node: Mapping, path: Path | str, fields: Fields) -> None:
        self.node, self.path, self.fields = node, path, fields
        self.problems: list[RuleError] = []

    def read(self) -> Rule | None:
        """The rule, or None where something is wrong with it."""
        kind, field = self._kind(), self._text("field")
        identity = self._id()
        self._check_keys(kind)
        self._check_field(kind, field)
        rule = Rule(
            id=identity,
            kind=kind or "lexicon",
            field=field,
            description=self._text("description"),
            label=self._label(field),
            words=self._words("words", field) if self._has("words", kind) else (),
            entries=self._entries(field) if self._has("entries", kind) else {},
            regex=self._regex(field) if self._has("regex", kind) else "",
            tokens=self._tokens() if self._has("tokens", kind) else (),
            direction=self._choice("direction") or "forward",
            scope=self._choice("scope") or "sentence",
            ends=self._words("ends", field, needed=False) if self.node.get("ends") else (),
            place=self._text("place", needed=False),
            tests=self._tests(),
            path=str(self.path),
            line=self.node.line,
        )
        self.problems.sort(key=lambda problem: (problem.line, problem.column))
        return None if self.problems else rule

    def _has(self, key: str, kind: RuleKind | None) -> bool:
        """Whether `key` is to be read: a rule of its kind needs it, or one of no known kind has it."""
        return self.node.get(key) is not None if kind is None else NEEDED[kind] == key

    # --- keys, kind, field, label ----------------------------------------------------------------------------------

    def _check_keys(self, kind: RuleKind | None) -> None:
        seen: set[str] = set()
        for key, _ in self.node.pairs:
            if key.text in seen:
                self._say("RS212", say("the key {name!r} stands twice in this rule.", name=key.text), key)
            elif key.text not in ALL_KEYS:
                self._unknown("RS211", say("there is no key {name!r}.", name=key.text), key, ALL_KEYS)
            elif kind is not None and key.text not in KEYS[kind]:
                message = say("a rule of kind {kind} has no key {name!r}; it has {known}.",
                              kind=kind, name=key.text, known=_list(KEYS[kind]))  # fmt: skip
                self._say("RS213", message, key)
            seen.add(key.text)

    def _id(self) -> str:
        identity = self._text("id")
        if identity and not _ID.fullmatch(identity):
            message = say("the id {name!r} is not of the form topic.name (small letters, digits, _).", name=identity)
            self._say("RS216", message, self.node.get("id"))
        return identity

    def _kind(self) -> RuleKind | None:
        value = self.node.get("kind")
        written = self._text("kind")
        if not written or not isinstance(value, Scalar):
            return None
        if written not in KINDS:
            self._unknown("RS217", say("there is no kind {name!r}.", name=written), value, KINDS)
            return None
        return written  # type: ignore[return-value]

    def _check_field(self, kind: RuleKind | None, field: str) -> None:
        value = self.node.get("field")
        if not field or not isinstance(value, Scalar):
            return
        if field not in self.fields:
            self._unknown("RS219", say("there is no field {name!r}.", name=field), value, self.fields)
        elif kind is not None and kind not in self.fields[field].kinds:
            message = say("the field {field!r} takes rules of kind {known}, not {kind}.",
                          field=field, known=_list(self.fields[field].kinds), kind=kind)  # fmt: skip
            self._say("RS220", message, value)

    def _label(self, field: str) -> str:
        """The label; where a field has one label only it may be left out."""
        labels = self.fields[field].labels if field in self.fields else ()
        value = self.node.get("label")
        if value is None:
            if len(labels) > 1:
                self._missing("label", labels)
            return labels[0] if len(labels) == 1 else ""
        label = self._text("label")
        if not label or field not in self.fields or not isinstance(value, Scalar):
            return label
        if not labels:
            self._say("RS213", say("rules of the field {field!r} have no label.", field=field), value)
        elif label not in labels:
            message = say("there is no label {name!r} of the field {field!r}; choose one of {known}.",
                          name=label, field=field, known=_list(labels))  # fmt: skip
            self._unknown("RS221", message, value, labels)
        return label

    def _choice(self, key: str) -> str:
        value = self.node.get(key)
        written = self._text(key, needed=False)
        if isinstance(value, Scalar) and written and written not in CHOICES[key]:
            message = say("there is no {key} {name!r}; choose one of {known}.",
                          key=key, name=written, known=_list(CHOICES[key]))  # fmt: skip
            self._unknown("RS222", message, value, CHOICES[key])
        return written

    # --- words and entries -----------------------------------------------------------------------------------------

    def _words(self, key: str, field: str, needed: bool = True) -> tuple[str, ...]:
        values = self._scalars(self.node.get(key), key, needed)
        match = self.fields[field].match if field in self.fields else "value"
        seen: dict[str, Scalar] = {}
        for value in values:
            problem = word_problem(value.text, match)
            if problem:
                self._say("RS224", problem, value)
            elif value.text in seen:
                self._say("RS225", say("the word {word!r} stands twice in this rule.", word=value.text), value)
            seen[value.text] = value
        return tuple(value.text for value in values)

    def _entries(self, field: str) -> dict[str, str]:
        node = self.node.get("entries")
        if not isinstance(node, Mapping) or not node.pairs:
            message = say("{key!r} must be a mapping (word: meaning) with at least one line.", key="entries")
            self._missing_or("entries", message, node)
            return {}
        found: dict[str, str] = {}
        for key, value in node.pairs:
            problem = word_problem(key.text, "value")
            if problem:
                self._say("RS224", problem, key)
            elif key.text in found:
                self._say("RS225", say("the word {word!r} stands twice in this rule.", word=key.text), key)
            if not isinstance(value, Scalar):
                self._say("RS215", say("the meaning of {word!r} must be a text.", word=key.text), value)
                continue
            wrong = entry_problem(field, key.text, value.text)
            if wrong:
                self._say("RS223", wrong.message, value, wrong.suggestion)
            found[key.text] = value.text
        return found

    def _regex(self, field: str) -> str:
        regex, value = self._text("regex"), self.node.get("regex")
        problem = regex_problem(regex, field) if regex else None
        if problem is not None:
            self._say(problem[0], problem[1].message, value, problem[1].suggestion)
        return regex

    def _tokens(self) -> tuple[WordSlot, ...]:
        node = self.node.get("tokens")
        if node is None:
            self._missing("tokens")
            return ()
        return SlotReader(self._say).read(node)

    # --- tests -----------------------------------------------------------------------------------------------------

    def _tests(self) -> tuple[RuleTest, ...]:
        node = self.node.get("tests")
        if node is None:
            message = say("the rule has no tests; it needs one text with a hit and one with a near miss.")
            self._say("RS231", message, self.node)
            return ()
        if not isinstance(node, Listing):
            self._say("RS215", say("{key!r} must be a list of {{text: …, expect: […]}}.", key="tests"), node)
            return ()
        tests = [test for item in node.items if (test := self._test(item)) is not None]
        if len(tests) == len(node.items):
            if not any(test.expect for test in tests):
                self._say("RS232", say("no test hits: one test must expect a word."), node)
            if all(test.expect for test in tests):
                message = say("no near miss: one test must have a text in which the rule finds nothing.")
                self._say("RS233", message, node)
        return tuple(tests)

    def _test(self, item: Node) -> RuleTest | None:
        if not isinstance(item, Mapping):
            self._say("RS215", say("a test is {{text: …, expect: […]}}."), item)
            return None
        strange = [key for key, _ in item.pairs if key.text not in ("text", "expect")]
        for key in strange:
            self._unknown("RS211", say("there is no key {name!r}.", name=key.text), key, ("text", "expect"))
        if strange:
            return None
        text, expect = item.get("text"), item.get("expect")
        if not isinstance(text, Scalar) or not text.text.strip():
            self._say("RS234", say("the test has no text."), text or item)
            return None
        if not isinstance(expect, Listing):
            message = say("the test needs a list {key!r}, empty for a near miss: expect: [].", key="expect")
            self._say("RS215", message, expect or item)
            return None
        found = self._scalars(expect, "expect", needed=False)
        at = 0
        for word in found:
            place = text.text.find(word.text, at)
            if place < 0:
                template = "the expected text {word!r} does not stand in the test's text in this order."
                self._say("RS235", say(template, word=word.text), word)
            at = max(at, place + len(word.text))
        return RuleTest(text.text, tuple(word.text for word in found), item.line)

    # --- values ----------------------------------------------------------------------------------------------------

    def _text(self, key: str, needed: bool = True) -> str:
        """The text of `key`; "" with a problem noted where it is missing, empty or no text."""
        value = self.node.get(key)
        if value is None:
            if needed:
                self._missing(key)
            return ""
        if not isinstance(value, Scalar):
            self._say("RS215", say("{key!r} must be a text.", key=key), value)
            return ""
        if not value.text.strip():
            self._say("RS215", say("{key!r} is empty.", key=key), value)
        return value.text.strip()

    def _scalars(self, node: Node | None, key: str, needed: bool) -> list[Scalar]:
        if not isinstance(node, Listing) or (needed and not node.items):
            message = say("{key!r} must be a list with at least one word: [甲, 乙].", key=key)
            self._missing_or(key, message, node)
            return []
        for item in node.items:
            if not isinstance(item, Scalar):
                self._say("RS215", say("{key!r} must hold plain words.", key=key), item)
        return [item for item in node.items if isinstance(item, Scalar)]

    def _missing_or(self, key: str, message: Message, node: Node | None) -> None:
        if node is None:
            self._missing(key)
        else:
            self._say("RS215", message, node)

    def _missing(self, key: str, choices: Iterable[str] = ()) -> None:
        """A missing key, unless a mistyped one stands for it, which is told at its own place."""
        mistyped = (name.text for name, _ in self.node.pairs if name.text not in ALL_KEYS)
        if key not in {nearest(name, ALL_KEYS) for name in mistyped}:
            known = _list(choices)
            plain, longer = "the key {key!r} is missing.", "the key {key!r} is missing; choose one of {known}."
            self._say("RS214", say(longer, key=key, known=known) if known else say(plain, key=key), self.node)

    def _unknown(self, code: str, message: Message, value: Scalar, known: Iterable[str]) -> None:
        self._say(code, message, value, nearest(value.text, known))

    def _say(self, code: str, message: Message, node: Node | None, suggestion: str | None = None) -> None:
        at = node or self.node
        self.problems.append(RuleError(code, message, self.path, at.line, at.column, suggestion))


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
