"""Where the model joins a verb to the level of government behind it (委托 + 县国投公司, 设 + 村卫生室)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.segment.tables import IntArray

# A level behind a verb of two characters, or behind 设 or 建 where a clause begins.
_VERB = 2
_LEVELLED = late_pattern(
    f"(?:(?<=[\u4e00-\u9fff]{{{_VERB}}})|(?<=[，。；、：\n　][设建]))[{LEVELS}村](?=[\u4e00-\u9fff])"
)


class LevelBorders:
    """Finds the borders of words that are missing before a level, behind one of `verbs` (those of two characters)."""

    def __init__(self, verbs: Iterable[str]) -> None:
        self._verbs = frozenset(verb for verb in verbs if len(verb) == _VERB)

    def missing(self, text: str, starts: IntArray, ends: IntArray) -> list[int]:
        """The places in `text`, cut into words by `starts` and `ends`, where a level begins inside of a word."""
        found = [match.start() for match in _LEVELLED.finditer(text)]
        if not found:
            return found
        edge = np.zeros(len(text) + 1, bool)
        edge[starts] = edge[ends] = True
        return [at for at in found if edge[at + 1] and not edge[at] and edge[self._verb_before(text, at)]]

    def _verb_before(self, text: str, at: int) -> int:
        """Where the verb before a level begins; the place of the level, where none does."""
        if text[at - 1] in "设建":
            return at - 1
        return at - _VERB if text[at - _VERB : at] in self._verbs else at
