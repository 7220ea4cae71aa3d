"""Clauses in a row of which the first tells an aim or opens what the last is about (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Sequence, Set

from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MODIFIER,
    OBJECT_MARKER,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
    has_kind,
)
from replyscan.records import Clause

_COMMAS = ("，", ",")
# How many clauses what the next one goes by may fill.
_LONGEST_BASIS = 3
# What is longer than this behind 的 is more than the noun that a topic ends with.
_LONGEST_TOPIC = 10
# What shows that a clause behind an aim tells an act already.
_ACTS = QUANTITY | TELLING | OBJECT_MARKER
# What a clause holds that is more than what the next is about.
_TOLD = LIGHT | STATUS | OBJECT_MARKER | QUANTITY | AGENCY
_BEFORE_BODY = TIME | CONNECTIVE | MODIFIER


def end_of_aims(clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> int:
    """Where the first clause behind an aim begins that names who acts (为深化改革，扩大开放，省厅将……); 0 for none.

    `found` holds the tokens of the `clauses`, of which the first tells the aim; those between go on telling it.
    """
    for clause, tokens in zip(clauses[1:], found[1:], strict=True):
        for token in tokens[:3]:
            if token.flags & AGENCY:
                return clause.start
            if not token.flags & _BEFORE_BODY:
                break
        if has_kind(tokens, _ACTS) or (tokens[:1] and tokens[0].flags & PREPOSITION):
            return 0
    return 0


def topic_of_two(flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> tuple[int, int]:
    """Where two clauses stand that only say what the third is about; (0, 0) for none.

    对完成加装并检验合格，取得登记证的电梯，将给予补助: 对 opens the first and 的 with a noun ends the second.
    """
    for at in range(len(clauses) - 2):
        opener = next((token for token in found[at] if not token.flags & CONNECTIVE), None)
        if opener is None or not opener.flags & TOPIC_PREPOSITION:
            continue
        first, second, third = (
            [token for token in tokens if not token.flags & CONNECTIVE] for tokens in found[at : at + 3]
        )
        if len(first) < 2 or not (second and third):
            continue
        if not first[1].flags & VERB or first[1].start > first[0].end:
            continue
        end = clauses[at + 1].end
        told = has_kind((*first, *second), _TOLD)
        particle = flat.rfind("的", clauses[at + 1].body, end)
        noun = particle >= 0 and 0 < end - particle - 1 <= _LONGEST_TOPIC
        ends = second[-1].end < end or not second[-1].flags & VERB
        acts = third[0].flags & (LIGHT | STATUS | PREPOSITION | VERB) and third[0].start == clauses[at + 2].body
        commas = clauses[at].mark in _COMMAS and clauses[at + 1].mark in _COMMAS
        if noun and ends and acts and commas and not told:
            return clauses[at].start, end
    return 0, 0


def basis_of_many(
    flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]], grounds: Set[str], nouns: tuple[str, ...]
) -> tuple[int, int]:
    """Where two clauses or more stand that only say by what the next one goes; (0, 0) for none.

    按照省委关于加强农田建设，加快产业发展的决策部署，我县……: one of the `grounds` opens the first, 关于 or a verb
    behind it begins what was decided, and the last ends with 的 and one of the `nouns` for it.
    """
    for at in range(len(clauses) - 1):
        opener = next((token for token in found[at] if not token.flags & (_BEFORE_BODY | AGENCY)), None)
        if opener is None or opener.text not in grounds:
            continue
        said = flat[opener.end : clauses[at].end]
        following = [token for token in found[at] if token.start >= opener.end]
        verbal = following[:1] and following[0].flags & VERB and following[0].start == opener.end
        if said.endswith(nouns) or not ("关于" in said or verbal):
            continue
        for last in range(at + 1, min(at + _LONGEST_BASIS, len(clauses))):
            text = flat[clauses[last].body : clauses[last].end]
            if (
                clauses[last - 1].mark not in _COMMAS
                or has_kind(found[last], STATUS | TELLING | QUANTITY)
                or "了" in text
            ):
                break
            particle = text.rfind("的")
            closes = text.endswith(nouns) and 0 < len(text) - particle - 1 <= _LONGEST_TOPIC and particle > 0
            if closes and clauses[last].mark in _COMMAS:
                return clauses[at].start, clauses[last].end
    return 0, 0
