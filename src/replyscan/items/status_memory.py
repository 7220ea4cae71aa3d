"""What headings, sentences and clauses say of the status of the clauses behind them (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from replyscan.items.figure_status import FigureJudge
from replyscan.items.frame import Frame
from replyscan.items.labels import is_first, list_of
from replyscan.items.status import COMPARED, RESULT, Cue, StatusJudge
from replyscan.items.tokens import PIVOT, TELLING, UP_TO, has_kind
from replyscan.records import Quantity, Status, Time

# The step of the grammar by which a heading says that all below it is done or declined.
SETTLED = "status.settled"


@dataclass(slots=True)
class StatusMemory:
    """`sentence` holds for the rest of a sentence; `ahead` is where the words stand that put a section into the future.

    `tone` is the status of a text that is no letter. `promised_by` is the body of the last promise, `past` whether the
    last date lay in the past, `told` the status of the last clause of the sentence. `in_point` says whether a point has
    begun in the paragraph, `of_point` whether what `sentence` says ends with that point.
    """

    judge: StatusJudge
    figures: FigureJudge
    tone: Status | None = None
    sentence: Status | None = None
    ahead: tuple[int, int] | None = None
    promised_by: str | None = None
    past: bool = False
    told: Status | None = None
    in_point: bool = False
    of_point: bool = False
    # To which list the point belongs in which the future was opened: the next point of that list closes it.
    opened_in: str = ""
    # Whether the sentence that opened the future is being read, and whether it tells acts of its own.
    opening: bool = False
    acts: bool = False
    # Where the last promise stands, and whether the last sentence ends with a colon.
    promised_at: tuple[int, int] | None = None
    announces: bool = False
    # The status of the last clause of the paragraph, and whether the sentence tells of the parts of a plan.
    last: Status | None = None
    # Whose promise the last sentence held.
    last_by: str | None = None
    of_plan: bool = False
    # Whether a clause of the sentence has said on which condition the rest is done.
    conditional: bool = False
    obliged: bool = False
    # What the headings above say of all points below them (一、已落实的事项).
    section: Status | None = None
    # Where that heading stands, and whether `sentence` is what it says.
    section_at: tuple[int, int] | None = None
    of_section: bool = False
    # Whether the clause before says for how many of a thing this one pays (每新增1名职工，……).
    rated: bool = False
    # Whether the clause only says what is aimed at by what is under way.
    aims: bool = False
    # Whether the clause before has others act (鼓励社会力量参与，打造服务圈): what follows goes on as that does.
    led: bool = False
    # Whether what is aimed at has been told in this sentence (力争年内开工).
    aimed: bool = False
    # Where the words stand that put the sections behind a sentence into the future, and the headings above it.
    announced: tuple[tuple[int, int], tuple[str, ...]] | None = None

    def start_heading(self, heading: str, section: tuple[str, ...]) -> None:
        """A new `heading` under the headings of `section`.

        Sections right behind a sentence that only announces them are planned (将重点做好以下工作：⏎一、……).
        """
        if self.opening and self.ahead is not None and is_first(heading) and (self.announces or not self.acts):
            self.announced = self.ahead, section
        elif self.announced is not None:
            above = self.announced[1]
            if section[: len(above)] != above or (section == above and is_first(heading)):
                self.announced = None
        self.ahead = None

    def ahead_of(self, section: tuple[str, ...]) -> tuple[int, int] | None:
        """Where the words stand by which a sentence before the headings of `section` announced them; None for none."""
        if self.announced is None:
            return None
        span, above = self.announced
        return span if len(section) > len(above) and section[: len(above)] == above else None

    def start_block(self, ahead: tuple[int, int] | None, goes_on: bool, point: str) -> None:
        """A new paragraph numbered `point` ("" for none), `ahead` where a heading above it looks ahead.

        `goes_on` says whether it belongs to the list of the paragraph before.
        """
        listed = self.sentence == "planned" and self.announces and is_first(point)
        self.last = None
        self.sentence = None
        if ahead is not None:
            self.ahead, self.opened_in = ahead, ""
            return
        if not goes_on or (self.acts and not is_first(point)):
            # 下一步，我局将新增床位200张。 ends with its paragraph, unless a list begins behind it.
            self.ahead = None
        self.opening = self.acts = self.in_point = False
        self._start_point(point)
        if listed and self.ahead is None:
            # 我镇将考虑您的建议：1、……: the points of a list behind a promise.
            self.ahead, self.opened_in = self.promised_at, ""

    def end_sentence(self, mark: str) -> None:
        """The sentence ends with `mark`."""
        self.last, self.last_by = self.told or self.last, self.promised_by
        self.announces = mark in ("：", ":")

    def start_sentence(
        self, point: str, block_point: str, ahead: tuple[int, int] | None, scheme: bool, parts: bool, joins: bool
    ) -> None:
        """A new sentence, numbered `point`; `ahead` where its own words put it and its points into the future.

        A `scheme` is planned as far as the sentence goes, and so are the `parts` of what was planned before, and what
        a word such as 同时 `joins` to a promise of the same body (我局将加强巡查。同时，强化宣传).
        """
        if ahead is None and self.ahead is None and self.sentence == "planned" and is_first(point):
            # 我们将充分吸收。一是……: the points of a list behind a promise.
            self.ahead, self.opened_in = self.promised_at, ""
        self.of_plan = parts and self.last == "planned"
        goes_on = joins and self.last == "planned" and self.promised_by is not None
        self.sentence = "planned" if scheme or self.of_plan or goes_on else None
        self.of_section = self.sentence is None and self.section == "done"
        if self.of_section:
            self.sentence = "done"
        self.promised_by = self.promised_by if goes_on else None
        self.told = None
        self.aimed = self.led = False
        self.past = self.of_point = self.conditional = self.rated = self.obliged = False
        self._start_point(point)
        self.opening = ahead is not None
        if ahead is not None:
            self.acts = False
            self.ahead, self.opened_in = ahead, list_of(point or block_point)

    def start_point(self, mark: str, place: tuple[int, int]) -> None:
        """A new point (……；三是积极推广): what the point before told as done, or that another body will do, ends.

        一是将加强巡查；二是完善制度: what the letter's own body will do goes on. A list that begins at `place` inside a
        sentence that promises is planned as a whole (我局计划，一是修建排水沟。二是……).
        """
        if self.sentence == "planned" and self.ahead is None and is_first(mark):
            self.ahead, self.opened_in = self.promised_at or place, ""
        if self.sentence is not None and self.of_point:
            self.sentence = None
        self.in_point = True

    def _start_point(self, point: str) -> None:
        if point and self.opened_in == list_of(point):
            self.ahead, self.opened_in = None, ""

    def act(self) -> None:
        """A clause of the sentence is an item."""
        self.acts = self.acts or self.opening

    def name(self, canonical: str | None) -> None:
        """A clause without a cue names a body: a promise of another one does not reach it."""
        if canonical != self.promised_by and not self.of_plan and self.promised_by is not None:
            self.sentence = None

    def status(
        self,
        cue: Cue | None,
        time: Time | None,
        reference: date | None,
        quantities: Sequence[Quantity],
        documents: bool,
        frame: Frame,
    ) -> Cue:
        """The status of a clause and the rule that gave it: its cues, the section, the date, its neighbours."""
        before = self.told
        self.told, rule = self._status(cue, time, reference, quantities, documents, frame)
        self.aimed = self.told == "planned" and (self.aimed or self.figures.aims(frame))
        # 加强培训，力争年内开工；优化布局: what is under way around it is no promise.
        self.aims = before == "ongoing" and self.told == "planned" and self.figures.aims(frame)
        return self.told, rule

    def _status(
        self,
        cue: Cue | None,
        time: Time | None,
        reference: date | None,
        quantities: Sequence[Quantity],
        documents: bool,
        frame: Frame,
    ) -> Cue:
        dated = self.figures.by_time(time, reference)
        weak = cue is not None and cue[1] == RESULT
        promised = self.ahead is not None or self.sentence == "planned"
        if cue is not None and cue[1] == COMPARED and promised and dated != "done":
            # 预计接待游客1000万人次，同比增长12%: what is to be reached is compared.
            return "planned", "status.section"
        if cue is not None and cue[0] == "planned" and dated == "done" and self.figures.estimates(frame):
            # 2018年支出预计达到397亿元: what the figures of a year gone by will come to.
            return "done", "status.time"
        if cue is not None and not weak:
            # 2025年预算已安排680万元: money for a year to come is set aside before it.
            set_aside = frame.verb is not None and frame.verb.label == "fund" and has_kind(frame.modifiers, TELLING)
            ahead = cue[0] == "done" and dated == "planned" and not set_aside
            return ("planned", "status.time") if ahead else cue
        if weak and self.aimed and dated is None and self.figures.is_reached(frame, quantities):
            # 加强监管，力争年内建成，处理率达到80%: the figure is what is aimed at.
            return "planned", "status.sentence"
        if dated is None and self.figures.counts(frame):
            # 水管员眼下只有3个: what there is, whatever is planned around it.
            return "ongoing", "status.default"
        if dated is None and self.sentence == "planned" and self.figures.tells_now(frame, quantities):
            # 计划改造小区96个，目前开工率100%: how far it is by now ends what was promised.
            self.sentence = self.told = None
            if frame.verb is None:
                return "ongoing", "status.default"
            promised = self.ahead is not None
        if self.sentence == "done" and self.figures.advises(frame):
            # 提出了方案，建议镇政府牵头，拆除旧房: what is advised is not done.
            self.sentence = None
        if promised and dated != "done":
            return "planned", "status.section"
        if dated is not None:
            self.past = dated == "done"
            if self.sentence is not None and self.sentence != dated:
                # 公司来测过，明年立塔，塔基由村上提供: a date the other way ends what came before it.
                self.sentence = None
            elif dated == "planned" and self.told is None:
                # 2026年，我局继续争取，标准提高到3.9万元: a day to come that opens a sentence goes for all of it.
                self.sentence, self.promised_by = "planned", None
            return dated, "status.time"
        if self.figures.is_ahead(time, reference) and not self.figures.is_total(frame, time, reference):
            return "planned", "status.time"
        if self.told is not None and self.figures.is_part(frame):
            return self.told, "status.sentence"
        if self.tone is not None:
            return self.tone, "status.tone"
        return self._by_figures(weak, time, reference, quantities, documents, frame)

    def _by_figures(
        self,
        weak: bool,
        time: Time | None,
        reference: date | None,
        quantities: Sequence[Quantity],
        documents: bool,
        frame: Frame,
    ) -> Cue:
        """The status that figures, documents and the neighbours give where no word and no date does."""
        verb = frame.verb
        # 部署课题12项: with a figure, what is issued is done, whoever is to act upon it.
        pivot = bool(verb is not None and verb.flags & PIVOT and not (quantities and verb.label == "issue"))
        # 组织召开会议3次: who organises does it.
        pivot = pivot and not (quantities and self.figures.organises(frame))
        standing = self.figures.is_standing(frame, quantities)
        if quantities and self.figures.has_changed(frame, quantities, time):
            # 标准由每人每天18元提到22元
            return "done", "status.figure"
        if standing or any(quantity.per for quantity in quantities):
            return "ongoing", "status.default"
        if quantities and self.figures.is_total(frame, time, reference):
            return "done", "status.figure"
        if quantities and self.figures.gives_now(frame, quantities):
            return "ongoing", "status.default"
        if (bool(quantities) != weak or frame.recurring) and self.figures.recurs(frame):
            # 按时足额发放补贴: a result that recurs is one where a figure says so.
            return "ongoing", "status.default"
        if quantities and self.figures.goes_on(frame):
            return "ongoing", "status.default"
        if quantities and not self.past and self.figures.goes_first(frame):
            return "planned", "status.figure"
        if self.rated and quantities and self.sentence != "done":
            # 每新增1名职工，奖励1000元: a rule in force.
            return "ongoing", "status.default"
        if weak and (self.conditional or (self.obliged and not frame.topic)) and not quantities:
            # 如发现违法行为，立案处理: what is done only then; 镇政府要加大投入，完成改造: what is to be done.
            return "ongoing", "status.default"
        shares = self.figures.gives_share(frame, quantities) and self.told != "done"
        if shares or (weak and not quantities and self.figures.lasts(time, reference)):
            # 自2023年1月1日至2027年12月31日，免征增值税: a rule in force.
            return "ongoing", "status.default"
        if weak:
            return "done", RESULT
        return self._by_neighbours(pivot, quantities, documents, frame)

    def _by_neighbours(self, pivot: bool, quantities: Sequence[Quantity], documents: bool, frame: Frame) -> Cue:
        """The status that what stands around gives a clause without one of its own; a `pivot` has others act."""
        verb = frame.verb
        # 办理环节压减至1.2个: what is counted went to its figure.
        norm = self.figures.is_norm(quantities) and not frame.object_text.startswith(UP_TO)
        if verb is None and self.told == "done" and not (norm or self.figures.is_set(quantities)):
            return "done", "status.sentence"
        if self.told == "planned" and quantities and frame.subject is None:
            # 8月15日前上线，服务游客62人: what comes of what is to come.
            return "planned", "status.sentence"
        due = norm or self.figures.is_measured_out(frame, quantities)
        counts = bool(quantities) and not due
        # 约谈企业23家，督促修订规则61条: what others did upon it, told with what the body did.
        pivot = pivot and not (counts and self.told == "done" and frame.subject is None)
        if counts and verb is not None and verb.label != "measure" and not pivot:
            return "done", "status.figure"
        if documents and verb is not None and (verb.label == "issue" or self.figures.sets_down(verb)):
            if self.last == "planned" and self.last_by is not None and self.told is None and frame.subject is None:
                # 2024年，我局将推进总分馆制。制定《方案》，……: the promise before goes on.
                self.sentence = "planned"
                return "planned", "status.sentence"
            return "done", "status.document"
        if not quantities and (frame.negated or self.figures.recurs(frame)):
            return "ongoing", "status.default"
        if not quantities and self.sentence == "done" and self.figures.attends(frame):
            # 县发改局已批复可研，我局抓好前期工作: what another body has done is over, what this one sees to is not.
            return "ongoing", "status.default"
        if not quantities and not self.past and self.figures.advances(frame):
            # 该路段已列入规划，目前，县政府逐步实施: what goes on step by step is not over.
            return "ongoing", "status.default"
        if frame.passive_agent and not quantities:
            # 剩下的由县财政解决: who is to do it.
            return "ongoing", "status.default"
        if self.told == "done" and frame.subject is None and self.figures.orders(frame):
            # 查出7辆，当场责令停运: an order is given, whenever it is followed.
            return "done", "status.sentence"
        if norm and quantities and verb is not None and verb.label == "fund":
            # 推出“惠农贷”，单户授信最高20万元: what may be given, whatever was done before.
            return "ongoing", "status.default"
        follows = self.led and self.told == "ongoing" and not self.past and frame.subject is None
        if (self.sentence == "done" or self.past) and (quantities or not (pivot or follows)):
            return "done", SETTLED if self.of_section and not self.past else "status.sentence"
        self.led = pivot or follows
        return "ongoing", "status.default"

    def remember(
        self, cue: Cue | None, status: Status, canonical: str | None, named: bool, place: tuple[int, int]
    ) -> None:
        """Notes what the cue of the clause at `place` says for those behind; `canonical` is its body, `named` in it."""
        if cue is None or self.aims or not self.judge.carries(cue[1]):
            return
        if cue[0] == "planned":
            self.promised_by, self.promised_at = canonical, place
        if cue[0] in ("planned", "done") and (cue[1] not in (RESULT, COMPARED) or status == "done"):
            self.sentence, self.of_point = cue[0], self.in_point and (named or cue[0] == "done")
            self.of_section = False

    def context(self, rule: str) -> tuple[int, int] | None:
        """Where the words above a clause stand that give it its status by `rule`; None where its own words do."""
        if rule == "status.section":
            return self.ahead
        return self.section_at if rule == SETTLED else None
