"""The time of an item, and the leading time of a sentence that later clauses share (GUIDELINES section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from replyscan.records import Time


@dataclass(slots=True)
class TimeMemory:
    """The times that stand as a clause of their own wait here for the next clause."""

    reference: date | None
    waiting: Time | None = None

    def start_block(self) -> None:
        """A new paragraph: nothing waits."""
        self.waiting = None

    def start_sentence(self) -> None:
        """A new sentence: nothing waits."""
        self.waiting = None

    def own_clause(self, time: Time) -> None:
        """A time that stands as a clause of its own (2023年，) belongs to the next clause."""
        self.waiting = time

    def take(self, times: Sequence[Time]) -> Time | None:
        """The time of a clause with `times` in it: the first dated one, else the one that waits."""
        dated = [time for time in times if time.start is not None or time.end is not None]
        waiting, self.waiting = self.waiting, None
        if dated:
            return dated[0]
        return waiting
