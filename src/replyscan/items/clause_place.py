"""Where a clause stands in its letter, and what can be said of it as an item."""

from __future__ import annotations

from typing import Literal, NamedTuple

from replyscan.records import BlockKind

Verdict = Literal["core", "optional", "none"]


class ClausePlace(NamedTuple):
    """Where a clause stands: the part of the letter, whether it is the label of a point; `runs_on` before a comma."""

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
