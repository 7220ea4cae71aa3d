"""Clauses that say first which bodies made the thing of which they tell (由县城投公司承建的泵站于12月投入运行)."""

from __future__ import annotations

from replyscan.items.adverbials import AGENT_OPENERS
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    MODIFYING_VERB,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    QUANTITY,
    TELLING,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    has_kind,
)

# What may open the predicate besides a time and a word such as 已.
_LEADING = ("于", "在", "将", "从", "自")
_SHORTEST_NOUN = 2


def description_end(view: ClauseView, index: int) -> int | None:
    """The token behind the noun that a clause with its own body describes; None where the body acts itself.

    由文旅集团投资3.2亿元改造的街区 + 于9月28日开街, 公司与大学联合研发的系统 + 在95座换热站投用.
    """
    if not _opens_description(view, index):
        return None
    last = view.tokens[-1]
    ends = last.flags & VERB and last.end == view.end
    for place, token in view.later(index + 1):
        if not (token.flags & (TELLING | TIME) or token.text in _LEADING) or token is last:
            continue
        particle = view.text.rfind("的", view.tokens[index].end, token.start)
        if particle >= 0 and token.start - particle > _SHORTEST_NOUN:
            told = (ends and not last.flags & NOMINAL) or (
                (ends or token.flags & TELLING) and view.predicate_follows(place)
            )
            return place if told and _is_described(view, index, particle, place) else None
    return None


def _opens_description(view: ClauseView, index: int) -> bool:
    """Whether a body that 由 brings, one right before its verb, or two that act together, open the clause."""
    token = view.tokens[index]
    if token.text in AGENT_OPENERS:
        return view.followed_by(index, AGENCY)
    opens = token.flags & AGENCY and token.start == view.start and not token.mention.first_person
    if opens and view.followed_by(index, VERB | MODIFYING_VERB) and view.tokens[index + 1].start == token.end:
        return True
    joined = token.flags & AGENCY and view.followed_by(index, PARTNER) and view.tokens[index + 1].start == token.end
    return bool(joined) and view.followed_by(index + 1, AGENCY) and view.start == token.start


def _is_described(view: ClauseView, index: int, particle: int, predicate: int) -> bool:
    """Whether an act or its figure stands right before 的, and a noun with no act of its own behind it."""
    before = [token for token in view.tokens[index:predicate] if token.end <= particle]
    behind = [token for token in view.tokens[index:predicate] if token.start > particle]
    acts = any(token.flags & VERB for token in before) and before[-1].end == particle
    if not acts or not before[-1].flags & (VERB | QUANTITY) or has_kind(before, OBJECT_MARKER | TOPIC_PREPOSITION):
        return False
    return all(token.flags & NOMINAL or not token.flags & VERB for token in behind)
