"""Clauses that end with 的: acts of what was changed or bought (全换成了新的，), and what only says which things."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_NUMERAL = r"(?:\d[\d,.]*|[一二两三四五六七八九十几]{1,3})[余多]?"
# 窗户都换成双层的: all of them were.
_ALL = late_pattern("[把都全也][^，。；：]{0,8}?[换改铺刷装做][成上]|换成")


class PlainKinds:
    """Tells by the words of a rule set of which kind things are that were bought, changed or built."""

    def __init__(self, rules: RuleSet) -> None:
        # 换了三台新的, but 交了五百元押金的
        counted = f"(?:{_NUMERAL}(?:多|来)?[\u4e00-\u9fff])?[\u4e00-\u9fff]?"
        kinds = any_of(rules.words("plain_adjective"))
        self._kind = late_pattern(
            f"(?:[了过]{counted}|成了?|[换装]上)(?:{kinds})的$|[^变形达]成了[^，。；：的]{{1,6}}的$"
        )

    def tell(self, text: str, told: bool) -> bool:
        """Whether the clause `text` tells an act, `told` where 已 or 了 says so of its verb."""
        return self._kind.search(text) is not None and (told or _ALL.search(text) is not None)


def says_which(text: str, frame: Frame) -> bool:
    """Whether a clause only says which things the next sentences are about (已经做到的。), and no body acts in it."""
    return frame.object_text == "的" and frame.subject is None and "是" not in text
