"""`replyscan extract --audit`: the numbers that ended in no item, one a line, as tab-separated text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from replyscan.cli.voice import Voice
from replyscan.errors import InputError

if TYPE_CHECKING:
    from replyscan.cli.choices import Choices
    from replyscan.reading import Input


def show_ledger(choices: Choices, inputs: list[Input]) -> int:
    """Prints source, line, number and reason of every number in no item. Exit code 3 where an input failed."""
    from replyscan.audit import Auditor
    from replyscan.config import load_settings
    from replyscan.pipeline import Pipeline
    from replyscan.reading import read_input
    from replyscan.rules import load_rules

    auditor = Auditor(Pipeline(load_rules(*load_settings().over(rules=choices.rules).rules)))
    failed = False
    typer.echo("source\tline\tnumber\treason")
    for given in inputs:
        try:
            text = read_input(given, choices.encoding)
        except InputError as error:
            Voice().error(error)
            failed = True
            continue
        for entry in auditor.audit(text):
            number = " ".join(entry.text.split())
            typer.echo(f"{given.name}\t{entry.line}\t{number}\t{entry.reason}")
    return 3 if failed else 0
