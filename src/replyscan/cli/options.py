"""The options of `extract`, each with its name, its help and the environment variable that sets it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from replyscan.cli import completion
from replyscan.cli.voice import LANGUAGE_VARIABLE
from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.nearest import with_nearest

_READING, _CHOOSING, _WRITING, _RUNNING = "What is read", "What is put out", "How it is written", "How it runs"


Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INPUTS",
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
        "--since", metavar="DAY", help="Only replies dated from here on: 2024, 2024-05.", rich_help_panel=_CHOOSING
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Only replies dated up to here.", rich_help_panel=_CHOOSING)
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
        help="table, csv, tsv, json, jsonl, md, xlsx, parquet, sqlite, labelstudio, doccano or brat.",
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
        help="Tables: these columns in this order, or all.",
        autocompletion=completion.fields,
        rich_help_panel=_WRITING,
    ),
]
Header = Annotated[
    str,
    typer.Option(
        "--header",
        metavar="en|zh",
        autocompletion=completion.one_of("en", "zh"),
        help="Tables: names of columns in en or zh.",
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
        help="Annotation formats: names and telephones of contacts as they stand, not as ***.",
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

Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=0,
        help="Processes to work in; 0 for one a core where there is work for them.",
        rich_help_panel=_RUNNING,
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume", help="Go on with an interrupted run of the same command (with -o).", rich_help_panel=_RUNNING
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that fails.", rich_help_panel=_RUNNING)]
Errors = Annotated[
    Path | None,
    typer.Option(
        "--errors",
        metavar="FILE",
        help="Write the failures into this file, a JSON line each.",
        rich_help_panel=_RUNNING,
    ),
]
ManifestFile = Annotated[
    Path | None,
    typer.Option(
        "--manifest",
        metavar="FILE",
        help="Write into this file what the run was made of: program, rules, options, hashes of inputs and output.",
        rich_help_panel=_RUNNING,
    ),
]
LogFile = Annotated[
    Path | None,
    typer.Option(
        "--log-file",
        metavar="FILE",
        help="Add everything that -vv would say to this file, each line with its time.",
        rich_help_panel=_RUNNING,
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="FINDINGS",
        help="Exit with 1 when there are any of: declined, planned, soft, conditional, no-deadline, overdue, "
        "no-agency, no-items, warning.",
        autocompletion=completion.findings,
        rich_help_panel=_RUNNING,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DAY", help="The day on which to judge what is overdue (today).", rich_help_panel=_RUNNING
    ),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit with 0 whatever --fail-on finds.", rich_help_panel=_RUNNING)
]
Audit = Annotated[
    bool,
    typer.Option(
        "--audit", help="Print the numbers that ended in no item, with the reason, and stop.", rich_help_panel=_RUNNING
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", "--show-files", help="Print what would be read, and stop.", rich_help_panel=_RUNNING),
]
Progress = Annotated[
    bool | None,
    typer.Option("--progress/--no-progress", help="A progress bar (by default on a terminal).",
                 rich_help_panel=_RUNNING),
]  # fmt: skip
Quiet = Annotated[
    int,
    typer.Option(
        "--quiet",
        "-q",
        count=True,
        show_default=False,
        help="Say errors only; twice: nothing.",
        rich_help_panel=_RUNNING,
    ),
]
Verbose = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        help="Say what was read; twice: where faults arose.",
        rich_help_panel=_RUNNING,
    ),
]


def one_of(option: str, word: str, known: Sequence[str]) -> None:
    """Raises UsageError RS108 where an option's word is none of those there are."""
    if word not in known:
        reason = say("{option} is one of {known}, not {word!r}.", option=option, known=", ".join(known), word=word)
        raise UsageError("RS108", with_nearest(reason, word, known))


def _set_language(word: str | None) -> str | None:
    if word is not None:
        one_of("--lang", word, ("en", "zh"))
        os.environ[LANGUAGE_VARIABLE] = word
    return word


Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|zh",
        autocompletion=completion.one_of("en", "zh"),
        is_eager=True,
        callback=_set_language,
        help="Language of messages, en or zh (REPLYSCAN_LANG, else the locale).",
        rich_help_panel=_RUNNING,
    ),
]


# Settings whose parameter has another name; --format is chosen after the output's suffix, --rules are laid on top.
_PARAMETERS = {"all": "everything", "color": "colour"}
_APART = ("format",)


def defaults_of_extract() -> dict[str, Any]:
    """What settings files say of the options of `extract`, by the names of its parameters.

    Raises UsageError where a settings file cannot be used.
    """
    from replyscan.config import DEFAULT, load_settings

    found = {}
    for name, setting in load_settings().values.items():
        command, _, key = name.partition(".")
        if command == "extract" and key not in _APART and setting.origin != DEFAULT:
            found[_PARAMETERS.get(key, key.replace("-", "_"))] = setting.value
    return found
