"""The options of `extract` that say how it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

_RUNNING = "How it runs"

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
        help="Where to write what the run was made of: program, rules, options, hashes of inputs and output "
        "(beside -o FILE: FILE.manifest.json).",
        rich_help_panel=_RUNNING,
    ),
]
NoManifest = Annotated[
    bool, typer.Option("--no-manifest", help="Write no manifest beside the output.", rich_help_panel=_RUNNING)
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
