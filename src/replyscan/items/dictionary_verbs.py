"""How well a verb is placed that only the general dictionary knows."""

from __future__ import annotations

from replyscan.items.clause_topics import figure_changed_later
from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.placement import (
    AFTER_ADVERBIAL,
    AFTER_MODIFIER,
    AFTER_SUBJECT,
    AFTER_TOPIC,
    ANCHORED,
    AT_START,
    DICTIONARY_BEHIND_TOPIC,
    DICTIONARY_VERB,
    UNKNOWN_VERB,
    Best,
)
from replyscan.items.tokens import MODIFIER, NEGATION, PREPOSITION, STATUS, TELLING, TIME, UNKNOWN


def placed_by_dictionary(view: ClauseView, frame: Frame, index: int, place: int, best: Best | None) -> int:
    """How well a verb is placed that only the general dictionary knows: it must stand where predicates begin."""
    token = view.tokens[index]
    if token.flags & UNKNOWN:
        return UNKNOWN_VERB
    if view.is_over(index):
        return ANCHORED if place != AFTER_TOPIC else AFTER_TOPIC
    if figure_changed_later(view, index):
        # 查勘定损平均用时由9天压缩至4天
        return 0
    summed = index > 0 and view.tokens[index - 1].text in view.words.totals
    if place == AFTER_SUBJECT and _acts_at_once(view, frame, index):
        return DICTIONARY_VERB
    if (view.before_tail(index) and not summed) or view.relative(index):
        return 0
    if view.preceded_by(index, STATUS | NEGATION | MODIFIER) or place == AFTER_SUBJECT or _told_and_dated(view, index):
        return DICTIONARY_VERB
    if place in (AT_START, AFTER_MODIFIER, AFTER_ADVERBIAL) and view.quantity_follows(index):
        return DICTIONARY_VERB
    if best is None and view.quantity_follows(index) and view.text[token.start - 1] != "的":
        return DICTIONARY_BEHIND_TOPIC
    return 0


def _told_and_dated(view: ClauseView, index: int) -> bool:
    """Whether 已 and when it was stand before the verb that ends the clause (普查已于2024年3月结束)."""
    if not view.preceded_by(index, TIME) or view.tokens[index].end != view.end:
        return False
    dated = index - 1
    if view.preceded_by(dated, PREPOSITION):
        dated -= 1
    return view.preceded_by(dated, TELLING)


def _acts_at_once(view: ClauseView, frame: Frame, index: int) -> bool:
    """Whether a department, a company or the letter's own body does it right behind its name (我局擦洗设备36台)."""
    subject, token = frame.subject, view.tokens[index]
    if subject is None or subject.end != token.start or view.relative(index):
        return False
    acts = subject.mention.first_person or subject.mention.kind in ("department", "company")
    return acts and view.quantity_follows(index)
