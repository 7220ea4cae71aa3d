"""Clauses that tell neither a figure nor a refusal, and describe: how, as what, what came of it, what was said."""

from __future__ import annotations

from replyscan.items.effects import EffectJudge
from replyscan.items.fixed_forms import only_announces, tells_how_framed, tells_standing
from replyscan.items.frame import Frame
from replyscan.items.judged import Judged
from replyscan.items.manner import MannerJudge
from replyscan.items.placement import AFTER_ADVERBIAL, BARE_NOMINAL, NOMINAL_AT_START
from replyscan.items.states import StateJudge
from replyscan.items.talk import process_talk
from replyscan.items.tokens import FRONTED, Token, has_word
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

_CAPACITY = "作为"
# 回复 + 称
_SAID = "称"


class FigurelessJudge:
    """Tells a clause that describes from one that tells an act, where no figure shows which it is."""

    def __init__(self, rules: RuleSet, states: StateJudge, effects: EffectJudge) -> None:
        self._states, self._effects, self._manner = states, effects, MannerJudge(rules)
        self._process = process_talk(rules)
        self._praise = EdgeWords(rules.words("praise_end"))
        self._adjuncts = EdgeWords(rules.words("adjunct_opener"))
        self._offices = EdgeWords(rules.words("office_end"))
        self._passing_on = rules.words("passing_on_verb")
        self._saying = frozenset(rules.words("saying_verb"))
        self._capacities = rules.words("capacity_preposition")

    def describes(self, clause: Judged, verb: Token) -> bool:
        """Whether a clause with `verb` only describes: how, when or as what another one acts, or what is so."""
        if self._manner.is_manner(clause.text, clause.frame, clause.place.runs_on) or clause.text.endswith("后"):
            # 等上级政策启动后，: when, not what.
            return True
        if self._tells_what_one_is(clause, verb) or self._announces(clause, verb) or self._talks(clause, verb):
            return True
        return _leaves_to_area(clause.frame) or self._tells_state(clause) or self._opens_as_adjunct(clause, verb)

    def _tells_what_one_is(self, clause: Judged, verb: Token) -> bool:
        """Whether a clause says what a thing or body is, or as what a body acts."""
        text, frame, place = clause.text, clause.frame, clause.place
        if self._offices.end_of(text) and not frame.is_told(text):
            return True
        if frame.topic.endswith("是") and verb.flags & FRONTED and "的" in frame.object_text[1:-1]:
            # 该项目是纳入国家规划的重点项目: what it is.
            return True
        # 因地制宜发展农业 opens with an adverb, 因财力有限 with a reason.
        if verb.text in self._capacities and frame.fronted is None and not (frame.subject and frame.modifiers):
            return True
        # 县人社局作为就业工作的牵头责任部门，: as what the body acts.
        return place.runs_on and frame.subject is not None and text.startswith(f"{frame.subject.text}{_CAPACITY}")

    def _announces(self, clause: Judged, verb: Token) -> bool:
        """Whether a clause only announces what the next ones tell, or frames it."""
        text, frame, place = clause.text, clause.frame, clause.place
        said = verb.text in self._saying and frame.object_text in ("", _SAID) and not frame.modifiers
        if said and (place.runs_on or place.introduces):
            # 国铁集团表示，规划不进行调整; 市财政局回复称：资金已到位: what is said stands behind.
            return True
        return tells_how_framed(text) or tells_standing(text) or (place.runs_on and only_announces(text, frame))

    def _talks(self, clause: Judged, verb: Token) -> bool:
        """Whether a clause names work by a bare noun, or talks of the letter, which it passes on to nobody."""
        text, frame = clause.text, clause.frame
        if frame.placed == BARE_NOMINAL:
            return True
        passed_on = frame.fronted is not None and verb.text in self._passing_on and not text.endswith("如下")
        return not passed_on and self._process.search(text) is not None

    def _tells_state(self, clause: Judged) -> bool:
        """Whether a clause tells how things are, were or become: background, praise, a state, an effect."""
        text, frame, place = clause.text, clause.frame, clause.place
        if self._states.befalls(text, frame):
            # 生产条件将得到极大改善: what is promised of a thing is what comes of the act.
            return True
        if place.background or (frame.fronted is None and self._praise.end_of(text)):
            return True
        if not place.promised and self._states.is_state(text, frame):
            return True
        return self._effects.is_effect(text, frame, place.first, place.dated)

    def _opens_as_adjunct(self, clause: Judged, verb: Token) -> bool:
        """Whether a clause opens with what says by what, where or for what the next one acts."""
        text, frame = clause.text, clause.frame
        if frame.placed >= AFTER_ADVERBIAL or not self._adjuncts.start_of(text):
            return False
        adverb = bool(frame.modifiers) and text.startswith(frame.modifiers[0].text)
        # 按照“先急后缓”的原则改造渠道。 acts where the sentence ends.
        ends = not clause.place.runs_on and frame.placed >= NOMINAL_AT_START
        # 在老城区改造管网，: where something is built, and what.
        placed = text[0] == "在" and frame.placed == NOMINAL_AT_START and len(frame.object_text) > 1
        return not (adverb or ends or (placed and verb.label == "build"))


def _leaves_to_area(frame: Frame) -> bool:
    """Whether a clause only says what an area may do (湖南省可适当倾斜)."""
    area = frame.subject is not None and frame.subject.mention.kind == "area" and not frame.subject.mention.first_person
    return area and has_word(frame.modifiers, ("可", "可以"))
