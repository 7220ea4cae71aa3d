"""The status that the own words of a clause give; and how firm a promise is (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence, Set

from replyscan.items.frame import Frame
from replyscan.items.grounds import of_excess
from replyscan.items.refusals import RefusalJudge
from replyscan.items.spoken_status import SEASON, SpokenJudge
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    MODIFIER,
    NEGATION,
    OBJECT_MARKER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    VERB,
    Token,
    has_word,
)
from replyscan.items.verb_status import VerbJudge, is_in_course, is_under_way, told_behind
from replyscan.late_pattern import late_pattern
from replyscan.records import Status
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What 将 promises nothing behind (在将资金分配到县的基础上, 始终将创新作为重点).
_BEFORE_OBJECT = ("在", "对", "通过", "因", "除", "除了", "始终", "一直", "历来", "一贯", "向来", "从来")
# What stands behind a word of planning that is a noun (研发计划中, 工作计划，).
_BEHIND_NOUN = ("中", "内", "里", "的", "、", "和", "及", "与", "》", "”", "）")
# What is reckoned is a noun where its figure or its change follows.
_RECKONED, _RECKONED_AT = ("概算", "估算"), ("由", "从", "为", "调", "")
# What a plan is compared with (较年初计划增加20%).
_BY_PLAN = late_pattern("已经?[^，。；：、并]{0,2}(?:随|按照?|依[照据]|根据)[^，。；：、并]{0,8}$")
_COMPARED_WITH, _FAR = (
    late_pattern("(?:比|较|超|超过|高于|低于|快于|慢于)(?:原|原定|年初|年度|既定|全年|总体|预定)?$"),
    6,
)
# Words of planning that name no scheme (厕所改造准备放在暑假里干).
_INTENDING = ("准备", "打算")
_BEFORE_PREDICATE = AGENCY | CONNECTIVE | MODIFIER | TIME
_ALREADY = ("已", "已经", "均已", "现已")

# The rule that found a result verb, whose word is weaker than that of a cue.
RESULT = "status.result_verbs"
# The rule of words that compare a figure with the one before.
COMPARED = "status.compared"
# The rules whose words move no day into the past (9月1日如期开学, 9月1日开通).
DATELESS = frozenset((RESULT, "status.went_well"))
# A status and the rule that gave it.
Cue = tuple[Status, str]


class StatusJudge:
    """Judges the status of clauses by the status cues of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._cues = {word: (entry.label, entry.rule) for word, entry in rules.words("status").items()}
        self._shapes = {word: rule for rule in rules.of("status") for word in rule.words}
        self._short_lived = frozenset(rule.id for rule in rules.of("status") if rule.scope == "clause")
        self._planning_nouns = frozenset(rules.words("planning_noun"))
        self._planned_nouns = tuple(rules.words("planned_noun"))
        self._gates = frozenset(rules.words("gate"))
        self._manners = frozenset(rules.words("manner_word"))
        self._gradual = frozenset(rules.words("gradual_adverb"))
        self._totals = frozenset(rules.words("total_word"))
        self._totals_told = frozenset(rules.words("told_total"))
        self._capped = late_pattern(any_of(rules.words("cap_word")))
        self._ahead = tuple(rules.words("completion_ahead"))
        self._moments = frozenset(rules.words("moment_word"))
        self._degrees = frozenset(rules.words("completion_degree"))
        self._counting = frozenset(rules.words("counting_verb"))
        self._answering = frozenset(rules.words("answering_verb"))
        self._refusals = RefusalJudge(rules)
        self._verbs = VerbJudge(rules)
        self._spoken = SpokenJudge(rules)

    def cue(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> Cue | None:
        """The status that the own words of the clause from `start` to `end` give, and the rule that gave it.

        None where they say nothing. A refusal outweighs everything.
        """
        # 在将资金分配到县的基础上: 将 behind a preposition brings an object.
        cues = [token for token in tokens if token.flags & STATUS and not _brings_object(token, text)]
        if cues and frame.adjunct is not None:
            cues = [token for token in cues if not _describes_basis(token, frame.adjunct, text, end)]
        refusal = self._refusal(cues, tokens, frame, text, start, end)
        if refusal is not None:
            return refusal
        found = self._nearest(cues, tokens, frame, text, end) if cues else None
        spoken = self._spoken.cue(tokens, frame, text, start, end) if found is None else None
        if spoken is not None and spoken[0] == "planned" and frame.recurring:
            # 每年汛前都要组织检查: what comes again is no promise.
            spoken = None
        if frame.verb is None:
            return found or spoken
        if spoken is not None and spoken[0] != "done":
            return spoken
        if frame.negated and any(token.flags & NEGATION for token in tokens if token.start < frame.verb.start):
            return found
        # 正在做起方案: 起 behind what goes on does not end it.
        goes_on = found is not None and found[0] == "ongoing" and text.startswith("起", frame.verb.end)
        weak = found is None or found[0] in ("ongoing", "planned") or found[1] == RESULT
        if weak and not goes_on and self._verbs.is_completed(frame.verb, text):
            return "done", "status.done"
        return found or self._by_verb(frame.verb, tokens, frame, text, start, end) or spoken

    def _refusal(
        self, cues: Sequence[Token], tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int
    ) -> Cue | None:
        """What a clause says that refuses something or tells what a thing lacks; None for any other."""
        for token in cues:
            if self._cues[token.text][0] != "declined" or of_excess(token, tokens, text, end):
                continue
            if self._refusals.lacks_of_thing(token, frame, text):
                return "ongoing", "status.ongoing"
            if self._refusals.refuses_act(token, tokens, frame, text, start, end):
                return "declined", self._cues[token.text][1]
        if self._refusals.lacks(tokens, text, end):
            return "declined", "status.lacks"
        if self._refusals.refuses(tokens, frame, text, start, end):
            return "declined", "status.declined"
        return None

    def _nearest(self, cues: Sequence[Token], tokens: Sequence[Token], frame: Frame, text: str, end: int) -> Cue | None:
        """What that one of `cues` says that is nearest to the verb and before it; None where there is none."""
        head = frame.verb.start if frame.verb else end
        if frame.verb is not None and frame.verb.text in self._answering:
            # 县住建局表示将优先推荐: what is said is the act.
            head = end
        found: Cue | None = None
        for token in cues:
            if frame.fronted == token.end or token.start == head:
                continue
            label, rule = self._cues[token.text]
            if label == "planned" and text[token.start - 1] == "不":
                # 村民不愿意搬: who will not.
                continue
            if label == "done" and token.text in self._totals_told and self._capped.search(text, token.end, end):
                # 累计提高总额不超过20%: a limit, and no total.
                continue
            if (
                label == "declined"
                or self._only_names(token, tokens, text, end)
                or self._belongs(token, tokens, text, head)
            ):
                continue
            if self._points_at(token, head, text) and not self._is_weaker(token, label, found):
                # 陆续为各村建设卫生室: how a thing goes is no stronger than what is promised around it.
                found = (label, RESULT if token.text in self._gradual else rule)  # type: ignore[assignment]
        return found

    def _belongs(self, cue: Token, tokens: Sequence[Token], text: str, head: int) -> bool:
        """Whether a cue is a part of what is summed up, or of what a preposition brings."""
        if cue.flags & PIVOT and any(other.text in self._totals for other in tokens if other.end <= cue.start):
            # 共为我区争取资金: what is summed up was got.
            return True
        # 对已改造小区开展回访, 为计划怀孕夫妇提供: the cue only says which.
        # 对首次参加的给予补贴: so does any that stands before 的.
        which = cue.text in _ALREADY or (cue.text in self._planning_nouns and cue.flags & MODIFIER)
        describes = "的" in text[cue.end : head] and text.endswith("对", 0, cue.start)
        return bool(which or describes) and _behind_preposition(cue, tokens)

    def _is_weaker(self, cue: Token, label: str, found: Cue | None) -> bool:
        """Whether a cue says less than the one `found` before it."""
        if found is None or (cue.flags & TELLING and found[0] == "done"):
            # 截至目前正在招标: what tells of the moment outweighs a cue before it, what only names a state does not.
            return False
        if label == "ongoing" and found[0] != "ongoing":
            return True
        # 正在积极争取, 累计争取: a verb that could be a promise is none behind another cue.
        # 待资金下达后方可顺利实施: how a thing is to go does not outweigh that it is to come.
        # 将被列为试点: a passive is done only where nothing puts it ahead.
        weak = cue.text in self._manners or cue.text.startswith("被")
        # 正在陆续拆除: nor that it is under way.
        return bool(cue.flags & PIVOT) or (found[0] in ("planned", "ongoing") and weak)

    def _by_verb(
        self, verb: Token, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int
    ) -> Cue | None:
        """What the verbs of a clause without a cue say."""
        if told_behind(tokens, verb.start, text, end):
            return "done", "status.done"
        if is_in_course(verb, text, end) or (verb.text in self._counting and is_under_way(tokens, end)):
            return "ongoing", "status.ongoing"
        if not frame.recurring and self._verbs.comes(tokens, frame, text, start, end):
            return "planned", "status.planned"
        if not self._verbs.brings_result(tokens, verb, text):
            return None
        if (
            frame.passive_agent
            and not frame.object_text
            and not any(token.flags & (TIME | QUANTITY | TELLING) for token in tokens)
        ):
            # 准入标准由省级部门制定出台: whose affair it is; 方案经市发改委批复: whose approval it has.
            approved = frame.subject is not None and text.endswith("经", 0, frame.subject.start)
            return ("done", RESULT) if approved else None
        if self._follows_completion(tokens, verb, text, start):
            return "planned", "status.planned"
        # 拟2019年开工，目前报告编制基本完成: what is so by now outweighs the plan before it.
        now = has_word((*frame.connectives, *frame.modifiers), self._moments)
        graded = has_word(frame.modifiers, self._degrees)
        return ("done", "status.done") if now and graded else ("done", RESULT)

    def _follows_completion(self, tokens: Sequence[Token], verb: Token, text: str, start: int) -> bool:
        """Whether the act comes when something undated will be ready (工程竣工后移交县水务公司)."""
        ready = any(text.find(word, start, verb.start) >= 0 for word in self._ahead)
        return ready and not any(token.flags & (TIME | QUANTITY) for token in tokens)

    def _points_at(self, cue: Token, head: int, text: str) -> bool:
        """Whether a cue reaches the head: on the side that its rule says, with none of the rule's `ends` between."""
        shape = self._shapes[cue.text]
        behind = cue.start > head
        if shape.direction == ("forward" if behind else "backward"):
            return False
        between = text[head : cue.start] if behind else text[cue.end : head]
        return not any(end in between for end in shape.ends)

    def carries(self, rule: str) -> bool:
        """Whether what a cue of `rule` says holds for the clauses behind it too."""
        return rule not in self._short_lived and rule != SEASON

    def looks_ahead(self, clause: str) -> bool:
        """Whether a clause only says when something will be ready (项目建成后，), so that the next one is planned."""
        return clause.endswith(self._ahead)

    def promises(self, frame: Frame) -> bool:
        """Whether a word before the verb says that somebody will do it (力争, 将)."""
        return any(self._cues.get(token.text, ("", ""))[0] == "planned" for token in frame.modifiers)

    def _only_names(self, cue: Token, tokens: Sequence[Token], text: str, end: int) -> bool:
        """Whether a word of planning is a noun (研发计划中), or only says which (为今后的工作)."""
        behind = text[cue.end : cue.end + 1] if cue.end < end else ""
        if cue.text.endswith(_RECKONED) and behind in _RECKONED_AT:
            # 工程概算由4.86亿元调整为5.12亿元
            return True
        if cue.text in self._planning_nouns and _COMPARED_WITH.search(text, max(0, cue.start - _FAR), cue.start):
            # 比原计划提前三个月
            return True
        if cue.text in self._planning_nouns and _BY_PLAN.search(text, max(0, cue.start - _FAR), cue.start):
            # 已随年度用人计划上报
            return True
        if cue.text in self._planning_nouns:
            # 重点研发计划“节水技术”专项, but 我局计划“十四五”期间实施.
            opened = any(other.end == cue.start and other.flags & _BEFORE_PREDICATE for other in tokens)
            scheme = cue.text not in _INTENDING
            if scheme and any(
                other.end == cue.start and other.flags & VERB and not other.flags & MODIFIER for other in tokens
            ):
                # 营养改善计划补助每生5元: a scheme by its name.
                return True
            if scheme and not opened and _issued_by(cue, tokens, text, self._gates):
                # 公费师范生计划由省教育厅下达
                return True
            # 结合乡村振兴计划等部署, but 我局计划等资金到位后实施
            named = behind in ("“", "等") and text[cue.start - 1].isalpha() and not opened
            return not behind or behind in _BEHIND_NOUN or named or text.startswith(self._planned_nouns, cue.end)
        return behind == "的" and text[cue.start - 1] not in "在于"


def _issued_by(cue: Token, tokens: Sequence[Token], text: str, gates: Set[str]) -> bool:
    """Whether a body that 由 brings right behind a plan issues it (该计划由县政府印发, but 项目计划由县城投建设)."""
    if not text.startswith("由", cue.end) or not text[cue.start - 1].isalpha():
        return False
    body = any(token.flags & AGENCY and token.start == cue.end + 1 for token in tokens)
    acts = [token for token in tokens if token.flags & VERB and token.start > cue.end]
    if not body or not acts:
        return False
    return acts[-1].label == "issue" or acts[-1].text in gates or text[cue.start - 1] in "该此本"


def _describes_basis(cue: Token, adjunct: Token, text: str, end: int) -> bool:
    """Whether 将 only stands in what 的 makes describe the noun of an adjunct (按照将水库建成幸福河湖的思路，)."""
    return cue.text == "将" and cue.start >= adjunct.end and text.find("的", cue.end, end) > cue.end


def _behind_preposition(cue: Token, tokens: Sequence[Token]) -> bool:
    """Whether a preposition or 将 stands right before the cue, so that the cue belongs to what it brings."""
    return any(token.end == cue.start and token.flags & (PREPOSITION | OBJECT_MARKER) for token in tokens)


def _brings_object(token: Token, text: str) -> bool:
    """Whether the token is a 将 right behind a preposition (在将资金分配到县的基础上)."""
    return token.text == "将" and text.endswith(_BEFORE_OBJECT, 0, token.start)
