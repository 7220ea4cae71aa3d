"""`replyscan extract`: replies → rows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from replyscan.errors import InputError, UsageError

if TYPE_CHECKING:
    from replyscan.pipeline import Pipeline
    from replyscan.reading import Input, Limits
    from replyscan.records import Document

_SUFFIX_FORMATS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv"}


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("extract", help="Extract the items of replies. Example: replyscan extract reply.txt -o promises.csv")(
        extract
    )


def extract(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, patterns, @list.txt; - or nothing reads standard input."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here; the suffix sets the format.")
    ] = None,
    form: Annotated[str | None, typer.Option("--format", "-f", help="json, jsonl, csv or table.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also clauses on which readers could differ.")] = False,
    long: Annotated[bool, typer.Option("--long", help="CSV: one row for each quantity.")] = False,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Encoding of the input, if it is not found.")
    ] = None,
    max_bytes: Annotated[int, typer.Option("--max-bytes", help="Largest file that is read.")] = 20_000_000,
    rules: Annotated[
        list[Path] | None, typer.Option("--rules", help="Folder of rules to lay over the built-in ones.")
    ] = None,
    bom: Annotated[
        bool | None, typer.Option("--bom/--no-bom", help="Byte order mark in CSV files (default: yes).")
    ] = None,
    stdin_name: Annotated[str, typer.Option("--stdin-name", help="Name for standard input.")] = "<stdin>",
    include: Annotated[
        list[str] | None, typer.Option("--include", help="In folders, only files that fit this pattern (*.html).")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", help="In folders, no files that fit this pattern.")
    ] = None,
    max_pages: Annotated[int, typer.Option("--max-pages", help="Most pages of a PDF that is read.")] = 2_000,
    with_text: Annotated[bool, typer.Option("--with-text", help="JSON: with the text that was read.")] = False,
    save_text: Annotated[
        Path | None, typer.Option("--save-text", help="Write the text that was read into this folder.")
    ] = None,
) -> None:
    """Reads replies and writes their items; one bad file is reported and the others go on."""
    given = inputs or ["-"]
    if not inputs and sys.stdin.isatty():
        raise UsageError("RS101", "name a file or folder, for example: replyscan extract reply.txt")
    chosen = _format(form, output)
    from replyscan.output import replacing, saving, write_documents
    from replyscan.pipeline import Pipeline
    from replyscan.reading import InputFinder, Limits
    from replyscan.rules import load_rules

    pipeline = Pipeline(load_rules(*(rules or ())))
    failed: list[str] = []
    finder = InputFinder(
        include or (),
        exclude or (),
        Limits(max_bytes=max_bytes, max_pages=max_pages),
        sys.stdin.buffer.read,
        stdin_name,
    )
    found = list(finder.find(given))
    documents = _documents(pipeline, found, encoding, finder.limits, everything, failed)
    if save_text is not None:
        documents = saving(documents, save_text)
    if output is not None and str(output) != "-":
        files = [given.path for given in found if given.path is not None]
        with replacing(output, files, bom=chosen == "csv" if bom is None else bom) as stream:
            write_documents(documents, stream, chosen, pipeline.rules.name, long=long, with_text=with_text)
    else:
        write_documents(documents, sys.stdout, chosen, pipeline.rules.name, long=long, with_text=with_text)
        sys.stdout.flush()
    if failed:
        raise typer.Exit(3)


def _format(form: str | None, output: Path | None) -> str:
    from replyscan.output import FORMATS

    if form is not None and form not in FORMATS:
        raise UsageError("RS102", f"there is no format {form!r}; choose one of {', '.join(FORMATS)}.")
    if form is not None:
        return form
    if output is not None and str(output) != "-":
        return _SUFFIX_FORMATS.get(output.suffix.lower(), "csv")
    return "table" if sys.stdout.isatty() else "csv"


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
