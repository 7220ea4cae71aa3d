"""`replyscan evaluate`: scores against a folder of annotated replies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli.voice import language


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command(
        "evaluate", help="Score the extraction against annotated replies. Example: replyscan evaluate tests/gold"
    )(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of NAME.txt and NAME.gold.json.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as one JSON object.")] = False,
) -> None:
    """Prints detection, strict and per-field scores."""
    import json

    from replyscan.evaluate import evaluate_folder

    scores = evaluate_folder(gold)
    if as_json:
        typer.echo(json.dumps({"scores": scores.figures(), "items_f1": scores.documents}, ensure_ascii=False, indent=1))
        return
    for line in scores.lines(language()):
        typer.echo(line)
