"""Names in a row, joined by 、 or 和: where each ends, and what closes them (等部门)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.predicates import Predicates
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_LONGEST_NAME = 16
_NAME = late_pattern(r"[\u4e00-\u9fffA-Za-z“”（）()·]+(?:(?<=[A-Z])\d{1,2})?")
_JOINTS = ("和", "与", "及", "以及")
# What leads from a body to those that act with it.
_TOGETHER = ("同", "跟")
_COUNT = r"(?:\d+|[两三四五六七八九十]+|多|数)(?:余)?"
# 北屏、松坪两县, 柳塘、金峒2市
_AREAS = rf"(?:{_COUNT})个?[市县区州旗镇乡](?![级内里直属委政人民级]|[\u4e00-\u9fff]?[局委办院])"
# Words of one character that lead from a name to another (剩余资金待财政部).
LEADING = frozenset("待由向对将把被让给用往按从以拿跟")


class NameRow(NamedTuple):
    """Names in a row: the first and last place of each, and what closes them (等部门, 两个监管所, or nothing)."""

    members: tuple[tuple[int, int], ...]
    closing: str


class Known(NamedTuple):
    """The bodies known by their names: where each ends and its kind, by where it begins."""

    ends: Mapping[int, int]
    kinds: Mapping[int, str]


class NameRows:
    """Reads rows of names by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self.predicates = Predicates(rules)
        self.opener = late_pattern(any_of([*rules.words("agent_opener"), *rules.words("body_partner_opener")]))
        noun = any_of(rules.words("list_noun"))
        self._noun = late_pattern(rf"(?:{noun}|{_AREAS})\Z")
        self._areas = late_pattern(_AREAS)
        adjectives = any_of(rules.words("list_adjective"))
        self._closing = late_pattern(
            rf"等(?:{_COUNT}[家个所名户])?(?:{adjectives})?[\u4e00-\u9fff]{{0,6}}?(?:{noun})(?:[（(][^（）()]{{1,8}}[）)])?"
            # 青山区、江口区3所新建小学: what was built does not act.
            rf"|{_COUNT}[家个所](?![\u4e00-\u9fff]{{1,2}}建)(?:[\u4e00-\u9fff]{{0,3}}?(?:{noun}))|{_AREAS}|等"
        )
        # 石塘、柳园两个监管所: the kind of the last two, where a name ends with it.
        self._counted = late_pattern(rf"[两三四五六七八九][家个所](?:[\u4e00-\u9fff]{{0,3}}?(?:{noun}))\Z")
        self._competences = EdgeWords(rules.words("agency_field"))
        stops = [word for word in rules.words("name_stop") if len(word) > 1]
        self._stop = late_pattern(any_of(stops))
        area_heads = any_of((*rules.words("area_head"), *rules.words("village_head")))
        self._area = late_pattern(
            rf"(?:[\u4e00-\u9fff]{{1,6}}(?:{area_heads}|省)|[省市县区镇乡村州]级?|国家|中央|地方)\Z"
        )
        # 会同区交警支队于近期，会同县住建局近期: when they act is no part of a known name.
        self._when = late_pattern(f"[于在](?!编)|{any_of(rules.words('area_adverb'))}")
        self._inner_tail = _closing_etc(rules.words("etc_lookalike"))
        self._sharing = frozenset("各均都共")

    def row(
        self, flat: str, at: int, stop: int, known: Known, borders: bytes, partners: bool = False
    ) -> NameRow | None:
        """The names in a row from `at` on, joined by 、 or 和; None where what stands there is no name.

        Only bodies that act together with another (`partners`) may be joined by 与.
        """
        members: list[tuple[int, int]] = []
        while at < stop:
            end, closing = self._member(flat, at, stop, known, borders)
            if end is None or not self._is_name(flat, at, end, known, borders):
                return None
            members.append((at, end))
            joint = next((mark for mark in ("、", *_JOINTS) if flat.startswith(mark, end)), "")
            if joint not in ("", "、") and not borders[end + len(joint)]:
                # 由县级水利部门及时调整: 及 is a part of a word.
                joint = ""
            if joint == "与" and not partners:
                # 集团公司与国能集团签订: what 与 brings acts together with the subject.
                joint = ""
            if closing or not joint:
                return NameRow(tuple(members), closing)
            at = end + len(joint)
        return None

    def _member(self, flat: str, at: int, stop: int, known: Known, borders: bytes) -> tuple[int | None, str]:
        """Where the name that begins at `at` ends, and what closes its list there."""
        for named in (at, at + 1) if flat[at] in LEVELS else (at,):
            competence = named + self._competences.start_of(flat, named)
            if competence > named and flat.startswith("、", competence):
                # 消防救援、住建等部门, 区市场监管、应急: a competence in a list is a name, whatever else it may be.
                return competence, ""
        begin = known.ends.get(at, at + 1)
        if begin == at + 1 and (wider := self._levelled(flat, at, stop, known)) is not None:
            return wider, ""
        counted = self._counted.search(flat, at, begin)
        if counted:
            return counted.start(), counted.group()
        if begin > at + 1 and (begin == stop or self.acts(flat, begin) or self._when.match(flat, begin)):
            return begin, ""
        limit = min(stop, begin + _LONGEST_NAME)
        mark = flat.find("、", begin, limit)
        limit = mark if mark >= 0 else limit
        predicate = self.predicates.first(flat, begin, limit, borders)
        limit = predicate if predicate is not None else limit
        for place in range(begin, limit + 1):
            closing = self._closing.match(flat, place, stop)
            after = closing.end() if closing else stop
            if closing and (after == stop or self.acts(flat, after) or flat[after] in "与和"):
                return place, closing.group()
            if place > at and flat.startswith(_JOINTS, place) and borders[place] and place < limit:
                return place, ""
        if mark < 0 and predicate is None and limit < stop:
            return None, ""
        if predicate is not None and limit > begin and flat[limit - 1] in self._sharing:
            # 由市、镇两级财政各承担50%.
            limit -= 1
        return limit, ""

    def _levelled(self, flat: str, at: int, stop: int, known: Known) -> int | None:
        """Where a body ends whose name begins with a level and holds words that end names (市优化营商环境专班)."""
        if flat[at] not in LEVELS:
            return None
        later = next((start for start in range(at + 1, min(stop, at + _LONGEST_NAME)) if start in known.ends), None)
        if later is None or self._stop.search(flat, at, later) or "、" in flat[at:later]:
            return None
        return known.ends[later] if self.acts(flat, known.ends[later]) else None

    def acts(self, flat: str, place: int) -> bool:
        """Whether a predicate begins at `place`, or what brings the bodies that act together with the subject."""
        return (
            self.predicates.at(flat, place)
            or (flat[place : place + 1] in self._sharing and self.predicates.at(flat, place + 1))
            or self.opener.match(flat, place) is not None
        )

    def _is_name(self, flat: str, start: int, end: int, known: Known, borders: bytes) -> bool:
        """Whether what stands between the marks of a list can be a name."""
        if any(flat[place] in LEADING and borders[place] and borders[place + 1] for place in range(start, end)):
            return False
        if known.ends.get(start) == end:
            return True
        body = known.ends.get(start, -1)
        if body + 1 in known.ends and flat[body] in _TOGETHER:
            # 我局同市财政局、市审计局
            return False
        if any(known.kinds.get(place) == "first_person" for place in range(start + 1, end)):
            # 移交后我局派专人管理
            return False
        if self._competences.start_of(flat, start) == end - start:
            # 组织、财政等部门: a competence, whatever verb it is elsewhere.
            return True
        text = flat[start:end]
        if end - start > _LONGEST_NAME + 4 or not _NAME.fullmatch(text) or text[:1] in _JOINTS:
            return False
        return (
            "的" not in text
            and "了" not in text
            and self._inner_tail.search(text) is None
            and self._stop.search(text) is None
        )

    def names_body(self, flat: str, member: tuple[int, int], known: Known) -> bool:
        """Whether a name is one of a body or an area by its last word."""
        start, end = member
        return known.ends.get(start) == end or self.is_area(flat, member) or bool(self._noun.search(flat[start:end]))

    def is_area(self, flat: str, member: tuple[int, int]) -> bool:
        return self._area.match(flat[slice(*member)]) is not None

    def counts_areas(self, closing: str) -> bool:
        """Whether what closes a row says how many areas it names (北屏、松坪 + 两县)."""
        return self._areas.fullmatch(closing) is not None

    def ends_with_noun(self, closing: str) -> bool:
        """Whether what closes a row ends with a noun for bodies (等部门), and is no mere 等."""
        return self._noun.search(closing) is not None


def _closing_etc(other: Iterable[str]) -> re.Pattern[str]:
    """等 that closes a list, and is no part of `other` words (高等, 平等, 等级)."""
    before = "".join(f"(?<!{re.escape(word.removesuffix('等'))})" for word in other if word.endswith("等"))
    behind = any_of(word.removeprefix("等") for word in other if word.startswith("等"))
    return late_pattern(f"{before}等(?!{behind})")
