"""Reply and mentions → items: one pass over the clauses in order, with what earlier clauses left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from replyscan.items.actor_memory import ActorMemory
from replyscan.items.adjunct_runs import FrameRuns, end_of_aims, topic_of_two
from replyscan.items.background import BackgroundJudge
from replyscan.items.citations import CitationJudge
from replyscan.items.classify import ClauseJudge
from replyscan.items.clause_items import ItemReader
from replyscan.items.labels import Labels, inside_lists, labels_of, telling
from replyscan.items.memory import Memory, Watch
from replyscan.items.mentions import Mentions
from replyscan.items.problems import ProblemJudge
from replyscan.items.record import ItemIds
from replyscan.items.status import StatusJudge
from replyscan.items.status_memory import StatusMemory
from replyscan.items.times import TimeMemory
from replyscan.items.tokeniser import Tokeniser
from replyscan.items.tokens import AGENCY, STATUS, Token, Tokens
from replyscan.items.tone import ToneJudge
from replyscan.records import AgencyMention, Block, Item, Reply, Sentence
from replyscan.rules import RuleSet

# What runs on for longer without a mark is no prose; its grammar is read so far, which keeps the time linear.
_LONGEST_CLAUSE = 500


class ItemBuilder:
    """Builds the items of replies by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._tokeniser = Tokeniser(rules)
        self._status = StatusJudge(rules)
        self._judge = ClauseJudge(rules)
        self._background, self._citations = BackgroundJudge(rules), CitationJudge(rules)
        self._reader = ItemReader(rules, self._status, self._judge)
        # By what the next clause goes: the words that open it, and the nouns that end it (按照……的决策部署，).
        self._tone = ToneJudge(rules)
        self._tells, self._problems, self._runs = telling(rules), ProblemJudge(rules), FrameRuns(rules)

    def build(self, reply: Reply, mentions: Mentions, edges: bytes, watch: Watch | None = None) -> list[Item]:
        """The items of `reply` in order of the text, optional ones with `core` false; `edges` marks word borders.

        `watch` is told what was made of every clause.
        """
        tokens = self._tokeniser.tokens(reply.flat, mentions.tokens(), edges)
        header = reply.header
        times = TimeMemory(header.date or header.published)
        memory = Memory(ActorMemory(header), times, ItemIds(header), StatusMemory(self._status), watch)
        if memory.times.reference is None and not (header.addressees or header.proposal_number or header.subject):
            memory.status.tone = self._tone.told(reply.flat, mentions.quantities(0, len(reply.flat)))
        items: list[Item] = []
        memory.labels, memory.inside_lists = labels_of(reply, self._tells), inside_lists(reply)
        for block in reply.blocks:
            if block.kind == "heading":
                memory.headings[reply.flat[block.start : block.end]] = block.start
                memory.status.start_heading(reply.flat[block.start : block.end], block.section[:-1])
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
        memory.cited = self._citations.cited(reply.flat, sentence.clauses, found)
        memory.topic = topic_of_two(reply.flat, sentence.clauses, found)
        if not memory.topic[1]:
            memory.topic = self._runs.span(reply.flat, sentence.clauses, found)
        items: list[Item] = []
        # 能不能公布名单？: a question of the deputy's, or one that the letter puts to itself, tells no act.
        asked = len(found) if sentence.clauses[-1].mark in ("？", "?") else sentence.aside
        aside = replace(block, kind="opening") if asked else block
        for at, (clause, clause_tokens) in enumerate(zip(sentence.clauses, found, strict=True)):
            part = aside if at < asked else block
            item = self._reader.item(reply, part, clause, clause_tokens, mentions, memory)
            if item is not None:
                items.append(item)
            if item is not None and item.core:
                memory.unsaid_from = clause.end
                memory.status.act()
            if memory.aims_until == clause.end:
                memory.aims_until = end_of_aims(sentence.clauses[at:], found[at:])
        memory.status.end_sentence(sentence.clauses[-1].mark)
        titled = [clause for clause in sentence.clauses if clause.start in memory.labels.titled]
        if titled:
            memory.label = (reply.flat[titled[0].start : titled[-1].end],)
        return items

    def _start_block(self, block: Block, memory: Memory) -> None:
        goes_on = bool(block.point) or block.start in memory.inside_lists
        # 四、下一步工作。一是……: a title within its paragraph opens a section like a heading of its own.
        memory.actors.start_block(continues_list=goes_on and not _is_titled(block, memory.labels))
        memory.times.start_block()
        memory.problem_section = bool(block.section) and self._problems.heads(block.section[-1])
        memory.handling_section = any(map(self._judge.sections.tells_handling, block.section))
        memory.problems = memory.problems and bool(block.point) and memory.status.announces
        memory.label = ()
        memory.partners = []
        ahead = ((heading, self._judge.words_ahead(heading)) for heading in block.section)
        spans = [_shifted(words, memory.headings[heading]) for heading, words in ahead if words is not None]
        span = spans[0] if spans else memory.status.ahead_of(block.section)
        heading = block.section[-1] if block.section else ""
        memory.status.section = self._judge.sections.status_of(heading)
        if memory.status.section is not None:
            memory.status.section_at = _shifted((0, len(heading)), memory.headings[heading])
        memory.status.start_block(span, goes_on, block.point)

    def _start_sentence(self, sentence: Sentence, block: Block, reply: Reply, memory: Memory) -> None:
        memory.times.start_sentence()
        if sentence.point:
            memory.label = ()
        memory.partners = []
        memory.aims_until = 0
        memory.guiding = memory.actors.listing = False
        # 存在以下困难。一是……。二是……。 The points of a list of problems go on with them.
        memory.problems = memory.problem_section or (memory.problems and bool(sentence.point))
        memory.unsaid_from = sentence.clauses[0].body
        memory.sentence_start = sentence.clauses[0].start
        first = sentence.clauses[0]
        said, mark = reply.flat[first.body : sentence.end], reply.flat[first.start : first.body]
        memory.background = self._background.opens(said)
        words = self._judge.opening_words(reply.flat[sentence.start : sentence.end], memory.status.ahead is not None)
        ahead = _shifted(words, sentence.start) if words is not None else None
        scheme, parts = self._judge.opens_scheme(said), self._judge.opens_parts(said)
        joins = not mark and self._judge.sections.joins(said)
        memory.status.start_sentence(mark, block.point, ahead, scheme, parts, joins)


def _is_titled(block: Block, labels: Labels) -> bool:
    """Whether the paragraph begins with a numbered title that runs on into it."""
    first = block.sentences[0].clauses[0] if block.point and block.sentences else None
    return first is not None and first.start in labels.titled


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
