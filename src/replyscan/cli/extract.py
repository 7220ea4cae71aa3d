"""`replyscan extract`: replies → rows."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING

import typer

from replyscan.cli import options as option
from replyscan.cli.help import GroupedCommand
from replyscan.errors import ReplyscanError, UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from replyscan.cli.choices import Choices
    from replyscan.reading import Input, Limits


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    page = "Extract the items of replies. Example: replyscan extract reply.txt -o promises.csv"
    app.command("extract", cls=GroupedCommand, help=page)(extract)


def extract(
    context: typer.Context,
    inputs: option.Inputs = None,
    include: option.Include = None,
    exclude: option.Exclude = None,
    encoding: option.Encoding = None,
    max_bytes: option.MaxBytes = 20_000_000,
    max_pages: option.MaxPages = 2_000,
    stdin_name: option.StdinName = "<stdin>",
    limit: option.Limit = None,
    rules: option.Rules = None,
    everything: option.All = False,
    status: option.Status = None,
    agency: option.Agency = None,
    min_amount: option.MinAmount = None,
    since: option.Since = None,
    until: option.Until = None,
    sort: option.Sort = None,
    output: option.Output = None,
    form: option.FormatName = None,
    long: option.Long = False,
    fields: option.Fields = None,
    header: option.Header = "en",
    raw_cells: option.RawCells = False,
    bom: option.Bom = None,
    with_text: option.WithText = False,
    ascii_only: option.Ascii = False,
    offset_unit: option.Unit = "codepoint",
    keep_contacts: option.KeepContacts = False,
    save_text: option.SaveText = None,
    colour: option.Colour = "auto",
    jobs: option.Jobs = 0,
    resume: option.Resume = False,
    strict: option.Strict = False,
    errors: option.Errors = None,
    manifest: option.ManifestFile = None,
    log_file: option.LogFile = None,
    fail_on: option.FailOn = None,
    as_of: option.AsOf = None,
    exit_zero: option.ExitZero = False,
    audit: option.Audit = False,
    dry_run: option.DryRun = False,
    progress: option.Progress = None,
    quiet: option.Quiet = 0,
    verbose: option.Verbose = 0,
    lang: option.Language = None,
) -> None:
    """Reads replies and writes their items; one bad file is reported and the others go on."""
    given = {name: value for name, value in locals().items() if name != "context"}
    from replyscan.cli.choices import Choices

    # The others are defaults or stand in a settings file, which serves every format.
    typed = {name for name in given if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"}
    choices = Choices(**given, typed=frozenset(typed))
    if not inputs and sys.stdin.isatty():
        raise UsageError("RS101", say("name a file or folder, for example: replyscan extract reply.txt"))
    if audit:
        from replyscan.cli.ledger import show_ledger

        code = show_ledger(choices, _inputs(choices))
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
        today_of,
    )
    from replyscan.cli.session import Session, opened
    from replyscan.cli.voice import Voice
    from replyscan.config import load_settings
    from replyscan.findings import read_findings
    from replyscan.output import refuse_inputs

    inputs = _inputs(choices)
    files = [given.path for given in inputs if given.path is not None]
    for target in filter(None, (choices.path, choices.save_text, choices.errors, choices.manifest, choices.log_file)):
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
    from replyscan.reading import InputFinder

    finder = InputFinder(
        choices.include or (),
        choices.exclude or (),
        _limits(choices),
        sys.stdin.buffer.read,
        choices.stdin_name,
    )
    return list(islice(finder.find(choices.inputs or ["-"]), choices.limit))


def _limits(choices: Choices) -> Limits:
    from replyscan.reading import Limits

    return Limits(max_bytes=choices.max_bytes, max_pages=choices.max_pages)
