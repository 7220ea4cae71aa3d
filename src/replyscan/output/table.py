"""A table for the terminal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import IO

from replyscan.output.columns import actor, quantities
from replyscan.output.rows import Layout
from replyscan.records import Document

_STYLES = {"done": "green", "ongoing": "cyan", "planned": "yellow", "declined": "red"}
TERMINAL_HEADINGS = {
    False: ("status", "agency", "verb", "object", "figures", "by / when"),
    True: ("状态", "责任单位", "动作", "对象", "数量", "时间"),
}
# Where the width is not known, as in a pipe, lines are wide enough that little is folded; nothing is ever cut off.
_UNKNOWN_WIDTH = 160


def write_table(documents: Iterable[Document], stream: IO[str], layout: Layout) -> None:
    """One table for each document: status, agency, verb, object, figures, time."""
    from rich.table import Table
    from rich.text import Text

    console = console_for(stream, layout)
    for document in documents:
        shown = Table(title=Text(document.meta.title or document.source), title_justify="left", show_lines=False)
        for column in TERMINAL_HEADINGS[layout.chinese]:
            shown.add_column(column, overflow="fold")
        for item in document.items:
            named = (f"{figure.name}: {figure.text}" if figure.name else figure.text for figure in quantities(item))
            shown.add_row(
                Text(item.status, style=_STYLES[item.status]),
                Text(actor(item) or "—"),
                Text(item.verb.text if item.verb else ""),
                Text(item.object.text.replace("\n", "") if item.object else ""),
                Text("\n".join(named)),
                Text(item.time.text if item.time else ""),
            )
        console.print(shown)
        for warning in document.warnings:
            console.print(Text(f"{warning.code} {warning.message}", style="dim"))


def console_for(stream: IO[str], layout: Layout):  # type: ignore[no-untyped-def]
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
