"""What 给 does in a clause: the verb itself before a sum, or a word that only helps the verb behind it."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import AGENCY, NOMINAL, QUANTITY, SINGLE, TAIL, VERB

GIVING = "给"
# What a sum of money ends with.
_MONEY = ("元", "块", "万")


def gives_sum(view: ClauseView, index: int) -> bool:
    """Whether a sum of money stands right behind 给, and only what kind of money it is behind that."""
    if not view.followed_by(index, QUANTITY) or not view.tokens[index + 1].text.endswith(_MONEY):
        return False
    return all(token.flags & (NOMINAL | TAIL) or not token.flags & VERB for _, token in view.later(index + 1))


def helps_out(view: ClauseView, index: int) -> bool:
    """Whether 给 stands behind a body and right before a verb of one character with its figure, as one says it."""
    following = view.after(index)
    spoken = following is not None and following.start == view.tokens[index].end and following.flags & SINGLE
    return bool(spoken) and view.preceded_by(index, AGENCY) and view.quantity_follows(index + 1)
