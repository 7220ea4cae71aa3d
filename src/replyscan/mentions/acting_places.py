"""Provinces and cities that act by their known names (浙江建成园区114个，宁波开展培训)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# Where a phrase begins: behind a mark, or behind the number of a point (二是浙江出台措施).
_PHRASES = late_pattern("(?<=[，。；：\n\u3000 ,;:年月])|(?<=[一二三四五六七八九]是)|^", re.M)
_LONGEST_WORD = 4
_JOINTS = "、和与及"
# What closes a list of places, and what of one character opens the predicate of a list.
_OF_LIST = late_pattern("等?(?:[两三四五六七八九十]|\\d{1,2})个?[省市州盟县区旗地]|等[省市州盟县区旗地]|")
_LIST_PREDICATES = frozenset("还都均把对在先")


class ActingPlaces:
    """Finds known provinces and prefectures at the head of a phrase with a predicate right behind them."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {word: entry.rule for word, entry in rules.words("place_name").items()}
        self._places = EdgeWords(self._rules)
        nouns = rules.words("nominal")
        # 上海建设银行, 贵州供水工程: a verb that is a noun by habit may belong to a name.
        acts = [word for word in rules.words("action") if word not in nouns]
        adverbs = [word for field in ("modifier", "modifying_verb") for word in rules.words(field)]
        words = (*acts, *adverbs, *rules.words("acting_place_opener"))
        self._predicates = EdgeWords(word for word in words if 1 < len(word) <= _LONGEST_WORD)
        self._adverbs = frozenset("将已也正拟")

    def find(self, flat: str, bodies: Set[int]) -> Iterator[tuple[int, int, str]]:
        """The places in `flat` that act, as (start, end, rule); at `bodies` the names of bodies begin."""
        for phrase in _PHRASES.finditer(flat):
            start = phrase.end()
            length = self._places.start_of(flat, start)
            if not length or start in bodies:
                continue
            first = start + length
            end, listed = self._list_end(flat, first)
            adverb = flat[end : end + 1] in self._adverbs or (listed and flat[end : end + 1] in _LIST_PREDICATES)
            if adverb or self._predicates.start_of(flat, end):
                yield start, end, self._rules[flat[start:first]]

    def _list_end(self, flat: str, end: int) -> tuple[int, bool]:
        """Where a list of places ends whose first one ends at `end`, and whether there is one (浙江、广东两省)."""
        listed = False
        while flat[end : end + 1] and flat[end] in _JOINTS and (length := self._places.start_of(flat, end + 1)):
            end, listed = end + 1 + length, True
        closed = _OF_LIST.match(flat, end)
        return (closed.end() if closed is not None and listed else end), listed
