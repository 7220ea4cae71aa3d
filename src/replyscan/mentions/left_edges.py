"""Where one name begins: behind the last word that cannot stand inside it (GUIDELINES section 3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.body_groups import OWNED
from replyscan.mentions.edge_words import EdgesFound, EdgesKnown

# What a name may hold before its head, and how long that may be.
_LONGEST = 24
_NAME = late_pattern(rf"[\u4e00-\u9fffA-Za-z·（）()]{{0,{_LONGEST}}}\Z")
# The part of a name before the 和 in it (市公共就业 + 和人才服务中心): it begins with its level, behind an edge.
_FIRST_PART = late_pattern(rf"[{LEVELS}](?![里内外本级长民场])[\u4e00-\u9fff]{{2,10}}\Z")
_LONGEST_QUOTE, _FIVE_YEARS = 14, "五”"
_LONGEST_PLACE = 11
# （二）市财政局: the number of a point is no part of the name behind it.
_POINT = late_pattern("[（(][一二三四五六七八九十]{1,3}[）)]")
# What a body does to the one behind it (我们找供电所, 社区帮业委会), or 就 before what it speaks of (县财政局就平台);
# 帮扶中心, 托育中心 and 就业中心 are names.
_TURNING = late_pattern("[找叫催求陪替约]着?|帮着?(?![扶教困办助忙])|托(?![育养管儿老幼盘])|就(?![业近医学读诊餐地])")
# 区内 + 中心学校: where a body is, and no part of its name.
_INSIDE = late_pattern("(?:[省市州县区旗镇乡园]|辖区|境|域)内(?=[\u4e00-\u9fff]{3})")
# 新建 + 区级中医院: what is done with a body of a level, and no 新建区.
_FOUNDED = late_pattern("(?:[新改扩迁]建|建设|建立|设立|组建)(?=[省市州县区]级)")
# What ends a moment before a body of a level, where no name begins with such a character (开学前 + 县教育局).
_MOMENT_ENDS, _HIGH_LEVELS = "前起时", "省市县区"
# What says before a body that a thing is its own.
_BELONGING = late_pattern(r"(?<![直附所下隶专金家省市县区镇归眷亲军秭回])[属归]\Z")
# Numbers that names hold: of lines for calls, of schools, hospitals and troops.
_NUMBER = late_pattern(r"第\d{1,3}\Z|(?<!\d)(?:1[12]\d|123\d\d|9[56]\d{3}|(?<=[\u4e00-\u9fff])\d{3})\Z")
_LONGEST_NUMBER = 6
# What stands right before a level with a name in quotes behind it.
_BEFORE_LEVEL = ("", "，", "。", "；", "：", "、", "\n", "　", " ", "由", "请", "与", "和", "及", "同", "合", "经")
_EDGES = ("", "，", "。", "；", "：", "、", "\n", "　", " ", ",", ";")
# What stands right before a name where no known word does: a mark, or the end of a date.
_BEFORE_NAMES = frozenset("，。；：、\n　 ,;:（(年月日")
# What is left of a date before a name (12月20号以前施工队).
_DATE_REST = late_pattern(r"(?:[百千万亿]*[元块])?(?:[年月日来底初个末号起]|以来|前(?!海|进|门)|里(?=[省市县区镇乡]))*")


class LeftEdges:
    """Where names begin: behind the last word that cannot stand inside one."""

    def __init__(
        self,
        flat: str,
        found: EdgesFound,
        known: EdgesKnown,
        level: re.Pattern[str],
        competences: re.Pattern[str],
    ) -> None:
        self._flat, self._level, self._competences = flat, level, competences
        self._known = known
        self._hard, self._soft, self._any, self._told, self._results, self._verbs, self._acts = found

    def start(self, head: int, head_end: int, previous: tuple[int, int] | None) -> int:
        """Where the name begins whose head word is `head`..`head_end`; `previous` is the body found before it.

        That body may be the beginning of this name (我市 + 教育局), unless some predicate stands between the two.
        """
        first = max(0, head - _LONGEST)
        match = _NAME.search(self._flat, first, head)
        left = max(match.start() if match else head, _last(self._hard, head))
        left = self._past_brackets(left, head)
        if self._flat[left - 1 : left].isnumeric() or _last(self._hard, left) == left > 0:
            left = _DATE_REST.match(self._flat, left, head).end()  # type: ignore[union-attr]
        if self._flat[left - 1 : left] == "这" and (placed := self._level.search(self._flat, left, head)):
            # 这笔钱县水务局已经付清: what is pointed at is no part of the name.
            left = placed.start()
        if (around := _INSIDE.match(self._flat, left, head)) is not None:
            left = around.end()
        begun, floor = previous or (0, 0)
        # 市教育局商四川大学: the word between two bodies is a verb.
        if left < floor < head and self._flat[floor] in self._known.addressing:
            left = floor + 1
        elif left < floor < head and (turned := _TURNING.match(self._flat, floor)):
            left = turned.end()
        elif (turned := _TURNING.match(self._flat, left, head)) and self._flat[turned.end()] in LEVELS:
            # 叫镇卫生院派人
            left = turned.end()
        left = self._past_address(left, head, head_end)
        soft = _last(self._soft, head)
        if left < floor:
            # 市自然资源和规划局 + 江北分局: what looks like a stop stands inside the body before.
            held = begun < _last(self._hard, head) < floor
            left = self._behind_body(begun if held else max(begun, left), floor, soft, head, head_end)
        else:
            left = self._before_and(left, floor, head)
            level = self.level_end(left, head)
            if soft > left and (level is None or level in self._acts):
                # 先后代市政府起草: what addresses a body may stand behind an adverb.
                left = self._past_address(soft, head, head_end)
            elif level is not None and level < (result := _last(self._results, head)) < head:
                # 张家口市松岭村入选世界旅游联盟案例: no name holds what came of an act.
                left = result
        left = self._past_verbs(left, head, head_end, begins_body=previous is not None and left == begun)
        left = self._past_topic(left, head, head_end)
        if (founded := _FOUNDED.match(self._flat, left, head)) is not None:
            left = founded.end()
        if (number := self._number_before(left, head, head_end)) is not None:
            # 市12345热线平台: the name goes on before its number.
            return self.start(number, head_end, previous)
        return self._quoted_start(left) if left < head or head_end - head > 2 else left

    def _past_address(self, left: int, head: int, head_end: int) -> int:
        """Behind one character of address at `left` before a level or a competence (商省财政厅, 报财政部)."""
        if self._flat[left] not in self._known.addressing:
            return left
        named = self.level_end(left + 1, head) is not None or self._competences.match(self._flat, left + 1)
        return left + 1 if named or (left + 1 == head and head_end - head > 2) else left

    def ends_word(self, place: int) -> bool:
        """Whether a word that no name holds ends at `place`, or a time."""
        return _last(self._hard, place) == place

    def with_place(self, start: int) -> int:
        """Where the place begins that stands right before a body of a kind at `start` (安徽省有关部门)."""
        last = start + (self._flat[start] in LEVELS)
        for begin in range(max(0, last - _LONGEST_PLACE), start - 1):
            if self._flat[begin:start] in self._known.places or self._flat[begin:last] in self._known.places:
                return begin
        return start

    def _past_verbs(self, left: int, head: int, head_end: int, begins_body: bool) -> int:
        """Behind the verbs that stand at `left` in front of a name; `begins_body` where another body begins there."""
        norm = self._known.norms.start_of(self._flat, left) if self._flat[left - 1 : left] == "的" else 0
        if norm and left + norm in self._verbs:
            # 按20平方米的标准配建社区用房: what is done by a norm.
            left += norm
        # 建设社区卫生服务中心: a verb in front of a name is no part of it; 创新中心 and 投资促进局 are names.
        verb = None if begins_body else self._verbs.get(left)
        # 加剧大医院门诊压力: so is a verb that only the general dictionary knows; 市立医院 begins with its level.
        if (
            verb is None
            and not begins_body
            and left + 2 < head
            and self._flat[left : left + 2] in self._known.dictionary
        ):
            named = self.level_end(left, head) is not None or self._known.inside.start_of(self._flat, left) > 0
            verb = None if named else left + 2
        # 暂不新设基金: behind an adverb a verb is the predicate, even right before a short head.
        predicate = left in self._verbs and _last(self._told, left) == left
        while (
            verb is not None
            and self._flat[left : verb + 1] not in self._known.zones
            and verb <= (head if head_end - head > 2 or predicate else head - 1)
        ):
            left = verb
            verb = self._verbs.get(left)
        return left

    def _number_before(self, left: int, head: int, head_end: int) -> int | None:
        """Where a number begins that belongs to a name going on at `left` (第2中学, 12345热线平台); None for none."""
        number = _NUMBER.search(self._flat, max(0, left - _LONGEST_NUMBER), left)
        if number is None:
            return None
        hotline = number.group()[0] in "19" and left < head
        return number.start() if hotline or (head - left in (0, len("人民")) and head_end - left > 1) else None

    def _past_topic(self, left: int, head: int, head_end: int) -> int:
        """Behind a topic or a moment where a body's level follows (差的钱 + 县民政局, 离队后 + 县局)."""
        if (
            self._flat[left:head] in self._known.topics
            and head_end - head > 2
            and self._competences.match(self._flat, head)
        ):
            # 钱教育局已经拨了
            return head
        for place in range(left + 1, head + 1):
            if self._flat[place] not in LEVELS or self._flat.startswith(self._known.no_levels, place):
                continue
            # 左翼后旗, 庙前镇: the character belongs to the name.
            behind = self._flat[place - 1] == "后" and self._flat[place] != "旗"
            behind = behind or (self._flat[place - 1] in _MOMENT_ENDS and self._flat[place] in _HIGH_LEVELS)
            # 护栏属市公安局管理: but 直属, 市属
            behind = behind or _BELONGING.search(self._flat, left, place) is not None
            if behind or self._flat[left:place] in self._known.topics:
                return place
        return left

    def _behind_body(self, begun: int, floor: int, soft: int, head: int, head_end: int) -> int:
        """Where a name begins that may go on from the body `begun`..`floor`: there, or behind the last predicate."""
        if self._flat.startswith(OWNED, floor):
            # 市城管局所属市政设施维护中心: one name.
            return begun
        if soft > floor:
            return soft
        # 各法院 + 诉讼服务中心 is one name: what stands right before the head is a noun by habit.
        predicate = _last(self._any, head)
        if predicate == head and self._flat[head:head_end] in self._known.alone:
            # 市第二人民医院培训社区护士: a word that is a whole name by itself goes on from none.
            return head
        return predicate if floor < predicate < head else begun

    def _before_and(self, left: int, floor: int, head: int) -> int:
        """Where a name begins that holds 和 (市公共就业和人才服务中心): at its level, if no body ends before 和."""
        if self._flat[left - 1 : left] not in ("和", "与", "及") or self.level_end(left, head) is not None:
            return left
        window = max(floor, left - _LONGEST, _last(self._hard, left - 1), _last(self._soft, left - 1))
        begun = _FIRST_PART.search(self._flat, window, left - 1)
        if begun is None or not (begun.start() == window or self._flat[begun.start() - 1] in _BEFORE_NAMES):
            return left
        return begun.start()

    def _quoted_start(self, left: int) -> int:
        """Before a name in quotes that the rest belongs to (“穗出行”服务平台)."""
        if self._flat[left - 1 : left] != "”":
            return left
        opening = self._flat.rfind("“", max(0, left - _LONGEST_QUOTE), left)
        if self._flat.startswith(_FIVE_YEARS, left - len(_FIVE_YEARS)):
            # “十四五”市经信局将……: a time before the name.
            return left
        before = self._flat[max(0, opening - 1) : opening]
        if before and before in LEVELS and self._flat[opening - 2 : opening - 1] not in ("全", "各", "我", "本"):
            # 市“双减”工作专班
            return opening - 1 if self._flat[opening - 2 : opening - 1] in _BEFORE_LEVEL else left
        return opening if opening >= 0 and before in _EDGES else left

    def level_end(self, left: int, head: int) -> int | None:
        """Behind the level, the state or the place that a name begins with at `left`; None where it does not."""
        level = self._level.match(self._flat, left, head)
        if level is not None:
            return level.end()
        lengths = range(min(_LONGEST_PLACE, head - left), 1, -1)
        return next(
            (left + length for length in lengths if self._flat[left : left + length] in self._known.places), None
        )

    def _past_brackets(self, left: int, head: int) -> int:
        """Behind the last bracket that has no partner inside the name (6个县（区）布点), and a number in them."""
        point = _POINT.match(self._flat, left, head)
        left = point.end() if point else left
        open_at: list[int] = []
        lone = left - 1
        for place in range(left, head):
            character = self._flat[place]
            if character in "（(":
                open_at.append(place)
            elif character in "）)" and open_at:
                open_at.pop()
            elif character in "）)":
                lone = place
        return max([lone, *open_at]) + 1


def _last(ends: Sequence[int], head: int) -> int:
    latest = bisect_right(ends, head) - 1
    return ends[latest] if latest >= 0 else 0
