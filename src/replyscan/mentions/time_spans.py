"""Stretches of time that are counted (三年内, 近三年, 未来五年) or belong to a plan (“十四五”期间)."""

from __future__ import annotations

from datetime import date, timedelta

from replyscan.mentions.days import shifted
from replyscan.mentions.numerals import value_of
from replyscan.records import TimeKind
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

Span = tuple[date | None, date | None, TimeKind]
_COUNT = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|几"
# 半年内, but 上半年内.
_HALF_YEAR = "(?<![上下前后])半(?=年)"
# No count of years: seen off at once.
_YEAR = r"\d{4}"
_UNIT = "年|个?月|个?季度|个?工作日|个?自然日|个?星期|周|天|日"
# 三季度内 is the third quarter; three quarters are 三个季度内.
_UNIT_WITHIN = _UNIT.replace("个?季度", "个季度")
_YEARS_OF_PLAN = "[前后][一二两三四]年"
_LONG = frozenset(("年", "月", "季度"))


class TimeSpans:
    """The plan periods of a rule set and the counted stretches."""

    def __init__(self, rules: RuleSet) -> None:
        self._plans = {
            word: tuple(map(int, str(entry.value).split("-"))) for word, entry in rules.entries("plan_period").items()
        }
        self._stretches = {word: str(entry.value) for word, entry in rules.entries("time_stretch").items()}
        self._plan_parts = {word: str(entry.value) for word, entry in rules.entries("plan_part").items()}
        self._years_ahead = {
            word: tuple(map(int, str(entry.value).split("-"))) for word, entry in rules.entries("years_ahead").items()
        }
        stretch, undated = any_of(self._stretches), any_of(rules.words("undated_time"))
        # 3年内部审计: 内 begins another word.
        other = (word[1:] for word in rules.words("bound_after_lookalike") if word.startswith("内"))
        behind = "之?内|以内|多?来|以来|间|时间"
        inside, outside = "之?内|以内", f"(?!{any_of(other)})"
        sums = any_of(rules.words("sum_behind_years"))
        part = f"{any_of(self._plan_parts)}|{_YEARS_OF_PLAN}"
        pieces = (
            rf"(?P<planopener>到|至|截至)?[“\"]?(?P<plan>{any_of(self._plans)})[”\"]?(?P<plantail>{part})",
            rf"(?<![0-9一二两三四五六七八九十几半])(?P<yearsahead>{any_of(self._years_ahead)})",
            rf"(?P<stretch>{stretch})的? ?(?P<count>{_COUNT}) ?(?P<unit>{_UNIT})(?P<stretchtail>{behind})?",
            rf"(?<!年)(?!{_YEAR})"
            rf"(?P<within>{_COUNT}|{_HALF_YEAR}) ?(?P<withinunit>{_UNIT_WITHIN}) ?(?:{inside}){outside}",
            rf"(?!0|{_YEAR})(?P<ago>{_COUNT}) ?(?P<agounit>年|个月|天)(?:之|以)?前",
            rf"(?!{_YEAR})"
            rf"(?P<running>{undated}|(?:{_COUNT})多?年(?:多)?来|(?:{_COUNT})年(?:时间|间|(?={sums}))|每年年?[底初末]前?)",
        )
        self.pattern = "|".join(pieces)

    def limits(self, groups: dict[str, str | None], reference: date | None) -> Span | None:
        """The days of what the pattern found; None where it found none or only the reference day could tell."""
        if groups["plan"]:
            return self._plan(groups["plan"], groups["plantail"] or "", groups["planopener"] or "")
        if groups["running"]:
            return None, None, "period"
        if reference is None:
            return None
        if groups["yearsahead"]:
            return _of_years(self._years_ahead[groups["yearsahead"]], reference)
        if groups["stretch"] and (groups["stretchtail"] or "").endswith("内") and self._goes_back(groups["stretch"]):
            # 近两年内 may lie behind or ahead.
            return None, None, "period"
        if groups["stretch"]:
            return self._stretch(groups["stretch"], _count(groups["count"]), _unit(groups["unit"]), reference)
        if groups["within"]:
            unit = _unit(groups["withinunit"])
            if groups["within"] == "半":
                return None, shifted(reference, 6, "月"), "deadline"
            end = _end(reference, _count(groups["within"]), unit, 1)
            return (None if unit in _LONG else reference), end, "deadline"
        if groups["ago"]:
            then = _end(reference, _count(groups["ago"]), _unit(groups["agounit"]), -1)
            return then, then, "point"
        return None

    def _goes_back(self, word: str) -> bool:
        return self._stretches[word] == "back"

    def _stretch(self, word: str, count: int, unit: str, reference: date) -> Span:
        """未来三年, 近三年; 连续三年 names no days."""
        way = self._stretches[word]
        if way == "ahead":
            return reference, _end(reference, count, unit, 1), "period"
        return (_end(reference, count, unit, -1), reference, "period") if way == "back" else (None, None, "period")

    def _plan(self, name: str, tail: str, opener: str) -> Span:
        """The years of a plan, or the part of them that the tail says."""
        first, last = self._plans[name]
        part = self._plan_parts.get(tail)
        if part == "since":
            return date(first, 1, 1), None, "period"
        if part is None:
            count = int(value_of(tail[1]) or 1)
            first, last = (first, first + count - 1) if tail[0] == "前" else (last - count + 1, last)
        elif part == "first":
            last = first
        elif part == "last":
            first = last
        if part == "end" or opener:
            return None, date(last, 12, 31), "deadline"
        return date(first, 1, 1), date(last, 12, 31), "period"


def _of_years(away: tuple[int, ...], reference: date) -> Span:
    """One year as a deadline (年内), the years from one to another as a period (今明两年)."""
    first, last = date(reference.year + away[0], 1, 1), date(reference.year + away[-1], 12, 31)
    return (None, last, "deadline") if len(away) == 1 else (first, last, "period")


def _end(reference: date, count: int, unit: str, sign: int) -> date:
    return shifted(reference, sign * count, unit) if unit != "工作日" or sign > 0 else reference - timedelta(count)


def _count(written: str | None) -> int:
    if written == "几":
        raise ValueError("几 counts nothing")
    return int(value_of(written or "") or 0)


def _unit(written: str | None) -> str:
    unit = (written or "").removeprefix("个")
    return {"星期": "周", "日": "天", "自然日": "天"}.get(unit, unit)
