"""`replyscan schema`: the published form of the output."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from replyscan.cli import completion
from replyscan.cli.options import one_of

_FORMS = ("json", "jsonl", "labelstudio", "brat", "sqlite")


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("schema", help="Print the form of an output. Example: replyscan schema > replyscan.schema.json")(schema)


def schema(
    form: Annotated[
        str,
        typer.Argument(
            metavar="FORM", help="json, jsonl, labelstudio, brat or sqlite.", autocompletion=completion.one_of(*_FORMS)
        ),
    ] = "json",
) -> None:
    """Prints a JSON Schema for JSON (Lines), the set-up of a project for annotation tools, tables for SQLite."""
    one_of("schema", form, _FORMS)
    if form in ("json", "jsonl"):
        from replyscan.output.schema import document_schema, output_schema

        made = output_schema() if form == "json" else document_schema()
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif form == "labelstudio":
        from replyscan.output.label_studio import LABELLING_CONFIG

        typer.echo(LABELLING_CONFIG)
    elif form == "brat":
        from replyscan.output.brat import CONFIGURATION

        typer.echo(CONFIGURATION, nl=False)
    else:
        from replyscan.output.database import TABLES

        typer.echo(TABLES.strip())
