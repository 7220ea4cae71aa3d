"""Markdown: a heading and a table for each document, or one table of chosen columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import IO

from replyscan.output.cells import written
from replyscan.output.columns import BRIEF
from replyscan.output.rows import Layout, cells, headings, item_rows, table
from replyscan.output.table import shown_cells, terminal_headings
from replyscan.reading.own import MARKDOWN_MARK
from replyscan.records import Document


def write_markdown(documents: Iterable[Document], stream: IO[str], layout: Layout) -> None:
    """With `fields`, `long` or `sort` one table of all rows; otherwise what the terminal shows, a table a document.

    It is for readers: without `fields` the one table has the brief columns.
    """
    stream.write(f"{MARKDOWN_MARK}\n\n")
    if layout.fields or layout.long or layout.sort:
        columns, rows = table(documents, layout if layout.fields else replace(layout, fields=(BRIEF,)))
        _head(stream, headings(columns, layout))
        for row in rows:
            _line(stream, [written(cell, raw=True) for cell in cells(row, columns)])
        return
    for number, document in enumerate(documents):
        stream.write("\n" * bool(number) + f"## {_plain(document.meta.title or document.source)}\n\n")
        _head(stream, terminal_headings(layout))
        for row in item_rows([document]):
            if row.item is not None:
                _line(stream, [cell.replace("\n", "; ") for cell in shown_cells(row.item, layout)])


def _head(stream: IO[str], titles: Sequence[str]) -> None:
    _line(stream, titles)
    stream.write("|" + "---|" * len(titles) + "\n")


def _line(stream: IO[str], texts: Sequence[str]) -> None:
    stream.write("| " + " | ".join(map(_plain, texts)) + " |\n")


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    for sign in "\\`*_[]<>|":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())
