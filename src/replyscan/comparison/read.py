"""JSON and JSON Lines that `extract` wrote → documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.records import (
    Actor,
    Document,
    DocumentReference,
    Header,
    Item,
    Partner,
    Quantity,
    QuantityKind,
    Quote,
    Time,
)

SCHEMA_VERSION = "1"
SUFFIXES = (".json", ".jsonl", ".ndjson")


def read_extracted(path: Path) -> Iterator[Document]:
    """The documents in a file that `extract` wrote, one after the other; items marked optional are left out.

    Raises InputError where the file cannot be read, is not such a file, has another schema version, or holds items
    without ids.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError("RS301", say("{name}: there is no such file.", name=path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("RS308", say("{name}: cannot be read ({reason}).", name=path, reason=error)) from None
    entries = _entries(content, path) if path.suffix.lower() == ".json" else _lines(content, path)
    for number, entry in enumerate(entries, 1):
        yield document_from(entry, f"{path}: document {number}")


def _lines(content: str, path: Path) -> Iterator[Any]:
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            try:
                entry = json.loads(line, parse_float=Decimal)
            except json.JSONDecodeError as error:
                raise _not_extracted(f"{path}:{number}", error.msg) from None
            if isinstance(entry, dict):
                _check_version(entry.get("schema_version", SCHEMA_VERSION), path)
                _check_unit(entry.get("offset_unit", "codepoint"), path)
            yield entry


def _entries(content: str, path: Path) -> Iterator[Any]:
    """The entries of `documents` one by one, so that a large file is never held as objects all at once."""
    decoder = json.JSONDecoder(parse_float=Decimal)
    try:
        at = _expect(content, 0, "{")
        seen = False
        while not content.startswith("}", at):
            name, at = decoder.raw_decode(content, at)
            at = _expect(content, at, ":")
            if name == "documents":
                seen = True
                at = _expect(content, at, "[")
                while not content.startswith("]", at):
                    entry, at = decoder.raw_decode(content, at)
                    yield entry
                    at = _after_comma(content, at)
                at += 1
            else:
                value, at = decoder.raw_decode(content, at)
                if name == "schema_version":
                    _check_version(value, path)
                if name == "offset_unit":
                    _check_unit(value, path)
            at = _after_comma(content, at)
    except json.JSONDecodeError as error:
        raise _not_extracted(str(path), error.msg) from None
    if not seen:
        raise _not_extracted(str(path), "it has no list named documents")


def _expect(content: str, at: int, mark: str) -> int:
    """The place of the next token behind `mark`, which must come next."""
    at = _skip(content, at)
    if not content.startswith(mark, at):
        raise json.JSONDecodeError(f"{mark!r} expected", content, at)
    return _skip(content, at + 1)


def _after_comma(content: str, at: int) -> int:
    at = _skip(content, at)
    return _skip(content, at + 1) if content.startswith(",", at) else at


def _skip(content: str, at: int) -> int:
    while at < len(content) and content[at] in " \t\r\n":
        at += 1
    return at


def _check_version(version: object, path: Path) -> None:
    if version != SCHEMA_VERSION:
        template = "{name}: has schema_version {found!r}, but {known!r} is read; extract it again with --format json."
        raise InputError("RS351", say(template, name=path, found=version, known=SCHEMA_VERSION))


def _check_unit(unit: object, path: Path) -> None:
    """Offsets are put out again as code points, so they must come as such."""
    if unit != "codepoint":
        template = "{name}: counts offsets in {found!r}; extract it again without --offset-unit."
        raise InputError("RS351", say(template, name=path, found=unit))


def _not_extracted(where: str, why: str) -> InputError:
    template = "{where}: is not what extract writes ({why}); extract it again with --format json."
    return InputError("RS352", say(template, where=where, why=why))


def document_from(entry: Any, where: str) -> Document:
    """One document of the JSON output; `where` is what an error calls it. Raises InputError where it is none."""
    if not isinstance(entry, dict) or not isinstance(entry.get("items"), list):
        raise _not_extracted(where, "it has no list of items")
    items = [_item(item, f"{where}, item {number}") for number, item in enumerate(entry["items"], 1)]
    try:
        return Document(
            source=str(entry.get("source", "")),
            sha256=str(entry.get("sha256", "")),
            encoding=str(entry.get("encoding", "")),
            meta=_header(entry.get("meta") or {}),
            items=tuple(item for item in items if item.core),
        )
    except (TypeError, ValueError) as error:
        raise _not_extracted(where, str(error)) from None


def _header(meta: Mapping[str, Any]) -> Header:
    return Header(
        title=meta.get("title") or "",
        doc_number=meta.get("doc_number") or "",
        session=meta.get("session") or "",
        proposal_number=meta.get("proposal_number") or "",
        proposal_kind=meta.get("proposal_kind") or "",
        subject=meta.get("subject") or "",
        addressees=tuple(meta.get("addressees") or ()),
        issuers=tuple(meta.get("issuers") or ()),
        date=_day(meta.get("date")),
        published=_day(meta.get("published")),
        handling_class=meta.get("handling_class"),
    )


def _item(entry: Any, where: str) -> Item:
    if not isinstance(entry, dict):
        raise _not_extracted(where, "an item is no object")
    if not entry.get("id"):
        template = "{where}: has no id and cannot be followed; extract it again with --format json."
        raise InputError("RS353", say(template, where=where))
    try:
        agency = entry["agency"]
        return Item(
            id=str(entry["id"]),
            start=entry["start"],
            end=entry["end"],
            text=entry["text"],
            section=tuple(entry.get("section") or ()),
            agency=Actor(
                agency.get("text"), agency.get("start"), agency.get("end"), agency["source"], agency.get("canonical")
            ),
            co_agencies=tuple(
                Partner(one["text"], one["start"], one["end"], one.get("canonical") or one["text"])
                for one in entry.get("co_agencies") or ()
            ),
            verb=_quote(entry.get("verb")),
            action_class=entry.get("action_class"),
            modifiers=tuple(entry.get("modifiers") or ()),
            object=_quote(entry.get("object")),
            status=entry["status"],
            strength=entry.get("strength") or "firm",
            amounts=tuple(_quantity(one, "money") for one in entry.get("amounts") or ()),
            metrics=tuple(_quantity(one, "count") for one in entry.get("metrics") or ()),
            time=_time(entry.get("time")),
            documents=tuple(
                DocumentReference(one["title"], one["start"], one["end"], one.get("number"))
                for one in entry.get("documents") or ()
            ),
            rules=tuple(entry.get("rules") or ()),
            core=entry.get("core", True),
            status_context=_quote(entry.get("status_context")),
            lead_in=_quote(entry.get("lead_in")),
        )
    except KeyError as error:
        raise _not_extracted(where, f"it lacks {error}") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise _not_extracted(where, str(error)) from None


def _quote(entry: Mapping[str, Any] | None) -> Quote | None:
    return Quote(entry["text"], entry["start"], entry["end"]) if entry and entry["text"] else None


def _quantity(entry: Mapping[str, Any], kind: QuantityKind) -> Quantity:
    return Quantity(
        entry["text"],
        entry["start"],
        entry["end"],
        entry["low"],
        entry["high"],
        entry["unit"],
        entry["bound"],
        kind,
        entry.get("name"),
        entry.get("per"),
    )


def _time(entry: Mapping[str, Any] | None) -> Time | None:
    if not entry:
        return None
    days = _day(entry.get("start")), _day(entry.get("end"))
    return Time(entry["text"], entry["start_offset"], entry["end_offset"], *days, entry["kind"])


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
