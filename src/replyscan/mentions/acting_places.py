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
            end = start + length
            if flat[end : end + 1] in self._adverbs or self._predicates.start_of(flat, end):
                yield start, end, self._rules[flat[start:end]]
