"""How firm a promise is, by the words of its clause (GUIDELINES section 4)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.records import Status, Strength
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


class StrengthJudge:
    """Judges promises by the strength cues of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        strength = rules.words("strength").items()
        self._conditional = late_pattern(any_of(word for word, entry in strength if entry.label == "conditional"))
        self._soft = late_pattern(any_of(word for word, entry in strength if entry.label == "soft"))
        self._unlike_strength = late_pattern(any_of(rules.words("strength_lookalike")))

    def of(self, text: str, status: Status) -> Strength:
        """firm, soft or conditional, by the cues in the clause; what is done or declined is firm."""
        if status in ("done", "declined"):
            return "firm"
        strength = self._by_words(text)
        if strength != "firm" and self._unlike_strength.search(text):
            # 提高教师待遇, 新建研究生公寓: a word that only holds one of a weak promise.
            strength = self._by_words(self._unlike_strength.sub("，", text))
        return strength

    def _by_words(self, text: str) -> Strength:
        """firm, soft or conditional, by the words anywhere in `text`."""
        return "conditional" if self._conditional.search(text) else "soft" if self._soft.search(text) else "firm"
