"""Which figures say what must be, is due or is wanting, and no result (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.frame import Frame
from replyscan.items.tokens import has_word
from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How old those are to whom something applies (65周岁以上老年人免费乘坐公交).
_AGES = ("岁", "周岁")
# What ends a limit of time or of place (3日内).
_WITHIN = "内"


class NormJudge:
    """Tells such figures from those of what was done, by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._set_figures = tuple(rules.words("set_figure"))
        self._wanting = tuple(rules.words("wanting_noun"))
        self._rates = frozenset(rules.words("rate_preposition"))
        # 不少于20平方米, 总额不超过20%
        self._norm = late_pattern(any_of(rules.words("norm_bound")))
        self._undertakings = tuple(rules.words("undertaking"))

    def is_set(self, quantities: Sequence[Quantity]) -> bool:
        """Whether a figure is one that a body sets (票价2元)."""
        return any((quantity.name or "").endswith(self._set_figures) for quantity in quantities)

    def is_wanting(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether a clause without a verb says how much is wanting now (车位缺口约2万个)."""
        return frame.verb is None and any((quantity.name or "").endswith(self._wanting) for quantity in quantities)

    def is_measured_out(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether all figures stand in 按…… before the verb and so say what is due (按购置价的10%给予补助)."""
        verb = frame.verb
        opened = has_word(frame.adverbials, self._rates)
        return opened and verb is not None and all(quantity.end <= verb.start for quantity in quantities)

    def is_service_limit(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether all figures say within what time something is done, whenever it comes up (一般问题3日内办结)."""
        verb = frame.verb
        return verb is not None and all(
            quantity.text.endswith(_WITHIN) and quantity.end <= verb.start for quantity in quantities
        )

    def is_norm(self, quantities: Sequence[Quantity]) -> bool:
        """Whether all figures say what must be kept or named (不少于20平方米, 3个攻坚战), and not what was reached."""
        return all(
            self._norm.search(quantity.text)
            or quantity.text.endswith(_WITHIN)
            or quantity.unit in _AGES
            or (quantity.bound == "max" and quantity.text[0].isdecimal() and quantity.text.endswith("%"))
            or (quantity.name or "").endswith(self._undertakings)
            for quantity in quantities
        )
