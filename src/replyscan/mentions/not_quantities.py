"""Figures that count and measure nothing: ordinals, codes, ranks, words with a numeral in them, nicknames."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.building_numbers import BuildingNumbers
from replyscan.mentions.fixed_words import FixedWords
from replyscan.mentions.naming_figures import NamingFigures, begins_with_zero, is_nickname
from replyscan.mentions.numbered_things import NumberedThings
from replyscan.mentions.numeral_words import NumeralWords
from replyscan.mentions.single_things import FROM
from replyscan.mentions.term_lengths import TermLengths
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_JOINTS = frozenset("、，,和至—-")
_ORDINAL_LIST = late_pattern(r"第\d+(?:[、，,和至—-]\d+){0,9}[、，,和至—-]$")
_LONGEST_LIST = 80
# 排名后三位, 倒数两名: places counted from the end.
_PLACES, _LAST = (
    ("名", "位"),
    late_pattern("(?:倒数|(?:排名|排序|排位|名次|得分|考核|考评|评分|评比)(?:最后|[后末]))\\Z"),
)
# How often something is done is no count of things; how long what was set up may be.
_TIMES, _LONGEST_SET_UP = ("次", "回", "遍", "趟", "下", "天", "年"), 24
# How far back places may be named, and what tells of a share.
_REACH_OF_PLACES, _SHARE = 60, late_pattern("[%％率]|百分|利率|占比")
# Over how long something is spread (分两年), but not between which lengths it is divided (分3年和5年两档).
_OR = ("和", "及", "与", "或", "、")
_SPREAD = late_pattern("(?<![部百充区工划拆积0-9一二三四五六七八九十])分\\Z")
_HOURS, _SPANS, _POINTING = ("小时", "个小时"), ("天", "年", "个月"), ("前", "这", "那", "头", "过")
_TRIPS, _HOURS_AND_MINUTES = ("趟", "班", "次"), ("分钟", "小时")
_DECADE, _CENTURY = 10, 100
_REACH_OF_CHANGE = 8
# What may begin a noun behind a rated unit, and no bound.
_NOUN = late_pattern("[\u4e00-\u9fff](?<![及以的和与左上])")
# What leads from what a figure was to what it is (由178伏回升到215伏).
_REACHED = late_pattern(r"[\u4e00-\u9fff]{1,3}[到至为成](?:现在|目前|如今)?的?[约近]?\d")
# A noun before a figure; 分, 为 and the like are verbs before a number of parts.
_BEHIND_NOUN = late_pattern("[\u4e00-\u9fff](?<![分为成至到第的了在和与])")
_CIRCLE = late_pattern("[\u4e00-\u9fff]{0,8}?(?:圈|图(?=”))")


class NotQuantities:
    """Says why a figure with a unit is no quantity, by the rules; `is_word` whether a numeral is of a fixed word."""

    def __init__(self, rules: RuleSet) -> None:
        self.is_word = FixedWords(rules).hold
        self._numeral_words = NumeralWords(rules, self.is_word)
        self._naming = NamingFigures(rules)
        self._numbered_things, self._buildings = NumberedThings(rules), BuildingNumbers(rules)
        self._term_lengths = TermLengths(rules)
        self._ordinals = frozenset(rules.words("ordinal_opener"))
        self._ranks = frozenset(rules.words("rank_unit"))
        self._numbered_bodies = tuple(rules.words("numbered_body"))
        self._bodies = EdgeWords(rules.words("counted_body"))
        self._goods = frozenset(rules.words("goods_unit"))
        self._stairs = EdgeWords(rules.words("stair_noun"))
        self._classes = EdgeWords(rules.words("class_word"))
        self._round_the_clock = EdgeWords(rules.words("round_the_clock"))
        ages = any_of(rules.words("age_group"))
        self._age_groups = late_pattern(rf"\d|(?:以下|以上)?(?:{ages})")
        self._rated = frozenset(rules.words("rated_unit"))
        self._changes = EdgeWords(rules.words("change_verb"))
        self._change = late_pattern(any_of(rules.words("change_of_points")))
        places = any_of(rules.words("place_point"))
        self._place_points = late_pattern(f"(?:{places})[^。；\n]*\\Z")
        setting_up = any_of(word for word in rules.words("setting_up_verb") if len(word) > 1)
        self._set_up = late_pattern(f"(?:{setting_up})[^，。；：\\n]{{2,}}(?<![每第同统唯之万])\\Z")
        self._minus_lookalikes = frozenset(rules.words("minus_lookalike"))

    def reason(self, plain: str, number: WrittenNumber, unit: Unit, bounded: str) -> str | None:
        """Why the figure is no quantity (ordinal, code, rank, word, class, nickname, bodies), or None where it is one.

        `bounded` says on which side a bound word stands: "before", "after" or "" for none.
        """
        start = number.start
        before = plain[start - 1 : start] if start else ""
        if not bounded and self._is_ordinal(plain, start, before):
            return "ordinal"
        if (unit.written in _PLACES and (before in ("前", "头") or _LAST.search(plain, max(0, start - 6), start))) or (
            not bounded and self._buildings.hold(plain, start, unit)
        ):
            return "rank"
        if before == "等" and unit.written in self._bodies:
            # 财政部等5部门: how many bodies act, as part of their name; 等12个成员单位 counts.
            return "bodies"
        if self._naming.is_code(plain, number, unit, before):
            return "code"
        if is_nickname(plain, number, unit, before, bounded):
            return "nickname"
        if begins_with_zero(plain, number):
            return "code"
        if self._is_of_class(plain, unit):
            return "class"
        if plain[start] == "一" and unit.written in _TRIPS and plain.endswith(_HOURS_AND_MINUTES, 0, start):
            # 早高峰18分钟一趟: how often.
            return "rank"
        if not bounded and _points_to_time(plain, number, unit, before):
            return "date"
        if self._stairs.start_of(plain, unit.end):
            # 42级石阶
            return None
        if self._describes(plain, start, unit):
            return "class"
        if _is_year(plain, number, unit):
            return "date"
        if unit.kind == "count" or unit.kind == "measure":
            return self._reason_of_count(plain, number, unit, before, bounded)
        if number.bare and bounded != "before":
            # 亿元级, 亿元以上项目
            return "class"
        return "word" if number.han and self.is_word(plain, start, unit) else None

    def is_change(self, plain: str, start: int) -> bool:
        """Whether a word of change before a figure at `start` makes its 个点 points of a share (上升1.5个点).

        Where places are named before it in its sentence, it counts them (助餐点已开18个，再增加5个点).
        """
        told = plain[max(0, start - _REACH_OF_PLACES) : start]
        if self._place_points.search(told) and not _SHARE.search(told):
            return False
        return self._change.search(plain, max(0, start - _REACH_OF_CHANGE), start) is not None

    def hides_minus(self, plain: str, start: int) -> bool:
        """Whether 负 before a figure at `start` belongs to a word (减负3亿元) and is no minus sign."""
        return plain[max(0, start - 2) : start] in self._minus_lookalikes

    def _is_ordinal(self, plain: str, start: int, before: str) -> bool:
        """Whether a figure at `start` stands behind 第 and its like, or in a list behind it (第3、4)."""
        if before in self._ordinals:
            return True
        listed = before in _JOINTS and _ORDINAL_LIST.search(plain, max(0, start - _LONGEST_LIST), start)
        return bool(listed)

    def _is_of_class(self, plain: str, unit: Unit) -> bool:
        """Whether a word behind the unit makes the name of a class with the figure (百亿元级产业, 24小时自助图书馆)."""
        return self._classes.start_of(plain, unit.end) > 0 or (
            unit.written in _HOURS and self._round_the_clock.start_of(plain, unit.end) > 0
        )

    def _describes(self, plain: str, start: int, unit: Unit) -> bool:
        """Whether a figure at `start` only says of which kind is what stands behind it."""
        if unit.written in ("分钟", "小时") and _CIRCLE.match(plain, unit.end):
            # 15分钟便民生活圈
            return True
        if unit.written in ("岁", "周岁") and self._age_groups.match(plain, unit.end):
            # 3岁1533人, 3—5岁适龄儿童2074人: which of them are counted.
            return True
        # 110千伏变电站, but 由1.21千伏安提高到2.3千伏安
        rates = unit.written in self._rated and _NOUN.match(plain, unit.end) is not None
        return rates and not self._changed(plain, start, unit)

    def _changed(self, plain: str, start: int, unit: Unit) -> bool:
        """Whether a figure at `start` is what something was before it changed (由178伏回升到215伏)."""
        if self._changes.start_of(plain, unit.end):
            return True
        was = FROM.search(plain, max(0, start - _REACH_OF_CHANGE), start)
        return was is not None and _REACHED.match(plain, unit.end) is not None

    def _reason_of_count(self, plain: str, number: WrittenNumber, unit: Unit, before: str, bounded: str) -> str | None:
        """Why a figure with a unit of counts or measures is no quantity, or None."""
        start = number.start
        if unit.written == "次" and plain.endswith(self._numbered_bodies, 0, start):
            return "rank"
        counts = before == "了" and plain[start] != "一" and unit.written not in self._numbered_things.units
        if counts and not self.is_word(plain, start, unit):
            # 放了三轮, 分了两批: behind 了 a figure counts.
            return None
        if self._counts_goods(plain, number, unit) or self._term_lengths.is_term(plain, number, unit):
            return None
        if unit.written in self._ranks and not bounded and self._numbered_things.holds(plain, number, unit):
            return "rank"
        if self._closes_list_of_things(plain, number, unit):
            return None
        nothing = number.han and self._numeral_words.count_nothing(plain, number, unit, before, bounded)
        return "word" if nothing else None

    def _closes_list_of_things(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether 一 counts the thing before it that was set up or bought (新建100立方米蓄水池一个。)."""
        one = plain[number.start : number.end] == "一" and unit.written not in _TIMES
        ends = not "\u4e00" <= plain[unit.end : unit.end + 1] <= "\u9fff"
        return (
            one
            and ends
            and self._set_up.search(plain, max(0, number.start - _LONGEST_SET_UP), number.start) is not None
        )

    def _counts_goods(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether a noun before a single numeral and none behind its unit show that goods are counted (锦旗三面)."""
        single = number.end - number.start == 1 and plain[number.start] != "一"
        if unit.written not in self._goods or not single or self.is_word(plain, number.start, unit):
            return False
        noun = _BEHIND_NOUN.match(plain, max(0, number.start - 1), number.start)
        return noun is not None and not "\u4e00" <= plain[unit.end : unit.end + 1] <= "\u9fff"


def _points_to_time(plain: str, number: WrittenNumber, unit: Unit, before: str) -> bool:
    """Whether a numeral behind `before` says when, and counts nothing (前两天, 这两年, 分两年, but 提前三天)."""
    spread = unit.written == "年" and plain[unit.end : unit.end + 1] not in _OR
    if spread and _SPREAD.search(plain, max(0, number.start - 2), number.start):
        # 分两年解决, 分3年实施, but 期限分3年和5年两档
        return True
    pointed = number.han and unit.written in _SPANS and before in _POINTING
    return pointed and not plain.endswith("提前", 0, number.start)


def _is_year(plain: str, number: WrittenNumber, unit: Unit) -> bool:
    """Whether the figure names a year or a decade (上世纪五十至七十年代)."""
    if unit.written in ("年", "学年") and number.low >= 1000:
        return True
    if unit.written != "年" or plain[unit.end : unit.end + 1] != "代":
        return False
    return number.high % _DECADE == 0 and number.high < _CENTURY
