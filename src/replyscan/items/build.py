"""Reply and mentions → items: one pass over the clauses in order, with what earlier clauses left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from replyscan.items.actors import ActorJudge, ActorMemory
from replyscan.items.adjuncts import end_of_aims
from replyscan.items.classify import ClauseJudge, ClausePlace, Verdict
from replyscan.items.clause_words import ClauseWords
from replyscan.items.frame import Frame
from replyscan.items.head import ClauseGrammar
from replyscan.items.labels import NO_LABELS, Labels, inside_lists, labels_of
from replyscan.items.mentions import Mentions
from replyscan.items.quantities import MoneyJudge
from replyscan.items.record import Finding, ItemIds, item_in_text
from replyscan.items.status import StatusJudge
from replyscan.items.times import TimeJudge, TimeMemory, in_the_past
from replyscan.items.tokens import AGENCY, PIVOT, STATUS, Token, Tokeniser, Tokens
from replyscan.items.tone import ToneJudge
from replyscan.records import Actor, AgencyMention, Block, Clause, Item, Quantity, Reply, Sentence, Status, Time
from replyscan.rules import RuleSet


class Reading(NamedTuple):
    """What was made of one clause, item or not, for those who ask why."""

    block: Block
    clause: Clause
    tokens: tuple[Token, ...]
    frame: Frame
    verdict: Verdict
    place: ClausePlace
    cue: tuple[Status, str] | None


Watch = Callable[[Reading], None]


# What runs on for longer without a mark is no prose; its grammar is read so far, which keeps the time linear.
_LONGEST_CLAUSE = 500


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for later ones.

    `ahead` is where the words stand that put the section into the future; `headings` where each heading begins.
    """

    actors: ActorMemory
    times: TimeMemory
    ids: ItemIds
    watch: Watch | None = None
    status: Status | None = None
    ahead: tuple[int, int] | None = None
    headings: dict[str, int] = field(default_factory=dict)
    promised_by: str | None = None
    tone: Status | None = None
    past: bool = False
    background: bool = False
    # Up to where the clauses of a sentence only tell its aim.
    aims_until: int = 0
    partners: list[AgencyMention] = field(default_factory=list)
    labels: Labels = NO_LABELS
    inside_lists: frozenset[int] = frozenset()
    label: tuple[str, ...] = ()


class ItemBuilder:
    """Builds the items of replies by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._tokeniser = Tokeniser(rules)
        self._words = ClauseWords.of(rules)
        self._status = StatusJudge(rules)
        self._judge = ClauseJudge(rules)
        self._actors = ActorJudge(rules, self._status)
        self._tone = ToneJudge(rules)
        self._money = MoneyJudge(rules)
        self._times = TimeJudge(rules)

    def build(self, reply: Reply, mentions: Mentions, edges: bytes, watch: Watch | None = None) -> list[Item]:
        """The items of `reply` in order of the text, optional ones with `core` false; `edges` marks word borders.

        `watch` is told what was made of every clause.
        """
        tokens = self._tokeniser.tokens(reply.flat, mentions.tokens(), edges)
        header = reply.header
        times = TimeMemory(header.date or header.published)
        memory = Memory(ActorMemory(header), times, ItemIds(header), watch)
        if memory.times.reference is None and not (header.addressees or header.proposal_number or header.subject):
            memory.tone = self._tone.told(reply.flat, mentions.quantities(0, len(reply.flat)))
        items: list[Item] = []
        memory.labels, memory.inside_lists = labels_of(reply), inside_lists(reply)
        for block in reply.blocks:
            if block.kind == "heading":
                memory.headings[reply.flat[block.start : block.end]] = block.start
                memory.ahead = None
                memory.actors.start_section(_opening_body(tokens.within(block.start, block.end), reply.flat, block))
            if block.kind not in ("body", "opening", "closing"):
                continue
            self._start_block(block, memory)
            for sentence in block.sentences:
                items += self._sentence(sentence, block, reply, tokens, mentions, memory)
        return items

    def _sentence(
        self, sentence: Sentence, block: Block, reply: Reply, tokens: Tokens, mentions: Mentions, memory: Memory
    ) -> list[Item]:
        """The items of one sentence."""
        self._start_sentence(sentence, reply, memory)
        found = [tokens.within(part.body, min(part.end, part.body + _LONGEST_CLAUSE)) for part in sentence.clauses]
        items: list[Item] = []
        aside = replace(block, kind="opening") if sentence.aside else block
        for at, (clause, clause_tokens) in enumerate(zip(sentence.clauses, found, strict=True)):
            part = aside if at < sentence.aside else block
            item = self._item(reply, part, clause, clause_tokens, mentions, memory)
            if item is not None:
                items.append(item)
            if at == 0 and memory.aims_until:
                memory.aims_until = end_of_aims(sentence.clauses, found)
        titled = [clause for clause in sentence.clauses if clause.start in memory.labels.titled]
        if titled:
            memory.label = (reply.flat[titled[0].start : titled[-1].end],)
        return items

    def _start_block(self, block: Block, memory: Memory) -> None:
        goes_on = bool(block.point) or block.start in memory.inside_lists
        memory.actors.start_block(continues_list=goes_on)
        memory.times.start_block()
        memory.label = ()
        memory.status = None
        memory.partners = []
        for heading in block.section:
            words = self._judge.words_ahead(heading)
            if words is not None:
                memory.ahead = _shifted(words, memory.headings[heading])
                return
        if not goes_on:
            memory.ahead = None

    def _start_sentence(self, sentence: Sentence, reply: Reply, memory: Memory) -> None:
        memory.times.start_sentence()
        if sentence.point:
            memory.label = ()
        memory.partners = []
        memory.status = None
        memory.past = False
        memory.aims_until = 0
        memory.promised_by = None
        memory.background = self._judge.is_background(reply.flat[sentence.clauses[0].body : sentence.end])
        words = self._judge.opening_words(reply.flat[sentence.start : sentence.end])
        if words is not None:
            memory.ahead = _shifted(words, sentence.start)

    def _item(
        self,
        reply: Reply,
        block: Block,
        clause: Clause,
        tokens: Sequence[Token],
        mentions: Mentions,
        memory: Memory,
    ) -> Item | None:
        if clause.body > clause.start:
            memory.actors.start_point(reply.flat[clause.start : clause.body].strip())
            memory.partners = []
        frame = ClauseGrammar(reply.flat, tokens, clause.body, clause.end, self._words).parse()
        quantities = mentions.quantities(clause.start, clause.end)
        times = mentions.times(clause.start, clause.end)
        text = reply.flat[clause.body : clause.end]
        cue = self._status.cue(tokens, frame, reply.flat, clause.end)
        marked = cue is not None and cue[1] != "status.result_verbs"
        says_more = bool(marked or times or frame.subject)
        label = clause.start in memory.labels.titled or (clause.start in memory.labels.bare and not says_more)
        numbered, aims = clause.body > clause.start, clause.start < memory.aims_until
        place = ClausePlace(block.kind, label, numbered, bool(times), memory.background, aims)
        declined = cue is not None and cue[0] == "declined"
        verdict = self._judge.judge(text, frame, quantities, declined, place)
        if memory.watch is not None:
            memory.watch(Reading(block, clause, tuple(tokens), frame, verdict, place, cue))
        if verdict == "none":
            memory.partners += [token.mention for token in frame.partners]
            for dated in times:
                if frame.adjunct is None or dated.start_offset < frame.adjunct.start:
                    memory.times.own_clause(dated)
            if cue is not None and frame.adjunct is not None and cue[0] == "planned":
                memory.status = "planned"
            if frame.adjunct is not None and frame.adjunct.text in self._words.adjuncts.aim:
                memory.aims_until = clause.end
            if frame.subject is not None and frame.subject.mention.kind != "area":
                memory.actors.name(frame.subject.mention, opens_list=False)
            return None
        opens_list = clause.mark in ("：", ":")
        actor = self._actors.actor(frame, memory.actors, opens_list, declined)
        head, reference = frame.verb.end if frame.verb else None, memory.times.reference
        time = memory.times.take(
            [time for time in times if self._times.dates(reply.flat, time, clause.body, head, reference)]
        )
        told = cue is not None and cue[0] == "done" and cue[1] != "status.result_verbs"
        if told:
            time = in_the_past(time, reference)
        named = frame.subject is not None and not frame.passive_agent
        if named and actor.canonical != memory.promised_by and cue is None:
            memory.status = None
        documents = mentions.documents(clause.start, clause.end)
        status, rule = self._judge_status(cue, time, quantities, bool(documents), frame, memory)
        if cue is not None and self._status.carries(cue[1]):
            _remember(cue, status, actor, memory)
        amounts, metrics = self._money.split(reply.flat, quantities, frame, clause.body)
        partners = [*memory.partners, *(token.mention for token in frame.partners)]
        partners = [partner for partner in partners if partner.canonical != actor.canonical]
        if frame.verb is not None and verdict == "core":
            memory.partners = []
        elif frame.verb is None:
            memory.partners = partners
        finding = Finding(
            clause=clause,
            section=(*block.section, *memory.label),
            frame=frame,
            actor=actor,
            partners=partners,
            status=status,
            strength=self._status.strength(reply.flat[clause.start : clause.end], status),
            rule=rule,
            context=memory.ahead if rule == "status.section" else None,
            amounts=amounts,
            metrics=metrics,
            time=time,
            documents=documents,
            core=verdict == "core",
        )
        return item_in_text(finding, reply, memory.ids)

    def _judge_status(
        self,
        cue: tuple[Status, str] | None,
        time: Time | None,
        quantities: Sequence[Quantity],
        documents: bool,
        frame: Frame,
        memory: Memory,
    ) -> tuple[Status, str]:
        """The status of a clause and the rule that gave it: its cues, the section, the date, its neighbours."""
        dated = self._status.by_time(time, memory.times.reference)
        future = memory.ahead is not None or memory.status == "planned"
        weak = cue is not None and cue[1] == "status.result_verbs"
        if cue is not None and not weak:
            return ("planned", "status.time") if cue[0] == "done" and dated == "planned" else cue
        if future:
            return "planned", "status.section"
        if dated is not None:
            memory.past = dated == "done"
            return dated, "status.time"
        if memory.tone is not None:
            return memory.tone, "status.tone"
        pivot = frame.verb is not None and frame.verb.flags & PIVOT
        if self._status.is_standing(frame) or any(quantity.per for quantity in quantities):
            return "ongoing", "status.default"
        if weak:
            return "done", "status.result_verbs"
        if quantities and frame.verb is not None and frame.verb.label != "measure" and not pivot:
            return "done", "status.figure"
        if documents and frame.verb is not None and frame.verb.label == "issue":
            return "done", "status.document"
        if (memory.status == "done" or memory.past) and (quantities or not pivot):
            return "done", "status.sentence"
        return "ongoing", "status.default"


def _shifted(words: tuple[int, int], by: int) -> tuple[int, int]:
    return words[0] + by, words[1] + by


def _opening_body(tokens: Sequence[Token], flat: str, block: Block) -> AgencyMention | None:
    """The body that a heading begins with behind its number, if a word such as 将 shows that it acts."""
    for body, following in pairwise(tokens):
        numbered = not any(
            map(str.isalnum, flat[block.start : body.start].lstrip("一二三四五六七八九十0123456789（()）、.． 　"))
        )
        if body.flags & AGENCY and numbered and following.start == body.end and following.flags & STATUS:
            mention: AgencyMention = body.mention
            return mention
    return None


def _remember(cue: tuple[Status, str], status: Status, actor: Actor, memory: Memory) -> None:
    """Notes what a clause's cue says for the clauses behind it."""
    if cue[0] == "planned":
        memory.promised_by = actor.canonical
    if cue[0] in ("planned", "done") and (cue[1] != "status.result_verbs" or status == "done"):
        memory.status = cue[0]
