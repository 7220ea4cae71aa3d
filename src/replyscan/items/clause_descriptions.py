"""Verbs that only describe: a noun, a moment, what must do something, by what means or why the next verb acts."""

from __future__ import annotations

from replyscan.items.clause_view import ALSO_OF_NOUNS, ClauseView
from replyscan.items.tokens import (
    AGENCY,
    LIGHT,
    MEANS,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TEMPORAL,
    TIME,
    VERB,
)

_COMMAS = ("，", ",")
_WITH = ("与", "同", "和", "跟")
# Prepositions of by what, from when or through whom a thing is done.
_IN_WHAT_WAY = ("按", "按照", "依照", "自", "从", "于", "由", "凭", "每")
# What is not so of a thing, with 的 before it, is so short (的时机 + 还不成熟).
_LONGEST_GROUND = 3
# 的 with a noun of one character (的人).
_SHORTEST_NOUN = 2


def describes(view: ClauseView, index: int) -> bool:
    """Whether the verb only describes a noun or a moment (的, 后 or their like stand behind it), or what was found."""
    token = view.tokens[index]
    if view.preceded_by(index, NEGATION) and any(other.text in view.words.finding for other in view.tokens[:index]):
        # 发现2家机构考务不规范
        return True
    following = view.after(index)
    longer = following is not None and len(following.text) > 1
    behind = view.behind(index)
    if behind in ("的", "后", "时", "前") and token.end + 1 < view.end and not longer:
        return True
    if behind and behind in view.words.completing_openers and _describes_by_complement(view, index):
        return True
    if behind in view.words.goals and view.text[token.end + 1 : token.end + 2] == "的":
        # 您提到的路段: the verb only describes the noun.
        return True
    # 开工以来已完成清淤: when, not what.
    if following is None or not following.flags & TEMPORAL:
        return False
    # 改造期间商户临时安置在空地
    return view.predicate_follows(index + 1) or (
        longer and (view.heads_later(index + 1) or _acts_later(view, index + 1))
    )


def _acts_later(view: ClauseView, index: int) -> bool:
    """Whether a verb behind the token tells an act, one of one character included (施工期间43位老人搬到西楼)."""
    return any(
        token.flags & VERB and not token.flags & NOMINAL and view.shown(later) and not view.relative(later)
        for later, token in view.later(index)
    )


def names_what_fails(view: ClauseView, index: int) -> bool:
    """Whether the clause ends with what is not so of the noun that the verb describes (设立专项资金的条件尚不成熟)."""
    last = view.tokens[-1]
    if not last.flags & VERB or last.end < view.end or last is view.tokens[index]:
        return False
    return any(
        token.flags & STATUS
        and token.start < last.start <= token.end
        and "的" in view.text[max(0, token.start - _LONGEST_GROUND) : token.start]
        for _, token in view.later(index)
    )


def _describes_by_complement(view: ClauseView, index: int) -> bool:
    """Whether what completes the verb leads to the noun or moment that it describes, and a verb follows.

    腾出来的地方建成停车场, 没排上的五十户列入明年计划, 搬走以后老街清出停车位.
    """
    begin, text = view.tokens[index].end, view.text
    for size in (2, 1):
        end = begin + size
        if end + 1 >= view.end or text[begin:end] not in view.words.completed:
            continue
        if text[end] == "的":
            return view.has_behind(index, VERB)
        if any(
            token.start == end and token.flags & TEMPORAL and view.heads_later(later)
            for later, token in view.later(index)
        ):
            return True
    return False


def says_which(view: ClauseView, index: int) -> bool:
    """Whether the verb only describes what must do something (符合条件的小区均必须改造)."""
    if view.tokens[index].flags & PIVOT or view.text.find("的", view.tokens[index].end, view.end) < 0:
        return False
    priced = view.after(index)
    if priced is not None and priced.flags & QUANTITY and view.text[priced.end : priced.end + 1] == "的":
        # 投资2300万元的病区去年投用: what came of the thing that a sum describes.
        return _comes_dated(view, index + 1)
    for position in range(index + 1, len(view.tokens) - 1):
        token = view.tokens[position]
        headless = token.flags & MODIFIER and not token.flags & (VERB | NOMINAL) and view.text[token.start - 1] == "的"
        if headless and len(token.text) > 1 and not token.text.endswith(ALSO_OF_NOUNS):
            # 发现线索的立即恢复执行, 考上证的每月多发300元: those of which the verb tells.
            return view.predicate_follows(position) or _acts_later(view, position)
        if token.text in _IN_WHAT_WAY and _ends_noun_of(view, index, token.start):
            # 参加培训的教师按课时发放补助: what is done with them, and in what way.
            return view.heads_later(position)
        # 从事回收的纳税人可选择简易计税: whoever may or must do it.
        bound = token.text in view.words.quantifiers or token.text in view.words.ability
        if bound and "的" in view.text[view.tokens[index].end : token.start]:
            return view.predicate_follows(position)
    return False


def _comes_dated(view: ClauseView, index: int) -> bool:
    """Whether a time or a word of status behind the token leads to a predicate that ends the clause."""
    return any(
        token.flags & (TIME | STATUS)
        and (verb := view.predicate_verb(later + 1)) is not None
        and not view.relative(verb)
        for later, token in view.later(index)
        if later + 1 < len(view.tokens)
    )


def _ends_noun_of(view: ClauseView, index: int, end: int) -> bool:
    """Whether a noun that the verb at `index` describes by 的 ends at `end`, and nothing is done between."""
    particle = view.text.rfind("的", view.tokens[index].end, end)
    if particle < 0 or end - particle <= _SHORTEST_NOUN:
        return False
    between = (token for token in view.tokens if particle < token.start < end)
    return not any(token.flags & VERB and not token.flags & NOMINAL for token in between)


def names_one_of_two(view: ClauseView, index: int) -> bool:
    """Whether the verb names what 与 brings, and the clause ends with what the two do (结果与资金安排挂钩)."""
    last = len(view.tokens) - 1
    return index < last and joins_two(view, last) and any(token.text in _WITH for token in view.tokens[:index])


def joins_two(view: ClauseView, index: int) -> bool:
    """Whether the verb ends the clause and tells what is done with two things that 与 joins (绩效与拨款挂钩)."""
    token = view.tokens[index]
    if token.end != view.end or token.text not in view.words.mutual or view.preceded_by(index, LIGHT):
        return False
    # 和县移民办对接: with a body it is done together.
    return any(
        before.text in _WITH and not view.followed_by(at, AGENCY) for at, before in enumerate(view.tokens[:index])
    )


def is_means(view: ClauseView, index: int) -> bool:
    """Whether the verb only says by what means the one right behind it acts (通过合理调度缩短间隔)."""
    opener = index - 1
    while opener >= 0 and view.tokens[opener].flags & MODIFIER and not view.tokens[opener].flags & MEANS:
        opener -= 1
    if opener < 0 or not view.tokens[opener].flags & MEANS or not view.tokens[opener].flags & PREPOSITION:
        return False
    following = view.after(index)
    # 通过公开招标采购了公厕3座: with 了 it is no noun.
    acts = following is not None and (not following.flags & NOMINAL or view.behind(index + 1) == "了")
    # 通过远程会诊救治患者360例: its figure shows that it acts.
    acts = acts or (following is not None and view.quantity_follows(index + 1) and not view.before_figure(index + 1))
    return following is not None and bool(following.flags & VERB) and acts


def brings(view: ClauseView, index: int) -> bool:
    """Whether a verb that may be a preposition is one, as a later verb acts (给11栋楼做外墙保温, 给38个村配泵38台)."""
    if view.behind(index) in ("了", "过") or view.preceded_by(index, NEGATION):
        return False
    verbs = [later for later, token in view.later(index) if token.flags & VERB and not token.flags & PREPOSITION]
    return any(
        not view.tokens[later].flags & NOMINAL
        and view.text[view.tokens[later].start - 1] != "的"
        and (view.shown(later) or (len(verbs) == 1 and view.tokens[later].end < view.end))
        and not view.relative(later)
        and view.behind(later) != "的"
        for later in verbs
    )


def gives_reason(view: ClauseView, index: int) -> bool:
    """Whether the preposition brings, behind what it is told of, why (部分水田因结构调整等原因，; 道路因配合施工，)."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text not in words.reasons or view.text[view.end : view.end + 1] not in _COMMAS:
        return False
    if view.flags & (TELLING | NEGATION | OBJECT_MARKER) or not view.text[view.start : opener.start].strip():
        return False
    if view.text.endswith(words.causes, opener.end, view.end) or _ends_in_change(view, index):
        return True
    following = view.after(index)
    verb = following is not None and following.flags & VERB and not following.flags & NOMINAL
    return bool(verb) and following.start == opener.end and not view.heads_later(index + 1)  # type: ignore[union-attr]


def _ends_in_change(view: ClauseView, index: int) -> bool:
    """Whether a change or work that ends the clause is the reason at `index` (因涉及用地性质调整，; but 因雨停工，)."""
    last = len(view.tokens) - 1
    token = view.tokens[last]
    changes = last > index and token.end == view.end and token.text in view.words.adjuncts.reason_acts
    return changes and not view.preceded_by(last, MODIFIER | TIME | STATUS)
