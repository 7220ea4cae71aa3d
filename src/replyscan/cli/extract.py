"""`replyscan extract`: replies → rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from replyscan.cli import options as option
from replyscan.errors import InputError, UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from replyscan.output import Format, Layout, Selection
    from replyscan.pipeline import Pipeline
    from replyscan.reading import Input, Limits
    from replyscan.records import Document


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("extract", help="Extract the items of replies. Example: replyscan extract reply.txt -o promises.csv")(
        extract
    )


def extract(
    inputs: option.Inputs = None,
    include: option.Include = None,
    exclude: option.Exclude = None,
    encoding: option.Encoding = None,
    max_bytes: option.MaxBytes = 20_000_000,
    max_pages: option.MaxPages = 2_000,
    stdin_name: option.StdinName = "<stdin>",
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
    save_text: option.SaveText = None,
    colour: option.Colour = "auto",
) -> None:
    """Reads replies and writes their items; one bad file is reported and the others go on."""
    from replyscan.cli.choices import check_layout, layout_of, selection_of
    from replyscan.output import chosen_format
    from replyscan.reading import InputFinder, Limits

    if not inputs and sys.stdin.isatty():
        raise UsageError("RS101", say("name a file or folder, for example: replyscan extract reply.txt"))
    if output is not None and str(output) == "-":
        output = None
    chosen = chosen_format(form, output, terminal=sys.stdout.isatty())
    layout = layout_of(long, fields, header, raw_cells, sort, with_text, ascii_only, colour)
    check_layout(chosen, layout, output, bom)
    selection = selection_of(status, agency, min_amount, since, until)
    limits = Limits(max_bytes=max_bytes, max_pages=max_pages)
    finder = InputFinder(include or (), exclude or (), limits, sys.stdin.buffer.read, stdin_name)
    found = list(finder.find(inputs or ["-"]))
    from replyscan.pipeline import Pipeline
    from replyscan.rules import load_rules

    pipeline = Pipeline(load_rules(*(rules or ())))
    failed: list[str] = []
    documents = _documents(pipeline, found, encoding, limits, everything, failed)
    _write(documents, found, output, chosen, layout, selection, pipeline.rules.name, bom, save_text)
    if failed:
        raise typer.Exit(3)


def _write(
    documents: Iterator[Document],
    found: list[Input],
    output: Path | None,
    chosen: Format,
    layout: Layout,
    selection: Selection,
    rules: str,
    bom: bool | None,
    save_text: Path | None,
) -> None:
    from replyscan.output import refuse_inputs, saving, write_bytes, write_documents, write_file

    files = [given.path for given in found if given.path is not None]
    if save_text is not None:
        refuse_inputs(save_text, files)
        documents = saving(documents, save_text)
    kept = selection.apply(documents)
    if output is not None:
        refuse_inputs(output, files)
        write_file(kept, output, chosen, rules, layout, bom=chosen.name == "csv" if bom is None else bom)
    elif chosen.target == "bytes":
        write_bytes(kept, sys.stdout.buffer, chosen.name, layout)
    else:
        if bom:
            sys.stdout.write("\ufeff")
        write_documents(kept, sys.stdout, chosen.name, rules, layout)
        sys.stdout.flush()


def _documents(
    pipeline: Pipeline,
    inputs: list[Input],
    encoding: str | None,
    limits: Limits,
    everything: bool,
    failed: list[str],
) -> Iterator[Document]:
    """The documents of all inputs in order; what cannot be read is reported on stderr and noted in `failed`."""
    from replyscan.reading import read_input

    for given in inputs:
        try:
            document = pipeline.extract(read_input(given, encoding, limits), everything)
        except InputError as error:
            _report(error, failed)
            continue
        for warning in document.warnings:
            typer.echo(f"replyscan: {given.name}: {warning.code}: {warning.message}", err=True)
        yield document


def _report(error: InputError, failed: list[str]) -> None:
    failed.append(error.code)
    typer.echo(f"replyscan: {error}", err=True)
