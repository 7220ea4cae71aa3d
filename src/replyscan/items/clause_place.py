"""Where a clause stands in its letter, and what can be said of it as an item."""

from __future__ import annotations

from typing import Literal, NamedTuple

from replyscan.records import BlockKind, Clause

Verdict = Literal["core", "optional", "none"]


class ClausePlace(NamedTuple):
    """Where a clause stands: the part of the letter, whether it is the label of a point.

    It `runs_on` before a comma, and `introduces` before a colon.
    """

    block: BlockKind
    label: bool
    numbered: bool = False
    dated: bool = False
    background: bool = False
    aims: bool = False
    cited: bool = False
    promised: bool = False
    first: bool = False
    runs_on: bool = False
    introduces: bool = False


def lead_in(flat: str, start: int, clause: Clause) -> tuple[int, int] | None:
    """What stands between `start` and a clause, without the mark at its head; None where nothing does."""
    while start < clause.start and not (flat[start].isalnum() or flat[start] in "“《"):
        start += 1
    end = clause.start
    while end > start and flat[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
