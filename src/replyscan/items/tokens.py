"""The known stretches of a reply's text in order: what a token is, what it may be, and those of a clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

# What a token may be; a word of several lexicons carries several flags.
VERB = 1
NOMINAL = 2
MODIFIER = 4
MODIFYING_VERB = 8
CONNECTIVE = 16
PREPOSITION = 32
OBJECT_MARKER = 64
FRONTED = 128
OPAQUE = 256
CLOSER = 512
PARTNER = 1024
NEGATION = 2048
AGENCY = 4096
QUANTITY = 8192
TIME = 16384
QUOTED = 32768
DOCUMENT = 65536
STATUS = 1 << 17
TAIL = 1 << 18
COMPLEMENT = 1 << 19
PARTNER_CLOSER = 1 << 20
LIGHT = 1 << 21
PIVOT = 1 << 22
GENERAL = 1 << 23
SINGLE = 1 << 24
TELLING = 1 << 25
BOUND = 1 << 26
GOAL = 1 << 27
TOPIC_PREPOSITION = 1 << 28
PURPOSE = 1 << 29
TEMPORAL = 1 << 30
MEASURED = 1 << 31
REACHING = 1 << 32
MEANS = 1 << 33
UNKNOWN = 1 << 34
LACKING = 1 << 35

# What leads from a verb to how far something goes, or to the figure that it went to.
UP_TO = ("到", "至")

# What points at a thing named before (该院, 此项).
POINTING = ("该", "此")

# The rules by which the whole name of a rate is one word (帮教成功率), and the act that a size measures (配送时间).
RATE, MEASURED_ACT = "clauses.rate_endings", "quantities.measured_acts"

FIELDS = {
    "action": VERB,
    "nominal": NOMINAL,
    "nominal_tail": TAIL,
    "modifier": MODIFIER,
    "modifying_verb": MODIFYING_VERB,
    "connective": CONNECTIVE,
    "preposition": PREPOSITION,
    "object_marker": OBJECT_MARKER,
    "fronted_object_verb": FRONTED,
    "opaque": OPAQUE,
    "adverbial_closer": CLOSER,
    "partner_opener": PARTNER,
    "partner_closer": PARTNER_CLOSER,
    "negation": NEGATION,
    "complement": COMPLEMENT,
    "light_verb": LIGHT,
    "pivot": PIVOT,
    "single_verb": VERB | SINGLE,
    "telling": TELLING,
    "bound_verb": BOUND,
    "goal_complement": GOAL,
    "topic_preposition": TOPIC_PREPOSITION,
    "purpose_verb": PURPOSE,
    "temporal_closer": TEMPORAL,
    "measured_tail": TAIL | MEASURED,
    "reaching_verb": REACHING,
    "means_preposition": MEANS,
    "status": STATUS,
    "lacking_verb": LACKING,
}


@dataclass(slots=True, eq=False)
class Token:
    """A known stretch of `flat`: `flags` say what it may be, `label` and `rule` come from its rule.

    Its attributes are read a hundred times for each clause: those of a named tuple or a frozen record are slower to
    read or to set. Nothing changes a token that has been made.
    """

    start: int
    end: int
    flags: int
    text: str
    label: str = ""
    rule: str = ""
    mention: Any = None


# The order of the text; of two in one place the one that may be less comes first.
by_place = attrgetter("start", "end", "flags")


def has_kind(tokens: Iterable[Token], flags: int) -> bool:
    """Whether one of `tokens` may be one of `flags`."""
    # A loop, for a generator costs more than it finds among the few tokens of a clause.
    for token in tokens:  # noqa: SIM110
        if token.flags & flags:
            return True
    return False


def has_word(tokens: Iterable[Token], words: Container[str]) -> bool:
    """Whether one of `tokens` is one of `words`."""
    for token in tokens:  # noqa: SIM110
        if token.text in words:
            return True
    return False


class Tokens:
    """The tokens of a reply, sorted by start, for slicing by clause."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._starts = [token.start for token in tokens]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that lie inside `start`..`end`."""
        first = bisect_left(self._starts, start)
        inside = self._tokens[first : bisect_left(self._starts, end, first)]
        while inside and inside[-1].end > end:
            inside.pop()
        return inside
