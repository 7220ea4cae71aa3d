"""What a clause is judged by: its words, what the grammar made of them, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from replyscan.items.clause_place import ClausePlace
from replyscan.items.frame import Frame
from replyscan.records import Quantity


class Judged(NamedTuple):
    """One clause that is to be judged; `declined` says that its words refuse something."""

    text: str
    frame: Frame
    quantities: Sequence[Quantity]
    declined: bool
    place: ClausePlace
