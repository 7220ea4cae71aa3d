"""Documents as plain dictionaries in the published form (schema_version "1")."""

from __future__ import annotations

from datetime import date
from typing import Any

from replyscan import __version__
from replyscan.records import Actor, Document, Figure, Header, Item, Partner, Quantity, Quote, Time, Warning

SCHEMA_VERSION = "1"


def envelope_head(rules: str, offset_unit: str = "codepoint") -> dict[str, Any]:
    """How an output came about: what stands before the documents in JSON and at the beginning of each JSON line."""
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": f"replyscan {__version__}",
        "rules": rules,
        "offset_unit": offset_unit,
    }


def document_entry(document: Document, *, with_text: bool = False) -> dict[str, Any]:
    """One document of the JSON output, without the head; `with_text` adds the text the offsets refer to."""
    entry = {
        "doc_id": document.doc_id,
        "source": document.source,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "url": document.url,
        "meta": header_entry(document.meta),
        "items": [item_entry(item) for item in document.items],
        "warnings": [_warning(warning) for warning in document.warnings],
    }
    return entry | {"text": document.text} if with_text else entry


def item_entry(item: Item) -> dict[str, Any]:
    """One item of the JSON output."""
    return {
        "id": item.id,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "section": list(item.section),
        "agency": _actor(item.agency),
        "co_agencies": [_partner(partner) for partner in item.co_agencies],
        "verb": _quote(item.verb),
        "action_class": item.action_class,
        "modifiers": list(item.modifiers),
        "object": _quote(item.object),
        "status": item.status,
        "status_context": _quote(item.status_context),
        "lead_in": _quote(item.lead_in),
        "strength": item.strength,
        "amounts": [_quantity(quantity, named=False) for quantity in item.amounts],
        "metrics": [_quantity(quantity, named=True) for quantity in item.metrics],
        "time": _time(item.time),
        "documents": [
            {"title": document.title, "number": document.number, "start": document.start, "end": document.end}
            for document in item.documents
        ],
        "rules": list(item.rules),
        "core": item.core,
    }


def header_entry(header: Header) -> dict[str, Any]:
    """The `meta` of a document."""
    return {
        "title": header.title,
        "doc_number": header.doc_number,
        "session": header.session,
        "proposal_number": header.proposal_number,
        "proposal_kind": header.proposal_kind,
        "subject": header.subject,
        "addressees": list(header.addressees),
        "issuers": list(header.issuers),
        "date": day(header.date),
        "published": day(header.published),
        "handling_class": header.handling_class,
    }


def day(value: date | None) -> str | None:
    """A day in ISO form."""
    return value.isoformat() if value else None


def _actor(actor: Actor) -> dict[str, Any]:
    entry = {"text": actor.text, "start": actor.start, "end": actor.end, "source": actor.source}
    return entry | {"canonical": actor.canonical}


def _partner(partner: Partner) -> dict[str, Any]:
    return {"text": partner.text, "start": partner.start, "end": partner.end, "canonical": partner.canonical}


def _quote(quote: Quote | None) -> dict[str, Any] | None:
    return {"text": quote.text, "start": quote.start, "end": quote.end} if quote else None


def _quantity(quantity: Quantity, *, named: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {"text": quantity.text, "start": quantity.start, "end": quantity.end}
    entry |= {
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "bound": quantity.bound,
    }
    if named:
        entry["name"] = quantity.name
    if quantity.per is not None:
        entry["per"] = quantity.per
    return entry


def number(value: Figure | None) -> int | float | None:
    """A figure as a JSON number: whole numbers as such, others as the shortest decimal that reads back the same."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _time(time: Time | None) -> dict[str, Any] | None:
    if time is None:
        return None
    offsets = {"text": time.text, "start_offset": time.start_offset, "end_offset": time.end_offset}
    return offsets | {"start": day(time.start), "end": day(time.end), "kind": time.kind}


def _warning(warning: Warning) -> dict[str, Any]:
    return {"code": warning.code, "message": warning.message, "start": warning.start, "end": warning.end}
