"""Sections, workshops and the like at the head of a phrase or behind their body (机电科检修闸门, 我局预报科)."""

from __future__ import annotations

from collections.abc import Set

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.mentions.predicates import Predicates
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_SHORTEST, _LONGEST = 2, 7
# Right behind its body the name of a unit may be longer (我院清算与破产审判庭).
_LONGEST_BEHIND = 10
# A word of so many characters ends the names of units only.
_SURE = 3
_LONGEST_WORK = 4
_JOINTS = ("、", "和", "与", "及")
# What counts or picks a thing out at the head of a phrase and begins no name.
_NUMERALS = "一二三四五六七八九十两几数多半单每该此某"
# Heads that verbs begin with (处罚, 组建).
_DOING = ("处", "组")
# When a unit acts, between its name and the predicate.
_WHEN = late_pattern(
    r"(?:[自从于在到]?(?:\d{4}年|[今去前当]年)?(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|[一二三四]季度)?(?:成立|组建|挂牌)?(?:以来|起|底前?|初)?)?"
)


class InnerUnits:
    """Finds units by the words that end their names, where a predicate or a list that goes on to one follows."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {word: (entry.label, entry.rule) for word, entry in rules.words("unit_head").items()}
        self._head = late_pattern(any_of(self._rules))
        self._behind = late_pattern(rf"[\u4e00-\u9fff]{{1,{_LONGEST_BEHIND - 1}}}?(?P<head>{any_of(self._rules)})")
        self._others = EdgeWords(rules.words("not_unit"))
        self._no_bodies = rules.words("not_agency")
        self._predicates, self._phrases = Predicates(rules), PhraseStarts(rules)
        self._matters = EdgeWords(rules.words("unit_matter"))
        self._partners = EdgeWords(rules.words("body_partner_opener"))
        # 抢险救援中心: such a house is named by its work alone.
        houses = rules.words("work_head")
        self._houses = {word: (entry.label, entry.rule) for word, entry in houses.items()}
        self._house = late_pattern(any_of(houses))
        self._works = EdgeWords(rules.words("work_word"))
        nominal, self._actions = rules.words("nominal"), rules.words("action")
        self._verbs = EdgeWords(word for word in rules.words("action") if len(word) > 1 and word not in nominal)
        fields = ("name_stop", "connective", "preposition", "status", "negation")
        stops = {word for field in fields for word in rules.words(field)}
        inside = any_of(word for word in rules.words("name_inside") if word not in stops)
        # 预报科: 报 is no stop inside another word.
        self._stop = late_pattern(rf"(?:{inside})|(?P<stop>{any_of(stops)})")

    def find(self, flat: str, bodies: Set[int], borders: bytes) -> list[tuple[int, int, str, str]]:
        """The units in `flat` at a phrase's head, as (start, end, label, rule); `bodies` begin at those places."""
        found: list[tuple[int, int, str, str]] = []
        begun = set(bodies)
        # The last first, so that a list is known from its end.
        for head in reversed(list(self._head.finditer(flat))):
            end = head.end()
            listed = flat[end : end + 1] in _JOINTS and end + 1 in begun
            # 部分社会车辆: the character belongs to the word behind it.
            whole = flat[end - 1 : end + 1] not in self._no_bodies
            # 市级新建 + 系统: so it does where a word begins with it and goes on.
            whole = whole and not (end - head.start() == 1 and borders[end - 1] and not borders[end])
            if not whole or not (listed or self._acts(flat, end)):
                continue
            start = self._start(flat, head.start(), end, borders)
            if start is not None:
                begun.add(start)
                found.append((start, end, *self._rules[head.group()]))
        for house in self._house.finditer(flat):
            start = self._work_start(flat, house.start())
            if start < house.start() and self._acts(flat, house.end()) and self._phrases.begins(flat, start):
                found.append((start, house.end(), *self._houses[house.group()]))
        return found

    def _work_start(self, flat: str, house: int) -> int:
        """Where the words of work begin that name a house, with the level before them (市 + 收储 + 中心)."""
        start = house
        while size := self._works.end_of(flat[max(0, start - _LONGEST_WORK) : start]):
            start -= size
        return start - (start < house and flat[start - 1 : start] in (*LEVELS,))

    def end_behind(self, flat: str, end: int) -> int:
        """Where a unit ends that stands right behind a body and acts (我局 + 预报科); `end` for none."""
        unit = self._behind.match(flat, end)
        if unit is None or not self._is_name(flat, end, unit.start("head"), unit.end()):
            return end
        told = flat[unit.end() + 1 : unit.end() + 2] in ("了", "过")
        # 我局法规科上半年审核合同36份
        at = _WHEN.match(flat, unit.end()).end()  # type: ignore[union-attr]
        return unit.end() if told or self._predicates.at(flat, at) else end

    def _acts(self, flat: str, end: int) -> bool:
        """Whether a predicate begins at `end`, or the partners of what is done."""
        if self._matters.start_of(flat, end):
            # 心内科介入手术去年做了96台: what is spoken of.
            return False
        told = flat[end + 1 : end + 2] in ("了", "过")
        return told or self._predicates.at(flat, end) or self._partners.start_of(flat, end) > 0

    def _start(self, flat: str, head: int, end: int, borders: bytes) -> int | None:
        """Where the unit begins whose head word is `head`..`end`, at the head of a phrase; None for none."""
        for start in range(head, max(-1, head - _LONGEST), -1):
            if start < head and not "\u4e00" <= flat[start] <= "\u9fff":
                return None
            if self._phrases.begins(flat, start):
                return start if self._is_name(flat, start, head, end, borders) else None
        return None

    def _is_name(self, flat: str, start: int, head: int, end: int, borders: bytes = b"") -> bool:
        """Whether the characters before the head word make the name of a unit with it."""
        name = flat[start:end]
        if head - start < _SHORTEST and end - head == 1:
            return False
        if flat[end - 1] in _DOING and flat[end - 1 : end + 1] in self._actions:
            # 行政处 + 罚款, 分别组 + 建了
            return False
        if name[0] in _NUMERALS or self._is_stopped(flat, start, head, borders):
            return False
        if end - head < _SURE and self._others.end_of(name):
            # 依法查处, but 稽查处
            return False
        # 公诉科 and 运行科 are names, 设立公诉科 and 推行县级领导联系制度 are acts.
        verb = self._verbs.start_of(flat, start)
        return not verb or (start + verb >= head and end - head < _SURE)

    def _is_stopped(self, flat: str, start: int, head: int, borders: bytes) -> bool:
        """Whether a word that no name holds stands before the head word; 用 is none in 用途管制股."""
        return any(
            match["stop"] and (not borders or (borders[match.start()] and borders[match.end()]))
            for match in self._stop.finditer(flat, start, head)
        )
