"""Districts, counties and towns that act by their names (西河镇投入资金120万元)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from replyscan.late_pattern import late_pattern
from replyscan.mentions.combined_words import joint_levels
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_LONGEST_NAME = 4
# Characters before a name where no phrase goes on: marks, brackets, the end of a date, and 由.
_EDGES = "，。；：、\n\u3000 ,;:（(月日年由和与及"
# Two characters of which the first counts or points (逐县, 三镇) are no name.
_COUNTING = frozenset("每逐全各本该我某此几数多其一二两三四五六七八九十")
_LONGEST_WORD = 4
# Areas that no other is named behind.
_LOWEST = ("村", "苏木", "嘎查")
# How many areas may stand above one in its name (云岭市青山县石桥镇 + 红星村).
_DEEPEST = 3
# What is known in one text: where a name begins and how many stand above it → where it ends, or None.
_Ends = dict[tuple[int, int], int | None]
_JOINTS = ("、", "和", "与", "及")
# When an area acts, between its name and its predicate.
_WHEN = late_pattern(r"今年(?:以来)?|去年|前年|近年来|上半年|\d{4}年(?:以来)?")
# Behind the number of a point a phrase begins (二是霞浦县出台措施).
_NUMERALS = "一二三四五六七八九十"
# 仁和区太平乡: 和 behind the first character of a name.
_INSIDE = late_pattern("[^\u4e00-\u9fff][\u4e00-\u9fff]和[区县镇乡]")
# 到2020年六堡镇完成投资: where something will be so by a year.
_BY_YEAR = late_pattern(r"到\d{4}年\Z")


class AreaFinder:
    """Finds named areas at the head of a phrase with a predicate right behind them; others are places only."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = {word: entry.rule for word, entry in rules.words("area_head").items()}
        self._heads = tuple(sorted(self._rules, key=len, reverse=True))
        # What may stand right before a name besides an edge: an adverb of scope or time (仅大新庄镇, 现东湖区).
        adverbs = any_of(rules.words("area_adverb"))
        self._head = late_pattern(any_of(self._heads))
        self._head_firsts = frozenset(word[0] for word in self._heads)
        self._alone = rules.words("area_alone")
        self._alone_word = late_pattern(any_of(self._alone))
        # Only where a name can end soon is there anything to look at.
        named = f".{{1,{_LONGEST_NAME}}}(?:{any_of(sorted(self._head_firsts))})|{any_of(self._alone)}"
        edges = rf"(?:(?<=[{re.escape(_EDGES)}])|(?<=[{_NUMERALS}]是)|^)"
        self._edge = late_pattern(rf"{edges}(?:{adverbs})?(?={named})", re.M)
        # 和平街道, 解放路社区: names hold these whole, whatever words they begin with.
        self._compounds = EdgeWords(rules.words("name_compound"))
        self._provinces = EdgeWords(word for word in rules.words("place_name") if word.endswith("省"))
        self._tails = EdgeWords(rules.words("area_tail"))
        self._others = EdgeWords(rules.words("not_area"))
        self._places = rules.words("place_name")
        fields = ("action", "modifier", "preposition", "object_marker", "status")
        predicates = {word for field in fields for word in rules.words(field)}
        self._predicates = EdgeWords(word for word in predicates if len(word) <= _LONGEST_WORD)
        # 新化县: a character may be an adverb elsewhere; a stop is none in a name.
        self._stops = frozenset(word for field in ("name_stop", "connective") for word in rules.words(field))
        inside = (*fields, "connective", "name_stop", "list_tail", "name_tail", "general_body")
        self._words = frozenset((*(word for field in inside for word in rules.words(field)), *joint_levels(rules)))

    def find(self, flat: str, bodies: Set[int]) -> Iterator[tuple[int, int, str]]:
        """The areas in `flat` that act, as (start, end, rule), in order of the text; `bodies` begin at those places."""
        at = 0
        ends: _Ends = {}
        edges = list(self._edge.finditer(flat))
        for edge in reversed(edges):
            # The last names first, so that a long list is known from its end.
            self._area_end(flat, edge.end(), bodies, ends)
        for edge in edges:
            if edge.end() < at or _BY_YEAR.search(flat, max(0, edge.end() - 6), edge.end()):
                continue
            if edge.end() and (self._compounds.start_of(flat, edge.end() - 1) or _INSIDE.match(flat, edge.end() - 3)):
                # 和平街道, 仁和区太平乡: the edge stands inside a name.
                continue
            first = edge.end() + self._provinces.start_of(flat, edge.end())
            end = self._area_end(flat, first, bodies, ends)
            if end is not None:
                name = flat[first:end]
                alone = self._alone.get(name)
                head = next((word for word in self._heads if name.endswith(word)), "")
                yield edge.end(), end, alone.rule if alone is not None else self._rules[head]
                at = end

    def _area_end(self, flat: str, start: int, bodies: Set[int], ends: _Ends) -> int | None:
        """Where an area that acts and begins at `start` ends, by its name or without one; None if there is none."""
        if (start, 0) not in ends:
            ends[start, 0] = self._named_end(flat, start, bodies, ends)
        named = ends[start, 0]
        if named is not None:
            return named
        alone = self._alone_word.match(flat, start)
        return alone.end() if alone is not None and self._acts(flat, alone.end(), bodies, ends) else None

    def _named_end(self, flat: str, start: int, bodies: Set[int], ends: _Ends, depth: int = 0) -> int | None:
        """Where the name of an area that acts ends, from `start` on, with `depth` areas above it; None for none."""
        for length in range(1, _LONGEST_NAME + 1):
            if flat[start + length : start + length + 1] not in self._head_firsts:
                continue
            head = self._head.match(flat, start + length)
            if head is None or not self._is_name(flat[start : head.end()]):
                continue
            if self._acts(flat, head.end(), bodies, ends):
                return head.end()
            # 青山区石桥镇, 石桥镇红星村: an area may be named with the one that it belongs to.
            if head.group() in _LOWEST or depth == _DEEPEST:
                continue
            below = head.end(), depth + 1
            if below not in ends:
                ends[below] = self._named_end(flat, head.end(), bodies, ends, depth + 1)
            if ends[below] is not None:
                return ends[below]
        return None

    def _is_name(self, name: str) -> bool:
        """Whether the characters before an area's head can be its name."""
        if name in self._places:
            # 塔城地区, although 地区 alone is none.
            return True
        if not all("\u4e00" <= character <= "\u9fff" for character in name):
            return False
        return not (self._others.end_of(name) or (len(name) == 2 and name[0] in _COUNTING) or self._holds_word(name))

    def _holds_word(self, name: str) -> bool:
        """Whether a word of the clause stands inside the name, so that it is none (推进片区)."""
        # 仁和区, 平和县: 和 right before the head joins nothing.
        joined = len(name) - 2 if len(name) > 2 and name[-2] == "和" else len(name)
        return any(
            name[start:end] in (self._words if end - start > 1 else self._stops) and start != joined
            for start in range(self._compounds.start_of(name), len(name) - 1)
            for end in range(start + 1, min(len(name), start + _LONGEST_WORD) + 1)
        )

    def _acts(self, flat: str, end: int, bodies: Set[int], ends: _Ends) -> bool:
        """Whether a predicate begins at `end`, or another name of a list that goes on to one, or 与 and its partner."""
        if flat[end : end + 1] in _JOINTS:
            return end + 1 in bodies or self._area_end(flat, end + 1, bodies, ends) is not None
        end += self._tails.start_of(flat, end)
        if self._predicates.start_of(flat, end) > 0:
            return True
        # 河东区今年已安排500万元: when, and then what it does.
        dated = _WHEN.match(flat, end)
        return dated is not None and self._predicates.start_of(flat, dated.end()) > 0
