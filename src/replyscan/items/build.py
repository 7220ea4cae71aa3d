"""Reply and mentions → items: one pass over the clauses in order, with what earlier clauses left behind."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from replyscan.items.actors import NOBODY, ActorMemory
from replyscan.items.classify import ClauseJudge, ClausePlace
from replyscan.items.head import ClauseGrammar, Frame
from replyscan.items.mentions import Mentions
from replyscan.items.quantities import split_quantities
from replyscan.items.status import StatusJudge
from replyscan.items.times import TimeMemory
from replyscan.items.tokens import PIVOT, Token, Tokeniser
from replyscan.records import (
    Actor,
    AgencyMention,
    Block,
    Clause,
    Item,
    Partner,
    Quantity,
    Quote,
    Reply,
    Sentence,
    Status,
    Time,
)
from replyscan.rules import RuleSet


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for later ones."""

    actors: ActorMemory
    times: TimeMemory
    status: Status | None = None
    section_status: Status | None = None
    promised_by: str | None = None
    past: bool = False
    partners: list[AgencyMention] = field(default_factory=list)


class ItemBuilder:
    """Builds the items of replies by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._tokeniser = Tokeniser(rules)
        self._status = StatusJudge(rules)
        self._judge = ClauseJudge(rules)

    def build(self, reply: Reply, mentions: Mentions, edges: bytes) -> list[Item]:
        """The items of `reply` in order of the text, optional ones with `core` false; `edges` marks word borders."""
        tokens = self._tokeniser.tokens(reply.flat, mentions.tokens(), edges)
        memory = Memory(ActorMemory(reply.header), TimeMemory(reply.header.date or reply.header.published))
        memory.past = memory.times.reference is not None or self._judge.tells_past(reply.flat)
        items: list[Item] = []
        for block in reply.blocks:
            if block.kind == "heading":
                memory.section_status = self._judge.section_status(reply.flat[block.start : block.end])
                memory.actors.start_block(continues_list=False)
            if block.kind not in ("body", "opening", "closing"):
                continue
            self._start_block(block, reply, memory)
            for sentence in block.sentences:
                self._start_sentence(sentence, reply, memory)
                for clause in sentence.clauses:
                    found = tokens.within(clause.body, clause.end)
                    item = self._item(reply, block, sentence, clause, found, mentions, memory)
                    if item is not None:
                        items.append(item)
        return _with_ids(items, reply)

    def _start_block(self, block: Block, reply: Reply, memory: Memory) -> None:
        memory.actors.start_block(continues_list=bool(block.point))
        memory.times.start_block()
        memory.status = None
        memory.partners = []
        for heading in block.section:
            status = self._judge.section_status(heading)
            if status is not None:
                memory.section_status = status
                return
        if not block.point:
            memory.section_status = None

    def _start_sentence(self, sentence: Sentence, reply: Reply, memory: Memory) -> None:
        memory.times.start_sentence()
        memory.partners = []
        if memory.status == "done":
            memory.status = None
        if sentence.clauses and memory.section_status != "planned":
            memory.status = None if memory.status == "done" else memory.status
        if self._judge.opens_future(reply.flat[sentence.start : sentence.end]):
            memory.section_status = "planned"

    def _item(
        self,
        reply: Reply,
        block: Block,
        sentence: Sentence,
        clause: Clause,
        tokens: Sequence[Token],
        mentions: Mentions,
        memory: Memory,
    ) -> Item | None:
        frame = ClauseGrammar(reply.flat, tokens, clause.body, clause.end).parse()
        quantities = mentions.quantities(clause.start, clause.end)
        times = mentions.times(clause.start, clause.end)
        text = reply.flat[clause.body : clause.end]
        place = ClausePlace(block.kind, _is_label(clause, sentence, block))
        cue = self._status.cue(tokens, frame, reply.flat, clause.end)
        declined = cue is not None and cue[0] == "declined"
        verdict = self._judge.judge(text, frame, quantities, declined, place)
        if verdict == "none":
            memory.partners += [token.mention for token in frame.partners]
            for time in times:
                memory.times.own_clause(time)
            if frame.subject is not None:
                memory.actors.name(frame.subject.mention, opens_list=False)
            return None
        opens_list = clause.mark in ("：", ":") or not block.point
        actor = self._actor(frame, memory, opens_list, declined)
        time = memory.times.take(times)
        if frame.subject is not None and actor.canonical != memory.promised_by and cue is None:
            memory.status = None
        documents = bool(mentions.documents(clause.start, clause.end))
        status, rule = self._judge_status(cue, time, quantities, documents, frame, memory)
        time = memory.times.settle(time, status)
        if cue is not None and cue[0] == "planned":
            memory.promised_by = actor.canonical
        if cue is not None and cue[0] in ("planned", "done"):
            memory.status = cue[0]
        amounts, metrics = split_quantities(quantities, frame, status, reply.flat, clause)
        partners = [*memory.partners, *(token.mention for token in frame.partners)]
        if frame.verb is not None and verdict == "core":
            memory.partners = []
        return self._record(
            reply, block, clause, frame, actor, partners, status, rule, amounts, metrics, mentions, time, verdict
        )

    def _actor(self, frame: Frame, memory: Memory, opens_list: bool, declined: bool) -> Actor:
        """The body of a clause; a refusal always has one, a thing, a mass or a place before the verb has none."""
        if frame.subject is not None and not (declined and frame.passive_agent):
            return memory.actors.name(frame.subject.mention, opens_list)
        if declined:
            return memory.actors.inherit()
        if frame.verb is None or (frame.topic and not frame.topic.startswith("每")):
            return NOBODY
        return memory.actors.inherit()

    def _judge_status(
        self,
        cue: tuple[Status, str] | None,
        time: Time | None,
        quantities: Sequence[Quantity],
        documents: bool,
        frame: Frame,
        memory: Memory,
    ) -> tuple[Status, str]:
        """The status of a clause and the rule that gave it: its own cues, then the section, the date, its neighbours."""
        dated = self._status.by_time(time, memory.times.reference)
        future = memory.section_status == "planned" or memory.status == "planned"
        weak = cue is not None and cue[1] == "status.result_verbs"
        if cue is not None and not weak:
            return ("planned", "status.time") if cue[0] == "done" and dated == "planned" else cue
        if future:
            return "planned", "status.section"
        if dated is not None:
            return dated, "status.time"
        pivot = frame.verb is not None and frame.verb.flags & PIVOT
        if self._status.is_standing(frame) or any(quantity.per for quantity in quantities):
            return "ongoing", "status.default"
        if weak and (memory.past or not quantities or documents):
            return "done", "status.result_verbs"
        if quantities and frame.verb is not None and frame.verb.label != "measure" and not pivot and memory.past:
            return "done", "status.figure"
        if documents and frame.verb is not None and frame.verb.label == "issue":
            return "done", "status.document"
        if memory.status == "done" and (quantities or not pivot):
            return "done", "status.sentence"
        return "ongoing", "status.default"

    def _record(
        self, reply, block, clause, frame, actor, partners, status, rule, amounts, metrics, mentions, time, verdict
    ):  # type: ignore[no-untyped-def]
        quote = lambda start, end: _quote(reply, start, end)  # noqa: E731
        whole = quote(clause.start, clause.end)
        object_start = frame.fronted if frame.fronted is not None else frame.object_start
        verb = quote(frame.verb.start, frame.verb.end) if frame.verb else None
        rules = [rule]
        if frame.verb is not None:
            rules.append(frame.verb.rule)
        return Item(
            id="",
            start=whole.start,
            end=whole.end,
            text=whole.text,
            section=block.section,
            agency=_actor_in_text(actor, reply),
            co_agencies=tuple(_partners(partners, reply)),
            verb=verb,
            action_class=frame.verb.label if frame.verb else None,
            modifiers=tuple(token.text for token in frame.modifiers),
            object=quote(object_start, clause.end) if frame.verb and object_start < clause.end else None,
            status=status,
            strength=self._status.strength(reply.flat[clause.start : clause.end], status),
            amounts=tuple(_in_text(quantity, reply) for quantity in amounts),
            metrics=tuple(_in_text(quantity, reply) for quantity in metrics),
            time=None if time is None else replace(time, **_offsets(reply, time.start_offset, time.end_offset)),
            documents=tuple(
                replace(document, start=reply.alignment.start(document.start), end=reply.alignment.end(document.end))
                for document in mentions.documents(clause.start, clause.end)
            ),
            rules=tuple(rules),
            core=verdict == "core",
        )


def _is_label(clause: Clause, sentence: Sentence, block: Block) -> bool:
    """Whether the clause is a numbered label: a sentence of its own with text behind it ((一)强化政策供给。我局……)."""
    return clause.body > clause.start and len(sentence.clauses) == 1 and sentence is not block.sentences[-1]


def _quote(reply: Reply, start: int, end: int) -> Quote:
    first, last = reply.alignment.start(start), reply.alignment.end(end)
    return Quote(reply.text.content[first:last], first, last)


def _offsets(reply: Reply, start: int, end: int) -> dict[str, int | str]:
    quote = _quote(reply, start, end)
    return {"text": quote.text, "start_offset": quote.start, "end_offset": quote.end}


def _in_text(quantity: Quantity, reply: Reply) -> Quantity:
    quote = _quote(reply, quantity.start, quantity.end)
    return replace(quantity, text=quote.text, start=quote.start, end=quote.end)


def _actor_in_text(actor: Actor, reply: Reply) -> Actor:
    if actor.start is None or actor.end is None:
        return actor
    quote = _quote(reply, actor.start, actor.end)
    return replace(actor, text=quote.text, start=quote.start, end=quote.end)


def _partners(mentions: Sequence[AgencyMention], reply: Reply) -> list[Partner]:
    """One partner a body: a list of bodies is one mention, but several partners."""
    partners = []
    for mention in mentions:
        at = mention.start
        canonicals = mention.canonical.split("、")
        names = re.split(r"[、]", mention.text)
        for position, name in enumerate(names):
            quote = _quote(reply, at, at + len(name))
            canonical = canonicals[position] if len(canonicals) == len(names) else name
            partners.append(Partner(quote.text, quote.start, quote.end, canonical))
            at += len(name) + 1
    return partners


def _with_ids(items: Sequence[Item], reply: Reply) -> list[Item]:
    """Items with ids hashed from content: issuer, proposal number, normalised clause, ordinal among equals."""
    seen: Counter[str] = Counter()
    named = []
    for item in items:
        clause = re.sub(r"\s+", "", unicodedata.normalize("NFKC", item.text))
        key = "\x1f".join(("、".join(reply.header.issuers), reply.header.proposal_number, clause))
        seen[key] += 1
        named.append(replace(item, id=hashlib.sha256(f"{key}\x1f{seen[key]}".encode()).hexdigest()[:12]))
    return named
