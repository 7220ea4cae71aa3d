"""Time expressions (GUIDELINES section 7), as inclusive days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from replyscan.mentions.numerals import plain_text, value_of
from replyscan.records import Time, TimeKind
from replyscan.rules import RuleSet

_YEAR = r"(?:20|19)\d\d\s?年|今年|去年|明年|前年|后年|本年|当年"
_PART = r"上半年|下半年|(?:第?[一二三四1-4])季度|年底|年末|年初|年中"
_MONTH = r"\d{1,2}\s?月(?:份)?"
_DAY = r"\s?(?:上旬|中旬|下旬|底|初|\d{1,2}\s?日)"
_POINT = rf"(?:(?:{_YEAR})\s?(?:年?底|年?末)?(?:{_PART}|{_MONTH}(?:{_DAY})?)?|年底|年末|年内|{_MONTH}(?:{_DAY})?)"
_HAN_YEARS = r"(?:\d{1,2}|[一二两三四五六七八九十])"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_RELATIVE = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "明年": 1, "前年": -2, "后年": 2}


class TimeFinder:
    """Finds times by the plan periods of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._plans = {
            word: tuple(map(int, str(entry.value).split("-"))) for word, entry in rules.entries("plan_period").items()
        }
        plans = "|".join(self._plans)
        self._pattern = re.compile(
            rf"(?P<plan>[“\"]?(?P<planname>{plans})[”\"]?(?P<plantail>期间|时期|以来|末期?|期末|前三年))"
            rf"|(?P<spanopen>自|从)?(?P<from>{_POINT})\s?(?P<joint>起?[至到—\-－~～]+)\s?(?P<to>{_POINT})(?P<rangetail>期间|底)?"
            rf"|(?P<yearspan>(?:20|19)\d\d)\s?[—\-－~～至]+\s?(?P<yearend>(?:20|19)\d\d)\s?年(?P<yearstail>度|期间)?"
            rf"|(?P<within>{_HAN_YEARS}年(?:之?内)|年内)"
            rf"|(?P<last>(?:近|过去|最近|连续){_HAN_YEARS}年(?:来)?)"
            rf"|(?P<opener>截至|截止|自|从|到|至|于)?(?P<point>{_POINT})(?P<tail>以来|起|以前|之前|前|底前|末前|底|末|内|期间)?"
        )

    def find(self, text: str, reference: date | None) -> list[Time]:
        """The times of `text` in order; without a reference day relative ones are left out."""
        plain = plain_text(text)
        found = []
        for match in self._pattern.finditer(plain):
            if plain[match.end() : match.end() + 1] in ("版", "级", "制"):
                continue
            days = self._days(match, reference)
            if days is not None:
                start, end = match.span()
                found.append(Time(text[start:end], start, end, *days, rules=("times.grammar",)))
        return found

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the times of `text` stand."""
        return [(t.start_offset, t.end_offset) for t in self.find(text, date(2024, 1, 1))]

    def _days(self, match: re.Match[str], reference: date | None) -> tuple[date | None, date | None, TimeKind] | None:
        groups = match.groupdict()
        try:
            if groups["plan"]:
                return _plan(self._plans[groups["planname"]], groups["plantail"])
            if groups["yearspan"]:
                return date(int(groups["yearspan"]), 1, 1), date(int(groups["yearend"]), 12, 31), "period"
            if groups["within"]:
                return _within(groups["within"], reference)
            if groups["last"]:
                return _last(groups["last"], reference)
            if groups["from"]:
                first = _point(groups["from"], reference, None)
                if first is None:
                    return None
                last = _point(groups["to"] + (groups["rangetail"] or "").replace("期间", ""), reference, first[0])
                return None if last is None else (first[0], last[1], "period")
            return _single(groups, reference)
        except (ValueError, OverflowError):
            return None

    def before(self, time: Time, reference: date) -> Time:
        """`time` a year earlier where it has no year of its own and lies after `reference`."""
        if re.search(r"年", time.text) or time.end is None or time.end <= reference or time.start is None:
            return time
        return Time(
            time.text,
            time.start_offset,
            time.end_offset,
            _year_before(time.start),
            _year_before(time.end),
            time.kind,
            time.rules,
        )


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, monthrange(day.year - 1, day.month)[1]))


def _plan(years: tuple[int, ...], tail: str) -> tuple[date | None, date | None, TimeKind]:
    first, last = years
    if tail.endswith("末") or tail == "末期":
        return date(last, 1, 1), date(last, 12, 31), "point"
    if tail == "以来":
        return date(first, 1, 1), None, "period"
    return date(first, 1, 1), date(last, 12, 31), "period"


def _within(written: str, reference: date | None) -> tuple[date | None, date | None, TimeKind] | None:
    if reference is None:
        return None
    if written == "年内":
        return None, date(reference.year, 12, 31), "deadline"
    years = value_of(re.sub(r"年之?内", "", written))
    return None if years is None else (None, reference.replace(year=reference.year + int(years)), "deadline")


def _last(written: str, reference: date | None) -> tuple[date | None, date | None, TimeKind] | None:
    years = value_of(re.sub(r"[近过去最连续年来]", "", written))
    if reference is None or years is None:
        return None
    return reference.replace(year=reference.year - int(years)), reference, "period"


def _single(groups: dict[str, str | None], reference: date | None) -> tuple[date | None, date | None, TimeKind] | None:
    written, tail, opener = groups["point"] or "", groups["tail"] or "", groups["opener"] or ""
    if tail in ("底", "末", "底前", "末前"):
        written += "底"
    days = _point(written, reference, None)
    if days is None:
        return None
    first, last = days
    if tail in ("以来", "起") or opener in ("自", "从"):
        return first, None, "period"
    if opener in ("截至", "截止"):
        return None, last, "period"
    if tail in ("前", "以前", "之前"):
        whole_year = re.fullmatch(r"(?:20|19)\d\d年|今年|明年|后年", written)
        return None, (first - timedelta(1) if whole_year else last), "deadline"
    if tail in ("底前", "末前") or opener in ("到", "至") or tail == "内":
        return None, last, "deadline"
    if written in ("年底", "年末"):
        return first, last, "point"
    if "半年" in written or "季度" in written or tail == "期间":
        return first, last, "period"
    return first, last, "point"


def _point(written: str, reference: date | None, after: date | None) -> tuple[date, date] | None:
    """First and last day of a year, part of a year, month or day."""
    written = re.sub(r"\s", "", written)
    match = re.match(r"(?P<year>(?:20|19)\d\d)年|(?P<relative>今年|去年|明年|前年|后年|本年|当年)", written)
    year: int | None = None
    if match:
        year = int(match.group("year")) if match.group("year") else None
        if match.group("relative"):
            year = reference.year + _RELATIVE[match.group("relative")] if reference else None
        written = written[match.end() :]
    elif after is not None:
        year = after.year
    elif reference is not None:
        year = reference.year
    if year is None:
        return None
    return _in_year(year, written)


def _in_year(year: int, rest: str) -> tuple[date, date] | None:
    if rest in ("", "度", "年内"):
        return date(year, 1, 1), date(year, 12, 31)
    if rest.startswith(("年底", "年末", "底", "末")):
        return date(year, 12, 31), date(year, 12, 31)
    if rest == "年初":
        return date(year, 1, 1), date(year, 1, 31)
    if rest == "年中":
        return date(year, 6, 1), date(year, 6, 30)
    if rest == "上半年":
        return date(year, 1, 1), date(year, 6, 30)
    if rest == "下半年":
        return date(year, 7, 1), date(year, 12, 31)
    quarter = re.fullmatch(r"第?([一二三四1-4])季度(?:底|末)?", rest)
    if quarter:
        number = _QUARTERS.get(quarter.group(1)) or int(quarter.group(1))
        return date(year, number * 3 - 2, 1), _month_end(year, number * 3)
    month = re.fullmatch(r"(\d{1,2})月(?:份)?(上旬|中旬|下旬|底|初|末|(\d{1,2})日)?(?:底|末)?", rest)
    if not month:
        return None
    number, part = int(month.group(1)), month.group(2)
    if month.group(3):
        day = date(year, number, int(month.group(3)))
        return day, day
    first, last = date(year, number, 1), _month_end(year, number)
    if part == "上旬":
        return first, date(year, number, 10)
    if part == "中旬":
        return date(year, number, 11), date(year, number, 20)
    if part == "下旬":
        return date(year, number, 21), last
    return first, last


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
