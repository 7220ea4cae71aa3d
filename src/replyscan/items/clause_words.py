"""The words that the grammar of a clause asks for by their characters: sizes, goals, failures, adjuncts."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.rules import RuleSet


class AdjunctWords(NamedTuple):
    """What makes a clause a mere adjunct of the next.

    Prepositions of `accordance` and the `last_words` of their phrases, of `aim` and the `aims` behind them, of `place`
    and the ends of `places`, and of `means`, behind which what is `passed` makes an act (通过验收).
    """

    accordance: frozenset[str]
    last_words: tuple[str, ...]
    aim: frozenset[str]
    aims: tuple[str, ...]
    place: frozenset[str]
    places: tuple[str, ...]
    means: frozenset[str]
    passed: tuple[str, ...]

    @classmethod
    def of(cls, rules: RuleSet) -> AdjunctWords:
        """The words of a rule set."""
        return cls(
            accordance=frozenset(rules.words("accordance_preposition")),
            last_words=tuple(rules.words("adjunct_last_word")),
            aim=frozenset(rules.words("purpose_preposition")),
            aims=tuple(rules.words("purpose_opener")),
            place=frozenset(rules.words("place_preposition")),
            means=frozenset(rules.words("means_of_action")),
            places=tuple(rules.words("locative_end")),
            passed=tuple(rules.words("passed_test")),
        )


class ClauseWords(NamedTuple):
    """`sizes` end the name of a size or term, `goals` and `failing` complete a verb, `owned` makes a body another's.

    `contracts` are what is signed with a partner of its own name (与国能集团签订), not with a mass of bodies.
    `unlike_aspects` begin with 过 or its like and are words.
    """

    sizes: tuple[str, ...]
    goals: frozenset[str]
    failing: frozenset[str]
    owned: tuple[str, ...]
    contracts: frozenset[str]
    unlike_aspects: frozenset[str]
    adjuncts: AdjunctWords

    @classmethod
    def of(cls, rules: RuleSet) -> ClauseWords:
        """The words of a rule set."""
        return cls(
            sizes=(*rules.words("size_ending"), *rules.words("term_ending")),
            goals=frozenset(rules.words("goal_character")),
            failing=frozenset(rules.words("failing_complement")),
            owned=tuple(rules.words("owned_body")),
            contracts=frozenset(rules.words("contract_verb")),
            unlike_aspects=frozenset(rules.words("aspect_lookalike")),
            adjuncts=AdjunctWords.of(rules),
        )
