"""What headings, sentences and clauses say of the status of the clauses behind them (GUIDELINES section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.items.labels import is_first, list_of
from replyscan.items.status import COMPARED, RESULT, Cue, StatusJudge
from replyscan.records import Status

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
    # The verb of the part of a sum that was told last (其中市级承担60%，县级承担40%).
    part_verb: str | None = None
    # Where the words stand that put the sections behind a sentence into the future, and the headings above it.
    announced: tuple[tuple[int, int], tuple[str, ...]] | None = None

    @property
    def promised(self) -> bool:
        """Whether what stands above a clause or before it in its sentence is to come."""
        return self.ahead is not None or self.sentence == "planned"

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
        self.told = self.part_verb = None
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
