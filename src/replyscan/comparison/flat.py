"""A comparison's rows as one line of cells each, for tables, CSV files and data frames."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from replyscan.comparison.records import ChangeField, FieldChange, ReplyPair, Row
from replyscan.messages import Language, say, translate
from replyscan.outline.wraps import without_page_numbers
from replyscan.records import Figure, Item

COLUMNS = (
    "verdict", "kind", "old_text", "new_text", "old_status", "new_status", "old_status_context", "new_status_context",
    "old_agency", "new_agency",
    "amount_old", "amount_new", "amount_difference", "amount_ratio", "currency",
    "metric_old", "metric_new", "metric_difference", "metric_ratio", "metric_unit", "metric_name",
    "time_old", "time_new", "days", "similarity", "old_source", "new_source", "old_id", "new_id",
    "old_start", "old_end", "new_start", "new_end",
)  # fmt: skip


def flat_row(row: Row, pair: ReplyPair) -> tuple[str, ...]:
    """The cells of a row in the order of COLUMNS; figures as plain digits, empty where there is nothing to say.

    Where an undertaking has several figures that changed, the first stands here; the JSON output has them all.
    """
    amount, metric, time = _first(row.changes, "amount"), _first(row.changes, "metric"), _first(row.changes, "time")
    old, new = row.old, row.new
    return (
        row.verdict,
        row.kind,
        clause(old),
        clause(new),
        old.status if old else "",
        new.status if new else "",
        context(old),
        context(new),
        body(old),
        body(new),
        *_figures(amount),
        amount.unit or "" if amount else "",
        *_figures(metric),
        metric.unit or "" if metric else "",
        metric.name or "" if metric else "",
        value(time.old) if time else "",
        value(time.new) if time else "",
        value(time.difference) if time else "",
        "" if row.similarity is None else f"{row.similarity:.2f}",
        pair.old.source if old else "",
        pair.new.source if new else "",
        old.id if old else "",
        new.id if new else "",
        *((str(old.start), str(old.end)) if old else ("", "")),
        *((str(new.start), str(new.end)) if new else ("", "")),
    )


def clause(item: Item | None) -> str:
    """The clause in one line; empty for none."""
    return without_page_numbers(item.text).replace("\n", "") if item else ""


def sentence(item: Item | None) -> str:
    """The clause in one line, of a refusal with what its sentence says before it; empty for none."""
    before = without_page_numbers(item.lead_in.text).replace("\n", "") if item and item.lead_in else ""
    return before + clause(item)


def context(item: Item | None) -> str:
    """The words above the clause that give its status (下一步), empty where there are none."""
    return item.status_context.text if item and item.status_context else ""


def body(item: Item | None) -> str:
    """The body in charge, empty where there is none."""
    return (item.agency.canonical or item.agency.text or "") if item else ""


def value(given: Figure | str | None) -> str:
    """A value as plain digits or as it is; empty for none."""
    if given is None:
        return ""
    return format(given, "f") if isinstance(given, Decimal) else str(given)


def told(change: FieldChange, language: Language = "en") -> str:
    """A change in a few characters: 8 → 12 所 (+4, ×1.50); a dash for a figure that one side has not.

    A status that a heading or an opening sentence gives has its words behind it: planned (下一步) → done.
    """
    unit = "" if change.unit in (None, "days") else f" {change.unit}"
    given = [f" ({words})" if words else "" for words in change.contexts]
    sides = [value(side) or "—" for side in (change.old, change.new)]
    if change.field == "status":
        sides = [translate(side, language) for side in sides]
    text = f"{sides[0]}{given[0]} → {sides[1]}{given[1]}{unit}"
    if change.difference is None:
        return text
    extent = f"{'+' if change.difference > 0 else '−'}{value(change.difference).lstrip('-')}"
    if change.unit == "days":
        return f"{text} ({translate(say('{extent} days', extent=extent), language)})"
    return f"{text} ({extent}, ×{change.ratio:.2f})" if change.ratio is not None else f"{text} ({extent})"


def why(row: Row) -> str:
    """Why two items were linked: how, how surely, the words they share and what each likeness adds in log odds."""
    if row.link is None or row.similarity is None:
        return ""
    shared = f"; shared {'、'.join(row.shared)}" if row.shared else ""
    evidence = "".join(f" {name} {weight:+.1f}" for name, weight in sorted(row.evidence.items(), key=_strongest))
    return f"{row.link} {row.similarity:.2f}{shared}" + (f";{evidence}" if evidence else "")


def _strongest(entry: tuple[str, float]) -> tuple[float, str]:
    return -abs(entry[1]), entry[0]


def _first(changes: Iterable[FieldChange], field: ChangeField) -> FieldChange | None:
    return next((change for change in changes if change.field == field), None)


def _figures(change: FieldChange | None) -> tuple[str, str, str, str]:
    if change is None:
        return "", "", "", ""
    ratio = "" if change.ratio is None else f"{change.ratio:.4g}"
    return value(change.old), value(change.new), value(change.difference), ratio
