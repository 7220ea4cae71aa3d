"""Options as typed → what the library takes; combinations that mean nothing are refused, not passed over."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replyscan.cli.options import one_of
from replyscan.cli.voice import language
from replyscan.config import Settings
from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.output import Format, Layout, Selection, chosen_format
from replyscan.output.columns import ITEM_COLUMNS, QUANTITY_COLUMNS, chosen, unknown_field
from replyscan.output.manifest import MANIFEST_SUFFIX
from replyscan.output.offsets import OFFSET_UNITS
from replyscan.output.selection import read_amount, read_day, read_statuses
from replyscan.output.write import is_special

if TYPE_CHECKING:
    from replyscan.cli.session import Destination

# Formats whose cells a spreadsheet may open.
_SPREADSHEETS = ("csv", "tsv", "xlsx")

# The start of a process costs about as much as so many replies.
_WORTH_A_PROCESS = 50


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of `extract`, by the names of its parameters; `typed` holds those that the command line names."""

    inputs: list[str] | None
    include: list[str] | None
    exclude: list[str] | None
    encoding: str | None
    max_bytes: int
    max_pages: int
    stdin_name: str
    limit: int | None
    rules: list[Path] | None
    everything: bool
    status: list[str] | None
    agency: list[str] | None
    min_amount: str | None
    since: str | None
    until: str | None
    sort: str | None
    output: Path | None
    form: str | None
    long: bool
    fields: str | None
    header: str | None
    raw_cells: bool
    bom: bool | None
    with_text: bool
    ascii_only: bool
    offset_unit: str
    keep_contacts: bool
    save_text: Path | None
    colour: str
    jobs: int
    resume: bool
    strict: bool
    errors: Path | None
    manifest: Path | None
    no_manifest: bool
    log_file: Path | None
    fail_on: list[str] | None
    as_of: str | None
    exit_zero: bool
    audit: bool
    dry_run: bool
    progress: bool | None
    quiet: int
    verbose: int
    lang: str | None
    typed: frozenset[str] = frozenset()

    @property
    def path(self) -> Path | None:
        """The file to write; None for standard output."""
        return None if self.output is None or str(self.output) == "-" else self.output

    @property
    def record(self) -> Path | None:
        """The file for the manifest: the one that was named, else one beside the output; None where none is wanted."""
        if self.manifest is not None or self.no_manifest or self.path is None or is_special(self.path):
            return self.manifest
        return self.path.with_name(self.path.name + MANIFEST_SUFFIX)


def format_of(choices: Choices, settings: Settings) -> Format:
    """The format: by --format, else the output's suffix, else REPLYSCAN_FORMAT, else a settings file, else a habit."""
    return chosen_format(choices.form, choices.path, settings.get("extract.format"), terminal=sys.stdout.isatty())


def layout_of(choices: Choices, form: Format) -> Layout:
    """The layout that the options ask for, so far as `form` has a place for it. Raises UsageError for wrong words."""
    one_of("--header", choices.header or "en", ("en", "zh"))
    one_of("--color", choices.colour, ("auto", "always", "never"))
    one_of("--offset-unit", choices.offset_unit, OFFSET_UNITS)
    return Layout(
        long=choices.long,
        fields=_words(choices.fields),
        # What a terminal shows is for its reader; what a program may read is the same in every locale.
        chinese=(choices.header or (language() if form.name == "table" else "en")) == "zh",
        raw_cells=choices.raw_cells,
        sort=_words(choices.sort),
        with_text=choices.with_text,
        ascii=choices.ascii_only,
        offset_unit="utf16" if choices.offset_unit == "utf16" and form.offsets else "codepoint",
        colour=None if choices.colour == "auto" else choices.colour == "always",
    )


# The options that decide what is in an output, as the manifest records them.
_RECORDED = ("limit", "encoding", "max_bytes", "max_pages", "everything", "status", "agency", "min_amount", "since",
             "until", "sort", "long", "fields", "header", "raw_cells", "bom", "with_text", "ascii_only", "offset_unit",
             "keep_contacts")  # fmt: skip
_NAMES = {"everything": "all", "ascii_only": "ascii", "form": "format", "colour": "color"}


def recorded(choices: Choices, form: Format) -> dict[str, Any]:
    """The options that decide what is in the output, by their names on the command line."""
    options = {option_name(name).removeprefix("--"): getattr(choices, name) for name in _RECORDED}
    return {"format": form.name, **options}


def option_name(parameter: str) -> str:
    """A parameter's option as it is typed."""
    return f"--{_NAMES.get(parameter, parameter.replace('_', '-'))}"


def targets_of(choices: Choices) -> list[Path]:
    """All files and folders that are written. Raises UsageError where two of them are one."""
    given = (choices.path, choices.save_text, choices.errors, choices.record, choices.log_file)
    targets = [target for target in given if target is not None]
    for number, target in enumerate(targets):
        if target.resolve() in [other.resolve() for other in targets[:number]] and not is_special(target):
            raise UsageError("RS104", say("{name}: two options would write it; choose another file.", name=target))
    return targets


def destination_of(choices: Choices, form: Format, layout: Layout) -> Destination:
    """Where everything is written to."""
    from replyscan.cli.session import Destination

    return Destination(
        choices.path,
        form,
        layout,
        choices.bom if "bom" in choices.typed or form.name in ("csv", "tsv") else None,
        choices.save_text,
        choices.errors,
        choices.record,
        choices.keep_contacts,
    )


def check(choices: Choices, form: Format, layout: Layout) -> None:
    """Raises UsageError where an option means nothing with the others, before anything is read."""
    json = form.name in ("json", "jsonl")
    meaningful = {
        "long": form.columns,
        "fields": form.columns,
        "header": form.columns or form.name == "html",
        "sort": form.columns,
        "raw_cells": form.name in _SPREADSHEETS,
        "with_text": json,
        "ascii_only": json,
        "bom": form.target == "text",
        "offset_unit": form.offsets,
        "keep_contacts": form.shared,
    }
    for name, meant in meaningful.items():
        if name in choices.typed and not meant:
            raise UsageError(
                "RS104", say("{option} means nothing for {form}.", option=option_name(name), form=form.name)
            )
    if choices.path is None and form.target in ("database", "folder"):
        raise UsageError("RS104", say("{form} needs a file; add -o FILE.", form=form.name))
    if choices.manifest is not None and "no_manifest" in choices.typed:
        raise UsageError("RS104", say("give --manifest or --no-manifest, not both."))
    if choices.path is None and choices.resume:
        raise UsageError("RS104", say("--resume needs a file to go on with; add -o FILE."))
    columns = QUANTITY_COLUMNS if layout.long else ITEM_COLUMNS
    chosen(columns, layout.fields)
    known = [column.name for column in columns]
    for key in layout.sort:
        if key.removeprefix("-") not in known:
            raise unknown_field(key.removeprefix("-"), known)


def selection_of(choices: Choices) -> Selection:
    """What the options ask to keep. Raises UsageError for words that are none."""
    return Selection(
        statuses=read_statuses(choices.status or ()),
        agencies=tuple(choices.agency or ()),
        least_amount=read_amount(choices.min_amount) if choices.min_amount is not None else None,
        since=read_day(choices.since, last=False) if choices.since is not None else None,
        until=read_day(choices.until, last=True) if choices.until is not None else None,
    )


def today_of(choices: Choices) -> date:
    """The day that counts as today."""
    return read_day(choices.as_of, last=True) if choices.as_of is not None else date.today()


def jobs_of(choices: Choices, inputs: int) -> int:
    """The number of processes: as many as were asked for, else one a core where the replies are worth their start."""
    return choices.jobs or max(1, min(os.cpu_count() or 1, inputs // _WORTH_A_PROCESS))


def _words(written: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (written or "").split(",") if word.strip())
