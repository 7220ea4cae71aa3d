"""Figures that say which one: stages, sessions, streets, bus lines, groups of a village, days of a month."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.term_lengths import TermLengths
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# Units whose figures number what stands beside them: bus lines, roads, groups of a village.
_NUMBERED_BESIDE = frozenset("路线组")
_LONGEST_NUMBERS = 12
# Before 村 these make no name of it (全村, 12个行政村).
_NO_NAMES = "每全各本该此我某几个政然"
# From here on 路 at a clause's head numbers a bus line (107路); behind a noun it counts channels (监控3000路).
_FIRST_OF_LINES = 100
# The farms of 新疆 go by the numbers of their regiments.
_REGIMENT, _FIRST_REGIMENT = "团", 10
_SESSION = "[一二三四五六七八九十]{1,3}[次中]"
# How far before a figure what it numbers is looked for.
_REACH = 48
_REACH_OF_CHANGE = 8
# 新开16路、19路2条: more of a list of bus lines, and how many they are.
_LINES_BEHIND = late_pattern(r"(?P<more>(?:[、和及与] ?\d{1,3} ?路){0,12}) ?(?:等 ?)?\d{1,2} ?条")
_LINE_BEFORE = late_pattern(r"\d ?路[、和及与] ?\Z")
_CLOSING = ("", *"，。；、")
# 4组至7组因路基窄, 3组的水塘: at a phrase's head the number of a group of a village.
_GROUPS = late_pattern(r"[、和及与至到] ?\d{1,3} ?组|[的因没未还已至到]|村民|群众|农户|路段|通往")
_GROUP_BEFORE = late_pattern(r"(?:^|[^\u4e00-\u9fff\d])(?:\d{1,3} ?组 ?[、和及与至到] ?){0,6}$")


class NumberedThings:
    """Tells such figures by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self.units = frozenset(rules.words("numbered_unit"))
        self._term_lengths = TermLengths(rules)
        self._after_rank = tuple(rules.words("stage_word"))
        self._stages = frozenset(rules.words("stage_unit"))
        self._changed = tuple(rules.words("changed_term"))
        self._changed_to = late_pattern(f"(?:{any_of(self._changed)})[至到为]$")
        bodies = any_of(rules.words("session_word"))
        self._session = late_pattern(f"{_SESSION}|{bodies}")
        self._riders = tuple(rules.words("line_rider"))
        bus, road, owner = (any_of(rules.words(field)) for field in ("bus_word", "road_word", "group_owner"))
        self._numbers_before = late_pattern(
            rf"(?:(?P<路>(?:{bus})(?:线路|车)?[有为是]?)|(?P<线>{road})|[\u4e00-\u9fff](?<![{_NO_NAMES}])(?P<组>{owner}))"
            rf" ?(?:\d{{1,4}}(?:[至到—~-]\d{{1,4}})? ?[路线组]?[、和及与] ?){{0,{_LONGEST_NUMBERS}}}$"
        )
        named, unlike = any_of(rules.words("line_word")), any_of(rules.words("line_lookalike"))
        self._buses = late_pattern(
            rf"(?:[、和及与至到] ?\d{{1,3}} ?路?){{0,{_LONGEST_NUMBERS}}} ?(?:等 ?\d{{0,3}}条?)?"
            rf"(?:{bus}|(?!{unlike})(?:{named}))"
        )

    def holds(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether the figure says which one and not how many; its unit is one of those that may."""
        if unit.written in self._stages and plain.startswith(self._after_rank, unit.end):
            return True
        # 十一届九次全会: a body's terms and sessions are counted through, not up.
        if unit.written == "届" and (number.low >= 10 or self._session.match(plain, unit.end)):
            return True
        if number.han and unit.written == "轮" and plain[unit.end : unit.end + 1] in _CLOSING:
            # 专项检查三轮。
            return False
        if number.han:
            # 两 counts and never ranks (两周, but 二级); streets are numbered beyond ten (纬十二路, 十一号路).
            # 二十几号人 counts.
            named = unit.written == "路" or (unit.written == "号" and not plain.startswith("人", unit.end))
            highest = 99 if named else 10
            return number.high <= highest and plain[number.start] != "两"
        if unit.written in _NUMBERED_BESIDE:
            return self._is_numbered(plain, number, unit)
        if unit.written == "日":
            if self._term_lengths.is_day(plain, number.start):
                return True
            # 由7日缩短至2日: a term, no day of a month.
            changed = self._changed_to.search(plain, max(0, number.start - _REACH_OF_CHANGE), number.start)
            return changed is None and not plain.startswith(self._changed, unit.end)
        if unit.written == _REGIMENT:
            # 101团积极争取项目, but 接待旅游团120团
            return number.low >= _FIRST_REGIMENT and not "\u4e00" <= plain[number.start - 1 : number.start] <= "\u9fff"
        return unit.written in self.units

    def _is_numbered(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether a bus line, a road or a group of a village has the figure for its name (11路公交, 岩脚村3组)."""
        heads = not ("\u4e00" <= plain[number.start - 1 : number.start] <= "\u9fff")
        line = number.low >= _FIRST_OF_LINES and heads
        ridden = plain.endswith(self._riders, 0, number.start)
        if unit.written == "路" and (line or ridden or self._buses.match(plain, unit.end)):
            return True
        if unit.written == "路" and _in_counted_list(plain, number, unit):
            return True
        if unit.written == "组" and _GROUP_BEFORE.search(plain, max(0, number.start - _REACH), number.start):
            behind = _GROUPS.match(plain, unit.end)
            if behind is not None or plain[number.start - 1 : number.start] in tuple("、和及与至到"):
                return True
        before = self._numbers_before.search(plain, max(0, number.start - _REACH), number.start)
        return before is not None and before.group(unit.written) is not None


def _in_counted_list(plain: str, number: WrittenNumber, unit: Unit) -> bool:
    """Whether the figure is one of several with 路 that a figure with 条 counts (16路、19路2条)."""
    behind = _LINES_BEHIND.match(plain, unit.end)
    if behind is None:
        return False
    return (
        bool(behind["more"])
        or _LINE_BEFORE.search(plain, max(0, number.start - _REACH_OF_CHANGE), number.start) is not None
    )
