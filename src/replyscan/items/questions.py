"""Clauses that only put the question that the next one answers (资金从哪来，; 施工期间摊贩往哪里搬，)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What may stand between a verb and the word that asks, so that the verb only says what is asked about (修路要花多少钱).
_ABOUT = late_pattern("[^，。；：]{0,6}?(?:要|需要|得|该|期间|之后|以后|后|时|的)[^，。；：]{0,6}$")


class QuestionJudge:
    """Tells such clauses by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._asking = late_pattern(any_of(rules.words("question_word")))

    def asks(self, text: str, frame: Frame) -> bool:
        """Whether a clause asks something, and tells of no body what it does about it (镇里研究由谁来管)."""
        if frame.subject is not None or frame.is_told(text):
            return False
        found = self._asking.search(text)
        if found is None:
            return False
        verb = frame.verb
        if verb is None or text.rfind(verb.text) >= found.start():
            return True
        ahead = text[text.find(verb.text) + len(verb.text) : found.start()]
        return _ABOUT.fullmatch(ahead) is not None
