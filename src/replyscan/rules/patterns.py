"""Stretches that pattern rules describe: RE2 regular expressions, which take time in proportion to the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from replyscan.rules.model import Rule, RuleSet


class PatternMatch(NamedTuple):
    """What a pattern rule found: the place of its named group, and the rule."""

    start: int
    end: int
    rule: Rule


class PatternFinder:
    """Finds what the pattern rules of some fields describe. RE2 is loaded only where there is such a rule."""

    def __init__(self, rules: RuleSet, fields: Sequence[str], group: str) -> None:
        self._patterns: list[tuple[Rule, Any, int]] = []
        for rule in (rule for field in fields for rule in rules.of(field) if rule.regex):
            import re2

            pattern = re2.compile(rule.regex)
            self._patterns.append((rule, pattern, pattern.groupindex[group]))

    def find(self, text: str) -> Iterator[PatternMatch]:
        """The matches in order of the rules, those of one rule in order of the text; they may overlap."""
        for rule, pattern, group in self._patterns:
            for match in pattern.finditer(text):
                start, end = match.span(group)
                if start < end:
                    yield PatternMatch(start, end, rule)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
