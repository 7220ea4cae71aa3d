"""Writes docs/reference.md from the code: commands, options, formats, columns, settings, codes, the form of the JSON.

Run it with `make reference` after a change of any of these; a test compares the file with what this would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from replyscan.cli import app
from replyscan.config import KNOWN
from replyscan.findings import FINDINGS
from replyscan.output.columns import DOCUMENT_COLUMNS, ITEM_COLUMNS, QUANTITY_COLUMNS, Column
from replyscan.output.formats import FORMATS
from replyscan.output.schema import document_schema

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "reference.md"
KINDS = {"text": "text", "number": "whole number", "figure": "number", "date": "day"}
EXIT_CODES = {
    "0": "fine",
    "1": "something that `--fail-on` or `--exit-code` asked for was found",
    "2": "wrong use, settings or rules, or a fault of the program; nothing was written",
    "3": "some inputs failed; the others are written",
    "130": "interrupted by Ctrl-C; what was finished is kept",
}
CODES = (
    ("`RS1xx`", "the command line or a setting cannot be used", "2"),
    ("`RS2xx`", "a rule file cannot be used; the sentence begins with file:line:column", "2"),
    ("`RS3xx`", "one input cannot be read; the others go on", "3"),
    ("`RS4xx`", "the result cannot be written", "2"),
    ("`W1xx`", "a warning: something that a reader of the output should know", ""),
)
VARIABLES = {
    "REPLYSCAN_FORMAT": "the format where neither `--format` nor the suffix of `-o` says",
    "REPLYSCAN_LANG": "language of messages, `en` or `zh`, before that of the locale",
    "NO_COLOR": "no colours and no other codes",
    "FORCE_COLOR": "colours even where standard output is no terminal",
    "COLUMNS": "width of tables",
}


def reference() -> str:
    """The whole page."""
    parts = (
        "# Reference\n\n<!-- Written by tools/build_reference.py (make reference); do not edit. -->\n",
        "\n".join(_commands(typer.main.get_command(app), "replyscan")),
        _table("## Exit codes", ("code", "meaning"), EXIT_CODES.items()),
        _formats(),
        _columns("## Columns of items", ITEM_COLUMNS),
        _columns("## Columns of figures (`--long`)", QUANTITY_COLUMNS),
        _columns("## Columns of documents (Excel's third sheet)", DOCUMENT_COLUMNS),
        "## Findings (`--fail-on`)\n\n" + ", ".join(f"`{name}`" for name in FINDINGS) + "\n",
        _settings(),
        _table("## Environment variables", ("variable", "meaning"), ((f"`{k}`", v) for k, v in VARIABLES.items())),
        _table("## Codes", ("codes", "kind", "exit code"), CODES),
        _json(),
    )
    return "\n".join(parts)


def _commands(command: Any, path: str) -> Iterator[str]:
    """A section for a command and those below it."""
    yield f"## `{path}`\n\n{_line(command.help)}\n"
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    if arguments:
        rows = ((f"`{parameter.name}`", _line(getattr(parameter, "help", ""))) for parameter in arguments)
        yield _table("", ("argument", "meaning"), rows)
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    for panel in dict.fromkeys(getattr(option, "rich_help_panel", None) for option in options):
        grouped = [option for option in options if getattr(option, "rich_help_panel", None) == panel]
        rows = ((_names(option), _line(option.help), _default(option)) for option in grouped)
        yield _table(f"**{panel}**" if panel else "", ("option", "meaning", "default"), rows)
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, f"{path} {name}")


def _names(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return f"{names} {option.metavar}".replace("|", "\\|") if option.metavar else names


def _default(option: Any) -> str:
    value = option.default
    plain = value is None or value is False or value == [] or callable(value) or value == 0
    return "" if plain else f"`{value}`"


def _formats() -> str:
    targets = {"text": "a file or standard output", "bytes": "a file or standard output", "database": "a file",
               "folder": "a folder"}  # fmt: skip
    rows = ((f"`{form.name}`", ", ".join(f"`{suffix}`" for suffix in form.suffixes), targets[form.target])
            for form in FORMATS.values())  # fmt: skip
    return _table("## Formats", ("format", "suffixes", "written to"), rows)


def _columns(title: str, columns: Sequence[Column]) -> str:
    rows = ((f"`{column.name}`", column.chinese, KINDS[column.kind], "" if column.shown else "with `--fields`")
            for column in columns)  # fmt: skip
    return _table(title, ("column", "`--header zh`", "kind", "shown"), rows)


def _settings() -> str:
    rows = (
        (f"`{name}`", known.meaning, "" if known.default in (None, ()) else f"`{str(known.default).lower()}`")
        for name, known in KNOWN.items()
    )
    return _table("## Settings (`replyscan.toml`, `[tool.replyscan]`)", ("setting", "meaning", "default"), rows)


def _json() -> str:
    schema = document_schema()
    parts = [("one document", schema), *schema["$defs"].items()]
    lines = ["## JSON\n", "Every field is there in every output of form 1 unless marked; new fields may come. "
             "`replyscan schema` prints the JSON Schema.\n"]  # fmt: skip
    for name, part in parts:
        rows = ((f"`{field}`", _type(form), _line(form.get("description", "")) or _optional(field, part))
                for field, form in part["properties"].items())  # fmt: skip
        lines.append(_table(f"**{name}**", ("field", "type", ""), rows))
    return "\n".join(lines)


def _optional(field: str, part: dict[str, Any]) -> str:
    return "" if field in part["required"] else "not always there"


def _type(form: dict[str, Any]) -> str:
    if "$ref" in form:
        return f"[{form['$ref'].rsplit('/', 1)[1]}]"
    if "anyOf" in form:
        return " or ".join(map(_type, form["anyOf"]))
    if "enum" in form:
        return ", ".join(f"`{word}`" for word in form["enum"])
    if form.get("type") == "array":
        return f"list of {_type(form['items'])}"
    kind = form.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _table(title: str, heads: Sequence[str], rows: Any) -> str:
    lines = [f"{title}\n"] if title else []
    lines += ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
