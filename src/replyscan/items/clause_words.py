"""The words that the grammar of a clause asks for by their characters: sizes, goals, failures, what belongs to whom."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.rules import RuleSet


class ClauseWords(NamedTuple):
    """`sizes` end the name of a size or term, `goals` and `failing` complete a verb, `owned` makes a body another's."""

    sizes: tuple[str, ...]
    goals: frozenset[str]
    failing: frozenset[str]
    owned: tuple[str, ...]

    @classmethod
    def of(cls, rules: RuleSet) -> ClauseWords:
        """The words of a rule set."""
        return cls(
            sizes=(*rules.words("size_ending"), *rules.words("term_ending")),
            goals=frozenset(rules.words("goal_character")),
            failing=frozenset(rules.words("failing_complement")),
            owned=tuple(rules.words("owned_body")),
        )
