"""Reply and mentions → items: one pass over the clauses in order, with what earlier clauses left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from replyscan.items.actors import NOBODY, ActorMemory
from replyscan.items.classify import ClauseJudge, ClausePlace, Verdict
from replyscan.items.clause_words import ClauseWords
from replyscan.items.frame import Frame
from replyscan.items.head import ClauseGrammar
from replyscan.items.labels import NO_LABELS, Labels, inside_lists, labels_of
from replyscan.items.mentions import Mentions
from replyscan.items.placement import AFTER_SUBJECT
from replyscan.items.quantities import MoneyJudge
from replyscan.items.record import Finding, ItemIds, item_in_text
from replyscan.items.status import StatusJudge
from replyscan.items.times import TimeJudge, TimeMemory, in_the_past
from replyscan.items.tokens import BOUND, FRONTED, PIVOT, TELLING, Token, Tokeniser
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
        self._masses = tuple(rules.words("mass_opener"))
        self._adverbial_starts = ("每", *rules.words("preposition"))
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
                memory.actors.start_block(continues_list=False)
            if block.kind not in ("body", "opening", "closing"):
                continue
            self._start_block(block, memory)
            for sentence in block.sentences:
                self._start_sentence(sentence, reply, memory)
                for clause in sentence.clauses:
                    found = tokens.within(clause.body, min(clause.end, clause.body + _LONGEST_CLAUSE))
                    item = self._item(reply, block, clause, found, mentions, memory)
                    if item is not None:
                        items.append(item)
                first = sentence.clauses[0]
                if first.start in memory.labels.titled:
                    memory.label = (reply.flat[first.start : first.end],)
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
            memory.actors.start_point()
        frame = ClauseGrammar(reply.flat, tokens, clause.body, clause.end, self._words).parse()
        quantities = mentions.quantities(clause.start, clause.end)
        times = mentions.times(clause.start, clause.end)
        text = reply.flat[clause.body : clause.end]
        cue = self._status.cue(tokens, frame, reply.flat, clause.end)
        marked = cue is not None and cue[1] != "status.result_verbs"
        says_more = bool(marked or times or frame.subject)
        label = clause.start in memory.labels.titled or (clause.start in memory.labels.bare and not says_more)
        place = ClausePlace(block.kind, label, clause.body > clause.start, background=memory.background)
        declined = cue is not None and cue[0] == "declined"
        verdict = self._judge.judge(text, frame, quantities, declined, place._replace(dated=bool(times)))
        if memory.watch is not None:
            memory.watch(Reading(block, clause, tuple(tokens), frame, verdict, place, cue))
        if verdict == "none":
            memory.partners += [token.mention for token in frame.partners]
            for dated in times:
                memory.times.own_clause(dated)
            if frame.subject is not None and frame.subject.mention.kind != "area":
                memory.actors.name(frame.subject.mention, opens_list=False)
            return None
        opens_list = clause.mark in ("：", ":")
        actor = self._actor(frame, memory, opens_list, declined)
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
        if frame.verb is not None and verdict == "core":
            memory.partners = []
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

    def _actor(self, frame: Frame, memory: Memory, opens_list: bool, declined: bool) -> Actor:
        """The body of a clause; a refusal always has one, a thing or a mass of which something is told has none."""
        verb = frame.verb
        subject = frame.subject.mention if frame.subject is not None else None
        bare = verb is None or not frame.object_text
        counted = verb is not None and verb.label == "measure" and frame.object_text[:1].isnumeric()
        if subject is not None and subject.kind == "general" and (counted or subject.text in self._masses):
            return NOBODY
        if (
            subject is not None
            and subject.kind == "area"
            and (verb is None or verb.label in ("measure", "act") or frame.object_text.startswith(("在", "于")))
        ):
            # 西河镇有学校12所, 西河镇选址在城北: what an area is and has, and where, is no act.
            return NOBODY
        if subject is not None and subject.kind == "institution" and verb is not None and not frame.passive_agent:
            thing = bare or verb.label == "measure" or (verb.label == "build" and frame.object_text[0] in "0123456789")
            # 城南中学暂不纳入计划: the school is what is not taken in.
            thing = thing or (declined and bool(verb.flags & FRONTED))
            if thing:
                return memory.actors.inherit() if declined else NOBODY
        if subject is not None and not (declined and frame.passive_agent):
            return memory.actors.name(subject, opens_list)
        if declined:
            return memory.actors.inherit()
        return (
            NOBODY
            if verb is None or (bare and frame.topic) or self._speaks_of_thing(frame, verb)
            else memory.actors.inherit()
        )

    def _speaks_of_thing(self, frame: Frame, verb: Token) -> bool:
        """Whether the clause tells how a thing, a mass or a place stands, and no body does anything."""
        if self._status.promises(frame):
            return False
        measures = verb.label == "measure" and frame.fronted is None
        if frame.topic.startswith(self._masses) or (measures and not self._breaks_through(frame, verb)):
            return True
        if any(token.text in ("可", "可以", "能") for token in frame.modifiers) and frame.placed < AFTER_SUBJECT:
            return True
        thing = frame.topic and not frame.topic.startswith(self._adverbial_starts)
        return bool(thing) and any(token.flags & TELLING or token.text == "累计" for token in frame.modifiers)

    @staticmethod
    def _breaks_through(frame: Frame, verb: Token) -> bool:
        """Whether a verb that bounds figures has an object without one, so that a body acts (突破养殖技术)."""
        return bool(verb.flags & BOUND) and bool(frame.object_text) and not any(map(str.isnumeric, frame.object_text))

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


def _remember(cue: tuple[Status, str], status: Status, actor: Actor, memory: Memory) -> None:
    """Notes what a clause's cue says for the clauses behind it."""
    if cue[0] == "planned":
        memory.promised_by = actor.canonical
    if cue[0] in ("planned", "done") and (cue[1] != "status.result_verbs" or status == "done"):
        memory.status = cue[0]
