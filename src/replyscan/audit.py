"""The ledger of figures: every number of a reply that ended in no item, with the reason why.

Whoever adds the figures up can so tell what was left out: nothing is lost without a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from replyscan.items.memory import Reading
from replyscan.mentions.quantities import QuantityFinder, Unused
from replyscan.mentions.times import TimeFinder
from replyscan.messages import say
from replyscan.outline.parts import PARTS
from replyscan.pipeline import Pipeline, Trace
from replyscan.records import Block, Reply, Text

_DOCUMENT_NUMBER = re.compile(r"[〔\[【（(]\s?\d{4}\s?[〕\]】）)]\s?\d{1,5}\s?号|第\s?\d{1,5}\s?[号条款项期届次]")
_DIGIT = re.compile(r"\d")
# Where no item is looked for, so that the place of a number says more than what it is.
_APART = ("header", "title", "salutation", "heading", "contact", "signature", "furniture")
_TITLE, _DATE, _NO_ITEM = say("title"), say("date"), say("clause that is no item")
_UNUSED = {
    "no_unit": say("no unit"),
    "ordinal": say("ordinal"),
    "rank": say("rank or stage"),
    "code": say("code"),
    "class": say("class"),
    "nickname": say("nickname"),
    "date": _DATE,
    "word": say("part of a word"),
    "excluded": say("date or title"),
}


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A number that is in no item: as written, its place (code points), line (from 1), and the reason."""

    text: str
    start: int
    end: int
    line: int
    reason: str


class Auditor:
    """Lists the numbers of replies that ended in no item, by one rule set."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._quantities = QuantityFinder(pipeline.rules)
        self._times = TimeFinder(pipeline.rules)

    def audit(self, text: Text) -> list[LedgerEntry]:
        """The numbers of one reply that are in none of its items, in order of the text."""
        trace = self._pipeline.trace(text)
        reply = trace.reply
        lines = [match.start() for match in re.finditer("\n", reply.text.content)]
        used = _used(trace)
        found = []
        for start, end, reason in self._numbers(reply):
            first, last = reply.alignment.start(start), reply.alignment.end(end)
            if any(begin < last and first < stop for begin, stop in used):
                continue
            place = _Place(trace, start)
            line = bisect_right(lines, first) + 1
            found.append(LedgerEntry(reply.text.content[first:last], first, last, line, place.reason or reason))
        return sorted(found, key=lambda entry: entry.start)

    def _numbers(self, reply: Reply) -> Iterator[tuple[int, int, str]]:
        """Every number with digits and every quantity: where it stands in `flat` and what it is by itself."""
        flat = reply.flat
        numbers = [match.span() for match in _DOCUMENT_NUMBER.finditer(flat)]
        times = [span for span in self._times.spans(flat) if not _inside(span[0], numbers)]
        titles = [match.span(1) for match in re.finditer("《([^《》\n]{2,120})》", flat)]
        for start, end in numbers:
            yield start, end, say("number of a document or article")
        for start, end in times:
            if _DIGIT.search(flat, start, end):
                yield start, end, _TITLE if _inside(start, titles) else _DATE
        spans = sorted((*numbers, *times))
        for mention in self._quantities.read(flat, spans):
            if not isinstance(mention, Unused):
                reason = _TITLE if _inside(mention.start, titles) else _NO_ITEM
                yield mention.start, mention.end, reason
            elif _DIGIT.search(flat, mention.start, mention.end):
                reason = _TITLE if _inside(mention.start, titles) else _UNUSED[mention.reason]
                yield mention.start, mention.end, reason


class _Place:
    """Where in the letter a number stands."""

    def __init__(self, trace: Trace, start: int) -> None:
        self._block = next((block for block in trace.reply.blocks if block.start <= start < block.end), None)
        self._reading = next((one for one in trace.readings if one.clause.start <= start < one.clause.end), None)

    @property
    def reason(self) -> str | None:
        """The reason that the place gives, stronger than what the number is; None in the body of the letter."""
        block: Block | None = self._block
        if block is None:
            return say("outside the letter")
        if block.kind in _APART:
            return PARTS[block.kind]
        reading: Reading | None = self._reading
        return say("optional clause") if reading is not None and reading.verdict == "optional" else None


def _used(trace: Trace) -> list[tuple[int, int]]:
    """Where the figures, dates and document titles of the core items stand in the text."""
    spans: list[tuple[int, int]] = []
    for item in trace.items:
        if item.core:
            spans += [(quantity.start, quantity.end) for quantity in (*item.amounts, *item.metrics)]
            spans += [(item.time.start_offset, item.time.end_offset)] if item.time else []
    return sorted(spans)


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
