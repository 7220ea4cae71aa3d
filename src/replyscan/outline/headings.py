"""Headings: numbered lines without a final mark, and short lines that speak of what comes next."""

from __future__ import annotations

from collections.abc import Sequence, Set

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_HEADING = late_pattern(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|【[^【】]+】$"
    # 1 问题核实情况, 3.1 关于新建变电站
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[ \u3000]+(?=[\u4e00-\u9fff]\D{2,24}$)"
)
_LEVELS = (
    late_pattern(r"[一二三四五六七八九十]{1,3}[、.．]|【|(?![（(]|\d{1,2}[.．、])"),
    late_pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_LONGEST, _LONGEST_WISH = 45, 80
_COUNT = r"[一二三四五六七八九十]{1,2}|\d{1,2}"
# A line without a number is a heading only if it is short and speaks of what comes next (下一步工作打算).
_LONGEST_BARE = 16
# 加装电梯 between two paragraphs: a line of Chinese characters alone that ends with no mark.
_TOPIC = late_pattern(r"[\u4e00-\u9fff“”、]{2,12}")
# 已经做了的, 办不了的事 name acts and tell none.
_OF_WHAT = late_pattern(r"的(?:事|事情|事项)?$")
# What may stand around the name of a section (工作开展情况：, 【存在问题】).
_FRAME = "：:【】 \u3000"
# 需要上级支持解决的事项：, but 我局重点做好以下的事项：
_MATTERS = late_pattern(r"(?!.*[以如]下|.*下列)[^，。；：:\d]{2,18}的事项[：:]?")
# Marks that end a paragraph, and so short a line opens none.
_PARAGRAPH_ENDS = "。！？!?：:；;"
_SHORTEST_TEXT = 18
# A heading of several clauses (一、加强领导，落实责任) is numbered in Chinese and does not say
# who, when or how much.
_NUMBERED_IN_CHINESE = (
    late_pattern(r"[一二三四五六七八九十]{1,3}[、.．]"),
    late_pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
# 深入了解企业, 降低成本 hold such a character and say neither.
_TELLS = late_pattern(r"[\d我已将拟。；;]|(?<![基根资成标文样课])本|了(?!解)")
# A mark inside a line by which it says more than a heading does; a full stop only between Chinese characters.
_RUNS_ON = late_pattern(r"[，。；]|[,;](?!\d)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")


class Headings:
    """Tells headings from text, by the words of a rule set for what comes next."""

    def __init__(self, rules: RuleSet) -> None:
        self._future_openers = tuple(rules.words("future_opener"))
        self._future = tuple(rules.words("future_section"))
        openers, nouns = any_of(self._future_openers), any_of(rules.words("plan_noun"))
        # 建议一：体育场馆向市民开放。: which wish is answered below.
        wishes = any_of(rules.words("wish_item"))
        self._wishes = late_pattern(f"(?:{wishes})(?:{_COUNT})[：:、.．][^。]{{4,}}。?$")
        self._names = frozenset(rules.words("section_name"))
        self._plans = late_pattern(f"(?:{openers})的?(?:{nouns})*[：:]?$")

    def is_heading(self, line: str, following: str, points: Set[int], before: str | None = None) -> bool:
        """Whether `line` is a heading; `following` is the line behind it, "" where the text ends.

        `points` are the numbers in Chinese (see `numbered`) whose lines have been text before. `before` is the line
        before it, "" for a heading, None where the letter has not begun.
        """
        named = line.strip(_FRAME) in self._names or _MATTERS.fullmatch(line) is not None
        if following and (
            named or self._plans.match(line) or (len(line) <= _LONGEST_WISH and self._wishes.match(line))
        ):
            return True
        if before is not None and _stands_alone(line, before, following):
            return True
        if len(line) > _LONGEST or line[-1] in "。.；;，,：:！!？?":
            return False
        number = _HEADING.match(line)
        if number is None and not self._names_plans(line):
            return False
        runs_on = _RUNS_ON.search(line, number.end() if number else 0)
        return not runs_on or _heads(line, following, points)

    def _names_plans(self, line: str) -> bool:
        """Whether a line without a number speaks of what comes next (下一步工作打算)."""
        short = len(line) <= _LONGEST_BARE
        return short and line.startswith(self._future_openers) and line.endswith(self._future)

    def path_to(self, path: Sequence[str], heading: str, at_once: bool) -> list[str]:
        """The headings above the text behind `heading`, which stands below those of `path` or takes their place.

        `at_once` says that no text stands between it and the heading before.
        """
        if _HEADING.match(heading):
            return [*path[: level(heading)], heading]
        if self._is_topic(heading):
            return [*(above for above in path if at_once or _HEADING.match(above)), heading]
        topic = next((at for at, above in enumerate(path) if self._is_topic(above)), None)
        if topic is not None:
            # 加装电梯 … 下一步打算：: what comes next of this topic.
            return [*path[: topic + 1], heading]
        finer = heading.endswith(("：", ":")) and any(level(above) > 0 for above in path)
        return [*(above for above in path if finer and _HEADING.match(above)), heading]

    def _is_topic(self, heading: str) -> bool:
        """Whether a heading without a number names a matter, and not what comes next."""
        plans = self._plans.match(heading) is not None or self._names_plans(heading)
        return not plans and _HEADING.match(heading) is None


def _stands_alone(line: str, before: str, following: str) -> bool:
    """Whether a short line without a mark stands between two paragraphs (加装电梯), and no list or table goes on."""
    if _TOPIC.fullmatch(line) is None or (_TELLS.search(line) and not _OF_WHAT.search(line)):
        return False
    ended = not before or before[-1] in _PARAGRAPH_ENDS
    return ended and len(following) > _SHORTEST_TEXT and _RUNS_ON.search(following) is not None


def level(heading: str) -> int:
    """How deep a heading stands: 0 for 一、 and lines without a number, 1 for （一）, 2 for 1."""
    return next((depth for depth, pattern in enumerate(_LEVELS) if pattern.match(heading)), len(_LEVELS))


def numbered(line: str) -> int | None:
    """Which number in Chinese opens a line: 0 for 一、, 1 for （一）, None for none."""
    return next((depth for depth, number in enumerate(_NUMBERED_IN_CHINESE) if number.match(line)), None)


def _heads(line: str, following: str, points: Set[int]) -> bool:
    """Whether a line of several clauses is a heading: text or a finer point follows it, no point like it."""
    depth = numbered(line)
    if not following or depth is None or depth in points or _TELLS.search(line):
        return False
    return not any(number.match(following) for number in _NUMBERED_IN_CHINESE[: depth + 1])
