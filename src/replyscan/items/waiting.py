"""Clauses that say what has to come first, and what is done then in the same clause (等有了项目再打水泥)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.tokens import AGENCY, TIME, Token
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# 发现了 + 就通知物业, but 批下来了就动工了
_DONE_FIRST = late_pattern("[^，。；：就再也不没]{1,8}了(?=(?:就|马上就?|再)[\u4e00-\u9fff]{2,}(?<!了)$)")


class WaitingJudge:
    """Judges such clauses by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._openers = EdgeWords(rules.words("waiting_opener"))
        self._lookalikes = EdgeWords(rules.words("waiting_lookalike"))
        then = any_of(rules.words("then_word"))
        # 等下半年那批项目下来 + 就接着干, 等路修好了 + 我们就开工
        self._met = late_pattern(
            rf"[^，。；：]{{2}}(?=(?:我们|咱们|我[\u4e00-\u9fff])?(?:{then})[\u4e00-\u9fff])(?:我们|咱们|我[\u4e00-\u9fff])?"
        )

    def waits(self, text: str) -> bool:
        """Whether a clause tells what has to come before the next one (等南站建成，再论证)."""
        return self._openers.outruns(self._lookalikes, text) and self._met.search(text) is None

    def act(self, flat: str, start: int, end: int, tokens: Sequence[Token]) -> int:
        """Where what is done then begins in the clause from `start` to `end`; `start` where it only waits or acts."""
        text = flat[start:end]
        done = _DONE_FIRST.match(text)
        if done is not None and not any(
            token.flags & (AGENCY | TIME) for token in tokens if token.start < start + done.end()
        ):
            # 发现了就通知物业
            return start + done.end()
        met = self._met.search(text) if self._openers.outruns(self._lookalikes, text) else None
        if met is None:
            return start
        behind = start + met.end()
        return next((token.start for token in tokens if token.end == behind and token.flags & AGENCY), behind)
