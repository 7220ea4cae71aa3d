"""What a terminal shows: a table for each document or one of chosen columns; where it is narrow, line below line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

from replyscan.messages import say, translate
from replyscan.output.cells import written
from replyscan.output.columns import ITEM_COLUMNS, QUANTITY_COLUMNS, Column, actor, quantities
from replyscan.output.rows import Layout, cells, headings, in_order, item_rows, picked, quantity_rows
from replyscan.records import Document, Item
from replyscan.width import wrapped

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {"done": "green", "ongoing": "cyan", "planned": "yellow", "declined": "red"}
_HEADINGS = (say("status"), say("agency"), say("verb"), say("object"), say("figures"), say("by / when"))
# What one table of all rows shows where no columns are asked for: what fits a terminal.
_ITEMS = ("proposal_number", "status", "agency", "verb", "object", "amounts", "metrics", "time")
_FIGURES = ("status", "agency", "verb", "name", "quantity", "low", "high", "unit", "time_end")
# Where the width is not known, as in a pipe, lines are wide enough that little is folded; nothing is ever cut off.
_UNKNOWN_WIDTH = 160
# Below this width columns would be of two or three characters.
_NARROW = 70


def write_table(documents: Iterable[Document], stream: IO[str], layout: Layout) -> None:
    """With `fields`, `long` or `sort` one table of all rows; otherwise a table for each document."""
    console = console_for(stream, layout)
    if layout.fields or layout.long or layout.sort:
        columns, rows = _chosen(documents, layout)
        shown = ([written(cell, raw=True) for cell in cells(row, columns)] for row in rows)
        right = [number for number, column in enumerate(columns) if column.kind in ("number", "figure")]
        _print(console, layout, "", headings(columns, layout), shown, right)
        return
    for document in documents:
        title = document.meta.title or document.source
        shown = (shown_cells(item, layout) for item in document.items)
        _print(console, layout, title, terminal_headings(layout), shown)


def _chosen(documents: Iterable[Document], layout: Layout) -> tuple[tuple[Column, ...], Iterator[Any]]:
    columns = QUANTITY_COLUMNS if layout.long else ITEM_COLUMNS
    rows = quantity_rows(documents) if layout.long else item_rows(documents)
    fields = layout.fields or (_FIGURES if layout.long else _ITEMS)
    return picked(columns, layout, fields), in_order(rows, columns, layout.sort) if layout.sort else rows


def terminal_headings(layout: Layout) -> list[str]:
    """What stands above the table of one document."""
    return [translate(heading, layout.language) for heading in _HEADINGS]


def shown_cells(item: Item, layout: Layout) -> list[str]:
    """What the table of a document says of an item; several figures on a line each."""
    figures = (f"{figure.name}: {figure.text}" if figure.name else figure.text for figure in quantities(item))
    return [
        translate(item.status, layout.language),
        actor(item) or "—",
        item.verb.text if item.verb else "",
        item.object.text.replace("\n", "") if item.object else "",
        "\n".join(figures),
        item.time.text if item.time else "",
    ]


def _print(
    console: Console,
    layout: Layout,
    title: str,
    names: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: Sequence[int] = (),
) -> None:
    styles = {translate(status, layout.language): style for status, style in _STYLES.items()}
    if console.width < _NARROW:
        _print_lines(console, styles, title, names, rows)
        return
    from rich.table import Table
    from rich.text import Text

    from replyscan.output.cell import Cell

    shown = Table(title=Text(title) if title else None, title_justify="left", show_lines=False)
    for number, name in enumerate(names):
        shown.add_column(name, overflow="fold", justify="right" if number in right else "left")
    for row in rows:
        shown.add_row(*(Cell(cell, styles.get(cell, "")) for cell in row))
    console.print(shown)


def _print_lines(
    console: Console, styles: Mapping[str, str], title: str, names: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Each row as lines of its own, its first cell at the margin, empty cells left out."""
    from rich.text import Text

    if title:
        console.print(Text(title, style="bold"))
    for first, *others in rows:
        console.print(Text(first, style=styles.get(first, "")))
        for name, cell in zip(names[1:], others, strict=True):
            for line in wrapped(f"{name}: {cell}", console.width - 4) if cell else ():
                console.print(Text(f"  {line}" if line.startswith(name) else f"    {line}"))
    console.print()


def console_for(stream: IO[str], layout: Layout) -> Console:
    """A console that writes to `stream`: no codes at all without colour (Rich's NO_COLOR would keep bold and dim)."""
    from rich.console import Console

    terminal = stream.isatty()
    colour = layout.colour if layout.colour is not None else _wants_colour(terminal)
    width = layout.width
    if width is None and not terminal and "COLUMNS" not in os.environ:
        width = _UNKNOWN_WIDTH
    if not colour:
        return Console(file=stream, highlight=False, color_system=None, force_terminal=False, width=width)
    return Console(file=stream, highlight=False, force_terminal=True, width=width, no_color=False)


def _wants_colour(terminal: bool) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"
