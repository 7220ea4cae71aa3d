"""What is known of the words that end names on their left, and where they stand in one text."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from replyscan.rules.edges import EdgeWords


class EdgesFound(NamedTuple):
    """Where words end that end a name, of which each kind counts otherwise; verbs as start → end, acts by start."""

    hard: list[int]
    soft: list[int]
    any_word: list[int]
    told: list[int]
    results: list[int]
    verbs: dict[int, int]
    acts: set[int]


class EdgesKnown(NamedTuple):
    """Words known at a name's beginning: places, verbs of address, verbs that only the general dictionary knows."""

    places: Set[str]
    addressing: Set[str]
    dictionary: Set[str]
    # Words that names hold, whatever words they begin with (学前教育).
    inside: EdgeWords
    # Kinds of areas that begin with a verb (示范区).
    zones: Set[str]
    # Whole words for bodies, which go on from no other name (社区).
    alone: Set[str]
    # Nouns that a clause speaks of before it names who acts (资格, 钱).
    topics: Set[str]
    # Nouns for a norm that a figure and 的 describe (20平方米的标准).
    norms: EdgeWords
    # Words that begin like a level and name none (市场).
    no_levels: tuple[str, ...]
