"""Things a watcher wants to be told of: declined requests, promises without a day, days that have passed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.nearest import nearest
from replyscan.records import Document, Item

_OF_ITEMS: dict[str, Callable[[Item, date], bool]] = {
    "declined": lambda item, _: item.status == "declined",
    "planned": lambda item, _: item.status == "planned",
    "soft": lambda item, _: item.strength == "soft",
    "conditional": lambda item, _: item.strength == "conditional",
    "no-deadline": lambda item, _: item.status == "planned" and (item.time is None or item.time.end is None),
    "overdue": lambda item, today: (
        item.status == "planned" and item.time is not None and item.time.end is not None and item.time.end < today
    ),
    "no-agency": lambda item, _: item.agency.source == "none",
}
_OF_DOCUMENTS: dict[str, Callable[[Document], bool]] = {
    "no-items": lambda document: not document.items,
    "warning": lambda document: bool(document.warnings),
}
FINDINGS = (*_OF_ITEMS, *_OF_DOCUMENTS)


def read_findings(written: Iterable[str]) -> frozenset[str]:
    """The kinds named in options like `declined,overdue`. Raises UsageError RS109 for a word that is none."""
    found = frozenset(word.strip() for option in written for word in option.split(",") if word.strip())
    for word in sorted(found - set(FINDINGS)):
        known = ", ".join(FINDINGS)
        meant = nearest(word, FINDINGS)
        if meant:
            raise UsageError(
                "RS109", say("there is no finding {word!r}; did you mean {meant!r}?", word=word, meant=meant)
            )
        raise UsageError("RS109", say("there is no finding {word!r}; choose from {known}.", word=word, known=known))
    return found


def findings(document: Document, today: date) -> frozenset[str]:
    """The kinds of finding that a document gives; `today` decides what is overdue."""
    of_items = {name for name, holds in _OF_ITEMS.items() if any(holds(item, today) for item in document.items)}
    return frozenset(of_items | {name for name, holds in _OF_DOCUMENTS.items() if holds(document)})
