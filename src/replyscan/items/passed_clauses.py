"""Clauses that tell no act: what they leave for the acts behind them."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.classify import ClauseJudge
from replyscan.items.clause_words import AdjunctWords
from replyscan.items.frame import Frame
from replyscan.items.memory import Memory
from replyscan.items.plain_kinds import says_in_what_time
from replyscan.items.said import Said, says
from replyscan.items.status import StatusJudge
from replyscan.items.times import TimeJudge
from replyscan.items.tokens import AGENCY, Token
from replyscan.late_pattern import late_pattern
from replyscan.records import AgencyMention
from replyscan.rules import RuleSet

_POINT = late_pattern("[一二三四五六七八九]是|首先|其次|一方面|另一方面")
# Marks behind which a clause that only names a body goes on.
_LEADING_ON = ("，", ",", "：", ":")


class PassedClauses:
    """Keeps what clauses without an act say of time, status and body, by the words of a rule set."""

    def __init__(
        self, rules: RuleSet, adjuncts: AdjunctWords, status: StatusJudge, judge: ClauseJudge, times: TimeJudge
    ) -> None:
        self._adjuncts, self._status, self._judge, self._times = adjuncts, status, judge, times
        self._saying = tuple(rules.words("saying_verb"))
        self._by = frozenset(rules.words("accordance_preposition"))

    def pass_over(self, flat: str, said: Said, tokens: Sequence[Token], memory: Memory) -> None:
        """Keeps in the memory what a clause that tells no act says about the acts behind it."""
        clause, frame, _, times, _ = said
        text = flat[clause.body : clause.end]
        memory.partners += [token.mention for token in frame.partners]
        self._keep_times(flat, text, said, memory)
        # 区城管局已于6月上旬，对摊点进行规范: a day that ends the clause.
        dates_next = bool(times) and times[-1].end_offset == clause.end
        aims = frame.adjunct is not None and frame.adjunct.text in self._adjuncts.aim
        if self._promises(text, said, aims):
            memory.status.sentence = "planned"
        elif says(said.cue, "done") and frame.subject is not None and frame.verb is None:
            # 区城管局已结合创建工作，持续加强管理: no promise made before reaches what is begun here.
            memory.status.sentence = "done" if dates_next else None
        if aims:
            memory.aims_until = clause.end
        self._keep_body(text, said, dates_next, memory)
        reporter = self._reporter(tokens)
        if reporter is not None:
            memory.actors.name(reporter, opens_list=False)
        memory.status.rated = False

    def _keep_times(self, flat: str, text: str, said: Said, memory: Memory) -> None:
        """Keeps the times of the clause that may date the act behind it."""
        clause, adjunct = said.clause, said.frame.adjunct
        if not said.times or text.endswith("的") or self._times.compares(text):
            # 东干渠1974年挖的，: the time is that of the thing only.
            return
        for dated in said.times:
            if self._times.dates_thing(flat, dated, clause.body, clause.end):
                continue
            # 在2025年6月底前，: nothing but the day.
            alone = adjunct is not None and (dated.start_offset, dated.end_offset) == (adjunct.end, clause.end)
            if adjunct is None or alone or dated.start_offset < adjunct.start:
                memory.times.own_clause(dated)

    def _promises(self, text: str, said: Said, aims: bool) -> bool:
        """Whether the clause puts the act behind it into the future."""
        _, frame, cue, times, _ = said
        if (frame.adjunct is not None and not times and self._status.looks_ahead(text)) or self._judge.waits(text):
            return True
        # 为积极争取资金，市发改委持续加强指导: an aim promises nothing.
        promised = says(cue, "planned") and frame.fronted is None and not aims
        return promised and (frame.adjunct is not None or frame.verb is None or says_in_what_time(text))

    def _keep_body(self, text: str, said: Said, dates_next: bool, memory: Memory) -> None:
        """Keeps the body of the clause where it may act behind it."""
        clause, frame = said.clause, said.frame
        # 6．公共充电站。: what a full stop closes is the label of its point, and nobody who acts.
        leads = clause.mark in _LEADING_ON or frame.adjunct is not None
        if frame.subject is None or not leads or self._judge.matters.names_affair(text, frame):
            return
        if dates_next or self._may_act(frame.subject.mention, frame):
            memory.actors.name(frame.subject.mention, opens_list=False, in_passing=frame.passive_agent)

    def _reporter(self, tokens: Sequence[Token]) -> AgencyMention | None:
        """The body whose own report a clause brings before what it did (据市公安局反馈，今年查处17起)."""
        if len(tokens) != 3 or tokens[0].text not in self._by or tokens[2].text not in self._saying:
            return None
        return tokens[1].mention if tokens[1].flags & AGENCY else None

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
        body, adjunct, words = frame.subject, frame.adjunct, self._adjuncts
        if body is None or adjunct is None or adjunct.text in words.place:
            return False
        return body.end == adjunct.start or adjunct.text in words.means
