"""What a figure counts or measures, verbatim from its clause (收到需求2676项 → 需求, 覆盖率达98.6% → 覆盖率).

The noun stands right behind the figure (128所学校), or before it: behind the verb that takes it (新增床位300张), before
the predicate (出口增长3%), before a verb whose object it is (厕所新建了3座). A list shares its name or
deals it out (分别).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from replyscan.late_pattern import late_pattern
from replyscan.mentions.name_words import NameWords
from replyscan.outline.clauses import NUMBERING
from replyscan.records import QuantityKind
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# A mark that ends a clause; a point or comma between two digits does not.
_MARK = "[，。；：！？;:\n!?,.](?:(?<![,.])|(?<!\\d.)|(?!\\d))"
_BREAK, _LAST_BREAK = late_pattern(_MARK), late_pattern(f"(?s:.*){_MARK}")
_BRACKET_END = late_pattern("[）)]")
_LIST = late_pattern("[、和及与]|以及")
_JOINTS = ("和", "与", "及", "、")
# 3项因条件不具备未落实, 92种可用于治疗: why and what for, and no noun.
_NO_NOUN = late_pattern(
    "因(?![素子])|处的?(?![\u4e00-\u9fff]?[罚方置理分])|范围|可(?:用[于作来]|供|以|作为|达|满足|容纳|覆盖|享受|正常|继续)"
)
# 二是推进三条控制线划定
_POINT = late_pattern(r"\s*(?:[一二三四五六七八九十]{1,2}[是要则]|[①-⑳])")
_FAR = 48
_FAR_BACK = 24
# 60株1.5米高塔柏, 1座300立方米蓄水池
_DESCRIBED = late_pattern("(?:高|长|宽|厚|深|大)?的?(?=[\u4e00-\u9fff])")
_LONGEST_SIZE, _LONGEST_THING = 6, 6
# So far back stands the verb before a figure.
_LEFT_WORDS = 8
# 一条两米宽的石子路
_MEASURED_AS = late_pattern("[高长宽厚深粗]的(?=[\u4e00-\u9fff])")
# Stands for the characters of a time or title, which belong to no name.
_MASK = "\x00"


class Counted(Protocol):
    """What the namer needs to know of a figure."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def unit(self) -> str: ...

    @property
    def kind(self) -> QuantityKind: ...


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
        self._of_result = late_pattern(
            f"的?([\u4e00-\u9fff]{{0,4}}?(?:{any_of(rules.words('money_result_noun'))}))(?![\u4e00-\u9fff])"
        )
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
        masked = _masked(text, excluded) if excluded else text
        names: list[str | None] = []
        while len(names) < len(quantities):
            names += self._of_group(masked, quantities, len(names), names)
        return names

    def _of_group(
        self, text: str, quantities: Sequence[Counted], index: int, names: Sequence[str | None]
    ) -> list[str | None]:
        """The names of the quantities from `index` on that form one list; `names` are those of all before them."""
        first = quantities[index]
        size = _group(text, quantities, index)
        left, follows = _left(text, first, quantities[index - 1] if index else None)
        if follows and names and names[-1] and left.startswith(f"{names[-1]}、"):
            # 4261户居民、建筑面积26.93万平方米: the noun behind the figure before is no part of this one's.
            left = left[len(names[-1]) + 1 :] or left
        if follows and (self._words.only_predicates(left) or self._changed(text, left, quantities, index)):
            return [names[-1]] * size
        last = quantities[index + size - 1]
        following = quantities[index + size] if index + size < len(quantities) else None
        sized = self._sized(text, last, following, left)
        if sized is not None:
            return [sized] * size
        behind = _quoted_whole(self._behind(text, last, following, left))
        if behind is not None and _MASK in behind:
            # 十条措施（6月底前）
            behind = behind.partition(_MASK)[0].rstrip("（(") or None
        if behind is not None:
            return [behind] * size
        then = self._then.search(left)
        if then is not None and then.start() > 0:
            # 日均客流由开通初期的3.6万人次增至7.2万人次: what it was before is told of what stands before it.
            left = left[: then.start()]
        if follows and left.rstrip().endswith("、"):
            # 12个项目、4300余人: what stands between belongs to the figure before.
            return [None] * size
        # 8000万吨产量和900亿元投资: what joins two figures names none.
        joined = follows and left.endswith(_JOINTS)
        before = None if joined else _quoted_whole(self._words.before(left, first.kind))
        if before is None and first.unit == "次":
            before = self._words.act(left)
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
        stop = _BREAK.search(text, end, end + _FAR)
        right = _closed(text[end : stop.start() if stop else end + _FAR])
        # 洒水车 begins like a verb.
        return self._words.behind(right, quantity.unit) or (right if 1 < len(right) <= _LONGEST_THING else None)

    def _behind(self, text: str, quantity: Counted, following: Counted | None, left: str) -> str | None:
        """The noun right behind a figure."""
        if quantity.kind == "money":
            result = self._of_result.match(text, quantity.end)
            return result.group(1) if result else None
        if quantity.kind == "multiple":
            return None
        begin, end = quantity.end, quantity.end + _FAR
        if self._words.is_span_of_time(quantity.unit):
            # 参加不少于8学时的培训: what lasts so long is what is done.
            stop = _BREAK.search(text, begin, end)
            right = text[begin : stop.start() if stop else end]
            owned = right.startswith("的") and self._words.gives(left[-_LEFT_WORDS:])
            return self._words.behind(right[1:], "") if owned else None
        if following is not None and following.start < end:
            end = following.start
        stop = _BREAK.search(text, begin, end)
        right = self._ranked.split(_closed(text[begin : stop.start() if stop else end]))[0]
        if _NO_NOUN.match(right):
            return None
        if (
            following is not None
            and end == following.start
            and self._from.search(left)
            and self._up_to.fullmatch(right)
        ):
            # 窗口从五个开到八个: the verb of the change; 由3个县扩大到12个县: what is counted stands behind both.
            noun = self._words.behind(right, quantity.unit)
            return noun if noun is not None and text.startswith(noun, following.end) else None
        if following is not None and following.kind == "money" and self._words.is_fund(right):
            # 提升改造项目1个资金10万元: what the sum behind it is.
            return None
        if right and following is not None and end == following.start and self._size_between.fullmatch(right):
            # 新建厂房12栋总面积3万平方米: what the size behind it is.
            return None
        if (self._words.opens_act(right) or self._words.only_acts(right)) and self._words.takes_object(left):
            return None
        if quantity.kind in ("percent", "percentage_point"):
            if right.startswith("的"):
                return self._shared(text, quantity, right, left)
            return self._words.behind(right, "%") if quantity.kind == "percent" else None
        if right.startswith("的") and self._words.before(left, quantity.kind) is not None:
            return None
        if following is not None and end == following.start and stop is None and self._words.is_verbal(right):
            return None
        written = quantity.unit if text.find(quantity.unit, quantity.start, quantity.end) >= 0 else ""
        return _bracketed_whole(self._words.behind(right.removeprefix("的"), written), right)

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
        parts = _split(names)
        if len(parts) < size:
            return [names] * size
        parts = parts[len(parts) - size :]
        if self._words.is_measured(parts[0]) and self._words.begins_measured(parts[-1]):
            # 进口、出口整体通关时间: what both share stands behind the last.
            return [names] * size
        if self._words.is_measured(parts[-1]) and not all(self._words.is_measured(part) for part in parts):
            return [names] * size
        return parts


def _quoted_whole(name: str | None) -> str | None:
    """`name` without a quotation mark at its edge whose other half stands outside it; None where nothing is left."""
    if name is None or ("“" not in name and "”" not in name) or name.count("“") == name.count("”"):
        return name
    return name.strip("“”") or None


def _bracketed_whole(name: str | None, right: str) -> str | None:
    """`name` up to the bracket that closes what it opens (30个省（区、市）)."""
    if name is None or name.count("（") + name.count("(") == name.count("）") + name.count(")"):
        return name
    start = right.find(name)
    closed = _BRACKET_END.search(right, start + len(name)) if start >= 0 else None
    return right[start : closed.end()] if closed else name


def _split(names: str) -> list[str]:
    """The members of a list, quotes kept whole."""
    parts = [""]
    depth = 0
    for character in names:
        depth += (character in "“（《") - (character in "”）》")
        if depth == 0 and character in "、和与及" and parts[-1]:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _group(text: str, quantities: Sequence[Counted], index: int) -> int:
    """How many quantities from `index` on form one list of bare figures (10%、6.4%; 90%和85%)."""
    end = index + 1
    while end < len(quantities):
        first, second = quantities[end - 1], quantities[end]
        if first.unit != second.unit or first.kind != second.kind:
            break
        if second.start - first.end > 2 or not _LIST.fullmatch(text, first.end, second.start):
            break
        end += 1
    return end - index


def _left(text: str, quantity: Counted, previous: Counted | None) -> tuple[str, bool]:
    """What stands before a figure in its clause, and whether the figure before it stands there too."""
    begin = previous.end if previous else 0
    floor = max(quantity.start - _FAR, begin)
    left = text[floor : quantity.start]
    mark = _LAST_BREAK.match(left)
    follows = mark is None and previous is not None and begin == floor
    if mark is not None:
        left = left[mark.end() :]
    elif floor > begin:
        # Of a list that is longer than one looks back its whole members are read.
        left = left[left.find("、") + 1 :]
    begun = quantity.start - len(left)
    # 一、该路全长18.6公里: the number of a point; behind a comma 一、二级 counts.
    numbered = NUMBERING.match(left) if not text[begun - 1 : begun].strip("。；;\n 　") else None
    if point := numbered or _POINT.match(left):
        left = left[point.end() :]
    if "（" in left or "(" in left:
        opened = max(left.rfind("（"), left.rfind("("))
        if opened > max(left.rfind("）"), left.rfind(")")):
            left = left[opened + 1 :]
    return left, follows


def _closed(right: str) -> str:
    """`right` up to a bracket that closes what was opened before it."""
    if "）" not in right and ")" not in right:
        # 公交线网51条(其中……: what a bracket opens goes on in another clause.
        opened = max(right.find("（"), right.find("("))
        return right[:opened] if opened > 0 else right
    depth = 0
    for place, character in enumerate(right):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return right[:place]
    return right


def _masked(text: str, excluded: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in excluded:
        if start >= at:
            parts += [text[at:start], _MASK * (end - start)]
            at = end
    return "".join((*parts, text[at:]))
