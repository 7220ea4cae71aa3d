"""The tests inside rules: each text is read with all rules in force, and what its rule found is compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from replyscan.messages import Language, say, translate
from replyscan.pipeline import Pipeline
from replyscan.records import Text
from replyscan.rule_hits import Hit, RuleHits
from replyscan.rules import Rule, RuleSet, RuleTest
from replyscan.width import padded


@dataclass(frozen=True, slots=True)
class Outcome:
    """A test and what its rule found. `others` are the hits of other rules, for those who ask what came before.

    `words` are the words of the text, for rules that describe rows of words.
    """

    rule: Rule
    test: RuleTest
    hits: tuple[Hit, ...]
    others: tuple[Hit, ...]
    words: tuple[str, ...] = ()

    @property
    def found(self) -> tuple[str, ...]:
        """The texts that the rule found, in order."""
        return tuple(hit.text for hit in self.hits)

    @property
    def passed(self) -> bool:
        """Whether these are the texts expected."""
        return self.found == self.test.expect

    def lines(self, language: Language = "en") -> list[str]:
        """What was expected and found, the text with what was found in brackets."""
        nothing = translate(say("nothing"), language)
        told = [
            (say("text"), _marked(self.test.text, self.hits)),
            (say("expected"), "、".join(self.test.expect) or nothing),
            (say("found"), "、".join(self.found) or nothing),
        ]
        if self.words:
            told.append((say("words"), " ".join(self.words)))
        missed = [word for word in self.test.expect if word not in self.found]
        for hit in self.others:
            if any(word in hit.text or hit.text in word for word in missed):
                instead = say("{text} was found by {rule}", text=hit.text, rule=hit.rule)
                told.append((say("instead"), translate(instead, language)))
        lines = [f"{self.rule.path}:{self.test.line}: {self.rule.id}"]
        for name, value in told:
            label = translate(name, language) + (":" if language == "en" else "：")
            lines.append(f"  {padded(label, 9)} {value}")
        return lines


class RuleTester:
    """Runs the tests of rules with all rules of a set in force."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._pipeline = Pipeline(rules)
        self._hits = RuleHits(rules)

    def run(self, rules: Iterable[Rule] | None = None) -> list[Outcome]:
        """The outcome of every test of `rules` (default: all), in order."""
        return [self.test(rule, test) for rule in rules or self._rules.rules for test in rule.tests]

    def test(self, rule: Rule, test: RuleTest) -> Outcome:
        """The outcome of one test."""
        hits = self._hits.of(self._pipeline.trace(Text(test.text)))
        own = tuple(dict.fromkeys(hit for hit in hits if hit.rule == rule.id))
        others = tuple(hit for hit in hits if hit.rule != rule.id)
        words = self._pipeline.words(test.text) if rule.tokens else ()
        return Outcome(rule, test, own, others, tuple(test.text[start:end] for start, end in words))


def _marked(text: str, hits: tuple[Hit, ...]) -> str:
    """`text` with 【】 around each hit."""
    pieces, at = [], 0
    for hit in hits:
        if hit.start >= at:
            pieces += [text[at : hit.start], "【", text[hit.start : hit.end], "】"]
            at = hit.end
    return "".join(pieces) + text[at:]
