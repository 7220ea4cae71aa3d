"""The marked stretches of a reply: who, what, how much, by when, how far; for showing a text with its items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from replyscan.records import Item

MarkKind = Literal["agency", "verb", "amount", "metric", "time"]


class Mark(NamedTuple):
    """A stretch of the decoded text with what it is; `note` is what a reader should know of it (status, value)."""

    start: int
    end: int
    kind: MarkKind
    note: str = ""


def marks(items: tuple[Item, ...]) -> list[Mark]:
    """The marks of items in order of the text, none inside or across another: the first and longest counts."""
    found = sorted((mark for item in items for mark in _of(item)), key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _of(item: Item) -> Iterator[Mark]:
    agency = item.agency
    if agency.start is not None and agency.end is not None and agency.start >= item.start:
        yield Mark(agency.start, agency.end, "agency")
    yield from (Mark(partner.start, partner.end, "agency") for partner in item.co_agencies)
    if item.verb is not None:
        yield Mark(item.verb.start, item.verb.end, "verb", item.status)
    yield from (Mark(amount.start, amount.end, "amount") for amount in item.amounts)
    yield from (Mark(metric.start, metric.end, "metric") for metric in item.metrics)
    if item.time is not None and item.start <= item.time.start_offset < item.end:
        yield Mark(item.time.start_offset, item.time.end_offset, "time")
