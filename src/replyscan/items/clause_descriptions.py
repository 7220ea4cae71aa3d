"""Verbs that only describe: a noun, a moment, what must do something, or by what means the next verb acts."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import MEANS, MODIFIER, NOMINAL, PIVOT, PREPOSITION, TEMPORAL, VERB


def describes(view: ClauseView, index: int) -> bool:
    """Whether the verb only describes a noun or a moment: 的, 后 or their like stand right behind it."""
    token = view.tokens[index]
    following = view.after(index)
    longer = following is not None and len(following.text) > 1
    if view.behind(index) in ("的", "后", "时", "前") and token.end + 1 < view.end and not longer:
        return True
    if view.behind(index) in view.words.goals and view.text[token.end + 1 : token.end + 2] == "的":
        # 您提到的路段: the verb only describes the noun.
        return True
    # 开工以来已完成清淤: when, not what.
    if following is None or not following.flags & TEMPORAL:
        return False
    # 改造期间商户临时安置在空地
    return view.predicate_follows(index + 1) or (longer and view.heads_later(index + 1))


def says_which(view: ClauseView, index: int) -> bool:
    """Whether the verb only describes what must do something (符合条件的小区均必须改造)."""
    if view.tokens[index].flags & PIVOT or view.text.find("的", view.tokens[index].end, view.end) < 0:
        return False
    for position in range(index + 1, len(view.tokens) - 1):
        token = view.tokens[position]
        if token.text in view.words.quantifiers and "的" in view.text[view.tokens[index].end : token.start]:
            return view.predicate_follows(position)
    return False


def is_means(view: ClauseView, index: int) -> bool:
    """Whether the verb only says by what means the one right behind it acts (通过合理调度缩短间隔)."""
    opener = index - 1
    while opener >= 0 and view.tokens[opener].flags & MODIFIER and not view.tokens[opener].flags & MEANS:
        opener -= 1
    if opener < 0 or not view.tokens[opener].flags & MEANS or not view.tokens[opener].flags & PREPOSITION:
        return False
    following = view.after(index)
    return following is not None and bool(following.flags & VERB) and not following.flags & NOMINAL
