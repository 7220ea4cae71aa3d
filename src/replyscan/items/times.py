"""The time of an item: which of the times in its clause dates the action, and which it takes from earlier clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from replyscan.late_pattern import late_pattern
from replyscan.mentions.days import shifted_months
from replyscan.mentions.undated_times import UNDATED
from replyscan.records import Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 2000年底前建成的小区: the time belongs to the noun, not to the action.
_DESCRIBES = late_pattern("[^，。；、]{1,8}的")
# 从2024年土地出让收入中安排, 从2024年情况来看: the year is that of what stands behind it.
_SOURCE = late_pattern("[^，。；]{1,14}(?:中|里|来看|看)")
_JOINTS = ("和", "、", "及", "与", "以及")
_OF_FIGURE = late_pattern("的?[\\d０-９百]")


def as_deadline(time: Time | None) -> Time | None:
    """The end of a month or year that something is planned for, as the day by when (计划2025年底建成)."""
    if time is None or time.kind != "point" or time.end is None or not time.text.endswith("底"):
        return time
    return replace(time, start=None, kind="deadline")


class TimeJudge:
    """Tells the times that date an action from those that only stand in its clause, by the rules."""

    def __init__(self, rules: RuleSet) -> None:
        self._of_rules = frozenset(rules.words("rule_year"))
        funds = any_of(rules.words("dated_fund"))
        self._funds = late_pattern(f"度?[^，。；、]{{0,12}}(?:{funds})")
        self._comparisons = tuple(rules.words("time_comparison"))
        # 与2022年相比，: a clause of its own that says what is compared with.
        compared = any_of(rules.words("time_comparison"))
        self._compared = late_pattern(f"(?:{compared})于?[^，。；]{{1,16}}$")
        listing, listed = any_of(rules.words("listing_verb")), any_of(rules.words("listed_noun"))
        self._listing = late_pattern(f"(?:{listing})[^，。；]{{0,12}}$")
        self._listed = late_pattern(f"度?[^，。；、]{{0,12}}(?:{listed})")
        plans = any_of(rules.words("dated_plan"))
        self._plans = late_pattern(f"[^，。；、]{{0,20}}(?:{plans})$")
        self._runs = tuple(rules.words("running_year"))
        self._following = tuple(rules.words("following_year"))
        nouns = any_of(rules.words("dated_noun"))
        # 2024年立法计划, 2025年全市重点工作: up to a few characters may stand between.
        self._dated_noun = late_pattern(f"(?:度)?[^，。；、]{{0,4}}(?:{nouns})")

    def compares(self, clause: str) -> bool:
        """Whether a clause without an act names only the time with which the next one compares (与2022年相比)."""
        return self._compared.match(clause) is not None

    def dates(self, text: str, time: Time, start: int, head: int | None, reference: date | None) -> bool:
        """Whether `time` dates the action of the clause that begins at `start` and whose verb ends at `head`."""
        if time.start is None and time.end is None and UNDATED not in time.rules:
            # 连续三年举办: how long, if not when.
            return time.text.startswith(self._runs) and (head is None or time.start_offset < head)
        before, behind = text[start : time.start_offset], text[time.end_offset : time.end_offset + 12]
        if before.rstrip().endswith(self._comparisons) or before.count("（") > before.count("）"):
            return False
        if behind.startswith("的") and (_OF_FIGURE.match(behind[1:]) or before.endswith(("由", "从"))):
            return False
        if time.text.startswith(self._following) or (time.text in self._of_rules and before.endswith("其")):
            # 于次年3月底前兑现: the year after another one, which a rule does not say.
            return False
        if time.text.startswith("从") and time.text.endswith("年") and _SOURCE.match(behind):
            return False
        inside = head is not None and time.start_offset >= head
        if inside and (time.text in self._of_rules or self._funds.match(behind)):
            return False
        if inside and self._listing.search(before) and self._listed.match(behind):
            return False
        if inside and time.kind == "period" and self._plans.match(text[time.end_offset :].partition("，")[0]):
            # 编制2021-2025年改造计划: the years of the plan.
            return False
        if inside and (behind.startswith("的") or _DESCRIBES.match(behind) or self._dated_noun.match(behind)):
            # 列进明年的计划
            return False
        leads = time.text.startswith(("至", "到"))
        return not (leads and inside and reference is not None and time.end is not None and time.end < reference)


def joined(text: str, times: Sequence[Time]) -> list[Time]:
    """`times` with years that 和 or 、 joins made one period (2021年和2023年先后印发)."""
    found: list[Time] = []
    for time in times:
        last = found[-1] if found else None
        if last is not None and text[last.end_offset : time.start_offset].strip() in _JOINTS and _years(last, time):
            span = text[last.start_offset : time.end_offset]
            found[-1] = replace(last, text=span, end_offset=time.end_offset, end=time.end, kind="period")
        else:
            found.append(time)
    return found


def _years(first: Time, second: Time) -> bool:
    """Whether both are years, months or days and the first is the earlier one."""
    whole = all(time.text.endswith(("年", "月", "日")) for time in (first, second)) and second.kind == "point"
    return whole and None not in (first.start, second.end) and str(first.start) < str(second.start)


@dataclass(slots=True)
class TimeMemory:
    """The times that stand as a clause of their own wait here for the next clause."""

    reference: date | None
    waiting: Time | None = None

    def start_block(self) -> None:
        """A new paragraph: nothing waits."""
        self.waiting = None

    def start_sentence(self) -> None:
        """A new sentence: nothing waits."""
        self.waiting = None

    def own_clause(self, time: Time) -> None:
        """A time that stands as a clause of its own (2023年，) belongs to the next clause."""
        if time.start is not None or time.end is not None or UNDATED in time.rules:
            self.waiting = time

    def take(self, times: Sequence[Time], head: int | None, acts: bool) -> Time | None:
        """The time of a clause that `times` date: the first before its verb, which ends at `head`, else one that waits.

        What waits goes on waiting where the clause does not act (2021年，由于机构改革，……).
        """
        waiting = self.waiting
        if acts or times:
            self.waiting = None
        if times and (waiting is None or head is None or times[0].start_offset < head):
            return times[0]
        return waiting


def in_the_past(time: Time | None, reference: date | None) -> Time | None:
    """`time` of something that has been done: without a year of its own it lies before the reference day."""
    if time is None or reference is None or "年" in time.text or time.start is None or time.start <= reference:
        return time
    end = shifted_months(time.end, -12) if time.end else None
    return replace(time, start=shifted_months(time.start, -12), end=end)
