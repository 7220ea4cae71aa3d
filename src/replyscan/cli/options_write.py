"""The options of `extract` that say how the output is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

# An option under its heading of the help page.
_writing = partial(typer.Option, rich_help_panel="How it is written")

Output = Annotated[
    Path | None,
    _writing(
        "--output",
        "-o",
        metavar="FILE",
        help="Write this file, whole or not at all; the suffix sets the format. - is standard output.",
    ),
]
FormatName = Annotated[
    str | None,
    _writing(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table, csv, tsv, json, jsonl, md, html, xlsx, parquet, sqlite, labelstudio, doccano or brat.",
        autocompletion=completion.formats,
    ),
]
Long = Annotated[bool, _writing("--long", help="Tables: a row for each figure.")]
Fields = Annotated[
    str | None,
    _writing(
        "--fields",
        metavar="FIELDS",
        help="Tables: these columns in this order, brief or all.",
        autocompletion=completion.fields,
    ),
]
Header = Annotated[
    str | None,
    _writing(
        "--header",
        metavar="en|zh",
        autocompletion=completion.one_of("en", "zh"),
        help="Tables: names of columns and words of states in en or zh (en; on a terminal as messages).",
    ),
]
RawCells = Annotated[bool, _writing("--raw-cells", help="Tables: cells as they are, even if they look like formulas.")]
Bom = Annotated[bool | None, _writing("--bom/--no-bom", help="Byte order mark (by default in .csv files only).")]
WithText = Annotated[bool, _writing("--with-text", help="JSON: with the text that was read.")]
Ascii = Annotated[bool, _writing("--ascii", help="JSON: other characters as \\u escapes.")]
Unit = Annotated[
    str,
    _writing(
        "--offset-unit",
        metavar="UNIT",
        autocompletion=completion.one_of("codepoint", "utf16"),
        help="What offsets count: codepoint (Python, R) or utf16 (JavaScript, Java, Excel).",
    ),
]
KeepContacts = Annotated[
    bool,
    _writing(
        "--keep-contacts",
        help="Formats with the whole text: names and telephones of contacts as they stand, not as ***.",
    ),
]
SaveText = Annotated[
    Path | None, _writing("--save-text", metavar="FOLDER", help="Write the text that was read into this folder.")
]
Colour = Annotated[
    str,
    _writing(
        "--color",
        "--colour",
        metavar="WHEN",
        autocompletion=completion.one_of("auto", "always", "never"),
        help="Colours: auto, always or never (or NO_COLOR).",
    ),
]
