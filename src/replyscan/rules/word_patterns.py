"""Stretches that tokens rules describe: rows of words, matched by spaCy where such a row can stand.

A row can stand only where a word that it names stands, so one pass over the text tells the stretches between two marks
that spaCy has to see; where there is none spaCy is not even imported.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

import ahocorasick_rs

from replyscan.rules.model import Rule, RuleSet, WordSlot

# Marks that end a clause; no row of words goes across one.
_STRETCH = re.compile("[^，。；：！？\n]+")


class _Row(NamedTuple):
    """One of the fixed rows that a rule stands for: which rule, and which of its words are found."""

    rule: int
    first: int
    last: int


class _Found(NamedTuple):
    start: int
    end: int
    length: int


def rows_of(slots: Sequence[WordSlot]) -> Iterator[tuple[WordSlot, ...]]:
    """Every row of single words that the slots stand for.

    Rows instead of operators: a matcher that tries every way to leave out optional words takes exponential time.
    """
    for counts in product(*(range(slot.least, slot.most + 1) for slot in slots)):
        yield tuple(slot for slot, count in zip(slots, counts, strict=True) for _ in range(count))


class WordPatternFinder:
    """Finds what the tokens rules of some fields describe."""

    def __init__(self, rules: RuleSet, fields: Sequence[str]) -> None:
        self._rules = [rule for field in fields for rule in rules.of(field) if rule.tokens]
        self._matcher: _Matcher | None = None
        gates = sorted({word for rule in self._rules for word in _gate(rule)})
        self._gates = ahocorasick_rs.AhoCorasick(gates) if gates else None

    def find(self, text: str, edges: bytes) -> Iterator[tuple[int, int, Rule]]:
        """The matches as (start, end, rule), in order of the rules, those of one rule in order of the text.

        `edges[i]` says whether a word of `text` begins or ends at i.
        """
        if self._gates is None:
            return
        places = [start for _, start, _ in self._gates.find_matches_as_indexes(text, overlapping=True)]
        if not places:
            return
        if self._matcher is None:
            self._matcher = _Matcher(self._rules)
        found: list[list[_Found]] = [[] for _ in self._rules]
        for start, end in _stretches_around(text, sorted(places)):
            for index, match in self._matcher.find(text, _words(text, edges, start, end)):
                found[index].append(match)
        for rule, matches in zip(self._rules, found, strict=True):
            at = 0
            # What is found is as long as it can be, what stands around it as short as it can be.
            for start, end, _ in sorted(matches, key=lambda match: (match.start, -match.end, match.length)):
                if start >= at:
                    yield start, end, rule
                    at = end


class _Matcher:
    """spaCy's Matcher with the rows of some rules; spaCy is imported for the first of them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._vocab = Vocab()
        self._document = Doc
        self._matcher: Any = Matcher(self._vocab)
        self._rows: dict[int, _Row] = {}
        for index, rule in enumerate(rules):
            for number, row in enumerate(rows_of(rule.tokens)):
                places = [place for place, slot in enumerate(row) if slot.found]
                if places:
                    key = f"{index}.{number}"
                    self._matcher.add(key, [[_attributes(slot) for slot in row]])
                    self._rows[self._vocab.strings[key]] = _Row(index, places[0], places[-1])

    def find(self, text: str, words: Sequence[tuple[int, int]]) -> Iterator[tuple[int, _Found]]:
        """What the rules find in one stretch of `words`: the number of the rule, and the place in `text`."""
        document = self._document(self._vocab, words=[text[start:end] for start, end in words])
        for key, first, last in self._matcher(document):
            row = self._rows[key]
            yield row.rule, _Found(words[first + row.first][0], words[first + row.last][1], last - first)


def _attributes(slot: WordSlot) -> dict[str, Any]:
    """A slot as spaCy's Matcher writes it."""
    if slot.words:
        return {"TEXT": {"IN": list(slot.words)}}
    if slot.begins or slot.ends:
        either = "|".join(map(re.escape, slot.begins or slot.ends))
        return {"TEXT": {"REGEX": f"^(?:{either})" if slot.begins else f"(?:{either})$"}}
    return {"TEXT": {"NOT_IN": list(slot.others)}} if slot.others else {}


def _gate(rule: Rule) -> tuple[str, ...]:
    """The words of which one must stand where the rule matches: of the places that must be filled the rarest ones.

    The longer the shortest of its words is, the rarer a place is.
    """
    needed = [slot.named for slot in rule.tokens if slot.least and slot.named]
    return max(needed, key=lambda words: (min(map(len, words)), -len(words)))


def _stretches_around(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches between two marks in which one of `places` lies, each once."""
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        following = bisect_left(places, start)
        if following < len(places) and places[following] < end:
            yield start, end


def _words(text: str, edges: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """The words between two places of `text`, white space left out."""
    borders = [place for place in range(start, end + 1) if edges[place]]
    return [(begin, stop) for begin, stop in pairwise(borders) if not text[begin:stop].isspace()]
