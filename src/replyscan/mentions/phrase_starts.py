"""Where phrases begin in a text, for words that are bodies only at the head of one."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# The number of a point that is a part of its sentence (二是医院自筹).
_POINT = late_pattern("[一二三四五六七八九十][是要]\\Z")
# The end of a day, month or year before who acts (8月25日前公司).
_DAY = late_pattern(r"\d ?[年月日号](?:底|初|中旬|里|份)?(?:以前|之前|前|起|后)?\Z")
# The end of a stretch of time before who acts (近三年集团公司, 2023年以来学校).
_STRETCH = late_pattern(r"(?:以来|[年月]来|近[两三四五六七八九十几\d]{1,3}年|[两三四五六七八九十\d]年[间多])\Z")
# What leads to who acts: by whom, of which, and why or against what (但国家已取消补贴, 因地方未配套).
_LEADS = ("由", "被", "请", "其中", "但", "虽", "因", "若")
_LONGEST_DAY, _LONGEST_LEADING = 8, 6


class PhraseStarts:
    """Tells where a phrase begins by the words of time and order of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        leading = (*rules.words("leading_word"), *rules.words("subject_adverb"))
        self._leading = EdgeWords(word for word in leading if len(word) > 1)

    def begins(self, flat: str, start: int) -> bool:
        """Whether a phrase begins at `start`: at the start of a line or clause, behind a time, 由 or its like."""
        before = flat[start - 1 : start]
        return (
            not before
            or not ("\u4e00" <= before <= "\u9fff" or before.isalnum() or before in "”》）")
            or flat.endswith(_LEADS, 0, start)
            or _POINT.search(flat, max(0, start - 2), start) is not None
            or _DAY.search(flat, max(0, start - _LONGEST_DAY), start) is not None
            or _STRETCH.search(flat, max(0, start - _LONGEST_DAY), start) is not None
            or self._leading.end_of(flat[max(0, start - _LONGEST_LEADING) : start]) > 0
        )
