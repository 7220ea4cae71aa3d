"""What an explanation says. All offsets are of the decoded text, in code points."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.records import Item, Quote


@dataclass(frozen=True, slots=True)
class Reason:
    """Where one field of an item came from: its value, the rule and the words that gave it, and one sentence why.

    `rule` is the id of a rule, or of a step of the grammar (status.section). `place` is the rule's file and line, ""
    for the grammar.
    """

    field: str
    value: str
    why: str
    rule: str = ""
    place: str = ""
    words: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemReasons:
    """An item with the reason of each of its fields."""

    item: Item
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a stretch of text is no item.

    `stage` is the stage that stopped it (outline, mentions, clause, items), `condition` the name of what stopped it,
    `rule` the rule that was at work or "", `why` one sentence. `change` is the smallest change that makes it an item;
    `tried` says whether it was tried out and did.
    """

    quote: Quote
    stage: str
    condition: str
    why: str
    rule: str = ""
    place: str = ""
    words: tuple[Quote, ...] = ()
    change: str = ""
    tried: bool = False
