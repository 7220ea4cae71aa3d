"""The options of `extract` that say what is read and what is put out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

# Options under a heading of the help page.
_reading = partial(typer.Option, rich_help_panel="What is read")
_choosing = partial(typer.Option, rich_help_panel="What is put out")

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
    _reading(
        "--include",
        metavar="PATTERN",
        help="In folders and archives, only files that fit this pattern (*.html, 2024/*).",
    ),
]
Exclude = Annotated[
    list[str] | None, _reading("--exclude", metavar="PATTERN", help="In folders and archives, no files that fit it.")
]
Encoding = Annotated[
    str | None,
    _reading(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input where it is not found (byte order mark, UTF-8, GB18030).",
    ),
]
MaxBytes = Annotated[int, _reading("--max-bytes", metavar="N", min=1, help="The largest file that is read.")]
MaxPages = Annotated[int, _reading("--max-pages", metavar="N", min=1, help="The longest PDF that is read.")]
StdinName = Annotated[
    str, _reading("--stdin-name", "--stdin-filename", metavar="NAME", help="The name of standard input in the output.")
]
Limit = Annotated[int | None, _reading("--limit", metavar="N", min=1, help="Read the first N inputs only.")]
Rules = Annotated[
    list[Path] | None, _reading("--rules", metavar="FOLDER", help="A folder of rules to lay over the built-in ones.")
]

All = Annotated[bool, _choosing("--all", help="Also clauses on which careful readers could differ.")]
Status = Annotated[
    list[str] | None,
    _choosing(
        "--status",
        metavar="STATUS",
        help="Only items of these: done, ongoing, planned, declined.",
        autocompletion=completion.statuses,
    ),
]
Agency = Annotated[
    list[str] | None,
    _choosing(
        "--agency",
        metavar="NAME",
        help="Only items of a body whose name contains this.",
        autocompletion=completion.competences,
    ),
]
MinAmount = Annotated[
    str | None,
    _choosing("--min-amount", metavar="AMOUNT", help="Only items with money of at least this: 5000000 or 500万."),
]
Since = Annotated[
    str | None,
    _choosing("--since", metavar="DAY", help="Only replies dated from here on: 2024, 2024-05, 2024年5月19日."),
]
Until = Annotated[str | None, _choosing("--until", metavar="DAY", help="Only replies dated up to the end of this.")]
Sort = Annotated[
    str | None,
    _choosing(
        "--sort",
        metavar="FIELDS",
        help="Sort by these fields: status,-amount_high (- for falling).",
        autocompletion=completion.fields,
    ),
]
