"""Comma- and tab-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import IO

from replyscan.output.cells import written
from replyscan.output.rows import Layout, cells, headings, table
from replyscan.records import Document


class _Lines:
    """Ends rows with a line feed. The writer is told of \\r\\n because it quotes only the line ends it knows of."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, row: str) -> int:
        return self._stream.write(row.removesuffix("\r\n") + "\n")


def write_csv(documents: Iterable[Document], stream: IO[str], layout: Layout, delimiter: str = ",") -> None:
    """One row an item (or a quantity), flushed a document's worth at a time by the stream's own buffer."""
    columns, rows = table(documents, layout)
    writer = csv.writer(_Lines(stream), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings(columns, layout))
    for row in rows:
        writer.writerow([written(cell, raw=layout.raw_cells) for cell in cells(row, columns)])
