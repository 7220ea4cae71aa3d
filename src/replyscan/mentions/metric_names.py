"""What a figure counts or measures, verbatim from its clause (收到需求2676项 → 需求, 覆盖率达98.6% → 覆盖率).

The noun stands right behind the figure (128所学校), or before it: behind the verb that takes it (新增床位300张), before
the predicate (出口增长3%), before a verb whose object it is (厕所新建了3座). A list shares its name or
deals it out (分别).
"""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.mentions.figure_clauses import (
    FAR,
    MASK,
    Counted,
    group_size,
    left_of,
    right_of,
    until_closed,
    with_masks,
)
from replyscan.mentions.name_marks import bracketed_whole, members_of, quoted_whole
from replyscan.mentions.name_words import NameWords
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_JOINTS = ("和", "与", "及", "、")
# 3项因条件不具备未落实, 92种可用于治疗: why and what for, and no noun.
_NO_NOUN = late_pattern(
    "因(?![素子])|处的?(?![\u4e00-\u9fff]?[罚方置理分])|范围|可(?:用[于作来]|供|以|作为|达|满足|容纳|覆盖|享受|正常|继续)"
)
# So far back stands what leads to what a figure was.
_FAR_BACK = 24
# 60株1.5米高塔柏, 1座300立方米蓄水池
_DESCRIBED = late_pattern("(?:高|长|宽|厚|深|大)?的?(?=[\u4e00-\u9fff])")
_LONGEST_SIZE, _LONGEST_THING = 6, 6
# So far back stands the verb before a figure.
_LEFT_WORDS = 8
# 一条两米宽的石子路
_MEASURED_AS = late_pattern("[高长宽厚深粗]的(?=[\u4e00-\u9fff])")


class MetricNamer:
    """Names quantities by the words beside them."""

    def __init__(self, rules: RuleSet) -> None:
        self._words = NameWords(rules)
        told, sizes, ranking = (any_of(rules.words(field)) for field in ("now_or_then", "size_word", "ranking_word"))
        # 由原来的46条优化调整为52条: what stands before the first figure, and between the two; times are masked
        # (由2020年的1.62%提升到2023年的2.31%, 由年初的62%升至目前的89%).
        each = "(?:每[\u4e00-\u9fff]{1,6})?(?:平均|[人户日月亩]均|约)?"
        self._from = late_pattern(f"(?:由|从|自|\x00)(?:\x00*(?:{told})?)的?{each}$")
        moments = f"(?:\x00+|{told}|[\u4e00-\u9fff]{{2,5}}(?:初期|之初|前|时))(?:{told})?"
        self._then = late_pattern(f"(?:由|从)(?=[^由从]{{2}}){moments}的?(?:平均|约)?$")
        self._up_to = late_pattern(f"[\u4e00-\u9fff]{{0,5}}(?:[到至为成]|\x00)了?\x00*(?:{told})?的?{each}")
        # 在169个重点城市排名第18位
        self._ranked = late_pattern(f"中?(?:{ranking})")
        # 900亿元产值, 近3亿元的销售收入
        paid = any_of((*rules.words("money_result_noun"), *rules.words("paid_noun")))
        # 按1万元给予补助: a verb before the noun is no part of the name.
        verbs = any_of(rules.words("light_verb"))
        self._of_result = late_pattern(f"(?:作为|的)?((?!{verbs})[\u4e00-\u9fff]{{0,4}}?(?:{paid}))(?![\u4e00-\u9fff])")
        # 一座300立方米的水池, 一条长2公里的水渠: what one figure measures is what the other counts.
        # 12栋总面积3万平方米的厂房, 2条总投资3亿元的道路: behind 总 the thing stands behind the 的 only.
        self._size_between = late_pattern(f"(?:{sizes})?约?$|总(?:{sizes}|投资)[约近达为]?$")
        self._measuring = late_pattern(
            f"[一两二三四五六七八九十][条座栋口个处段幢间块片方支辆台艘架套](?:{sizes})?约?$"
        )

    def names(
        self, text: str, quantities: Sequence[Counted], excluded: Sequence[tuple[int, int]] = ()
    ) -> list[str | None]:
        """The names of `quantities`; None where the clause does not say. `excluded` spans lend no words."""
        if not quantities:
            return []
        masked = with_masks(text, excluded) if excluded else text
        names: list[str | None] = []
        while len(names) < len(quantities):
            names += self._of_group(masked, quantities, len(names), names)
        return names

    def _of_group(
        self, text: str, quantities: Sequence[Counted], index: int, names: Sequence[str | None]
    ) -> list[str | None]:
        """The names of the quantities from `index` on that form one list; `names` are those of all before them."""
        first = quantities[index]
        size = group_size(text, quantities, index)
        left, follows = left_of(text, first, quantities[index - 1] if index else None)
        if follows and names and names[-1] and left.startswith(f"{names[-1]}、"):
            # 4261户居民、建筑面积26.93万平方米: the noun behind the figure before is no part of this one's.
            left = left[len(names[-1]) + 1 :] or left
        if follows and (self._words.only_predicates(left) or self._changed(text, left, quantities, index)):
            return [names[-1]] * size
        last = quantities[index + size - 1]
        following = quantities[index + size] if index + size < len(quantities) else None
        behind = self._sized(text, last, following, left) or self._behind(text, last, following, left)
        if behind is not None:
            return [behind] * size
        then = self._then.search(left)
        if then is not None and then.start() > 0:
            # 日均客流由开通初期的3.6万人次增至7.2万人次: what it was before is told of what stands before it.
            left = left[: then.start()]
        before = self._before(left, first, follows)
        if before is None or size == 1 or "分别" not in left:
            return [before] * size
        return list(self._dealt(before, size))

    def _changed(self, text: str, left: str, quantities: Sequence[Counted], index: int) -> bool:
        """Whether a figure is what the one before it has become, whatever the verb (由46条优化调整为52条)."""
        before = quantities[index - 1]
        same = before.unit == quantities[index].unit and before.kind == quantities[index].kind
        return (
            same
            and bool(self._up_to.fullmatch(left))
            and self._from.search(text, max(0, before.start - _FAR_BACK), before.start) is not None
        )

    def _sized(self, text: str, quantity: Counted, following: Counted | None, left: str) -> str | None:
        """The noun behind 的 of a thing that one figure counts and the other measures (一栋900平方米的宿舍)."""
        end = quantity.end
        whole = text.startswith("总", end)
        counts = quantity.kind == "count" and following is not None and (whole or following.kind == "measure")
        if quantity.kind == "count" and following is not None and following.kind == "count" and following.start == end:
            # 一辆17座的校车, 一支12人的队伍
            counts = text.startswith("的", following.end)
        if counts and following is not None and following.start - end <= _LONGEST_SIZE:
            if not self._size_between.fullmatch(text, end, following.start):
                return None
            end = following.end
        elif not self._measuring.search(left):
            return None
        described = None if whole else (_DESCRIBED if counts else _MEASURED_AS).match(text, end)
        if described is None and text[end : end + 1] != "的":
            return None
        end = described.end() if described is not None else end + 1
        right = until_closed(right_of(text, end, end + FAR)[0])
        # 洒水车 begins like a verb.
        return self._words.behind(right, quantity.unit) or (right if 1 < len(right) <= _LONGEST_THING else None)

    def _before(self, left: str, quantity: Counted, follows: bool) -> str | None:
        """The noun before a figure in `left`, where the figure before it may stand too (`follows`)."""
        # 12个项目、4300余人: what stands between belongs to the figure before.
        # 8000万吨产量和900亿元投资: what joins two figures names none.
        if follows and left.rstrip().endswith("、"):
            return None
        joined = follows and left.endswith(_JOINTS)
        before = None if joined else quoted_whole(self._words.before(left, quantity.kind))
        return self._words.act(left) if before is None and quantity.unit == "次" else before

    def _behind(self, text: str, quantity: Counted, following: Counted | None, left: str) -> str | None:
        """The noun right behind a figure, its marks in pairs, without a time or title in it."""
        noun = quoted_whole(self._noun(text, quantity, following, left))
        if noun is not None and MASK in noun:
            # 十条措施（6月底前）
            noun = noun.partition(MASK)[0].rstrip("（(") or None
        return noun

    def _noun(self, text: str, quantity: Counted, following: Counted | None, left: str) -> str | None:
        """The noun that the text behind a figure begins with, by what the figure measures."""
        if quantity.kind == "money":
            result = self._of_result.match(text, quantity.end)
            return result.group(1) if result else None
        if quantity.kind == "multiple":
            return None
        if self._words.is_span_of_time(quantity.unit):
            # 参加不少于8学时的培训: what lasts so long is what is done.
            right, _ = right_of(text, quantity.end, quantity.end + FAR)
            owned = right.startswith("的") and self._words.gives(left[-_LEFT_WORDS:])
            return self._words.behind(right[1:], "") if owned else None
        near = following if following is not None and following.start <= quantity.end + FAR else None
        right, ended = right_of(text, quantity.end, near.start if near is not None else quantity.end + FAR)
        right = self._ranked.split(until_closed(right))[0]
        if _NO_NOUN.match(right):
            return None
        if near is not None and self._from.search(left) and self._up_to.fullmatch(right):
            # 窗口从五个开到八个: the verb of the change; 由3个县扩大到12个县: what is counted stands behind both.
            noun = self._words.behind(right, quantity.unit)
            return noun if noun is not None and text.startswith(noun, near.end) else None
        if self._tells_of_next(right, following, near) or (
            (self._words.opens_act(right) or self._words.only_acts(right)) and self._words.takes_object(left)
        ):
            return None
        if quantity.kind in ("percent", "percentage_point"):
            return self._of_share(text, quantity, right, left)
        if right.startswith("的") and self._words.before(left, quantity.kind) is not None:
            return None
        if near is not None and not ended and self._words.is_verbal(right):
            return None
        written = quantity.unit if text.find(quantity.unit, quantity.start, quantity.end) >= 0 else ""
        return bracketed_whole(self._words.behind(right.removeprefix("的"), written), right)

    def _tells_of_next(self, right: str, following: Counted | None, near: Counted | None) -> bool:
        """Whether what stands behind a figure says what the `following` one is; `near` is that if it is read so far."""
        if following is not None and following.kind == "money" and self._words.is_fund(right):
            # 提升改造项目1个资金10万元: what the sum behind it is.
            return True
        # 新建厂房12栋总面积3万平方米: what the size behind it is.
        return right != "" and near is not None and self._size_between.fullmatch(right) is not None

    def _of_share(self, text: str, quantity: Counted, right: str, left: str) -> str | None:
        """The noun behind a share in percent or in points."""
        if right.startswith("的"):
            return self._shared(text, quantity, right, left)
        return self._words.behind(right, "%") if quantity.kind == "percent" else None

    def _shared(self, text: str, quantity: Counted, right: str, left: str) -> str | None:
        """The noun behind 的 that a share is given of (给予50%的贴息), or is one of (88%的学校配备了校医)."""
        noun = self._words.behind(right[1:], "%")
        if self._words.gives(text[: quantity.start][-8:]):
            return noun
        one_of = quantity.kind == "percent" and noun is not None and not self._words.is_measured(noun)
        # 镇街和65%的村: what stands before a joint is another member.
        alone = left.endswith(_JOINTS) or self._words.before(left, quantity.kind) is None
        return noun if one_of and alone else None

    def _dealt(self, names: str, size: int) -> list[str]:
        """入园率和普惠率 for two figures: one each; 食品、药品合格率: all of it for both, for the head is shared."""
        parts = members_of(names)
        if len(parts) < size:
            return [names] * size
        parts = parts[len(parts) - size :]
        if self._words.is_measured(parts[0]) and self._words.begins_measured(parts[-1]):
            # 进口、出口整体通关时间: what both share stands behind the last.
            return [names] * size
        if self._words.is_measured(parts[-1]) and not all(self._words.is_measured(part) for part in parts):
            return [names] * size
        return parts
