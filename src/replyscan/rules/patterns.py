"""Stretches that pattern and tokens rules describe: RE2 regular expressions, in linear time, and rows of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from replyscan.rules.model import Rule, RuleSet
from replyscan.rules.word_patterns import WordPatternFinder


class PatternMatch(NamedTuple):
    """What a pattern or tokens rule found: the place of its named group or words, and the rule."""

    start: int
    end: int
    rule: Rule


class PatternFinder:
    """Finds what the pattern and tokens rules of some fields describe. RE2 is loaded only where a pattern needs it."""

    def __init__(self, rules: RuleSet, fields: Sequence[str], group: str) -> None:
        self._patterns: list[tuple[Rule, Any, int]] = []
        for rule in (rule for field in fields for rule in rules.of(field) if rule.regex):
            import re2

            pattern = re2.compile(rule.regex)
            self._patterns.append((rule, pattern, pattern.groupindex[group]))
        self._rows = WordPatternFinder(rules, fields)

    def find(self, text: str, edges: bytes) -> Iterator[PatternMatch]:
        """The matches in order of the rules, those of one rule in order of the text; they may overlap.

        `edges[i]` says whether a word of `text` begins or ends at i. Patterns come before rows of words.
        """
        for rule, pattern, group in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span(group)
                if start < end:
                    yield PatternMatch(start, end, rule)
        for start, end, rule in self._rows.find(text, edges):
            yield PatternMatch(start, end, rule)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
