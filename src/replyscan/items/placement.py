"""How well a verb may be placed to head its clause, and the best one so far."""

from __future__ import annotations

from typing import NamedTuple

# How well a verb is placed to head its clause. A clause takes the first verb that is placed ANCHORED or better.
AT_START, AFTER_SUBJECT, AFTER_MODIFIER, AFTER_ADVERBIAL = 100, 95, 90, 85
ANCHORED = 80
BEFORE_FIGURE, DICTIONARY_VERB, NOMINAL_AT_START, NOMINAL_BEFORE_FIGURE = 75, 72, 70, 65
AFTER_TOPIC, BARE_NOMINAL, BOUND_ALONE = 60, 20, 15
EXISTING, DICTIONARY_BEHIND_TOPIC, UNKNOWN_VERB = 55, 50, 45


class Best(NamedTuple):
    """The verb that is placed best so far: how well, which token, and the text before it that is no adverbial."""

    placed: int
    token: int
    topic: str
