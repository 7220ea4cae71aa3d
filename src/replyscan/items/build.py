"""Reply and mentions → items: one pass over the clauses in order, with what earlier clauses left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from replyscan.items.actors import ActorJudge, ActorMemory
from replyscan.items.adjuncts import end_of_aims
from replyscan.items.background import BackgroundJudge
from replyscan.items.classify import ClauseJudge, ClausePlace, Verdict
from replyscan.items.clause_words import ClauseWords
from replyscan.items.figure_status import FigureJudge
from replyscan.items.frame import Frame
from replyscan.items.head import ClauseGrammar
from replyscan.items.labels import NO_LABELS, Labels, inside_lists, labels_of, telling
from replyscan.items.mentions import Mentions
from replyscan.items.quantities import MoneyJudge
from replyscan.items.record import Finding, ItemIds, item_in_text
from replyscan.items.status import RESULT, Cue, StatusJudge
from replyscan.items.status_memory import StatusMemory
from replyscan.items.times import TimeJudge, TimeMemory, as_deadline, in_the_past, joined
from replyscan.items.tokens import AGENCY, STATUS, Token, Tokeniser, Tokens
from replyscan.items.tone import ToneJudge
from replyscan.records import AgencyMention, Block, Clause, Item, Reply, Sentence
from replyscan.rules import RuleSet


class Reading(NamedTuple):
    """What was made of one clause, item or not, for those who ask why."""

    block: Block
    clause: Clause
    tokens: tuple[Token, ...]
    frame: Frame
    verdict: Verdict
    place: ClausePlace
    cue: Cue | None


Watch = Callable[[Reading], None]


# What runs on for longer without a mark is no prose; its grammar is read so far, which keeps the time linear.
_LONGEST_CLAUSE = 500


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for later ones; `headings` says where each heading begins.

    Of the clauses of a sentence those that start at `praised` are background, those from `cited_from` on cite a law,
    and those up to `aims_until` only tell its aim; `unsaid_from` is where its words begin that no item has told.
    """

    actors: ActorMemory
    times: TimeMemory
    ids: ItemIds
    status: StatusMemory
    watch: Watch | None = None
    headings: dict[str, int] = field(default_factory=dict)
    background: bool = False
    praised: frozenset[int] = frozenset()
    cited_from: int = 0
    aims_until: int = 0
    unsaid_from: int = 0
    sentence_start: int = 0
    # Whether the last money of the sentence is put in and measures no result.
    put_in: bool = False
    partners: list[AgencyMention] = field(default_factory=list)
    labels: Labels = NO_LABELS
    inside_lists: frozenset[int] = frozenset()
    label: tuple[str, ...] = ()


class ItemBuilder:
    """Builds the items of replies by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._tokeniser = Tokeniser(rules)
        self._words = ClauseWords.of(rules)
        self._status, self._figures = StatusJudge(rules), FigureJudge(rules)
        self._judge = ClauseJudge(rules)
        self._background = BackgroundJudge(rules)
        self._actors = ActorJudge(rules, self._status)
        self._tone = ToneJudge(rules)
        self._money = MoneyJudge(rules)
        self._times = TimeJudge(rules)
        self._saying = tuple(rules.words("saying_verb"))
        self._tells = telling(rules)

    def build(self, reply: Reply, mentions: Mentions, edges: bytes, watch: Watch | None = None) -> list[Item]:
        """The items of `reply` in order of the text, optional ones with `core` false; `edges` marks word borders.

        `watch` is told what was made of every clause.
        """
        tokens = self._tokeniser.tokens(reply.flat, mentions.tokens(), edges)
        header = reply.header
        times = TimeMemory(header.date or header.published)
        memory = Memory(ActorMemory(header), times, ItemIds(header), StatusMemory(self._status, self._figures), watch)
        if memory.times.reference is None and not (header.addressees or header.proposal_number or header.subject):
            memory.status.tone = self._tone.told(reply.flat, mentions.quantities(0, len(reply.flat)))
        items: list[Item] = []
        memory.labels, memory.inside_lists = labels_of(reply, self._tells), inside_lists(reply)
        for block in reply.blocks:
            if block.kind == "heading":
                memory.headings[reply.flat[block.start : block.end]] = block.start
                memory.status.ahead = None
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
        self._start_sentence(sentence, block, reply, memory)
        found = [tokens.within(part.body, min(part.end, part.body + _LONGEST_CLAUSE)) for part in sentence.clauses]
        memory.praised = self._background.clauses(reply.flat, sentence.clauses, found)
        memory.cited_from = self._background.cited_from(reply.flat, sentence.clauses, found)
        items: list[Item] = []
        aside = replace(block, kind="opening") if sentence.aside else block
        for at, (clause, clause_tokens) in enumerate(zip(sentence.clauses, found, strict=True)):
            part = aside if at < sentence.aside else block
            item = self._item(reply, part, clause, clause_tokens, mentions, memory)
            if item is not None:
                items.append(item)
            if item is not None and item.core:
                memory.unsaid_from = clause.end
                memory.status.act()
            if at == 0 and memory.aims_until:
                memory.aims_until = end_of_aims(sentence.clauses, found)
        memory.status.end_sentence(sentence.clauses[-1].mark)
        titled = [clause for clause in sentence.clauses if clause.start in memory.labels.titled]
        if titled:
            memory.label = (reply.flat[titled[0].start : titled[-1].end],)
        return items

    def _start_block(self, block: Block, memory: Memory) -> None:
        goes_on = bool(block.point) or block.start in memory.inside_lists
        memory.actors.start_block(continues_list=goes_on)
        memory.times.start_block()
        memory.label = ()
        memory.partners = []
        ahead = ((heading, self._judge.words_ahead(heading)) for heading in block.section)
        spans = [_shifted(words, memory.headings[heading]) for heading, words in ahead if words is not None]
        memory.status.start_block(spans[0] if spans else None, goes_on, block.point)

    def _start_sentence(self, sentence: Sentence, block: Block, reply: Reply, memory: Memory) -> None:
        memory.times.start_sentence()
        if sentence.point:
            memory.label = ()
        memory.partners = []
        memory.aims_until = 0
        memory.put_in = False
        memory.unsaid_from = sentence.clauses[0].body
        memory.sentence_start = sentence.clauses[0].start
        first = sentence.clauses[0]
        said, mark = reply.flat[first.body : sentence.end], reply.flat[first.start : first.body]
        memory.background = self._background.opens(said)
        words = self._judge.opening_words(reply.flat[sentence.start : sentence.end], memory.status.ahead is not None)
        ahead = _shifted(words, sentence.start) if words is not None else None
        scheme, parts = self._judge.opens_scheme(said), self._judge.opens_parts(said)
        memory.status.start_sentence(mark, block.point, ahead, scheme, parts)

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
        if clause.body > clause.start:
            memory.status.start_point()
        frame = ClauseGrammar(reply.flat, tokens, clause.body, clause.end, self._words).parse()
        quantities = mentions.quantities(clause.start, clause.end)
        times = joined(reply.flat, mentions.times(clause.start, clause.end))
        text = reply.flat[clause.body : clause.end]
        cue = self._status.cue(tokens, frame, reply.flat, clause.body, clause.end)
        if cue is not None and cue[0] == "declined" and self._judge.opens_effect(text):
            # 使得违法行为无法藏身: what an act brings about is no refusal.
            cue = None
        marked = cue is not None and cue[1] != RESULT
        says_more = bool(marked or times or frame.subject)
        done = marked and cue is not None and cue[0] in ("done", "declined")
        label = (clause.start in memory.labels.titled and not done) or (
            clause.start in memory.labels.bare and not says_more
        )
        numbered, aims = clause.body > clause.start, clause.start < memory.aims_until
        background = memory.background or clause.start in memory.praised
        cited, promised = clause.start >= memory.cited_from, cue is not None and cue[0] == "planned"
        first = clause.start == memory.sentence_start
        place = ClausePlace(block.kind, label, numbered, bool(times), background, aims, cited, promised, first)
        declined = cue is not None and cue[0] == "declined"
        verdict = self._judge.judge(text, frame, quantities, declined, place)
        if memory.watch is not None:
            memory.watch(Reading(block, clause, tuple(tokens), frame, verdict, place, cue))
        if verdict == "none":
            memory.partners += [token.mention for token in frame.partners]
            for dated in times:
                if frame.adjunct is None or dated.start_offset < frame.adjunct.start:
                    memory.times.own_clause(dated)
            promised = cue is not None and cue[0] == "planned" and frame.fronted is None
            ready = frame.adjunct is not None and not times and self._status.looks_ahead(text)
            if ready or (promised and (frame.adjunct is not None or frame.verb is None)):
                memory.status.sentence = "planned"
            if frame.adjunct is not None and frame.adjunct.text in self._words.adjuncts.aim:
                memory.aims_until = clause.end
            if frame.subject is not None and self._may_act(frame.subject.mention, frame):
                memory.actors.name(frame.subject.mention, opens_list=False)
            return None
        opens_list = clause.mark in ("：", ":")
        actor = self._actors.actor(frame, memory.actors, opens_list, declined)
        head, reference = frame.verb.end if frame.verb else None, memory.times.reference
        time = memory.times.take(
            [time for time in times if self._times.dates(reply.flat, time, clause.body, head, reference)],
            head,
            acts=verdict == "core",
        )
        told = cue is not None and cue[0] == "done" and cue[1] != RESULT
        if told:
            time = in_the_past(time, reference)
        named = frame.subject is not None and not frame.passive_agent
        if named and cue is None:
            memory.status.name(actor.canonical)
        documents = mentions.documents(clause.start, clause.end)
        status, rule = memory.status.status(cue, time, reference, quantities, bool(documents), frame)
        if status == "planned":
            time = as_deadline(time)
        memory.status.remember(cue, status, actor.canonical, named, (clause.start, clause.end))
        amounts, metrics = self._money.split(reply.flat, quantities, frame, clause.body, memory.put_in)
        if amounts:
            memory.put_in = not any(quantity.kind == "money" for quantity in metrics)
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
            context=memory.status.ahead if rule == "status.section" else None,
            lead_in=_lead_in(reply.flat, memory.unsaid_from, clause) if status == "declined" else None,
            amounts=amounts,
            metrics=metrics,
            time=time,
            documents=documents,
            core=verdict == "core",
        )
        return item_in_text(finding, reply, memory.ids)

    def _may_act(self, body: AgencyMention, frame: Frame) -> bool:
        """Whether the body of a clause without an act acts behind it, and only describes no noun (水利部实时水情)."""
        says = frame.topic.startswith(self._saying)
        return body.kind != "area" and (frame.adjunct is not None or body.first_person or not frame.topic or says)


def _lead_in(flat: str, start: int, clause: Clause) -> tuple[int, int] | None:
    """What stands between `start` and a clause, without the mark at its head; None where nothing does."""
    while start < clause.start and not (flat[start].isalnum() or flat[start] in "“《"):
        start += 1
    end = clause.start
    while end > start and flat[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


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
