"""Dates of the document itself, in digits (2024年6月18日, 2024-06-18) or in Chinese numerals (二〇二四年六月十八日)."""

from __future__ import annotations

import re
from datetime import date

from replyscan.late_pattern import late_pattern

_PLAIN = r"(?P<year>\d{4})\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})(?:\s*日)?"
_HAN = (
    r"(?P<han_year>[〇零0OoОо一二三四五六七八九]{4})\s*年\s*(?P<han_month>[一二三四五六七八九十]{1,2})\s*月"
    r"\s*(?P<han_day>[一二三四五六七八九十]{1,3})\s*日"
)
DATE = late_pattern(rf"{_PLAIN}|{_HAN}")
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零0OoОо", 0)


def read_date(match: re.Match[str]) -> date | None:
    """The date that a match of DATE in folded text says; None where the calendar has no such day."""
    try:
        if match["year"]:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        year = int("".join(str(_DIGITS[digit]) for digit in match["han_year"]))
        return date(year, _below_hundred(match["han_month"]), _below_hundred(match["han_day"]))
    except ValueError:
        return None


def _below_hundred(numeral: str) -> int:
    if "十" not in numeral:
        return _DIGITS[numeral]
    tens, _, ones = numeral.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
