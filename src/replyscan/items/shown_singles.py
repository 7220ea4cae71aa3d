"""What stands around a verb of one character at its clause's head or end, and shows that it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from replyscan.items.tokens import AGENCY, MODIFIER, MODIFYING_VERB, NOMINAL, VERB
from replyscan.late_pattern import late_pattern

if TYPE_CHECKING:
    from replyscan.items.clause_tokens import ClauseTokens

_ANEW, _ADDRESSEES = "重", ("你", "您")
# Where something is done, at a clause's head (门口, 东边, 路面两侧).
_IN_PLACE = late_pattern("[^，。；：的\\d]{1,5}[口处里间旁边侧端外头]")


def shows_single(view: ClauseTokens, index: int) -> bool:
    """Whether a season, an adverb, a place or 重 before the verb shows it (开春后栽, 接着修后街, 门口加护栏)."""
    token = view.tokens[index]
    if view.text.endswith(view.words.seasons, view.start, token.start):
        # 梨树苗开春后栽, 入冬前交钥匙
        return True
    if token.end == view.end:
        # 屋顶重修
        return _takes_on(view, index) or (token.start > view.start and view.text[token.start - 1] == _ANEW)
    return token.end + 1 < view.end and (_goes_on(view, index) or _is_placed(view, index))


def _takes_on(view: ClauseTokens, index: int) -> bool:
    """Whether the verb ends the clause behind a body and one adverb (交出来的我们都接)."""
    adverb = view.before(index)
    if adverb is None or not adverb.flags & MODIFIER or adverb.flags & VERB:
        return False
    return view.preceded_by(index - 1, AGENCY)


def _goes_on(view: ClauseTokens, index: int) -> bool:
    """Whether an adverb right before the only verb of the clause, and an object behind it, show it (接着修后街)."""
    adverb, token = view.before(index), view.tokens[index]
    if adverb is None or not adverb.flags & (MODIFYING_VERB | MODIFIER):
        return False
    if token.label != "act" or view.text.startswith(_ADDRESSEES, view.start):
        # 您随时打电话
        return False
    return not any(
        other.flags & VERB and not other.flags & NOMINAL
        for other in view.tokens
        if other is not token and other is not adverb
    )


def _is_placed(view: ClauseTokens, index: int) -> bool:
    """Whether the only verb of the clause stands behind a place and before a thing (门口加护栏, 东边建停车场)."""
    token = view.tokens[index]
    if token.label not in ("act", "build") or view.before_particle(index):
        return False
    if any(other.flags & VERB and other is not token for other in view.tokens):
        return False
    return _IN_PLACE.fullmatch(view.text, view.start, token.start) is not None
