"""Verbs behind a preposition: which belong to what it brings, and which of them heads the clause."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    COMPLEMENT,
    MEANS,
    MEASURED,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    QUANTITY,
    TAIL,
    TELLING,
    TOPIC_PREPOSITION,
    VERB,
)

# What leads from a means to what is done by it.
_COMING = ("来", "去")


def heads(view: ClauseView, index: int, position: int) -> bool:
    """Whether the verb at `position` heads the clause, and is no part of what the preposition at `index` brings."""
    if not view.can_head(position) or _inside(view, index, position):
        return False
    if _names_thing(view, index, position) and view.heads_later(position):
        return False
    if view.tokens[index].flags & TOPIC_PREPOSITION and _says_which(view, index, position):
        return False
    return not _noun_before_verb(view, index, position)


def leads_to_head(view: ClauseView, index: int, position: int) -> bool:
    """Whether the word at `position` is an adverb, a negation or 将 before the verb that heads the clause."""
    opener, token = view.tokens[index], view.tokens[position]
    if not token.flags & (MODIFIER | NEGATION | OBJECT_MARKER) or _closes_noun(view, position):
        return False
    verb = view.predicate_verb(position)
    if verb is None or view.names_area(verb):
        return False
    if not token.flags & OBJECT_MARKER and view.relative(verb):
        return False
    if (token.flags & VERB and _inside(view, index, position)) or _rates(view, index, position, verb):
        return False
    return not (opener.flags & TOPIC_PREPOSITION and _describes_whom(view, index, position, verb))


def _names_thing(view: ClauseView, index: int, position: int) -> bool:
    """Whether the verb at `position` may only name a thing that the preposition brings: behind 等, before its noun."""
    if view.text[view.tokens[position].start - 1] == "等" or is_measure(view, index, position):
        return True
    if not view.before_tail(position):
        return False
    # 为景区提档升级项目向省厅争取资金
    return view.tokens[index].text == "在" or view.tokens[position + 1].text in view.words.matters


def is_measure(view: ClauseView, index: int, position: int) -> bool:
    """Whether a verb only names the measure by which something is given (按实际安置人数给予补贴)."""
    by = view.tokens[index].text in view.words.adjuncts.accordance and not view.tokens[position].flags & PIVOT
    return by and view.followed_by(position, MEASURED)


def _inside(view: ClauseView, index: int, position: int) -> bool:
    """Whether a verb right behind the preposition belongs to its object (为新建设施开辟, 经批准实施)."""
    if position != index + 1 or view.tokens[position].start != view.tokens[index].end:
        return False
    # 利用具备条件的资源: what could be a verb itself, with a noun and its description behind it.
    describes = view.tokens[index].flags & VERB and view.before_particle(position)
    return bool(describes) or view.heads_later(position)


def _noun_before_verb(view: ClauseView, index: int, position: int) -> bool:
    """Whether a noun makes the verb behind it a noun, so that the verb at its end heads (通过人才引进补充2名)."""
    if not view.tokens[index].flags & MEANS:
        return False
    apart = view.tokens[position].start > view.tokens[index].end
    noun = apart and not view.tokens[position - 1].flags & (MODIFIER | NEGATION | OBJECT_MARKER)
    if not noun or view.followed_by(position, COMPLEMENT):
        return False
    following = view.after(position)
    able = following is not None and following.text in view.words.ability
    # 通过项目实施可彻底解决: what can be done is done by it.
    if following is not None and following.text in _COMING and view.predicate_follows(position + 1):
        # 通过政策调整来提高待遇
        return True
    return view.heads_next(position) or (able and view.predicate_follows(position + 1))


def _describes_whom(view: ClauseView, index: int, position: int, verb: int) -> bool:
    """Whether 未 at `position` with its verb says whom 对 brings, and the act follows (对离校未就业毕业生逐一回访)."""
    negated = bool(view.tokens[position].flags & NEGATION)
    return (negated or _says_which(view, index, verb)) and _acts_in_its_way(view, verb)


def _says_which(view: ClauseView, index: int, position: int) -> bool:
    """Whether 未 or 已 right behind 对 and the verb at `position` say which are meant (对已开工路段时刻跟进进展)."""
    opened, before = view.tokens[index], view.tokens[position - 1]
    tells = position == index + 2 and before.start == opened.end and before.flags & (NEGATION | TELLING)
    return bool(tells) and view.behind(position) != "了" and _acts_in_its_way(view, position)


def _acts_in_its_way(view: ClauseView, verb: int) -> bool:
    """Whether an adverb and the act follow the verb at `verb` (未就业毕业生 + 逐一回访)."""
    return any(
        later.flags & MODIFIER
        and not later.flags & VERB
        and (view.predicate_follows(place) or (view.followed_by(place, TOPIC_PREPOSITION) and view.heads_later(place)))
        for place, later in view.later(verb)
    )


def _rates(view: ClauseView, index: int, position: int, verb: int) -> bool:
    """Whether 每 at `position` opens a rate that belongs to what 按 brings (按每座每年3000元给予补贴)."""
    each = view.tokens[index].flags & MEANS and view.tokens[position].text.startswith("每")
    return bool(each) and view.figure_between(position, verb)


def _closes_noun(view: ClauseView, position: int) -> bool:
    """Whether a word that could be an adverb ends the noun of the clause's end (在三个镇建设垃圾分类试点)."""
    token = view.tokens[position]
    noun = token.flags & TAIL and token.flags & NOMINAL and view.text[token.start - 1] >= "\u4e00"
    return bool(noun) and (token.end == view.end or view.followed_by(position, QUANTITY))
