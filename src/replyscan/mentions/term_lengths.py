"""Tells years that say how long a term is from a rank (有效期三年), and days of every month from a term (每月15日)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_UNITS, _LONGEST = ("年", "学年", "周年", "周"), 14
# 由每月15日延长至20日
_OF_EACH_MONTH = late_pattern("(?:每|次|当|该|本)个?月的?(?:\\d{1,2}[日号][^，。；\\d]{0,6}[至到为])?$")
_LONGEST_MONTH = 14


class TermLengths:
    """The lengths of terms by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        terms, moves, settles = (
            any_of(rules.words(field)) for field in ("stretch_of_term", "term_move", "term_setting")
        )
        self._stages = tuple(rules.words("stage_word"))
        self._terms = late_pattern(f"(?:(?:{terms})(?:{settles}){{0,3}}|(?:{moves})了?(?:整整|近|约)?)$")

    def is_term(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether a figure says how long a term is, or by how much it is moved (期限暂定三年, 提前一年完成)."""
        if unit.written not in _UNITS or not number.han or plain.startswith(self._stages, unit.end):
            # 就业三年行动: what is done is called so.
            return False
        return self._terms.search(plain, max(0, number.start - _LONGEST), number.start) is not None

    def is_day(self, plain: str, start: int) -> bool:
        """Whether a figure before 日 is a day of every month, also what it was moved to (由每月15日延长至20日)."""
        return _OF_EACH_MONTH.search(plain, max(0, start - _LONGEST_MONTH), start) is not None
