"""Done, ongoing, planned or declined; and how firm a promise is (GUIDELINES section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from replyscan.items.frame import Frame
from replyscan.items.tokens import NEGATION, PIVOT, STATUS, TELLING, Token
from replyscan.records import Status, Strength, Time
from replyscan.rules import RuleSet

_LONGEST_LACK = 6
# Complements between a verb and 了 that say that it was done (接好了).
_COMPLETED = frozenset("起过好完齐上到成掉出")


class StatusJudge:
    """Judges the status of clauses by the status and strength cues of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._cues = {word: (entry.label, entry.rule) for word, entry in rules.words("status").items()}
        self._shapes = {word: rule for rule in rules.of("status") for word in rule.words}
        self._short_lived = frozenset(rule.id for rule in rules.of("status") if rule.scope == "clause")
        strength = rules.words("strength").items()
        self._conditional = _any_of(word for word, entry in strength if entry.label == "conditional")
        self._soft = _any_of(word for word, entry in strength if entry.label == "soft")
        self._results = set(rules.words("result_verb"))
        self._lacks = tuple(rules.words("lack"))
        self._ability = frozenset(rules.words("ability"))
        self._failing = frozenset(rules.words("failing_complement"))

    def cue(self, tokens: Sequence[Token], frame: Frame, text: str, end: int) -> tuple[Status, str] | None:
        """The status that the clause's own words give, and the rule that gave it; None where they say nothing.

        A refusal outweighs everything; of the rest the cue nearest to the verb and before it counts.
        """
        head = frame.verb.start if frame.verb else end
        found: tuple[Status, str] | None = None
        for token in tokens:
            if not token.flags & STATUS:
                continue
            label, rule = self._cues[token.text]
            if label == "declined" and self._reaches(token, frame):
                return "declined", rule
            if label == "declined":
                continue
            if frame.fronted == token.end or token.start == head:
                continue
            # 截至目前正在招标: what tells of the moment outweighs a cue before it, what only names a state does not.
            weaker = label == "ongoing" and found is not None and found[0] != "ongoing"
            # 正在积极争取, 累计争取: a verb that could be a promise is none behind another cue.
            weaker = weaker or (found is not None and bool(token.flags & PIVOT))
            if self._points_at(token, head, text) and not (weaker and not self._tells_now(token, found)):
                found = (label, rule)  # type: ignore[assignment]
        if text[max(0, end - _LONGEST_LACK) : end].endswith(self._lacks) and any(
            (token.flags & NEGATION and not token.flags & STATUS) or token.text in ("没有", "无") for token in tokens
        ):
            return "declined", "status.lacks"
        if frame.verb is not None:
            if frame.negated and any(token.flags & NEGATION for token in tokens if token.start < head):
                return found
            after = text[frame.verb.end : frame.verb.end + 2]
            completed = after[1:] == "了" and after[0] in _COMPLETED
            if (found is None or found[0] == "ongoing") and (after[:1] == "了" or completed):
                return "done", "status.done"
            if found is None and frame.verb.text in self._results:
                return "done", "status.result_verbs"
        return found

    @staticmethod
    def _tells_now(token: Token, found: tuple[Status, str] | None) -> bool:
        return bool(token.flags & TELLING) and found is not None and found[0] == "done"

    def _points_at(self, cue: Token, head: int, text: str) -> bool:
        """Whether a cue reaches the head: on the side that its rule says, with none of the rule's `ends` between."""
        shape = self._shapes[cue.text]
        behind = cue.start > head
        if shape.direction == ("forward" if behind else "backward"):
            return False
        between = text[head : cue.start] if behind else text[cue.end : head]
        return not any(end in between for end in shape.ends)

    def carries(self, rule: str) -> bool:
        """Whether what a cue of `rule` says holds for the clauses behind it too."""
        return rule not in self._short_lived

    def by_time(self, time: Time | None, reference: date | None) -> Status | None:
        """The status that a date gives: before the reference day done, after it planned; else None."""
        if time is None or reference is None or time.text.startswith("至"):
            return None
        if time.end is not None and (time.end < reference or (time.kind == "period" and time.end == reference)):
            return "done"
        if (time.start is not None and time.start > reference) or (
            time.kind == "deadline" and time.end is not None and time.end > reference
        ):
            return "planned"
        return None

    def promises(self, frame: Frame) -> bool:
        """Whether a word before the verb says that somebody will do it (力争, 将)."""
        return any(self._cues.get(token.text, ("", ""))[0] == "planned" for token in frame.modifiers)

    def is_standing(self, frame: Frame) -> bool:
        """Whether the clause tells of what can or must be or recurs: no figure makes it done."""
        return any(token.text in self._ability for token in frame.modifiers) or frame.topic.startswith("每")

    def strength(self, text: str, status: Status) -> Strength:
        """firm, soft or conditional, by the cues in the clause; what is done or declined is firm."""
        if status in ("done", "declined"):
            return "firm"
        return "conditional" if self._conditional.search(text) else "soft" if self._soft.search(text) else "firm"

    def _reaches(self, cue: Token, frame: Frame) -> bool:
        """Whether a refusal speaks of the clause's verb and not only of its object (清退不符合条件人员)."""
        if frame.verb is None or cue.start < frame.verb.end or not cue.text.startswith(("不", "未", "无", "没", "难")):
            return True
        return cue.start == frame.verb.end and len(cue.text) == 2 and cue.text[1] in self._failing


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
