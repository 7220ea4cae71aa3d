"""Clauses that end with 的: acts of what was changed or bought (全换成了新的，), and what only says which things."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_NUMERAL = r"(?:\d[\d,.]*|[一二两三四五六七八九十几]{1,3})[余多]?"
# 已经做了的工作。, 正在做的几件事。
_WORK_DONE = late_pattern("的(?:(?:主要|几|[两三四五六七八九]|一些)?[项件个方面]{0,2}(?:工作|事情?))?")
# 管护上，: under which head the next clauses stand.
_HEADS = ("上", "这块", "这一块", "这头", "方面")
# 多数开在居民楼里: where most of a kind are.
_MOST_ARE = late_pattern(
    "(?:[^，。；：已了将我]{0,8}?(?:绝?大?多数|大多|大都|大部分)|少数|个别|有的)"
    "[^，。；：已了将]{0,4}[\u4e00-\u9fff]在[^，。；：已了将]{2,}"
)
# 村里缺什么药，
_WHATEVER = late_pattern("[\u4e00-\u9fff]{1,6}什么[\u4e00-\u9fff]{0,3}|什么[\u4e00-\u9fff]{2,6}")
# 力争用三年时间，: in what time the next clause is to be done.
_TAKING_TIME = late_pattern(
    "[^，。；：]{0,4}用(?:大?约|将近|近)?[\\d一二两三四五六七八九十几]{1,3}个?(?:年|月|季度|星期|周|天|小时)(?:左右|多)?的?(?:时间|功夫)"
)
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
    return _WORK_DONE.fullmatch(frame.object_text) is not None and frame.subject is None and "是" not in text


def leads_to_next(text: str, frame: Frame) -> bool:
    """Whether a clause before a comma only says under which head or for what the next holds (管护上，; 缺什么药，)."""
    headed = frame.object_text in _HEADS and frame.subject is None and frame.fronted is None
    return headed or ("什么" in text and _WHATEVER.fullmatch(text) is not None)


def says_in_what_time(text: str) -> bool:
    """Whether a clause before a comma only says in what time the next one is done (力争用三年时间，)."""
    return "时间" in text and _TAKING_TIME.fullmatch(text) is not None


def says_where_most_are(text: str) -> bool:
    """Whether a clause tells where most or some of a kind are (多数开在居民楼里)."""
    return _MOST_ARE.fullmatch(text) is not None
