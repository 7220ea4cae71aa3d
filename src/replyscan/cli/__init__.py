"""The command line: one file a command; errors become one sentence and an exit code here."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from replyscan import __version__
from replyscan.cli import config, diff, evaluate, explain, extract, rules, show
from replyscan.errors import ReplyscanError

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads Chinese government replies and says who does, did, will do or declines what, how much, by when.",
    epilog="Example: replyscan extract reply.txt   |   replyscan extract folder/ -o promises.csv   |   "
    "replyscan diff 2024.txt 2025.txt   |   replyscan evaluate gold/",
)


def _print_version(value: bool) -> None:
    if value:
        typer.echo(f"replyscan {__version__} (Python {sys.version.split()[0]})")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


extract.register(app)
diff.register(app)
evaluate.register(app)
rules.register(app)
config.register(app)
explain.register(app)
show.register(app)


def main() -> None:
    """Runs the command line; exit codes: 0 fine, 2 usage or configuration, 3 some inputs failed, 130 interrupted."""
    try:
        app()
    except ReplyscanError as error:
        typer.echo(f"replyscan: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader has gone (| head): nothing is left to say, and nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
