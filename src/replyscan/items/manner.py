"""Clauses that only say how the acts beside them are done (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# 精准发力: slogans have four characters.
_SLOGAN = 4


class MannerJudge:
    """Tells manner from acts by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._means_verbs = frozenset(rules.words("means_verb"))
        self._means = EdgeWords(rules.words("means_noun"))
        self._adverbs = frozenset(rules.words("slogan_adverb"))

    def is_manner(self, text: str, frame: Frame, runs_on: bool) -> bool:
        """Whether a clause tells by what means (采取购买服务的方式，) or in what spirit (合理配置) the next one acts.

        `runs_on` says that a comma ends it.
        """
        verb = frame.verb
        if verb is None or frame.fronted is not None or not runs_on:
            return False
        if verb.text in self._means_verbs and frame.subject is None and self._means.end_of(text):
            return True
        bare = not frame.object_text and frame.subject is None and len(text) == _SLOGAN
        return bare and any(token.text in self._adverbs for token in frame.modifiers)
