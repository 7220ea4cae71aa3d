"""Documents as rows: one an item, one a quantity, one a document; sorted where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from replyscan.messages import Language
from replyscan.output.columns import (
    DOCUMENT_COLUMNS,
    ITEM_COLUMNS,
    QUANTITY_COLUMNS,
    Cell,
    Column,
    Row,
    chosen,
    quantities,
    unknown_field,
)
from replyscan.records import Document


@dataclass(frozen=True, slots=True)
class Layout:
    """How an output looks.

    `long`: a row for each quantity. `fields`: the columns, in order. `chinese`: Chinese names of columns and words for
    codes. `raw_cells`: cells as they are, even if a spreadsheet would run them. `sort`: names of columns, "-" before
    one for falling order. `with_text`: the text itself in JSON. `ascii`: JSON with escapes only. `offset_unit`: what
    offsets count. `colour` and `width` are for terminals.
    """

    long: bool = False
    fields: tuple[str, ...] = ()
    chinese: bool = False
    raw_cells: bool = False
    sort: tuple[str, ...] = ()
    with_text: bool = False
    ascii: bool = False
    offset_unit: Literal["codepoint", "utf16"] = "codepoint"
    colour: bool | None = None
    width: int | None = None

    @property
    def language(self) -> Language:
        """The language of names and words in tables."""
        return "zh" if self.chinese else "en"


PLAIN = Layout()


def item_rows(documents: Iterable[Document]) -> Iterator[Row]:
    """A row for each item."""
    return (Row(document, item) for document in documents for item in document.items)


def quantity_rows(documents: Iterable[Document]) -> Iterator[Row]:
    """A row for each figure of each item."""
    return (
        Row(document, item, quantity)
        for document in documents
        for item in document.items
        for quantity in quantities(item)
    )


def table(documents: Iterable[Document], layout: Layout) -> tuple[tuple[Column, ...], Iterator[Row]]:
    """(columns, rows) as `layout` asks. Sorting needs all rows at once; otherwise they come as the documents do."""
    columns = QUANTITY_COLUMNS if layout.long else ITEM_COLUMNS
    rows = quantity_rows(documents) if layout.long else item_rows(documents)
    return picked(columns, layout, layout.fields), in_order(rows, columns, layout.sort) if layout.sort else rows


def picked(columns: Sequence[Column], layout: Layout, fields: Sequence[str]) -> tuple[Column, ...]:
    """The columns of `fields` as `chosen` finds them, with Chinese words for codes where the layout is Chinese."""
    found = chosen(columns, fields)
    return tuple(column.in_chinese() for column in found) if layout.chinese else found


def in_order(rows: Iterable[Row], columns: Sequence[Column], keys: Sequence[str]) -> Iterator[Row]:
    """`rows` sorted by the columns named in `keys`, the first one first; rows without a value come last."""
    known = {column.name: column for column in columns}
    ordered = list(rows)
    for key in reversed(keys):
        column = known.get(key.removeprefix("-"))
        if column is None:
            raise unknown_field(key.removeprefix("-"), known)
        valued = [(column.value(row), row) for row in ordered]
        present = [(value, row) for value, row in valued if value not in (None, "")]
        present.sort(key=lambda pair: pair[0], reverse=key.startswith("-"))
        ordered = [row for _, row in present] + [row for value, row in valued if value in (None, "")]
    return iter(ordered)


def headings(columns: Sequence[Column], layout: Layout) -> list[str]:
    """The names of columns in the language asked for."""
    return [column.chinese if layout.chinese else column.name for column in columns]


def cells(row: Row, columns: Sequence[Column]) -> list[Cell]:
    """The values of a row."""
    return [column.value(row) for column in columns]


__all__ = [
    "DOCUMENT_COLUMNS",
    "ITEM_COLUMNS",
    "PLAIN",
    "QUANTITY_COLUMNS",
    "Layout",
    "cells",
    "headings",
    "in_order",
    "item_rows",
    "picked",
    "quantity_rows",
    "table",
]
