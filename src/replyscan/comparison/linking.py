"""Two lists of keys → links: which items of two replies speak of one undertaking.

First come clauses that stand word for word on both sides; they take no part in what follows, so that an edit elsewhere
never touches them. Then the best one-to-one assignment among pairs that are probable enough; then, for what is still
alone, what stands beside linked clauses, what is left over on both sides and likelier than all else, the rest of an
undertaking (其余2家), the parts of a split or merged one, and what is told again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from replyscan.comparison.assignment import Link, LinkKind, best, groups, log_odds
from replyscan.comparison.keys import Key
from replyscan.comparison.same_text import same_text
from replyscan.comparison.similarity import Profile, Similarity, coverage, same_matter

# A pair of characters that more items than this share says too little to look closer.
_COMMON = 200
# A wording with fewer telling characters (增加学位) may be said of several things.
_TELLING = 4


def link(old: Sequence[Key], new: Sequence[Key], settings: Mapping[str, float]) -> list[Link]:
    """The links between two replies' items, in the order of the old items and then of the new ones."""
    search = _Search(old, new, settings)
    search.same_text()
    search.assign(with_rests=False)
    search.rests()
    search.assign(with_rests=True)
    search.beside()
    search.left_over()
    search.parts()
    search.levels()
    search.sums()
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

    def left_over(self) -> None:
        """Links what is still free on both sides where each is by far the likeliest for the other.

        A reader who finds one promise and one report of the same matter without a counterpart takes them for one.
        """
        linked_old, linked_new = self._linked()
        free = [one for one in self.candidates.values() if one.old not in linked_old and one.new not in linked_new]
        ranked: defaultdict[tuple[str, int], list[float]] = defaultdict(list)
        for found in free:
            for side in (("old", found.old), ("new", found.new)):
                ranked[side].append(found.similarity)
        for found in free:
            one, other = self.old[found.old].key, self.new[found.new].key
            sides = ranked["old", found.old], ranked["new", found.new]
            stands_out = (_stands_out(found.similarity, chances, self.settings["apart"]) for chances in sides)
            if found.similarity >= self.settings["left_over"] and same_matter(one, other) and all(stands_out):
                self.links.append(replace(found, kind="left_over"))

    def _adjoin(self, pair: tuple[int, int], step: int) -> bool:
        """Whether both clauses of a pair have no more than a mark between them and the next (or last) item."""
        for profiles, position in ((self.old, pair[0]), (self.new, pair[1])):
            first, second = sorted((position, position + step))
            if not _adjoin(profiles[first].key, profiles[second].key):
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
        for group in groups(edges):
            self.links.extend(best(group, self.settings["link"], self.old, self.new))

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
        """A level that is both told and aimed at (普及率达87%, 提高到90%) goes on in each item that tells it again.

        So does what is told twice on one side in the same words (线路62条, 将线路增加到80条) and once on the other.
        """
        present = {(one.old, one.new) for one in self.links}
        linked_old, linked_new = self._linked()
        for found in self.candidates.values():
            old, new = self.old[found.old].key, self.new[found.new].key
            if old.text != new.text or (found.old, found.new) in present:
                continue
            same = old.item.status == new.item.status or bool(old.values & new.values)
            alone = (found.old in linked_old) != (found.new in linked_new)
            again = alone and bool(old.units & new.units) and old.light.count(False) >= _TELLING
            if (old.total and new.total and same) or again:
                self.links.append(self._as("level", (found.old, found.new)))

    def sums(self) -> None:
        """An item right behind a linked one, when both figures add up to the one on the other side (7 is 5 and 2)."""
        for sides in ((self.old, self.new), (self.new, self.old)):
            swapped = sides[0] is self.new
            linked = self._linked()[0 if swapped else 1]
            for one in list(self.links):
                whole, part = (one.new, one.old) if swapped else (one.old, one.new)
                rest = part + 1
                if one.kind == "same_text" or rest >= len(sides[1]) or rest in linked:
                    continue
                if _adjoin(sides[1][part].key, sides[1][rest].key) and _add_up(
                    sides[0][whole].key, sides[1][part].key, sides[1][rest].key
                ):
                    self.links.append(self._as("rest", (rest, whole) if swapped else (whole, rest)))

    def _as(self, kind: LinkKind, pair: tuple[int, int]) -> Link:
        weighed = self.candidates.get(pair) or self._weigh(*pair)
        return Link(weighed.old, weighed.new, weighed.similarity, kind, weighed.evidence)

    def _linked(self) -> tuple[set[int], set[int]]:
        return {one.old for one in self.links}, {one.new for one in self.links}


def _stands_out(chance: float, chances: Sequence[float], apart: float) -> bool:
    """Whether a probability is the highest of all and far (in log odds) from the next one."""
    first, *others = sorted(chances, reverse=True)
    return chance == first and all(log_odds(first) - log_odds(other) >= apart for other in others[:1])


def _adjoin(one: Key, other: Key) -> bool:
    """Whether no more than a mark stands between two clauses."""
    return other.item.start - one.item.end <= 1


def _add_up(whole: Key, part: Key, rest: Key) -> bool:
    """Whether the figures of two items, one each and of one unit, add up to that of a third."""
    figures = [key.values for key in (whole, part, rest)]
    if any(len(values) != 1 for values in figures) or not whole.units == part.units == rest.units:
        return False
    (first, _), (second, _), (third, _) = (next(iter(values)) for values in figures)
    return first == second + third


def _names(profile: Profile) -> Iterable[str]:
    """By what a key is looked up; nothing for one that says nothing."""
    if all(profile.key.light) and not profile.key.units:
        return ()
    return (*profile.pairs, *(f"《{title[-6:]}" for title in profile.key.titles))


def _best_place(covered: Sequence[float]) -> int:
    return max(range(len(covered)), key=lambda place: (covered[place], -place))
