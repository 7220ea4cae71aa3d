"""Verbs that only name the subject of a clause that tells how it goes or what holds for it (教育事业不断发展)."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OPAQUE,
    PIVOT,
    QUANTITY,
    STATUS,
    TAIL,
    VERB,
)

# What may stand between a subject and what it comes to.
_HOW = MODIFIER | STATUS | NEGATION
# What is longer behind the verb that names the subject is no noun with it.
_LONGEST_NOUN = 6
# Behind so many tokens, a body and an adverb, no verb names the subject.
_LAST_PLACE = 2
# What makes the noun before it the circumstance of what follows (标准化建设中不包含操场).
_DURING = ("中", "过程中", "期间")
_IS = "为"
# A word that only says that a thing lies somewhere is so long (坐落于).
_SITUATED = 3


def names_subject(view: ClauseView, index: int) -> bool:
    """Whether the verb belongs to the noun of which a later predicate tells how it goes or what holds for it.

    It opens the clause or stands right behind a body whose work it names.
    """
    token = view.tokens[index]
    if index > _LAST_PLACE or token.flags & PIVOT or len(token.text) < 2 or view.behind(index) in ("了", "过", "的"):
        return False
    if view.followed_by(index, CLOSER) and view.tokens[index + 1].text in _DURING:
        return bool(token.flags & NOMINAL) and view.heads_later(index + 1)
    if _goes_by(view, index):
        return True
    place = _predicate(view, index)
    return place is not None and _tells_subject(view, index, place)


def _goes_by(view: ClauseView, index: int) -> bool:
    """Whether the rule by which work goes stands right behind its name, and the verb at the end (验收按照标准进行)."""
    following, last = view.after(index), view.tokens[-1]
    by = following is not None and following.start == view.tokens[index].end
    by = by and following is not None and following.text in view.words.adjuncts.accordance
    return by and bool(last.flags & VERB) and last.end == view.end


def names_project(view: ClauseView, index: int) -> bool:
    """Whether the verb and the noun behind it name the project of a house, of which a figure is told.

    县中医院迁建项目总投资3.2亿元, but 县医院改造项目3个.
    """
    token, house = view.tokens[index], view.tokens[0]
    if index != 1 or token.label != "build" or not house.flags & AGENCY or house.end != token.start:
        return False
    named = house.mention.kind == "institution" and house.start == view.start and view.before_tail(index)
    return named and not view.followed_by(index + 1, QUANTITY) and view.quantity_follows(index + 1)


def _predicate(view: ClauseView, index: int) -> int | None:
    """Where the first word stands behind the verb and its noun; None where more stands between, or nothing does."""
    for place, later in view.later(index):
        if later.start - view.tokens[index].end > _LONGEST_NOUN or later.flags & (AGENCY | QUANTITY):
            return None
        if not later.flags & TAIL or later.text in view.words.becoming:
            return place
    return None


def _tells_subject(view: ClauseView, index: int, place: int) -> bool:
    """Whether the words from `place` on say how a thing goes, where it is or what it holds."""
    token, first = view.tokens[index], view.tokens[place]
    # 培训内容, 教育事业: a noun by habit with another behind it.
    noun = bool(token.flags & NOMINAL) and first.start > token.end
    if first.flags & OPAQUE or first.text == _IS:
        # 建设地点位于城南新区, 招生范围为城东片区
        tells = first.text == _IS or first.text in view.words.situated
        # 地点位于: the word holds the noun itself.
        noun = noun or (bool(token.flags & NOMINAL) and len(first.text) > _SITUATED)
        return noun and tells and not view.quantity_follows(place)
    verb = place
    while (
        verb < len(view.tokens) and view.tokens[verb].flags & _HOW and view.tokens[verb].text not in view.words.becoming
    ):
        verb += 1
    led = verb > place
    if verb == len(view.tokens):
        return False
    if view.tokens[verb].text in view.words.becoming:
        # 学校布局将得到优化
        return view.tokens[verb].end < view.end and (noun or led)
    last = view.tokens[-1]
    return noun and led and last.end == view.end and bool(last.flags & VERB) and last.text in view.words.growing
