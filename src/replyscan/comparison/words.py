"""The comparison's words, compiled from the rules: what to leave out, what says little, what means the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.combined_words import own_words
from replyscan.outline.wraps import without_page_numbers
from replyscan.rules import RuleSet


class Piece(NamedTuple):
    """A stretch of a clause for comparing: its text after synonyms, and whether it says little."""

    text: str
    light: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the rule fields `compare_*`, as patterns that take the longest word at each place."""

    known: re.Pattern[str]
    empty: frozenset[str]
    light: frozenset[str]
    synonyms: Mapping[str, str]
    total: re.Pattern[str]
    addition: re.Pattern[str]
    rest: re.Pattern[str]
    reasons: tuple[str, ...]
    offices: tuple[str, ...]
    adverbial: re.Pattern[str]
    units: Mapping[str, str]
    unsaid: re.Pattern[str]
    first_persons: frozenset[str]
    settings: Mapping[str, float]

    @classmethod
    def of(cls, rules: RuleSet) -> Vocabulary:
        """The vocabulary of a rule set."""
        empty = frozenset(rules.words("compare_empty"))
        light = frozenset(rules.words("compare_light"))
        synonyms = _texts(rules, "compare_synonym")
        return cls(
            known=_any_of((*empty, *light, *synonyms, *synonyms.values())),
            empty=empty,
            light=light,
            synonyms=synonyms,
            total=_any_of(rules.words("compare_total")),
            addition=_any_of(rules.words("compare_addition")),
            reasons=tuple(rules.words("compare_reason")),
            rest=_any_of(rules.words("compare_rest")),
            offices=tuple(rules.words("compare_office")),
            adverbial=_any_of(rules.words("preposition")),
            units=_texts(rules, "compare_unit"),
            first_persons=frozenset(own_words(rules)),
            unsaid=_any_of(rules.words("compare_body")),
            settings={name: float(entry.value) for name, entry in rules.entries("compare_setting").items()},
        )

    def unit(self, unit: str) -> str:
        """The unit that stands for all that count the same (人 for 名 and 位)."""
        return self.units.get(unit, unit)

    def body(self, name: str) -> str:
        """The name of a body without what its short forms leave out."""
        return self.unsaid.sub("", plain(name))

    def pieces(self, text: str) -> Iterator[Piece]:
        """What is left of `text` for comparing, in order; an empty piece marks where something was left out."""
        at = 0
        for match in self.known.finditer(text):
            if match.start() > at:
                yield Piece(text[at : match.start()], False)
            word = match[0]
            if word in self.empty:
                yield Piece("", True)
            else:
                said = self.synonyms.get(word, word)
                yield Piece(said, word in self.light or said in self.light)
            at = match.end()
        if at < len(text):
            yield Piece(text[at:], False)


def _texts(rules: RuleSet, field: str) -> dict[str, str]:
    return {word: str(entry.value) for word, entry in rules.entries(field).items()}


def plain(text: str) -> str:
    """`text` for comparing: compatibility forms unified, white space and page numbers out. Never used for offsets."""
    if "\n" in text:
        text = without_page_numbers(text)
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return late_pattern("|".join(map(re.escape, longest_first)) if longest_first else r"(?!)")
