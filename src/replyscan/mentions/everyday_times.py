"""Times as people speak of them: days and weeks from today, counted stretches, festivals, decades, lunar days.

Official letters date what they do by the calendar, so `extract` does not read these; `find_times` does, for any text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from replyscan.late_pattern import late_pattern
from replyscan.mentions import lunar_days, weeks
from replyscan.mentions.days import Days, day, months
from replyscan.mentions.everyday_days import decade, edge_of, half, later, number_of, quarter, stretch, unit_of
from replyscan.mentions.everyday_pattern import COUNTED, EverydayPattern
from replyscan.mentions.numerals import plain_text, value_of
from replyscan.mentions.time_points import TimePoints
from replyscan.records import Time, TimeKind
from replyscan.rules import RuleSet

_RULE = "times.everyday"
_BREAKS = frozenset("，。；：、！？,;:!?\n（）()《》“”")
_LONGEST_CLAUSE = 60
_UPTO = late_pattern(" ?[到至] ?")


class EverydayTimes:
    """Finds everyday times by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._points = TimePoints(rules)
        self._point = late_pattern(self._points.pattern)
        self._words = EverydayPattern(rules, self._points)

    def find(self, text: str, reference: date | None, dated: Sequence[Time]) -> list[Time]:
        """The everyday times of `text` in order; none without a day they are counted from, but for decades.

        `dated` are the calendar's times in the text: a day without a month takes the month of the one before it.
        """
        return list(self._read(text, plain_text(text), reference, dated))

    def _read(self, text: str, plain: str, reference: date | None, dated: Sequence[Time]) -> Iterator[Time]:
        done = 0
        for index, sign, _ in self._words.signs.find_matches_as_indexes(plain + "。"):
            if sign < done or (index in self._words.counting and not COUNTED.match(plain, sign)):
                continue
            begin, end = _clause(plain, sign, done)
            unlike = [match.span() for match in self._words.lookalikes.finditer(plain, begin, end)]
            for match in self._words.times.finditer(plain, begin, end):
                if any(first < match.end() and match.start() < last for first, last in unlike):
                    continue
                try:
                    found = self._days_of(match, reference, dated)
                except (ValueError, OverflowError):
                    found = None
                if found is not None:
                    yield self._time(text, plain, match, found, reference)
            done = end

    def _time(self, text: str, plain: str, match: re.Match[str], found: Days, reference: date | None) -> Time:
        start, stop = match.span()
        if match.group("eve") or match.group("aloneeve"):
            # 春节前 ends on its eve.
            return Time(text[start:stop], start, stop, None, found.first - timedelta(1), "deadline", rules=(_RULE,))
        kind: TimeKind = "point" if found.last - found.first < timedelta(32) else "period"
        until = self._until(plain, stop, reference)
        if until is not None and until[1] >= found.first:
            stop, kind, found = until[0], "period", Days(found.first, until[1])
        return Time(text[start:stop], start, stop, found.first, found.last, kind, rules=(_RULE,))

    def _days_of(self, match: re.Match[str], reference: date | None, dated: Sequence[Time]) -> Days | None:
        """The days of what the pattern found; None where only the day of the text could tell them."""
        groups = match.groupdict()
        if groups["decade"] or groups["onlycentury"]:
            return decade(groups)
        if groups["inside"] or groups["whole"]:
            return self._part(groups, reference)
        if groups["term"]:
            year = self._points.year_of(groups["termyear"], reference) if groups["termyear"] else None
            year = year or (reference.year if reference else None)
            return None if year is None else lunar_days.solar_term(year, groups["term"])
        if groups["lunar"] or groups["festival"] or groups["alone"]:
            return self._festival(match, reference)
        if reference is None:
            return None
        if groups["day"]:
            found = reference + timedelta(self._words.days[groups["day"]])
            return Days(found, found)
        if groups["weekopener"]:
            week = weeks.week_of(reference, self._words.weeks[groups["weekopener"]])
            return weeks.in_week(week, groups["weekday"]) if groups["weekday"] else week
        if groups["bareday"]:
            return weeks.next_weekday(reference, groups["bareday"])
        if groups["quarter"]:
            return quarter(reference, self._words.quarters[groups["quarter"]], groups["quarteredge"])
        if groups["half"]:
            return half(groups["half"], groups["halfunit"] or "", reference)
        if groups["way"]:
            return stretch(groups["way"], number_of(groups["count"]), unit_of(groups["unit"]), reference)
        if groups["monthday"]:
            return _month_day(int(value_of(groups["monthday"]) or 0), match.start(), reference, dated)
        return later(groups, reference)

    def _until(self, plain: str, at: int, reference: date | None) -> tuple[int, date] | None:
        """Where the day of the calendar ends that closes a range (上周四到十月一日), and the day."""
        upto = _UPTO.match(plain, at)
        written = self._point.match(plain, upto.end()) if upto else None
        point = self._points.read(written.group(), reference, None) if written else None
        return None if written is None or point is None or point.days is None else (written.end(), point.days.last)

    def _part(self, groups: dict[str, str | None], reference: date | None) -> Days | None:
        """The third week of a month, the last five days of a year."""
        point = self._points.read(groups["inside"] or groups["whole"] or "", reference, None)
        if point is None or point.days is None:
            return None
        if groups["edge"]:
            number, unit = number_of(groups["edgecount"]), unit_of(groups["edgeunit"])
            return edge_of(point.days, groups["edge"] == "前", number, unit)
        number = -1 if groups["last"] else number_of(groups["nth"])
        if groups["nthday"]:
            return weeks.nth_weekday(point.days, number, groups["nthday"])
        return weeks.nth_week(point.days, number) if number > 0 else weeks.last_weeks(point.days, 1)

    def _festival(self, match: re.Match[str], reference: date | None) -> Days | None:
        """A lunar day or a festival; without a year the festival yet to come."""
        written = match.group("ofyear") or match.group("lunaryear") or match.group("festivalyear")
        year = self._points.year_of(written, reference) if written else reference.year if reference else None
        if year is None:
            return None
        if match.group("lunar"):
            return lunar_days.month_of(year, match)
        found = self._named_day(match.group("festival") or match.group("alone"), year)
        if written is None and reference is not None and found.last < reference:
            return self._named_day(match.group("festival") or match.group("alone"), year + 1)
        return found

    def _named_day(self, name: str, year: int) -> Days:
        if name in self._words.lunar:
            return lunar_days.day_of(year, self._words.lunar[name])
        if name in self._words.weekdays:
            month, number, weekday = self._words.weekdays[name].split("-")
            return weeks.nth_weekday(months(year, int(month), int(month)), int(number), weekday)
        month, number = self._words.solar[name].split("-")
        return day(year, int(month), int(number))


def merged(text: str, dated: Sequence[Time], everyday: Sequence[Time]) -> list[Time]:
    """Both kinds of times in order; of two that overlap the longer one, two that 到 or 至 joins as one."""
    if not everyday:
        return list(dated)
    kept: list[Time] = []
    for found in sorted((*dated, *everyday), key=lambda time: (time.start_offset, -time.end_offset)):
        while kept and kept[-1].end_offset > found.start_offset and _length(kept[-1]) < _length(found):
            kept.pop()
        if not kept or kept[-1].end_offset <= found.start_offset:
            kept.append(found)
    return _joined(text, kept)


def _joined(text: str, times: Sequence[Time]) -> list[Time]:
    """从上个月到今天: one period where both of its ends stand beside 到 or 至."""
    joined: list[Time] = []
    for time in times:
        before = joined[-1] if joined else None
        if before is not None and _ends(text, before, time):
            begin, end = before.start_offset, time.end_offset
            joined[-1] = Time(text[begin:end], begin, end, before.start, time.end, "period", rules=(_RULE,))
        else:
            joined.append(time)
    return joined


def _ends(text: str, first: Time, last: Time) -> bool:
    """Whether two times are the ends of one period."""
    if first.start is None or last.end is None or first.start > last.end:
        return False
    return _UPTO.fullmatch(text, first.end_offset, last.start_offset) is not None


def _length(time: Time) -> int:
    return time.end_offset - time.start_offset


def _clause(plain: str, at: int, floor: int) -> tuple[int, int]:
    """The clause around a place, with the mark behind it."""
    begin = at
    while begin > max(floor, at - _LONGEST_CLAUSE) and plain[begin - 1] not in _BREAKS:
        begin -= 1
    end = at
    while end < min(len(plain), at + _LONGEST_CLAUSE) and plain[end] not in _BREAKS:
        end += 1
    return begin, min(end + 1, len(plain))


def _month_day(number: int, at: int, reference: date, dated: Sequence[Time]) -> Days | None:
    """A day without a month: of the month of the date before it, else of the month at hand."""
    index = bisect_left([time.end_offset for time in dated], at) - 1
    before = dated[index].start if index >= 0 else None
    month = before if before is not None and before == dated[index].end else reference
    return day(month.year, month.month, number)
