"""Whether a text that has no date and is no letter (a passage of a work report) looks back or ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity, Status
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How much each kind of evidence counts, set on twelve passages of provincial work reports: their sums lie apart by a
# factor of two and more.
_PHRASE, _CUE, _TARGET, _FIGURE, _VERB = 5.0, 2.0, 1.5, 1.0, 0.25


class ToneJudge:
    """Weighs the words and figures of a text by the tone lexicons and the status cues of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        cues = rules.words("status").items()
        self._done = ("了", *(word for word, entry in cues if entry.label == "done"))
        self._planned = tuple(word for word, entry in cues if entry.label == "planned")
        self._retrospect = tuple(rules.words("tone_retrospect"))
        self._prospect = tuple(rules.words("tone_prospect"))
        self._results = tuple(rules.words("tone_result"))
        self._efforts = tuple(rules.words("tone_effort"))
        change = any_of(rules.words("tone_change"))
        self._change = late_pattern(rf"(?:{change})\d")
        self._target_ends = tuple(rules.words("tone_target_end"))

    def told(self, text: str, quantities: Sequence[Quantity]) -> Status:
        """`done` where the text looks back, `planned` where it looks ahead."""
        back = _PHRASE * _count(text, self._retrospect) + _CUE * _count(text, self._done)
        back += _VERB * _count(text, self._results) + _FIGURE * len(self._change.findall(text))
        back += _FIGURE * sum(map(_is_precise, quantities))
        ahead = _PHRASE * _count(text, self._prospect) + _CUE * _count(text, self._planned)
        ahead += _VERB * _count(text, self._efforts)
        ahead += _TARGET * sum(quantity.text.endswith(self._target_ends) for quantity in quantities)
        return "done" if back > ahead else "planned"


def _count(text: str, words: Sequence[str]) -> int:
    return sum(text.count(word) for word in words)


def _is_precise(quantity: Quantity) -> bool:
    """Whether a figure was counted and not set: exact, and of two digits besides zeros or more."""
    digits = re.sub(r"\D", "", f"{quantity.low or 0:f}".rstrip("0")) if quantity.bound == "exact" else ""
    return len(digits.replace("0", "")) >= 2
