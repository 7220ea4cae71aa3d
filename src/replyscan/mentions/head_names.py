"""The whole name that a head word ends, with its branch and inner department (县生态环境局毛坪所)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.body_groups import FoundBody, begins
from replyscan.mentions.body_places import BodyPlaces
from replyscan.mentions.left_edges import LeftEdges
from replyscan.mentions.look_alikes import LookAlikes
from replyscan.mentions.name_parts import NameParts
from replyscan.mentions.place_lists import start_of_levels, start_of_places
from replyscan.mentions.pointing import pointing
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What follows a body that is counted: a figure that begins no date.
FIGURE = late_pattern(r"\s*\d(?!\d{3}年|\d?月|\d{3}[-—–－至])")
# Kinds of bodies that may be counted.
_COUNTABLE = ("institution", "company")
_LEVELS_AND_STATE = (*LEVELS, "国", "们")
# Before bodies that are counted: a figure, with what measures them (31家, 6个乡).
_COUNTED = late_pattern(r"(?:\d|[一二三四五六七八九十百千万零〇两几数余多每])(?:[余多]?[家个所座间][市县区乡镇村]?)?\Z")
_PIECES = late_pattern(r"(?:\d|[百千]|[二三四五六七八九]?十[一二三四五六七八九]?)部\Z")
# How many characters most verbs have.
_VERB = 2
# What is counted behind a verb of one character (办一届, 拍一部).
_COUNTED_OBJECT = late_pattern(r"(?P<verb>[\u4e00-\u9fff])(?:\d{1,3}|[一二两三四五六七八九十])[届场次部支出名套]")


class HeadNames:
    """Finds the names of heads by the words of a rule set."""

    def __init__(self, rules: RuleSet, places: BodyPlaces, parts: NameParts, no_bodies: LookAlikes) -> None:
        self._places, self._parts, self._no_bodies = places, parts, no_bodies
        self._own_organs = EdgeWords(rules.words("own_organ"))
        branches = any_of(rules.words("branch_head"))
        self._branch = late_pattern(f"[\u4e00-\u9fff]{{2,3}}(?:{branches})")
        self._singles = frozenset(rules.words("single_verb"))
        self._pointing = pointing(rules)
        self._things = rules.words("levelled_head")
        self._levelled = EdgeWords(self._things)
        self._shared_heads = tuple(rules.words("shared_head"))
        self._speakers = frozenset((*rules.words("place_body"), *rules.words("first_person")))

    def named(self, flat: str, head: FoundBody, edges: LeftEdges, found: list[FoundBody]) -> FoundBody | None:
        """The body whose name ends with `head`, with what stands before and behind it; None for what is no body.

        `found` are the bodies before it.
        """
        end = self._end(flat, head)
        start = self._behind_counted(flat, edges.start(head.start, end, span_of_last(found)), head.end)
        if start >= head.end:
            return None
        if self._pointing.search(flat, max(0, start - 1), start + 1):
            # 这所学校镇上办不成: what counts the thing pointed at is no part of a name.
            start += 1
        start = start_of_levels(flat, start_of_places(flat, start, head.start, end, self._shared_heads))
        start = self._parts.start(flat, start, head.start, head.end)
        # A short head without a name before it (部, 中心) is no body; 组织部 or 总工会 is.
        bare = end - start <= 2 and (start == head.start or flat[start] not in LEVELS)
        if (
            bare
            or _closes_more(flat[start:end])
            or self._is_act(flat, start, end, head)
            or _is_counted(flat, start, end, head)
        ):
            return None
        if flat[start] == "我" and flat[start + 1] not in _LEVELS_AND_STATE and not begins(found, start):
            # 我客运站: the letter's own body by any head.
            return FoundBody(start, end, "first_person", "first_person", head.rule)
        return head._replace(start=start, end=end, rule=self._as_thing(flat, start, head.end, edges) or head.rule)

    def _end(self, flat: str, head: FoundBody) -> int:
        """Where the name ends, with the organ, branch or department that acts for its body."""
        # 国家邮政局党组: the body's own organ acts for it.
        end = head.end + self._own_organs.start_of(flat, head.end)
        end = self._with_branch(flat, end) if head.kind == "department" else end
        return self._parts.end(flat, end)

    def _with_branch(self, flat: str, end: int) -> int:
        """Where the name ends with its branch behind it (县生态环境局毛坪所), if a predicate or figure follows."""
        branch = self._branch.match(flat, end)
        if branch is None or self._places.looks_alike(branch.group()):
            # 村民小组活动场所
            return end
        return branch.end() if self._places.tells_at(flat, branch.end()) else end

    def _behind_counted(self, flat: str, start: int, head_end: int) -> int:
        """Behind what is counted after a verb in the name from `start` on; at `head_end` or behind it is nothing left.

        办一届全省剧团调演, 省广电局拍一部纪录片: no name holds what is counted behind a verb.
        """
        counted = _COUNTED_OBJECT.search(flat, start, head_end)
        return counted.end() if counted is not None and counted["verb"] in self._singles else start

    def _as_thing(self, flat: str, start: int, end: int, edges: LeftEdges) -> str:
        """The rule by which a name is that of a thing, told by what it does and no level or place; "" for none.

        智慧停车平台 is a thing, 市征信平台 a body.
        """
        length = self._levelled.end_of(flat[start:end])
        named = not length or flat[start] in ("“", *LEVELS) or edges.level_end(start, end) is not None
        # 96333应急处置平台: so is one by its number.
        named = named or flat[start].isdecimal()
        return "" if named else self._things[flat[end - length : end]].rule

    def _is_act(self, flat: str, start: int, end: int, head: FoundBody) -> bool:
        """Whether the head is what someone does, or the object of a verb before it."""
        before = flat[start : head.start]
        levelled = flat[start] in LEVELS and flat[start + 1] == "里" and head.end - head.start > 1
        if before in self._speakers and not levelled:
            # 站里办不到, 我们办不到: 办 is what they do; 县里住建局 acts.
            return True
        # 整合园区资源: a verb and its object; 教育学院 is a name.
        written = flat[head.start : end]
        if head.kind == "institution" and before[:1] == "全" and before[1:2] in LEVELS:
            # 全县公开招聘 + 小学教师: no name begins with all of a level.
            return self._no_bodies.is_act(before[2:], written) or self._no_bodies.is_act(before[-_VERB:], written)
        return head.kind == "institution" and self._no_bodies.is_act(before, written)


def span_of_last(found: list[FoundBody]) -> tuple[int, int] | None:
    """Where the last body stands; None where there is none."""
    return (found[-1].start, found[-1].end) if found else None


def _is_counted(flat: str, start: int, end: int, head: FoundBody) -> bool:
    """Whether a figure beside the name counts such bodies, or the head is the unit of a figure."""
    if head.kind in _COUNTABLE and FIGURE.match(flat, end):
        # 社区养老服务站24个: so are places and companies with a figure behind them.
        return True
    if head.end - head.start == 1 and _PIECES.search(flat, max(0, head.start - 3), head.end):
        # 小区二十四部电梯: 部 counts.
        return True
    # 31家医院: bodies that are counted are a mass.
    return _COUNTED.search(flat, max(0, start - 6), start) is not None


def _closes_more(name: str) -> bool:
    """Whether a name closes brackets that it does not open (18个乡镇（街道）半专业队)."""
    return name.count("）") + name.count(")") > name.count("（") + name.count("(")
