"""Which figures of a clause are money put in, which are measured results (GUIDELINES section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.head import Frame
from replyscan.records import Quantity


def split_quantities(quantities: Sequence[Quantity], frame: Frame) -> tuple[list[Quantity], list[Quantity]]:
    """(amounts, metrics): money in the first, everything else in the second, money that measures a result in both."""
    amounts = [quantity for quantity in quantities if quantity.kind == "money"]
    metrics = [quantity for quantity in quantities if quantity.kind != "money" or _measures(quantity, frame)]
    return amounts, metrics


def _measures(quantity: Quantity, frame: Frame) -> bool:
    """Whether money measures an achieved result (签约额, 产值, 减负) and is not money put in or a price."""
    if quantity.per is not None or quantity.name is None:
        return False
    if frame.verb is not None and frame.verb.label == "fund" and frame.placed >= 80:
        return frame.verb.text in ("减免", "减负", "挽回", "追回", "节约", "节省")
    return frame.verb is None or frame.verb.label == "measure"
