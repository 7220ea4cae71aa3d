"""Numbers with or without a unit, fractions and ranges among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from replyscan.mentions.bounds import Bounds
from replyscan.mentions.not_quantities import NotQuantities
from replyscan.mentions.numerals import figure, plain_text
from replyscan.mentions.written_numbers import NUMBER, WrittenNumber, from_match, read_number
from replyscan.records import Bound, Figure, Number
from replyscan.rules import RuleSet

_JOINT = re.compile("[ ]?(?:[至到]|[—–-]{1,2}|~{1,2})[ ]?")
_BETWEEN = re.compile("[与和]")
_BETWEEN_END = re.compile("之?间")
_PARTS = re.compile(" ?(?:又 ?)?分 ?之 ?")


class NumberFinder:
    """Finds numbers, with or without a unit."""

    def __init__(self, rules: RuleSet) -> None:
        self._bounds = Bounds(rules)
        self._not = NotQuantities(rules)

    def find(self, text: str) -> list[Number]:
        """The numbers of `text` in order."""
        return list(self._read(text, plain_text(text)))

    def _read(self, text: str, plain: str) -> Iterator[Number]:
        position = 0
        while match := NUMBER.search(plain, position):
            position = match.end()
            number = from_match(match)
            if number is None:
                continue
            if number.han and number.end - number.start <= 2 and self._not.is_word(plain, number.start):
                continue
            fraction = self._fraction(plain, number)
            if fraction is not None:
                start, position, value = fraction
                yield _exact(text, start, position, value)
                continue
            joined = self._range(plain, number)
            if joined is not None:
                number = joined
                position = joined.end
            yield self._number(text, plain, number)

    def _number(self, text: str, plain: str, number: WrittenNumber) -> Number:
        start, end, sign = number.start, number.end, 1
        if (
            plain[start - 1 : start] in ("-", "负")
            and start
            and not plain[start - 2 : start - 1].isdecimal()
            and not self._not.hides_minus(plain, start)
        ):
            start, sign = start - 1, -1
        low, high = figure(sign * number.low), figure(sign * number.high)
        bound: Bound = number.bound
        limits: tuple[Figure | None, Figure | None] = (low, None) if bound == "min" else (low, high)
        return Number(text[start:end], start, end, *limits, bound)

    def _fraction(self, plain: str, below: WrittenNumber) -> tuple[int, int, Decimal] | None:
        """三分之二 as 2/3: extent and value, None where there is no fraction."""
        parts = _PARTS.match(plain, below.end)
        above = read_number(plain, parts.end()) if parts else None
        if above is None or below.low == 0:
            return None
        return below.start, above.end, Decimal(above.low) / Decimal(below.low)

    def _range(self, plain: str, first: WrittenNumber) -> WrittenNumber | None:
        """一千到一千五百, 10000与20000之间; None where there is no range."""
        joint = _JOINT.match(plain, first.end)
        between = None if joint else _BETWEEN.match(plain, first.end)
        opening = joint or between
        second = read_number(plain, opening.end()) if opening else None
        if second is None or second.high <= first.low:
            return None
        closing = _BETWEEN_END.match(plain, second.end)
        if between and not closing:
            return None
        end = closing.end() if closing and between else second.end
        return first._replace(end=end, high=second.high, bound="range")


def _exact(text: str, start: int, end: int, value: Decimal) -> Number:
    return Number(text[start:end], start, end, figure(value), figure(value), "exact")
