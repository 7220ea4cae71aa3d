"""Which figures of a clause are money put in, which are measured results (GUIDELINES section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.head import Frame
from replyscan.records import Quantity


def split_quantities(
    quantities: Sequence[Quantity], frame: Frame, results: frozenset[str], inputs: tuple[str, ...]
) -> tuple[list[Quantity], list[Quantity]]:
    """(amounts, metrics): money in the first, everything else in the second, money that measures a result in both."""
    amounts = [quantity for quantity in quantities if quantity.kind == "money"]
    metrics = [
        quantity for quantity in quantities if quantity.kind != "money" or _measures(quantity, frame, results, inputs)
    ]
    return amounts, metrics


def _measures(quantity: Quantity, frame: Frame, results: frozenset[str], inputs: tuple[str, ...]) -> bool:
    """Whether money measures an achieved result (签约额, 产值, 减负) and is not money put in, a limit or a price."""
    if quantity.per is not None or quantity.bound == "max":
        return False
    if frame.verb is not None and frame.verb.text in results:
        return True
    if quantity.name is not None and any(word in quantity.name for word in inputs):
        return False
    return frame.verb is None or frame.verb.label == "measure"
