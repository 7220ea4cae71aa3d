"""The words that make or end the name of a body, in one text: those of the rules, and a competence with an organ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import ahocorasick_rs

from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# Where two rules know a word, the first of these fields decides.
_FIELDS = ("not_agency", "general_body", "first_person", "place_body", "level_finance", "edge_body", "agency_head")


class BodyWord(NamedTuple):
    """What a word says of a body: the field, label and id of its rule."""

    field: str
    kind: str
    rule: str


class BodyWords:
    """The words of a rule set that make or end the name of a body.

    A competence and an organ (财政 and 局) are matched one behind the other: one automaton of all their pairs, tens of
    thousands of words, would take longer to build than a reply takes to read.
    """

    def __init__(self, rules: RuleSet) -> None:
        words: dict[str, BodyWord] = {}
        for word, alias in rules.entries("agency_short_form").items():
            words[word] = BodyWord("general_body", "department", alias.rule)
        for field in _FIELDS:
            for word, entry in rules.words(field).items():
                words.setdefault(word, BodyWord(field, entry.label, entry.rule))
        competences = rules.words("agency_field")
        self._organs = rules.words("agency_organ")
        self._whole = list(words.values())
        self._competences = list(competences.items())
        self._organ = re.compile(any_of(self._organs))
        self._automaton = ahocorasick_rs.AhoCorasick([*words, *competences])

    def find(self, text: str) -> Iterator[tuple[int, int, BodyWord]]:
        """The words in `text` as (start, end, word), leftmost first and of those the longest, none inside another."""
        at = 0
        for start, end, order in sorted(self._candidates(text), key=lambda found: (found[0], -found[1], found[2])):
            if start >= at:
                at = end
                yield start, end, self._word(order, text[start:end])

    def _candidates(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Every word at every place, with its order: those of the rules come before those made of two."""
        whole = len(self._whole)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if index < whole:
                yield start, end, index
            elif organ := self._organ.match(text, end):
                yield start, organ.end(), index

    def _word(self, order: int, written: str) -> BodyWord:
        if order < len(self._whole):
            return self._whole[order]
        competence, entry = self._competences[order - len(self._whole)]
        return BodyWord("agency_head", self._organs[written[len(competence) :]].label, entry.rule)
