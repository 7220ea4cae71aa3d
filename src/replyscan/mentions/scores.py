"""Points of an assessment (分值由10分提高到20分), told from minutes and coins by what stands before them."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_POINT = "分"
# How far before a figure the word stands that tells what is assessed.
_REACH = 24
# 3分钟, 3分之一, 2分公司: what makes another word of 分.
_ENDS = late_pattern(rf"{_POINT}(?=$|[，。；：、,;!！?？）)”》\s以左上下的和与及至到者或提降调起])")


class Scores:
    """Finds points by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        words = rules.words("score_word")
        self._rule = next((entry.rule for entry in words.values()), "")
        # 考核用时30分 tells minutes.
        self._told = late_pattern(rf"(?:{any_of(words)})[^，。；：、时\n]*\Z")

    def unit(self, plain: str, number: WrittenNumber) -> Unit | None:
        """The unit of a figure in digits that tells points; None for any other figure."""
        if number.han or not _ENDS.match(plain, number.end):
            return None
        if not self._told.search(plain, max(0, number.start - _REACH), number.start):
            return None
        return Unit(number.end + 1, _POINT, "count", self._rule, _POINT)
