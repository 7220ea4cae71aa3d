"""Clauses that only say how the acts beside them are done (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.items.tokens import has_word
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# 精准发力: slogans have four characters.
_SLOGAN = 4

# A preposition behind the body, with all the rest of the clause as what it brings.
_BY_MEANS = late_pattern("^[^，。；]{0,16}?通过[^，。；将把已了]{2,}$")


class MannerJudge:
    """Tells manner from acts by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._means_verbs = frozenset(rules.words("means_verb"))
        self._means = EdgeWords(rules.words("means_noun"))
        self._chances = EdgeWords(rules.words("chance_noun"))
        self._adverbs = frozenset(rules.words("slogan_adverb"))
        self._passed = EdgeWords(rules.words("passed_test"))
        self._weighing, self._weighed = (
            frozenset(rules.words("considering_verb")),
            EdgeWords(rules.words("considered_noun")),
        )

    def is_manner(self, text: str, frame: Frame, runs_on: bool) -> bool:
        """Whether a clause tells by what means (采取购买服务的方式，) or in what spirit (合理配置) the next one acts.

        `runs_on` says that a comma ends it.
        """
        verb = frame.verb
        if verb is None or frame.fronted is not None or not runs_on:
            return False
        if verb.text in self._means_verbs and frame.subject is None and self._means.end_of(text):
            return True
        if verb.text in self._means_verbs and self._chances.end_of(text):
            # 我局抢抓试点机遇，争取资金
            return True
        passed = verb.text == "通过" and self._passed.end_of(text) > 0
        if not passed and _BY_MEANS.search(text) and self._means.end_of(text):
            # 我局通过政府购买服务方式，聘请保洁员; 县财政通过转移支付等补助资金，支持建设
            return True
        if verb.text in self._weighing and self._weighed.end_of(text):
            # 充分考虑山区县财力较弱等实际情况，提高补助系数
            return True
        bare = not frame.object_text and frame.subject is None and len(text) == _SLOGAN
        return bare and has_word(frame.modifiers, self._adverbs)
