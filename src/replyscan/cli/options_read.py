"""The options of `extract` that say what is read and what is put out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

_READING, _CHOOSING = "What is read", "What is put out"

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUTS...",
        help="Files, folders, patterns, @list.txt; - or nothing reads standard input.",
        show_default=False,
    ),
]

Include = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        metavar="PATTERN",
        help="In folders and archives, only files that fit this pattern (*.html, 2024/*).",
        rich_help_panel=_READING,
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude", metavar="PATTERN", help="In folders and archives, no files that fit it.", rich_help_panel=_READING
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input where it is not found (byte order mark, UTF-8, GB18030).",
        rich_help_panel=_READING,
    ),
]
MaxBytes = Annotated[
    int,
    typer.Option("--max-bytes", metavar="N", min=1, help="The largest file that is read.", rich_help_panel=_READING),
]
MaxPages = Annotated[
    int, typer.Option("--max-pages", metavar="N", min=1, help="The longest PDF that is read.", rich_help_panel=_READING)
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-name",
        "--stdin-filename",
        metavar="NAME",
        help="The name of standard input in the output.",
        rich_help_panel=_READING,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Read the first N inputs only.", rich_help_panel=_READING),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", metavar="FOLDER", help="A folder of rules to lay over the built-in ones.", rich_help_panel=_READING
    ),
]

All = Annotated[
    bool,
    typer.Option("--all", help="Also clauses on which careful readers could differ.", rich_help_panel=_CHOOSING),
]
Status = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Only items of these: done, ongoing, planned, declined.",
        autocompletion=completion.statuses,
        rich_help_panel=_CHOOSING,
    ),
]
Agency = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        metavar="NAME",
        help="Only items of a body whose name contains this.",
        autocompletion=completion.competences,
        rich_help_panel=_CHOOSING,
    ),
]
MinAmount = Annotated[
    str | None,
    typer.Option(
        "--min-amount",
        metavar="AMOUNT",
        help="Only items with money of at least this: 5000000 or 500万.",
        rich_help_panel=_CHOOSING,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DAY",
        help="Only replies dated from here on: 2024, 2024-05, 2024年5月19日.",
        rich_help_panel=_CHOOSING,
    ),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="Only replies dated up to the end of this.", rich_help_panel=_CHOOSING),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        metavar="FIELDS",
        help="Sort by these fields: status,-amount_high (- for falling).",
        autocompletion=completion.fields,
        rich_help_panel=_CHOOSING,
    ),
]
