"""Words of the rules found in the text: one Aho-Corasick pass for each group of fields."""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick_rs

from replyscan.records import WordMention
from replyscan.rules import RuleSet


class WordFinder:
    """Finds the words of some fields, leftmost and longest first, without overlaps.

    Give several fields to one finder where a longer word of one must hide a shorter word of another.
    """

    def __init__(self, rules: RuleSet, fields: Sequence[str]) -> None:
        entries: dict[str, tuple[str, str]] = {}
        for field in fields:
            for word, entry in rules.words(field).items():
                entries.setdefault(word, (entry.label, entry.rule))
        self._words = list(entries)
        self._labels = [entries[word] for word in self._words]
        self._automaton = ahocorasick_rs.AhoCorasick(self._words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[WordMention]:
        """The words in `text` in order, each with the label and id of its rule."""
        words, labels = self._words, self._labels
        return [
            WordMention(words[index], start, end, *labels[index])
            for index, start, end in self._automaton.find_matches_as_indexes(text)
        ]
