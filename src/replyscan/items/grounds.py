"""Clauses that say no and refuse nothing: conditions and grounds of what the next one says (GUIDELINES section 4)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of


class GroundJudge:
    """Tells a ground or condition with a word of refusal in it from a refusal with its ground."""

    def __init__(self, rules: RuleSet) -> None:
        self._ifs, self._lookalikes = EdgeWords(rules.words("condition_opener")), EdgeWords(rules.words("if_lookalike"))
        openers, own = any_of(rules.words("ground_opener")), any_of(rules.words("grounds_owner"))
        lacking, failing = any_of(rules.words("ground_lacking")), any_of(rules.words("ground_failing"))
        # 由于镇级财政没有专项资金，: what is lacking; 因场地有限没有增设车位 tells the ground and what is refused.
        self._lacks = late_pattern(f"(?:{openers})(?P<whose>[^，。；：]{{1,24}}?)(?:{lacking})")
        # 由于设计单位无法提供管线资料，: what others fail to do.
        self._fails = late_pattern(f"(?:{openers})[^，。；：]{{0,12}}?(?:{own})(?:{failing})")
        self._closed = late_pattern(any_of((*rules.words("state_end"), *rules.words("ground_close"))))
        # 只有各方形成合力，才能根治: what has to be first, and what can only come then.
        self._only = late_pattern("(?:只有|唯有)[^，。；：]{2,}$|(?:也)?(?:才|方)(?:能|会|可)(?!力)")

    def only_grounds(self, text: str) -> bool:
        """Whether a clause before a comma that says no only tells on what grounds or condition the next one holds."""
        if self._ifs.outruns(self._lookalikes, text):
            return True
        lacks = self._lacks.match(text)
        if lacks is not None:
            return not self._closed.search(lacks["whose"])
        return self._fails.match(text) is not None

    def depends(self, text: str) -> bool:
        """Whether a clause tells what has to be first, or what can only come then (只有……，才能……)."""
        return self._only.match(text) is not None
