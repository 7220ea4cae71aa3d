"""Clauses that say only when the next one acts (方案批复后，)."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import CONNECTIVE, LIGHT, NOMINAL, QUANTITY, STATUS, TELLING, TEMPORAL, VERB

_COMMAS = ("，", ",")


def is_moment(view: ClauseView) -> bool:
    """Whether a clause that a comma ends says only when (方案批复后，)."""
    if view.text[view.end : view.end + 1] not in _COMMAS or not view.tokens:
        return False
    last = view.tokens[-1]
    first = view.tokens[0]
    alone = first.start == view.start and first.flags & QUANTITY
    if alone and view.text[first.end : view.end] in ("", "时间", "来"):
        # 四年多时间，
        return first.text.rstrip("多余").endswith(("年", "月", "天", "周"))
    if view.text.endswith(("年来", "年多来", "年余来", "月来"), view.start, view.end):
        # 转隶组建5年多来，
        return True
    if view.flags & QUANTITY and view.text[view.end - 1] == "中" and not view.flags & (TELLING | STATUS | LIGHT):
        # 全市181个行政村中，
        return not any(token.flags & VERB and not token.flags & NOMINAL for token in view.tokens)
    ends = last.flags & TEMPORAL and last.end == view.end
    # 在今后的规划调整时，: only when; 将 and 拟 tell of an act.
    told = any(token.flags & STATUS and not token.flags & CONNECTIVE for token in view.tokens)
    return bool(ends) and not told and not view.flags & (TELLING | QUANTITY)
