"""The days of everyday times: what is counted from today, the edges of a stretch, decades and centuries."""

from __future__ import annotations

from datetime import date, timedelta

from replyscan.mentions import weeks
from replyscan.mentions.days import Days, months, shifted, shifted_months
from replyscan.mentions.numerals import value_of

# The number of a century that is named and not counted, and the years of the parts of a decade.
_NAMED = {"上": 20, "本": 21}
_PARTS = {"初": (0, 2), "前": (0, 2), "中": (3, 6), "后": (7, 9), "末": (7, 9)}


def number_of(written: str | None) -> int:
    """A written count; ValueError for 几, which counts nothing."""
    if written == "几":
        raise ValueError("几 counts nothing")
    return int(value_of(written or "") or 0)


def unit_of(written: str | None) -> str:
    """The unit in its plain form (个星期 and 礼拜 are 周)."""
    unit = (written or "").removeprefix("个")
    return {"星期": "周", "礼拜": "周", "日": "天"}.get(unit, unit)


def decade(groups: dict[str, str | None]) -> Days:
    """20世纪80年代, 上世纪末; a decade alone is one of the last century."""
    century = groups["century"] or groups["onlycentury"] or "上"
    number = _NAMED.get(century) or int(value_of(century) or 0)
    first = (number - 1) * 100
    if groups["decade"] is None:
        begin, end = {"初": (0, 19), "末": (80, 99)}.get(groups["centuryedge"] or "", (0, 99))
    else:
        first += int(value_of(groups["decade"]) or 0)
        begin, end = _PARTS.get((groups["decadeedge"] or "")[:1], (0, 9))
    return Days(date(first + begin, 1, 1), date(first + end, 12, 31))


def quarter(reference: date, away: int, edge: str | None) -> Days:
    """The quarter `away` quarters from that of the day, or its first or last month."""
    start = shifted_months(date(reference.year, (reference.month - 1) // 3 * 3 + 1, 1), 3 * away)
    first, last = {"初": (0, 0), "末": (2, 2), "底": (2, 2)}.get(edge or "", (0, 2))
    return months(start.year, start.month + first, start.month + last)


def half(which: str, unit: str, reference: date) -> Days:
    """上半月 is the first fifteen days, 下半周 Thursday to Sunday."""
    whole = months(reference.year, reference.month, reference.month) if unit == "月" else weeks.week_of(reference)
    middle = whole.first + timedelta(14 if unit == "月" else 2)
    return Days(whole.first, middle) if which == "上" else Days(middle + timedelta(1), whole.last)


def stretch(way: str, count: int, unit: str, reference: date) -> Days | None:
    """上两周, 下三个月: whole weeks, months and years before or after the one at hand."""
    ahead = way in "下后"
    if unit == "月" and way == "前":
        return None
    if unit == "天":
        near, far = reference + timedelta(1 if ahead else -1), reference + timedelta(count if ahead else -count)
        return Days(min(near, far), max(near, far))
    if unit == "周":
        near_week = weeks.week_of(reference, 1 if ahead else -count)
        return Days(near_week.first, near_week.first + timedelta(7 * count - 1))
    if unit == "月":
        start = shifted_months(reference.replace(day=1), 1 if ahead else -count)
        return months(start.year, start.month, start.month + count - 1)
    first = reference.year + (1 if ahead else -count)
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def later(groups: dict[str, str | None], reference: date) -> Days:
    """20天后 is a day, 三周后 a week, 两个月后 a month, 三年后 a year."""
    if groups["halfyear"]:
        count, unit = 6.0, "月"
    else:
        half = 0.5 if groups["moreby"] or groups["andhalf"] else 0
        count, unit = number_of(groups["later"]) + half, unit_of(groups["laterunit"])
    found = shifted(reference, count, unit)
    if unit == "周":
        return weeks.week_of(found)
    if unit == "年" and count == int(count):
        return months(found.year, 1, 12)
    return Days(found, found) if unit == "天" else months(found.year, found.month, found.month)


def edge_of(days: Days, first: bool, count: int, unit: str) -> Days:
    """The first or last days, weeks or months of a stretch."""
    if unit == "天":
        if first:
            return Days(days.first, days.first + timedelta(count - 1))
        return Days(days.last - timedelta(count - 1), days.last)
    if unit == "周":
        if first:
            start = weeks.nth_week(days, 1).first
            return Days(start, start + timedelta(7 * count - 1))
        return weeks.last_weeks(days, count)
    if unit == "月" and not first:
        return Days(shifted_months(days.last.replace(day=1), 1 - count), days.last)
    raise ValueError(f"no edge of {count} {unit}")
