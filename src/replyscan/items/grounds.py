"""Clauses that say no and refuse nothing: grounds of the next one, and what has to be first (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.tokens import MEASURED, VERB, Token
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


class GroundJudge:
    """Tells a ground or condition with a word of refusal in it from a refusal with its ground."""

    def __init__(self, rules: RuleSet) -> None:
        openers, own = any_of(rules.words("ground_opener")), any_of(rules.words("grounds_owner"))
        failing = any_of(rules.words("ground_failing"))
        # 由于设计单位无法提供管线资料，: what others fail to do.
        self._fails = late_pattern(f"(?:{openers})[^，。；：]{{0,12}}?(?:{own})(?:{failing})")
        # 因土地性质暂不明确等原因，: what the reasons are.
        self._reasons = late_pattern(f"(?:{openers})[^，。；：]{{2,}}(?:原因|因素|缘故)$")
        persons, objecting = any_of(rules.words("objecting_person")), any_of(rules.words("objecting_verb"))
        # 一楼的住户不同意，: why it came to nothing.
        self._object = late_pattern(f"[^，。；：]{{0,16}}(?:{persons})[^，。；：不]{{0,4}}(?:{objecting})$")
        # 只有各方形成合力，才能根治: what has to be first, and what can only come then.
        self._only = late_pattern("(?:只有|唯有)[^，。；：]{2,}$|(?:也)?(?:才|方)(?:能|会|可)(?!力)")

    def others_fail(self, text: str) -> bool:
        """Whether a clause before a comma tells as the ground of the next one what others fail to do or what lacks."""
        return any(form.match(text) is not None for form in (self._fails, self._object, self._reasons))

    def depends(self, text: str) -> bool:
        """Whether a clause tells what has to be first, or what can only come then (只有……，才能……)."""
        return self._only.match(text) is not None


def of_excess(cue: Token, tokens: Sequence[Token], text: str, end: int) -> bool:
    """Whether 超出 only says which part of a thing 对 brings, or how far a thing goes beyond what it can bear.

    对超出目标部分，按20%给予奖励; 用电负荷超出了变压器容量
    """
    if not cue.text.startswith("超出"):
        return False
    bears = cue.flags & VERB and tokens[-1].flags & MEASURED and tokens[-1].end == end
    return bool(bears) or text[cue.start - 1 : cue.start] in ("对", "将", "就")
