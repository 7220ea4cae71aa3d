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
# 2024619日, 20241118: pages may lose 年 and 月.
_RUN_ON = late_pattern(r"(20\d\d)(\d{2,4})日?")
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


def apart(line: str) -> str:
    """A date that fills a line and whose digits run on, with marks between (2024619日 as 2024-6-19).

    "" for another line, and where the digits may say two days (2024112).
    """
    found = _RUN_ON.fullmatch(line.strip())
    if found is None:
        return ""
    year, rest = found.groups()
    splits = [2] if len(rest) == 4 else range(1, len(rest))
    days = [f"{year}-{rest[:at]}-{rest[at:]}" for at in splits if len(rest) == 4 or "0" not in (rest[0], rest[at])]
    real = [day for day in days if (match := DATE.fullmatch(day)) and read_date(match) is not None]
    return real[0] if len(real) == 1 else ""
