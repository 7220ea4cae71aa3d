"""The words that make or end the name of a body, in one text: those of the rules, and a competence with an organ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import ahocorasick_rs

from replyscan.late_pattern import late_pattern
from replyscan.mentions.combined_words import joint_levels, joint_purses, own_words
from replyscan.rules import RuleSet
from replyscan.rules.model import WordEntry
from replyscan.rules.patterns import any_of

# Where two rules know a word, the first of these fields decides.
_FIELDS = (
    *("not_agency", "general_body", "company_name", "first_person"),
    *("place_body", "level_finance", "edge_body", "predicate_body", "agency_head"),
)
_HALF_WIDTH = str.maketrans("（）", "()")


class BodyWord(NamedTuple):
    """What a word says of a body: the field, label and id of its rule."""

    field: str
    kind: str
    rule: str


class BodyWords:
    """The words of a rule set that make or end the name of a body.

    A competence and an organ (财政 and 局), an opener and a collective noun (各 and 医疗机构) are matched one behind
    the other: one automaton of all their pairs, tens of thousands of words, would take longer to build than a reply
    takes to read.
    """

    def __init__(self, rules: RuleSet) -> None:
        words: dict[str, BodyWord] = {}
        for word, alias in rules.entries("agency_short_form").items():
            words[word] = BodyWord("general_body", "department", alias.rule)
        for field in _FIELDS:
            for word, entry in _entries(rules, field).items():
                body = BodyWord(field, entry.label, entry.rule)
                words.setdefault(word, body)
                # 各县(市、区): brackets of half width.
                words.setdefault(word.translate(_HALF_WIDTH), body)
        competences = rules.words("agency_field")
        openers = joint_levels(rules) | rules.words("collective_opener")
        self._organs = rules.words("agency_organ")
        self._whole = list(words.values())
        self._competences = list(competences.items())
        self._openers = list(openers.values())
        self._organ = late_pattern(any_of(self._organs))
        self._collective = late_pattern(any_of(rules.words("collective_noun")))
        self._automaton = ahocorasick_rs.AhoCorasick([*words, *competences, *openers])

    def find(
        self, text: str, is_none: Callable[[str, int, int, BodyWord], bool]
    ) -> Iterator[tuple[int, int, BodyWord]]:
        """The words in `text` as (start, end, word), leftmost first and of those the longest, none inside another.

        `is_none` says of a place whether the word is none there: only the half of another (市社 in 市社科联), or a word
        that is a body only at the head of a phrase; then what stands inside it may be one.
        """
        at = 0
        for start, end, order in sorted(self._candidates(text), key=lambda found: (found[0], -found[1], found[2])):
            if start < at:
                continue
            word = self._word(order, text[start:end])
            if not is_none(text, start, end, word):
                at = end
                yield start, end, word

    def _candidates(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Every word at every place, with its order: those of the rules come before those made of two."""
        whole = len(self._whole)
        competences = whole + len(self._competences)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if index < whole:
                yield start, end, index
            elif second := (self._organ if index < competences else self._collective).match(text, end):
                yield start, second.end(), index

    def _word(self, order: int, written: str) -> BodyWord:
        if order < len(self._whole):
            return self._whole[order]
        order -= len(self._whole)
        if order >= len(self._competences):
            opener = self._openers[order - len(self._competences)]
            return BodyWord("general_body", opener.label, opener.rule)
        competence, entry = self._competences[order]
        return BodyWord("agency_head", self._organs[written[len(competence) :]].label, entry.rule)


def _entries(rules: RuleSet, field: str) -> dict[str, WordEntry]:
    """The words of a field, with those that the rules give in parts."""
    if field == "first_person":
        return own_words(rules)
    if field == "general_body":
        return joint_levels(rules) | rules.words(field)
    if field == "level_finance":
        return joint_purses(rules) | rules.words(field)
    return rules.words(field)
