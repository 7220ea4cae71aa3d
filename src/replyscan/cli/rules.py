"""`replyscan rules`: what analysts do with rule files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Check and use rule files. Example: replyscan rules check my-rules/",
)


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.add_typer(rules, name="rules")


@rules.command("check", help="Find everything that is wrong in rule files. Example: replyscan rules check my-rules/")
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Folders or files laid over the built-in rules; nothing: these alone.")
    ] = None,
) -> None:
    """Prints one line a problem, file:line:column first; exit code 2 where there is an error."""
    from replyscan.rules import check_rules

    checked = check_rules(*(paths or ()))
    for problem in checked.errors:
        typer.echo(str(problem))
    for problem in checked.warnings:
        typer.echo(f"{problem} (warning)")
    counted = f"{len(checked.rules)} rules, {len(checked.errors)} errors, {len(checked.warnings)} warnings."
    typer.echo(counted, err=True)
    if checked.errors:
        raise typer.Exit(2)
