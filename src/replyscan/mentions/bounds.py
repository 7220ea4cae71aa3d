"""Words beside a figure that make it a lower or upper bound or approximate (超过, 以内, 左右)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from replyscan.records import Bound, QuantityKind
from replyscan.rules import RuleSet

_SPACES = " \u3000\u00a0\n"
# 过 is a bound before a round or relative figure only (过亿元, 过半); behind a verb it tells what has been done.
_ROUND_ONLY = frozenset(("过", "上"))


class BoundWord(NamedTuple):
    """A bound word read in a text: its extent and what it makes of the figure."""

    start: int
    end: int
    bound: Bound


class Bounds:
    """The bound words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._before: dict[str, Bound] = {word: entry.value for word, entry in rules.entries("bound_before").items()}
        self._after: dict[str, Bound] = {word: entry.value for word, entry in rules.entries("bound_after").items()}
        self._lookalikes = tuple(rules.words("bound_lookalike"))
        self._not_after = tuple(rules.words("bound_after_lookalike"))
        self._measures_only = frozenset(rules.words("bound_of_measures"))
        limits = "|".join(sorted((word for word in self._before if word[0] in "不最至"), key=len, reverse=True))
        self._limit_of_base = re.compile(f"(?P<bound>{limits or '(?!)'})[^，。；：、,;:\\d\n]{{1,14}}的$")
        self._lasts = frozenset(word[-1] for word in self._before)
        self._firsts = frozenset(word[0] for word in self._after)
        self._before_lengths = _descending(self._before)
        self._after_lengths = _descending(self._after)

    def before(self, plain: str, start: int, round_figure: bool) -> BoundWord | None:
        """The bound word that ends right before `start`, 了 and one space between them allowed."""
        end = start
        if plain[end - 1 : end] and plain[end - 1] in _SPACES:
            end -= 1
        if plain[end - 1 : end] == "了":
            end -= 1
        if end == 0 or plain[end - 1] not in self._lasts:
            return None
        for length in self._before_lengths:
            if length > end:
                continue
            word = plain[end - length : end]
            bound = self._before.get(word)
            if bound is None or (word in _ROUND_ONLY and not round_figure):
                continue
            if self._is_part(plain, end, len(word)):
                return None
            return BoundWord(end - length, start, bound)
        return None

    def before_base(self, plain: str, start: int) -> BoundWord | None:
        """The bound word before the base of a share (不超过研发投入的30%); it keeps its place, the figure its own."""
        found = self._limit_of_base.search(plain, max(0, start - 24), start)
        return None if found is None else BoundWord(start, start, self._before[found.group("bound")])

    def _is_part(self, plain: str, end: int, length: int) -> bool:
        """Whether the bound word of `length` that ends at `end` is part of a longer word (约 of 签约)."""
        return any(
            len(word) > length and plain.endswith(word, max(0, end - len(word)), end) for word in self._lookalikes
        )

    def after(self, plain: str, end: int, kind: QuantityKind) -> BoundWord | None:
        """The bound word that begins right behind `end`, one space or （含） between them allowed."""
        begin = end
        if plain[begin : begin + 1] == " ":
            begin += 1
        for inclusive in ("（含）", "(含)"):
            if plain.startswith(inclusive, begin):
                begin += len(inclusive)
        if plain[begin : begin + 1] not in self._firsts:
            return None
        for length in self._after_lengths:
            word = plain[begin : begin + length]
            bound = self._after.get(word)
            if bound is None or (word in self._measures_only and kind not in ("measure", "multiple")):
                continue
            if plain.startswith(self._not_after, begin):
                return None
            stop = begin + len(word)
            for inclusive in ("（含）", "(含)"):
                if plain.startswith(inclusive, stop):
                    stop += len(inclusive)
            return BoundWord(end, stop, bound)
        return None


def _descending(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in words}, reverse=True))
