"""The options of `extract` that say how it runs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli import completion

# An option under its heading of the help page.
_running = partial(typer.Option, rich_help_panel="How it runs")

Jobs = Annotated[
    int,
    _running(
        "--jobs", "-j", metavar="N", min=0, help="Processes to work in; 0 for one a core where there is work for them."
    ),
]
Resume = Annotated[bool, _running("--resume", help="Go on with an interrupted run of the same command (with -o).")]
Strict = Annotated[bool, _running("--strict", help="Stop at the first input that fails.")]
Errors = Annotated[
    Path | None, _running("--errors", metavar="FILE", help="Write the failures into this file, a JSON line each.")
]
ManifestFile = Annotated[
    Path | None,
    _running(
        "--manifest",
        metavar="FILE",
        help="Where to write what the run was made of: program, rules, options, hashes of inputs and output "
        "(beside -o FILE: FILE.manifest.json).",
    ),
]
NoManifest = Annotated[bool, _running("--no-manifest", help="Write no manifest beside the output.")]
LogFile = Annotated[
    Path | None,
    _running(
        "--log-file", metavar="FILE", help="Add everything that -vv would say to this file, each line with its time."
    ),
]
FailOn = Annotated[
    list[str] | None,
    _running(
        "--fail-on",
        metavar="FINDINGS",
        help="Exit with 1 when there are any of: declined, planned, soft, conditional, no-deadline, overdue, "
        "no-agency, no-items, warning.",
        autocompletion=completion.findings,
    ),
]
AsOf = Annotated[
    str | None, _running("--as-of", metavar="DAY", help="The day on which to judge what is overdue (today).")
]
ExitZero = Annotated[bool, _running("--exit-zero", help="Exit with 0 whatever --fail-on finds.")]
Audit = Annotated[bool, _running("--audit", help="Print the numbers that ended in no item, with the reason, and stop.")]
DryRun = Annotated[bool, _running("--dry-run", "--show-files", help="Print what would be read, and stop.")]
Progress = Annotated[
    bool | None, _running("--progress/--no-progress", help="A progress bar (by default on a terminal).")
]
Quiet = Annotated[
    int, _running("--quiet", "-q", count=True, show_default=False, help="Say errors only; twice: nothing.")
]
Verbose = Annotated[
    int,
    _running("--verbose", "-v", count=True, show_default=False, help="Say what was read; twice: where faults arose."),
]
