"""The rules as the stages see them: plain records, looked up by field.

A rule file says which words mean what; the finders know how words combine. See docs/rules.md for every kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as record_field
from typing import Any, Literal, NamedTuple

RuleKind = Literal["lexicon", "pattern", "tokens", "alias", "suffix", "cue", "mapping"]


@dataclass(frozen=True, slots=True)
class RuleTest:
    """A test inside a rule: the texts that the rule must find in `text`, in order; none for a near miss."""

    text: str
    expect: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class WordSlot:
    """A place in a tokens rule: the words that may stand there, `least` to `most` times one behind the other.

    They are `words`, or begin or end like one of `begins` or `ends`, or are none of `others`; with none of these any
    word is right. `found` says that they are (a part of) what the rule finds.
    """

    words: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    least: int = 1
    most: int = 1
    found: bool = True

    @property
    def named(self) -> tuple[str, ...]:
        """The texts of which one stands in every word that is right here; none where many others are right too."""
        return self.words or self.begins or self.ends


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `words` serves lexicon, suffix and cue; `regex` pattern; `tokens` tokens; `entries` alias and mapping.

    `label` is what a match means (an action class, a unit kind, a status). `direction`, `scope` and `ends` belong to
    cues: which way the cue reaches, whether it holds for its clause alone or for the clauses behind it too, and the
    words that stop it. `place` narrows an alias or mapping to the replies of a jurisdiction.
    """

    id: str
    kind: RuleKind
    field: str
    description: str
    label: str = ""
    words: tuple[str, ...] = ()
    regex: str = ""
    tokens: tuple[WordSlot, ...] = ()
    entries: Mapping[str, Any] = record_field(default_factory=dict)
    direction: str = "forward"
    scope: str = "sentence"
    ends: tuple[str, ...] = ()
    place: str = ""
    tests: tuple[RuleTest, ...] = ()
    path: str = ""
    line: int = 0


class WordEntry(NamedTuple):
    """What a word of a lexicon, suffix or cue rule means, and the rule that says so."""

    label: str
    rule: str


class ValueEntry(NamedTuple):
    """What a key of a mapping or alias rule stands for, and the rule that says so."""

    value: Any
    rule: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules in force, and the name of the set for the output (`builtin@` and a hash of their content)."""

    rules: tuple[Rule, ...]
    name: str
    _of: dict[str, tuple[Rule, ...]] = record_field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Each stage asks for its fields, hundreds of times in all.
        of: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            of[rule.field] = (*of.get(rule.field, ()), rule)
        object.__setattr__(self, "_of", of)

    def __hash__(self) -> int:
        return hash(self.name)

    def of(self, field: str) -> tuple[Rule, ...]:
        """The rules of one field, in order."""
        return self._of.get(field, ())

    def words(self, field: str) -> dict[str, WordEntry]:
        """Word → (label, rule id) over the word rules of a field; where two rules have a word the later one wins."""
        found: dict[str, WordEntry] = {}
        for rule in self.of(field):
            found |= dict.fromkeys(rule.words, WordEntry(rule.label, rule.id))
        return found

    def entries(self, field: str) -> dict[str, ValueEntry]:
        """Key → (value, rule id) over the mapping and alias rules of a field; the later rule wins."""
        return {key: ValueEntry(value, rule.id) for rule in self.of(field) for key, value in rule.entries.items()}

    def entries_of_place(self, field: str, signed: str) -> dict[str, ValueEntry]:
        """As `entries`, without the rules of places that `signed` (a title, the names of those who sign) leaves out."""
        rules = (rule for rule in self.of(field) if rule.place in signed)
        return {key: ValueEntry(value, rule.id) for rule in rules for key, value in rule.entries.items()}
