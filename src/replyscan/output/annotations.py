"""Documents as labelled spans, the common ground of the annotation tools' formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from replyscan.records import Document, Item

LABELS = ("item", "agency", "co_agency", "verb", "object", "amount", "metric", "time", "document")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span with a label. `start` and `end` are code points into the text; `status` is of items only."""

    label: str
    start: int
    end: int
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document's spans, each once, in order; `links` lead from an item to its parts as (place, place, label)."""

    annotations: tuple[Annotation, ...]
    links: tuple[tuple[int, int, str], ...] = field(default=())


def annotated(document: Document) -> Annotated:
    """All spans of a document's items. A body that several items share (an inherited one) is one span, linked often."""
    places: dict[Annotation, int] = {}
    links = []
    for item in document.items:
        place = places.setdefault(Annotation("item", item.start, item.end, item.status), len(places))
        for part in _parts(item):
            links.append((place, places.setdefault(part, len(places)), part.label))
    return Annotated(tuple(places), tuple(links))


def _parts(item: Item) -> Iterator[Annotation]:
    if item.agency.start is not None and item.agency.end is not None:
        yield Annotation("agency", item.agency.start, item.agency.end)
    for partner in item.co_agencies:
        yield Annotation("co_agency", partner.start, partner.end)
    for label, quote in (("verb", item.verb), ("object", item.object)):
        if quote is not None:
            yield Annotation(label, quote.start, quote.end)
    for amount in item.amounts:
        yield Annotation("amount", amount.start, amount.end)
    for metric in item.metrics:
        yield Annotation("metric", metric.start, metric.end)
    if item.time is not None:
        yield Annotation("time", item.time.start_offset, item.time.end_offset)
    for reference in item.documents:
        yield Annotation("document", reference.start, reference.end)


def one_line_ends(text: str) -> str:
    """`text` with carriage returns as spaces: of the same length, and without the line ends that tools count as one."""
    return text.replace("\r", " ")


class Utf16:
    """Leads code point offsets of a text to offsets in UTF-16 units, which browsers count in."""

    def __init__(self, text: str) -> None:
        self._astral = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]

    def offset(self, place: int) -> int:
        """The offset in UTF-16 units of the code point at `place`."""
        from bisect import bisect_left

        return place + bisect_left(self._astral, place)
