"""Weeks and weekdays as days: weeks begin on Monday, the first week of a month or year with its first Monday."""

from __future__ import annotations

from datetime import date, timedelta

from replyscan.mentions.days import Days

_WEEKDAYS = "一二三四五六日"


def weekday(written: str) -> int:
    """0 for 一 to 6 for 日 and 天."""
    return _WEEKDAYS.index("日" if written == "天" else written)


def week_of(day: date, away: int = 0) -> Days:
    """The week `away` weeks from that of `day`."""
    monday = day - timedelta(day.weekday()) + timedelta(7 * away)
    return Days(monday, monday + timedelta(6))


def in_week(week: Days, written: str) -> Days:
    """One weekday of a week, or its end (末)."""
    if written == "末":
        return Days(week.first + timedelta(5), week.last)
    day = week.first + timedelta(weekday(written))
    return Days(day, day)


def next_weekday(day: date, written: str) -> Days:
    """The first such weekday after `day`."""
    ahead = (weekday(written) - day.weekday() - 1) % 7 + 1
    found = day + timedelta(ahead)
    return Days(found, found)


def nth_week(inside: Days, number: int) -> Days:
    """The `number`-th week of a month or year; ValueError where there is none such."""
    return week_of(nth_weekday(inside, number, "一").first)


def last_weeks(inside: Days, number: int) -> Days:
    """The last `number` whole weeks of a month or year."""
    end = inside.last - timedelta((inside.last.weekday() + 1) % 7)
    return Days(end - timedelta(7 * number - 1), end)


def nth_weekday(inside: Days, number: int, written: str) -> Days:
    """The `number`-th such weekday of a month or year, from its end where `number` is negative; else ValueError."""
    if number > 0:
        first = inside.first + timedelta((weekday(written) - inside.first.weekday()) % 7)
        found = first + timedelta(7 * (number - 1))
    else:
        last = inside.last - timedelta((inside.last.weekday() - weekday(written)) % 7)
        found = last + timedelta(7 * (number + 1))
    if not inside.first <= found <= inside.last:
        raise ValueError(f"no {number}th {written} in {inside}")
    return Days(found, found)
