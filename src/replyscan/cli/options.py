"""The options of `extract`, each with its name, its help and the environment variable that sets it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_READING, _CHOOSING, _WRITING = "What is read", "What is put out", "How it is written"

Inputs = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, patterns, @list.txt; - or nothing reads standard input.", show_default=False),
]

Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        help="In folders and archives, only files that fit this pattern (*.html, 2024/*).",
        rich_help_panel=_READING,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="In folders and archives, no files that fit it.", rich_help_panel=_READING),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        help="Encoding of the input where it is not found (byte order mark, UTF-8, GB18030).",
        rich_help_panel=_READING,
    ),
]
MaxBytes = Annotated[
    int, typer.Option("--max-bytes", min=1, help="The largest file that is read.", rich_help_panel=_READING)
]
MaxPages = Annotated[
    int, typer.Option("--max-pages", min=1, help="The longest PDF that is read.", rich_help_panel=_READING)
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-name", "--stdin-filename", help="The name of standard input in the output.", rich_help_panel=_READING
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="A folder of rules to lay over the built-in ones.", rich_help_panel=_READING),
]

All = Annotated[
    bool,
    typer.Option("--all", help="Also clauses on which careful readers could differ.", rich_help_panel=_CHOOSING),
]
Status = Annotated[
    list[str] | None,
    typer.Option("--status", help="Only items of these: done, ongoing, planned, declined.", rich_help_panel=_CHOOSING),
]
Agency = Annotated[
    list[str] | None,
    typer.Option("--agency", help="Only items of a body whose name contains this.", rich_help_panel=_CHOOSING),
]
MinAmount = Annotated[
    str | None,
    typer.Option(
        "--min-amount", help="Only items with money of at least this: 5000000 or 500万.", rich_help_panel=_CHOOSING
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", help="Only replies dated from here on: 2024, 2024-05.", rich_help_panel=_CHOOSING),
]
Until = Annotated[str | None, typer.Option("--until", help="Only replies dated up to here.", rich_help_panel=_CHOOSING)]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort", help="Sort by these fields: status,-amount_high (- for falling).", rich_help_panel=_CHOOSING
    ),
]

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="Write this file, whole or not at all; the suffix sets the format. - is standard output.",
        rich_help_panel=_WRITING,
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        envvar="REPLYSCAN_FORMAT",
        help="table, csv, tsv, json, jsonl, md, xlsx, parquet, sqlite, labelstudio, doccano or brat.",
        rich_help_panel=_WRITING,
    ),
]
Long = Annotated[bool, typer.Option("--long", help="Tables: a row for each figure.", rich_help_panel=_WRITING)]
Fields = Annotated[
    str | None,
    typer.Option("--fields", help="Tables: these columns in this order, or all.", rich_help_panel=_WRITING),
]
Header = Annotated[
    str, typer.Option("--header", help="Tables: names of columns in en or zh.", rich_help_panel=_WRITING)
]
RawCells = Annotated[
    bool,
    typer.Option("--raw-cells", help="Tables: cells as they are, even if they look like formulas.",
                 rich_help_panel=_WRITING),
]  # fmt: skip
Bom = Annotated[
    bool | None,
    typer.Option("--bom/--no-bom", help="Byte order mark (by default in .csv files only).", rich_help_panel=_WRITING),
]
WithText = Annotated[
    bool, typer.Option("--with-text", help="JSON: with the text that was read.", rich_help_panel=_WRITING)
]
Ascii = Annotated[
    bool, typer.Option("--ascii", help="JSON: other characters as \\u escapes.", rich_help_panel=_WRITING)
]
SaveText = Annotated[
    Path | None,
    typer.Option("--save-text", help="Write the text that was read into this folder.", rich_help_panel=_WRITING),
]
Colour = Annotated[
    str,
    typer.Option("--color", "--colour", help="Colours: auto, always or never (or NO_COLOR).", rich_help_panel=_WRITING),
]
