"""What closes the names of bodies and their lists: 等部门, 负责人, a second name in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from replyscan.late_pattern import late_pattern
from replyscan.mentions.body_groups import FoundBody
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 市人民医院专家下乡义诊, but 市委领导下
_GOING_OUT = "下[乡沉派村基]"


class NameTails:
    """Finds what closes names and lists by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._name_tails = rules.words("name_tail")
        # 国家减灾委17个成员单位
        member, tails = any_of(rules.words("counted_member")), (*rules.words("list_tail"), *self._name_tails)
        count = r"(?:\d+|[一二两三四五六七八九十]+|多)余?"
        # 文学院、理学院等12个学院
        listed = any_of({*rules.words("counted_member"), *rules.words("list_noun")})
        # 科技部等12个国家有关单位
        which = any_of(rules.words("list_adjective"))
        self._tail = late_pattern(
            rf"等{count}[个家所]?(?:{which}){{0,2}}(?:{listed})|{any_of(tails)}|{count}[个家](?:{member})"
        )
        # What shows that a word behind a body is no part of the subject (市委领导下, 景区系统数据).
        lookalikes = any_of(rules.words("tail_lookalike"))
        self._no_tail = late_pattern(rf"的|\d(?!\d?次)|(?!{_GOING_OUT})(?:{lookalikes})")

    def closing(self, flat: str, found: list[FoundBody]) -> Iterator[FoundBody]:
        """Enumerations with 等部门 behind them, and a second name in brackets (市场监管总局（国家标准委）)."""
        skipped = -1
        for index, group in enumerate(found):
            if index == skipped:
                continue
            end = group.end
            if (
                index + 1 < len(found)
                and flat[end : found[index + 1].start] in ("（", "(")
                and flat[found[index + 1].end : found[index + 1].end + 1] in ("）", ")")
            ):
                end, skipped = found[index + 1].end + 1, index + 1
            match = self._tail.match(flat, end)
            tail = match.group() if match else ""
            if tail and not tail.startswith("等") and self._no_tail.match(flat, end + len(tail)):
                tail = ""
            if (group.field == "first_person" and tail.startswith("等")) or (
                len(tail) == 1 and "、" not in flat[group.start : end]
            ):
                tail = ""
            # 供销社系统: what is no 等 belongs to the name.
            yield group._replace(end=end + len(tail), tail=group.tail if not tail or tail in self._name_tails else tail)
