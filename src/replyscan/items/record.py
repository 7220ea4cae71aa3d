"""What was found in a clause → an `Item` in offsets of the decoded text, with its id."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from replyscan.items.frame import Frame
from replyscan.records import (
    Actor,
    AgencyMention,
    Clause,
    DocumentReference,
    Item,
    Partner,
    Quantity,
    Quote,
    Reply,
    Status,
    Strength,
    Time,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """All that was found in one clause; offsets into `Reply.flat`."""

    clause: Clause
    section: tuple[str, ...]
    frame: Frame
    actor: Actor
    partners: tuple[AgencyMention, ...]
    status: Status
    strength: Strength
    rule: str
    amounts: tuple[Quantity, ...]
    metrics: tuple[Quantity, ...]
    time: Time | None
    documents: tuple[DocumentReference, ...]
    core: bool


def item_in_text(finding: Finding, reply: Reply) -> Item:
    """The item of `finding` with every span led back to the decoded text; without an id yet."""
    frame, clause = finding.frame, finding.clause
    whole = _quote(reply, clause.start, clause.end)
    object_start = frame.fronted if frame.fronted is not None else frame.object_start
    return Item(
        id="",
        start=whole.start,
        end=whole.end,
        text=whole.text,
        section=finding.section,
        agency=_actor(finding.actor, reply),
        co_agencies=tuple(partner for mention in finding.partners for partner in _partners(mention, reply)),
        verb=_quote(reply, frame.verb.start, frame.verb.end) if frame.verb else None,
        action_class=frame.verb.label if frame.verb else None,
        modifiers=tuple(token.text for token in frame.modifiers),
        object=_quote(reply, object_start, clause.end) if frame.verb and object_start < clause.end else None,
        status=finding.status,
        strength=finding.strength,
        amounts=tuple(_quantity(quantity, reply) for quantity in finding.amounts),
        metrics=tuple(_quantity(quantity, reply) for quantity in finding.metrics),
        time=_time(finding.time, reply),
        documents=tuple(_document(document, reply) for document in finding.documents),
        rules=(finding.rule, *((frame.verb.rule,) if frame.verb else ())),
        core=finding.core,
    )


def with_ids(items: Sequence[Item], reply: Reply) -> list[Item]:
    """Items with ids hashed from content: issuer, proposal number, normalised clause, ordinal among equals."""
    seen: Counter[str] = Counter()
    signed = f"{'、'.join(reply.header.issuers)}\x1f{reply.header.proposal_number}\x1f"
    named = []
    for item in items:
        key = signed + "".join(unicodedata.normalize("NFKC", item.text).split())
        seen[key] += 1
        named.append(replace(item, id=hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:12]))
    return named


def _quote(reply: Reply, start: int, end: int) -> Quote:
    if reply.alignment.gaps:
        start, end = reply.alignment.start(start), reply.alignment.end(end)
    return Quote(reply.text.content[start:end], start, end)


def _quantity(quantity: Quantity, reply: Reply) -> Quantity:
    if not reply.alignment.gaps:
        return quantity
    quote = _quote(reply, quantity.start, quantity.end)
    return replace(quantity, text=quote.text, start=quote.start, end=quote.end)


def _time(time: Time | None, reply: Reply) -> Time | None:
    if time is None or not reply.alignment.gaps:
        return time
    quote = _quote(reply, time.start_offset, time.end_offset)
    return replace(time, text=quote.text, start_offset=quote.start, end_offset=quote.end)


def _document(document: DocumentReference, reply: Reply) -> DocumentReference:
    if not reply.alignment.gaps:
        return document
    quote = _quote(reply, document.start, document.end)
    return replace(document, title=quote.text, start=quote.start, end=quote.end)


def _actor(actor: Actor, reply: Reply) -> Actor:
    if actor.start is None or actor.end is None or not reply.alignment.gaps:
        return actor
    quote = _quote(reply, actor.start, actor.end)
    return replace(actor, text=quote.text, start=quote.start, end=quote.end)


def _partners(mention: AgencyMention, reply: Reply) -> list[Partner]:
    """One partner a body: a list of bodies is one mention, but several partners."""
    partners = []
    at = mention.start
    names, canonicals = mention.text.split("、"), mention.canonical.split("、")
    # 会同财政部等部门: those that are named act together.
    names[-1] = names[-1].removesuffix(mention.tail)
    for position, name in enumerate(names):
        quote = _quote(reply, at, at + len(name))
        canonical = canonicals[position].removesuffix(mention.tail) if len(canonicals) == len(names) else name
        partners.append(Partner(quote.text, quote.start, quote.end, canonical))
        at += len(name) + 1
    return partners
