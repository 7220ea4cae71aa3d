"""Headings: numbered lines without a final mark, and short lines that speak of what comes next."""

from __future__ import annotations

from collections.abc import Set

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet

_HEADING = late_pattern(
    r"[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|【[^【】]+】$"
    # 1 问题核实情况, 3.1 关于新建变电站
    r"|\d{1,2}(?:\.\d{1,2}){0,2}[ \u3000]+(?=[\u4e00-\u9fff]\D{2,24}$)"
)
_LEVELS = (
    late_pattern(r"[一二三四五六七八九十]{1,3}[、.．]|【|(?![（(]|\d{1,2}[.．、])"),
    late_pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_LONGEST = 45
# A line without a number is a heading only if it is short and speaks of what comes next (下一步工作打算).
_LONGEST_BARE = 16
# A heading of several clauses (一、加强领导，落实责任) is numbered in Chinese and does not say
# who, when or how much.
_NUMBERED_IN_CHINESE = (
    late_pattern(r"[一二三四五六七八九十]{1,3}[、.．]"),
    late_pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_TELLS = late_pattern(r"[\d我本已将拟了。；;]")
# A mark inside a line by which it says more than a heading does; a full stop only between Chinese characters.
_RUNS_ON = late_pattern(r"[，。；]|[,;](?!\d)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")


class Headings:
    """Tells headings from text, by the words of a rule set for what comes next."""

    def __init__(self, rules: RuleSet) -> None:
        self._future_openers = tuple(rules.words("future_opener"))
        self._future = tuple(rules.words("future_section"))

    def is_heading(self, line: str, following: str, points: Set[int]) -> bool:
        """Whether `line` is a heading; `following` is the line behind it, "" where the text ends.

        `points` are the numbers in Chinese (see `numbered`) whose lines have been text before.
        """
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
