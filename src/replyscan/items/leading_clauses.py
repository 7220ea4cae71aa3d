"""Clauses that tell nothing themselves: wishes, questions, cases, citations, and what only leads to another clause."""

from __future__ import annotations

from replyscan.items.cases import CaseJudge
from replyscan.items.clause_place import Verdict
from replyscan.items.fixed_forms import acts_when_due, asks_whether, says_of_whom
from replyscan.items.frame import Frame
from replyscan.items.grounds import GroundJudge
from replyscan.items.judged import Judged
from replyscan.items.matters import MatterJudge
from replyscan.items.plain_kinds import leads_to_next, says_in_what_time, says_where_most_are, says_which
from replyscan.items.questions import QuestionJudge
from replyscan.items.talk import quoted_rule
from replyscan.items.waiting import WaitingJudge
from replyscan.items.wishes import WishJudge
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_WHETHER = "是否"
# 应县残联邀请，县人民医院义诊: at whose wish the next one acts.
_INVITED = late_pattern("应[^，。；]{2,16}(?:邀请|请求|要求|之邀|之请)")


class LeadingJudge:
    """Judges such clauses by the words of a rule set."""

    def __init__(self, rules: RuleSet, cases: CaseJudge, matters: MatterJudge, waiting: WaitingJudge) -> None:
        self._cases, self._matters, self._waiting = cases, matters, waiting
        self._wishes, self._grounds, self._questions = WishJudge(rules), GroundJudge(rules), QuestionJudge(rules)
        self._adjunct_ends = EdgeWords(rules.words("adjunct_end"))
        self._existence = rules.words("existence_verb")
        self._causes = EdgeWords(rules.words("found_cause"))
        self._topic_openers = tuple(rules.words("matter_preposition"))
        labels = any_of(rules.words("form_label"))
        # 配合单位：, and in brackets （牵头单位：县公安局，配合单位：县教育局）
        self._form_labels = late_pattern(f"(?:{labels})|[（(](?:{labels})[：:].*")
        self._quoted_rule = quoted_rule(rules)
        parties, deciding = (any_of(rules.words(field)) for field in ("deciding_party", "deciding_verb"))
        # 据县民政局讲，今年建公墓: who told what the next one says.
        by, saying = (any_of(rules.words(field)) for field in ("accordance_preposition", "saying_verb"))
        self._reports = late_pattern(f"(?:{by})[^，。；]{{2,16}}(?:{saying})")
        # 县政府常务会议研究确定，新建小学2所: who decided what the next one says.
        self._decides = late_pattern(f"(?:{parties})(?:{deciding})$")

    def verdict(self, clause: Judged) -> Verdict | None:
        """The verdict on a clause that tells nothing itself; None for every other one."""
        text, frame, quantities, declined, place = clause
        if frame.adjunct is not None or place.aims or self._wishes.is_wish(text, frame, place.numbered, declined):
            return "none"
        if self._says_who_takes_part(clause) or self._says_what_comes_first(clause) or self._says_who_decided(clause):
            return "none"
        if place.runs_on and not declined and self._cases.is_case(text, frame, bool(quantities)):
            # 如末班车延后1小时: the figure of a case is no result.
            return "optional" if quantities else "none"
        if _asks_or_leads_on(clause) or (not quantities and not declined and self._questions.asks(text, frame)):
            return "none"
        if self._cites(clause):
            return "optional"
        if self._ends_as_adjunct(clause):
            return "none" if frame.verb is None else "optional"
        if self._names_topic(clause):
            return "none"
        if self._names_matter(clause) or self._says_why_before(clause):
            return "optional"
        if self._tells_ground(clause):
            return "none" if frame.verb is None else "optional"
        return None

    def _says_who_takes_part(self, clause: Judged) -> bool:
        """Whether a clause is a label of the letter's form, or says who invited the body of the next one."""
        if clause.quantities:
            return False
        if self._form_labels.fullmatch(clause.text):
            return True
        led = _INVITED.fullmatch(clause.text) or self._reports.fullmatch(clause.text)
        return clause.place.runs_on and led is not None

    def _says_what_comes_first(self, clause: Judged) -> bool:
        """Whether a clause before a comma tells what the next one waits for (等南站建成，再论证)."""
        text, frame, quantities, declined, place = clause
        waits = place.runs_on and self._waiting.waits(text)
        return waits and not acts_when_due(text, frame) and not (quantities or declined)

    def _says_who_decided(self, clause: Judged) -> bool:
        """Whether a clause before a comma is nothing but a meeting that decides what the next one says."""
        return clause.place.runs_on and self._decides.search(clause.text) is not None

    def _cites(self, clause: Judged) -> bool:
        """Whether a clause says what a law or a plan lays down."""
        figures, place = bool(clause.quantities), clause.place
        if place.cited and not (figures and place.dated):
            return True
        return not figures and self._quoted_rule.search(clause.text) is not None

    def _ends_as_adjunct(self, clause: Judged) -> bool:
        """Whether the noun at a clause's end makes it one of whom or of what the next one is about."""
        text, frame, quantities, declined, _ = clause
        if declined or not self._adjunct_ends.end_of(text) or self._acts_on_end(text, frame):
            return False
        if not quantities or frame.verb is None:
            return True
        # 扶持12家有资质的企业，: what is counted is acted on.
        counted = quantities[0].kind == "count" and frame.object_text[:1].isnumeric()
        return not counted and frame.verb.text not in self._existence

    def _acts_on_end(self, text: str, frame: Frame) -> bool:
        """Whether the noun at a clause's end is what the act is done to, and not whom or what the next is about."""
        if frame.fronted is not None and not text.startswith(self._topic_openers):
            return True
        # 已向市住建局提出建设转运站的申请
        return (frame.subject is not None or bool(frame.adverbials)) and frame.is_told(text)

    def _names_topic(self, clause: Judged) -> bool:
        """Whether a clause before a comma only names what the next one speaks of, or whom it refuses."""
        text, frame, quantities, declined, place = clause
        if not place.runs_on:
            return False
        if declined:
            return frame.subject is None and not quantities and self._matters.names_whom(text)
        if frame.subject is None and self._matters.is_topic(text, frame):
            return True
        return not quantities and (self._matters.names_affair(text, frame) or self._matters.brings_thing(text, frame))

    def _names_matter(self, clause: Judged) -> bool:
        """Whether a clause before a comma is nothing but 对 and what the next one does something for."""
        text, frame, quantities, declined, place = clause
        leads = place.runs_on and frame.subject is None and not (quantities or declined)
        return leads and self._matters.names_matter(text, frame)

    def _says_why_before(self, clause: Judged) -> bool:
        """Whether a clause tells where most of a kind are, or why the clauses before are so (主要是没得人手)."""
        return not clause.quantities and (says_where_most_are(clause.text) or self._causes.start_of(clause.text) > 0)

    def _tells_ground(self, clause: Judged) -> bool:
        """Whether a clause tells what others fail to do or what has to be first, and refuses nothing."""
        text, place = clause.text, clause.place
        fails = clause.declined and place.runs_on and self._grounds.others_fail(text)
        return fails or self._grounds.depends(text)


def _asks_or_leads_on(clause: Judged) -> bool:
    """Whether a clause asks whether something is so, or only says of whom or of which things the next one speaks."""
    text, frame, quantities, declined, place = clause
    if asks_whether(text, frame) and (place.runs_on or text.startswith(_WHETHER)):
        # 由社区征询意见，是否同意改造。
        return True
    if place.runs_on and says_in_what_time(text):
        return True
    if quantities:
        return False
    if place.runs_on and (says_of_whom(text) or (not declined and leads_to_next(text, frame))):
        return True
    return says_which(text, frame)
