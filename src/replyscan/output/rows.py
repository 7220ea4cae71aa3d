"""Documents as rows of a table: one row an item, or one row a quantity."""

from __future__ import annotations

from collections.abc import Iterator

from replyscan.output.plain import day, plain_digits
from replyscan.records import Document, Item, Quantity

ITEM_COLUMNS = (
    "source", "id", "status", "strength", "agency", "agency_source", "co_agencies", "verb", "action_class", "object",
    "amounts", "amount_low", "amount_high", "currency", "metrics", "metric_names", "time", "time_start", "time_end",
    "documents", "section", "text", "start", "end", "core",
)  # fmt: skip
LONG_COLUMNS = (
    "source", "id", "status", "agency", "verb", "kind", "name", "quantity", "low", "high", "unit", "bound",
    "time_start", "time_end", "text", "start", "end",
)  # fmt: skip


def item_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """One row for each item in the order of ITEM_COLUMNS; lists joined with a semicolon."""
    for item in document.items:
        amount = item.amounts[0] if item.amounts else None
        yield (
            document.source,
            item.id,
            item.status,
            item.strength,
            item.agency.canonical or item.agency.text or "",
            item.agency.source,
            _join(partner.canonical for partner in item.co_agencies),
            item.verb.text if item.verb else "",
            item.action_class or "",
            item.object.text if item.object else "",
            _join(quantity.text for quantity in item.amounts),
            plain_digits(amount.low) if amount else "",
            plain_digits(amount.high) if amount else "",
            amount.unit if amount else "",
            _join(quantity.text for quantity in item.metrics),
            _join(quantity.name or "" for quantity in item.metrics),
            item.time.text if item.time else "",
            (day(item.time.start) or "") if item.time else "",
            (day(item.time.end) or "") if item.time else "",
            _join(document.title for document in item.documents),
            " > ".join(item.section),
            item.text,
            str(item.start),
            str(item.end),
            "yes" if item.core else "no",
        )


def quantity_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """One row for each quantity in the order of LONG_COLUMNS; money that is also a metric stands once."""
    for item in document.items:
        for quantity in _quantities(item):
            yield (
                document.source,
                item.id,
                item.status,
                item.agency.canonical or item.agency.text or "",
                item.verb.text if item.verb else "",
                quantity.kind,
                quantity.name or "",
                quantity.text,
                plain_digits(quantity.low),
                plain_digits(quantity.high),
                quantity.unit,
                quantity.bound,
                (day(item.time.start) or "") if item.time else "",
                (day(item.time.end) or "") if item.time else "",
                item.text,
                str(quantity.start),
                str(quantity.end),
            )


def _quantities(item: Item) -> list[Quantity]:
    found = {quantity.start: quantity for quantity in (*item.amounts, *item.metrics)}
    return [found[start] for start in sorted(found)]


def _join(values: Iterator[str] | object) -> str:
    return "; ".join(values)  # type: ignore[arg-type]
