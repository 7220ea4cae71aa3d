"""What was found in a clause → an `Item` in offsets of the decoded text, with its id."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from replyscan.items.frame import Frame
from replyscan.items.tokens import VERB, Token
from replyscan.outline.characters import as_written
from replyscan.records import (
    Actor,
    AgencyMention,
    Clause,
    DocumentReference,
    Header,
    Item,
    Partner,
    Quantity,
    Quote,
    Reply,
    Status,
    Strength,
    Time,
)


@dataclass(slots=True)
class Finding:
    """All that was found in one clause; offsets into `Reply.flat`.

    `context` is where the words stand, outside the clause, that give its status; `lead_in` is what the sentence says
    before a refusal.
    """

    clause: Clause
    section: tuple[str, ...]
    frame: Frame
    actor: Actor
    partners: Sequence[AgencyMention]
    status: Status
    strength: Strength
    rule: str
    context: tuple[int, int] | None
    lead_in: tuple[int, int] | None
    amounts: Sequence[Quantity]
    metrics: Sequence[Quantity]
    time: Time | None
    documents: Sequence[DocumentReference]
    core: bool


class ItemIds:
    """Ids hashed from content: issuer, proposal number, normalised clause, ordinal among equals of one reply."""

    def __init__(self, header: Header) -> None:
        self._signed = f"{'、'.join(header.issuers)}\x1f{header.proposal_number}\x1f"
        self._seen: dict[str, int] = {}

    def next(self, text: str) -> str:
        """The id of the next item of the reply, whose clause reads `text`."""
        key = self._signed + "".join(unicodedata.normalize("NFKC", text).split())
        ordinal = self._seen[key] = self._seen.get(key, 0) + 1
        return hashlib.sha256(f"{key}\x1f{ordinal}".encode()).hexdigest()[:12]


def item_in_text(finding: Finding, reply: Reply, ids: ItemIds) -> Item:
    """The item of `finding` with every span led back to the decoded text."""
    frame, clause = finding.frame, finding.clause
    start, end = clause.start, clause.end
    if not reply.verbatim:
        start, end = reply.alignment.start(start), reply.alignment.end(end)
    text = reply.text.content[start:end]
    # The figure of a norm is an object without a verb (每学期不少于2节).
    told = frame.verb is not None or bool(frame.object_text)
    object_start = frame.fronted if frame.fronted is not None else frame.object_start
    return Item(
        id=ids.next(text),
        start=start,
        end=end,
        text=text,
        section=tuple([as_written(reply, heading) for heading in finding.section]),
        agency=_actor(finding.actor, reply),
        co_agencies=tuple([partner for mention in finding.partners for partner in _partners(mention, reply)]),
        verb=_quote(reply, frame.verb.start, frame.verb.end) if frame.verb else None,
        action_class=_class_of(frame.verb) if frame.verb else None,
        modifiers=tuple([as_written(reply, token.text, token.start) for token in frame.modifiers]),
        object=_quote(reply, object_start, clause.end) if told and object_start < clause.end else None,
        status=finding.status,
        strength=finding.strength,
        amounts=_quantities(finding.amounts, clause, reply),
        metrics=_quantities(finding.metrics, clause, reply),
        time=_time(finding.time, reply),
        documents=_documents(finding.documents, reply),
        rules=(finding.rule, *((frame.verb.rule,) if frame.verb else ())),
        core=finding.core,
        status_context=_quote(reply, *finding.context) if finding.context else None,
        lead_in=_quote(reply, *finding.lead_in) if finding.lead_in else None,
    )


def _class_of(verb: Token) -> str:
    """The class of a verb; what heads a clause and is no verb by itself (没有, 出) is an act like any other."""
    return verb.label if verb.flags & VERB else "act"


def _quote(reply: Reply, start: int, end: int) -> Quote:
    if reply.verbatim:
        return Quote(reply.flat[start:end], start, end)
    start, end = reply.alignment.start(start), reply.alignment.end(end)
    return Quote(reply.text.content[start:end], start, end)


def _quantities(quantities: Sequence[Quantity], clause: Clause, reply: Reply) -> tuple[Quantity, ...]:
    if reply.verbatim:
        return tuple(quantities)
    quotes = (_quote(reply, quantity.start, quantity.end) for quantity in quantities)
    names = (as_written(reply, quantity.name or "", clause.start, clause.end) or None for quantity in quantities)
    return tuple(
        replace(quantity, text=quote.text, start=quote.start, end=quote.end, name=name)
        for quantity, quote, name in zip(quantities, quotes, names, strict=True)
    )


def _time(time: Time | None, reply: Reply) -> Time | None:
    if time is None or reply.verbatim:
        return time
    quote = _quote(reply, time.start_offset, time.end_offset)
    return replace(time, text=quote.text, start_offset=quote.start, end_offset=quote.end)


def _documents(documents: Sequence[DocumentReference], reply: Reply) -> tuple[DocumentReference, ...]:
    if reply.verbatim:
        return tuple(documents)
    quotes = (_quote(reply, document.start, document.end) for document in documents)
    return tuple(
        replace(document, title=quote.text, start=quote.start, end=quote.end)
        for document, quote in zip(documents, quotes, strict=True)
    )


def _actor(actor: Actor, reply: Reply) -> Actor:
    if actor.start is None or actor.end is None or reply.verbatim:
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
