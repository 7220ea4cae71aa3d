"""Tells the numbers of buildings and their entrances from counts of them (锦绣园10幢3单元, but 改造楼房10幢)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How far from a figure the rest of its address may stand.
_REACH = 16


class BuildingNumbers:
    """The numbers of buildings by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        buildings, entrances = (any_of(rules.words(field)) for field in ("building_unit", "entrance_unit"))
        self._units = frozenset((*rules.words("building_unit"), *rules.words("entrance_unit")))
        number = r"(?<![\d.])\d{1,3} ?"
        # 改造12幢48单元: no building has so many entrances.
        entrance = rf"(?:[1-9]|1\d) ?(?:{entrances})"
        # 10幢3单元、4单元
        self._address = late_pattern(rf"{number}(?:{buildings}) ?{entrance}(?:[、和及]{entrance})*")

    def hold(self, plain: str, start: int, unit: Unit) -> bool:
        """Whether a figure at `start` is a part of the address of an entrance (10幢3单元)."""
        if unit.written not in self._units:
            return False
        found = self._address.finditer(plain, max(0, start - _REACH), unit.end + _REACH)
        return any(address.start() <= start < address.end() for address in found)
