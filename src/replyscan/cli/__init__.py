"""The command line: one file a command; errors become one sentence and an exit code here."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import pairwise
from typing import Annotated, NoReturn

import typer

from replyscan.cli import config, diff, doctor, evaluate, explain, extract, rules, schema, show
from replyscan.cli.help import prepare_help
from replyscan.cli.options import Language as LanguageOption
from replyscan.cli.options import defaults_of_extract
from replyscan.cli.usage import WrongWords, usage_error
from replyscan.cli.voice import LANGUAGE_VARIABLE, error_line, language
from replyscan.errors import OutputError, ReplyscanError, UsageError
from replyscan.messages import Language, say

_OBJECTS_BEFORE_COLLECTION = 100_000

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads Chinese government replies and says who does, did, will do or declines what, how much, by when.",
    epilog="Examples: replyscan extract reply.txt   |   replyscan extract folder/ -o promises.xlsx   |   "
    "replyscan diff 2024.txt 2025.txt   |   replyscan evaluate gold/   |   replyscan rules check my-rules/   |   "
    "replyscan explain reply.txt   |   replyscan show reply.txt   |   replyscan config show   |   "
    "replyscan schema   |   replyscan doctor",
)


def _print_version(value: bool) -> None:
    if value:
        from replyscan.cli.doctor import version_line

        typer.echo(version_line())
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the versions and the rule set."),
    ] = False,
    _verbose: Annotated[
        int,
        typer.Option(
            "--verbose",
            "-v",
            count=True,
            show_default=False,
            help="Twice: show where a fault of replyscan itself arose.",
        ),
    ] = 0,
    _lang: LanguageOption = None,
) -> None:
    if context.invoked_subcommand == "extract":
        context.default_map = {"extract": defaults_of_extract()}


extract.register(app)
diff.register(app)
evaluate.register(app)
rules.register(app)
config.register(app)
explain.register(app)
show.register(app)
schema.register(app)
doctor.register(app)


def main() -> None:
    """Runs the command line.

    Exit codes: 0 fine, 1 what was asked to fail on was found, 2 usage, configuration or a fault of ours, 3 some inputs
    failed, 130 interrupted.
    """
    # Thousands of rules are live to the end: looking through them again and again finds nothing to free.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    # Nor does a last look at the end, which takes a tenth of a short run.
    atexit.register(gc.freeze)
    # numpy only looks things up here: the threads that its linear algebra starts would cost a tenth of a second.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _set_up_streams()
    try:
        command = typer.main.get_command(app)
        asked = _asked_language(sys.argv)
        if asked is not None:
            os.environ[LANGUAGE_VARIABLE] = asked
        prepare_help(command, language())
        sys.exit(command(prog_name="replyscan", standalone_mode=False))
    except ReplyscanError as error:
        _leave(error_line(error), error.exit_code)
    except WrongWords as wrong:
        if type(wrong).__name__ == "NoArgsIsHelpError":
            _leave(str(wrong.format_message()), UsageError.exit_code)  # type: ignore[attr-defined]
        _leave(error_line(usage_error(wrong)), UsageError.exit_code)
    except SystemExit as leaving:
        # Typer makes 1 of a reader that has gone (| head), but nothing is wrong, and nothing is left to say.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        sys.exit(0)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
    except OSError as error:
        # Everything that is written to a file has its own error: this is standard output, on a full disk for example.
        message = say("standard output cannot be written ({reason}).", reason=error.strerror)
        _leave(error_line(OutputError("RS402", message)), OutputError.exit_code)
    except Exception as fault:
        reason = f"{type(fault).__name__}: {fault}"
        template = "a fault of replyscan itself ({reason}); please report it with what replyscan -vv shows."
        if any(word.startswith("-") and "vv" in word for word in sys.argv):
            traceback.print_exc()
        _leave(error_line(UsageError("RS199", say(template, reason=reason))), UsageError.exit_code)


def _leave(line: str, code: int) -> NoReturn:
    typer.echo(line, err=True)
    sys.exit(code)


def _set_up_streams() -> None:
    """Files and pipes get UTF-8 with plain line ends on every system; a terminal shows what it can of the text."""
    if sys.stdout is None:  # closed by whoever runs us
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n")


def _asked_language(words: Sequence[str]) -> Language | None:
    """What --lang says among the words: help and wrong words are told before options are read."""
    said = [second for first, second in pairwise(words) if first == "--lang"]
    said += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    return "zh" if "zh" in said else "en" if "en" in said else None
