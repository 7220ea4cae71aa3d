"""A comparison as Markdown: a heading for each pair of replies, a list for each verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from replyscan.comparison import VERDICTS, Row, Run
from replyscan.comparison.flat import sentence, told, why
from replyscan.late_pattern import late_pattern
from replyscan.output.comparison_lines import pair_title, unpaired_lines
from replyscan.reading.own import MARKDOWN_MARK

# What Markdown would read as its own marks.
_MARKS = late_pattern(r"([\\`*_\[\]<>|#])")


def write_markdown(run: Run, stream: IO[str], explain: bool = False) -> None:
    """Pairs with their rows by verdict, what has no counterpart, and the summary line."""
    stream.write(f"{MARKDOWN_MARK}\n\n")
    for pair, rows in run.results:
        stream.write(f"## {_plain(pair_title(pair))}\n\n")
        for line in _verdict_lines(rows, explain):
            stream.write(line + "\n")
    unpaired = unpaired_lines(run)
    if unpaired:
        stream.write("## Without a counterpart\n\n" + "".join(f"- {_plain(line)}\n" for line in unpaired) + "\n")
    stream.write(f"**{run.summary().line()}**\n")


def _verdict_lines(rows: Sequence[Row], explain: bool) -> Iterator[str]:
    for verdict in VERDICTS:
        same = [row for row in rows if row.verdict == verdict]
        if same:
            yield f"### {verdict} ({len(same)})\n"
            for row in same:
                yield from _row_lines(row, explain)
            yield ""


def _row_lines(row: Row, explain: bool) -> Iterator[str]:
    texts = [_plain(sentence(item)) for item in (row.old, row.new) if item is not None]
    yield "- " + (texts[0] if len(set(texts)) == 1 else " → ".join(texts))
    for change in row.changes:
        yield f"  - {change.field}: {_plain(told(change))}"
    if explain and row.link:
        yield f"  - why: {_plain(why(row))}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
