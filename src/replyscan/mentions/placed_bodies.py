"""Bodies that their place in the sentence shows: behind 由 or 会同, in lists that 等部门 or a predicate closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.name_rows import LEADING, Known, NameRows
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What runs on for longer without a mark is no prose; looking no further keeps the time linear.
_LONGEST_CLAUSE = 500
# What may stand between the partners behind 与 and the verb that says what they do together.
_LONGEST_ADVERBS = 6
_CLAUSE = late_pattern(r"[^，。；：！？\n,;:!?]+")
# What numbers a clause and dates it before its subject.
_NUMERAL = "[一二三四五六七八九十]"
_NUMBERING = rf"(?:{_NUMERAL}+[是、]|第{_NUMERAL}+、|（(?:{_NUMERAL}|\d)+）|\d+[.．、](?!\d)|[①-⑳])"
_DATE = (
    r"(?:(?:自|从|到|至|截至)?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:以来|以后|以前|之前|底前|年底|起|底|初|末|前|后)?)"
)
# 国家和省政府, 中央和地方, 省和市: levels of government that act together.
_LEVELS_JOINED = late_pattern(rf"(?:国家|中央|[{LEVELS}])[和及](?:自治区|地方|[{LEVELS}](?![里内外本长]))")
# What says behind a body how it acts (由县财政分两年解决, 由保险公司按保额赔付).
_MANNER = late_pattern("分(?=[一二两三四五六七八九十多\\d期批年步])|[按逐]|每[年月季]")
# Schools, provinces or households that are counted are a mass and no body (等15所学校).
_MASS = late_pattern(r"等.*[个所名户]")


class Placed(NamedTuple):
    """A body known by its place; `tail` is what closes its list and names none of its members (等部门)."""

    start: int
    end: int
    kind: str
    rule: str
    tail: str = ""


class PlacedBodies:
    """Finds bodies that no list of names or heads knows, where the grammar leaves no other reading."""

    def __init__(self, rules: RuleSet) -> None:
        self._rows = NameRows(rules)
        self.predicates = self._rows.predicates
        openers, partners = rules.words("agent_opener"), rules.words("body_partner_opener")
        self._agents, self._partners = openers, partners
        self._closer = late_pattern(any_of(rules.words("partner_closer")))
        self._opener = self._rows.opener
        self._addressing = frozenset(rules.words("addressing_verb"))
        self._not_agents = tuple(rules.words("not_agent"))
        # 由县长任组长、各局局长为成员的专班: who sits in a group does not act.
        self._seats = late_pattern(f"(?:为|任|担任|兼任)(?:{any_of(rules.words('group_role'))})")
        # What names a level or a side and nobody (由省级统筹, 由中央层面设立).
        self._nobody = tuple(rules.words("not_body"))
        self._changes = late_pattern(any_of(rules.words("change_verb")))
        nouns = rules.words("list_noun")
        self._noun_rule = next(iter(nouns.values())).rule if nouns else ""
        # 西城、丰台等9个区政府 act by their names, 等9个县 may only be where.
        self._rulers = tuple(rules.words("ruling_noun"))
        leading = {*rules.words("connective"), *rules.words("leading_word")}
        # 建成后联通、电信等公司均可接入: since when they act.
        since = "[\u4e00-\u9fff]{0,5}(?:成|完工|竣工|投用|改造|结束|交付)后"
        self._leading = late_pattern(rf"(?:[ \u3000\t]|{_NUMBERING}|{_DATE}|{any_of(leading)}|{since})*")
        self._going = EdgeWords(rules.words("going_word"))
        places = any_of(rules.words("place_name"))
        self._place = late_pattern(f"(?:{places})")
        self._standing = EdgeWords(rules.words("lying_verb"))

    def find(self, flat: str, known: Known, borders: bytes) -> Iterator[Placed]:
        """The bodies in `flat` in order; `known` are those known by their names, `borders` the borders of words."""
        openers = self._opener.finditer(flat)
        opener = next(openers, None)
        for clause in _CLAUSE.finditer(flat):
            start, stop = clause.span()
            if "、" in clause.group() or _LEVELS_JOINED.search(clause.group()):
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
        if begin >= stop or self.predicates.leads(flat, begin, borders):
            return
        if flat[begin] in LEADING and not self._place.match(flat, begin, stop):
            # 向怒江、迪庆等地捐赠, but 将乐县、沙县
            return
        if flat[begin] in self._addressing and begin + 1 in known.ends:
            # 商省法院、省检察院出台意见: they act together with another.
            return
        names = self._rows.row(flat, begin, stop, known, borders)
        if names is None or len(names.members) < 2:
            return
        if any(self._goes_where(flat, member, known) for member in names.members):
            # 县交通局、县公安局到现场踏勘: where they go is no part of a name.
            return
        named = all(
            known.ends.get(member[0]) == member[1] or self._rows.is_area(flat, member) for member in names.members
        )
        if _MASS.match(names.closing) and not (named or names.closing.endswith(self._rulers)):
            return
        end = names.members[-1][1] + len(names.closing)
        nouned = self._rows.ends_with_noun(names.closing)
        followed = self._rows.acts(flat, end) or (nouned and flat[end : end + 1] in ("与", "和"))
        # 公安、住建等部门，联合开展巡查: a comma sets off who acts.
        apart = nouned and end == stop and flat[end : end + 1] in ("，", ",")
        followed = followed or (apart and self.predicates.at(flat, end + 1))
        if not followed or self._standing.start_of(flat, end):
            # 盛庄、梵坛两个村均是移民村: what they are, and who does nothing.
            return
        bodies = [member[0] for member in names.members if known.ends.get(member[0]) == member[1]]
        areas = all(self._rows.is_area(flat, member) for member in names.members)
        if not (nouned or bodies or areas) or (len(bodies) == len(names.members) and names.closing in ("", "等")):
            return
        kinds = {known.kinds[start] for start in bodies}
        areas = (areas and not nouned) or self._rows.counts_areas(names.closing)
        kind = "area" if areas else "institution" if kinds == {"institution"} else "general"
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
        names = self._rows.row(flat, at, stop, known, borders)
        if names is None:
            return
        end = names.members[-1][1] + len(names.closing)
        if self._seats.search(flat, at, end):
            return
        if flat[end - 1] == "后" and known.ends.get(at, end) < end:
            # 由县司法局审查后印发: what it does first is no part of its name.
            return
        if known.ends.get(at, end) < end and _MANNER.match(flat, known.ends[at]):
            # 由县财政分两年解决: how it does so is no part of its name.
            return
        if not self._rows.acts(flat, end) or self._changes.search(flat, end, min(stop, end + _LONGEST_CLAUSE)):
            return
        if (len(names.members) == 1 and (known.ends.get(at) == end or end == at + 1)) or flat.endswith(
            self._nobody, at, end
        ):
            return
        tail = names.closing if names.closing.startswith("等") else ""
        entry = self._agents[opener.group()]
        # 农户 and 系统 act where 由 brings them, and nowhere else.
        body = tail or any(self._rows.names_body(flat, member, known) for member in names.members)
        yield Placed(at, end, "general" if body else entry.label, entry.rule, tail)

    def _partner(self, flat: str, opener: re.Match[str], stop: int, known: Known, borders: bytes) -> Iterator[Placed]:
        """The bodies behind 会同 or 联合 that no list knows, up to the predicate or the clause's end."""
        at = opener.end()
        names = self._rows.row(flat, at, stop, known, borders, partners=True)
        if names is None or (at not in known.ends and self.predicates.leads(flat, at, borders)):
            # 两局联合打造特色街区
            return
        bodies = [known.ends.get(start) == end for start, end in names.members]
        named = [
            # 两局联合指导乡镇编制规划
            body or (self._rows.is_area(flat, member) and not self.predicates.at(flat, member[0]))
            for body, member in zip(bodies, names.members, strict=True)
        ]
        # 联合 may be an adverb (联合惩戒机制); 会同 is none.
        entry = self._partners[opener.group()]
        end = names.members[-1][1] + len(names.closing)
        if entry.label == "joint" and not self._closer.search(flat, end, min(stop, end + _LONGEST_ADVERBS)):
            return
        sure = (
            entry.label == "partner"
            or self._rows.ends_with_noun(names.closing)
            or any(named)
            or self._place.match(flat, at, stop)
        )
        if not sure or all(bodies) or (end == stop and not any(bodies) and self.predicates.at(flat, at)):
            # 两局联合改造老旧小区: no other predicate follows.
            return
        kind = next((known.kinds[start] for start, _ in names.members if start in known.kinds), "general")
        for position, (start, end) in enumerate(names.members):
            last = position == len(names.members) - 1
            tail = names.closing if last and names.closing.startswith("等") else ""
            yield Placed(start, end + (len(tail) if last else 0), kind, entry.rule, tail)
