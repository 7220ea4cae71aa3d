"""One clause → its item, if it is one: the verdict, then every field of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from replyscan.items.actors import ActorJudge
from replyscan.items.classify import ClauseJudge
from replyscan.items.clause_place import ClausePlace, Verdict, lead_in
from replyscan.items.clause_reading import ClauseReader, is_unsaid
from replyscan.items.clause_status import ClauseStatus, Evidence
from replyscan.items.clause_words import ClauseWords
from replyscan.items.figure_names import without_act
from replyscan.items.frame import Frame
from replyscan.items.memory import Memory, Reading
from replyscan.items.mentions import Mentions
from replyscan.items.passed_clauses import PassedClauses
from replyscan.items.problems import ProblemJudge
from replyscan.items.quantities import MoneyJudge
from replyscan.items.record import Finding, item_in_text
from replyscan.items.said import Said, is_point, lists_on, partners_of, place_of, says
from replyscan.items.status import DATELESS, Cue, StatusJudge
from replyscan.items.status_memory import SETTLED
from replyscan.items.strength import StrengthJudge
from replyscan.items.times import TimeJudge, as_deadline, in_the_past, joined, of_act
from replyscan.items.tokens import Token, has_word
from replyscan.records import Actor, Block, Clause, Item, Quantity, Reply, Time
from replyscan.rules import RuleSet

# How a clause begins that tells what others shall not do.
_LEAVING = ("不", "勿", "别")
_HAS = "有"


class ItemReader:
    """Reads the items of clauses by one rule set."""

    def __init__(self, rules: RuleSet, status: StatusJudge, judge: ClauseJudge) -> None:
        self._words = ClauseWords.of(rules)
        self._status, self._judge, self._strength = status, judge, StrengthJudge(rules)
        self._clause_status = ClauseStatus(rules)
        self._actors = ActorJudge(rules, status)
        self._money = MoneyJudge(rules)
        self._times, self._problems = TimeJudge(rules), ProblemJudge(rules)
        self._clauses = ClauseReader(rules, self._words, status, judge)
        self._passed = PassedClauses(rules, self._words.adjuncts, status, judge, self._times)
        self._obliging = frozenset(rules.words("obliging_word"))
        self._having = frozenset(word for word in rules.words("counting_verb") if word.endswith(_HAS))
        self._compared = frozenset(rules.words("compared_word"))
        self._guiding = frozenset(rules.words("guiding_verb"))
        self._wanting = tuple(rules.words("wanting_noun"))

    def item(
        self, reply: Reply, block: Block, clause: Clause, tokens: Sequence[Token], mentions: Mentions, memory: Memory
    ) -> Item | None:
        """The item that `clause` tells, None for none; `memory` takes what later clauses need."""
        flat, text = reply.flat, reply.flat[clause.body : clause.end]
        if clause.body > clause.start:
            _start_point(flat[clause.start : clause.body].strip(), clause, memory)
        times = joined(flat, mentions.times(clause.start, clause.end))
        quantities = mentions.quantities(clause.start, clause.end)
        frame, cue = self._clauses.read(flat, clause, tokens, times)
        memory.guided = memory.guiding and says(cue, "declined") and text.startswith(_LEAVING)
        memory.guiding = frame.verb is not None and frame.verb.text in self._guiding
        memory.status.conditional = memory.status.conditional or self._judge.sets_condition(text)
        if _is_refused_point(clause, cue, memory):
            # 四、暂不能采纳的建议 1.将公交票价降至1元。
            cue = "declined", SETTLED
        troubled = self._is_problem(text, frame, cue, memory)
        if troubled and says(cue, "declined"):
            # 12所卫生院不能开展手术: how things are.
            cue = "ongoing", "status.default"
        # 引导居民规范停放，不在楼道充电: what others are told to leave is no refusal.
        said = Said(clause, frame, None if memory.guided else cue, times, quantities)
        place = place_of(block, said, memory, troubled)
        verdict = self._verdict(text, said, place, memory)
        if memory.watch is not None:
            memory.watch(Reading(block, clause, tuple(tokens), frame, verdict, place, said.cue))
        return self._told(reply, block, said, verdict, mentions, memory, tokens)

    def _verdict(self, text: str, said: Said, place: ClausePlace, memory: Memory) -> Verdict:
        """Whether the clause is an item; how the letter was handled and what leads to problems is an optional one."""
        clause, frame, cue, _, quantities = said
        verdict = self._judge.judge(text, frame, quantities, says(cue, "declined"), place)
        if memory.handling_section and verdict == "core" and not says(cue, "planned"):
            # 一、办理工作组织情况 我局召开专题会议，明确责任股室。 But 累计下达资金900万元 answers what was asked for.
            told = says(cue, "done") and not is_unsaid(cue)
            spent = told and any(quantity.kind == "money" for quantity in quantities)
            verdict = verdict if spent else "optional"
        if self._problems.opens(text, clause.mark):
            memory.problems = True
            verdict = "optional" if verdict == "core" and self._problems.leads_in(text) else verdict
        return verdict

    def _told(
        self,
        reply: Reply,
        block: Block,
        said: Said,
        verdict: Verdict,
        mentions: Mentions,
        memory: Memory,
        tokens: Sequence[Token],
    ) -> Item | None:
        """The item of a clause by its verdict, None for none; the memory takes what the clause leaves behind."""
        text = reply.flat[said.clause.body : said.clause.end]
        if verdict == "none":
            self._passed.pass_over(reply.flat, said, tokens, memory)
            return None
        if verdict == "optional" and self._judge.matters.lists_members(text, bool(said.quantities)):
            # 成立由县长任组长，各局负责人为成员的专班，制定方案: who sits in a group does not act behind it.
            return None
        before = memory.status.sentence
        finding = self._finding(reply, block, said, verdict, mentions, memory)
        memory.status.rated = len(said.quantities) == 1 and self._judge.sets_rate(text, said.frame)
        if memory.status.rated:
            # 每新增1名职工，奖励1000元: nothing has been added.
            memory.status.sentence = before
        return item_in_text(finding, reply, memory.ids)

    def _is_problem(self, text: str, frame: Frame, cue: Cue | None, memory: Memory) -> bool:
        """Whether a clause stands in a list or section of problems, which what the letter's own body does ends."""
        if not memory.problems:
            return False
        own = frame.subject is not None and frame.subject.mention.first_person
        acts = not (is_unsaid(cue) or says(cue, "ongoing"))
        if self._problems.turns(text) or (own and acts):
            # 目前还存在困难，我局暂不能解决
            memory.problems = False
        return memory.problems and not own

    def _finding(
        self,
        reply: Reply,
        block: Block,
        said: Said,
        verdict: Verdict,
        mentions: Mentions,
        memory: Memory,
    ) -> Finding:
        """What the clause tells, field by field; the memory keeps what it leaves for the next."""
        clause, frame, cue, _, quantities = said
        actor = self._actor(said, verdict, memory)
        time = self._time(reply.flat, said, verdict, memory)
        named = frame.subject is not None and not frame.passive_agent
        if named and cue is None:
            memory.status.name(actor.canonical)
        documents = mentions.documents(clause.start, clause.end)
        shown = Evidence(cue, time, memory.times.reference, quantities, bool(documents), frame)
        status, rule = self._clause_status.of(shown, memory.status)
        memory.status.remember(cue, status, actor.canonical, named, (clause.start, clause.end))
        if status == "ongoing" and has_word(frame.modifiers, self._obliging):
            memory.status.obliged = True
        of_thing = frame.topic and frame.subject is None and not memory.status.in_point
        if clause.mark in ("；", ";") and of_thing and says(cue, "planned"):
            # 机场即将投入运营；鼓励开发航空旅游产品: what becomes of a thing promises no act behind it.
            memory.status.sentence = memory.status.told = None
        amounts, metrics = self._money.split(reply.flat, quantities, frame, clause.body)
        if frame.verb is not None and frame.verb.text in self._having:
            # 现有, 尚有: the bare verb is 有.
            frame.verb = replace(frame.verb, start=frame.verb.end - len(_HAS), text=_HAS)
        return Finding(
            clause=clause,
            section=(*block.section, *memory.label),
            frame=frame,
            actor=actor,
            partners=partners_of(frame, actor, verdict, memory),
            status=status,
            strength=self._strength.of(reply.flat[clause.start : clause.end], status),
            rule=rule,
            context=memory.status.context(rule),
            lead_in=lead_in(reply.flat, memory.unsaid_from, clause) if status == "declined" else None,
            amounts=self._named(amounts, reply.flat, said, actor),
            metrics=self._named(metrics, reply.flat, said, actor),
            time=as_deadline(time) if status == "planned" else time,
            documents=documents,
            core=verdict == "core",
        )

    def _actor(self, said: Said, verdict: Verdict, memory: Memory) -> Actor:
        """Who acts in the clause; a bare sum goes on with the act before it (省财政安排24.6亿元；2019年，27.3亿元)."""
        clause, frame, cue, _, quantities = said
        if memory.actors.listing and lists_on(frame, quantities, clause.end, self._wanting):
            return memory.actors.inherit(pays=True)
        actor = self._actors.actor(frame, memory.actors, clause.mark in ("：", ":"), says(cue, "declined"))
        acted = frame.verb is not None and frame.verb.label != "measure" and actor.source != "none"
        ends = bool(quantities) and quantities[-1].end == clause.end
        memory.actors.listing = acted and ends and verdict == "core" and not frame.passive_agent
        return actor

    def _named(self, figures: Sequence[Quantity], flat: str, said: Said, actor: Actor) -> list[Quantity]:
        """The figures by names that hold neither the body that acts nor its verb."""
        return without_act(figures, flat, said.clause.body, said.frame, actor.source != "none", self._words)

    def _time(self, flat: str, said: Said, verdict: Verdict, memory: Memory) -> Time | None:
        """When the act is or was done: of the dates in the clause, or those before it."""
        clause, frame, cue, times, _ = said
        head, reference = frame.verb.end if frame.verb else None, memory.times.reference
        fronted = frame.fronted
        dates = [time for time in times if self._times.dates(flat, time, clause.body, head, reference, fronted)]
        time = memory.times.take(of_act(flat, dates, head), head, acts=verdict == "core")
        told = cue is not None and cue[0] == "done" and cue[1] not in DATELESS
        # 9至11月负荷较2020年增长58%: what is compared with earlier figures is known.
        compared = has_word((*frame.adverbials, *frame.modifiers), self._compared) and bool(said.quantities)
        told = told or (compared and says(cue, "done") and not memory.status.promised)
        return in_the_past(time, reference) if told else time


def _start_point(mark: str, clause: Clause, memory: Memory) -> None:
    """Ends in the memory what the point before the `mark` at the clause's head left."""
    memory.actors.start_point(mark)
    memory.status.start_point(mark, (clause.start, clause.body))
    memory.partners = []


def _is_refused_point(clause: Clause, cue: Cue | None, memory: Memory) -> bool:
    """Whether a clause is a point below a heading that refuses, and says nothing else of its status."""
    refused = memory.status.section == "declined" and memory.status.ahead is None
    return refused and is_point(clause) and is_unsaid(cue)
