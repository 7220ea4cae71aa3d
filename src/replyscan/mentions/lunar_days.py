"""Days of the lunar calendar (农历八月十五, 腊月初十, 春节) as days of the solar one."""

from __future__ import annotations

import re
from datetime import date

from replyscan.mentions.days import Days
from replyscan.mentions.numerals import value_of

_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_DAY = "初(?:十|[一二三四五六七八九]|[1-9])|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十|[12]\\d|30|[1-9]"
# A month is one of the lunar calendar by its mark, its name or the form of its day; else it is a solar one.
MONTH = (
    "(?:(?P<lunarmark>农历|阴历)(?P<lunaryear>{year})?的?(?P<leap>闰)?(?P<lunarmonth>[正冬腊]|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月"
    "|(?P<leaponly>闰)(?P<leapmonth>十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月"
    "|(?P<namedmonth>[正腊]|冬(?=月(?:初|廿|十|二)))月"
    "|(?P<plainmonth>十[一二]?|[二三四五六七八九])月(?=初(?:十|[一二三四五六七八九1-9])|廿))"
    f"(?P<lunarday>{_DAY})?[日号]?"
)


def day_of(year: int, written: str) -> Days:
    """A festival given as month and day of the lunar year, 0-0 for its last day."""
    month, number = map(int, written.split("-"))
    if month == 0:
        last = _solar(year + 1, 1, 1).toordinal() - 1
        return Days(date.fromordinal(last), date.fromordinal(last))
    found = _solar(year, month, number)
    return Days(found, found)


def solar_term(year: int, name: str) -> Days:
    """One of the twenty-four terms (冬至) of a solar year; ValueError where the tables (1900 to 2100) end."""
    from borax.calendars.lunardate import TermUtils

    found: date = TermUtils.nth_term_day(year, TermUtils.name2index(name))
    return Days(found, found)


def month_of(year: int, match: re.Match[str]) -> Days:
    """The day or month that MONTH matched, in the lunar year; ValueError where it has none such."""
    written = match.group("lunarmonth") or match.group("leapmonth") or match.group("namedmonth")
    written = written or match.group("plainmonth")
    month = _MONTHS.get(written) or int(value_of(written) or 0)
    leap = bool(match.group("leap") or match.group("leaponly"))
    number = match.group("lunarday")
    if number:
        found = _solar(year, month, int(value_of(number.removeprefix("初")) or 0), leap)
        return Days(found, found)
    return Days(_solar(year, month, 1, leap), _end_of_month(year, month, leap))


def _end_of_month(year: int, month: int, leap: bool) -> date:
    """A lunar month has 30 days or 29."""
    try:
        return _solar(year, month, 30, leap)
    except ValueError:
        return _solar(year, month, 29, leap)


def _solar(year: int, month: int, number: int, leap: bool = False) -> date:
    """The solar day; ValueError where the lunar calendar has none such or the tables (1900 to 2100) end."""
    # Read only where a text has a lunar day, for few have.
    from borax.calendars.lunardate import LunarDate

    found: date = LunarDate(year, month, number, int(leap)).to_solar_date()
    return found
