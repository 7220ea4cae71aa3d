"""Bodies that their place in the sentence shows: behind 由 or 会同, in lists that 等部门 or a predicate closes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.levels import LEVELS
from replyscan.mentions.predicates import Predicates
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_LONGEST_NAME = 16
# What runs on for longer without a mark is no prose; looking no further keeps the time linear.
_LONGEST_CLAUSE = 500
# What may stand between the partners behind 与 and the verb that says what they do together.
_LONGEST_ADVERBS = 6
_CLAUSE = late_pattern(r"[^，。；：！？\n,;:!?]+")
_NAME = late_pattern(r"[\u4e00-\u9fffA-Za-z“”（）()·]+(?:(?<=[A-Z])\d{1,2})?")
# What numbers a clause and dates it before its subject.
_NUMERAL = "[一二三四五六七八九十]"
_NUMBERING = rf"(?:{_NUMERAL}+[是、]|第{_NUMERAL}+、|（(?:{_NUMERAL}|\d)+）|\d+[.．、](?!\d)|[①-⑳])"
_DATE = (
    r"(?:(?:自|从|到|至|截至)?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|以后|以前|之前|底前|年底|起|底|初|末|前|后)?)"
)
_JOINTS = ("和", "与", "及", "以及")
# What leads from a body to those that act with it.
_TOGETHER = ("同", "跟")
# Schools, provinces or households that are counted are a mass and no body (等15所学校).
_MASS = late_pattern(r"等.*[个所名户]")
_COUNT = r"(?:\d+|[两三四五六七八九十]+|多|数)(?:余)?"


# Words of one character that lead from a name to another (剩余资金待财政部).
_LEADING = frozenset("待由向对将把被让给用往按从以拿跟")


class Placed(NamedTuple):
    """A body known by its place; `tail` is what closes its list and names none of its members (等部门)."""

    start: int
    end: int
    kind: str
    rule: str
    tail: str = ""


class _List(NamedTuple):
    """Names in a row: the first and last place of each, and what closes them (等部门, 两个监管所, or nothing)."""

    members: tuple[tuple[int, int], ...]
    closing: str


class Known(NamedTuple):
    """The bodies known by their names: where each ends and its kind, by where it begins."""

    ends: Mapping[int, int]
    kinds: Mapping[int, str]


class PlacedBodies:
    """Finds bodies that no list of names or heads knows, where the grammar leaves no other reading."""

    def __init__(self, rules: RuleSet) -> None:
        self._predicates = Predicates(rules)
        openers, partners = rules.words("agent_opener"), rules.words("body_partner_opener")
        self._agents, self._partners = openers, partners
        self._closer = late_pattern(any_of(rules.words("partner_closer")))
        self._opener = late_pattern(any_of([*openers, *partners]))
        self._addressing = frozenset(rules.words("addressing_verb"))
        self._not_agents = tuple(rules.words("not_agent"))
        # What names a level or a side and nobody (由省级统筹, 由中央层面设立).
        self._nobody = tuple(rules.words("not_body"))
        self._sharing = frozenset("各均都共")
        self._changes = late_pattern(any_of(rules.words("change_verb")))
        nouns = rules.words("list_noun")
        self._noun_rule = next(iter(nouns.values())).rule if nouns else ""
        noun = any_of(nouns)
        # 西城、丰台等9个区政府 act by their names, 等9个县 may only be where.
        self._rulers = tuple(rules.words("ruling_noun"))
        self._noun = late_pattern(rf"(?:{noun})\Z")
        adjectives = any_of(rules.words("list_adjective"))
        self._closing = late_pattern(
            rf"等(?:{_COUNT}[家个所名户])?(?:{adjectives})?[\u4e00-\u9fff]{{0,6}}?(?:{noun})(?:[（(][^（）()]{{1,8}}[）)])?"
            # 青山区、江口区3所新建小学: what was built does not act.
            rf"|{_COUNT}[家个所](?![\u4e00-\u9fff]{{1,2}}建)(?:[\u4e00-\u9fff]{{0,3}}?(?:{noun}))|等"
        )
        # 石塘、柳园两个监管所: the kind of the last two, where a name ends with it.
        self._counted = late_pattern(rf"[两三四五六七八九][家个所](?:[\u4e00-\u9fff]{{0,3}}?(?:{noun}))\Z")
        leading = {*rules.words("connective"), *rules.words("leading_word")}
        # 建成后联通、电信等公司均可接入: since when they act.
        since = "[\u4e00-\u9fff]{0,5}(?:成|完工|竣工|投用|改造|结束|交付)后"
        self._leading = late_pattern(rf"(?:[ \u3000\t]|{_NUMBERING}|{_DATE}|{any_of(leading)}|{since})*")
        self._competences = EdgeWords(rules.words("agency_field"))
        self._going = EdgeWords(rules.words("going_word"))
        stops = [word for word in rules.words("name_stop") if len(word) > 1]
        self._stop = late_pattern(any_of(stops))
        area_heads = any_of((*rules.words("area_head"), *rules.words("village_head")))
        self._area = late_pattern(rf"(?:[\u4e00-\u9fff]{{1,6}}(?:{area_heads}|省)|[省市县区镇乡村州]|国家|中央)\Z")
        places = any_of(rules.words("place_name"))
        self._place = late_pattern(f"(?:{places})")
        # 会同区交警支队于近期，会同县住建局近期: when they act is no part of a known name.
        self._when = late_pattern(f"[于在](?!编)|{any_of(rules.words('area_adverb'))}")
        self._standing = EdgeWords(rules.words("lying_verb"))
        self._inner_tail = _closing_etc(rules.words("etc_lookalike"))

    def find(self, flat: str, known: Known, borders: bytes) -> Iterator[Placed]:
        """The bodies in `flat` in order; `known` are those known by their names, `borders` the borders of words."""
        openers = self._opener.finditer(flat)
        opener = next(openers, None)
        for clause in _CLAUSE.finditer(flat):
            start, stop = clause.span()
            if "、" in clause.group():
                begin = self._leading.match(flat, start, stop).end()  # type: ignore[union-attr]
                yield from self._subject(flat, begin, stop, known, borders)
            while opener is not None and opener.start() < stop:
                if opener.group() in self._agents:
                    yield from self._agent(flat, opener, stop, known, borders)
                elif borders[opener.start()] or opener.start() == start:
                    yield from self._partner(flat, opener, stop, known, borders)
                opener = next(openers, None)

    def _subject(self, flat: str, begin: int, stop: int, known: Known, borders: bytes) -> Iterator[Placed]:
        """A list of two names or more that a clause begins with and a predicate follows."""
        if begin >= stop or self._predicates.leads(flat, begin, borders):
            return
        if flat[begin] in _LEADING and not self._place.match(flat, begin, stop):
            # 向怒江、迪庆等地捐赠, but 将乐县、沙县
            return
        if flat[begin] in self._addressing and begin + 1 in known.ends:
            # 商省法院、省检察院出台意见: they act together with another.
            return
        names = self._list(flat, begin, stop, known, borders)
        if names is None or len(names.members) < 2:
            return
        if any(self._goes_where(flat, member, known) for member in names.members):
            # 县交通局、县公安局到现场踏勘: where they go is no part of a name.
            return
        named = all(known.ends.get(member[0]) == member[1] or self._is_area(flat, member) for member in names.members)
        if _MASS.match(names.closing) and not (named or names.closing.endswith(self._rulers)):
            return
        end = names.members[-1][1] + len(names.closing)
        nouned = self._noun.search(names.closing) is not None
        followed = self._acts(flat, end) or (nouned and flat[end : end + 1] in ("与", "和"))
        if not followed or self._standing.start_of(flat, end):
            # 盛庄、梵坛两个村均是移民村: what they are, and who does nothing.
            return
        bodies = [member[0] for member in names.members if known.ends.get(member[0]) == member[1]]
        areas = all(self._is_area(flat, member) for member in names.members)
        if not (nouned or bodies or areas) or (len(bodies) == len(names.members) and names.closing in ("", "等")):
            return
        kinds = {known.kinds[start] for start in bodies}
        kind = "area" if areas and not nouned else "institution" if kinds == {"institution"} else "general"
        yield Placed(begin, end, kind, self._noun_rule, names.closing if names.closing.startswith("等") else "")

    def _goes_where(self, flat: str, member: tuple[int, int], known: Known) -> bool:
        """Whether a known body and where it goes or acts fill a member of a list (县公安局到该路口)."""
        end = known.ends.get(member[0], member[1])
        return end < member[1] and self._going.start_of(flat, end) > 0

    def _agent(self, flat: str, opener: re.Match[str], stop: int, known: Known, borders: bytes) -> Iterator[Placed]:
        """What stands between 由 and its predicate; nothing where 由 opens a change (由3%提高到5%, 由粗放向集约)."""
        at = opener.end()
        if flat.startswith(self._not_agents, at) or not (borders[at] or known.ends.get(at)):
            return
        names = self._list(flat, at, stop, known, borders)
        if names is None:
            return
        end = names.members[-1][1] + len(names.closing)
        if flat[end - 1] == "后" and known.ends.get(at, end) < end:
            # 由县司法局审查后印发: what it does first is no part of its name.
            return
        if not self._acts(flat, end) or self._changes.search(flat, end, min(stop, end + _LONGEST_CLAUSE)):
            return
        if (len(names.members) == 1 and (known.ends.get(at) == end or end == at + 1)) or flat.endswith(
            self._nobody, at, end
        ):
            return
        tail = names.closing if names.closing.startswith("等") else ""
        entry = self._agents[opener.group()]
        # 农户 and 系统 act where 由 brings them, and nowhere else.
        body = tail or any(self._names_body(flat, member, known) for member in names.members)
        yield Placed(at, end, "general" if body else entry.label, entry.rule, tail)

    def _partner(self, flat: str, opener: re.Match[str], stop: int, known: Known, borders: bytes) -> Iterator[Placed]:
        """The bodies behind 会同 or 联合 that no list knows, up to the predicate or the clause's end."""
        at = opener.end()
        names = self._list(flat, at, stop, known, borders, partners=True)
        if names is None or (at not in known.ends and self._predicates.leads(flat, at, borders)):
            # 两局联合打造特色街区
            return
        bodies = [known.ends.get(start) == end for start, end in names.members]
        named = [
            # 两局联合指导乡镇编制规划
            body or (self._is_area(flat, member) and not self._predicates.at(flat, member[0]))
            for body, member in zip(bodies, names.members, strict=True)
        ]
        # 联合 may be an adverb (联合惩戒机制); 会同 is none.
        entry = self._partners[opener.group()]
        end = names.members[-1][1] + len(names.closing)
        if entry.label == "joint" and not self._closer.search(flat, end, min(stop, end + _LONGEST_ADVERBS)):
            return
        sure = (
            entry.label == "partner"
            or self._noun.search(names.closing) is not None
            or any(named)
            or self._place.match(flat, at, stop)
        )
        if not sure or all(bodies) or (end == stop and not any(bodies) and self._predicates.at(flat, at)):
            # 两局联合改造老旧小区: no other predicate follows.
            return
        kind = next((known.kinds[start] for start, _ in names.members if start in known.kinds), "general")
        for position, (start, end) in enumerate(names.members):
            last = position == len(names.members) - 1
            tail = names.closing if last and names.closing.startswith("等") else ""
            yield Placed(start, end + (len(tail) if last else 0), kind, entry.rule, tail)

    def _list(
        self, flat: str, at: int, stop: int, known: Known, borders: bytes, partners: bool = False
    ) -> _List | None:
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
                return _List(tuple(members), closing)
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
        if begin > at + 1 and (begin == stop or self._acts(flat, begin) or self._when.match(flat, begin)):
            return begin, ""
        limit = min(stop, begin + _LONGEST_NAME)
        mark = flat.find("、", begin, limit)
        limit = mark if mark >= 0 else limit
        predicate = self._predicates.first(flat, begin, limit, borders)
        limit = predicate if predicate is not None else limit
        for place in range(begin, limit + 1):
            closing = self._closing.match(flat, place, stop)
            after = closing.end() if closing else stop
            if closing and (after == stop or self._acts(flat, after) or flat[after] in "与和"):
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
        return known.ends[later] if self._acts(flat, known.ends[later]) else None

    def _acts(self, flat: str, place: int) -> bool:
        """Whether a predicate begins at `place`, or what brings the bodies that act together with the subject."""
        return (
            self._predicates.at(flat, place)
            or (flat[place : place + 1] in self._sharing and self._predicates.at(flat, place + 1))
            or self._opener.match(flat, place) is not None
        )

    def _is_name(self, flat: str, start: int, end: int, known: Known, borders: bytes) -> bool:
        """Whether what stands between the marks of a list can be a name."""
        if any(flat[place] in _LEADING and borders[place] and borders[place + 1] for place in range(start, end)):
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

    def _names_body(self, flat: str, member: tuple[int, int], known: Known) -> bool:
        """Whether a name is one of a body or an area by its last word."""
        start, end = member
        return known.ends.get(start) == end or self._is_area(flat, member) or bool(self._noun.search(flat[start:end]))

    def _is_area(self, flat: str, member: tuple[int, int]) -> bool:
        return self._area.match(flat[slice(*member)]) is not None


def _closing_etc(other: Iterable[str]) -> re.Pattern[str]:
    """等 that closes a list, and is no part of `other` words (高等, 平等, 等级)."""
    before = "".join(f"(?<!{re.escape(word.removesuffix('等'))})" for word in other if word.endswith("等"))
    behind = any_of(word.removeprefix("等") for word in other if word.startswith("等"))
    return late_pattern(f"{before}等(?!{behind})")
