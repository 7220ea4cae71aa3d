"""Two linked items → what changed from one year to the next (GUIDELINES of the annotation, section 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rapidfuzz.distance import LCSseq

from replyscan.comparison.keys import figures_of
from replyscan.comparison.records import ChangeField, FieldChange
from replyscan.comparison.words import plain
from replyscan.records import Actor, Figure, Item, Quantity

# What counts people, and what counts things, may be counted by another word next year.
_GENERAL_UNITS = (frozenset("人名位"), frozenset("个家处所座"), frozenset(("条", "个")), frozenset(("张", "个")))
# A few Han characters at the end.
_LAST_WORDS = re.compile(r"[\u3400-\u9fff]{0,8}$")


def changes_of(old: Item, new: Item) -> tuple[FieldChange, ...]:
    """The fields of an undertaking that differ, in the order status, amount, metric, time, agency.

    Wording and bounds (超过, 约) are no change. A figure that only one side has counts as gained or lost when the
    other side has none of its kind; where both have several, each is compared with the one that counts the same thing.
    """
    changes: list[FieldChange] = []
    if old.status != new.status:
        changes.append(FieldChange("status", old.status, new.status))
    changes += _figure_changes("amount", money(old), money(new))
    changes += _figure_changes("metric", counts(old), counts(new))
    changes += _time_changes(old, new)
    changes += _agency_changes(old.agency, new.agency)
    return tuple(changes)


def money(item: Item) -> list[Quantity]:
    """An item's sums of money in order of the text, each named by the words in front of it."""
    places = {quantity.start for quantity in item.amounts}
    return [replace(one, name=_words_before(item, one)) for one in figures_of(item) if one.start in places]


def _words_before(item: Item, quantity: Quantity) -> str:
    found = _LAST_WORDS.search(item.text[: max(quantity.start - item.start, 0)])
    return found[0] if found else ""


def counts(item: Item) -> list[Quantity]:
    """An item's figures that are no money, in order of the text."""
    places = {quantity.start for quantity in item.amounts}
    return [quantity for quantity in figures_of(item) if quantity.start not in places]


def finite_end(quantity: Quantity) -> Figure | None:
    """The end of a figure that is compared: the high one, where there is one."""
    return quantity.high if quantity.high is not None else quantity.low


def matched(old: Sequence[Quantity], new: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Figures of two years that count the same thing, each used once, most alike first."""
    ranked = sorted(
        ((_likeness(one, other), -i, -j) for i, one in enumerate(old) for j, other in enumerate(new)), reverse=True
    )
    pairs: list[tuple[int, int]] = []
    for likeness, i, j in ranked:
        if likeness > 0 and all(-i != one and -j != other for one, other in pairs):
            pairs.append((-i, -j))
    return [(old[i], new[j]) for i, j in sorted(pairs)]


def _likeness(old: Quantity, new: Quantity) -> float:
    """How surely two figures count the same thing; 0 where they cannot."""
    if old.unit != new.unit and not any({old.unit, new.unit} <= units for units in _GENERAL_UNITS):
        return 0.0
    if (old.per is None) != (new.per is None):
        return 0.0
    first, second = plain(old.name or ""), plain(new.name or "")
    names = LCSseq.normalized_similarity(first, second) if first and second else 0.0
    return 1.0 + (old.unit == new.unit) + 2 * names


def _figure_changes(field: ChangeField, old: Sequence[Quantity], new: Sequence[Quantity]) -> list[FieldChange]:
    if not old or not new:
        lost = [FieldChange(field, finite_end(one), None, one.unit, name=_name(field, one)) for one in old[:1]]
        gained = [FieldChange(field, None, finite_end(one), one.unit, name=_name(field, one)) for one in new[:1]]
        return lost + gained
    changes = []
    for one, other in matched(old, new):
        before, after = finite_end(one), finite_end(other)
        if before is not None and after is not None and before != after:
            changes.append(_moved(field, before, after, other))
    return changes


def _name(field: ChangeField, quantity: Quantity) -> str | None:
    """What a metric counts; what money is for is not said in the published form, so it is not here either."""
    return quantity.name if field == "metric" else None


def _moved(field: ChangeField, before: Figure, after: Figure, quantity: Quantity) -> FieldChange:
    ratio = float(Decimal(after) / Decimal(before)) if before else None
    return FieldChange(field, before, after, quantity.unit, after - before, ratio, _name(field, quantity))


def _time_changes(old: Item, new: Item) -> list[FieldChange]:
    before, after = last_day(old), last_day(new)
    if before is None or after is None or before == after:
        return []
    days = (after - before).days
    return [FieldChange("time", before.isoformat(), after.isoformat(), "days", days)]


def last_day(item: Item) -> date | None:
    """The last day of an item's time, None where it has none or the time is open."""
    return item.time.end if item.time else None


def _agency_changes(old: Actor, new: Actor) -> list[FieldChange]:
    if "none" in (old.source, new.source):
        return []
    before, after = old.canonical or old.text, new.canonical or new.text
    if not before or not after or plain(before) == plain(after):
        return []
    return [FieldChange("agency", before, after)]
