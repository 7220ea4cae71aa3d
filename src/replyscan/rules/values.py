"""Whether a word or an entry of a rule can ever match and means something."""

from __future__ import annotations

import re
from typing import NamedTuple

from replyscan.messages import Message, say
from replyscan.nearest import nearest
from replyscan.rules.fields import Match

BOUNDS = ("min", "max", "about")
STATUSES = ("done", "ongoing", "planned", "declined")
# The marks that end a clause (half-width ones stand inside figures): no word of a clause can hold one.
_CLAUSE_MARKS = re.compile(r"[，；。：！？\n]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


class EntryProblem(NamedTuple):
    """What is wrong with an entry of a mapping or alias, and what may be meant."""

    message: Message
    suggestion: str | None = None


def word_problem(word: str, match: Match) -> Message | None:
    """Why `word` can never be found by a field that matches so; None where it can."""
    if not word.strip():
        return say("the word is empty, so it would match everywhere.")
    if word != word.strip():
        return say("the word {word!r} begins or ends with white space, so it hardly ever matches.", word=word)
    if _INVISIBLE.search(word):
        return say("the word {word!r} holds an invisible character, so it never matches.", word=word)
    mark = _CLAUSE_MARKS.search(word)
    if mark and match == "word":
        template = "the word {word!r} holds the mark {mark!r}, which ends a clause, so it never matches."
        return say(template, word=word, mark=mark.group())
    return None


def entry_problem(field: str, key: str, value: str) -> EntryProblem | None:
    """What is wrong with `key: value` in a mapping or alias rule of `field`; None where nothing is."""
    if not value.strip():
        return EntryProblem(say("the meaning of {word!r} is empty.", word=key))
    if field in ("bound_before", "bound_after") and value not in BOUNDS:
        message = say("there is no bound {name!r}; choose one of {known}.", name=value, known=", ".join(BOUNDS))
        return EntryProblem(message, nearest(value, BOUNDS))
    if field == "currency" and not re.fullmatch("[A-Z]{3}", value):
        upper = value.upper()
        message = say("{name!r} is no currency code of ISO 4217 (three capital letters, such as CNY).", name=value)
        return EntryProblem(message, upper if re.fullmatch("[A-Z]{3}", upper) else None)
    if field == "handling_class" and value not in STATUSES:
        message = say("there is no status {word!r}; choose one of {known}.", word=value, known=", ".join(STATUSES))
        return EntryProblem(message, nearest(value, STATUSES))
    if field == "plan_period":
        years = re.fullmatch(r"(\d{4})-(\d{4})", value)
        if not years or years.group(1) > years.group(2):
            template = "{name!r} is no period of years; write the first and the last, such as 2021-2025."
            return EntryProblem(say(template, name=value))
    return None
