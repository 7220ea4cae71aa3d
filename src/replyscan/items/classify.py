"""Whether a clause is an item, an optional one, or none (GUIDELINES section 1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_ADVERBIAL, ANCHORED, BARE_NOMINAL
from replyscan.items.tokens import PIVOT
from replyscan.records import BlockKind, Quantity
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# 将从以下三个方面发力。一是…: the points behind are what is announced.
_ANNOUNCES = re.compile(
    "(?<![现谨兹])(?:将|拟|计划)[^，。；：]{0,12}(?:以下|下列|[两二三四五六几]个?方面)(?!答复|意见)"
)
_WANTING = re.compile("未|没有?|无")
# 存在覆盖不全等问题, 有可能造成隐患, 给群众带来了不便.
_TELLS = re.compile("存在.*(?:问题|困难|现象|不足|隐患|短板|矛盾|差距)$|可能(?:会|导致|造成|对|影响)|^给.*带来")
# 停车位少 tells a state, 减少 an act.
_FEW = re.compile("(?<![减缺至多不])少$")
# 需要解决的是管护问题 says what something is.
_CLEFT = re.compile("[^，。；：]{1,12}的(?:就|还)?是")
# 近期方案：先……: the sentence sets out a scheme.
_SCHEME = re.compile("[^，。；：]{0,6}(?:近期|中期|远期|中远期|应急|过渡)[^，。；：]{0,4}(?:方案|措施|安排|打算)：")

Verdict = Literal["core", "optional", "none"]
# So far into a sentence stand the words that put it into the future.
_OPENING = 16


class ClausePlace(NamedTuple):
    """Where a clause stands: the part of the letter, and whether it is the label of a point."""

    block: BlockKind
    label: bool
    numbered: bool = False
    dated: bool = False
    background: bool = False
    aims: bool = False
    cited: bool = False
    promised: bool = False


class ClauseJudge:
    """Judges clauses by the lexicons of restated wishes, process talk, effects and adjuncts."""

    def __init__(self, rules: RuleSet) -> None:
        self._wishes = EdgeWords(rules.words("restated_wish"))
        self._process = re.compile("|".join(map(re.escape, rules.words("process_talk"))) or "(?!)")
        self._effects = frozenset(rules.words("effect"))
        self._set_figures = EdgeWords(rules.words("set_figure"))
        self._degrees = tuple(rules.words("degree_word"))
        self._state_verbs = frozenset(rules.words("state_verb"))
        self._state_ends = EdgeWords(rules.words("state_end"))
        self._remedies = frozenset(rules.words("remedy_verb"))
        self._praise = EdgeWords(rules.words("praise_end"))
        self._adjuncts = EdgeWords(rules.words("adjunct_opener"))
        self._adjunct_ends = EdgeWords(rules.words("adjunct_end"))
        self._reasons = EdgeWords(rules.words("reason_opener"))
        self._future = tuple(rules.words("future_section"))
        self._future_openers = tuple(rules.words("future_opener"))

    def words_ahead(self, heading: str) -> tuple[int, int] | None:
        """Where the words stand by which a heading speaks of the future; None where it says nothing."""
        return _first_of(self._future, heading)

    def opening_words(self, sentence: str, under_heading: bool) -> tuple[int, int] | None:
        """Where the words stand by which a sentence puts itself and the points below it ahead (下一步，……).

        A list that is only announced needs no words `under_heading` that looks ahead already.
        """
        found = _first_of(self._future_openers, sentence[:_OPENING])
        # 为今后的工作打下基础: the word only says which work.
        describes = found is not None and sentence.startswith("的", found[1])
        if found is not None and not (describes and sentence[: found[0]][-1:] not in "在于"):
            return found
        announced = None if under_heading else _ANNOUNCES.search(sentence)
        return announced.span() if announced is not None else None

    def opens_scheme(self, sentence: str) -> bool:
        """Whether a sentence sets out a scheme (近期方案：……)."""
        return bool(_SCHEME.match(sentence))

    def _is_wish(self, text: str, frame: Frame, numbered: bool) -> bool:
        """Whether a clause restates a wish (您建议我局增设站点), and not what came of it (…建议我局已采纳)."""
        if frame.subject is not None and frame.acting:
            asked = text[: text.find(frame.subject.text)]
            return asked in self._wishes or asked == "建议"
        return self._wishes.start_of(text) > 0 or (numbered and text.startswith("建议"))

    def _is_state(self, text: str, frame: Frame) -> bool:
        """Whether a clause tells how a thing is, what caused it or what is still wanting (资源较为丰富, 手续未完善)."""
        if frame.verb is None or frame.fronted is not None:
            return False
        if frame.verb.text in self._state_verbs or _FEW.search(text) or _CLEFT.match(text):
            return True
        if self._state_ends.end_of(text) and not self._remedied(frame):
            return True
        if _TELLS.search(text):
            return True
        if frame.negated and _WANTING.search(text):
            return True
        return not frame.object_text and any(word in text for word in self._degrees)

    def _remedied(self, frame: Frame) -> bool:
        """Whether the state at a clause's end is what its verb works on (解决群众停车困难, 推动破解人手不足)."""
        verb = frame.verb
        return verb is not None and frame.placed >= ANCHORED and (verb.text in self._remedies or verb.flags & PIVOT > 0)

    def judge(
        self, text: str, frame: Frame, quantities: Sequence[Quantity], declined: bool, place: ClausePlace
    ) -> Verdict:
        """Whether the clause `text`, read as `frame` and standing at `place`, is an item."""
        if frame.adjunct is not None or place.aims or self._is_wish(text, frame, place.numbered):
            return "none"
        if place.cited:
            return "optional"
        if self._adjunct_ends.end_of(text) and not declined:
            return "optional" if frame.verb is not None else "none"
        if frame.verb is None:
            told = (quantities and not self._reasons.start_of(text)) or declined
            return "core" if told and place.block == "body" else "none"
        if self._reasons.start_of(text) and not declined:
            # 由于坡度大于25度: why, whatever the figure.
            return "optional"
        if (quantities or declined) and place.block == "body":
            return "core"
        if place.label or place.block != "body":
            return "optional"
        if frame.placed == BARE_NOMINAL or self._process.search(text):
            return "optional"
        # 等上级政策启动后，: when, not what.
        if self._adjunct_ends.end_of(text) or text.endswith("后"):
            return "optional"
        if place.background or self._praise.end_of(text) or (not place.promised and self._is_state(text, frame)):
            return "optional"
        if (
            frame.verb.text in self._effects
            and not self._set_figures.end_of(text)
            and frame.subject is None
            and not place.dated
            and not frame.negated
            and frame.fronted is None
        ):
            return "optional"
        # 因地制宜发展农业 opens with an adverb, 因财力有限 with a reason.
        if frame.verb.text == "作为" and frame.fronted is None:
            return "optional"
        adverb = bool(frame.modifiers) and text.startswith(frame.modifiers[0].text)
        if self._adjuncts.start_of(text) and frame.placed < AFTER_ADVERBIAL and not adverb:
            return "optional"
        return "core"


def _first_of(words: Sequence[str], text: str) -> tuple[int, int] | None:
    """Start and end of the first of `words` in `text`, the longest of those that start there."""
    found = [(at, -len(word)) for word in words if (at := text.find(word)) >= 0]
    start, length = min(found, default=(0, 0))
    return (start, start - length) if found else None
