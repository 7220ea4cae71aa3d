"""Adjuncts that list what the next clause is about, or through what or whom it has gone (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MODIFIER,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    QUANTITY,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    VERB,
    has_kind,
)
from replyscan.late_pattern import late_pattern

# 围绕水源建设、品种推广等领域，: the noun that closes a list stands right behind 等.
_LISTED = late_pattern("、[^，。；：]*等[\u4e00-\u9fff]{2,6}$")
_JOINTS = ("、", "和", "及")
# What shows that more than a list stands there.
_ACTS = QUANTITY | OBJECT_MARKER | STATUS | LIGHT | TELLING
_BEFORE_MEANS = AGENCY | CONNECTIVE | MODIFIER | STATUS | TIME
_TOLD = QUANTITY | OBJECT_MARKER | STATUS | TELLING


def closes_list(view: ClauseView, index: int) -> bool:
    """Whether 等 and a noun close a list of what the next clause is about (围绕水源建设、品种推广等领域，)."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text not in words.grounds and opener.text not in words.focus:
        return False
    if not _LISTED.search(view.text, opener.end, view.end):
        return False
    listed = view.text.rfind("等", opener.end, view.end)
    told = has_kind(view.tokens[index + 1 :], _ACTS)
    acts = any(token.start >= listed and token.flags & VERB and not token.flags & TAIL for token in view.tokens)
    return not told and not acts and "了" not in view.text[opener.end : view.end]


def lists_steps(view: ClauseView, index: int) -> bool:
    """Whether the clause lists through what a thing has gone (经县级推荐、市级审核和省级评审，)."""
    opened, words = view.tokens[index].end, view.words.adjuncts
    if not view.text.endswith(words.passed, opened, view.end):
        return False
    listed = any(view.text.find(joint, opened, view.end) > opened for joint in _JOINTS)
    return listed and not has_kind(view.tokens[index + 1 :], _ACTS)


def worked_on(view: ClauseView, index: int) -> bool:
    """Whether 经 and 对 bring what has been worked on before the next act (经对供水台账动态更新，)."""
    last = view.tokens[-1]
    ends = last.end == view.end and last.flags & VERB
    return bool(ends) and view.text.startswith("对", view.tokens[index].end) and not view.flags & (QUANTITY | TELLING)


def agrees_with(view: ClauseView, index: int) -> bool:
    """Whether 经 brings with whom something was spoken over, and the verb of it ends the clause (经与省厅对接，)."""
    last = view.tokens[-1]
    talks = last.flags & VERB and last.end == view.end and view.followed_by(index, PARTNER)
    return bool(talks) and not view.flags & (QUANTITY | LIGHT)


def lists_means(view: ClauseView, index: int) -> bool:
    """Whether the clause lists by which works the next one acts (通过加强巡查、强化宣传、严格执法，).

    通过悬挂横幅、发放传单宣传政策，: what a verb behind the last of them takes is done.
    """
    opener, words = view.tokens[index], view.words.adjuncts
    rest = view.text[opener.end : view.end]
    if opener.text not in words.means or "、" not in rest or "了" in rest:
        return False
    before = all(token.flags & _BEFORE_MEANS for token in view.tokens[:index])
    if not before or any(part.endswith(words.passed) for part in rest.split("、")):
        return False
    start, ends = index + 1, [place for place in range(opener.end, view.end) if view.text[place] == "、"]
    for begin, end in zip((opener.end, *(place + 1 for place in ends)), (*ends, view.end), strict=True):
        stop = next((at for at in range(start, len(view.tokens)) if view.tokens[at].start >= end), len(view.tokens))
        if not _is_one_work(view, range(start, stop), begin, end) or (end == view.end and _acts_behind(view, start)):
            return False
        start = stop
    return True


def _is_one_work(view: ClauseView, places: range, begin: int, end: int) -> bool:
    """Whether a verb opens what stands between two marks (强化宣传), maybe behind an adverb, or ends it (项目申报)."""
    tokens = view.tokens[places.start : places.stop]
    if not tokens or has_kind(tokens, _TOLD):
        return False
    adverb = tokens[0].flags & MODIFIER and not tokens[0].flags & VERB and tokens[0].start == begin
    opening = tokens[1:2] if adverb else tokens[:1]
    opens = any(token.flags & VERB and token.start in (begin, tokens[0].end) for token in opening)
    return opens or bool(tokens[-1].flags & VERB and tokens[-1].end == end)


def _acts_behind(view: ClauseView, start: int) -> bool:
    """Whether a verb behind the first one from `start` on takes an object (发放传单宣传政策)."""
    verbs = [at for at in range(start, len(view.tokens)) if view.tokens[at].flags & VERB and view.shown(at)]
    return any(
        view.tokens[at].end < view.end
        and not (view.tokens[at].flags & NOMINAL and view.followed_by(at, VERB))
        and not view.before_particle(at)
        for at in verbs[1:]
    )
