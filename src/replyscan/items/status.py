"""Done, ongoing, planned or declined; and how firm a promise is (GUIDELINES section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from replyscan.items.frame import Frame
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    FRONTED,
    LACKING,
    LIGHT,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    VERB,
    Token,
)
from replyscan.records import Quantity, Status, Strength, Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_LONGEST_LACK = 6
# Complements between a verb and 了 that say that it was done (接好了).
_COMPLETED = frozenset("起过好完齐上到成掉出")
# What stands behind a word of planning that is a noun (研发计划中, 工作计划，).
_BEHIND_NOUN = ("中", "内", "里", "的", "、", "和", "及", "与", "》", "”", "）")
_BEFORE_PREDICATE = AGENCY | CONNECTIVE | MODIFIER | TIME
# 无法解决 is all that is left of a clause whose topic stands before it.
_LONGEST_REFUSAL = 4
_ALREADY = ("已", "已经", "均已", "现已")


class StatusJudge:
    """Judges the status of clauses by the status and strength cues of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._cues = {word: (entry.label, entry.rule) for word, entry in rules.words("status").items()}
        self._shapes = {word: rule for rule in rules.of("status") for word in rule.words}
        self._short_lived = frozenset(rule.id for rule in rules.of("status") if rule.scope == "clause")
        strength = rules.words("strength").items()
        self._conditional = re.compile(any_of(word for word, entry in strength if entry.label == "conditional"))
        self._soft = re.compile(any_of(word for word, entry in strength if entry.label == "soft"))
        self._results = set(rules.words("result_verb"))
        self._counted = frozenset(rules.words("counted_result"))
        self._set_figures = tuple(rules.words("set_figure"))
        self._lacks = tuple(rules.words("lack"))
        self._ability = frozenset(rules.words("ability"))
        self._failing = frozenset(rules.words("failing_complement"))
        self._planning_nouns = frozenset(rules.words("planning_noun"))
        self._hardships = tuple(rules.words("hardship"))
        self._powers = tuple(rules.words("power_end"))
        self._needs = frozenset(rules.words("need_verb"))
        self._terms = frozenset(rules.words("term_end"))
        self._ahead = re.compile(any_of((*rules.words("completion_ahead"), *self._terms)))
        self._planned_nouns = tuple(rules.words("planned_noun"))
        self._planning_verbs = frozenset(rules.words("planning_verb"))
        self._saying = frozenset(rules.words("saying_verb"))
        self._manners = frozenset(rules.words("manner_word"))
        self._obtained = frozenset(rules.words("obtained_verb"))
        self._setting_down = frozenset(rules.words("setting_down_verb"))
        # 没有立法权限作出此类要求
        lacking, powers = any_of(rules.words("lacking_verb")), any_of(rules.words("power_noun"))
        self._no_power = re.compile(f"(?:{lacking})[^，。；的]{{0,6}}(?:{powers})")
        self._at_once = re.compile(any_of(rules.words("at_once_word")))
        self._totals = frozenset(rules.words("total_word"))
        self._standing = frozenset(rules.words("standing_verb"))
        self._norms = tuple(rules.words("norm_bound"))
        self._lasting = frozenset(rules.words("lasting_word"))
        self._undertakings = tuple(rules.words("undertaking"))
        self._since = tuple(rules.words("since_end"))

    def cue(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> tuple[Status, str] | None:
        """The status that the own words of the clause from `start` to `end` give, and the rule that gave it.

        None where they say nothing.

        A refusal outweighs everything; of the rest the cue nearest to the verb and before it counts.
        """
        head = frame.verb.start if frame.verb else end
        found: tuple[Status, str] | None = None
        for token in tokens:
            if not token.flags & STATUS:
                continue
            label, rule = self._cues[token.text]
            if label == "declined" and self._lacks_of_thing(token, frame):
                return "ongoing", "status.ongoing"
            if label == "declined" and _describes_whom(token, tokens, head, text):
                # 对暂不具备条件的由社区兜底: it only says for whom.
                continue
            if label == "declined" and self._reaches(token, frame, text, end):
                return "declined", rule
            if label == "declined":
                continue
            if frame.fronted == token.end or token.start == head or self._only_names(token, tokens, text, end):
                continue
            if token.flags & PIVOT and any(other.text in self._totals for other in tokens if other.end <= token.start):
                # 共为我区争取资金: what is summed up was got.
                continue
            if token.text in _ALREADY and _behind_preposition(token, tokens):
                # 对已改造小区开展回访: 已 only says which.
                continue
            # 截至目前正在招标: what tells of the moment outweighs a cue before it, what only names a state does not.
            weaker = label == "ongoing" and found is not None and found[0] != "ongoing"
            # 正在积极争取, 累计争取: a verb that could be a promise is none behind another cue.
            weaker = weaker or (found is not None and bool(token.flags & PIVOT))
            # 待资金下达后方可顺利实施: how a thing is to go does not outweigh that it is to come.
            weaker = weaker or (found is not None and found[0] == "planned" and token.text in self._manners)
            if self._points_at(token, head, text) and not (weaker and not self._tells_now(token, found)):
                found = (label, rule)  # type: ignore[assignment]
        if text[max(0, end - _LONGEST_LACK) : end].endswith(self._lacks) and any(
            (token.flags & (NEGATION | LACKING) and not token.flags & STATUS) or token.text in ("没有", "无")
            for token in tokens
        ):
            return "declined", "status.lacks"
        if self._refuses(tokens, frame, text[start:end]) or self._no_power.search(text, start, end):
            return "declined", "status.declined"
        if frame.verb is not None:
            if frame.negated and any(token.flags & NEGATION for token in tokens if token.start < head):
                return found
            after = text[frame.verb.end : frame.verb.end + 2]
            completed = after[1:] == "了" and after[0] in _COMPLETED
            if (found is None or found[0] in ("ongoing", "planned")) and (after[:1] == "了" or completed):
                return "done", "status.done"
            if found is None and _told_behind(tokens, head, text, end):
                return "done", "status.done"
            if found is None and self._comes(tokens, frame, text, start, end):
                return "planned", "status.planned"
            counted = frame.verb.text in self._counted and any(token.flags & QUANTITY for token in tokens)
            obtained = self._is_obtained(tokens, frame.verb, text)
            if found is None and (counted or obtained or frame.verb.text in self._results):
                return "done", "status.result_verbs"
        return found

    @staticmethod
    def _tells_now(token: Token, found: tuple[Status, str] | None) -> bool:
        return bool(token.flags & TELLING) and found is not None and found[0] == "done"

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
        return rule not in self._short_lived

    def by_time(self, time: Time | None, reference: date | None) -> Status | None:
        """The status that a date gives: before the reference day done, after it planned; else None."""
        if time is None or reference is None or time.text.startswith("至"):
            return None
        closed = time.kind == "period" or time.start is None
        if time.end is not None and (time.end < reference or (closed and time.end == reference)):
            return "done"
        if (time.start is not None and time.start > reference) or (
            time.kind == "deadline" and time.end is not None and time.end > reference
        ):
            return "planned"
        return None

    def promises(self, frame: Frame) -> bool:
        """Whether a word before the verb says that somebody will do it (力争, 将)."""
        return any(self._cues.get(token.text, ("", ""))[0] == "planned" for token in frame.modifiers)

    def is_standing(self, frame: Frame) -> bool:
        """Whether the clause tells of what can or must be or recurs: no figure makes it done."""
        if frame.verb is not None and frame.verb.text in self._standing:
            return True
        return any(token.text in self._ability for token in frame.modifiers) or frame.topic.startswith("每")

    def is_total(self, frame: Frame, time: Time | None, reference: date | None) -> bool:
        """Whether a figure is what was reached since a day, or in all (共争取资金, 2021年以来支持): it is done."""
        if time is not None and time.end is None and time.text.endswith(self._since):
            return time.start is not None and reference is not None and time.start <= reference
        summed = any(token.text in self._totals for token in frame.modifiers)
        return summed and frame.verb is not None and frame.verb.label != "measure"

    def sets_down(self, verb: Token) -> bool:
        """Whether what a verb brings about may be a text (形成《管理办法》): done where a document is named."""
        return verb.text in self._setting_down

    def goes_on(self, frame: Frame) -> bool:
        """Whether 继续 before the verb says that the thing is not done with, whatever figure stands behind."""
        return any(token.text in self._lasting for token in frame.modifiers)

    def is_set(self, quantities: Sequence[Quantity]) -> bool:
        """Whether a figure is one that a body sets (票价2元)."""
        return any((quantity.name or "").endswith(self._set_figures) for quantity in quantities)

    def is_norm(self, quantities: Sequence[Quantity]) -> bool:
        """Whether all figures say what must be kept or named (不少于20平方米, 3个攻坚战), and not what was reached."""
        return all(
            quantity.text.startswith(self._norms) or (quantity.name or "").endswith(self._undertakings)
            for quantity in quantities
        )

    def strength(self, text: str, status: Status) -> Strength:
        """firm, soft or conditional, by the cues in the clause; what is done or declined is firm."""
        if status in ("done", "declined"):
            return "firm"
        return "conditional" if self._conditional.search(text) else "soft" if self._soft.search(text) else "firm"

    def _only_names(self, cue: Token, tokens: Sequence[Token], text: str, end: int) -> bool:
        """Whether a word of planning is a noun (研发计划中), or only says which (为今后的工作)."""
        behind = text[cue.end : cue.end + 1] if cue.end < end else ""
        if cue.text in self._planning_nouns:
            # 重点研发计划“节水技术”专项, but 我局计划“十四五”期间实施.
            opened = any(other.end == cue.start and other.flags & _BEFORE_PREDICATE for other in tokens)
            named = behind == "“" and text[cue.start - 1].isalpha() and not opened
            return not behind or behind in _BEHIND_NOUN or named or text.startswith(self._planned_nouns, cue.end)
        return behind == "的" and text[cue.start - 1] not in "在于"

    def _lacks_of_thing(self, cue: Token, frame: Frame) -> bool:
        """Whether a word of refusal tells what a thing lacks, and nothing that a body refuses (设施不能满足需求)."""
        thing = frame.subject is None and bool(frame.topic) and cue.text.endswith(("不能", "无法", "难以"))
        return thing and frame.verb is not None and frame.verb.text in self._needs

    def _reaches(self, cue: Token, frame: Frame, text: str, end: int) -> bool:
        """Whether a refusal speaks of the clause's verb and not only of its object (清退不符合条件人员)."""
        if frame.verb is None or cue.start < frame.verb.end or not cue.text.startswith(("不", "未", "无", "没", "难")):
            return True
        if frame.verb.text in self._saying:
            return True
        if cue.flags & TELLING and end - cue.end <= _LONGEST_REFUSAL and "的" not in text[cue.end : end]:
            return True
        return cue.start == frame.verb.end and len(cue.text) == 2 and cue.text[1] in self._failing

    def _refuses(self, tokens: Sequence[Token], frame: Frame, clause: str) -> bool:
        """Whether the clause says no without a cue: 未将……纳入, 我局有困难, 非我局职权范围."""
        if frame.fronted is not None and frame.verb is not None and frame.verb.flags & FRONTED:
            marked = [index for index, token in enumerate(tokens) if token.end == frame.fronted]
            if marked and marked[0] and tokens[marked[0] - 1].flags & NEGATION:
                return True
        if clause.endswith(self._powers) and "非" in clause:
            return True
        asked = frame.subject is not None or any(token.flags & VERB for token in tokens)
        return asked and clause.endswith(self._hardships)

    def _is_obtained(self, tokens: Sequence[Token], verb: Token, text: str) -> bool:
        """Whether 到 behind the verb says that the thing was got (争取到资金), and does not lead to a day."""
        behind = next((token for token in tokens if token.start <= verb.end < token.end), None)
        dated = behind is not None and bool(behind.flags & TIME)
        return verb.text in self._obtained and text[verb.end : verb.end + 1] == "到" and not dated

    def _comes(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> bool:
        """Whether the clause tells what is to come without a cue: 我们会开通, 规划建设, 建成后可新增, 期满后评估."""
        planned = next((token for token in tokens if token.text in self._planning_verbs), None)
        if planned is not None and frame.verb is not None and planned.end == frame.verb.start and frame.object_text:
            return not frame.verb.flags & NOMINAL or any(token.flags & QUANTITY for token in tokens)
        will = next((token for token in frame.modifiers if token.text == "会"), None)
        if will is not None:
            before = [token for token in tokens if token.end == will.start]
            if will.start == start or (before and not before[0].flags & VERB):
                return True
        head = frame.verb.start if frame.verb else end
        ahead = self._ahead.search(text, start, head)
        if ahead is None or (frame.verb is not None and frame.verb.label == "measure"):
            return False
        dated = any(token.flags & TIME for token in tokens)
        return (
            ahead.group() in self._terms
            or (not dated and self._at_once.match(text, ahead.end()) is not None)
            or any(token.text in ("可", "可以", "能", "能够") for token in frame.modifiers)
        )


def _describes_whom(cue: Token, tokens: Sequence[Token], head: int, text: str) -> bool:
    """Whether 的 closes what a refusal speaks of before the head, and 由 or a light verb follows it."""
    particle = text.find("的", cue.end, head)
    return particle >= 0 and any(
        token.start == particle + 1 and token.flags & (PREPOSITION | LIGHT | PARTNER) for token in tokens
    )


def _behind_preposition(cue: Token, tokens: Sequence[Token]) -> bool:
    """Whether a preposition or 将 stands right before the cue, so that the cue belongs to what it brings."""
    return any(token.end == cue.start and token.flags & (PREPOSITION | OBJECT_MARKER) for token in tokens)


def _told_behind(tokens: Sequence[Token], head: int, text: str, end: int) -> bool:
    """Whether 了 stands behind a later verb of the clause (支持该县建立了湿地公园, 组织专人进行了核实)."""
    return any(
        token.start > head
        and token.flags & VERB
        and text[token.end : token.end + 1] == "了"
        and (token.flags & LIGHT or "的" not in text[token.end : end] or _brings_actor(tokens, head, token.start))
        for token in tokens
    )


def _brings_actor(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a body stands between two places (委托设计院编制了解决问题的方案)."""
    return any(token.flags & AGENCY and start < token.start and token.end <= end for token in tokens)
