"""The days of times as they are written: points with their openers and tails, ranges, periods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from replyscan.mentions.time_limits import Limits, bounded, month_of, school_year
from replyscan.mentions.time_points import Point, TimePoints
from replyscan.mentions.time_ranges import NOW
from replyscan.mentions.time_spans import TimeSpans


class WrittenTimes:
    """Reads what a pattern of times found; `openers` and `tails` are what words before and behind a point make of it.

    Each answer is the days, None for none, and the point that what is told later may count from, None for none.
    """

    def __init__(
        self, points: TimePoints, spans: TimeSpans, openers: Mapping[str, str], tails: Mapping[str, str]
    ) -> None:
        self._points, self._spans = points, spans
        self._openers, self._tails = openers, tails

    def limits(
        self, match: re.Match[str], until: str, reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        """The days of `match`, which goes on to `until`; what has no year takes that of `after` or `reference`."""
        try:
            if until and until != NOW:
                return self._range(match.group("point"), until, reference, after)
            if match.group("point") is not None:
                return self._single(match, reference, after)
            return self._period(match, reference, after)
        except (ValueError, OverflowError):
            return None, None

    def _period(
        self, match: re.Match[str], reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        """The days of a period that is one expression (2023—2025年, 1—9月, 15个工作日内)."""
        groups = match.groupdict()
        span = self._spans.limits(groups, reference)
        if span is not None:
            return Limits(*span), None
        if groups["years"] and groups["part"]:
            return self._range(f"{groups['y1']}年", f"{groups['y2']}年{groups['part']}", reference, after)
        if groups["years"]:
            first, last = int(groups["y1"]), int(groups["y2"])
            return (Limits(date(first, 1, 1), date(last, 12, 31), "period") if first <= last else None), None
        if groups["school"]:
            return school_year(int(groups["s1"]), int(groups["s2"]), groups["term"] or ""), None
        if groups["dotted"]:
            first_month, last_month = month_of(groups["from"] or ""), month_of(groups["upto"] or "")
            return Limits(first_month.first, last_month.last, "period"), None
        if groups["months"]:
            return self._range(groups["months"] + "月", groups["tomonth"], reference, after)
        if groups["row"]:
            month, _, upto = groups["row"].partition("、")
            return self._range(f"{groups['listed']}{month}月", f"{upto}月", reference, after)
        if groups["quarters"]:
            return self._range(groups["quarters"] + "季度", groups["toquarter"], reference, after)
        if groups["days"]:
            return self._range(groups["days"] + "日", groups["today"], reference, after)
        return None, None

    def _range(
        self, written: str, until: str, reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        """The days from the point `written` to the point `until`."""
        ended = self._points.read(until, reference, after) if after is not None else None
        if after is not None and ended is not None and ended.month is not None and ended.year == after.year:
            # 2020年1-8月达标率为100%，甲断面1-8月达到Ⅱ类: a range that ends no earlier lies in the same year.
            after = after._replace(month=None)
        first = self._points.read(written, reference, after)
        if first is None:
            return None, None
        last = self._points.read(until, reference, first)
        if last is None:
            return None, None
        if first.days is None or last.days is None:
            return Limits(None, None, "period"), last
        if first.days.first > last.days.last:
            return None, None
        # 2020年1-8月达标，……1-8月: the year written before the first month is the range's.
        return Limits(first.days.first, last.days.last, "period"), last._replace(dated=first.dated or last.dated)

    def _single(
        self, match: re.Match[str], reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        """The days of one point."""
        written, tail = match.group("point"), self._tails.get(match.group("tail"), "")
        if (match.group("tail") or "").endswith("以来"):
            tail = "since"
        # 从2020年的1.2万增加到2023年的3.5万: the years of two figures, no period and no deadline.
        opener = "" if match.group("offigure") is not None else self._openers.get(match.group("opener"), "")
        if tail in ("end", "end_before") and not written.endswith(("底", "末")):
            written += "底"
        # 明年，……；上半年完成主体: a half of the year to come; 去年建成……，上半年完成……: one of today's.
        ahead = after is not None and reference is not None and after.year > reference.year
        named = self._points.names_part(written) or (ahead and self._points.names_half(written))
        point = self._points.read(written, reference, after if named else None)
        if point is None:
            return None, None
        if point.days is None:
            return Limits(None, None, "point"), point
        return bounded(point, written, tail, opener), point
