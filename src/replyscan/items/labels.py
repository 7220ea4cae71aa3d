"""Points of lists: their labels, （一）强化政策供给。 with the text of the point behind it, and what stands between.

GUIDELINES section 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from replyscan.records import Block, Clause, Reply

# The numeral in a numbering mark; what is left says to which list the point belongs.
_FIRST = re.compile(r"[（(]?(?:一(?![二三四五六七八九十])|1(?!\d)|①|⑴|A|首先)")
_NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+|[①-⑳⑴-⒇]|[A-Z]|首先|再次|其次|最后")


class Labels(NamedTuple):
    """Starts of clauses: `titled` labels have text behind them in their paragraph, `bare` ones are built like them but
    have nothing or the next point behind them."""

    titled: frozenset[int]
    bare: frozenset[int]


NO_LABELS = Labels(frozenset(), frozenset())


def labels_of(reply: Reply) -> Labels:
    """The labels in a reply, by the starts of their clauses.

    A numbered clause that is a sentence of its own labels the text behind it in its paragraph. One with nothing
    behind it, or at once the next point, is a point of a list, and may be a promise; where another point of its list
    has label and text, it is a label whose text is missing.
    """
    titled: set[int] = set()
    alone: list[tuple[tuple[tuple[str, ...], str], int]] = []
    labelled: set[tuple[tuple[str, ...], str]] = set()
    for block in reply.blocks:
        for clause, follows in _lone_points(block):
            of_list = block.section, _list_of(reply.flat[clause.start : clause.body])
            if follows:
                titled.add(clause.start)
                labelled.add(of_list)
            else:
                alone.append((of_list, clause.start))
    return Labels(frozenset(titled), frozenset(start for of_list, start in alone if of_list in labelled))


def _lone_points(block: Block) -> Iterator[tuple[Clause, bool]]:
    """Numbered clauses that are a sentence, and whether text (no point) follows each in its paragraph."""
    for sentence, behind in zip_longest(block.sentences, block.sentences[1:]):
        first = sentence.clauses[0]
        if first.body > first.start and len(sentence.clauses) == 1:
            yield first, behind is not None and not behind.point


def inside_lists(reply: Reply) -> frozenset[int]:
    """The starts of paragraphs without a mark that stand between two points of one list, or an opener and a point.

    An opener ends with a colon (重点做好以下工作：). A point that begins a list has none of its paragraphs before it.
    """
    inside: set[int] = set()
    waiting: list[int] = []
    last: str | None = None
    for block in reply.blocks:
        if block.kind != "body":
            last = None
        elif block.point:
            of_list = _list_of(block.point)
            if last in (of_list, "") and not _FIRST.match(block.point):
                inside.update(waiting)
            last = of_list
        elif reply.flat[block.start : block.end].endswith(("：", ":")):
            last = ""
        elif last is not None:
            waiting.append(block.start)
            continue
        waiting.clear()
    return frozenset(inside)


def _list_of(mark: str) -> str:
    """To which list a point belongs, by its mark without the numeral (第#、, #是)."""
    return _NUMERAL.sub("#", mark).strip()
