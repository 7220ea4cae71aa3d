"""Explanations as lines of plain text, and as records for JSON."""

from __future__ import annotations

from typing import Any

from replyscan.explain.records import ItemReasons, Miss, Reason
from replyscan.messages import Language, Message, say, translate
from replyscan.records import Quote
from replyscan.width import padded

# What each field is called at the margin, as in the columns of tables.
_FIELDS = {
    "agency": say("agency"),
    "verb": say("verb"),
    "object": say("object"),
    "status": say("status"),
    "strength": say("strength"),
    "amount": say("amount"),
    "metric": say("metric"),
    "time": say("time"),
    "co_agency": say("co-agency"),
    "document": say("document"),
}
_STAGES = {"outline": say("outline"), "mentions": say("mentions"), "clause": say("clause"), "items": say("items")}


def item_lines(reasons: ItemReasons, language: Language = "en") -> list[str]:
    """An item with its reasons, one field a line with rule, words and characters below it."""
    item = reasons.item
    kind = translate(say("item") if item.core else say("optional item"), language)
    lines = [f"{kind} {item.id}  {item.start}:{item.end}", f"  {_one_line(item.text)}"]
    for reason in reasons.reasons:
        value, why = translate(reason.value, language), translate(reason.why, language)
        lines.append(f"  {_label(_FIELDS[reason.field], language, 10)} {_one_line(value)}")
        lines.append(f"             {why}{_source(reason.rule, reason.place, reason.words)}")
    return lines


def miss_lines(miss: Miss, language: Language = "en") -> list[str]:
    """Why a stretch is no item, the cause first, then the smallest change."""
    told = {
        say("stage"): translate(_STAGES[miss.stage], language),
        say("condition"): miss.condition,
        say("why"): f"{translate(miss.why, language)}{_source(miss.rule, miss.place, miss.words)}",
    }
    if miss.change:
        tried = say("tried: then it is an item") if miss.tried else say("by itself this does not make it an item")
        told[say("change")] = f"{translate(miss.change, language)} ({translate(tried, language)})"
    head = f"{translate(say('no item'), language)}  {miss.quote.start}:{miss.quote.end}"
    return [head, f"  {_one_line(miss.quote.text)}",
            *(f"  {_label(name, language, 10)} {value}" for name, value in told.items())]  # fmt: skip


def _label(name: Message, language: Language, width: int) -> str:
    return padded(f"{translate(name, language)}{':' if language == 'en' else '：'}", width)


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
