"""The JSON Schema (draft 2020-12) of the JSON output, form 1.

What is always there stays there within a form; new fields may come at any time, so readers should pass over fields
they do not know.
"""

from __future__ import annotations

from typing import Any

from replyscan.output.offsets import OFFSET_UNITS
from replyscan.output.plain import SCHEMA_VERSION
from replyscan.output.selection import STATUSES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_OFFSET: Schema = {"type": "integer", "minimum": 0, "description": "Into the text that was read, in offset_unit."}
_MAYBE_OFFSET: Schema = {"type": ["integer", "null"], "minimum": 0}
_FIGURE: Schema = {"type": ["number", "null"], "description": "In base units: yuan, whole counts, percent."}
_MAYBE_DAY: Schema = {"type": ["string", "null"], "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def output_schema() -> Schema:
    """The form of `extract --format json`."""
    fields = _head() | {"documents": {"type": "array", "items": {"$ref": "#/$defs/document"}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "replyscan output",
        **_object(fields),
        "$defs": _definitions(),
    }


def document_schema() -> Schema:
    """The form of one line of `extract --format jsonl`."""
    definitions = _definitions()
    document = definitions.pop("document")
    document["properties"] = _head() | document["properties"]
    document["required"] = [*_head(), *document["required"]]
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "replyscan document"}
    return {**title, **document, "$defs": definitions}


def _head() -> Schema:
    """How the output came about: once in JSON, in every line of JSON Lines."""
    return {
        "schema_version": {"const": SCHEMA_VERSION},
        "generator": _TEXT,
        "rules": {"type": "string", "description": "The rule set: where it came from and the hash of its content."},
        "offset_unit": {"enum": list(OFFSET_UNITS), "description": "What offsets count (--offset-unit)."},
    }


def _object(fields: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required}


def _quote(**more: Schema) -> Schema:
    return _object({"text": _TEXT, "start": _OFFSET, "end": _OFFSET, **more})


def _one_of(*words: str) -> Schema:
    return {"enum": list(words)}


def _list_of(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _or_null(name: str) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, {"type": "null"}]}


def _definitions() -> Schema:
    return {
        "document": _document(),
        "meta": _meta(),
        "item": _item(),
        "quote": _quote(),
        "agency": _agency(),
        "partner": _quote(canonical=_TEXT),
        "amount": _quantity(),
        "metric": _quantity(name=_MAYBE_TEXT),
        "time": _time(),
        "reference": _object({"title": _TEXT, "number": _MAYBE_TEXT, "start": _OFFSET, "end": _OFFSET}),
        "warning": _object({"code": _TEXT, "message": _TEXT, "start": _MAYBE_OFFSET, "end": _MAYBE_OFFSET}),
    }


def _document() -> Schema:
    fields = {
        "doc_id": {"type": "string", "pattern": "^([0-9a-f]{12})?$", "description": "The first digits of sha256."},
        "source": _TEXT,
        "sha256": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
        "encoding": {
            "type": "string",
            "description": "How bytes became text; docx and pdf for documents of that kind.",
        },
        "url": _MAYBE_TEXT,
        "meta": {"$ref": "#/$defs/meta"},
        "items": _list_of("item"),
        "warnings": _list_of("warning"),
        "text": {"type": "string", "description": "The text that offsets refer to (--with-text)."},
    }
    return _object(fields, optional=("text",))


def _meta() -> Schema:
    texts = ("title", "doc_number", "session", "proposal_number", "proposal_kind", "subject")
    fields = dict.fromkeys(texts, _TEXT) | {"addressees": _TEXTS, "issuers": _TEXTS}
    return _object(fields | {"date": _MAYBE_DAY, "published": _MAYBE_DAY, "handling_class": _MAYBE_TEXT})


def _item() -> Schema:
    fields = {
        "id": {"type": "string", "pattern": "^[0-9a-f]{12}$", "description": "A hash of content, not of offsets."},
        "start": _OFFSET,
        "end": _OFFSET,
        "text": _TEXT,
        "section": _TEXTS,
        "agency": {"$ref": "#/$defs/agency"},
        "co_agencies": _list_of("partner"),
        "verb": _or_null("quote"),
        "action_class": _MAYBE_TEXT,
        "modifiers": _TEXTS,
        "object": _or_null("quote"),
        "status": _one_of(*STATUSES),
        "status_context": _or_null("quote"),
        "lead_in": _or_null("quote"),
        "strength": _one_of("firm", "soft", "conditional"),
        "amounts": _list_of("amount"),
        "metrics": _list_of("metric"),
        "time": _or_null("time"),
        "documents": _list_of("reference"),
        "rules": _TEXTS,
        "core": {"type": "boolean", "description": "False for clauses on which careful readers could differ (--all)."},
    }
    return _object(fields)


def _agency() -> Schema:
    source = _one_of("explicit", "inherited", "issuer", "none")
    fields = {"text": _MAYBE_TEXT, "start": _MAYBE_OFFSET, "end": _MAYBE_OFFSET, "source": source}
    return _object(fields | {"canonical": _MAYBE_TEXT})


def _quantity(**more: Schema) -> Schema:
    bound = _one_of("exact", "about", "min", "max", "range")
    fields = {"low": _FIGURE, "high": _FIGURE, "unit": _TEXT, "bound": bound, **more}
    quantity = _quote(**fields)
    quantity["properties"] |= {"per": {"type": "string", "description": "What a rate is counted by."}}
    return quantity


def _time() -> Schema:
    offsets = {"text": _TEXT, "start_offset": _OFFSET, "end_offset": _OFFSET}
    return _object(offsets | {"start": _MAYBE_DAY, "end": _MAYBE_DAY, "kind": _one_of("deadline", "point", "period")})
