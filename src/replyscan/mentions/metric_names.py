"""What a figure counts, verbatim from its clause (GUIDELINES section 6, `name`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import ahocorasick_rs

from replyscan.records import Quantity
from replyscan.rules import RuleSet

_BREAK = re.compile(r"[，。；：！？,;:、\n]")
_NOUN_AFTER = re.compile(r"[^，。；：！？,;:\n、（(《]{1,30}")
_STRIP = "的等了过为至到达共约近超逾"


class MetricNamer:
    """Names quantities by the words beside them; the action verbs of a rule set are no part of a name."""

    def __init__(self, rules: RuleSet) -> None:
        words = [
            *rules.words("action"),
            *rules.words("modifier"),
            *rules.words("connective"),
            *rules.words("bound_before"),
        ]
        self._verbs = ahocorasick_rs.AhoCorasick(sorted(set(words)), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        self._nominal = frozenset(rules.words("nominal"))

    def name_all(self, text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
        """`quantities` with their names; None where the clause does not say."""
        named: list[Quantity] = []
        for index, quantity in enumerate(quantities):
            previous = named[index - 1] if index else None
            after = quantities[index + 1] if index + 1 < len(quantities) else None
            named.append(replace(quantity, name=self._name(text, quantity, previous, after)))
        return named

    def _name(self, text: str, quantity: Quantity, previous: Quantity | None, after: Quantity | None) -> str | None:
        floor = max(quantity.start - 40, previous.end if previous else 0, 0)
        left = text[floor : quantity.start]
        cut = max((match.end() for match in _BREAK.finditer(left)), default=0)
        left = left[cut:]
        if (
            previous is not None
            and cut == 0
            and previous.end == floor
            and re.fullmatch(r"[提升增降压缩减少延长高低到至为由和、 ]*", left)
        ):
            return previous.name
        before = self._noun_before(left)
        if before:
            return before
        if quantity.kind in ("count", "measure"):
            match = _NOUN_AFTER.match(text, quantity.end, after.start if after else len(text))
            if match:
                return self._noun_after(match.group())
        return None

    def _noun_before(self, left: str) -> str | None:
        """The noun right before the figure: what stands behind the last verb that is no noun by habit."""
        start = 0
        for _, begin, end in self._verbs.find_matches_as_indexes(left):
            word = left[begin:end]
            if word in self._nominal and end < len(left) and begin > 0:
                continue
            start = end
        name = left[start:].strip(" 　").strip(_STRIP)
        if not name:
            tail = left.rstrip(_STRIP)
            stem = re.sub(r"(?:提高|增长|下降|降低|提升|缩短|压缩|增加|减少|达到|突破|超过|上升|达|降|升)$", "", tail)
            if stem != tail and stem:
                return self._noun_before(stem)
        return name or None

    def _noun_after(self, right: str) -> str | None:
        matches = self._verbs.find_matches_as_indexes(right)
        end = len(right)
        for _, begin, stop in matches:
            if begin > 0 and right[begin:stop] not in self._nominal:
                end = begin
                break
        return right[:end].strip(" 　").strip(_STRIP) or None
