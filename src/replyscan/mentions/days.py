"""Days, months and years as first and last days; what is added to them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date


def day(year: int, month: int, number: int) -> Days:
    """One day; ValueError where the calendar has none such."""
    found = date(year, month, number)
    return Days(found, found)


def months(year: int, first: int, last: int) -> Days:
    """Whole months of a year; months above 12 lie in the next one."""
    return Days(_month_start(year, first), _month_end(year, last))


def shifted_months(start: date, count: int) -> date:
    """The day `count` months away; the last of the month where the month is shorter."""
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shifted(start: date, count: float, unit: str) -> date:
    """The day `count` 年, 月, 周, 天 or 工作日 away."""
    if unit == "年":
        return shifted_months(start, round(count * 12))
    if unit == "月":
        whole = shifted_months(start, int(count))
        return whole + timedelta(round((count - int(count)) * 30))
    if unit == "季度":
        return shifted_months(start, round(count * 3))
    if unit == "工作日":
        return _working_days(start, int(count))
    return start + timedelta(round(count * (7 if unit == "周" else 1)))


def _working_days(start: date, count: int) -> date:
    """Weekends are skipped; holidays are not known here."""
    weeks, rest = divmod(count, 5)
    found = start + timedelta(7 * weeks)
    while rest > 0:
        found += timedelta(1)
        rest -= found.weekday() < 5
    return found


def _month_start(year: int, month: int) -> date:
    extra, month = divmod(month - 1, 12)
    return date(year + extra, month + 1, 1)


def _month_end(year: int, month: int) -> date:
    extra, month = divmod(month - 1, 12)
    return date(year + extra, month + 1, monthrange(year + extra, month + 1)[1])
