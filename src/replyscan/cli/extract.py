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
    from replyscan.records import Document

_SUFFIX_FORMATS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv"}


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("extract", help="Extract the items of replies. Example: replyscan extract reply.txt -o promises.csv")(
        extract
    )


def extract(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; - or nothing reads standard input.")
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
) -> None:
    """Reads replies and writes their items; one bad file is reported and the others go on."""
    given = paths or []
    if not given and sys.stdin.isatty():
        raise UsageError("RS101", "name a file or folder, for example: replyscan extract reply.txt")
    chosen = _format(form, output)
    from replyscan.output import replacing, write_documents
    from replyscan.pipeline import Pipeline
    from replyscan.rules import load_rules

    pipeline = Pipeline(load_rules(*(rules or ())))
    failed: list[str] = []
    documents = _documents(pipeline, given, encoding, max_bytes, everything, stdin_name, failed)
    if output is not None and str(output) != "-":
        with replacing(output, given, bom=chosen == "csv" if bom is None else bom) as stream:
            write_documents(documents, stream, chosen, pipeline.rules.name, long=long)
    else:
        write_documents(documents, sys.stdout, chosen, pipeline.rules.name, long=long)
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
    paths: list[Path],
    encoding: str | None,
    max_bytes: int,
    everything: bool,
    stdin_name: str,
    failed: list[str],
) -> Iterator[Document]:
    """The documents of all inputs in order; what cannot be read is reported on stderr and noted in `failed`."""
    from replyscan.reading import find_files, read_bytes, read_path

    if not paths or paths == [Path("-")]:
        yield pipeline.extract(read_bytes(sys.stdin.buffer.read(), stdin_name, encoding), everything)
        return
    for path in paths:
        try:
            files = list(find_files([path]))
        except InputError as error:
            _report(error, failed)
            continue
        for file in files:
            try:
                document = pipeline.extract(read_path(file, encoding, max_bytes), everything)
            except InputError as error:
                _report(error, failed)
                continue
            for warning in document.warnings:
                typer.echo(f"replyscan: {file}: {warning.code}: {warning.message}", err=True)
            yield document


def _report(error: InputError, failed: list[str]) -> None:
    failed.append(error.code)
    typer.echo(f"replyscan: {error}", err=True)
