"""What a clause leans on that does nothing itself: means, occasions and the work of others (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    GENERAL,
    LIGHT,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PIVOT,
    QUANTITY,
    TAIL,
    TELLING,
    TIME,
    UNKNOWN,
    VERB,
    has_kind,
)

# What is longer than this from 等 on is more than a noun of means with its word (等线上宣传活动).
_LONGEST_WAY = 7
# The year, the light verb and the work's name.
_DATED_WORK = 3


def names_way(rest: str, ways: tuple[str, ...]) -> bool:
    """Whether a noun of means closes a list, maybe with a word of its own before it (等文体活动)."""
    if rest.endswith(ways):
        return True
    listed = rest.rfind("等")
    return 0 < len(rest) - listed <= _LONGEST_WAY and f"等{rest[-2:]}" in ways


def names_occasion(view: ClauseView, index: int) -> bool:
    """Whether what ends a list is the occasion that the next clause acts on (结合技术推广、知识更新等培训活动，)."""
    opener, words = view.tokens[index], view.words.adjuncts
    rest = view.text[opener.end : view.end]
    if opener.text not in words.occasions or not names_way(rest, words.ways):
        return False
    # 结合农闲组织村民培训等活动，: a verb with whom it acts on is no noun of a list.
    listed = view.tokens[index + 1 :]
    return not has_kind(listed, OBJECT_MARKER | LIGHT | TELLING) and not any(
        token.flags & PIVOT and not token.flags & NOMINAL for token in listed
    )


def names_dated_occasion(view: ClauseView, index: int) -> bool:
    """Whether a clause says with which work of which year the next one acts (结合2024年开展殡葬整治行动，)."""
    behind, opener = view.tokens[index + 1 :], view.tokens[index]
    if opener.text not in view.words.adjuncts.occasions or len(behind) < _DATED_WORK:
        return False
    time, work, last = behind[0], behind[1], behind[-1]
    dated = time.flags & TIME and time.start == opener.end and work.flags & LIGHT and work.start == time.end
    named = last.end == view.end and (last.flags & (TAIL | OPAQUE) or (last.flags & VERB and last.flags & NOMINAL))
    others = any(token.flags & VERB and not token.flags & (NOMINAL | UNKNOWN | GENERAL) for token in behind[2:])
    return bool(dated and named) and not others and not has_kind(behind, QUANTITY | OBJECT_MARKER | TELLING)


def is_work(view: ClauseView, index: int) -> bool:
    """Whether one verb that is a noun by habit ends the clause, with what it works on before it and no other verb."""
    last = view.tokens[-1]
    if last.end < view.end or not last.flags & VERB or not last.flags & NOMINAL or len(view.tokens) - index < 2:
        return False
    inner = view.tokens[index + 1 : -1]
    if last.start == view.tokens[index].end or has_kind(inner, QUANTITY | OBJECT_MARKER | LIGHT | TELLING):
        return False
    return not any(token.flags & VERB and not token.flags & (NOMINAL | UNKNOWN) for token in inner)
