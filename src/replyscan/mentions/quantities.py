"""Figures with units: numbers are found by one pattern, units and bounds looked up beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.bounds import Bounds, bound_of, limits_of
from replyscan.mentions.implied_units import ImpliedUnits
from replyscan.mentions.joined_numbers import JOINT, JOINT_OPENINGS, joined_numbers
from replyscan.mentions.metric_names import MetricNamer
from replyscan.mentions.not_quantities import NotQuantities
from replyscan.mentions.number_forms import read_apart
from replyscan.mentions.numerals import figure, plain_text, value_of
from replyscan.mentions.scores import Scores
from replyscan.mentions.units import Unit, Units
from replyscan.mentions.written_numbers import IN_A_ROW, WrittenNumber, from_match, number_at, number_signs, read_number
from replyscan.records import Bound, Figure, Quantity, QuantityKind
from replyscan.rules import RuleSet

_DIGITS = frozenset("零一二两三四五六七八九")
_MINUS = frozenset("负-下")
_BELOW_ZERO = "零下"
_POINTS_SHARED = late_pattern(r"(?:和|、|及|与)\d[\d.]*(?=个?百分点)")
_FRACTION = late_pattern("([百千万亿]+) {0,2}分 {0,2}之 {0,2}")

_ADDRESS = late_pattern(r"[a-z]{3,5}://[!-~]+")


class Reading(NamedTuple):
    """A figure that is a quantity, all but its name and text; these belong to `records.Quantity`, made once."""

    start: int
    end: int
    low: Figure | None
    high: Figure | None
    unit: str
    bound: Bound
    kind: QuantityKind
    per: str | None
    rule: str


class Unused(NamedTuple):
    """A figure that is no quantity, and why (no_unit, ordinal, code, rank, word, class, nickname)."""

    start: int
    end: int
    reason: str


class QuantityFinder:
    """Finds quantities by the units, currencies and bound words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._units = Units(rules)
        self._scores = Scores(rules)
        self._bounds = Bounds(rules)
        behind = self._units.first_characters | JOINT_OPENINGS
        self._behind_digits, self._signs = behind, number_signs(behind)
        self._not = NotQuantities(rules)
        self._implied = ImpliedUnits(rules, self._units)
        self._halves = {word: Decimal(str(value)) for word, (value, _) in rules.entries("percent_word").items()}
        self._half_word = late_pattern("|".join(sorted(map(re.escape, self._halves), key=len, reverse=True)) or "(?!)")
        self._namer = MetricNamer(rules)
        self._spans = frozenset(rules.words("time_unit"))

    def find(self, text: str, excluded: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The quantities of `text` in order; figures that touch an `excluded` span (a time, a title) are none."""
        found = [mention for mention in self.read(text, excluded) if isinstance(mention, Reading)]
        rates = _rates(found, text, self._spans)
        _spread_bounds(text, found)
        names = self._namer.names(text, found, excluded)
        return [
            Quantity(text[start:end], start, end, low, high, unit, bound, kind, name, per, (rule,))
            for index, ((start, end, low, high, unit, bound, kind, per, rule), name) in enumerate(
                zip(found, names, strict=True)
            )
            if index not in rates
        ]

    def read(self, text: str, excluded: Sequence[tuple[int, int]] = ()) -> Iterator[Reading | Unused]:
        """Every figure of `text` in order, as a quantity without a name or with the reason why it is none."""
        plain = plain_text(text)
        if "://" in plain:
            excluded = [*excluded, *(address.span() for address in _ADDRESS.finditer(plain))]
        taken = bytearray(len(text) + 1)
        for start, end in excluded:
            taken[start:end] = b"\x01" * (end - start)
        words = self._half_words(plain)
        word = next(words, None)
        position = 0
        find_sign = self._signs.search
        while sign := find_sign(plain, position):
            place = sign.start()
            if taken[place] and word is None:
                position = taken.find(0, place)
                continue
            match = number_at(plain, place, position)
            if match is None:
                position = place + 1
                continue
            start = match.start()
            while word is not None and word.start <= start:
                if word.start >= position:
                    yield word
                    position = word.end
                word = next(words, None)
            if start < position:
                continue
            if taken[start]:
                position = max(start + 1, _untaken(taken, start, match.end()))
                continue
            mention, position = self._at(plain, taken, match)
            if mention is not None:
                yield mention
        while word is not None:
            if word.start >= position:
                yield word
            word = next(words, None)

    def _at(self, plain: str, taken: bytearray, match: re.Match[str]) -> tuple[Reading | Unused | None, int]:
        """What stands where `match` found a number, and where to read on."""
        start, end = match.span()
        if end - start == 1 and plain[start] in _DIGITS and plain[end : end + 1] not in self._behind_digits:
            # 统一, 逐一, 第三方: most numerals of one character are seen off at once.
            return None, end
        fraction = _FRACTION.match(plain, start) if plain[start] in "百千万" else None
        number = read_number(plain, fraction.end()) if fraction else from_match(match)
        if number is None:
            listed = plain[start - 1 : start] == "、" and IN_A_ROW.fullmatch(match.group())
            return None, end - 1 if listed else max(end, start + 1)
        if number.han and plain[number.end : number.end + 1] == " ":
            number = _written_apart(plain, number, None if fraction else self._units)
        if fraction:
            return self._percent(plain, number, start, fraction), number.end
        unit = self._units.read(plain, number.end)
        if unit is None and plain[number.end : number.end + 1] == "分":
            unit = self._scores.unit(plain, number)
        if unit is not None and unit.written == "个" and (shared := _POINTS_SHARED.match(plain, unit.end)):
            # 分别提高16个和47个百分点: the first figure shares the unit of the second.
            points = self._units.read(plain, shared.end())
            unit = points._replace(end=unit.end) if points is not None else unit
        if unit is not None and unit.written == "个点" and not self._not.is_change(plain, start):
            # 等3个点连起来: places are counted.
            unit = self._units.of_things(number.end)
        joined = joined_numbers(plain, taken, number, unit, self._units)
        if joined is not None:
            number, unit = joined
        elif unit is None:
            unit = self._implied.unit(plain, number)
        if unit is not None and unit.written == "块":
            unit = self._implied.in_money(plain, number, unit)
        prefix = None
        if unit is None or unit.kind == "money":
            prefix = self._units.before(plain, start)
            if unit is None and prefix is not None and not number.han:
                unit = Unit(number.end, prefix[1], "money", "quantities.currencies", "")
        if unit is None:
            return (None if match.group("han") else Unused(start, number.end, "no_unit")), number.end
        if taken[unit.end - 1]:
            return None, number.end
        return self._quantity(plain, number, unit, prefix)

    def _quantity(
        self, plain: str, number: WrittenNumber, unit: Unit, prefix: tuple[int, str] | None
    ) -> tuple[Reading | Unused, int]:
        start, end = number.start, unit.end
        sign = 1
        if plain[start - 1 : start] in _MINUS:
            sign, start = self._sign(plain, start, unit)
        before = self._bounds.before(plain, prefix[0] if prefix else start, number.bare or bool(number.tail), unit.kind)
        if before is None:
            before = self._bounds.further(plain, start, unit.kind)
        after = self._bounds.after(plain, end, unit.kind)
        if after is None and unit.per is not None:
            # 120元/人/天左右: the bound word stands behind the rest of the rate.
            after = self._bounds.after(plain, unit.rate_end, unit.kind)
        reached = number.bare and plain[start - 1 : start] in ("达", "到", "为")
        reason = self._not.reason(plain, number, unit, "before" if before or reached else "after" if after else "")
        if reason is not None:
            return Unused(start, end, reason), max(number.end, end if reason != "word" else number.end)
        bound = bound_of(number, unit, before, after) if before or after or unit.more else number.bound
        name = unit.name
        if prefix is not None:
            start = prefix[0]
            name = prefix[1] if name == "CNY" else name
        if before is not None:
            start = before.start
        if after is not None:
            end = after.end
        low, high = number.low, number.high
        if unit.factor != 1 or unit.extra or sign < 0:
            factor = unit.size(low)
            low, high = sign * (low * factor + unit.extra), sign * (high * factor + unit.extra)
        if low > high:
            # 零下10至15度
            low, high = high, low
        low = figure(low)
        high = figure(high) if number.pair or bound == "range" else low
        per = unit.per or (self._units.each(plain, start) if unit.kind == "money" else None)
        least, most = None if bound == "max" else low, None if bound == "min" else high
        return Reading(start, end, least, most, name, bound, unit.kind, per, unit.rule), end

    def _sign(self, plain: str, start: int, unit: Unit) -> tuple[int, int]:
        """-1 and its place where a minus sign stands before the figure, else 1 and `start`."""
        before = plain[start - 1 : start] if start else ""
        if before == "负" and not self._not.hides_minus(plain, start):
            return -1, start - 1
        if unit.kind == "measure" and plain.endswith(_BELOW_ZERO, 0, start):
            # 零下5度
            return -1, start - len(_BELOW_ZERO)
        if before == "-" and unit.kind != "count":
            further = plain[start - 2 : start - 1] if start > 1 else ""
            if not further.isascii() or further in ("", " ", "(", ",", ":"):
                return (1, start) if further in ("—", "–", "~") else (-1, start - 1)
        return 1, start

    def _percent(self, plain: str, number: WrittenNumber, start: int, fraction: re.Match[str]) -> Reading:
        """百分之五, 千分之二, 百分之五至八."""
        size = Decimal(100) / Decimal(value_of(fraction.group(1)) or 1)
        low, high, end, bound = number.low, number.high, number.end, number.bound
        joint = JOINT.match(plain, end)
        if joint:
            again = _FRACTION.match(plain, joint.end())
            second = read_number(plain, again.end() if again else joint.end())
            if second is not None and second.high > low:
                high, end, bound = second.high, second.end, "range"
        unit = Unit(end, "%", "percent", "quantities.percent", "%")
        sign, begin = self._sign(plain, start, unit)
        before = self._bounds.before(plain, begin, True, "percent")
        after = self._bounds.after(plain, end, "percent")
        whole = number._replace(start=start, end=end, low=low, high=high, bound=bound)
        bound = bound_of(whole, unit, before, after)
        begin, end = before.start if before else begin, after.end if after else end
        limits = limits_of(figure(sign * low * size), figure(sign * high * size), bound)
        return Reading(begin, end, *limits, "%", bound, "percent", None, "quantities.percent")

    def _half_words(self, plain: str) -> Iterator[Reading]:
        """半数, 一半: fifty per cent."""
        for match in self._half_word.finditer(plain):
            start, end = match.span()
            value = self._halves[match.group()]
            after = self._bounds.after(plain, end, "percent")
            before = self._bounds.before(plain, start, True, "percent")
            word = WrittenNumber(start, end, value, value, "exact", "", True, False, "", False)
            bound = bound_of(word, None, before, after)
            start, end = before.start if before else start, after.end if after else end
            limits = limits_of(figure(value), figure(value), bound)
            yield Reading(start, end, *limits, "%", bound, "percent", None, "quantities.percent_words")


def _written_apart(plain: str, number: WrittenNumber, units: Units | None) -> WrittenNumber:
    """`number` with the parts of it behind spaces (一百 五十 元), where one of `units`, if given, follows them."""
    form = read_apart(plain, number.start)
    if form is None or form.end <= number.end or (units is not None and units.read(plain, form.end) is None):
        return number
    return number._replace(end=form.end, low=form.value, high=form.value, bound="exact", bare=False)


def _rates(quantities: list[Reading], text: str, spans: Collection[str]) -> set[int]:
    """Which figures only say what a price is for (每50公斤127元) or how often (每两周坐诊一次); the price is told."""
    rates: set[int] = set()
    for index, reading in enumerate(quantities):
        if reading.kind == "money" or not text.endswith("每", 0, reading.start):
            continue
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if following is not None and following.kind == "money" and following.start == reading.end:
            quantities[index + 1] = following._replace(per=reading.unit)
            rates.add(index)
        elif reading.unit in spans:
            rates.add(index)
    return rates


def _spread_bounds(text: str, quantities: list[Reading]) -> None:
    """分别超98.5%和99%: the bound word of the first figure of a distributed list holds for the others."""
    if "分别" not in text:
        return
    for index in range(1, len(quantities)):
        first, second = quantities[index - 1], quantities[index]
        if first.bound not in ("min", "max") or second.bound != "exact" or first.unit != second.unit:
            continue
        if (
            text[first.end : second.start] in ("、", "和", "及", "与")
            and "分别" in text[max(0, first.start - 5) : first.start]
        ):
            low, high = (second.low, None) if first.bound == "min" else (None, second.high)
            quantities[index] = second._replace(low=low, high=high, bound=first.bound)


def _untaken(taken: bytearray, start: int, end: int) -> int:
    """The first place in `start`..`end` that no time and no title has taken."""
    free = taken.find(0, start, end)
    return end if free < 0 else free
