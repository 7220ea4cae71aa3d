"""A comparison for the terminal: one table a pair of replies, its rows grouped by verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from rich.table import Table
from rich.text import Text

from replyscan.comparison import VERDICTS, Row, Run
from replyscan.comparison.flat import sentence, told, why
from replyscan.messages import Language, say, translate
from replyscan.output.cell import Cell
from replyscan.output.comparison_lines import pair_title, unpaired_lines
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


def write_table(run: Run, stream: IO[str], explain: bool = False, language: Language = "en") -> None:
    """A table for each pair, what has no counterpart, and the summary line."""
    console = console_for(stream, PLAIN)
    for pair, rows in run.results:
        console.print(_table(pair_title(pair), rows, explain, language))
    for line in unpaired_lines(run, language):
        console.print(Text(line, style="dim"))
    console.print(Text(run.summary().line(language), style="bold"))


def _table(title: str, rows: Sequence[Row], explain: bool, language: Language) -> Table:
    table = Table(title=Text(title), title_justify="left", show_lines=True)
    for column in (say("verdict"), say("old text"), say("new text"), say("old → new")):
        table.add_column(translate(column, language), overflow="fold")
    for verdict in VERDICTS:
        same = [row for row in rows if row.verdict == verdict]
        for place, row in enumerate(same):
            named = f"{translate(verdict, language)} {len(same)}" if place == 0 else ""
            label = Text(named, style=_STYLES.get(verdict, ""))
            changed = "\n".join(
                f"{translate(change.field, language)} {told(change, language)}" for change in row.changes
            )
            if explain and row.link:
                changed = "\n".join(filter(None, (changed, why(row))))
            table.add_row(label, Cell(sentence(row.old)), Cell(sentence(row.new)), Cell(changed))
    return table
