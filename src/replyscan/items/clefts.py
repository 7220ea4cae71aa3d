"""Clauses in which 是……的, or 的 inside a verb, frames who did a thing or when (路是去年修的, 九月上的线)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from replyscan.items.tokens import AGENCY, NEGATION, OBJECT_MARKER, SINGLE, TIME, VERB, Token
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet

# 票价是2014年由市发改委核定的: what 是……的 frames is the predicate.
_FRAMED = late_pattern("是[^，。；：]{0,20}(?:年|月|日|由|经|从|于|很|难)[^，。；：]{1,20}的$")
# What tells who did it or when.
_SAID = AGENCY | TIME
_PARTICLE = "的"
_COPULA = "是"


class Predicate(NamedTuple):
    """Where the predicate of a clause begins and ends, and whether its frame says that it was done."""

    start: int
    end: int
    told: bool

    def tokens(self, tokens: Sequence[Token], start: int) -> list[Token]:
        """Those of `tokens` that stand in the predicate from `start` on; its frame shows the verb at its end."""
        kept = [token for token in tokens if token.start >= start and (not self.told or token.end <= self.end)]
        if self.told:
            # 路是去年修的: a verb of one character is one.
            kept[-1] = replace(kept[-1], flags=kept[-1].flags & ~SINGLE)
        return kept


class CleftJudge:
    """Finds what 是……的 and its like frame, by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._split = frozenset(rules.words("split_verb"))
        self._lasting = frozenset((*rules.words("standing_verb"), *rules.words("lasting_verb")))

    def predicate(self, text: str, start: int, end: int, tokens: Sequence[Token], runs_on: bool) -> Predicate:
        """The predicate of the clause of `text` from `start` to `end`: all of it, or what the cleft frames.

        Before a comma (`runs_on`) 的 without 是 may only say of what the next clause speaks (去年买的，坏了).
        """
        if text[end - 1] == _PARTICLE:
            opened = self._opened(text, start, end, tokens, runs_on)
            if opened is not None:
                return Predicate(opened, end - 1, told=True)
            return Predicate(start, end - bool(_FRAMED.search(text, start, end)), told=False)
        if end - start > 2 and text[end - 2] == _PARTICLE:
            return self._split_verb(text, start, end, tokens)
        return Predicate(start, end, told=False)

    def _opened(self, text: str, start: int, end: int, tokens: Sequence[Token], runs_on: bool) -> int | None:
        """Where what stands between 是 and 的 begins, where it says who did it or when; None where it does not."""
        inner = [token for token in tokens if token.end < end]
        if len(inner) < 2 or not inner[-1].flags & VERB or inner[-1].end != end - 1:
            return None
        for token in inner:
            if token.flags & (NEGATION | OBJECT_MARKER):
                return None
            if token.flags & _SAID and token.start - 1 > start and text[token.start - 1] == _COPULA:
                lasts = token.flags & AGENCY and inner[-1].text in self._lasting
                return token.start if not lasts and _PARTICLE not in text[token.start : end - 1] else None
        # 食堂去年腊月开的。
        dated = not runs_on and inner[-2].flags & TIME and inner[-2].end == inner[-1].start
        alone = not any(token.flags & VERB for token in inner[:-1]) and _PARTICLE not in text[start : end - 1]
        return start if dated and alone else None

    def _split_verb(self, text: str, start: int, end: int, tokens: Sequence[Token]) -> Predicate:
        """The predicate where 的 splits a verb behind who did it or when (五月份开的工, 县里出的钱)."""
        whole = Predicate(start, end, told=False)
        inner = [token for token in tokens if token.end < end - 1]
        if len(inner) < 2 or inner[-1].end != end - 2 or not inner[-1].flags & VERB:
            return whole
        said = text[inner[-1].start : end - 2] + text[end - 1]
        framed = inner[-2].flags & _SAID and inner[-2].end == inner[-1].start
        alone = inner[-1].flags & SINGLE and not any(token.flags & (VERB | NEGATION) for token in inner[:-1])
        return Predicate(start, end - 2, told=True) if said in self._split and framed and alone else whole
