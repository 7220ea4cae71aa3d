"""Two linked items → what changed from one year to the next (GUIDELINES of the annotation, section 10)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from replyscan.comparison.figures import Told, counts, matched, money
from replyscan.comparison.keys import Key
from replyscan.comparison.records import ChangeField, FieldChange
from replyscan.comparison.words import Vocabulary
from replyscan.records import Actor, Item


def changes_of(old: Key, new: Key, words: Vocabulary, *, bodies: bool = True) -> tuple[FieldChange, ...]:
    """The fields of an undertaking that differ, in the order status, amount, metric, time, agency.

    Wording and bounds (超过, 约) are no change. A figure that only one side has counts as gained or lost when the
    other side has none of its kind; where both have several, each is compared with the one that counts the same thing.
    Without `bodies` the bodies in charge are not compared.
    """
    changes: list[FieldChange] = []
    if old.item.status != new.item.status:
        contexts = [item.status_context.text if item.status_context else None for item in (old.item, new.item)]
        changes.append(FieldChange("status", old.item.status, new.item.status, contexts=(contexts[0], contexts[1])))
    changes += _figure_changes("amount", money(old), money(new), words)
    changes += _figure_changes("metric", counts(old), counts(new), words)
    changes += _time_changes(old.item, new.item)
    if bodies and old.acting and new.acting and not (_is_thing_of(old, new, words) or _is_thing_of(new, old, words)):
        changes += _agency_changes(old.item.agency, new.item.agency, words)
    return tuple(changes)


def _figure_changes(
    field: ChangeField, old: Sequence[Told], new: Sequence[Told], words: Vocabulary
) -> list[FieldChange]:
    if not old or not new:
        lost = [FieldChange(field, one.value, None, one.quantity.unit, name=_name(field, one)) for one in old[:1]]
        gained = [FieldChange(field, None, one.value, one.quantity.unit, name=_name(field, one)) for one in new[:1]]
        return lost + gained
    changes = []
    for one, other in matched(old, new, words):
        before, after = one.value, other.value
        if before is not None and after is not None and before != after:
            ratio = float(Decimal(after) / Decimal(before)) if before else None
            unit, name = other.quantity.unit, _name(field, other) or _name(field, one)
            changes.append(FieldChange(field, before, after, unit, after - before, ratio, name))
    return changes


def _name(field: ChangeField, told: Told) -> str | None:
    """What a metric counts; what money is for is not said in the published form, so it is not here either."""
    return told.quantity.name if field == "metric" else None


def _time_changes(old: Item, new: Item) -> list[FieldChange]:
    before, after = last_day(old), last_day(new)
    if before is None or after is None or before == after:
        return []
    days = (after - before).days
    return [FieldChange("time", before.isoformat(), after.isoformat(), "days", days)]


def last_day(item: Item) -> date | None:
    """The last day of an item's time, None where it has none or the time is open."""
    return item.time.end if item.time else None


def _is_thing_of(one: Key, other: Key, words: Vocabulary) -> bool:
    """Whether what was taken for the body of `one` is what `other` speaks of (消防站已建成, 建成消防站)."""
    name = one.item.agency.text
    if name is None or name == other.item.agency.text or name.endswith(words.offices):
        return False
    return name in other.item.text


def _agency_changes(old: Actor, new: Actor, words: Vocabulary) -> list[FieldChange]:
    if "none" in (old.source, new.source):
        return []
    before, after = old.canonical or old.text, new.canonical or new.text
    if not before or not after or words.body(before) == words.body(after):
        return []
    # A reply without signature does not say who 我局 is, nor of which place the 市财政局 is that both name.
    if {before, after} & words.first_persons or (old.text == new.text and old.text not in words.first_persons):
        return []
    return [FieldChange("agency", before, after)]
