"""Numbers with or without a unit, fractions and ranges among them."""

from __future__ import annotations

from collections.abc import Iterator

from replyscan.late_pattern import late_pattern
from replyscan.mentions.bounds import Bounds
from replyscan.mentions.not_quantities import NotQuantities
from replyscan.mentions.number_forms import Form, read_form
from replyscan.mentions.numerals import figure, plain_text
from replyscan.mentions.written_numbers import NUMBER, WrittenNumber, from_match, read_number
from replyscan.records import Bound, Figure, Number
from replyscan.rules import RuleSet

_JOINT = late_pattern("[ ]?(?:[至到]|[—–-]{1,2}|~{1,2})[ ]?")
_BETWEEN = late_pattern("[与和]")
_ALSO = late_pattern("的同时|[，、 ]{0,2}(?:并且|并|且)? ?")
# How far behind a bounded number the other bound is looked for.
_NEAR = 24
_BETWEEN_END = late_pattern("之?间")


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
            form = read_form(plain, number)
            if form is not None:
                position = form.end
                yield self._signed(text, plain, form)
                continue
            joined = self._range(plain, number)
            if joined is not None:
                number = joined
                position = joined.end
            between = self._between(plain, number)
            if between is not None:
                start, position, low, high = between
                yield Number(text[start:position], start, position, figure(low), figure(high), "range")
                continue
            yield self._number(text, plain, number)

    def _between(self, plain: str, first: WrittenNumber) -> tuple[int, int, Figure, Figure] | None:
        """大于10且小于20, 不超过50、不低于20: extent and values of the range, None where there is none."""
        opening = self._bounds.before(plain, first.start, False, "count")
        further = NUMBER.search(plain, first.end, first.end + _NEAR) if opening else None
        closing = self._bounds.before(plain, further.start(), False, "count") if further else None
        second = from_match(further) if further else None
        if opening is None or closing is None or second is None or {opening.bound, closing.bound} != {"min", "max"}:
            return None
        if not _ALSO.fullmatch(plain, first.end, closing.start):
            return None
        low, high = (first.low, second.high) if opening.bound == "min" else (second.low, first.high)
        return (opening.start, second.end, low, high) if low < high else None

    def _number(self, text: str, plain: str, number: WrittenNumber) -> Number:
        sign, start = self._sign(plain, number.start)
        end = number.end
        low, high = figure(sign * number.low), figure(sign * number.high)
        bound: Bound = number.bound
        limits: tuple[Figure | None, Figure | None] = (low, None) if bound == "min" else (low, high)
        return Number(text[start:end], start, end, *limits, bound)

    def _signed(self, text: str, plain: str, form: Form) -> Number:
        sign, start = self._sign(plain, form.start)
        value = figure(sign * form.value)
        return Number(text[start : form.end], start, form.end, value, value, "exact")

    def _sign(self, plain: str, start: int) -> tuple[int, int]:
        """-1 and its place where a minus stands before a number, one space behind 负 allowed; else 1 and `start`."""
        at = start - 2 if plain[start - 2 : start] == "负 " else start - 1
        if at < 0 or plain[at] not in "-负" or self._not.hides_minus(plain, at + 1):
            return 1, start
        return (1, start) if plain[at - 1 : at].isdecimal() else (-1, at)

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
