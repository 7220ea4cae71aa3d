"""Time expressions as inclusive days, counted from the reply's own date where they are relative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from replyscan.late_pattern import late_pattern
from replyscan.mentions.numerals import plain_text
from replyscan.mentions.time_limits import Limits, bounded, follows, month_of
from replyscan.mentions.time_openings import time_openings
from replyscan.mentions.time_points import SAME_YEAR, Point, TimePoints, renamed_point
from replyscan.mentions.time_spans import TimeSpans
from replyscan.records import Time
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

IMPOSSIBLE = "times.impossible"
_DASHES = r"—–\-~至到"
_DASH = rf"[{_DASHES}]{{1,2}}"
_JOINT = r" ?(?:起至|起到|[至到]|[—–\-]{1,2}|~{1,2}|─) ?"
_TEN = "一二三四五六七八九十"
_FIGURE = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_FOUR = r"(?:19|20)\d\d"
_CLOCK = r" ?(?:[上下中]午|凌晨|晚上?)?(?:[012]?\d|零|十?[一二三四五六七八九十])[时点:](?:[0-5]?\d分?|整)?"
_ITS_YEAR = r"(?:(?:1\d|20)\d\d ?年 ?|去年|今年|明年)?"
# 2023—2025年, 1—9月, 4月12—19日: the unit stands behind the second figure only.
_YEARS = (
    rf"(?P<years>(?<!\d)(?P<y1>{_FOUR}) ?(?:年? ?{_DASH}|[、和]) ?(?P<y2>{_FOUR}) ?[两二]?年)(?:度|期间|间)?"
    r"(?!\d? ?1?\d ?月)"
)
_DOT_MONTH = rf"{_FOUR}\.(?:0[1-9]|1[0-2])"
_DOTTED = rf"(?P<dotted>(?<![\d.])(?P<from>{_DOT_MONTH}) ?{_DASH} ?(?P<upto>{_DOT_MONTH}|{_FOUR}(?!\.))(?![\d.]))"
_MONTHS = rf"(?P<months>{_ITS_YEAR}(?<!\d)(?:{_FIGURE})){_DASH} ?(?P<tomonth>(?:{_FIGURE}) ?月(?:份)?)(?! ?\d)"
# 去年7、8月, 2024年7、8两月: two months in a row.
_IN_A_ROW = "|".join(f"{a}、{b}" for a, b in (*pairwise(range(1, 13)), *pairwise(_TEN)))
_LISTED = rf"(?P<listed>{_ITS_YEAR}(?<=年) ?)(?P<row>{_IN_A_ROW}) ?(?:两个?)?月(?:份)?"
_QUARTERS = rf"(?P<quarters>{_ITS_YEAR}(?<!\d)第?[一二三1-3]){_DASH}(?P<toquarter>第?[二三四2-4]季度)"
_DAYS = rf"(?P<days>{_ITS_YEAR}(?<!\d)(?:{_FIGURE}) ?月 ?(?:{_FIGURE})){_DASH} ?(?P<today>(?:{_FIGURE}) ?[日号])"
_HAN = "零〇一二两三四五六七八九十几"
# Most figures are seen off at once: what begins inside a run of digits is no time, nor is one without these behind it.
_AFTER_FIGURE = r"年月日天周个季工星号多—–\-~至到/.、和”\"规期时以末前后中初开收"
_NO_TIME = (
    rf"(?!(?<=\d)\d|(?<=[{_HAN}])[{_HAN}]"
    rf"|(?:\d{{1,9}}(?![\d ])|[{_HAN}]{{1,9}}(?![{_HAN} ]))(?![{_AFTER_FIGURE}]))"
)
# 2018年健康扶贫工作开展以来: an event of the day from which something goes on.
_EVENT = "[\u4e00-\u9fff“”]{2,18}?以来(?=[，,])"
# 于2020年4月开始修建: when it was begun; 从2020年4月开始 and 2020年4月开始， say since when.
_BEGUN = "(?!开始[\u4e00-\u9fff])"
# 下半年来建站, 下个月来检修: who comes, and since when of no such day.
_COMES = "(?:(?:(?<=半年)|(?<=个月)|(?<=明年)|(?<=后年))来|(?<=月)来(?=[查看修换装测量验评收拉送打治]))"
# 期限3年以内, 注册成立5年以内
_WITHIN, _LONGEST_TERM = ("以内", "之内", "内"), 12
# What may lead from a point to the other end of its period.
_LEADS_ON = late_pattern(rf"(?:{_CLOCK})?(?:起|开始)?{_JOINT}|[与和](?=[^，。；\n]{{1,20}}间)")
# The fields whose words may begin a time.
_WORD_FIELDS = (
    *("relative_year", "relative_month", "festival", "time_opener", "time_stretch", "undated_time"),
    *("plan_period", "years_ahead"),
)
# A month without a year takes the year of a date before it in the same sentence, if that is not too far away.
_NEAR = 120
_YEAR_WRITTEN = late_pattern(r"\d{4}|\d{2}年|[一二][九〇○零]")
_DOCUMENT_NUMBER = late_pattern(r" ?第 ?\d+ ?号")
# The number of a point at the head of its line.
_POINT, _LONGEST_POINT = late_pattern(r"(?:\A|[\n\s])[1-9]\d?\.\Z"), 6
_FIGURES = frozenset(_HAN)
_NUMBER_OPENINGS = (" ", "第")
_SENTENCE_END = late_pattern("[。！？\n]")


class TimeFinder:
    """Finds times by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._points = TimePoints(rules)
        self._spans = TimeSpans(rules)
        self._openers = {word: str(entry.value) for word, entry in rules.entries("time_opener").items()}
        self._tails = {word: str(entry.value) for word, entry in rules.entries("time_tail").items()}
        self._lookalikes = EdgeWords(rules.words("time_lookalike"))
        self._comparisons = tuple(rules.words("time_comparison"))
        terms = any_of(rules.words("stretch_of_term"))
        self._terms = late_pattern(rf"(?:{terms})[在为是]?(?:不超过|至多)?\Z")
        self._repeats = tuple(rules.words("repeating_time"))
        self._pattern = self._compiled(rules)
        words = [word for field in _WORD_FIELDS for word in (*rules.entries(field), *rules.words(field))]
        self._openings = time_openings([*words, *self._points.alone, *SAME_YEAR], rules.entries("plan_period"))

    def _compiled(self, rules: RuleSet) -> re.Pattern[str]:
        opener, tail, unlike = any_of(self._openers), any_of(self._tails), any_of(rules.words("time_tail_lookalike"))
        point = renamed_point(self._points.pattern, "a")
        pieces = (
            self._spans.pattern,
            _YEARS,
            _DOTTED,
            rf"(?=[^、]{{1,9}}、){_LISTED}",
            rf"(?=[^{_DASHES}]{{1,16}}[{_DASHES}])(?:{_MONTHS}|{_QUARTERS}|{_DAYS})",
            rf"(?:(?P<opener>{opener}) ?)?(?P<point>{point})"
            rf"(?: ?(?!{unlike}|{_COMES})(?(opener)|{_BEGUN})(?P<tail>{tail}|{_EVENT}))?"
            r"(?P<offigure>(?=的(?:约|近|超)?\d))?",
        )
        return late_pattern(rf"{_NO_TIME}(?:{'|'.join(pieces)})")

    @cached_property
    def _until(self) -> re.Pattern[str]:
        """What makes a period of the point before it; compiled where a text has one, which takes as long as a text."""
        to, between = (renamed_point(self._points.pattern, name) for name in "ab")
        return late_pattern(
            rf"(?:{_CLOCK})?(?:起|开始)?{_JOINT}(?P<to>{to}|(?:{_FIGURE}) ?[日号])"
            rf"(?:{_CLOCK})?(?P<rangetail>期间|之?间|止|底)?|[与和](?P<between>{between})之?间"
        )

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
            other = self._other_end(plain, match.end("point")) if match.group("point") is not None else None
            if other is not None:
                end, until = other.end(), other.group("to") or other.group("between")
                until += (other.group("rangetail") or "").strip("期间之止")
            if (durations or match.group("withinunit") in (None, "年")) and not self._is_name(plain, start, end):
                yield match, end, until

    def _other_end(self, plain: str, at: int) -> re.Match[str] | None:
        """The other end of the period that begins with the point that ends at `at`."""
        joint = _LEADS_ON.match(plain, at)
        if joint is None:
            return None
        begin = joint.end()
        figure = plain[begin : begin + 1] in _FIGURES or plain[begin : begin + 1].isdecimal()
        return self._until.match(plain, at) if figure or self._openings.match(plain, begin) else None

    def _read(self, text: str, plain: str, reference: date | None, durations: bool) -> Iterator[Time]:
        context: tuple[int, Point, bool] | None = None
        told: Point | None = None
        anchor: Point | None = None
        for match, end, until in self._matches(plain, durations):
            start = match.start()
            if told is not None and context and "\n" in plain[context[0] : start]:
                told = None
            after = None
            if context and start - context[0] <= _NEAR and not _SENTENCE_END.search(plain, context[0], start):
                # 已于去年10月通车，力争年底前开通: the end of the year of a year told from today is today's.
                # 2025年9月招生；医院年底前开诊: behind a semicolon another matter begins.
                closed = not context[2] or "；" in plain[context[0] : start]
                after = None if plain[start] == "年" and closed else context[1]
            if plain[max(0, start - 4) : start].endswith(self._repeats):
                begin = plain.rfind("每", 0, start) if "每" in plain[max(0, start - 4) : start] else start
                yield Time(text[begin:end], begin, end, None, None, "deadline", rules=("times.before_repeats",))
                continue
            if plain.startswith(SAME_YEAR, start):
                # 2022年3月……。当年8月：the year of the last date that has one.
                after = anchor
            found, point = self._limits(match, until, reference, after)
            if point is not None and point.dated:
                anchor = point
            if point is not None and found is not None and told is not None and follows(told, point, found, reference):
                found, point = self._limits(match, until, reference, told)
            if point is not None and (point.dated or after):
                if point.month is not None:
                    told = point
                if point.month is not None or not self._only_compared(plain, match):
                    written = bool(_YEAR_WRITTEN.search(plain, start, end))
                    context = (end, point, written or (after is not None and context is not None and context[2]))
            if found is not None:
                rule = "times.grammar" if found.start or found.end or point is None else IMPOSSIBLE
                yield Time(text[start:end], start, end, *found, rules=(rule,))

    def _only_compared(self, plain: str, match: re.Match[str]) -> bool:
        """Whether a year is one of a figure, or of a plan (较2020年, 由去年的900批次, 2023年度)."""
        start, end = match.span()
        return (
            match.group("offigure") is not None
            or plain[end - 1] == "度"
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

    def _limits(
        self, match: re.Match[str], until: str, reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        try:
            if until:
                return self._range(match.group("point"), until, reference, after)
            if match.group("point") is not None:
                return self._single(match, reference, after)
            groups = match.groupdict()
            span = self._spans.limits(groups, reference)
            if span is not None:
                return Limits(*span), None
            if groups["years"]:
                first, last = int(groups["y1"]), int(groups["y2"])
                return (Limits(date(first, 1, 1), date(last, 12, 31), "period") if first <= last else None), None
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
        except (ValueError, OverflowError):
            pass
        return None, None

    def _range(
        self, written: str, until: str, reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
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
        return Limits(first.days.first, last.days.last, "period"), last

    def _single(
        self, match: re.Match[str], reference: date | None, after: Point | None
    ) -> tuple[Limits | None, Point | None]:
        written, tail = match.group("point"), self._tails.get(match.group("tail"), "")
        if (match.group("tail") or "").endswith("以来"):
            tail = "since"
        # 从2020年的1.2万增加到2023年的3.5万: the years of two figures, no period and no deadline.
        opener = "" if match.group("offigure") is not None else self._openers.get(match.group("opener"), "")
        if tail in ("end", "end_before") and not written.endswith(("底", "末")):
            written += "底"
        point = self._points.read(written, reference, after if self._points.names_part(written) else None)
        if point is None:
            return None, None
        if point.days is None:
            return Limits(None, None, "point"), point
        return bounded(point, written, tail, opener), point
