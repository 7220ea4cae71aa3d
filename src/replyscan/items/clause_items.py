"""One clause → its item, if it is one: the verdict, then every field of the row."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.actors import ActorJudge
from replyscan.items.classify import ClauseJudge
from replyscan.items.clause_place import Verdict, lead_in
from replyscan.items.clause_status import ClauseStatus, Evidence
from replyscan.items.clause_words import ClauseWords
from replyscan.items.clefts import CleftJudge
from replyscan.items.figure_names import without_act
from replyscan.items.frame import Frame
from replyscan.items.head import ClauseGrammar
from replyscan.items.memory import Memory, Reading
from replyscan.items.mentions import Mentions
from replyscan.items.problems import ProblemJudge
from replyscan.items.quantities import MoneyJudge
from replyscan.items.record import Finding, item_in_text
from replyscan.items.said import Said, is_point, lists_on, partners_of, place_of, says
from replyscan.items.status import DATELESS, RESULT, Cue, StatusJudge
from replyscan.items.status_memory import SETTLED
from replyscan.items.times import TimeJudge, as_deadline, comes_again, in_the_past, joined, runs_before
from replyscan.items.tokens import AGENCY, Token, has_word
from replyscan.late_pattern import late_pattern
from replyscan.records import Actor, AgencyMention, Block, Clause, Item, Quantity, Reply, Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How a clause begins that tells what others shall not do.
_LEAVING = ("不", "勿", "别")
_POINT = late_pattern("[一二三四五六七八九]是|首先|其次|一方面|另一方面")
# Marks behind which a clause that only names a body goes on.
_LEADING_ON = ("，", ",", "：", ":")


class ItemReader:
    """Reads the items of clauses by one rule set."""

    def __init__(self, rules: RuleSet, status: StatusJudge, judge: ClauseJudge) -> None:
        self._words = ClauseWords.of(rules)
        self._status, self._judge = status, judge
        self._clause_status = ClauseStatus(rules)
        self._actors = ActorJudge(rules, status)
        self._money = MoneyJudge(rules)
        self._times, self._clefts = TimeJudge(rules), CleftJudge(rules)
        self._problems = ProblemJudge(rules)
        self._obliging = frozenset(rules.words("obliging_word"))
        self._guiding = frozenset(rules.words("guiding_verb"))
        nouns = any_of(rules.words("saying_what"))
        self._label = late_pattern(rf"[^，。；：]{{0,8}}?(?:{nouns})(?:就|还|则)?是")
        self._saying = tuple(rules.words("saying_verb"))
        self._by = frozenset(rules.words("accordance_preposition"))

    def item(
        self, reply: Reply, block: Block, clause: Clause, tokens: Sequence[Token], mentions: Mentions, memory: Memory
    ) -> Item | None:
        """The item that `clause` tells, None for none; `memory` takes what later clauses need."""
        if clause.body > clause.start:
            mark = reply.flat[clause.start : clause.body].strip()
            memory.actors.start_point(mark)
            memory.status.start_point(mark, (clause.start, clause.body))
            memory.partners = []
        runs_on = clause.mark in ("，", ",")
        framed = self._clefts.predicate(reply.flat, clause.body, clause.end, tokens, runs_on)
        end = framed.end
        begin = framed.start if framed.start > clause.body else self._behind_label(reply.flat, clause.body, end, tokens)
        labelled = begin > clause.body
        if not labelled:
            begin = self._judge.waiting.act(reply.flat, clause.body, end, tokens)
        frame = ClauseGrammar(reply.flat, framed.tokens(tokens, begin), begin, end, self._words).parse()
        times = joined(reply.flat, mentions.times(clause.start, clause.end))
        quantities = mentions.quantities(clause.start, clause.end)
        text = reply.flat[clause.body : clause.end]
        frame.recurring = runs_before(reply.flat, clause.start) or comes_again(text, times)
        cue = self._cue(reply.flat, clause, tokens, frame)
        if framed.told and (cue is None or cue[1] == RESULT):
            cue = "done", "status.done"
        elif labelled and (cue is None or cue[1] == RESULT):
            # 替代的办法是把吊厢由32个增加到48个: how it is to be done.
            cue = "ongoing", "status.default"
        memory.guided = memory.guiding and says(cue, "declined") and reply.flat.startswith(_LEAVING, clause.body)
        memory.guiding = frame.verb is not None and frame.verb.text in self._guiding
        memory.status.conditional = memory.status.conditional or self._judge.sets_condition(text)
        refused = memory.status.section == "declined" and memory.status.ahead is None
        if refused and is_point(clause) and (cue is None or cue[1] == RESULT):
            # 四、暂不能采纳的建议 1.将公交票价降至1元。
            cue = "declined", SETTLED
        troubled = self._is_problem(text, frame, cue, memory)
        if troubled and says(cue, "declined"):
            # 12所卫生院不能开展手术: how things are.
            cue = "ongoing", "status.default"
        # 引导居民规范停放，不在楼道充电: what others are told to leave is no refusal.
        said = Said(clause, frame, None if memory.guided else cue, times, quantities)
        place = place_of(block, said, memory, troubled)
        verdict = self._judge.judge(text, frame, quantities, says(said.cue, "declined"), place)
        if memory.handling_section and verdict == "core" and not says(said.cue, "planned"):
            # 一、办理工作组织情况 我局召开专题会议，明确责任股室。 But 累计下达资金900万元 answers what was asked for.
            told = said.cue is not None and said.cue[1] != RESULT and says(said.cue, "done")
            spent = told and any(quantity.kind == "money" for quantity in quantities)
            verdict = verdict if spent else "optional"
        if self._problems.opens(text, clause.mark):
            memory.problems = True
            verdict = "optional" if verdict == "core" and self._problems.leads_in(text) else verdict
        if memory.watch is not None:
            memory.watch(Reading(block, clause, tuple(tokens), frame, verdict, place, said.cue))
        return self._told(reply, block, said, verdict, mentions, memory, tokens)

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
            self._pass_over(reply.flat, text, said, memory)
            reporter = self._reporter(tokens)
            if reporter is not None:
                memory.actors.name(reporter, opens_list=False)
            memory.status.rated = False
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
        acts = cue is not None and cue[0] != "ongoing" and cue[1] != RESULT
        if self._problems.turns(text) or (own and acts):
            # 目前还存在困难，我局暂不能解决
            memory.problems = False
        return memory.problems and not own

    def _behind_label(self, flat: str, start: int, end: int, tokens: Sequence[Token]) -> int:
        """Where what is done begins behind a noun and 是 that announce it (替代的办法是把吊厢由32个增加到48个)."""
        label = self._label.match(flat, start, end) if flat.find("是", start, end) >= 0 else None
        names = label is None or any(token.flags & AGENCY for token in tokens if token.start < label.end())
        return start if label is None or names else label.end()

    def _cue(self, flat: str, clause: Clause, tokens: Sequence[Token], frame: Frame) -> Cue | None:
        cue = self._status.cue(tokens, frame, flat, clause.body, clause.end)
        if says(cue, "declined") and self._judge.opens_effect(flat[clause.body : clause.end]):
            # 使得违法行为无法藏身: what an act brings about is no refusal.
            return None
        return cue

    def _pass_over(self, flat: str, text: str, said: Said, memory: Memory) -> None:
        """Keeps what a clause that tells no act says about the acts behind it."""
        clause, frame, cue, times, _ = said
        memory.partners += [token.mention for token in frame.partners]
        # 东干渠1974年挖的，: the time is that of the thing only.
        for dated in () if text.endswith("的") or self._times.compares(text) else times:
            if self._times.dates_thing(flat, dated, clause.body, clause.end):
                continue
            # 在2025年6月底前，: nothing but the day.
            alone = frame.adjunct is not None and (dated.start_offset, dated.end_offset) == (
                frame.adjunct.end,
                clause.end,
            )
            if frame.adjunct is None or alone or dated.start_offset < frame.adjunct.start:
                memory.times.own_clause(dated)
        # 区城管局已于6月上旬，对摊点进行规范: a day that ends the clause.
        dates_next = bool(times) and times[-1].end_offset == clause.end
        promised = says(cue, "planned") and frame.fronted is None
        ready = frame.adjunct is not None and not times and self._status.looks_ahead(text)
        ready = ready or self._judge.waits(text)
        aims = frame.adjunct is not None and frame.adjunct.text in self._words.adjuncts.aim
        # 为积极争取资金，市发改委持续加强指导: an aim promises nothing.
        if ready or (promised and not aims and (frame.adjunct is not None or frame.verb is None)):
            memory.status.sentence = "planned"
        elif says(cue, "done") and frame.subject is not None and frame.verb is None:
            # 区城管局已结合创建工作，持续加强管理: no promise made before reaches what is begun here.
            memory.status.sentence = "done" if dates_next else None
        if aims:
            memory.aims_until = clause.end
        # 6．公共充电站。: what a full stop closes is the label of its point, and nobody who acts.
        leads = (clause.mark in _LEADING_ON or frame.adjunct is not None) and not self._judge.matters.names_affair(
            text, frame
        )
        if frame.subject is not None and leads and (dates_next or self._may_act(frame.subject.mention, frame)):
            memory.actors.name(frame.subject.mention, opens_list=False, in_passing=frame.passive_agent)

    def _reporter(self, tokens: Sequence[Token]) -> AgencyMention | None:
        """The body whose own report a clause brings before what it did (据市公安局反馈，今年查处17起)."""
        if len(tokens) != 3 or tokens[0].text not in self._by or tokens[2].text not in self._saying:
            return None
        return tokens[1].mention if tokens[1].flags & AGENCY else None

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
        return Finding(
            clause=clause,
            section=(*block.section, *memory.label),
            frame=frame,
            actor=actor,
            partners=partners_of(frame, actor, verdict, memory),
            status=status,
            strength=self._status.strength(reply.flat[clause.start : clause.end], status),
            rule=rule,
            context=memory.status.context(rule),
            lead_in=lead_in(reply.flat, memory.unsaid_from, clause) if status == "declined" else None,
            amounts=amounts,
            metrics=self._named(metrics, reply.flat, said, actor),
            time=as_deadline(time) if status == "planned" else time,
            documents=documents,
            core=verdict == "core",
        )

    def _actor(self, said: Said, verdict: Verdict, memory: Memory) -> Actor:
        """Who acts in the clause; a bare sum goes on with the act before it (省财政安排24.6亿元；2019年，27.3亿元)."""
        clause, frame, cue, _, quantities = said
        if memory.actors.listing and lists_on(frame, quantities, clause.end):
            return memory.actors.inherit(pays=True)
        actor = self._actors.actor(frame, memory.actors, clause.mark in ("：", ":"), says(cue, "declined"))
        acted = frame.verb is not None and frame.verb.label != "measure" and actor.source != "none"
        ends = bool(quantities) and quantities[-1].end == clause.end
        memory.actors.listing = acted and ends and verdict == "core" and not frame.passive_agent
        return actor

    def _named(self, metrics: Sequence[Quantity], flat: str, said: Said, actor: Actor) -> list[Quantity]:
        """The metrics by names that hold neither the body that acts nor its verb."""
        return without_act(metrics, flat, said.clause.body, said.frame, actor.source != "none", self._words)

    def _time(self, flat: str, said: Said, verdict: Verdict, memory: Memory) -> Time | None:
        """When the act is or was done: of the dates in the clause, or those before it."""
        clause, frame, cue, times, _ = said
        head, reference = frame.verb.end if frame.verb else None, memory.times.reference
        fronted = frame.fronted
        dates = [time for time in times if self._times.dates(flat, time, clause.body, head, reference, fronted)]
        time = memory.times.take(dates, head, acts=verdict == "core")
        told = cue is not None and cue[0] == "done" and cue[1] not in DATELESS
        return in_the_past(time, reference) if told else time

    def _may_act(self, body: AgencyMention, frame: Frame) -> bool:
        """Whether the body of a clause without an act acts behind it, and only describes no noun (水利部实时水情)."""
        # 交警部门一是将会同区建管委，要求……: the number of a point behind the body.
        says = frame.topic.startswith(self._saying) or _POINT.fullmatch(frame.topic.replace(body.text, "")) is not None
        if body.kind == "area" and not frame.topic and (frame.partners or self._acts_by(frame)):
            # 桃源镇还积极会同相关单位，举办赛事
            return True
        return body.kind != "area" and (frame.adjunct is not None or body.first_person or not frame.topic or says)

    def _acts_by(self, frame: Frame) -> bool:
        """Whether an area goes by what is behind it (桃源镇结合实际，制定方案; 甘岭区通过整治，建成农田)."""
        body, adjunct, words = frame.subject, frame.adjunct, self._words.adjuncts
        if body is None or adjunct is None or adjunct.text in words.place:
            return False
        return body.end == adjunct.start or adjunct.text in words.means
