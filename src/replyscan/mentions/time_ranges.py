"""Periods as written (2023—2025年, 1—9月, 2023—2024学年), and the other end of one that a point begins."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from replyscan.late_pattern import late_pattern
from replyscan.mentions.time_points import TimePoints, renamed_point

DASHES = r"—–\-~至到"
_DASH = rf"[{DASHES}]{{1,2}}"
_JOINT = r" ?(?:起至|起到|[至到]|[—–\-]{1,2}|~{1,2}|─) ?"
_TEN = "一二三四五六七八九十"
_FIGURE = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_FOUR = r"(?:19|20)\d\d"
_CLOCK = r" ?(?:[上下中]午|凌晨|晚上?)?(?:[012]?\d|零|十?[一二三四五六七八九十])[时点:](?:[0-5]?\d分?|整)?"
_ITS_YEAR = r"(?:(?:1\d|20)\d\d ?年 ?|去年|今年|明年)?"
# 2023—2025年, 1—9月, 4月12—19日: the unit stands behind the second figure only.
YEARS = (
    rf"(?P<years>(?<!\d)(?P<y1>{_FOUR}) ?(?:年? ?{_DASH}|(?:、 ?{_FOUR} ?){{0,6}}[、和]) ?(?P<y2>{_FOUR}) ?[两二]?年)"
    # 2021—2023年上半年
    r"(?:(?P<part>[上下]半年|第?[一二三四1-4]季度)|(?:度|期间|间|[底末](?!前))?)"
    r"(?!\d? ?1?\d ?月)"
)
# 2023—2024学年第一学期
_TERM = "(?:的?第?(?P<term>[一二12上下])学期)?"
SCHOOL = rf"(?P<school>(?<!\d)(?P<s1>{_FOUR}) ?(?:年? ?(?:{_DASH}|/)) ?(?P<s2>{_FOUR}) ?学年度?{_TERM})"
_DOT_MONTH = rf"{_FOUR}\.(?:0[1-9]|1[0-2])"
DOTTED = rf"(?P<dotted>(?<![\d.])(?P<from>{_DOT_MONTH}) ?{_DASH} ?(?P<upto>{_DOT_MONTH}|{_FOUR}(?!\.))(?![\d.]))"
MONTHS = rf"(?P<months>{_ITS_YEAR}(?<!\d)(?:{_FIGURE})){_DASH} ?(?P<tomonth>(?:{_FIGURE}) ?月(?:份)?)(?! ?\d)"
# 去年7、8月, 2024年7、8两月: two months in a row.
_IN_A_ROW = "|".join(f"{a}、{b}" for a, b in (*pairwise(range(1, 13)), *pairwise(_TEN)))
LISTED = rf"(?P<listed>{_ITS_YEAR}(?<=年) ?)(?P<row>{_IN_A_ROW}) ?(?:两个?)?月(?:份)?"
QUARTERS = rf"(?P<quarters>{_ITS_YEAR}(?<!\d)第?[一二三1-3]){_DASH}(?P<toquarter>第?[二三四2-4]季度)"
DAYS = rf"(?P<days>{_ITS_YEAR}(?<!\d)(?:{_FIGURE}) ?月 ?(?:{_FIGURE})){_DASH} ?(?P<today>(?:{_FIGURE}) ?[日号])"
HAN = "零〇一二两三四五六七八九十几"
# What may lead from a point to the other end of its period.
_LEADS_ON = late_pattern(rf"(?:{_CLOCK})?(?:起|开始)?{_JOINT}|[与和](?=[^，。；\n]{{1,20}}间)")
# 自2022年10月实行“一卡通”以来到今年8月，: what began, and that it goes on until another day.
_ACTED = "[\u4e00-\u9fff“”]{2,14}?(?:以来)?"
_ACTS_ON = late_pattern(rf"(?:{_CLOCK})?{_ACTED}[到至][\d今去目现如明本一二三四五六七八九十上][^，。；\n]{{0,12}}[，,]")
NOW = "至今"
_FIGURES = frozenset(HAN)


class OtherEnds:
    """Finds the other end of a period that begins with a point of time."""

    def __init__(self, points: TimePoints, openings: re.Pattern[str]) -> None:
        self._points, self._openings = points, openings

    @cached_property
    def _until(self) -> re.Pattern[str]:
        """What makes a period of the point before it; compiled where a text has one, which takes as long as a text."""
        to, between = (renamed_point(self._points.pattern, name) for name in "ab")
        return late_pattern(
            rf"(?:{_CLOCK})?(?:起|开始)?{_JOINT}(?P<to>{to}|(?:{_FIGURE}) ?[日号])"
            rf"(?:{_CLOCK})?(?P<rangetail>期间|之?间|止|底)?|[与和](?P<between>{between})之?间"
        )

    @cached_property
    def _goes_on_until(self) -> re.Pattern[str]:
        """What leads over an act to the other end of a period that fills a clause (自4月中旬启动到8月31日，)."""
        point = renamed_point(self._points.pattern, "u")
        return late_pattern(
            rf"(?:{_CLOCK})?{_ACTED}[到至](?:(?P<to>{point})|目前|现在|如今|今天?)(?P<rangetail>止|底)?(?=[，,])"
        )

    def find(self, plain: str, at: int, opened: bool) -> tuple[int, str] | None:
        """Where the period ends that begins with the point that ends at `at`, and its other end; None for none.

        `opened` says that 自 or 从 stands before the point. The other end is NOW where it is the day of the text.
        """
        found = self._goes_on_until.match(plain, at) if opened and _ACTS_ON.match(plain, at) else None
        if found is not None:
            return found.end(), self._written(found, found.group("to") or NOW)
        joint = _LEADS_ON.match(plain, at)
        if joint is None:
            return None
        begin = joint.end()
        figure = plain[begin : begin + 1] in _FIGURES or plain[begin : begin + 1].isdecimal()
        found = self._until.match(plain, at) if figure or self._openings.match(plain, begin) else None
        return (
            None if found is None else (found.end(), self._written(found, found.group("to") or found.group("between")))
        )

    @staticmethod
    def _written(found: re.Match[str], until: str) -> str:
        """The other end with what stands behind it (底), if that tells of the day."""
        return until + (found.group("rangetail") or "").strip("期间之止")
