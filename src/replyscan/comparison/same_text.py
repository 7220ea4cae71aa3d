"""Clauses that stand word for word in both replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from replyscan.comparison.keys import GAP, Key
from replyscan.comparison.words import plain

# A clause with fewer telling characters (暂无法实施) says of what only by what stands around it.
_TELLING = 4
# So many clauses to either side are what stands around one.
_AROUND = 2


class _Pairs(dict[int, int]):
    """Old position → new position, each position once."""

    def __init__(self) -> None:
        super().__init__()
        self.news: set[int] = set()

    def link(self, i: int, j: int) -> None:
        """Links two positions where both are still free."""
        if i not in self and j not in self.news:
            self[i] = j
            self.news.add(j)


def same_text(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[int, int]]:
    """The positions of clauses that are the same on both sides.

    Of several that read alike those go together that have most in common around them, then the first with the first.
    Where a clause says nothing by itself, its heading or a clause around it must be the same too, or the nearest
    clauses that both replies have.
    """
    one, other = _by_text(old), _by_text(new)
    linked = _Pairs()
    silent: list[tuple[int, int]] = []
    for text, olds in one.items():
        for common, i, j in _ranked(olds, other.get(text, ()), old, new):
            if _tells_apart(old[i], new[j]):
                continue
            if common or _speaks(old[i]):
                linked.link(i, j)
            else:
                silent.append((i, j))
    told = dict(linked)
    for i, j in silent:
        if _between_the_same(i, j, told) or 1 in (len(old), len(new)):
            linked.link(i, j)
    return sorted(linked.items())


def _by_text(keys: Sequence[Key]) -> Mapping[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key in keys:
        found[plain(key.item.text)].append(key.position)
    return found


def _ranked(
    olds: Sequence[int], news: Sequence[int], old: Sequence[Key], new: Sequence[Key]
) -> list[tuple[int, int, int]]:
    """(how much stands around both, old and new position) of clauses that read alike, those to be linked first."""
    around_old = {i: _around(old[i], old) for i in olds} if news else {}
    around_new = {j: _around(new[j], new) for j in news}
    pairs = [(len(around_old[i] & around_new[j]), i, j) for i, j in product(olds, news)]
    return sorted(pairs, key=lambda pair: (-pair[0], olds.index(pair[1]) + news.index(pair[2]), pair[1]))


def _speaks(key: Key) -> bool:
    """Whether a clause, with its sentence before it, says what it is about."""
    telling = sum(not light and character != GAP for character, light in zip(key.text, key.light, strict=True))
    return telling >= _TELLING or bool(key.units)


def _around(key: Key, keys: Sequence[Key]) -> set[str]:
    near = keys[max(key.position - _AROUND, 0) : key.position + _AROUND + 1]
    texts = {plain(other.item.text) for other in near if other is not key}
    return texts | ({f"§{key.section}"} if key.section else set())


def _tells_apart(one: Key, other: Key) -> bool:
    """Whether the sentences of two refusals say that they refuse different things."""
    first, second = one.item.lead_in, other.item.lead_in
    return (
        first is not None
        and second is not None
        and plain(first.text) != plain(second.text)
        and one.above != other.above
    )


def _between_the_same(i: int, j: int, linked: Mapping[int, int]) -> bool:
    """Whether the nearest clauses before or behind two positions that both replies have are the same ones."""
    before = [max((p for p in places if p < at), default=None) for places, at in ((linked, i), (linked.values(), j))]
    behind = [min((p for p in places if p > at), default=None) for places, at in ((linked, i), (linked.values(), j))]
    return any(one is not None and linked[one] == other for one, other in (before, behind))
