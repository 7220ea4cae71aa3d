"""Whether a word of a rule can ever match."""

from __future__ import annotations

import re

from replyscan.messages import Message, say
from replyscan.rules.fields import Match

# The marks that end a clause (half-width ones stand inside figures): no word of a clause can hold one.
_CLAUSE_MARKS = re.compile(r"[，；。：！？\n]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")


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
