"""Time expressions as inclusive days, counted from the reply's own date where they are relative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.numerals import plain_text
from replyscan.mentions.time_limits import Limits, follows
from replyscan.mentions.time_openings import time_openings
from replyscan.mentions.time_points import SAME_YEAR, SCHOOL_TERMS, Point, TimePoints, renamed_point
from replyscan.mentions.time_ranges import (
    DASHES,
    DAYS,
    DOTTED,
    HAN,
    LISTED,
    MONTHS,
    QUARTERS,
    SCHOOL,
    YEARS,
    OtherEnds,
)
from replyscan.mentions.time_spans import TimeSpans
from replyscan.mentions.written_times import WrittenTimes
from replyscan.records import Time
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

IMPOSSIBLE = "times.impossible"
# The rule of what comes again and again (每年4月底前).
REPEATING = "times.before_repeats"
# The rule of 次年 where the year before it is told.
FOLLOWING = "times.following_years"
# Most figures are seen off at once: what begins inside a run of digits is no time, nor is one without these behind it.
_AFTER_FIGURE = r"年月日天周个季工星号多—–\-~至到/.、和”\"规期时以末前后中初开收"
_NO_TIME = (
    rf"(?!(?<=\d)\d|(?<=[{HAN}])[{HAN}]"
    rf"|(?:\d{{1,9}}(?![\d ])|[{HAN}]{{1,9}}(?![{HAN} ]))(?![{_AFTER_FIGURE}]))"
)
# 2018年健康扶贫工作开展以来: an event of the day from which something goes on.
_EVENT = "[\u4e00-\u9fff“”]{2,18}?以来(?=[，,])"
# 于2020年4月开始修建: when it was begun; 从2020年4月开始 and 2020年4月开始， say since when.
_BEGUN = "(?!开始[\u4e00-\u9fff])"
# 下半年来建站, 下个月来检修: who comes, and since when of no such day.
_COMES = (
    "(?:(?:(?<=半年)|(?<=个月)|(?<=明年)|(?<=后年))来"
    "|(?<=[月份])来(?=[查看修换装测量验评收拉送打治报调驻架铺栽埋挪抽签谈挖教]|安装|放线|施工))"
)
# 从2020年的1.2万增加, 由去年同期的每亩486公斤提高
_OF_FIGURE = r"(?:同期|同月|全年)?的(?:[约近超]|[人户日月年亩]均|平均|每[^，。；\d]{1,6})?\d"
# 期限3年以内, 注册成立5年以内
_WITHIN, _LONGEST_TERM = ("以内", "之内", "内"), 12
# The fields whose words may begin a time.
_WORD_FIELDS = (
    *("relative_year", "relative_month", "festival", "time_opener", "time_stretch", "undated_time"),
    *("plan_period", "years_ahead", "season_of_year", "today_word"),
)
# A month without a year takes the year of a date before it in the same sentence, if that is not too far away.
_NEAR = 120
_YEAR_WRITTEN = late_pattern(r"\d{4}|\d{2}年|[一二][九〇○零]")
# A year of its own, behind which nothing comes again (每年6月公布、2024年起).
_WRITTEN_YEAR = late_pattern(r"[自从至到于]?(?:\d{4}|今年|去年|明年|本年|前年)")
_CLAUSE_END = late_pattern("[，。；：！？\n]")
_DOCUMENT_NUMBER = late_pattern(r" ?第 ?\d+ ?号")
# The number of a point at the head of its line.
_POINT, _LONGEST_POINT = late_pattern(r"(?:\A|[\n\s])[1-9]\d?\.\Z"), 6
_NUMBER_OPENINGS = (" ", "第")
_SENTENCE_END = late_pattern(r"[。！？\n]|(?<=[\u4e00-\u9fff%])\.(?!\d)")


# What tells right before a time that it is to come, and that a figure is the latest.
_LONGEST_EXPECTING, _BY_NOW = 6, "截"
# What is paid or given for a month to each.
_FOR_A_MONTH = late_pattern("[一每][人户家车辆台头]一月\\Z")


class _Told(NamedTuple):
    """A point told before, where it ends, and whether its year is written, here or in the one it goes on from.

    `leads` says whether it opens its clause (2022年，……) and is not told in passing (……，力争2023年增加床位).
    """

    end: int
    point: Point
    written: bool
    leads: bool


class TimeFinder:
    """Finds times by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._points, self._spans = TimePoints(rules), TimeSpans(rules)
        self._openers = {word: str(entry.value) for word, entry in rules.entries("time_opener").items()}
        self._tails = {word: str(entry.value) for word, entry in rules.entries("time_tail").items()}
        self._written = WrittenTimes(self._points, self._spans, self._openers, self._tails)
        self._lookalikes = EdgeWords(rules.words("time_lookalike"))
        self._comparisons = tuple(rules.words("time_comparison"))
        terms = any_of(rules.words("stretch_of_term"))
        self._terms = late_pattern(rf"(?:{terms})[在为是]?(?:不超过|至多)?\Z")
        self._repeats = tuple(rules.words("repeating_time"))
        self._following = tuple(rules.words("following_year"))
        expecting = (
            word for word, entry in rules.words("status").items() if entry.label == "planned" and len(word) > 1
        )
        self._expecting = late_pattern(rf"(?:{any_of(expecting)})[在于至到]?\Z")
        funds = any_of((*rules.words("dated_fund"), *rules.words("dated_noun")))
        self._of_funds = late_pattern(f"[^，。；、]{{0,12}}?(?:{funds})")
        self._pattern = self._compiled(rules)
        words = [word for field in _WORD_FIELDS for word in (*rules.entries(field), *rules.words(field))]
        self._openings = time_openings(
            [*words, *self._points.alone, *SAME_YEAR, *SCHOOL_TERMS],
            [*rules.entries("plan_period"), *rules.entries("holiday")],
        )
        self._other_ends = OtherEnds(self._points, self._openings)

    def _compiled(self, rules: RuleSet) -> re.Pattern[str]:
        opener, tail, unlike = any_of(self._openers), any_of(self._tails), any_of(rules.words("time_tail_lookalike"))
        point = renamed_point(self._points.pattern, "a")
        pieces = (
            self._spans.pattern,
            YEARS,
            SCHOOL,
            DOTTED,
            rf"(?=[^、]{{1,9}}、){LISTED}",
            rf"(?=[^{DASHES}]{{1,16}}[{DASHES}])(?:{MONTHS}|{QUARTERS}|{DAYS})",
            rf"(?:(?P<opener>{opener}) ?)?(?P<point>{point})"
            rf"(?: ?(?!{unlike}|{_COMES})(?(opener)|{_BEGUN})(?P<tail>{tail}|{_EVENT}))?"
            rf"(?P<offigure>(?={_OF_FIGURE}))?",
        )
        return late_pattern(rf"{_NO_TIME}(?:{'|'.join(pieces)})")

    def find(self, text: str, reference: date | None, durations: bool = False) -> list[Time]:
        """The times of `text` in order; without a reference day relative ones are left out.

        With `durations` also stretches of days and months from the reference day on (15个工作日内), which a reply
        states as terms of a service more often than as its own deadline.

        What names no days (连续五年, 近年来) has neither end; a day that the calendar does not have neither, and the
        rule IMPOSSIBLE.
        """
        return list(self._read(text, plain_text(text), reference, durations))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the times of `text` stand, whatever days they are."""
        plain = plain_text(text)
        return [(match.start(), end) for match, end, _ in self._matches(plain, durations=False)]

    def _matches(self, plain: str, durations: bool) -> Iterator[tuple[re.Match[str], int, str]]:
        """What the pattern finds, where it ends, and the other end of the period that a point begins or ""."""
        end = 0
        read = self._pattern.match
        for opening in self._openings.finditer(plain):
            start = opening.start()
            match = read(plain, start) if start >= end else None
            if match is None:
                continue
            end, until = match.end(), ""
            opened = self._openers.get(match.group("opener") or "") == "since"
            at = match.end("point") if match.group("point") is not None else -1
            end, until = (self._other_ends.find(plain, at, opened) if at >= 0 else None) or (end, until)
            if (durations or match.group("withinunit") in (None, "年")) and not self._is_name(plain, start, end):
                yield match, end, until

    def _read(self, text: str, plain: str, reference: date | None, durations: bool) -> Iterator[Time]:
        before: _Told | None = None
        told: Point | None = None
        anchor: Point | None = None
        repeated = named_at = 0
        for match, end, until in self._matches(plain, durations):
            start = match.start()
            if told is not None and before and "\n" in plain[before.end : start]:
                told = None
            again = repeated > 0 and _goes_on_repeating(plain, repeated, start)
            if again or plain[max(0, start - 4) : start].endswith(self._repeats):
                begin = start if again else _start_of_each(plain, start)
                repeated, anchor = end, anchor if again else None
                yield Time(text[begin:end], begin, end, None, None, "deadline", rules=(REPEATING,))
                continue
            # 2022年3月……。当年8月：the year of the last date that has one.
            after = anchor if plain.startswith(SAME_YEAR, start) else _year_before(plain, match, before)
            counted_from = self._counted_from(plain, match, anchor, named_at) or reference
            found, point = self._written.limits(match, until, counted_from, after)
            if before is not None and after is before.point and reference is not None:
                alone = self._written.limits(match, until, reference, None)
                if self._counts_anew(plain, match, before, found, alone[0], reference):
                    found, point = alone
            if point is not None and point.dated:
                anchor, named_at = point, end
            if point is not None and found is not None and told is not None and follows(told, point, found, reference):
                found, point = self._written.limits(match, until, reference, told)
            if point is not None and (point.dated or after):
                if point.month is not None:
                    told = point
                if point.month is not None or not self._only_compared(plain, match):
                    written = bool(_YEAR_WRITTEN.search(plain, start, end))
                    written = written or (after is not None and before is not None and before.written)
                    before = _Told(end, point, written, not "\u4e00" <= plain[start - 1 : start] <= "\u9fff")
            if found is not None:
                rule = "times.grammar" if found.start or found.end or point is None else IMPOSSIBLE
                rule = FOLLOWING if counted_from != reference else rule
                yield Time(text[start:end], start, end, *found, rules=(rule,))

    def _counts_anew(
        self,
        plain: str,
        match: re.Match[str],
        before: _Told,
        carried: Limits | None,
        alone: Limits | None,
        reference: date,
    ) -> bool:
        """Whether a time without a year counts from the reply's day, though a year stands before it in its sentence.

        `carried` is what it would be with that year, `alone` what it is from the reply's own day.
        """
        if alone is None or alone.end is None:
            return False
        start = match.start()
        ahead = alone.end >= reference
        gone = carried is not None and carried.end is not None and carried.end < reference
        if ahead and gone and self._expecting.search(plain, max(0, start - _LONGEST_EXPECTING), start):
            # 2023年新建宿舍1幢，……，预计8月底前交付: what is expected is to come.
            return True
        if "；" not in plain[before.end : start]:
            return False
        if not ahead and (match.group("opener") or "").startswith(_BY_NOW):
            # 去年兑现资金312万元；……，截至5月底贷款余额9870万元: the latest.
            return True
        if ahead and before.point.month is not None and carried is not None and carried.end is not None:
            # 2025年3月开工，10月底前投用；另一座力争9月开工: of another matter the next September.
            return carried.end > alone.end
        # 扶持农家院，力争2023年增加床位；由县局9月28日前检查: a year told in passing is that of its own matter.
        return ahead and before.point.month is None and not before.leads

    def _counted_from(self, plain: str, match: re.Match[str], anchor: Point | None, told_at: int) -> date | None:
        """The year before 次年 where its sentence has told it (2022年开工，次年9月投用); else None."""
        if anchor is None or match.group("point") is None or not match.group("point").startswith(self._following):
            return None
        return None if _SENTENCE_END.search(plain, told_at, match.start()) else date(anchor.year, 1, 1)

    def _only_compared(self, plain: str, match: re.Match[str]) -> bool:
        """Whether a year is one of a figure, a plan or a sum (较2020年, 由去年的900批次, 2023年度, 将2025年预算)."""
        start, end = match.span()
        return (
            match.group("offigure") is not None
            or plain[end - 1] == "度"
            or (plain[start - 1 : start] in ("将", "把") and bool(self._of_funds.match(plain, end)))
            or plain.endswith(self._comparisons, max(0, start - 2), start)
        )

    def _is_name(self, plain: str, start: int, end: int) -> bool:
        """Whether a year or month only names something (2023年版, 2023年第101号, 一月 of 近一月)."""
        if self._lookalikes.start_of(plain, end):
            return True
        if plain.startswith("后半年", start) and plain.endswith(("往", "今", "以", "此", "之"), 0, start):
            # 往后半年检一次
            return True
        if plain[end : end + 1] in _NUMBER_OPENINGS and _DOCUMENT_NUMBER.match(plain, end):
            return True
        if plain.endswith(_WITHIN, start, end) and self._terms.search(plain, max(0, start - _LONGEST_TERM), start):
            # 期限3年以内的贷款, 毕业2年以内的学生: how long, and not by when.
            return True
        if plain[start] in "上下" and plain[start - 1 : start] == "以" and plain[end - 1] == "月":
            # 高级工以上月均增资
            return True
        if plain[start] == "一" and _FOR_A_MONTH.search(plain, max(0, start - 2), end):
            # 一人一月三百: for how long, and not when.
            return True
        before = plain[start - 1 : start] if start else ""
        if before in (".", "第"):
            # 4.2023年 and 1.10月底前 begin a point of a list, 0.5月 is a decimal.
            if before == "." and not plain[start - 2 : start - 1].isascii():
                # 三级财政分担.1到6月: a full stop of half width.
                return False
            if before == "." and _POINT.search(plain, max(0, start - _LONGEST_POINT), start):
                return False
            return before == "第" or (plain[start].isdecimal() and not plain[start : start + 4].isdecimal())
        return before.isdecimal() and plain[start].isdecimal()


def _year_before(plain: str, match: re.Match[str], before: _Told | None) -> Point | None:
    """The point told `before` whose year a time without one takes, near it in the same sentence; None for none."""
    start = match.start()
    if before is None or start - before.end > _NEAR or _SENTENCE_END.search(plain, before.end, start):
        return None
    # 已于去年10月通车，力争年底前开通: the end of the year of a year told from today is today's.
    # 2025年9月招生；医院年底前开诊, 预计国庆节前完工；1至5月查处: behind a semicolon another matter begins.
    closed = (not before.written or "；" in plain[before.end : start]) and plain[start] in "1年一"
    return None if closed and (plain[start] == "年" or match.group("months")) else before.point


def _goes_on_repeating(plain: str, repeated: int, start: int) -> bool:
    """Whether a time at `start` comes again and again as the one that ends at `repeated` does (每年4月、10月各一次)."""
    return not _WRITTEN_YEAR.match(plain, start) and not _CLAUSE_END.search(plain, repeated, start)


def _start_of_each(plain: str, start: int) -> int:
    """Where the 每 stands before a time at `start` that comes again and again; `start` where another word says so."""
    return plain.rfind("每", 0, start) if "每" in plain[max(0, start - 4) : start] else start
