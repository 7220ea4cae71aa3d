"""Whether a clause is an item, an optional one, or none (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.cases import CaseJudge
from replyscan.items.clause_place import ClausePlace, Verdict
from replyscan.items.effects import EffectJudge
from replyscan.items.figureless import FigurelessJudge
from replyscan.items.fixed_forms import only_lacks, only_would_be, requires_first
from replyscan.items.frame import Frame
from replyscan.items.judged import Judged
from replyscan.items.leading_clauses import LeadingJudge
from replyscan.items.matters import MatterJudge
from replyscan.items.sections import SectionJudge
from replyscan.items.states import StateJudge
from replyscan.items.talk import announcing, naming_points, scheme
from replyscan.items.waiting import WaitingJudge
from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What may stand before a reason.
_BUT = ("但", "而", "且")
# So far into a sentence stand the words that put it into the future.
_OPENING = 16
# 系数由0.49提高到0.53: figures without a unit, but no times.
_BECOMES = late_pattern(r"[由从][^，。；]{0,6}\d[^，。；]{0,8}[到至为]\d[\d.]*(?![\d年月日时点:：])")
# 如2022年开展了竞赛: an example of what was done, and no case.
_EXAMPLE = late_pattern(r"如(?:20)?\d\d年")
# A heading that only names what was asked for.
_WISH_HEADING = late_pattern("[^，。；：]{0,8}关于.*(?:建议|意见|提案|诉求|议案)[”》]?[：:。 ]*$")


class ClauseJudge:
    """Judges clauses by the words of a rule set: first those that lead to others, then those without a figure."""

    def __init__(self, rules: RuleSet) -> None:
        self._effects, self._states = EffectJudge(rules), StateJudge(rules)
        self._reasons = EdgeWords(rules.words("reason_opener"))
        self._plan_details = EdgeWords(rules.words("plan_detail"))
        self._joining = frozenset(rules.words("joining_verb"))
        self._cases, self.sections = CaseJudge(rules), SectionJudge(rules)
        self._concessions = tuple(rules.words("concession_opener"))
        self._problems = tuple(rules.words("problem_noun"))
        self._conditions = EdgeWords(rules.words("condition_opener"))
        self._ifs, self._if_lookalikes = EdgeWords(rules.words("if_opener")), EdgeWords(rules.words("if_lookalike"))
        self.matters, self.waiting = MatterJudge(rules), WaitingJudge(rules)
        self._leading = LeadingJudge(rules, self._cases, self.matters, self.waiting)
        self._figureless = FigurelessJudge(rules, self._states, self._effects)
        self._future = late_pattern(any_of(rules.words("future_section")))
        self._future_openers = late_pattern(rf"(?<![日号月年\d])(?:{any_of(rules.words('future_opener'))})")
        self._scheme, self._announces = scheme(rules), announcing(rules)
        self._names_points = naming_points(rules)

    def words_ahead(self, heading: str) -> tuple[int, int] | None:
        """Where the words stand by which a heading speaks of the future; None where it says nothing."""
        found = self._future.search(heading)
        if found is not None and not found.group().startswith("下") and _WISH_HEADING.match(heading):
            # 二、关于统筹规划项目建设的建议: words of what was asked for.
            return None
        # 正在做和接着要做的: what is under way stands below it too.
        return found.span() if found is not None and "正在" not in heading else None

    def opening_words(self, sentence: str, under_heading: bool) -> tuple[int, int] | None:
        """Where the words stand by which a sentence puts itself and the points below it ahead (下一步，……).

        A list that is only announced needs no words `under_heading` that looks ahead already.
        """
        openers = self._future_openers.finditer(sentence[:_OPENING])
        found = next((opener.span() for opener in openers if not self.sections.ends_time(sentence, opener)), None)
        # 为今后的工作打下基础: the word only says which work.
        describes = found is not None and sentence.startswith("的", found[1])
        if found is not None and not (describes and sentence[: found[0]][-1:] not in "在于"):
            return found
        announced = None if under_heading else self._announces.search(sentence)
        return announced.span() if announced is not None else None

    def sets_condition(self, text: str) -> bool:
        """Whether a clause opens with a word such as 如 or 一旦, so that what follows is done only then."""
        return self._conditions.outruns(self._if_lookalikes, text)

    def waits(self, text: str) -> bool:
        """Whether a clause tells what has to come before the next one (等南站建成，再论证)."""
        return self.waiting.waits(text)

    def opens_scheme(self, sentence: str) -> bool:
        """Whether a sentence sets out a scheme (近期方案：……)."""
        return bool(self._scheme.match(sentence))

    def opens_effect(self, text: str) -> bool:
        """Whether a clause opens with a word such as 使, so that it tells what an act is good for."""
        return self._effects.opens_effect(text)

    def opens_parts(self, sentence: str) -> bool:
        """Whether a sentence tells of the parts of what the one before tells (其中……)."""
        return self._plan_details.start_of(sentence) > 0

    def sets_rate(self, text: str, frame: Frame) -> bool:
        """Whether a clause only says for how many of a thing the next holds (每新增1名职工，奖励1000元)."""
        return self._cases.sets_rate(text, frame)

    def judge(
        self, text: str, frame: Frame, quantities: Sequence[Quantity], declined: bool, place: ClausePlace
    ) -> Verdict:
        """Whether the clause `text`, read as `frame` and standing at `place`, is an item."""
        if _EXAMPLE.match(text) and frame.verb is not None and f"{frame.verb.text}了" in text:
            text = text[1:]
        clause = Judged(text, frame, quantities, declined, place)
        verdict = self._leading.verdict(clause)
        if verdict is not None:
            return verdict
        if frame.verb is None:
            return "core" if self._tells_without_verb(clause) else "none"
        if frame.partners and not frame.object_text and frame.verb.text in self._joining:
            # 与交警大队密切配合，: with whom the next clause acts.
            return "none"
        if self._says_why(clause) or self._tells_problem(clause) or self._tells_circumstance(clause):
            return "optional"
        if (quantities or declined or _BECOMES.search(text)) and place.block == "body":
            return "core"
        if place.label or place.block != "body" or self._figureless.describes(clause, frame.verb):
            return "optional"
        return "core"

    def _tells_without_verb(self, clause: Judged) -> bool:
        """Whether a clause without a verb tells a figure or a refusal by itself, and stands in the letter's body."""
        text, frame, quantities, declined, place = clause
        if place.block != "body" or not (quantities or declined):
            return False
        reason = self._gives_reason(text, frame, False)
        # 因没有政策依据，: why the next clause refuses.
        refused = declined and not (reason and place.runs_on and only_lacks(text))
        return refused or (bool(quantities) and not reason and not frame.partners)

    def _says_why(self, clause: Judged) -> bool:
        """Whether a clause says why or when the next one holds, whatever the figure and what is lacking.

        由于坡度大于25度, 由于企业没有自主权, 如未获批.
        """
        text, frame, quantities, declined, place = clause
        if not self._gives_reason(text, frame, bool(quantities)):
            return False
        return not declined or (place.runs_on and only_lacks(text))

    def _tells_problem(self, clause: Judged) -> bool:
        """Whether a clause says what does not work, and refuses nothing (存在意识不强，难以推广等问题)."""
        return clause.declined and clause.place.background and clause.text.endswith(self._problems)

    def _tells_circumstance(self, clause: Judged) -> bool:
        """Whether a clause tells what follows from an act, is so, comes first or would be, or which points follow."""
        text, frame, quantities, declined, _ = clause
        if declined:
            return False
        if self._states.follows(text, frame) or (not quantities and self._states.stays(text)):
            return True
        if requires_first(text) or self._names_points.search(text):
            return True
        lists_members = self.matters.lists_members(text, bool(quantities)) and not frame.is_told(text)
        return lists_members or only_would_be(text, frame)

    def _gives_reason(self, text: str, frame: Frame, counted: bool) -> bool:
        """Whether a clause says why or on which condition the next one holds, maybe behind 但 (但考虑到……)."""
        at = int(text.startswith(_BUT))
        if text.startswith(self._concessions, at) and (counted or frame.is_told(text)):
            # 尽管我区已设立投放点5处, 虽然已制定规划: what is granted was done.
            return False
        conditional = not counted and self._ifs.outruns(self._if_lookalikes, text, at)
        return conditional or self._reasons.outruns(self._if_lookalikes, text, at)
