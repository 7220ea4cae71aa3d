"""The best one-to-one choice of links among those that are probable enough."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from replyscan.comparison.similarity import Profile

LinkKind = Literal["same_text", "alike", "left_over", "rest", "part", "level"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that speak of one undertaking, by their positions, and what speaks for it (log odds by feature)."""

    old: int
    new: int
    similarity: float
    kind: LinkKind
    evidence: Mapping[str, float]


def groups(edges: Iterable[Link]) -> list[list[Link]]:
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


def best(group: Sequence[Link], threshold: float, old: Sequence[Profile], new: Sequence[Profile]) -> list[Link]:
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
        gain[place] = log_odds(edge.similarity) - log_odds(threshold)
    chosen = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    return [by_place[int(row), int(column)] for row, column in chosen if (int(row), int(column)) in by_place]


def _in_canonical_order(positions: Iterable[int], profiles: Sequence[Profile]) -> dict[int, int]:
    """Position → place in an order by wording, which neither the order of sections nor the side changes."""
    ordered = sorted(positions, key=lambda position: (profiles[position].key.item.text, position))
    return {position: place for place, position in enumerate(ordered)}


def log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))
