"""Districts, counties and towns that act by their names (西河镇投入资金120万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_LONGEST_NAME = 4
# Characters before a name where no phrase goes on: marks, brackets, the end of a date, and 由.
_EDGES = "，。；：、\n\u3000 ,;:（(月日年由和与及"
# Two characters of which the first counts or points (逐县, 三镇) are no name.
_COUNTING = frozenset("每逐全各本该我某此几数多其一二两三四五六七八九十")
_LONGEST_WORD = 4


class AreaFinder:
    """Finds named areas at the head of a phrase with a predicate right behind them; others are places only."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {word: entry.rule for word, entry in rules.words("area_head").items()}
        area = rf"[\u4e00-\u9fff]{{1,{_LONGEST_NAME}}}?(?:{any_of(rules.words('area_head'))})"
        self._area = re.compile(rf"(?:(?<=[{re.escape(_EDGES)}])|^){area}", re.M)
        self._others = tuple(sorted(rules.words("not_area"), key=len, reverse=True))
        fields = ("action", "modifier", "preposition", "object_marker", "status")
        self._predicates = frozenset(word for field in fields for word in rules.words(field))
        # 新化县: a character may be an adverb elsewhere; a stop is none in a name.
        self._stops = frozenset(word for field in ("name_stop", "connective") for word in rules.words(field))
        self._words = frozenset(
            word
            for field in (*fields, "connective", "name_stop", "list_tail", "general_body")
            for word in rules.words(field)
        )

    def find(self, flat: str) -> Iterator[tuple[int, int, str]]:
        """The areas in `flat` that act, as (start, end, rule), in order of the text."""
        for match in self._area.finditer(flat):
            name = match.group()
            if (
                name.endswith(self._others)
                or (len(name) == 2 and name[0] in _COUNTING)
                or self._holds_word(name)
                or not self._acts(flat, match.end())
            ):
                continue
            head = next(word for word in sorted(self._rules, key=len, reverse=True) if name.endswith(word))
            yield match.start(), match.end(), self._rules[head]

    def _holds_word(self, name: str) -> bool:
        """Whether a word of the clause stands inside the name, so that it is none (推进片区)."""
        return any(
            name[start:end] in (self._words if end - start > 1 else self._stops)
            for start in range(len(name) - 1)
            for end in range(start + 1, min(len(name), start + _LONGEST_WORD) + 1)
        )

    def _acts(self, flat: str, end: int) -> bool:
        """Whether a predicate begins at `end`, or another name of a list that goes on to one."""
        if flat[end : end + 1] in ("、", "和", "与", "及"):
            match = self._area.match(flat, end + 1)
            return match is not None and self._acts(flat, match.end())
        if flat[end : end + 2] in ("等地", "等区", "等县", "等市", "等镇"):
            end += 2
        return any(flat[end : end + length] in self._predicates for length in range(1, _LONGEST_WORD + 1))
