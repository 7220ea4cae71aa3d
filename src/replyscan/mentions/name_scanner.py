"""Finds the verbs and adverbs of a text beside a figure, but for those inside nouns (出租车, 规范性文件)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import ahocorasick_rs

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

_QUOTED = late_pattern("“[^“”]*”")
# What stands for the characters inside a noun or quotation marks.
_MASK = "\x01"
# How long the words are that may be two.
_PAIR = 2
# What may also stand for itself beside a figure; no such word hides another.
_FREE_FIELDS = (
    "action",
    "nominal",
    "noun_verb",
    "modifier",
    "connective",
    "preposition",
    "negation",
    "status",
    "light_verb",
    "attributive_word",
    "name_predicate",
    "name_opener",
    "name_closer",
    "pivot",
)


class NameScanner:
    """The words of some lexicons in a text, where no noun that holds them hides them."""

    def __init__(self, rules: RuleSet, words: Iterable[str]) -> None:
        wanted = {word for word in words if len(word) > 1}
        free = {word for field in _FREE_FIELDS for word in rules.words(field)}
        free.update(rules.entries("bound_before"), rules.entries("bound_after"))
        hiding = (*rules.words("opaque"), *rules.words("name_noun"), *rules.words("name_closer_lookalike"))
        nouns = {word for word in hiding if len(word) > 1} - free - wanted
        nouns |= measured_acts(rules)
        # 再培训教师1200名: the adverb and its verb are no noun.
        nouns -= {f"再{word}" for word in wanted}
        self._nouns = EdgeWords(nouns)
        self._hidden, self._wanted = frozenset(nouns), frozenset(wanted)
        tails = rules.words("nominal_tail")
        self._tails, self._short_tails = EdgeWords(tails), EdgeWords(tail for tail in tails if len(tail) == 1)
        leading = ("total_word", "connective", "counting_adverb")
        self._leading = frozenset(word for field in leading for word in rules.words(field))
        self._with_adverb = rules.words("adverb_and_verb")
        self._told_whole = rules.words("counting_adverb_lookalike")
        self._automaton = ahocorasick_rs.AhoCorasick(
            sorted(wanted | nouns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )
        # One pass tells which patterns are found at all, as hardly any is beside most figures.
        self._patterns, self._any = _patterns([rule.regex for rule in rules.of("opaque") if rule.regex])

    def found(self, text: str) -> list[tuple[str, int, int]]:
        """The words of `text` that stand outside quotation marks and nouns, with their places."""
        masked = text
        if "“" in text:
            masked = _QUOTED.sub(lambda match: "“" + _MASK * (len(match.group()) - 2) + "”", text)
        for start, end in self._outside_nouns(self._described(text), masked):
            masked = masked[:start] + _MASK * (end - start) + masked[end:]
        matches = self._automaton.find_matches_as_indexes(masked)
        found = (self._parted(masked, begin, end) for _, begin, end in matches)
        return [(text[begin:end], begin, end) for begin, end in found if text[begin:end] not in self._hidden]

    def _parted(self, text: str, begin: int, end: int) -> tuple[int, int]:
        """The place of a word, or of the one that begins with its second character behind an adverb or 并.

        共建成冷库36座 is 共 and 建成, 发现并处置问题36个 is 并 and 处置; but 共建设施36处, 并处罚款36万元. A verb with
        its adverb ends before the character that begins a noun.
        """
        if text[begin:end] in self._told_whole:
            return begin, end
        if text[begin:end] in self._with_adverb and self._nouns.start_of(text[end - 1 :]) > 1:
            # 新建 + 立体车库, and not 新建立
            return begin, end - 1
        if end - begin != _PAIR or text[begin] not in self._leading or text[begin + 1 : end + 1] not in self._wanted:
            return begin, end
        if self._tails.start_of(text[end:]) or self._short_tails.start_of(text[end + 1 :]):
            return begin, end
        return begin + 1, end + 1

    def noun_at_start(self, text: str) -> int:
        """How long the known noun is that `text` begins with, 0 for none."""
        described = (end for start, end in self._described(text) if start == 0)
        return max(self._nouns.start_of(text), *described, 0)

    def noun_at_end(self, text: str) -> int:
        """How long the known noun is that `text` ends with, 0 for none."""
        described = (end - start for start, end in self._described(text) if end == len(text))
        return max(self._nouns.end_of(text), *described, 0)

    def _outside_nouns(self, spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
        """Those of `spans` that are no part of a longer noun (灌溉面积 of 有效灌溉面积)."""
        if not spans:
            return spans
        matches = self._automaton.find_matches_as_indexes(text)
        nouns = [(begin, stop) for _, begin, stop in matches if text[begin:stop] in self._hidden]
        return [
            (start, end) for start, end in spans if not any(begin <= start and end <= stop for begin, stop in nouns)
        ]

    def _described(self, text: str) -> list[tuple[int, int]]:
        """Where nouns stand that the patterns of the rules describe."""
        found = (self._any.Match(text) or ()) if self._any is not None else ()
        return [
            match.span(group)
            for pattern, group in map(self._patterns.__getitem__, found)
            for match in pattern.finditer(text)
        ]


def _patterns(regexes: Sequence[str]) -> tuple[list[tuple[Any, int]], Any]:
    """The patterns with the number of their named group, and the set that tells which are found; None for none."""
    if not regexes:
        return [], None
    import re2

    compiled = [re2.compile(regex) for regex in regexes]
    together = re2.Set.SearchSet()
    for regex in regexes:
        together.Add(regex)
    together.Compile()
    return [(pattern, pattern.groupindex["word"]) for pattern in compiled], together


def measured_acts(rules: RuleSet) -> set[str]:
    """What of an act is measured, by the rules (报销人次, 参保人数)."""
    return {act + tail for act in rules.words("measured_act") for tail in rules.words("measured_act_tail")}
