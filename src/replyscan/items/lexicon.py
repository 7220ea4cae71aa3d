"""The words that the rules of the clause grammar know: what each may be, and which rule says so."""

from __future__ import annotations

from replyscan.items.tokens import (
    CONNECTIVE,
    FIELDS,
    LIGHT,
    MODIFIER,
    NEGATION,
    OPAQUE,
    PREPOSITION,
    STATUS,
    VERB,
    Token,
)
from replyscan.rules import RuleSet

# What is one of these hides no verb, whatever other rule says that it does.
_OPEN = VERB | MODIFIER | CONNECTIVE | NEGATION | STATUS | PREPOSITION | LIGHT


class Lexicon:
    """The words of a rule set; `flags` say what each may be, `labels` hold its label and its rule."""

    def __init__(self, rules: RuleSet) -> None:
        self.flags: dict[str, int] = {}
        self.labels: dict[str, tuple[str, str]] = {}
        for field, flag in FIELDS.items():
            for word, entry in rules.words(field).items():
                self.flags[word] = self.flags.get(word, 0) | flag
                if field == "action" or word not in self.labels:
                    self.labels[word] = (entry.label, entry.rule)
        for word, flag in self.flags.items():
            if flag & _OPEN:
                self.flags[word] = flag & ~OPAQUE

    def token(self, text: str, start: int, end: int) -> Token:
        """The token of the known word that stands from `start` to `end`."""
        word = text[start:end]
        return Token(start, end, self.flags[word], word, *self.labels[word])

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb that a rule knows."""
        return self.flags.get(word, 0) & VERB > 0
