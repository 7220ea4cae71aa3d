"""Clauses that only say by 对 of whom or what the next one speaks (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.behind_adverbials import describes_noun
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import LIGHT, NEGATION, NOMINAL, OBJECT_MARKER, OPAQUE, QUANTITY, TAIL, VERB, has_kind

# What is longer than this behind 的 is more than the noun that a topic ends with.
_LONGEST_TOPIC = 10


def names_topic(view: ClauseView, index: int) -> bool:
    """Whether all behind 对 or 对于 only describes a noun at the clause's end (对于暂未安装红绿灯的路口，)."""
    particle = view.text.rfind("的", view.tokens[index].end, view.end)
    if particle < 0:
        # 对剩余41公里路段，
        return not has_kind(view.tokens[index + 1 :], VERB | OBJECT_MARKER | NEGATION)
    if view.end - particle > _LONGEST_TOPIC:
        return False
    acts = False
    for position in range(index + 1, len(view.tokens)):
        token = view.tokens[position]
        acts = acts or (bool(token.flags & VERB) and not token.flags & NOMINAL)
        apart = token.start > view.tokens[index].end
        if (
            token.start == particle + 1
            and token.label in ("build", "measure")
            and view.followed_by(position, TAIL | OPAQUE)
        ):
            # 对符合条件的新建节水项目，: which ones.
            continue
        if token.start > particle and token.flags & VERB and view.shown(position):
            ends = token.end == view.end and token.start > particle + 1
            if ends or not token.flags & NOMINAL:
                return False
        counted = token.flags & QUANTITY and (acts or token.start > particle) and not _sizes(view, position, particle)
        # 针对正在施工的6个小区，: how many they are; 对达标的奖励5万元 tells what is paid.
        if token.flags & OBJECT_MARKER or (counted and token.start != particle + 1):
            return False
        if token.flags & LIGHT and apart and not (token.start < particle and describes_noun(view, position)):
            return False
        if token.flags & VERB and view.behind(position) == "了":
            return False
    return True


def _sizes(view: ClauseView, index: int, particle: int) -> bool:
    """Whether a figure before 的 only says how large what is spoken of is (对新增单户300万元以下贷款发生的损失，)."""
    within = any(
        token.flags & VERB and token.end == particle and not token.flags & NOMINAL for _, token in view.later(index)
    )
    return view.tokens[index].end < particle and within
