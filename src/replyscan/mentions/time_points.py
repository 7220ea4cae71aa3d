"""One point of time as written (2024年, 今年9月底, 三季度, 国庆节) → its first and last day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions import lunar_days
from replyscan.mentions.days import Days, day, months, shifted_months
from replyscan.mentions.numerals import value_of
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_HAN = "零〇一二三四五六七八九"
_WHOLE = "年(?:度(?![假汛夏]))?"
# A year of two figures is one only beside what a year has behind it (零七年, 97年一季度, 19年底).
_SHORT_YEAR = (
    r"0\d ?年|[零〇][一二三四五六七八九] ?年"
    r"|\d\d ?年(?= ?1?\d ?月| ?十?[一二三四五六七八九十]月|[底末](?![层部子线])|[一二三四]季度"
    r"|第[一二三四五六七八九十\d]{1,3}个?[周星礼月])"
    rf"|[五六七八九][{_HAN}] ?年(?=前?十?[一二三四五六七八九十\d]个?月|[一二三四]季度)"
)
_YEAR = rf"(?:1\d|20|21)\d\d ?{_WHOLE}|[一二][{_HAN}]{{3}} ?{_WHOLE}|{_SHORT_YEAR}"
_MONTH_NUMBER = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
# 今年元月, but 500元月租 and 美元月均.
_FIRST_MONTH = "(?<![\\d一二三四五六七八九十百千万亿美欧日港澳加韩单公])元(?=月)"
_MONTH = rf"(?:{_MONTH_NUMBER}|{_FIRST_MONTH}) ?月(?:份(?!额))?"
# The last characters of what is completed (建成后年供水量, 投产后年产值, 实施后年节水).
_COMPLETED = "成产施用行工收运效束完复动营投竣批造"
_DAY_NUMBER = r"[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]"
_DAY = rf" ?(?:(?:{_DAY_NUMBER}) ?[日号]|[上中下]旬|月?底|月?末|月?初(?![中步级审始])|月中)"
_ISO = r"(?<![\d.])(?:1\d|20)\d\d([-/.])(?:1[0-2]|0?[1-9])\1(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_QUARTER = "第?[一二三四1-4]个?季度(?:初|末|底)?"
# 提前5个月完成 and 此前3个月 are not the first months of a year.
_FIRST_FEW = r"(?<![提目此之以])前(?:1[0-2]|[1-9]|十[一二]?|[一二两三四五六七八九])个?(?:月|季度)"
_NTH_MONTH = rf"第(?:{_MONTH_NUMBER})个?月"
_EDGES = "年?底|年?末|年?初(?![中步级审始])|年中"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_TENTHS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
# How many times the year of 29 February may be put off to one that has the day.
_LEAP = 4
# The year of a date that stands before (当年8月).
SAME_YEAR = ("当年", "同年")
# What needs no year before the opening of schools (秋季开学前).
SCHOOL_TERMS = ("春季", "秋季")


class Point(NamedTuple):
    """A point read: its days, whether its year is written, and its year and month for what follows it.

    `days` is None for a day that the calendar does not have. `excluded` says that 前 ends on the day ahead of it, as
    that of a year and of a festival does (2024年前, 国庆节前); 9月30日前 ends on that day.
    """

    days: Days | None
    dated: bool
    year: int
    month: int | None
    excluded: bool = False


class TimePoints:
    """The points of time of a rule set: the pattern that finds them and the days they are."""

    def __init__(self, rules: RuleSet) -> None:
        self._years = {word: int(str(entry.value)) for word, entry in rules.entries("relative_year").items()}
        self._months = {word: int(str(entry.value)) for word, entry in rules.entries("relative_month").items()}
        self._parts = {
            word: tuple(map(int, str(entry.value).split("-"))) for word, entry in rules.entries("year_part").items()
        }
        self._seasons = {
            word: tuple(map(int, str(entry.value).split())) for word, entry in rules.entries("season_of_year").items()
        }
        self._festivals = {
            word: tuple(map(int, str(entry.value).split("-"))) for word, entry in rules.entries("festival").items()
        }
        self._today = frozenset(rules.words("today_word"))
        self._lunar = {word: str(entry.value) for word, entry in rules.entries("lunar_festival").items()}
        self._holidays = {word: str(entry.value).split() for word, entry in rules.entries("holiday").items()}
        all_days = any_of(rules.words("holiday_word"))
        holiday = f'[“"]?(?:{any_of(self._holidays)})[”"]?(?:{all_days})'
        self._holiday = late_pattern(holiday.replace("(?:", "(?P<holiday>", 1))
        years, relative = any_of(self._years), any_of(self._months)
        parts, festivals = any_of(self._parts), any_of(self._festivals)
        # 今年“五一”, 2025年春节: without a year it is not told which 春节 is meant.
        named = f'[“"]?(?:{any_of((*self._festivals, *self._lunar))})(?!月)[”"]?'
        same = f"(?:{any_of(SAME_YEAR)})"
        # 批复后年内开工, 建成后年供水量: 后 belongs to what comes before it.
        # 三十来年: so many years, and none to come.
        written = f"(?:{_YEAR}|(?!后年内|(?<=[{_COMPLETED}])后年|(?<=[十百千])来年)(?:{years}))"
        named = f"{holiday}|{named}"
        inside = f"(?:的?(?:{parts}|{_QUARTER}|{_FIRST_FEW}|{_NTH_MONTH}|{named})|{_MONTH}(?:{_DAY})?|{_EDGES})"
        self.alone = [word for word in self._parts if word in ("上半年", "下半年", "前半年", "后半年", "首季度")]
        # 提前半年建成 is not the first half of a year.
        dayless = (
            f"(?:年底|年末|年初|(?!(?<=提)前)(?:{any_of(self.alone)})|{_QUARTER}|{_FIRST_FEW}|月[底末]"
            f"|(?:{any_of(self._today)})(?=起))"
        )
        self.pattern = (
            f"(?:{_ISO}|{written}(?: ?{inside})?|{same} ?{inside}|(?:{relative})(?:{_DAY})?|{dayless}"
            f"|{any_of(self._seasons)}|{_MONTH}(?:{_DAY})?|{holiday}|(?:{any_of(SCHOOL_TERMS)})(?=开学前)"
            f"|(?:{festivals})(?=节?[前后期假以之当]))"
        )
        self.year_pattern = written
        self._year = late_pattern(f"(?P<number>{_YEAR})|(?P<word>{years})")
        self._month = late_pattern(f"(?P<number>{_MONTH_NUMBER}|元(?=月)) ?月(?:份)?|(?P<word>{relative})")

    def read(self, written: str, reference: date | None, after: Point | None) -> Point | None:
        """The point that `written` is. What it leaves out is taken from `after`, else from `reference`.

        None where neither gives the year.
        """
        if not written.isalnum():
            written = re.sub(r"\s", "", written)
            iso = re.fullmatch(r"(\d{4})[-/.](\d+)[-/.](\d+)", written)
            if iso:
                year, month, number = map(int, iso.groups())
                return Point(_calendar_day(year, month, number), True, year, month)
        if written.startswith(SAME_YEAR):
            return self._in_year(after.year, written[len(SAME_YEAR[0]) :], True, reference, after) if after else None
        if written in self._today:
            return None if reference is None else Point(Days(reference, reference), False, reference.year, None)
        if written in self._seasons:
            return self._season(written, reference)
        match = self._year.match(written)
        year_or_none = self._year_of(match, reference)
        rest = written[match.end() :] if match else written
        if match is None:
            year_or_none = after.year if after else reference.year if reference else None
        if year_or_none is None:
            return None
        return self._in_year(year_or_none, rest.removeprefix("的"), match is not None, reference, after)

    def _season(self, written: str, reference: date | None) -> Point | None:
        """去冬今春: from which year on, its first and its last month; one behind the twelfth lies in the next year."""
        if reference is None:
            return None
        away, first, last = self._seasons[written]
        year = reference.year + away
        return Point(months(year, first, last), True, year, None)

    def year_of(self, written: str, reference: date | None) -> int | None:
        """The year that `written` (2024年, 去年) is; None where only the reference day could tell."""
        return self._year_of(self._year.match(re.sub(r"\s", "", written)), reference)

    def names_part(self, written: str) -> bool:
        """Whether a point is a month, a term or an edge of a year, so that a date before it can give its year."""
        if written in ("年底", "年末", *SCHOOL_TERMS) or written.startswith(SAME_YEAR):
            return True
        return self._month.match(written) is not None

    def names_half(self, written: str) -> bool:
        """Whether a point is a half or a quarter of a year without the year (上半年, 三季度)."""
        return written in self.alone or ("季度" in written and self._year.match(written) is None)

    def _year_of(self, match: re.Match[str] | None, reference: date | None) -> int | None:
        if match is None:
            return None
        if match.group("word"):
            return reference.year + self._years[match.group("word")] if reference else None
        digits = match.group("number").rstrip("年度").replace(" ", "")
        year = int(value_of(digits) or 0)
        if len(digits) > 2:
            return year
        century = (reference.year if reference else 2000) // 100 * 100
        return century + year if year <= (reference.year if reference else 2000) % 100 + 20 else century - 100 + year

    def _in_year(self, year: int, rest: str, dated: bool, reference: date | None, after: Point | None) -> Point | None:
        if not rest:
            return Point(months(year, 1, 12), dated, year, None, excluded=True)
        if rest in self._parts:
            first, last = self._parts[rest][0], self._parts[rest][-1]
            return Point(months(year, first, last), dated, year, None)
        if (holiday := self._holiday.fullmatch(rest)) is not None:
            return self._all_of(year, holiday["holiday"], dated)
        rest = rest.strip('“”"')
        if rest in self._lunar:
            days = lunar_days.day_of(year, self._lunar[rest])
            return Point(days, dated, days.first.year, days.first.month, excluded=True)
        if rest in self._festivals:
            month, number = self._festivals[rest]
            return Point(day(year, month, number), dated, year, month, excluded=True)
        if rest in ("年底", "年末", "底", "末"):
            return Point(day(year, 12, 31), dated, year, 12)
        if rest in ("年初", "初"):
            return Point(months(year, 1, 2), dated, year, 1)
        if "季度" in rest or rest[0] in "前第":
            found = _quarters(year, rest) or _first_months(year, rest)
            return None if found is None else Point(found, dated, year, None)
        return self._in_month(year, rest, dated, reference, after)

    def _all_of(self, year: int, holiday: str, dated: bool) -> Point | None:
        """The days of a holiday (国庆假期); of a year in which it was shorter the day that it is named after."""
        month, number = self._festivals[holiday]
        since, length = map(int, self._holidays[holiday])
        first = day(year, month, number).first
        last = first + timedelta(length - 1) if year >= since else first
        return Point(Days(first, last), dated, year, month, excluded=True)

    def _in_month(self, year: int, rest: str, dated: bool, reference: date | None, after: Point | None) -> Point | None:
        match = self._month.match(rest)
        if match is None:
            return self._day_of_month(rest, dated, reference, after)
        if match.group("word"):
            if reference is None:
                return None
            start = shifted_months(reference.replace(day=1), self._months[match.group("word")])
            year, month = start.year, start.month
        else:
            month = 1 if match.group("number") == "元" else int(value_of(match.group("number")) or 0)
            if not dated and after is not None and after.month is not None and month < after.month:
                year += 1
        return Point(_of_month(year, month, rest[match.end() :], dated), dated, year, month)

    def _day_of_month(self, rest: str, dated: bool, reference: date | None, after: Point | None) -> Point | None:
        """12日 behind 一月十日至, 月底 by itself."""
        if after is not None and after.month is not None:
            return Point(_of_month(after.year, after.month, rest, dated), dated, after.year, after.month)
        if rest in ("月底", "月末") and reference is not None:
            return Point(
                _of_month(reference.year, reference.month, rest, dated), dated, reference.year, reference.month
            )
        return None


def renamed_point(pattern: str, suffix: str) -> str:
    """A copy of the pattern of a point whose back reference has a name of its own."""
    return pattern.replace("([-/.])", f"(?P<sep{suffix}>[-/.])").replace(r"\1", f"(?P=sep{suffix})")


def _of_month(year: int, month: int, part: str, dated: bool) -> Days | None:
    if not part:
        return months(year, month, month)
    if part in _TENTHS:
        first, last = _TENTHS[part]
        end = months(year, month, month).last
        return Days(date(year, month, first), min(end, end.replace(day=min(last, end.day))))
    if part in ("底", "末", "月底", "月末"):
        last_day = months(year, month, month).last
        return Days(last_day, last_day)
    if part in ("初", "月初"):
        return Days(date(year, month, 1), date(year, month, 5))
    if part == "月中":
        return Days(date(year, month, 11), date(year, month, 20))
    number = int(value_of(part.rstrip("日号")) or 0)
    found = _calendar_day(year, month, number)
    for later in range(1, _LEAP):
        if found is None and not dated and (month, number) == (2, 29):
            found = _calendar_day(year + later, month, number)
    return found


def _calendar_day(year: int, month: int, number: int) -> Days | None:
    try:
        return day(year, month, number)
    except ValueError:
        return None


def _quarters(year: int, rest: str) -> Days | None:
    """三季度, 第三季度末, 前三季度."""
    few = re.fullmatch("前(.)个?季度", rest)
    if few:
        return months(year, 1, 3 * min(4, int(value_of(few.group(1)) or 1)))
    match = re.fullmatch("第?([一二三四1-4])个?季度(初|末|底)?", rest)
    if match is None:
        return None
    number = _QUARTERS.get(match.group(1)) or int(match.group(1))
    if match.group(2) in ("末", "底"):
        return months(year, number * 3, number * 3)
    if match.group(2) == "初":
        return months(year, number * 3 - 2, number * 3 - 2)
    return months(year, number * 3 - 2, number * 3)


def _first_months(year: int, rest: str) -> Days | None:
    """前五个月, 第九个月."""
    match = re.fullmatch(f"([前第])({_MONTH_NUMBER}|两)个?月", rest)
    if match is None:
        return None
    number = int(value_of(match.group(2)) or 1)
    return months(year, 1 if match.group(1) == "前" else number, number)
