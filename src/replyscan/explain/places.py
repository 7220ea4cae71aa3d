"""From offsets of the decoded text to those of the text that the stages read, and back."""

from __future__ import annotations

from bisect import bisect_left

from replyscan.items.memory import Reading
from replyscan.records import Block, Quote, Reply


def quote(reply: Reply, start: int, end: int) -> Quote:
    """The stretch `start`..`end` of `reply.flat` in the decoded text."""
    first, last = reply.alignment.start(start), reply.alignment.end(end)
    return Quote(reply.text.content[first:last], first, last)


def flat_offset(reply: Reply, offset: int) -> int:
    """The place in `reply.flat` of an offset of the decoded text; of one inside a soft wrap the place behind it."""
    return bisect_left(range(len(reply.flat) + 1), offset, key=reply.alignment.start)


def block_at(reply: Reply, start: int, end: int) -> Block | None:
    """The paragraph that shares most with `start`..`end` of `reply.flat`."""
    return max(reply.blocks, key=lambda block: _shared(block.start, block.end, start, end), default=None)


def reading_at(readings: tuple[Reading, ...], start: int, end: int) -> Reading | None:
    """The clause that shares most with `start`..`end` of `reply.flat`; None where no clause does."""

    def shared(reading: Reading) -> int:
        return _shared(reading.clause.start, reading.clause.end, start, end)

    best = max(readings, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def _shared(first: int, last: int, start: int, end: int) -> int:
    return min(last, max(end, start + 1)) - max(first, start)
