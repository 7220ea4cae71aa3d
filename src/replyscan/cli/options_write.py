"""The options of `extract` that say how the output is written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

_WRITING = "How it is written"

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write this file, whole or not at all; the suffix sets the format. - is standard output.",
        rich_help_panel=_WRITING,
    ),
]
FormatName = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, csv, tsv, json, jsonl, md, html, xlsx, parquet, sqlite, labelstudio, doccano or brat.",
        autocompletion=completion.formats,
        rich_help_panel=_WRITING,
    ),
]
Long = Annotated[bool, typer.Option("--long", help="Tables: a row for each figure.", rich_help_panel=_WRITING)]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELDS",
        help="Tables: these columns in this order, brief or all.",
        autocompletion=completion.fields,
        rich_help_panel=_WRITING,
    ),
]
Header = Annotated[
    str | None,
    typer.Option(
        "--header",
        metavar="en|zh",
        autocompletion=completion.one_of("en", "zh"),
        help="Tables: names of columns and words of states in en or zh (en; on a terminal as messages).",
        rich_help_panel=_WRITING,
    ),
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
Unit = Annotated[
    str,
    typer.Option(
        "--offset-unit",
        metavar="UNIT",
        autocompletion=completion.one_of("codepoint", "utf16"),
        help="What offsets count: codepoint (Python, R) or utf16 (JavaScript, Java, Excel).",
        rich_help_panel=_WRITING,
    ),
]
KeepContacts = Annotated[
    bool,
    typer.Option(
        "--keep-contacts",
        help="Formats with the whole text: names and telephones of contacts as they stand, not as ***.",
        rich_help_panel=_WRITING,
    ),
]
SaveText = Annotated[
    Path | None,
    typer.Option(
        "--save-text", metavar="FOLDER", help="Write the text that was read into this folder.", rich_help_panel=_WRITING
    ),
]
Colour = Annotated[
    str,
    typer.Option(
        "--color",
        "--colour",
        metavar="WHEN",
        autocompletion=completion.one_of("auto", "always", "never"),
        help="Colours: auto, always or never (or NO_COLOR).",
        rich_help_panel=_WRITING,
    ),
]
