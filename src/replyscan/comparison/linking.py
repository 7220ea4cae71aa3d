"""Two lists of keys → links: which items of two replies speak of one undertaking.

First come clauses that stand word for word on both sides; they take no part in what follows, so that an edit elsewhere
never touches them. Then the best one-to-one assignment among pairs that are probable enough; then, for what is still
alone, what stands beside linked clauses, the rest of an undertaking (其余2家), the parts of a split or merged one, and
running totals.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from replyscan.comparison.keys import Key
from replyscan.comparison.same_text import same_text
from replyscan.comparison.similarity import Profile, Similarity, coverage

LinkKind = Literal["same_text", "alike", "rest", "part", "level"]
# A pair of characters that more items than this share says too little to look closer.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that speak of one undertaking, by their positions, and what speaks for it (log odds by feature)."""

    old: int
    new: int
    similarity: float
    kind: LinkKind
    evidence: Mapping[str, float]


def link(old: Sequence[Key], new: Sequence[Key], settings: Mapping[str, float]) -> list[Link]:
    """The links between two replies' items, in the order of the old items and then of the new ones."""
    search = _Search(old, new, settings)
    search.same_text()
    search.assign(with_rests=False)
    search.rests()
    search.assign(with_rests=True)
    search.beside()
    search.parts()
    search.levels()
    return sorted(search.links, key=lambda found: (found.old, found.new))


class _Search:
    """The state of one comparison: candidates with their evidence, and the links found so far."""

    def __init__(self, old: Sequence[Key], new: Sequence[Key], settings: Mapping[str, float]) -> None:
        self.settings = settings
        self.similarity = Similarity([*old, *new], settings)
        self.old = [self.similarity.profile(key) for key in old]
        self.new = [self.similarity.profile(key) for key in new]
        self.links: list[Link] = []
        self.fixed_old: set[int] = set()
        self.fixed_new: set[int] = set()
        self.candidates: dict[tuple[int, int], Link] = {}

    def same_text(self) -> None:
        """Links clauses that stand word for word on both sides, and looks for candidates among the others."""
        for one, other in same_text([profile.key for profile in self.old], [profile.key for profile in self.new]):
            self.links.append(Link(one, other, 1.0, "same_text", {}))
            self.fixed_old.add(one)
            self.fixed_new.add(other)
        self.candidates = {pair: self._weigh(*pair) for pair in self._blocks()}

    def _blocks(self) -> list[tuple[int, int]]:
        """Pairs worth a closer look: both still free, with two neighbouring characters or a title in common."""
        index: defaultdict[str, list[int]] = defaultdict(list)
        for profile in self.new:
            if profile.key.position not in self.fixed_new:
                for name in _names(profile):
                    index[name].append(profile.key.position)
        pairs: set[tuple[int, int]] = set()
        for profile in self.old:
            position = profile.key.position
            if position not in self.fixed_old:
                for name in _names(profile):
                    if len(index.get(name, ())) <= _COMMON:
                        pairs.update((position, other) for other in index.get(name, ()))
        return sorted(pairs)

    def _weigh(self, old: int, new: int) -> Link:
        evidence = self.similarity.weigh(self.similarity.features(self.old[old], self.new[new]))
        return Link(old, new, self.similarity.probability(evidence), "alike", evidence)

    def beside(self) -> None:
        """Counts it for a pair that its clauses stand right beside linked ones, and assigns what is still free again.

        What a clause says in other words or not at all (通水时间推迟) its neighbours say.
        """
        pairs = {(one.old, one.new) for one in self.links}
        linked_old, linked_new = self._linked()
        for pair, found in self.candidates.items():
            if found.old in linked_old or found.new in linked_new:
                continue
            if any((pair[0] + step, pair[1] + step) in pairs and self._adjoin(pair, step) for step in (-1, 1)):
                evidence = {**found.evidence, "beside": self.settings["beside"]}
                self.candidates[pair] = replace(
                    found, similarity=self.similarity.probability(evidence), evidence=evidence
                )
        self.assign(with_rests=True)

    def _adjoin(self, pair: tuple[int, int], step: int) -> bool:
        """Whether both clauses of a pair have no more than a mark between them and the next (or last) item."""
        for profiles, position in ((self.old, pair[0]), (self.new, pair[1])):
            first, second = sorted((position, position + step))
            if profiles[second].key.item.start - profiles[first].key.item.end > 1:
                return False
        return True

    def assign(self, *, with_rests: bool) -> None:
        """Adds the best one-to-one links among what is still free."""
        linked_old, linked_new = self._linked()
        edges = [
            found
            for found in self.candidates.values()
            if found.similarity > self.settings["link"]
            and found.old not in linked_old
            and found.new not in linked_new
            and (with_rests or not (self._is_rest(found)))
        ]
        for group in _groups(edges):
            self.links.extend(_best(group, self.settings["link"], self.old, self.new))

    def _is_rest(self, found: Link) -> bool:
        return self.old[found.old].key.rest_of is not None or self.new[found.new].key.rest_of is not None

    def rests(self) -> None:
        """The rest of an undertaking goes where the undertaking went; to its rest there, if that is told too."""
        linked_old, linked_new = self._linked()
        rest_of_new = {p.key.rest_of: p.key.position for p in self.new if p.key.rest_of is not None}
        found: set[tuple[int, int]] = set()
        for profile in self.old:
            if profile.key.rest_of is not None and profile.key.position not in linked_old:
                goals = [one.new for one in self.links if one.old == profile.key.rest_of and one.kind != "same_text"]
                found.update((profile.key.position, rest_of_new.get(goal, goal)) for goal in goals)
        taken = {new for _, new in found} | linked_new
        for profile in self.new:
            if profile.key.rest_of is not None and profile.key.position not in taken:
                sources = [one.old for one in self.links if one.new == profile.key.rest_of and one.kind != "same_text"]
                found.update((source, profile.key.position) for source in sources)
        self.links.extend(self._as("rest", pair) for pair in sorted(found) if pair[1] not in self.fixed_new)

    def parts(self) -> None:
        """Further parts of an undertaking that was split or merged.

        An item that is still alone is linked to one that names several things (A、B和C) where it covers another of
        them than what is linked there already.
        """
        probable = [found for found in self.candidates.values() if found.similarity >= self.settings["part"]]
        for found in sorted(probable, key=lambda one: (-one.similarity, one.old, one.new)):
            linked_old, linked_new = self._linked()
            if found.old in linked_old and found.new not in linked_new:
                fits = self._another_part(self.old[found.old], self.new[found.new], self._news(found))
            elif found.new in linked_new and found.old not in linked_old:
                fits = self._another_part(self.new[found.new], self.old[found.old], self._olds(found))
            else:
                fits = False
            if fits:
                self.links.append(self._as("part", (found.old, found.new)))

    def _news(self, found: Link) -> list[Profile]:
        return [self.new[one.new] for one in self.links if one.old == found.old]

    def _olds(self, found: Link) -> list[Profile]:
        return [self.old[one.old] for one in self.links if one.new == found.new]

    def _another_part(self, whole: Profile, part: Profile, others: Sequence[Profile]) -> bool:
        """Whether `part` is a part of `whole` that none of `others` is."""
        if len(whole.key.parts) < 2:
            return False
        covered = [coverage(pairs, part) for pairs in whole.key.parts]
        best = max(covered)
        if best < self.settings["part_covered"]:
            return False
        taken = {_best_place([coverage(pairs, other) for pairs in whole.key.parts]) for other in others}
        return _best_place(covered) not in taken

    def levels(self) -> None:
        """A level that is both told and aimed at (普及率达87%, 提高到90%) goes on in each item that tells it again."""
        present = {(one.old, one.new) for one in self.links}
        for found in self.candidates.values():
            old, new = self.old[found.old].key, self.new[found.new].key
            same = old.item.status == new.item.status or bool(old.values & new.values)
            if old.total and new.total and same and old.text == new.text and (found.old, found.new) not in present:
                self.links.append(self._as("level", (found.old, found.new)))

    def _as(self, kind: LinkKind, pair: tuple[int, int]) -> Link:
        weighed = self.candidates.get(pair) or self._weigh(*pair)
        return Link(weighed.old, weighed.new, weighed.similarity, kind, weighed.evidence)

    def _linked(self) -> tuple[set[int], set[int]]:
        return {one.old for one in self.links}, {one.new for one in self.links}


def _names(profile: Profile) -> Iterable[str]:
    """By what a key is looked up; nothing for one that says nothing."""
    if all(profile.key.light) and not profile.key.units:
        return ()
    return (*profile.pairs, *(f"《{title[-6:]}" for title in profile.key.titles))


def _best_place(covered: Sequence[float]) -> int:
    return max(range(len(covered)), key=lambda place: (covered[place], -place))


def _groups(edges: Iterable[Link]) -> list[list[Link]]:
    """Edges that hang together, so that each assignment stays small."""
    root: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    listed = list(edges)
    for edge in listed:
        root[find(("new", edge.new))] = find(("old", edge.old))
    groups: defaultdict[tuple[str, int], list[Link]] = defaultdict(list)
    for edge in listed:
        groups[find(("old", edge.old))].append(edge)
    return list(groups.values())


def _best(group: Sequence[Link], threshold: float, old: Sequence[Profile], new: Sequence[Profile]) -> list[Link]:
    """The one-to-one choice of edges with the greatest evidence; among equals the order of the text decides nothing."""
    if len(group) == 1:
        return list(group)
    import numpy
    from scipy.optimize import linear_sum_assignment

    rows = _in_canonical_order({edge.old for edge in group}, old)
    columns = _in_canonical_order({edge.new for edge in group}, new)
    gain = numpy.zeros((len(rows), len(columns)))
    by_place = {}
    for edge in group:
        place = rows[edge.old], columns[edge.new]
        by_place[place] = edge
        gain[place] = _log_odds(edge.similarity) - _log_odds(threshold)
    chosen = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    return [by_place[int(row), int(column)] for row, column in chosen if (int(row), int(column)) in by_place]


def _in_canonical_order(positions: Iterable[int], profiles: Sequence[Profile]) -> dict[int, int]:
    """Position → place in an order by wording, which neither the order of sections nor the side changes."""
    ordered = sorted(positions, key=lambda position: (profiles[position].key.item.text, position))
    return {position: place for place, position in enumerate(ordered)}


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))
