"""A comparison for the terminal: one table a pair of replies, its rows grouped by verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from rich.table import Table
from rich.text import Text

from replyscan.comparison import VERDICTS, Row, Run
from replyscan.comparison.flat import sentence, told, why
from replyscan.output.cell import Cell
from replyscan.output.comparison import pair_title, unpaired_lines
from replyscan.output.rows import PLAIN
from replyscan.output.table import console_for

_STYLES = {
    "dropped": "red",
    "cut": "red",
    "postponed": "yellow",
    "declined": "red",
    "handed over": "cyan",
    "raised": "green",
    "brought forward": "green",
    "fulfilled": "green",
    "new": "blue",
}


def write_table(run: Run, stream: IO[str], explain: bool = False) -> None:
    """A table for each pair, what has no counterpart, and the summary line."""
    console = console_for(stream, PLAIN)
    for pair, rows in run.results:
        console.print(_table(pair_title(pair), rows, explain))
    for line in unpaired_lines(run):
        console.print(Text(line, style="dim"))
    console.print(Text(run.summary().line(), style="bold"))


def _table(title: str, rows: Sequence[Row], explain: bool) -> Table:
    table = Table(title=Text(title), title_justify="left", show_lines=True)
    for column in ("verdict", "old", "new", "old → new"):
        table.add_column(column, overflow="fold")
    for verdict in VERDICTS:
        same = [row for row in rows if row.verdict == verdict]
        for place, row in enumerate(same):
            label = Text(f"{verdict} {len(same)}" if place == 0 else "", style=_STYLES.get(verdict, ""))
            changed = "\n".join(f"{change.field} {told(change)}" for change in row.changes)
            if explain and row.link:
                changed = "\n".join(filter(None, (changed, why(row))))
            table.add_row(label, Cell(sentence(row.old)), Cell(sentence(row.new)), Cell(changed))
    return table
