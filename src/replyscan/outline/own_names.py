"""The body that answers, by the letter's own words, where neither page nor signature names it."""

from __future__ import annotations

import re
from collections import Counter

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What the letter calls its own body by (我部, 我厅).
_CALLED = late_pattern("我([部委局厅署行院办会中])")
_NATIONAL = ("全国", "国务院")
# How often a letter that never says 我局 names its body as the one who acts.
_OFTEN = 2


class OwnNames:
    """Finds it by the national bodies and the words behind one who acts in a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._national = sorted(rules.words("national_body"), key=len, reverse=True)
        acting = any_of(rules.words("word_behind_actor"))
        self._acting = {
            level: late_pattern(rf"(?<![\u4e00-\u9fff])(?P<body>{level}[\u4e00-\u9fff]{{1,12}}?[局厅委办])(?:{acting})")
            for level in LEVELS
        }

    def read(self, letter: str, assembly: str, number: str) -> tuple[str, ...]:
        """The body that wrote the text `letter`; empty where it does not tell.

        A national body calls itself 我部, is named in the letter and has the first character of the letter's number in
        its name (农办案〔2022〕142号). A body that speaks of itself by its name is the only one of its level that is
        said to do things, and more than once.
        """
        called = set(_CALLED.findall(letter))
        if called:
            return self._by_sign(letter, called, number) if any(word in assembly for word in _NATIONAL) else ()
        level = next((character for character in assembly if character in LEVELS), "")
        named = Counter(found["body"] for found in self._acting[level].finditer(letter)) if level else Counter()
        return tuple(named) if len(named) == 1 and max(named.values()) >= _OFTEN else ()

    def _by_sign(self, letter: str, called: set[str], number: str) -> tuple[str, ...]:
        """The one national body in a letter that its number and what it calls itself by point to."""
        named: list[str] = []
        for body in self._national:
            signed = number[:1] and number[0] in body
            if signed and body[-1] in called and re.search(f"{body}(?![\u4e00-\u9fff]*网)", letter):
                named += [body] if not any(body in longer for longer in named) else []
        return tuple(named) if len(named) == 1 else ()
