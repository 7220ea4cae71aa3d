"""`replyscan extract`: replies → rows."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING

import typer

from replyscan.cli import options_read, options_run, options_write
from replyscan.cli.help import GroupedCommand
from replyscan.cli.options import Language
from replyscan.errors import ReplyscanError, UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from pathlib import Path

    from replyscan.cli.choices import Choices
    from replyscan.reading import Input, Limits

# Of files that are passed over, so many are named.
_MOST_NAMED = 3


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    page = "Extract the items of replies. Example: replyscan extract reply.txt -o promises.csv"
    app.command("extract", cls=GroupedCommand, help=page)(extract)


def extract(
    context: typer.Context,
    inputs: options_read.Inputs = None,
    include: options_read.Include = None,
    exclude: options_read.Exclude = None,
    encoding: options_read.Encoding = None,
    max_bytes: options_read.MaxBytes = 20_000_000,
    max_pages: options_read.MaxPages = 2_000,
    stdin_name: options_read.StdinName = "<stdin>",
    limit: options_read.Limit = None,
    rules: options_read.Rules = None,
    everything: options_read.All = False,
    status: options_read.Status = None,
    agency: options_read.Agency = None,
    min_amount: options_read.MinAmount = None,
    since: options_read.Since = None,
    until: options_read.Until = None,
    sort: options_read.Sort = None,
    output: options_write.Output = None,
    form: options_write.FormatName = None,
    long: options_write.Long = False,
    fields: options_write.Fields = None,
    header: options_write.Header = None,
    raw_cells: options_write.RawCells = False,
    bom: options_write.Bom = None,
    with_text: options_write.WithText = False,
    ascii_only: options_write.Ascii = False,
    offset_unit: options_write.Unit = "codepoint",
    keep_contacts: options_write.KeepContacts = False,
    save_text: options_write.SaveText = None,
    colour: options_write.Colour = "auto",
    jobs: options_run.Jobs = 0,
    resume: options_run.Resume = False,
    strict: options_run.Strict = False,
    errors: options_run.Errors = None,
    manifest: options_run.ManifestFile = None,
    no_manifest: options_run.NoManifest = False,
    log_file: options_run.LogFile = None,
    fail_on: options_run.FailOn = None,
    as_of: options_run.AsOf = None,
    exit_zero: options_run.ExitZero = False,
    audit: options_run.Audit = False,
    dry_run: options_run.DryRun = False,
    progress: options_run.Progress = None,
    quiet: options_run.Quiet = 0,
    verbose: options_run.Verbose = 0,
    lang: Language = None,
) -> None:
    """Reads replies and writes their items; one bad file is reported and the others go on."""
    given = {name: value for name, value in locals().items() if name != "context"}
    from replyscan.cli.choices import Choices

    # The others are defaults or stand in a settings file, which serves every format.
    typed = {name for name in given if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"}
    choices = Choices(**given, typed=frozenset(typed))
    if not inputs and sys.stdin.isatty():
        raise UsageError(
            "RS101", say("name a file or folder: replyscan extract reply.txt; more with replyscan extract --help")
        )
    if audit:
        from replyscan.cli.ledger import show_ledger

        code = show_ledger(choices, _inputs(choices), _limits(choices))
    else:
        code = show_inputs(choices) if dry_run else run(choices)
    if code:
        raise typer.Exit(code)


def show_inputs(choices: Choices) -> int:
    """Prints the names of inputs, one a line. Exit code 3 where one of them is not there."""
    from replyscan.cli.voice import Voice

    found = _inputs(choices)
    for given in found:
        if given.problem is None:
            typer.echo(given.name)
        else:
            Voice().error(given.problem)
    return 3 if any(given.problem for given in found) else 0


def run(choices: Choices) -> int:
    """Extracts and writes. Exit code 130 when interrupted, 3 where an input failed, 1 where --fail-on says so."""
    from replyscan.batch import Work
    from replyscan.cli.choices import (
        check,
        destination_of,
        format_of,
        jobs_of,
        layout_of,
        recorded,
        selection_of,
        targets_of,
        today_of,
    )
    from replyscan.cli.session import Session, opened
    from replyscan.cli.voice import Voice
    from replyscan.config import load_settings
    from replyscan.findings import read_findings
    from replyscan.output import refuse_inputs

    inputs = _inputs(choices)
    files = [given.path for given in inputs if given.path is not None]
    for target in targets_of(choices):
        refuse_inputs(target, files)
    settings = load_settings().over(rules=choices.rules)
    form = format_of(choices, settings)
    layout = layout_of(choices, form)
    check(choices, form, layout)
    watched, selection = read_findings(choices.fail_on or ()), selection_of(choices)
    with ExitStack() as stack:
        log = stack.enter_context(opened(choices.log_file, "a")) if choices.log_file is not None else None
        voice = Voice(1 - choices.quiet + choices.verbose, log)
        session = Session(
            inputs,
            Work(settings.rules, choices.everything, choices.encoding, _limits(choices)),
            selection,
            destination_of(choices, form, layout),
            voice,
            jobs=jobs_of(choices, len(inputs)),
            resume=choices.resume,
            strict=choices.strict,
            bar=choices.progress,
            today=today_of(choices),
            options=recorded(choices, form),
        )
        try:
            session.run()
        except ReplyscanError as error:
            voice.record(error)
            raise
    if session.interrupted:
        return 130
    if session.failed:
        return 3
    return 1 if watched & session.found and not choices.exit_zero else 0


def _inputs(choices: Choices) -> list[Input]:
    from replyscan.cli.voice import Voice
    from replyscan.reading import InputFinder

    own: dict[Path, None] = {}
    finder = InputFinder(
        choices.include or (),
        choices.exclude or (),
        _limits(choices),
        sys.stdin.buffer.read,
        choices.stdin_name,
        lambda path: own.setdefault(path),
    )
    found = list(islice(finder.find(choices.inputs or ["-"]), choices.limit))
    if own:
        names = ", ".join([*map(str, list(own)[:_MOST_NAMED]), *(["…"] if len(own) > _MOST_NAMED else [])])
        voice = Voice(1 - choices.quiet + choices.verbose)
        voice.note("passed over, because replyscan itself wrote it: {names}", names=names)
    return found


def _limits(choices: Choices) -> Limits:
    from replyscan.reading import Limits

    return Limits(max_bytes=choices.max_bytes, max_pages=choices.max_pages)
