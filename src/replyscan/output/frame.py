"""Documents as a pandas frame."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from replyscan.output.rows import PLAIN, Layout, headings, table
from replyscan.records import Document

if TYPE_CHECKING:
    import pandas

_TYPES = {"text": "object", "number": "Int64", "figure": "float64", "date": "datetime64[s]"}


def frame(documents: Iterable[Document], layout: Layout = PLAIN) -> pandas.DataFrame:
    """A row for each item (for each figure with `layout.long`): numbers as numbers, days as timestamps, None as NA."""
    import pandas

    columns, rows = table(documents, layout)
    found = list(rows)
    filled: dict[str, Any] = {}
    for name, column in zip(headings(columns, layout), columns, strict=True):
        values: list[Any] = [column.value(row) for row in found]
        if column.kind == "figure":
            values = [None if value is None else float(value) for value in values]
        filled[name] = pandas.Series(values, dtype="object").astype(_TYPES[column.kind])  # type: ignore[call-overload]
    return pandas.DataFrame(filled)
