"""Numerals before a unit: 一 is an article more often than a count, and many are parts of words (一个, 五家庄)."""

from __future__ import annotations

from collections.abc import Callable

from replyscan.late_pattern import late_pattern
from replyscan.mentions.single_things import SingleThings
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# How far before a figure its 每 is looked for.
_REACH = 48
# The names of places hold no longer ways (十八里).
_LONGEST_WAY = 100
_ONES, _FAR_AS_EACH = "处起件个例户批宗条家项块", 8
_NUMERALS = frozenset("一二两三四五六七八九十百千万零")


class NumeralWords:
    """Tells numerals that count nothing by the words of a rule set."""

    def __init__(self, rules: RuleSet, is_word: Callable[[str, int, Unit | None], bool]) -> None:
        self._is_word = is_word
        self._single_things = SingleThings(rules)
        self._firm_ones = frozenset(rules.words("one_unit"))
        self._before_numeral = frozenset(rules.words("numeral_word_start"))
        self._before_one = frozenset(rules.words("one_word_start"))
        self._places = frozenset(rules.words("place_unit"))
        self._recurring = frozenset(rules.words("recurring_unit"))
        stretches = any_of(rules.words("recurring_stretch"))
        self._each = late_pattern(
            rf"每(?:[一两二三四五六七八九十\d]{{0,3}}个?)?(?:{stretches})[^，。；：！？\n]{{0,24}}$"
        )
        acts = any_of(rules.words("each_at_once_verb"))
        # 发现一处、取缔一处: every one that is found.
        self._each_at_once = late_pattern(rf"(?:{acts})一([{_ONES}])[、，]?(?:就|即|再)?(?:{acts})一\1")
        wholes = any_of(rules.words("whole_noun"))
        self._wholes = late_pattern(rf"[^，。；、\n]{{0,16}}?(?:{wholes})(?![\u4e00-\u9fff])")
        self._village_units = frozenset(rules.words("village_measure"))
        self._village_heads = EdgeWords(rules.words("named_place_head"))
        self._place_ends = frozenset(rules.words("place_name_end"))

    def count_nothing(self, plain: str, number: WrittenNumber, unit: Unit, before: str, bounded: str) -> bool:
        """Whether a numeral behind `before` is an article, vague or a part of a word.

        `bounded` says on which side a bound word stands: "before", "after" or "" for none.
        """
        one = plain[number.start] == "一"
        single = number.end - number.start == 1
        if one and single and self._means_each(plain, number.start, unit):
            return True
        if before == "各" and not self._is_word(plain, number.start, unit):
            # 新建公厕各一个
            return False
        if one and before not in self._before_one and self._recurs(plain, number, unit):
            return False
        if self._single_things.count(plain, number, unit):
            return False
        if self._is_word(plain, number.start, unit):
            return True
        if number.bare:
            # 百 and 千 alone are vague.
            return bounded != "before"
        if bounded or number.more:
            return False
        return (
            (single and before in (self._before_one if one else self._before_numeral))
            or (single and self._makes_name(plain, unit))
            or (number.high < _LONGEST_WAY and self._names_village(plain, unit))
            or (single and one and self._is_article(plain, unit))
        )

    def _means_each(self, plain: str, start: int, unit: Unit) -> bool:
        """Whether 一 at `start` is one of every one (发现一处、取缔一处)."""
        each = self._each_at_once.search(plain, max(0, start - _FAR_AS_EACH), unit.end + _FAR_AS_EACH)
        return each is not None and each.start() <= start < each.end()

    def _recurs(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether 一 counts how often something is done in a stretch of time (每季度通报一次, but 每年一次性补助)."""
        if (
            unit.written not in self._recurring
            or number.end - number.start > 1
            or plain[unit.end : unit.end + 1] == "性"
        ):
            return False
        return self._each.search(plain, max(0, number.start - _REACH), number.start) is not None

    def _makes_name(self, plain: str, unit: Unit) -> bool:
        """Whether a numeral of one character makes a name or a set phrase with its unit (两市, 四村)."""
        # 三块坏了, but 三块四方地
        pieces = unit.written == "块" and plain[unit.end : unit.end + 1] not in _NUMERALS
        return unit.written in self._places and not pieces

    def _names_village(self, plain: str, unit: Unit) -> bool:
        """Whether what stands behind makes the name of a place of the figure (五家庄, 五棵树镇, but 五处塘坝)."""
        begins = unit.written in self._village_units
        if plain[unit.end : unit.end + 1] in self._place_ends:
            return begins or self._village_heads.start_of(plain, unit.end + 1) > 0
        # 十八里海关, 五棵树镇
        return begins and any(self._village_heads.start_of(plain, unit.end + length) for length in (0, 1))

    def _is_article(self, plain: str, unit: Unit) -> bool:
        """Whether 一 only leads to the noun behind the unit: 一套完整的体系 counts nothing."""
        whole = unit.written == "套" and self._wholes.match(plain, unit.end) is not None
        return whole or unit.written not in self._firm_ones
