"""The words of everyday times in a rule set, and the pattern that finds them."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick

from replyscan.late_pattern import late_pattern
from replyscan.mentions import lunar_days
from replyscan.mentions.time_points import TimePoints, renamed_point
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_HAN = "\u4e00-\u9fff"
_COUNT = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|几"
_UNIT = "个?月|个?星期|个?礼拜|个?周|年|天|日"
_WEEK = "周|星期|礼拜"
_WEEKDAY = "[一二三四五六日天]"
# A stretch is counted from today only where nothing before it says what else it could be counted from.
_ALONE = rf"(?<![{_HAN}\d〕\])）第])(?<!第 )"
_NTH = (
    rf"(?P<inside>{{point}})的?(?:第(?P<nth>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})|(?P<last>最后)一?)个?"
    rf"(?:{_WEEK})(?P<nthday>{_WEEKDAY})?"
)
_EDGE = rf"(?P<whole>{{point}})的?(?P<edge>前|最后|后) ?(?P<edgecount>{_COUNT}) ?(?P<edgeunit>{_UNIT})(?![内以])"
_WEEKS = rf"(?P<weekopener>{{openers}})(?:{_WEEK})(?:周|星期)?(?P<weekday>{_WEEKDAY}|末)?"
_BARE = rf"(?:(?<![{_HAN}\d（(、])|(?<=[于在]))(?:{_WEEK})(?P<bareday>{_WEEKDAY})(?![至到—\-~、和及])"
_STRETCH = rf"{_ALONE}(?P<way>[上下前后]) ?(?P<count>{_COUNT}) ?(?P<unit>{_UNIT})(?![内以间底末初]|半)"
_AFTER = (
    rf"{_ALONE}(?:(?P<later>{_COUNT}) ?(?P<moreby>个?半)?(?P<laterunit>个?季度|{_UNIT})(?P<andhalf>半)?"
    "|(?P<halfyear>半年))"
    "(?:之|以)?后(?![^，。；、]{0,2}期)"
)
_EVE = "前(?![后夕期])"
_CENTURY = r"\d{1,2}|二?十[一二三四五六七八九]?|[五六七八九]|上|本"
_DECADE = (
    rf"(?:(?P<century>{_CENTURY})个?世纪)?(?P<decade>(?<!\d)[1-9]0|[一二三四五六七八九]十)年代"
    rf"(?P<decadeedge>初期?|前期|中期|后期|末期?)?|(?P<onlycentury>{_CENTURY})个?世纪(?P<centuryedge>初|末)?"
)
_MONTHDAY = (
    rf"{_ALONE}(?P<monthday>[12]\d|3[01]|[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号]"
    rf"(?=上午|下午|中午|晚|凌晨|早|讯|电|在|你|$|[，。；、])"
)
# Only a clause with one of these, or with a word of the rules, is read.
_COUNTS = "0123456789一二两三四五六七八九十几 "
_COUNTING = frozenset(way + count for way in ("上", "下", "前", "后", "最后") for count in (*_COUNTS, "半"))
# What such a sign must go on with, for most do not (下一步, 上一级).
COUNTED = late_pattern(rf"最?[上下前后] ?(?:{_COUNT}|半) ?[个{''.join(sorted(set(_UNIT + _WEEK) - set('|?')))}]")
_SIGNS = (
    *("周", "星期", "礼拜", "世纪", "年代", "农历", "阴历", "闰", "正月", "腊月", "冬月", "月初", "月廿"),
    *_COUNTING,
    *(unit + after for unit in (*"年月天日周期拜度半", "年半") for after in ("后", "之后", "以后")),
    *(day + behind for day in "日号" for behind in "上下中晚凌早讯电在你，。；、"),
)


class EverydayPattern:
    """The pattern of everyday times, the signs of a clause that may hold one, and what their words stand for."""

    def __init__(self, rules: RuleSet, points: TimePoints) -> None:
        self.days = {word: int(str(entry.value)) for word, entry in rules.entries("relative_day").items()}
        self.weeks = {word: int(str(entry.value)) for word, entry in rules.entries("relative_week").items()}
        self.quarters = {word: int(str(entry.value)) for word, entry in rules.entries("relative_quarter").items()}
        self.lunar = {word: str(entry.value) for word, entry in rules.entries("lunar_festival").items()}
        self.weekdays = {word: str(entry.value) for word, entry in rules.entries("weekday_festival").items()}
        solar = {word: str(entry.value) for word, entry in rules.entries("festival").items()}
        # 十一 and 五一 alone are numerals and names.
        self.solar = {word: value for word, value in solar.items() if word.endswith(("节", "旦", "庆", "日"))}
        self.terms = tuple(rules.words("solar_term"))
        self.lookalikes = late_pattern(any_of((*rules.words("day_lookalike"), *rules.words("week_lookalike"))))
        festivals = (*self.lunar, *self.solar, *self.weekdays)
        words = {*self.days, *self.quarters, *festivals, *self.terms}
        signs = sorted({*words, *_SIGNS})
        self.signs = AhoCorasick(signs)
        self.counting = frozenset(index for index, sign in enumerate(signs) if sign in _COUNTING - words)
        self.times = self._compiled(points, festivals)

    def _compiled(self, points: TimePoints, festivals: tuple[str, ...]) -> re.Pattern[str]:
        year = points.year_pattern
        moving = any_of((*self.lunar, *self.weekdays))
        pieces = (
            rf"(?P<lunar>(?P<ofyear>{year})? ?的?{lunar_days.MONTH.replace('{year}', year)})",
            rf"(?:(?P<festivalyear>{year})的?|农历)(?P<festival>{moving})(?P<eve>{_EVE})?",
            rf"{_ALONE}(?P<alone>{any_of(festivals)})(?:(?P<aloneeve>{_EVE})|(?=$|[，。；]))",
            _NTH.replace("{point}", renamed_point(points.pattern, "n")),
            _EDGE.replace("{point}", renamed_point(points.pattern, "e")),
            rf"(?P<day>{any_of(self.days)})",
            _WEEKS.replace("{openers}", any_of(self.weeks)),
            rf"(?P<quarter>{any_of(self.quarters)})(?P<quarteredge>初|末|底)?",
            r"(?P<half>[上下])半(?P<halfunit>月|周)(?![刊报])",
            rf"{_ALONE}(?:(?P<termyear>{year})的?)?(?P<term>{any_of(self.terms)})(?=$|[，。；前后以当])",
            *(_BARE, _STRETCH, _AFTER, _DECADE, _MONTHDAY),
        )
        return late_pattern("|".join(pieces))
