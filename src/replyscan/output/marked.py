"""A document as a piece of HTML with its text marked, for notebooks and pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from replyscan.messages import Language, counted, translate
from replyscan.output.annotations import Annotation, annotated
from replyscan.records import Document

_COLOURS = {
    "done": "#d9f2dd",
    "ongoing": "#d5eef7",
    "planned": "#fff0c2",
    "declined": "#fbd9d7",
    "agency": "#5b3cc4",
    "co_agency": "#5b3cc4",
    "verb": "#b3261e",
    "amount": "#0b6e4f",
    "metric": "#0b6e4f",
    "time": "#8a5a00",
    "document": "#555555",
}
_STATUSES = ("done", "ongoing", "planned", "declined")


def marked_html(document: Document, language: Language = "en") -> str:
    """The title, a legend and the text: items on a ground in the colour of their status, their parts underlined.

    Self-contained and escaped, with the words of `language`. Without the text (a document read from JSON) the items'
    own words stand in its place.
    """
    title = escape(document.meta.title or document.source)
    facts = "　".join(escape(fact) for fact in _facts(document, language) if fact)
    legend = " ".join(
        f'<span style="background:{_COLOURS[status]};padding:0 .4em">{translate(status, language)}</span>'
        for status in _STATUSES
    )
    body = (
        "".join(_marked(document, language))
        if document.text
        else "<br>".join(escape(item.text) for item in document.items)
    )
    return (
        f'<div style="border:1px solid #ccc;padding:.6em 1em;max-width:60em"><b>{title}</b>'
        f'<div style="color:#555">{facts}</div><div style="margin:.3em 0">{legend}</div>'
        f'<div style="white-space:pre-wrap;line-height:1.7">{body}</div></div>'
    )


def _facts(document: Document, language: Language) -> Iterator[str]:
    yield "、".join(document.meta.issuers)
    yield document.meta.date.isoformat() if document.meta.date else ""
    yield translate(counted(len(document.items), "{count} item", "{count} items"), language)


def _marked(document: Document, language: Language) -> Iterator[str]:
    """The text cut wherever a span begins or ends, each piece styled by all spans it lies in, so they may overlap."""
    spans = annotated(document).annotations
    cuts = sorted({0, len(document.text), *(place for span in spans for place in (span.start, span.end))})
    opening: dict[int, list[Annotation]] = {}
    for span in spans:
        opening.setdefault(span.start, []).append(span)
    over: list[Annotation] = []
    for start, end in pairwise(cuts):
        over = [span for span in over if span.end > start] + opening.get(start, [])
        piece = escape(document.text[start:end])
        yield f'<span style="{_style(over)}" title="{_names(over, language)}">{piece}</span>' if over else piece


def _style(over: list[Annotation]) -> str:
    ground = next((_COLOURS[span.status] for span in reversed(over) if span.status), None)
    parts = [_COLOURS[span.label] for span in over if span.label in _COLOURS]
    styles = [f"background:{ground}"] if ground else []
    if parts:
        styles.append(f"border-bottom:2px solid {parts[-1]}")
    return ";".join(styles)


def _names(over: list[Annotation], language: Language) -> str:
    names = dict.fromkeys((span.status or span.label).replace("_", "-") for span in over)
    return ", ".join(translate(name, language) for name in names)
