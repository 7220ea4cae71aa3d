"""Whether a clause is an item, an optional one, or none (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.cases import CaseJudge
from replyscan.items.clause_place import ClausePlace, Verdict
from replyscan.items.effects import EffectJudge
from replyscan.items.fixed_forms import (
    acts_when_due,
    asks_whether,
    only_announces,
    only_lacks,
    only_would_be,
    requires_first,
    says_of_whom,
    tells_how_framed,
    tells_standing,
)
from replyscan.items.frame import Frame
from replyscan.items.grounds import GroundJudge
from replyscan.items.manner import MannerJudge
from replyscan.items.matters import MatterJudge
from replyscan.items.placement import AFTER_ADVERBIAL, BARE_NOMINAL, NOMINAL_AT_START
from replyscan.items.plain_kinds import leads_to_next, says_where_most_are, says_which
from replyscan.items.sections import SectionJudge
from replyscan.items.states import StateJudge
from replyscan.items.talk import announcing, naming_points, process_talk, quoted_rule, scheme
from replyscan.items.tokens import FRONTED, has_word
from replyscan.items.waiting import WaitingJudge
from replyscan.items.wishes import WishJudge
from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_WHETHER, _CAPACITY = "是否", "作为"
# What may stand before a reason.
_BUT = ("但", "而", "且")
# So far into a sentence stand the words that put it into the future.
_OPENING = 16
# 应县残联邀请，县人民医院义诊: at whose wish the next one acts.
_INVITED = late_pattern("应[^，。；]{2,16}(?:邀请|请求|要求|之邀|之请)")


# 系数由0.49提高到0.53: figures without a unit, but no times.
_BECOMES = late_pattern(r"[由从][^，。；]{0,6}\d[^，。；]{0,8}[到至为]\d[\d.]*(?![\d年月日时点:：])")
# 如2022年开展了竞赛: an example of what was done, and no case.
_EXAMPLE = late_pattern(r"如(?:20)?\d\d年")
# A heading that only names what was asked for.
_WISH_HEADING = late_pattern("[^，。；：]{0,8}关于.*(?:建议|意见|提案|诉求|议案)[”》]?[：:。 ]*$")
# 回复 + 称
_SAID = "称"


class ClauseJudge:
    """Judges clauses by the lexicons of restated wishes, process talk, effects and adjuncts."""

    def __init__(self, rules: RuleSet) -> None:
        self._process = process_talk(rules)
        self._effects, self._states, self._manner = EffectJudge(rules), StateJudge(rules), MannerJudge(rules)
        self._praise = EdgeWords(rules.words("praise_end"))
        self._adjuncts = EdgeWords(rules.words("adjunct_opener"))
        self._adjunct_ends = EdgeWords(rules.words("adjunct_end"))
        self._offices = EdgeWords(rules.words("office_end"))
        self._passing_on = rules.words("passing_on_verb")
        self._existence = rules.words("existence_verb")
        self._reasons = EdgeWords(rules.words("reason_opener"))
        self._causes = EdgeWords(rules.words("found_cause"))
        self._plan_details = EdgeWords(rules.words("plan_detail"))
        self._joining = frozenset(rules.words("joining_verb"))
        self._saying = frozenset(rules.words("saying_verb"))
        self._cases, self.sections = CaseJudge(rules), SectionJudge(rules)
        self._concessions = tuple(rules.words("concession_opener"))
        self._matters = tuple(rules.words("matter_preposition"))
        self._problems = tuple(rules.words("problem_noun"))
        self._wishes, self.matters = WishJudge(rules), MatterJudge(rules)
        self._conditions = EdgeWords(rules.words("condition_opener"))
        self._ifs, self._if_lookalikes = EdgeWords(rules.words("if_opener")), EdgeWords(rules.words("if_lookalike"))
        self.waiting = WaitingJudge(rules)
        self._future = late_pattern(any_of(rules.words("future_section")))
        self._future_openers = late_pattern(rf"(?<![日号月年\d])(?:{any_of(rules.words('future_opener'))})")
        labels = any_of(rules.words("form_label"))
        # 配合单位：, and in brackets （牵头单位：县公安局，配合单位：县教育局）
        self._form_labels = late_pattern(f"(?:{labels})|[（(](?:{labels})[：:].*")
        self._capacities = rules.words("capacity_preposition")
        self._scheme, self._announces = scheme(rules), announcing(rules)
        self._quoted_rule = quoted_rule(rules)
        self._names_points, self._grounds = naming_points(rules), GroundJudge(rules)

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
        if frame.adjunct is not None or place.aims or self._wishes.is_wish(text, frame, place.numbered, declined):
            return "none"
        if (self._form_labels.fullmatch(text) or (place.runs_on and _INVITED.fullmatch(text))) and not quantities:
            return "none"
        if place.runs_on and self.waits(text) and not acts_when_due(text, frame) and not (quantities or declined):
            return "none"
        if place.runs_on and not declined and self._cases.is_case(text, frame, bool(quantities)):
            # 如末班车延后1小时: the figure of a case is no result.
            return "optional" if quantities else "none"
        # 由社区征询意见，是否同意改造。
        whether = asks_whether(text, frame) and (place.runs_on or text.startswith(_WHETHER))
        asked = whether or (place.runs_on and not quantities and says_of_whom(text))
        leads = place.runs_on and not declined and leads_to_next(text, frame)
        if asked or (not quantities and (leads or says_which(text, frame))):
            return "none"
        if (place.cited and not (quantities and place.dated)) or (not quantities and self._quoted_rule.search(text)):
            return "optional"
        exists = bool(quantities) and frame.verb is not None and frame.verb.text in self._existence
        ends_adjunct = self._adjunct_ends.end_of(text) > 0 and not self._acts_on_end(text, frame)
        # 扶持12家有资质的企业，: what is counted is acted on.
        counted = bool(quantities) and quantities[0].kind == "count"
        counted = counted and frame.verb is not None and frame.object_text[:1].isnumeric()
        if ends_adjunct and not declined and not exists and not counted:
            return "optional" if frame.verb is not None else "none"
        if place.runs_on and not declined and frame.subject is None and self.matters.is_topic(text, frame):
            return "none"
        named = place.runs_on and not (quantities or declined)
        if named and (self.matters.names_affair(text, frame) or self.matters.brings_thing(text, frame)):
            return "none"
        if place.runs_on and frame.subject is None and not quantities:
            if declined and self.matters.names_whom(text):
                return "none"
            if not declined and self.matters.names_matter(text, frame):
                return "optional"
        if not quantities and (says_where_most_are(text) or self._causes.start_of(text)):
            # 主要是没得人手: why the clauses before are so.
            return "optional"
        if (declined and place.runs_on and self._grounds.others_fail(text)) or self._grounds.depends(text):
            return "optional" if frame.verb is not None else "none"
        if frame.verb is None:
            reason = self._gives_reason(text, frame, False)
            # 因没有政策依据，: why the next clause refuses.
            refused = declined and not (reason and place.runs_on and only_lacks(text))
            told = (quantities and not reason and not frame.partners) or refused
            return "core" if told and place.block == "body" else "none"
        if frame.partners and not frame.object_text and frame.verb.text in self._joining:
            # 与交警大队密切配合，: with whom the next clause acts.
            return "none"
        if self._gives_reason(text, frame, bool(quantities)) and (not declined or (place.runs_on and only_lacks(text))):
            # 由于坡度大于25度, 由于企业没有自主权, 如未获批: why or when, whatever the figure and what is lacking.
            return "optional"
        if self._states.follows(text, frame) and not declined:
            return "optional"
        stays = self._states.stays(text) and not quantities
        if (requires_first(text) or self._names_points.search(text) or stays) and not declined:
            return "optional"
        if self.matters.lists_members(text, bool(quantities)) and not (declined or frame.is_told(text)):
            return "optional"
        if declined and place.background and text.endswith(self._problems):
            # 存在意识不强，难以推广等问题: what does not work is no refusal.
            return "optional"
        if not declined and only_would_be(text, frame):
            return "optional"
        if (quantities or declined or _BECOMES.search(text)) and place.block == "body":
            return "core"
        if place.label or place.block != "body":
            return "optional"
        if self._manner.is_manner(text, frame, place.runs_on):
            return "optional"
        if self._offices.end_of(text) and not frame.is_told(text):
            return "optional"
        if frame.topic.endswith("是") and frame.verb.flags & FRONTED and "的" in frame.object_text[1:-1]:
            # 该项目是纳入国家规划的重点项目: what it is.
            return "optional"
        said = frame.verb.text in self._saying and frame.object_text in ("", _SAID) and not frame.modifiers
        if said and (place.runs_on or place.introduces):
            # 国铁集团表示，规划不进行调整; 市财政局回复称：资金已到位: what is said stands behind.
            return "optional"
        if tells_how_framed(text) or tells_standing(text) or (place.runs_on and only_announces(text, frame)):
            return "optional"
        passed_on = frame.fronted is not None and frame.verb.text in self._passing_on and not text.endswith("如下")
        if frame.placed == BARE_NOMINAL or (self._process.search(text) and not passed_on):
            return "optional"
        # 等上级政策启动后，: when, not what.
        if ends_adjunct or text.endswith("后"):
            return "optional"
        if _leaves_to_area(frame):
            return "optional"
        praises = self._praise.end_of(text) and frame.fronted is None
        if self._states.befalls(text, frame):
            # 生产条件将得到极大改善: what is promised of a thing is what comes of the act.
            return "optional"
        if place.background or praises or (not place.promised and self._states.is_state(text, frame)):
            return "optional"
        if self._effects.is_effect(text, frame, place.first, place.dated):
            return "optional"
        # 因地制宜发展农业 opens with an adverb, 因财力有限 with a reason.
        if frame.verb.text in self._capacities and frame.fronted is None and not (frame.subject and frame.modifiers):
            return "optional"
        if place.runs_on and frame.subject is not None and text.startswith(f"{frame.subject.text}{_CAPACITY}"):
            # 县人社局作为就业工作的牵头责任部门，: as what the body acts.
            return "optional"
        adverb = bool(frame.modifiers) and text.startswith(frame.modifiers[0].text)
        ends = not place.runs_on and frame.placed >= NOMINAL_AT_START
        # 在老城区改造管网，: where something is built, and what.
        built = text[0] == "在" and frame.placed == NOMINAL_AT_START and len(frame.object_text) > 1
        ends = ends or (built and frame.verb.label == "build")
        if self._adjuncts.start_of(text) and frame.placed < AFTER_ADVERBIAL and not (adverb or ends):
            # 按照“先急后缓”的原则改造渠道。 acts where the sentence ends.
            return "optional"
        return "core"

    def _acts_on_end(self, text: str, frame: Frame) -> bool:
        """Whether the noun at a clause's end is what the act is done to, and not whom or what the next is about."""
        if frame.fronted is not None and not text.startswith(self._matters):
            return True
        # 已向市住建局提出建设转运站的申请
        return (frame.subject is not None or bool(frame.adverbials)) and frame.is_told(text)

    def _gives_reason(self, text: str, frame: Frame, counted: bool) -> bool:
        """Whether a clause says why or on which condition the next one holds, maybe behind 但 (但考虑到……)."""
        at = int(text.startswith(_BUT))
        if text.startswith(self._concessions, at) and (counted or frame.is_told(text)):
            # 尽管我区已设立投放点5处, 虽然已制定规划: what is granted was done.
            return False
        conditional = not counted and self._ifs.outruns(self._if_lookalikes, text, at)
        return conditional or self._reasons.outruns(self._if_lookalikes, text, at)


def _leaves_to_area(frame: Frame) -> bool:
    """Whether a clause only says what an area may do (湖南省可适当倾斜)."""
    area = frame.subject is not None and frame.subject.mention.kind == "area" and not frame.subject.mention.first_person
    return area and has_word(frame.modifiers, ("可", "可以"))
