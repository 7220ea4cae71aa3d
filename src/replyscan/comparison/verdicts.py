"""What became of an undertaking, in the one word a reader would use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replyscan.comparison.changes import counts, finite_end, last_day, matched, money
from replyscan.comparison.records import FieldChange, Verdict
from replyscan.records import Figure, Header, Item, Quantity

_DONE, _DECLINED = "done", "declined"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: the item, its telling words, and all items that this undertaking has on that side."""

    item: Item
    words: str
    together: tuple[Item, ...]
    header: Header


def verdict_of(old: Side, new: Side, changes: Sequence[FieldChange]) -> Verdict:
    """The verdict on a linked pair.

    Refusals come first, then less money or fewer things, then later days; a promise that was met (done, with the
    figure and the day or better) is `fulfilled`; what is left says what moved, or that nothing did. Figures of an
    undertaking that was split or merged are added up before they are compared, so that 22 done and 8 still to come are
    no cut of 30.
    """
    before, after = old.item.status, new.item.status
    if after == _DECLINED and before != _DECLINED:
        return "declined"
    figures = _direction_of_figures(old, new)
    days = _direction_of_days(old.item, new.item) if _moves(changes, "time") else 0
    newly_done = after == _DONE and before != _DONE
    if figures < 0:
        return "cut"
    if days > 0 and not (before == _DONE == after):
        return "postponed"
    if newly_done:
        return "fulfilled"
    if figures > 0:
        return "raised"
    if days < 0 and before != _DONE:
        return "brought forward"
    if _handed_over(old, new, changes):
        return "handed over"
    return _unmoved(old, new)


def _unmoved(old: Side, new: Side) -> Verdict:
    """The verdict where neither figures nor days nor the body in charge moved."""
    if old.item.status == new.item.status and old.item.status in ("planned", _DECLINED):
        return "repeated" if old.words == new.words else "reworded"
    return "kept"


def _moves(changes: Sequence[FieldChange], field: str) -> bool:
    return any(change.field == field for change in changes)


def _direction_of_figures(old: Side, new: Side) -> int:
    """-1 where less is told than before, 1 where more, 0 where the same or nothing comparable; money decides first."""
    for kind in (money, counts):
        for one, other in matched(kind(old.item), kind(new.item)):
            before, after = _added(one, old.together, kind), _added(other, new.together, kind)
            if before is not None and after is not None and before != after:
                return 1 if after > before else -1
    return 0


def _added(quantity: Quantity, together: Sequence[Item], kind: Callable[[Item], list[Quantity]]) -> Figure | None:
    """A figure with those of its undertaking's other items, where all count the same."""
    if len(together) == 1:
        return finite_end(quantity)
    total: Figure = 0
    for item in together:
        same = [finite_end(one) for one in kind(item) if one.unit == quantity.unit]
        if len(same) != 1 or same[0] is None:
            return finite_end(quantity)
        total += same[0]
    return total


def _direction_of_days(old: Item, new: Item) -> int:
    before, after = last_day(old), last_day(new)
    if before is None or after is None:
        return 0
    return (after > before) - (after < before)


def _handed_over(old: Side, new: Side, changes: Sequence[FieldChange]) -> bool:
    """Whether another body is in charge; the signing body under its new name is none."""
    for change in changes:
        if change.field == "agency":
            return not (str(change.old) in old.header.issuers and str(change.new) in new.header.issuers)
    return False
