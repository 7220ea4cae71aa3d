"""`replyscan diff`: last year's promises against this year's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from replyscan.cli import completion
from replyscan.cli.rule_options import RuleFolders, rules_in_force
from replyscan.cli.voice import Voice, language
from replyscan.errors import InputError, UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from replyscan.comparison import Run, Shelf
    from replyscan.comparison.pairing import PairedBy
    from replyscan.comparison.records import Verdict
    from replyscan.pipeline import Pipeline
    from replyscan.records import Document

_SUFFIX_FORMATS = {".json": "json", ".csv": "csv", ".md": "markdown", ".txt": "table", "": "csv"}


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("diff", help="What became of last year's promises. Example: replyscan diff 2024.txt 2025.txt")(diff)


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="Last year's reply, a folder of them, or JSON that extract wrote.")
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="This year's.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write this file, whole or not at all; the suffix sets the format. - is standard output.",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="table, csv, json or markdown.",
            autocompletion=completion.comparison_formats,
        ),
    ] = None,
    pair_by: Annotated[
        str,
        typer.Option(
            "--pair-by",
            metavar="WAY",
            autocompletion=completion.one_of("subject", "number"),
            help="Pair the replies of folders by subject or by number.",
        ),
    ] = "subject",
    pairs: Annotated[
        Path | None, typer.Option("--pairs", metavar="FILE", help="File that lists the pairs: old,new on each line.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why two items were linked.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something changed.")] = False,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="VERDICTS",
            autocompletion=completion.verdicts,
            help="Exit with 1 on these verdicts, such as dropped,cut,postponed.",
        ),
    ] = None,
    rules: RuleFolders = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding",
            metavar="NAME",
            help="Encoding of the input where it is not found (byte order mark, UTF-8, GB18030).",
        ),
    ] = None,
    bom: Annotated[
        bool | None, typer.Option("--bom/--no-bom", help="Byte order mark in CSV files (default: yes).")
    ] = None,
) -> None:
    """Links the items of two years, says what changed, and gives each undertaking a one-word verdict."""
    chosen, by, watched = _format(form, output), _paired_by(pair_by), _verdicts(fail_on)
    from replyscan.comparison import Shelf, run
    from replyscan.pipeline import Pipeline

    pipeline = Pipeline(rules_in_force(rules))
    failed: list[str] = []
    read: list[Path] = [pairs] if pairs is not None else []
    with Shelf() as old_shelf, Shelf() as new_shelf:
        for shelf, given in ((old_shelf, old), (new_shelf, new)):
            _fill(shelf, given, pipeline, encoding, failed, read)
        _say_if_same(old_shelf, new_shelf)
        running = run(old_shelf, new_shelf, pipeline.rules, by=by, pairs=pairs)
        _write(running, output, chosen, pipeline.rules.name, read, explain, bom)
    for line in _unpaired(running) if chosen == "csv" else ():
        typer.echo(f"replyscan: {line}", err=True)
    if not running.pairings:
        template = (
            "none of the {old} old and {new} new replies belong together; list the pairs in a file and add --pairs."
        )
        raise InputError("RS355", say(template, old=len(running.old), new=len(running.new)))
    if failed:
        raise typer.Exit(3)
    counts = running.summary().counts
    if any(counts.get(verdict) for verdict in watched) or (exit_code and running.tally.changed):
        raise typer.Exit(1)


def _format(form: str | None, output: Path | None) -> str:
    from replyscan.output.comparison import COMPARISON_FORMATS

    if form is None and (output is None or str(output) == "-"):
        return "table" if sys.stdout.isatty() else "csv"
    suffix = output.suffix.lower() if output is not None else ""
    chosen = form if form is not None else _SUFFIX_FORMATS.get(suffix, suffix.removeprefix("."))
    if chosen not in COMPARISON_FORMATS:
        template = "there is no format {name!r}; choose one of {known}."
        raise UsageError("RS102", say(template, name=chosen, known=", ".join(COMPARISON_FORMATS)))
    return chosen


def _paired_by(word: str) -> PairedBy:
    from replyscan.comparison.pairing import paired_by

    return paired_by(word)


def _verdicts(given: str | None) -> list[Verdict]:
    """The verdicts of `--fail-on`; a hyphen or underline may stand for the space in brought forward."""
    from replyscan.comparison import VERDICTS

    watched: list[Verdict] = []
    for word in (part.strip() for part in given.split(",")) if given is not None else ():
        named = [verdict for verdict in VERDICTS if verdict == word.replace("-", " ").replace("_", " ")]
        if not named:
            template = "there is no verdict {word!r}; choose from {known}."
            raise UsageError("RS165", say(template, word=word, known=", ".join(VERDICTS)))
        watched += named
    return watched


def _fill(
    shelf: Shelf, given: str, pipeline: Pipeline, encoding: str | None, failed: list[str], read: list[Path]
) -> None:
    """Puts the documents of one side on its shelf. Raises InputError where it has no items at all."""
    for document in _documents(given, pipeline, encoding, failed, read):
        shelf.put(document)
    if not any(reply.items for reply in shelf.replies):
        raise InputError("RS354", say("{name}: holds no items, so there is nothing to compare.", name=given))


def _documents(
    given: str, pipeline: Pipeline, encoding: str | None, failed: list[str], read: list[Path]
) -> Iterator[Document]:
    """The documents of one side: what extract wrote, or replies that are extracted here.

    In a folder that holds no replies, the JSON files are read. One bad file among several is reported and noted in
    `failed`; an only one raises. The files are noted in `read`, so that no output takes their place.
    """
    from replyscan.comparison.read import SUFFIXES, read_extracted
    from replyscan.reading import InputFinder, read_input

    path = Path(given)
    inputs = list(InputFinder(standard_input=sys.stdin.buffer.read).find([given]))
    if path.is_dir() and len(inputs) == 1 and inputs[0].problem:
        written = sorted(child for child in path.rglob("*") if child.suffix.lower() in SUFFIXES)
    else:
        written = [path] if path.suffix.lower() in SUFFIXES else []
    several = len(written or inputs) > 1
    read += [path, *written, *(one.path for one in inputs if one.path is not None)]
    for source in written or inputs:
        try:
            if isinstance(source, Path):
                yield from read_extracted(source)
            else:
                yield pipeline.extract(read_input(source, encoding))
        except InputError as error:
            if not several:
                raise
            failed.append(error.code)
            Voice().error(error)


def _say_if_same(old: Shelf, new: Shelf) -> None:
    """The same bytes on both sides are more often a slip than a question."""
    one, other = ([reply.sha256 for reply in shelf.replies] for shelf in (old, new))
    if all(one) and sorted(one) == sorted(other):
        Voice().note("both sides are the same text, so nothing changed.")


def _write(
    running: Run, output: Path | None, form: str, rules: str, inputs: list[Path], explain: bool, bom: bool | None
) -> None:
    from replyscan.output import replacing
    from replyscan.output.comparison import write_comparison

    if output is not None and str(output) != "-":
        with replacing(output, inputs, bom=form == "csv" if bom is None else bom) as stream:
            write_comparison(running, stream, form, rules, explain=explain)
    else:
        write_comparison(running, sys.stdout, form, rules, explain=explain, language=language())
        sys.stdout.flush()


def _unpaired(running: Run) -> list[str]:
    """What the CSV has no room for: replies without a counterpart, and the summary line."""
    from replyscan.output.comparison_lines import unpaired_lines

    return [*unpaired_lines(running, language()), running.summary().line(language())]
