"""`replyscan config`: which settings are in force, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from replyscan.cli.voice import told
from replyscan.messages import say

config = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Show the settings in force and where each comes from. Example: replyscan config show",
)


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.add_typer(config, name="config")


@config.command("show", help="Print every setting, its value and its origin. Example: replyscan config show")
def show(
    rules: Annotated[
        list[Path] | None, typer.Option("--rules", metavar="FOLDER", help="Folder of rules, as for extract.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Read this settings file alone.")
    ] = None,
) -> None:
    """Prints the settings, and the folders of rules in the order in which they are laid over each other."""
    from replyscan.config import load_settings
    from replyscan.rules import builtin_folder, load_rules

    settings = load_settings(file=file).over(rules=rules)
    for setting in settings.values.values():
        typer.echo(f"{setting.name} = {_written(setting.value)}  # {told(setting.origin)}")
    typer.echo("")
    typer.echo(told(say("Rules, each laid over those before it:")))
    for position, folder in enumerate((builtin_folder(), *settings.rules), 1):
        typer.echo(f"  {position}. {folder}{told(say(' (built in)')) if position == 1 else ''}")
    typer.echo(told(say("Rule set: {name}", name=load_rules(*settings.rules).name)))


def _written(value: object) -> str:
    """A value as TOML writes it; (chosen by the command) where there is none."""
    if value is None:
        return told(say("(chosen by the command)"))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{Path(entry).as_posix()}"' for entry in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
