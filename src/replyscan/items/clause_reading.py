"""One clause by itself: what the grammar makes of it, and what its words say of its status."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.classify import ClauseJudge
from replyscan.items.clause_words import ClauseWords
from replyscan.items.clefts import CleftJudge
from replyscan.items.frame import Frame
from replyscan.items.head import ClauseGrammar
from replyscan.items.said import says
from replyscan.items.status import RESULT, Cue, StatusJudge
from replyscan.items.times import comes_again, runs_before
from replyscan.items.tokens import AGENCY, Token
from replyscan.late_pattern import late_pattern
from replyscan.records import Clause, Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


def is_unsaid(cue: Cue | None) -> bool:
    """Whether no word of status says what a clause tells; a figure that it reached may."""
    return cue is None or cue[1] == RESULT


class ClauseReader:
    """Reads clauses by the words of a rule set."""

    def __init__(self, rules: RuleSet, words: ClauseWords, status: StatusJudge, judge: ClauseJudge) -> None:
        self._words, self._status, self._judge = words, status, judge
        self._clefts = CleftJudge(rules)
        nouns = any_of(rules.words("saying_what"))
        self._label = late_pattern(rf"[^，。；：]{{0,8}}?(?:{nouns})(?:就|还|则)?是")

    def read(
        self, flat: str, clause: Clause, tokens: Sequence[Token], times: Sequence[Time]
    ) -> tuple[Frame, Cue | None]:
        """What the grammar makes of `clause`, which holds `tokens` and `times`, and its words of status."""
        framed = self._clefts.predicate(flat, clause.body, clause.end, tokens, clause.mark in ("，", ","))
        end = framed.end
        begin = framed.start if framed.start > clause.body else self._behind_label(flat, clause.body, end, tokens)
        labelled = begin > clause.body
        if not labelled:
            begin = self._judge.waiting.act(flat, clause.body, end, tokens)
        frame = ClauseGrammar(flat, framed.tokens(tokens, begin), begin, end, self._words).parse()
        frame.recurring = runs_before(flat, clause.start) or comes_again(flat[clause.body : clause.end], times)
        cue = self._cue(flat, clause, tokens, frame)
        if framed.told and is_unsaid(cue):
            cue = "done", "status.done"
        elif labelled and is_unsaid(cue):
            # 替代的办法是把吊厢由32个增加到48个: how it is to be done.
            cue = "ongoing", "status.default"
        return frame, cue

    def _behind_label(self, flat: str, start: int, end: int, tokens: Sequence[Token]) -> int:
        """Where what is done begins behind a noun and 是 that announce it (替代的办法是把吊厢由32个增加到48个)."""
        label = self._label.match(flat, start, end) if flat.find("是", start, end) >= 0 else None
        names = label is None or any(token.flags & AGENCY for token in tokens if token.start < label.end())
        return start if label is None or names else label.end()

    def _cue(self, flat: str, clause: Clause, tokens: Sequence[Token], frame: Frame) -> Cue | None:
        """What the words of a clause say of its status."""
        cue = self._status.cue(tokens, frame, flat, clause.body, clause.end)
        if says(cue, "declined") and self._judge.opens_effect(flat[clause.body : clause.end]):
            # 使得违法行为无法藏身: what an act brings about is no refusal.
            return None
        return cue
