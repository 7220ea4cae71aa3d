"""The figures of two years that count the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from replyscan.comparison.keys import Key, figures_of
from replyscan.comparison.words import Vocabulary, plain
from replyscan.late_pattern import late_pattern
from replyscan.records import Figure, Item, Quantity

# What follows the whole of which a part is counted.
_OF_THEM = late_pattern(r"[^，。；、\d]{0,12}[中里]")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with the words it stands in: those up to it and, where it is the only one, those behind it."""

    quantity: Quantity
    words: str

    @property
    def value(self) -> Figure | None:
        """The finite end, the high one where there are two."""
        return finite_end(self.quantity)


def finite_end(quantity: Quantity) -> Figure | None:
    """The end of a figure that is compared: the high one, where there is one."""
    return quantity.high if quantity.high is not None else quantity.low


def money(key: Key) -> list[Told]:
    """An item's sums of money in order of the text."""
    places = {quantity.start for quantity in key.item.amounts}
    return [told for told in _told(key) if told.quantity.start in places]


def counts(key: Key) -> list[Told]:
    """An item's figures that are no money, in order of the text."""
    places = {quantity.start for quantity in key.item.amounts}
    return [told for told in _told(key) if told.quantity.start not in places]


def _told(key: Key) -> list[Told]:
    quantities = [one for one in figures_of(key.item) if not _is_base(one, key.item)]
    if len(quantities) == 1:
        return [Told(quantities[0], plain(key.lead + key.item.text))]
    ends = [key.item.start, *(quantity.end for quantity in quantities)]
    return [
        Told(quantity, plain(key.lead + _between(key.item, start, quantity.end)))
        for start, quantity in zip(ends, quantities, strict=False)
    ]


def _is_base(quantity: Quantity, item: Item) -> bool:
    """Whether a figure only says of how many another one counts some (12家医院中已有9家)."""
    units = [one.unit for one in figures_of(item) if one.start >= quantity.end]
    behind = item.text[quantity.end - item.start :]
    return quantity.unit in units and _OF_THEM.match(behind) is not None


def _between(item: Item, start: int, end: int) -> str:
    return item.text[max(start - item.start, 0) : max(end - item.start, 0)]


def matched(old: Sequence[Told], new: Sequence[Told], words: Vocabulary) -> list[tuple[Told, Told]]:
    """Figures of two years that count the same thing, each used once, most alike first."""
    ranked = sorted(
        ((_likeness(one, other, words), -i, -j) for i, one in enumerate(old) for j, other in enumerate(new)),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for likeness, i, j in ranked:
        if likeness > 0 and all(-i != one and -j != other for one, other in pairs):
            pairs.append((-i, -j))
    return [(old[i], new[j]) for i, j in sorted(pairs)]


def _likeness(old: Told, new: Told, words: Vocabulary) -> float:
    """How surely two figures count the same thing; 0 where they cannot."""
    if words.unit(old.quantity.unit) != words.unit(new.quantity.unit):
        return 0.0
    shared = LCSseq.similarity(old.words, new.words) / max(min(len(old.words), len(new.words)), 1)
    rate = (old.quantity.per is None) == (new.quantity.per is None)
    return 1.0 + 2 * shared + 0.5 * rate + 0.5 * (old.quantity.unit == new.quantity.unit)
