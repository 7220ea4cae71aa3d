"""`replyscan evaluate`: scores against a folder of annotated replies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command(
        "evaluate", help="Score the extraction against annotated replies. Example: replyscan evaluate tests/gold"
    )(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of NAME.txt and NAME.gold.json.")],
) -> None:
    """Prints detection, strict and per-field scores."""
    from replyscan.evaluate import evaluate_folder

    for line in evaluate_folder(gold).lines():
        typer.echo(line)
