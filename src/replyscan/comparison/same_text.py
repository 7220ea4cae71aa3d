"""Clauses that stand word for word in both replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from replyscan.comparison.keys import GAP, Key
from replyscan.comparison.words import plain

# A clause with fewer telling characters (暂无法实施) says of what only by what stands around it.
_TELLING = 4
# So many clauses to either side are what stands around one.
_AROUND = 2


def same_text(old: Sequence[Key], new: Sequence[Key]) -> list[tuple[int, int]]:
    """The positions of clauses that are the same on both sides, the first with the first among equals.

    Where a clause says nothing by itself, its heading or a clause around it must be the same too.
    """
    waiting: defaultdict[str, list[Key]] = defaultdict(list)
    for key in new:
        waiting[plain(key.item.text)].append(key)
    pairs = []
    for key in old:
        same = waiting[plain(key.item.text)]
        found = next((other for other in same if _speaks(key) or _around(key, old) & _around(other, new)), None)
        if found is not None:
            same.remove(found)
            pairs.append((key.position, found.position))
    return pairs


def _speaks(key: Key) -> bool:
    """Whether a clause says by itself what it is about."""
    telling = sum(not light and character != GAP for character, light in zip(key.text, key.light, strict=True))
    return telling >= _TELLING or bool(key.units)


def _around(key: Key, keys: Sequence[Key]) -> set[str]:
    near = keys[max(key.position - _AROUND, 0) : key.position + _AROUND + 1]
    texts = {plain(other.item.text) for other in near if other is not key}
    return texts | ({f"§{key.section}"} if key.section else set())
