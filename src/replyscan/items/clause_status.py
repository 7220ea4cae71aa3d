"""The status of a clause by its words, its date, its figures and its neighbours (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from replyscan.items.figure_norms import NormJudge
from replyscan.items.figure_status import FigureJudge
from replyscan.items.frame import Frame
from replyscan.items.status import COMPARED, RESULT, Cue
from replyscan.items.status_memory import SETTLED, StatusMemory
from replyscan.items.tokens import PIVOT, TELLING, UP_TO, has_kind
from replyscan.records import Quantity, Status, Time
from replyscan.rules import RuleSet

_ONGOING: Cue = ("ongoing", "status.default")


class Evidence(NamedTuple):
    """What a clause itself shows: its cue, its date and that of the reply, its figures, whether it names documents."""

    cue: Cue | None
    time: Time | None
    reference: date | None
    quantities: Sequence[Quantity]
    documents: bool
    frame: Frame

    @property
    def weak(self) -> bool:
        """Whether only a verb of result tells that it is over (完成, 建成)."""
        return self.cue is not None and self.cue[1] == RESULT


class ClauseStatus:
    """Gives clauses their status, each with the rule that gave it; what is told goes into the memory."""

    def __init__(self, rules: RuleSet) -> None:
        self._figures, self._norms = FigureJudge(rules), NormJudge(rules)

    def of(self, shown: Evidence, memory: StatusMemory) -> Cue:
        """The status of a clause that shows `shown`, behind what `memory` holds."""
        before = memory.told
        memory.told, rule = self._status(shown, memory)
        aims = memory.told == "planned" and self._figures.aims(shown.frame)
        memory.aimed = memory.told == "planned" and (memory.aimed or aims)
        # 加强培训，力争年内开工；优化布局: what is under way around it is no promise.
        memory.aims = before == "ongoing" and aims
        return memory.told, rule

    def _status(self, shown: Evidence, memory: StatusMemory) -> Cue:
        dated = self._figures.by_time(shown.time, shown.reference)
        return (
            self._by_cue(shown, memory, dated)
            or self._by_promise(shown, memory, dated)
            or self._by_date(shown, memory, dated)
            or self._by_figures(shown, memory)
            or self._by_neighbours(shown, memory)
        )

    def _by_cue(self, shown: Evidence, memory: StatusMemory, dated: Status | None) -> Cue | None:
        """The status that the clause's own words give, other than a verb of result."""
        cue, frame = shown.cue, shown.frame
        if cue is None:
            return None
        if cue[1] == COMPARED and memory.promised and dated != "done":
            # 预计接待游客1000万人次，同比增长12%: what is to be reached is compared.
            return "planned", "status.section"
        if cue[0] == "planned" and dated == "done" and self._figures.estimates(frame):
            # 2018年支出预计达到397亿元: what the figures of a year gone by will come to.
            return "done", "status.time"
        if shown.weak:
            return None
        # 2025年预算已安排680万元, 汛期前已调配12套: it is told to be done, whatever day is named.
        told = has_kind(frame.modifiers, TELLING)
        ahead = cue[0] == "done" and dated == "planned" and not (told or _tells_others(shown))
        return ("planned", "status.time") if ahead else cue

    def _by_promise(self, shown: Evidence, memory: StatusMemory, dated: Status | None) -> Cue | None:
        """The status that what was promised before gives, or what ends it."""
        frame, quantities = shown.frame, shown.quantities
        if shown.weak and memory.aimed and dated is None and self._figures.is_reached(frame, quantities):
            # 加强监管，力争年内建成，处理率达到80%: the figure is what is aimed at.
            return "planned", "status.sentence"
        if dated is None and self._figures.counts(frame):
            # 水管员眼下只有3个: what there is, whatever is planned around it.
            return _ONGOING
        if dated is None and memory.sentence == "planned" and self._figures.tells_now(frame, quantities):
            # 计划改造小区96个，目前开工率100%: how far it is by now ends what was promised.
            memory.sentence = memory.told = None
            if frame.verb is None:
                return _ONGOING
        if memory.sentence == "done" and self._figures.advises(frame):
            # 提出了方案，建议镇政府牵头，拆除旧房: what is advised is not done.
            memory.sentence = None
        return ("planned", "status.section") if memory.promised and dated != "done" else None

    def _by_date(self, shown: Evidence, memory: StatusMemory, dated: Status | None) -> Cue | None:
        """The status that a date gives, or the clause whose part this one is, or the text as a whole."""
        time, reference, frame = shown.time, shown.reference, shown.frame
        if dated is not None:
            memory.past = dated == "done"
            if memory.sentence is not None and memory.sentence != dated:
                # 公司来测过，明年立塔，塔基由村上提供: a date the other way ends what came before it.
                memory.sentence = None
            elif dated == "planned" and memory.told is None:
                # 2026年，我局继续争取，标准提高到3.9万元: a day to come that opens a sentence goes for all of it.
                memory.sentence, memory.promised_by = "planned", None
            return dated, "status.time"
        ahead = self._figures.is_ahead(frame, shown.quantities, time, reference)
        ahead = ahead or (frame.verb is not None and self._figures.completes_rest(frame, time, reference))
        if ahead and not self._figures.is_total(frame, time, reference):
            return "planned", "status.time"
        part = self._figures.is_part(frame)
        if memory.told is not None and (part or (frame.verb is not None and frame.verb.text == memory.part_verb)):
            # 其中市级承担60%，县级承担40%: the parts of one sum are told alike.
            memory.part_verb = frame.verb.text if frame.verb is not None else None
            return memory.told, "status.sentence"
        return (memory.tone, "status.tone") if memory.tone is not None else None

    def _by_figures(self, shown: Evidence, memory: StatusMemory) -> Cue | None:
        """The status that figures give, or a verb of result, where no word and no date does."""
        quantities, frame, told = shown.quantities, shown.frame, self._figures
        if quantities and told.has_changed(frame, quantities, shown.time):
            # 标准由每人每天18元提到22元
            return "done", "status.figure"
        standing = told.is_standing(frame, quantities) or self._norms.is_wanting(frame, quantities)
        if standing or any(quantity.per for quantity in quantities):
            return _ONGOING
        if quantities and told.is_total(frame, shown.time, shown.reference):
            return "done", "status.figure"
        if self._keeps_on(shown):
            return _ONGOING
        if not memory.past and (quantities or memory.told != "done") and told.goes_first(frame, bool(quantities)):
            return "planned", "status.figure"
        if self._is_in_force(shown, memory):
            return _ONGOING
        return ("done", RESULT) if shown.weak else None

    def _keeps_on(self, shown: Evidence) -> bool:
        """Whether what the clause tells is so now, or again and again."""
        quantities, frame, told = shown.quantities, shown.frame, self._figures
        if quantities and (told.gives_now(frame, quantities) or told.goes_on(frame)):
            return True
        # 按时足额发放补贴: a result that recurs is one where a figure says so.
        return (bool(quantities) != shown.weak or frame.recurring) and told.recurs(frame)

    def _is_in_force(self, shown: Evidence, memory: StatusMemory) -> bool:
        """Whether the clause tells a rule in force, or what is done only in a case or ought to be done."""
        quantities, frame = shown.quantities, shown.frame
        if memory.rated and quantities and memory.sentence != "done":
            # 每新增1名职工，奖励1000元
            return True
        if shown.weak and not quantities:
            if memory.conditional or (memory.obliged and not frame.topic):
                # 如发现违法行为，立案处理; 镇政府要加大投入，完成改造
                return True
            if self._figures.lasts(shown.time, shown.reference):
                # 自2023年1月1日至2027年12月31日，免征增值税
                return True
        limited = bool(quantities) and self._norms.is_service_limit(frame, quantities)
        if limited and not memory.past and memory.sentence != "done":
            return True
        if not memory.past and self._figures.pays_by_grade(frame, quantities):
            return True
        return self._figures.gives_share(frame, quantities) and memory.told != "done"

    def _by_neighbours(self, shown: Evidence, memory: StatusMemory) -> Cue:
        """The status that what stands around gives a clause without one of its own."""
        quantities, frame, verb = shown.quantities, shown.frame, shown.frame.verb
        alone = frame.subject is None
        # 办理环节压减至1.2个: what is counted went to its figure.
        norm = self._norms.is_norm(quantities) and not frame.object_text.startswith(UP_TO)
        if verb is None and memory.told == "done" and not (norm or self._norms.is_set(quantities)):
            return "done", "status.sentence"
        if memory.told == "planned" and quantities and alone:
            # 8月15日前上线，服务游客62人: what comes of what is to come.
            return "planned", "status.sentence"
        counts = bool(quantities) and not (norm or self._norms.is_measured_out(frame, quantities))
        # 约谈企业23家，督促修订规则61条: what others did upon it, told with what the body did.
        pivot = self._has_others_act(shown) and not (counts and memory.told == "done" and alone)
        if counts and verb is not None and verb.label != "measure" and not (pivot or self._figures.only_counts(verb)):
            return "done", "status.figure"
        if shown.documents and verb is not None and (verb.label == "issue" or self._figures.sets_down(verb)):
            return self._by_documents(shown, memory)
        if not quantities and self._is_not_over(shown, memory):
            return _ONGOING
        if memory.told == "done" and alone and self._figures.orders(frame):
            # 查出7辆，当场责令停运: an order is given, whenever it is followed.
            return "done", "status.sentence"
        if norm and quantities and verb is not None and verb.label == "fund":
            # 推出“惠农贷”，单户授信最高20万元: what may be given, whatever was done before.
            return _ONGOING
        follows = memory.led and memory.told == "ongoing" and not memory.past and alone
        if (memory.sentence == "done" or memory.past) and (quantities or not (pivot or follows)):
            return "done", SETTLED if memory.of_section and not memory.past else "status.sentence"
        memory.led = pivot or follows
        return _ONGOING

    def _has_others_act(self, shown: Evidence) -> bool:
        """Whether the verb has others act (督促, 支持), and neither issues nor organises what a figure counts."""
        verb = shown.frame.verb
        if verb is None or not verb.flags & PIVOT:
            return False
        # 部署课题12项, 组织召开会议3次, 争取到中央预算内投资1.3亿元
        own = verb.label == "issue" or self._figures.organises(shown.frame) or shown.frame.object_text.startswith(UP_TO)
        return not (shown.quantities and own)

    def _by_documents(self, shown: Evidence, memory: StatusMemory) -> Cue:
        """The status of a clause that issues a document: done, unless a promise before it goes on."""
        own_promise = memory.last == "planned" and memory.last_by is not None and memory.told is None
        if own_promise and shown.frame.subject is None:
            # 2024年，我局将推进总分馆制。制定《方案》，……
            memory.sentence = "planned"
            return "planned", "status.sentence"
        return "done", "status.document"

    def _is_not_over(self, shown: Evidence, memory: StatusMemory) -> bool:
        """Whether a clause without figures tells what goes on, whatever was done around it."""
        frame = shown.frame
        if frame.negated or frame.passive_agent or self._figures.recurs(frame):
            # 剩下的由县财政解决: who is to do it.
            return True
        if memory.sentence == "done" and self._figures.attends(frame):
            # 县发改局已批复可研，我局抓好前期工作: what another body has done is over, what this one sees to is not.
            return True
        # 该路段已列入规划，目前，县政府逐步实施: what goes on step by step is not over.
        return not memory.past and self._figures.advances(frame)


def _tells_others(shown: Evidence) -> bool:
    """Whether the day to come is the one by which others are to act, who have been told (已督促各县9月底前完成)."""
    verb, time = shown.frame.verb, shown.time
    tells = verb is not None and (verb.flags & PIVOT or verb.label == "issue")
    return verb is not None and bool(tells) and time is not None and time.start_offset >= verb.end
