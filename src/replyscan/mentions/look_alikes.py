"""What only looks like a body: a verb with its object, or 我 and a character that begins another word."""

from __future__ import annotations

from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# Heads of two characters may be the objects of verbs (整合园区资源); longer ones are names.
_SHORT = 2


class LookAlikes:
    """Tells such stretches by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._verbs = rules.words("action").keys() | rules.words("general_verb").keys()
        self._learned = frozenset(rules.words("learned_body"))
        self._compounds = rules.words("name_compound")
        self._fields = frozenset(rules.words("agency_field"))
        own = rules.words("own_office").items()
        self._rare = frozenset(word for word, entry in own if entry.label == "mine" and len(word) == 1)
        longer = (*self._verbs, *self._fields, *rules.words("agency_head"), *rules.words("name_compound"))
        self._longer = EdgeWords(word for word in longer if len(word) > 1)

    def is_act(self, before: str, head: str) -> bool:
        """Whether `before` is a verb that has the `head` of a name as its object (整合 + 园区, but 教育 + 学院)."""
        names = (before in self._fields and head in self._learned) or f"{before}{head}" in self._compounds
        return len(head) == _SHORT and before in self._verbs and not names

    def begins_word(self, flat: str, start: int, end: int, borders: bytes) -> bool:
        """Whether 我 and an office, at `start`..`end`, are 我 and the beginning of another word (我组织开展)."""
        cut = flat[start + 1 : end] in self._rare and not borders[end]
        return cut and self._longer.start_of(flat, start + 1) > 1
