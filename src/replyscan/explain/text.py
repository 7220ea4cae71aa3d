"""Explanations as lines of plain text, and as records for JSON."""

from __future__ import annotations

from typing import Any

from replyscan.explain.records import ItemReasons, Miss, Reason
from replyscan.records import Quote


def item_lines(reasons: ItemReasons) -> list[str]:
    """An item with its reasons, one field a line with rule, words and characters below it."""
    item = reasons.item
    kind = "item" if item.core else "optional item"
    lines = [f"{kind} {item.id}  {item.start}:{item.end}", f"  {_one_line(item.text)}"]
    for reason in reasons.reasons:
        lines.append(f"  {reason.field + ':':<10} {_one_line(reason.value)}")
        lines.append(f"             {reason.why}{_source(reason.rule, reason.place, reason.words)}")
    return lines


def miss_lines(miss: Miss) -> list[str]:
    """Why a stretch is no item, the cause first, then the smallest change."""
    lines = [
        f"no item  {miss.quote.start}:{miss.quote.end}",
        f"  {_one_line(miss.quote.text)}",
        f"  stage:     {miss.stage}",
        f"  condition: {miss.condition}",
        f"  why:       {miss.why}{_source(miss.rule, miss.place, miss.words)}",
    ]
    if miss.change:
        tried = "tried: then it is an item" if miss.tried else "by itself this does not make it an item"
        lines.append(f"  change:    {miss.change} ({tried})")
    return lines


def item_record(reasons: ItemReasons) -> dict[str, Any]:
    """An item with its reasons for JSON."""
    item = reasons.item
    return {
        "item": item.id,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "core": item.core,
        "fields": [_reason_record(reason) for reason in reasons.reasons],
    }


def miss_record(miss: Miss) -> dict[str, Any]:
    """A miss for JSON."""
    return {
        "item": None,
        "start": miss.quote.start,
        "end": miss.quote.end,
        "text": miss.quote.text,
        "stage": miss.stage,
        "condition": miss.condition,
        "why": miss.why,
        "rule": miss.rule or None,
        "place": miss.place or None,
        "words": [_quote_record(word) for word in miss.words],
        "change": miss.change or None,
        "tried": miss.tried,
    }


def _reason_record(reason: Reason) -> dict[str, Any]:
    return {
        "field": reason.field,
        "value": reason.value,
        "why": reason.why,
        "rule": reason.rule or None,
        "place": reason.place or None,
        "words": [_quote_record(word) for word in reason.words],
    }


def _quote_record(word: Quote) -> dict[str, Any]:
    return {"text": word.text, "start": word.start, "end": word.end}


def _source(rule: str, place: str, words: tuple[Quote, ...]) -> str:
    """The rule with its place, and the words with theirs, behind a sentence."""
    named = f" [{rule}{', ' + place if place else ''}]" if rule else ""
    quoted = "".join(f" “{_one_line(word.text)}” {word.start}:{word.end}" for word in words)
    return f"{named}{quoted}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
