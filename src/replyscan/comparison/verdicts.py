"""What became of an undertaking, in the one word a reader would use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from replyscan.comparison.changes import last_day
from replyscan.comparison.figures import Told, counts, matched, money
from replyscan.comparison.keys import Key
from replyscan.comparison.records import FieldChange, Verdict
from replyscan.comparison.words import Vocabulary
from replyscan.records import Figure, Header, Item

_DONE, _DECLINED = "done", "declined"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: the item's key, those of all items that this undertaking has on that side, the header."""

    key: Key
    together: tuple[Key, ...]
    header: Header


def verdict_of(old: Side, new: Side, changes: Sequence[FieldChange], words: Vocabulary) -> Verdict:
    """The verdict on a linked pair.

    Refusals come first, then less money or fewer things, then later days; a promise that was met (done, with the
    figure and the day or better) is `fulfilled`; what is left says what moved, or that nothing did. Figures of an
    undertaking that was split or merged are added up before they are compared, so that 22 done and 8 still to come are
    no cut of 30.
    """
    before, after = old.key.item.status, new.key.item.status
    if after == _DECLINED:
        return "declined" if before != _DECLINED else _unmoved(old, new)
    figures = _direction_of_figures(old, new, words)
    days = _direction_of_days(old.key.item, new.key.item) if _moves(changes, "time") else 0
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
    status = old.key.item.status
    if status == new.key.item.status and status in ("planned", _DECLINED):
        return "repeated" if old.key.text == new.key.text else "reworded"
    return "kept"


def _moves(changes: Sequence[FieldChange], field: str) -> bool:
    return any(change.field == field for change in changes)


def _direction_of_figures(old: Side, new: Side, words: Vocabulary) -> int:
    """-1 where less is told than before, 1 where more, 0 where the same or nothing comparable; money decides first.

    Less than a limit (不超过900万元) is within it and no less.
    """
    for kind in (money, counts):
        for one, other in matched(kind(old.key), kind(new.key), words):
            before, after = _added(one, old.together, kind, words), _added(other, new.together, kind, words)
            within = one.quantity.bound == "max" and after is not None and before is not None and after < before
            if before is not None and after is not None and before != after and not within:
                return 1 if after > before else -1
    return 0


def _added(told: Told, together: Sequence[Key], kind: Callable[[Key], list[Told]], words: Vocabulary) -> Figure | None:
    """A figure with those of its undertaking's other items, where all count the same."""
    if len(together) == 1:
        return told.value
    total: Figure = 0
    for key in together:
        same = [one.value for one in kind(key) if words.unit(one.quantity.unit) == words.unit(told.quantity.unit)]
        if len(same) != 1 or same[0] is None:
            return told.value
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
