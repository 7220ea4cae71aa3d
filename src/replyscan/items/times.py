"""The time of an item: which of the times in its clause dates the action, and which it takes from earlier clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from replyscan.late_pattern import late_pattern
from replyscan.mentions.days import shifted_months
from replyscan.mentions.times import FOLLOWING, REPEATING
from replyscan.mentions.undated_times import UNDATED
from replyscan.records import Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 2000年底前建成的小区: the time belongs to the noun, not to the action.
_DESCRIBES = late_pattern("[^，。；、]{1,8}的")
# 从2024年土地出让收入中安排, 从2024年情况来看: the year is that of what stands behind it.
_SOURCE = late_pattern("[^，。；]{1,14}(?:中|里|来看|看)")
_JOINTS = ("和", "、", "及", "与", "以及")
_OF_FIGURE = late_pattern("的?(?:[约近超]|[人户日月年亩]均|平均|每[^，。；]{1,6})?[\\d０-９百]")
_BELONGS = late_pattern("(?:同期|同月|全年)?的")
# 今秋, 去冬今春
_OF_A_YEAR = ("今", "去", "明")
_HOW_OFTEN = late_pattern(
    r"(?<![由从到至为])每 ?(?:[两三四五六七八九十]|\d{1,3}) ?个?(?:年|月|周|星期|天|日|季度|学期|小时|分钟)"
)
# 每年汛前，, 每季度末，
_COMMAS, _LONGEST_AGAIN = ("，", ","), 16
_AGAIN = late_pattern(
    "(?<![\u4e00-\u9fff])每(?:年|月|周|季度?|学期|半年)(?:[^，。；：,;\\n]{0,8}(?:[前后末初底期间季时份内]))?[，,]$"
)
_OPENERS = "自从于至到截止在"
_YEARS = late_pattern("年度?$")
_TAKEN_FOR = ("作为", "列为", "定为", "确定为")
_SINCE = "自从"
# 该桥建于1998年, 该楼为2003年建成的住宅
_HOW_OLD = ("是", "系", "为", "建于", "始于", "成立于", "竣工于", "投用于")
# 对3年内发生2起以上事故的企业: whom 对 brings.
_WHICH = late_pattern("[^，。；]{1,24}的")


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
        self._plans = late_pattern(
            f"[^，。；、\n]{{0,20}}(?:{plans})(?:的?[\u4e00-\u9fff]{{0,2}}工作)?(?=[，。；,;\n]|\\Z)"
        )
        describing = any_of(rules.words("describing_verb"))
        self._described = late_pattern(f"[^，。；、的把将给]{{0,4}}(?:{describing})的")
        self._aged = late_pattern(f"(?:{describing})[^，。；]{{0,4}}$")
        self._runs = tuple(rules.words("running_year"))
        self._following = tuple(rules.words("following_year"))
        nouns = any_of(rules.words("dated_noun"))
        # 2024年立法计划, 2025年全市重点工作: up to a few characters may stand between.
        self._dated_noun = late_pattern(f"(?:度)?[^，。；、]{{0,4}}(?:{nouns})")
        self._drafting = tuple(rules.words("drafting_verb"))
        # 在编制2025年部门预算时再次申报: the year of what is being drawn up.
        self._drafted = late_pattern(f"度?[^，。；、]{{0,10}}(?:{nouns})(?:草案)?(?:的?时候?|的?过程中|中)")

    def compares(self, clause: str) -> bool:
        """Whether a clause without an act names only the time with which the next one compares (与2022年相比)."""
        return self._compared.match(clause) is not None

    def dates_thing(self, text: str, time: Time, start: int, end: int) -> bool:
        """Whether a time in a clause without an act only says which things are meant, or how old a thing is.

        2015年以前建设的68个小区，; 该桥建于1998年，; 该小区是2000年以后建成的小区，; but 我局于2016年结合示范工程，.
        """
        if time.start_offset == start:
            return self._described.match(text, time.end_offset) is not None
        before = text[start : time.start_offset]
        told = before.endswith("于") and self._aged.match(text, time.end_offset, end) is not None
        # 特别是自2016年以来，: since when what follows has been done.
        return told or (before.endswith(_HOW_OLD) and time.text[0] not in _SINCE)

    def dates(
        self, text: str, time: Time, start: int, head: int | None, reference: date | None, fronted: int | None = None
    ) -> bool:
        """Whether `time` dates the action of the clause that begins at `start` and whose verb ends at `head`.

        `fronted` is where the object behind 将 or 把 begins, if the clause has one.
        """
        if time.start is None and time.end is None and UNDATED not in time.rules:
            # 连续三年举办: how long, if not when.
            return time.text.startswith(self._runs) and (head is None or time.start_offset < head)
        before, behind = text[start : time.start_offset], text[time.end_offset : time.end_offset + 12]
        if before.rstrip().endswith(self._comparisons) or before.count("（") > before.count("）"):
            return False
        if before.endswith("“"):
            # 申报“2023年省级示范园区”: the year of what a name calls so.
            return False
        if before.endswith(self._drafting) and self._drafted.match(text, time.end_offset):
            return False
        belongs = _BELONGS.match(behind)
        if belongs and (_OF_FIGURE.match(behind[belongs.end() :]) or before.endswith(("由", "从"))):
            return False
        if fronted == time.start_offset and time.text.endswith(("年", "年度")):
            # 已将2025年运转经费列入预算: the year of what is taken up.
            return False
        if time.kind == "deadline" and self._says_which(text, time, before, head):
            return False
        follows = time.text.lstrip(_OPENERS).startswith(self._following) and time.rules != (FOLLOWING,)
        if follows or (time.text in self._of_rules and before.endswith("其")):
            # 于次年3月底前兑现: the year after another one, which a rule does not say.
            return False
        if time.text.startswith("从") and time.text.endswith("年") and _SOURCE.match(behind):
            return False
        inside = head is not None and time.start_offset >= head
        if inside and (time.text in self._of_rules or self._funds.match(behind)):
            return False
        if head == time.start_offset and time.text.endswith("以来") and behind[:1].isalpha():
            # 突破1961年以来历史极值
            return False
        if inside and self._listing.search(before) and self._listed.match(behind):
            return False
        if inside and before.endswith(_TAKEN_FOR) and time.text.endswith(("年", "年度")):
            # 推荐稻米产业集群作为2024年申报项目: the year of what it is to be.
            return False
        if inside and _YEARS.search(time.text) and self._plans.match(text, time.end_offset):
            # 编制2021-2025年改造计划: the years of the plan.
            return False
        if inside and (behind.startswith("的") or _DESCRIBES.match(behind) or self._dated_noun.match(behind)):
            # 列进明年的计划
            return False
        leads = time.text.startswith(("至", "到"))
        return not (leads and inside and reference is not None and time.end is not None and time.end < reference)

    def _says_which(self, text: str, time: Time, before: str, head: int | None) -> bool:
        """Whether a bound only describes whom 对 brings, or what the clause is about (2000年底前建成的小区优先纳入)."""
        if before.endswith("对"):
            return _WHICH.match(text, time.end_offset) is not None
        described = self._described.match(text, time.end_offset) if not before else None
        return described is not None and head is not None and head > described.end()


def comes_again(clause: str, times: Sequence[Time]) -> bool:
    """Whether a clause has a time of every year or month (每年3月底前), or says how often (每两年评选一次)."""
    if clause.startswith("每年") and "将" not in clause:
        # 每年汛前我局组织检查
        return True
    return any(time.rules == (REPEATING,) for time in times) or ("每" in clause and bool(_HOW_OFTEN.search(clause)))


def runs_before(text: str, start: int) -> bool:
    """Whether the clause before the one at `start` only says that something comes again (每年汛前，)."""
    return text[start - 1 : start] in _COMMAS and _AGAIN.search(text, max(0, start - _LONGEST_AGAIN), start) is not None


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


def of_act(flat: str, dates: list[Time], head: int | None) -> list[Time]:
    """`dates` with the day of the act first, where 于 brings it behind the year of a thing (今年资金已于3月下达)."""
    if head is None or len(dates) == 1:
        return dates
    for later in dates[1:]:
        if later.start_offset < head and flat[later.start_offset - 1] in "于在" and _lies_within(later, dates[0]):
            return [later, *(time for time in dates if time is not later)]
    return dates


def _lies_within(inner: Time, outer: Time) -> bool:
    """Whether all days of one time are days of another."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def in_the_past(time: Time | None, reference: date | None) -> Time | None:
    """`time` of something that has been done: without a year of its own it lies before the reference day."""
    dated = time is not None and ("年" in time.text or time.text.startswith(_OF_A_YEAR))
    if time is None or reference is None or dated or time.start is None or time.start <= reference:
        return time
    end = shifted_months(time.end, -12) if time.end else None
    return replace(time, start=shifted_months(time.start, -12), end=end)
