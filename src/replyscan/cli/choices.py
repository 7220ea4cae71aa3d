"""Options as typed → what the library takes; combinations that mean nothing are refused, not passed over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.output import Format, Layout, Selection
from replyscan.output.columns import ITEM_COLUMNS, QUANTITY_COLUMNS, chosen, unknown_field
from replyscan.output.selection import read_amount, read_day, read_statuses


def layout_of(
    long: bool,
    fields: str | None,
    header: str,
    raw_cells: bool,
    sort: str | None,
    with_text: bool,
    ascii_only: bool,
    colour: str,
) -> Layout:
    """The layout that the options ask for. Raises UsageError for words that are none."""
    one_of("--header", header, ("en", "zh"))
    one_of("--color", colour, ("auto", "always", "never"))
    return Layout(
        long=long,
        fields=_words(fields),
        chinese=header == "zh",
        raw_cells=raw_cells,
        sort=_words(sort),
        with_text=with_text,
        ascii=ascii_only,
        colour=None if colour == "auto" else colour == "always",
    )


def check_layout(form: Format, layout: Layout, output: Path | None, bom: bool | None) -> None:
    """Raises UsageError where an option means nothing for the format, before anything is read."""
    needless = {
        "--long": layout.long and not form.columns,
        "--fields": layout.fields and not form.columns,
        "--raw-cells": layout.raw_cells and form.name not in ("csv", "tsv", "xlsx"),
        "--with-text": layout.with_text and form.name not in ("json", "jsonl"),
        "--ascii": layout.ascii and form.name not in ("json", "jsonl"),
        "--bom": bom and form.target != "text",
    }
    for name, wrong in needless.items():
        if wrong:
            raise UsageError("RS104", say("{option} means nothing for {form}.", option=name, form=form.name))
    if form.target in ("database", "folder") and output is None:
        raise UsageError("RS104", say("{form} needs a file; add -o FILE.", form=form.name))
    columns = QUANTITY_COLUMNS if layout.long else ITEM_COLUMNS
    chosen(columns, layout.fields)
    known = [column.name for column in columns]
    for key in layout.sort:
        if key.removeprefix("-") not in known:
            raise unknown_field(key.removeprefix("-"), known)


def selection_of(
    status: Sequence[str] | None,
    agency: Sequence[str] | None,
    min_amount: str | None,
    since: str | None,
    until: str | None,
) -> Selection:
    """What the options ask to keep. Raises UsageError for words that are none."""
    return Selection(
        statuses=read_statuses(status or ()),
        agencies=tuple(agency or ()),
        least_amount=read_amount(min_amount) if min_amount is not None else None,
        since=read_day(since, last=False) if since is not None else None,
        until=read_day(until, last=True) if until is not None else None,
    )


def one_of(option: str, word: str, known: Sequence[str]) -> None:
    """Raises UsageError RS108 where an option's word is none of those there are."""
    if word not in known:
        reason = say("{option} is one of {known}, not {word!r}.", option=option, known=", ".join(known), word=word)
        raise UsageError("RS108", reason)


def _words(written: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (written or "").split(",") if word.strip())
