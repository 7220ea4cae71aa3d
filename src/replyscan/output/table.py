"""A table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text as RichText

from replyscan.records import Document

_STYLES = {"done": "green", "ongoing": "cyan", "planned": "yellow", "declined": "red"}


def write_table(documents: Iterable[Document], stream: IO[str]) -> None:
    """One table for each document: status, agency, verb, object, figures, time."""
    console = Console(file=stream, highlight=False)
    for document in documents:
        title = document.meta.title or document.source
        table = Table(title=RichText(title), title_justify="left", show_lines=False)
        for column in ("status", "agency", "verb", "object", "figures", "by / when"):
            table.add_column(column, overflow="fold")
        for item in document.items:
            figures = {quantity.start: quantity for quantity in (*item.amounts, *item.metrics)}
            named = (f"{q.name}: {q.text}" if q.name else q.text for _, q in sorted(figures.items()))
            table.add_row(
                RichText(item.status, style=_STYLES[item.status]),
                RichText(item.agency.canonical or item.agency.text or "—"),
                RichText(item.verb.text if item.verb else ""),
                RichText(item.object.text.replace("\n", "") if item.object else ""),
                RichText("\n".join(named)),
                RichText(item.time.text if item.time else ""),
            )
        console.print(table)
        for warning in document.warnings:
            console.print(RichText(f"{warning.code} {warning.message}", style="dim"))
