"""Times of a text that has no day of its own: what is told from such a day has neither end (GUIDELINES section 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from replyscan.mentions.times import TimeFinder
from replyscan.records import Time

# The rule of a time that counts from a day nobody knows.
UNDATED = "times.undated"
# Two days that have nothing in common: what is the same from both is told from neither.
_ONE_DAY, _OTHER_DAY = date(2003, 2, 3), date(2018, 9, 17)


def undated_times(finder: TimeFinder, text: str) -> list[Time]:
    """The times of `text` in order; those that count from a day that nobody knows (年底前) have no start and no end."""
    others = {(time.start_offset, time.end_offset): time for time in finder.find(text, _OTHER_DAY)}
    return [_settled(time, others.get((time.start_offset, time.end_offset))) for time in finder.find(text, _ONE_DAY)]


def _settled(time: Time, other: Time | None) -> Time:
    settled = other is not None and (time.start, time.end) == (other.start, other.end)
    return time if settled else replace(time, start=None, end=None, rules=(UNDATED,))
