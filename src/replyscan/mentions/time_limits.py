"""The first and last day that a point of time means, with the words before and behind it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.days import Days, months
from replyscan.mentions.time_points import SCHOOL_TERMS, Point
from replyscan.records import TimeKind

_TERMS, _SPRING = ("学期", *SCHOOL_TERMS), SCHOOL_TERMS[0]
# 去冬今春, 今冬明春
_TWO_SEASONS = late_pattern("[去今明][春夏秋冬][至到]?[今明][春夏秋冬]")
_FIRST_FEW = late_pattern("前.{1,2}个?月")


class Limits(NamedTuple):
    """The days, inclusive; None where open."""

    start: date | None
    end: date | None
    kind: TimeKind


def month_of(written: str) -> Days:
    """2019.03 as a month, 2019 as a year."""
    year, _, month = written.partition(".")
    return months(int(year), int(month or 1), int(month or 12))


def school_year(first: int, last: int, term: str) -> Limits | None:
    """2023—2024学年 from September to July; its first term to January, its second from February on."""
    if last != first + 1:
        return None
    begin, end = {"": (9, 19), "一": (9, 13), "1": (9, 13), "上": (9, 13)}.get(term, (14, 19))
    days = months(first, begin, end)
    return Limits(days.first, days.last, "period")


def follows(told: Point, point: Point, found: Limits, reference: date | None) -> bool:
    """Whether a day yet to come that has no year goes on with a tale of the past (去年8月11日……。8月15日……)."""
    if point.dated or reference is None or found.kind != "point" or found.start is None or told.days is None:
        return False
    single_day = found.start == found.end and told.month is not None and (point.month or 0) >= told.month
    return single_day and found.start > reference and told.days.last < reference


def bounded(point: Point, written: str, tail: str, opener: str) -> Limits:
    """The days of a point with what its opener and tail make of them."""
    assert point.days is not None
    first, last = point.days
    if tail == "since":
        return Limits(first, None, "period")
    if tail == "after":
        return Limits(last + timedelta(1), None, "period")
    if tail == "before":
        return Limits(None, first - timedelta(1) if point.excluded else last, "deadline")
    if tail == "before_event":
        # 2024年秋季学期开学前, 明年汛期前: the term begins it; of a year only its end is sure.
        if written.endswith(_SPRING):
            # Schools open with the term in February, though spring begins in March.
            first = first.replace(month=2)
        return Limits(None, first - timedelta(1) if written.endswith(_TERMS) else last, "deadline")
    if tail in ("end_before", "until"):
        return Limits(None, last, "deadline")
    if opener == "since":
        return Limits(first, None, "period")
    if opener == "until":
        return Limits(None, last, "point")
    if opener == "by":
        return Limits(None, last, "deadline")
    several = (
        _TWO_SEASONS.match(written)
        or "半年" in written
        or "季度" in written
        or _FIRST_FEW.search(written)
        or tail == "during"
        # 国庆假期
        or (point.excluded and point.month is not None and last > first)
    )
    return Limits(first, last, "period" if several else "point")
