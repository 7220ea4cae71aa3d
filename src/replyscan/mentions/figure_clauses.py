"""What stands before and behind a figure in its clause, and the list of figures that it is one of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from replyscan.late_pattern import late_pattern
from replyscan.outline.clauses import NUMBERING
from replyscan.records import QuantityKind

# A mark that ends a clause; a point or comma between two digits does not.
_MARK = "[，。；：！？;:\n!?,.](?:(?<![,.])|(?<!\\d.)|(?!\\d))"
_BREAK, _LAST_BREAK = late_pattern(_MARK), late_pattern(f"(?s:.*){_MARK}")
_LIST = late_pattern("[、和及与]|以及")
# 二是推进三条控制线划定
_POINT = late_pattern(r"\s*(?:[一二三四五六七八九十]{1,2}[是要则]|[①-⑳])")
# How far a figure's clause is read.
FAR = 48
# Stands for the characters of a time or title, which belong to no name.
MASK = "\x00"


class Counted(Protocol):
    """What the namer needs to know of a figure."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def unit(self) -> str: ...

    @property
    def kind(self) -> QuantityKind: ...


def right_of(text: str, begin: int, end: int) -> tuple[str, bool]:
    """What stands from `begin` on up to the end of the clause or `end`, and whether the clause ends before that."""
    mark = _BREAK.search(text, begin, end)
    return text[begin : mark.start() if mark else end], mark is not None


def group_size(text: str, quantities: Sequence[Counted], index: int) -> int:
    """How many quantities from `index` on form one list of bare figures (10%、6.4%; 90%和85%)."""
    end = index + 1
    while end < len(quantities):
        first, second = quantities[end - 1], quantities[end]
        if first.unit != second.unit or first.kind != second.kind:
            break
        if second.start - first.end > 2 or not _LIST.fullmatch(text, first.end, second.start):
            break
        end += 1
    return end - index


def left_of(text: str, quantity: Counted, previous: Counted | None) -> tuple[str, bool]:
    """What stands before a figure in its clause, and whether the figure before it stands there too."""
    begin = previous.end if previous else 0
    floor = max(quantity.start - FAR, begin)
    left = text[floor : quantity.start]
    mark = _LAST_BREAK.match(left)
    follows = mark is None and previous is not None and begin == floor
    if mark is not None:
        left = left[mark.end() :]
    elif floor > begin:
        # Of a list that is longer than one looks back its whole members are read.
        left = left[left.find("、") + 1 :]
    begun = quantity.start - len(left)
    # 一、该路全长18.6公里: the number of a point; behind a comma 一、二级 counts.
    numbered = NUMBERING.match(left) if not text[begun - 1 : begun].strip("。；;\n 　") else None
    if point := numbered or _POINT.match(left):
        left = left[point.end() :]
    if "（" in left or "(" in left:
        opened = max(left.rfind("（"), left.rfind("("))
        if opened > max(left.rfind("）"), left.rfind(")")):
            left = left[opened + 1 :]
    return left, follows


def until_closed(right: str) -> str:
    """`right` up to a bracket that closes what was opened before it."""
    if "）" not in right and ")" not in right:
        # 公交线网51条(其中……: what a bracket opens goes on in another clause.
        opened = max(right.find("（"), right.find("("))
        return right[:opened] if opened > 0 else right
    depth = 0
    for place, character in enumerate(right):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return right[:place]
    return right


def with_masks(text: str, excluded: Sequence[tuple[int, int]]) -> str:
    """`text` with masks in the place of the `excluded` spans."""
    parts, at = [], 0
    for start, end in excluded:
        if start >= at:
            parts += [text[at:start], MASK * (end - start)]
            at = end
    return "".join((*parts, text[at:]))
