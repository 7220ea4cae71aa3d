"""The words that the grammar of a clause asks for by their characters: sizes, goals, failures, adjuncts."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.rules import RuleSet


class AdjunctWords(NamedTuple):
    """What makes a clause a mere adjunct of the next.

    Prepositions of `accordance` and the `last_words` of their phrases, words of purpose behind 为, ends of the `places`
    behind 在, and what is `passed` behind 通过.
    """

    accordance: frozenset[str]
    last_words: tuple[str, ...]
    purposes: tuple[str, ...]
    places: tuple[str, ...]
    passed: tuple[str, ...]

    @classmethod
    def of(cls, rules: RuleSet) -> AdjunctWords:
        """The words of a rule set."""
        return cls(
            accordance=frozenset(rules.words("accordance_preposition")),
            last_words=tuple(rules.words("adjunct_last_word")),
            purposes=tuple(rules.words("purpose_opener")),
            places=tuple(rules.words("locative_end")),
            passed=tuple(rules.words("passed_test")),
        )


class ClauseWords(NamedTuple):
    """`sizes` end the name of a size or term, `goals` and `failing` complete a verb, `owned` makes a body another's."""

    sizes: tuple[str, ...]
    goals: frozenset[str]
    failing: frozenset[str]
    owned: tuple[str, ...]
    adjuncts: AdjunctWords

    @classmethod
    def of(cls, rules: RuleSet) -> ClauseWords:
        """The words of a rule set."""
        return cls(
            sizes=(*rules.words("size_ending"), *rules.words("term_ending")),
            goals=frozenset(rules.words("goal_character")),
            failing=frozenset(rules.words("failing_complement")),
            owned=tuple(rules.words("owned_body")),
            adjuncts=AdjunctWords.of(rules),
        )
