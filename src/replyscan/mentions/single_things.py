"""Figures in words that count although 一 is an article elsewhere: single things, what a thing was and became."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_CLOSING = ("", *"，。；、")
# How far before a figure its verb is looked for.
_REACH = 8
# What stands before what a figure was.
FROM = late_pattern(r"[由从](?:原来|原先|原有|过去|以前|此前|目前|现在)?的?\Z")
# 由一个加到两个: the two figures of a change, and no articles.
_SPOKEN = r"[\d一二两三四五六七八九十几半]"
_REACHED_IN_WORDS = late_pattern(
    rf"[加增减添涨降升缩砍压提扩变调改开并合裁]{{1,2}}[到至成为](?:现在|目前|如今)?的?{_SPOKEN}"
)
_FROM_IN_WORDS = late_pattern(
    rf"[由从](?:原来|原先|过去|以前)?的?{_SPOKEN}[^，。；：]{{1,6}}[加增减添涨降升缩砍压提扩变调改开并合裁]{{1,2}}[到至成为]\Z"
)
# Units whose 一 is an article before most nouns.
_ONE_OF = frozenset(("个", "块", "道", "条", "套", "扇", "面", "张", "间"))


class SingleThings:
    """Says by the words of a rule set whether a figure in words counts."""

    def __init__(self, rules: RuleSet) -> None:
        things, verbs = any_of(rules.words("single_thing")), any_of(rules.words("setting_up_verb"))
        self._things = late_pattern(f"[^，。；：、的]{{0,7}}(?:{things})(?![\u4e00-\u9fff])")
        self._set_up = late_pattern(rf"(?:{verbs})[了好上出起]?\Z")

    def count(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether the figure is one of a change (由一个加到两个), or 一 before a thing that is set up."""
        if _changes_in_words(plain, number, unit):
            return True
        return plain[number.start] == "一" and self._is_one_thing(plain, number, unit)

    def _is_one_thing(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether 一 counts a thing that can be touched, set up or bought (设一个驻点, 装了一块显示屏)."""
        if number.end - number.start > 1:
            return False
        closes = plain[unit.end : unit.end + 1] in _CLOSING
        if unit.written not in _ONE_OF:
            return False
        named = (closes and unit.written == "个") or self._things.match(plain, unit.end) is not None
        return named and self._set_up.search(plain, max(0, number.start - _REACH), number.start) is not None


def _changes_in_words(plain: str, number: WrittenNumber, unit: Unit) -> bool:
    """Whether a figure in words is what a thing was or became (窗口由一个加到两个)."""
    start, opened = number.start, max(0, number.start - _REACH)
    if FROM.search(plain, opened, start) and _REACHED_IN_WORDS.match(plain, unit.end):
        return True
    return _FROM_IN_WORDS.search(plain, max(0, start - 2 * _REACH), start) is not None
