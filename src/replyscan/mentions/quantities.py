"""Figures with units (GUIDELINES section 6): one compiled pattern, then plain Python for each hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from replyscan.mentions.metric_names import MetricNamer
from replyscan.mentions.numerals import WIDE, figure, value_of
from replyscan.records import Bound, Figure, Number, Quantity, QuantityKind
from replyscan.rules import RuleSet

_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?(?:百|千(?![瓦克米伏卡]))?[万亿]{0,2}"
_HAN = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+[万亿]*)?"
_NUMBER = rf"(?:{_DIGITS}|{_HAN})"
_MORE = r"[余多来几]"
# Chinese digits that are words more often than figures when they stand alone before a measure word.
_VAGUE = frozenset("一十百千万亿")


class QuantityFinder:
    """Finds quantities by the units, currencies and bound words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._currencies = rules.entries("currency")
        self._before = rules.entries("bound_before")
        self._after = rules.entries("bound_after")
        self._kinds: dict[str, tuple[QuantityKind, str]] = {}
        for word, entry in rules.words("count_unit").items():
            self._kinds[word] = ("count", entry.rule)
        for word, entry in rules.words("measure_unit").items():
            self._kinds[word] = ("measure", entry.rule)
        self._kinds |= {"%": ("percent", "quantities.percent"), "‰": ("percent", "quantities.percent")}
        self._kinds |= {
            "个百分点": ("percentage_point", "quantities.percent"),
            "百分点": ("percentage_point", "quantities.percent"),
        }
        self._kinds |= {"倍": ("multiple", "quantities.multiple")}
        units = _either([*self._kinds, *self._currencies, "％"])
        before, after = _either(self._before), _either(self._after)
        one = rf"{_NUMBER}{_MORE}?[万亿]*{_MORE}?"
        number = rf"(?:百分之{_HAN}|{one})"
        self._pattern = re.compile(
            rf"(?:(?P<before>{before})[ ]?)?(?P<first>{number})"
            rf"(?:[ ]?(?P<unit1>{units})?\s?(?:[至到—~～-]|－)\s?(?P<second>{number})[ ]?(?P<unit2>{units})?"
            rf"|[ ]?(?P<unit>{units})?)"
            rf"(?P<more>余)?(?:[ ]?(?P<after>{after}))?"
        )
        self._namer = MetricNamer(rules)

    def find(self, text: str, excluded: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
        """The quantities of `text` in order; figures that touch an `excluded` span (a time, a title) are none."""
        plain = text.translate(WIDE)
        taken = bytearray(len(text) + 1)
        for start, end in excluded:
            taken[start:end] = b"\x01" * (end - start)
        found = []
        for match in self._pattern.finditer(plain):
            start = match.start("first")
            if taken[start] or taken[match.end() - 1]:
                continue
            quantity = self._quantity(match, text, plain)
            if quantity is not None:
                found.append(quantity)
        return self._namer.name_all(text, found)

    def _quantity(self, match: re.Match[str], text: str, plain: str) -> Quantity | None:
        unit = match.group("unit") or match.group("unit2") or match.group("unit1")
        first, second = match.group("first"), match.group("second")
        if unit is None and first.startswith("百分之"):
            unit = "%"
        if unit is None or _is_code(plain, match, unit):
            return None
        low = _value(first)
        high = _value(second) if second else low
        if low is None or high is None:
            return None
        end = match.end()
        if second and match.group("unit1") is None:
            low = _share_scale(low, first, second)
        bound: Bound = "range" if second else self._bound(match)
        kind, rule, name = self._kind(unit)
        values = _limits(figure(low), figure(high), bound)
        start = match.start()
        return Quantity(text[start:end], start, end, *values, name, bound, kind, rules=(rule,))

    def _kind(self, unit: str) -> tuple[QuantityKind, str, str]:
        if unit in self._currencies:
            entry = self._currencies[unit]
            return "money", entry.rule, str(entry.value)
        unit = "%" if unit == "％" else unit
        kind, rule = self._kinds[unit]
        return kind, rule, "个百分点" if kind == "percentage_point" else unit

    def _bound(self, match: re.Match[str]) -> Bound:
        after, before = match.group("after"), match.group("before")
        if before in self._before and self._before[before].value != "about":
            return self._before[before].value  # type: ignore[no-any-return]
        if after in self._after:
            return self._after[after].value  # type: ignore[no-any-return]
        first = match.group("first")
        if match.group("more") or "余" in first or "多" in first:
            return "min"
        if "来" in first or "几" in first or before is not None:
            return "about"
        return "exact"


class NumberFinder:
    """Finds numbers, with or without a unit."""

    def __init__(self, rules: RuleSet) -> None:
        del rules
        self._pattern = re.compile(rf"{_NUMBER}{_MORE}?[万亿]*")

    def find(self, text: str) -> list[Number]:
        """The numbers of `text` in order."""
        found = []
        for match in self._pattern.finditer(text.translate(WIDE)):
            value = _value(match.group())
            if value is None:
                continue
            number = figure(value)
            bound: Bound = "min" if re.search("[余多]", match.group()) else "exact"
            start, end = match.span()
            found.append(Number(text[start:end], start, end, number, None if bound == "min" else number, bound))
        return found


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _value(written: str) -> Decimal | None:
    if written.startswith("百分之"):
        return value_of(written[3:])
    return value_of(re.sub(_MORE, "", written))


def _share_scale(low: Decimal, first: str, second: str) -> Decimal:
    """20至30万元 shares its scale with both ends."""
    scale = re.search(r"[万亿]+$", second)
    if scale and not re.search(r"[万亿]", first) and low < 10_000:
        return low * (value_of("1" + scale.group()) or 1)
    return low


def _limits(low: Figure, high: Figure, bound: Bound) -> tuple[Figure | None, Figure | None]:
    if bound == "min":
        return low, None
    if bound == "max":
        return None, high
    return low, high


def _is_code(plain: str, match: re.Match[str], unit: str) -> bool:
    """Whether the figure is no quantity: an ordinal, a code, a vague 一批, a class such as 千亿产业."""
    start, first = match.start("first"), match.group("first")
    before = plain[start - 1 : start]
    if (before in ("第", "“") and not first[0].isdigit()) or before == "第":
        return True
    if before.isascii() and (before.isalnum() or before in "+./-") and match.group("before") is None:
        return True
    if not first[0].isdigit():
        if first in _VAGUE and not unit.startswith(("元", "个百")):
            return True
        following = plain[match.end() : match.end() + 1]
        if first == "一" or (
            len(first) == 1
            and unit
            in (
                "级",
                "期",
                "代",
                "线",
                "区",
                "年",
                "日",
                "号",
                "批",
                "届",
                "大",
                "重",
                "体",
                "面",
                "方",
                "道",
                "站",
                "口",
                "网",
                "点",
                "级",
                "层",
                "院",
                "会",
                "站",
                "票",
                "单",
                "位",
                "类",
                "条",
                "线",
                "步",
                "里",
                "市",
                "县",
                "省",
                "度",
            )
        ):
            return True
        return following == "化"
    return unit in ("号", "年", "日", "届", "级", "版", "代", "期") and match.group("before") is None and len(first) < 5
