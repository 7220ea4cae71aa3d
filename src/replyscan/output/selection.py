"""Which documents and items are put out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from replyscan.errors import UsageError
from replyscan.late_pattern import late_pattern
from replyscan.messages import say, translate
from replyscan.nearest import with_nearest
from replyscan.records import Document, Item

_DAY_MARKS = late_pattern("[-/.年月]")
STATUSES = ("done", "ongoing", "planned", "declined")


@dataclass(frozen=True, slots=True)
class Selection:
    """What is kept. Empty and None keep everything.

    `agencies`: parts of a body's full or written name, or of a partner's. `least_amount`: items with money of at least
    so much, in whole units of its currency. `since`, `until`: replies dated (else published) within these days.
    """

    statuses: frozenset[str] = frozenset()
    agencies: tuple[str, ...] = ()
    least_amount: Decimal | None = None
    since: date | None = None
    until: date | None = None

    def apply(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents within the days, each with the items that are kept, which may be none."""
        for document in documents:
            if self._dated(document):
                kept = tuple(item for item in document.items if self._keeps(item))
                yield document if len(kept) == len(document.items) else replace(document, items=kept)

    def _dated(self, document: Document) -> bool:
        if self.since is None and self.until is None:
            return True
        day = document.meta.date or document.meta.published
        return day is not None and (self.since or date.min) <= day <= (self.until or date.max)

    def _keeps(self, item: Item) -> bool:
        if self.statuses and item.status not in self.statuses:
            return False
        if self.agencies and not any(name in whole for name in self.agencies for whole in _names(item)):
            return False
        least = self.least_amount
        return least is None or any(max(amount.low or 0, amount.high or 0) >= least for amount in item.amounts)


def _names(item: Item) -> list[str]:
    names = [item.agency.text or "", item.agency.canonical or ""]
    return names + [name for partner in item.co_agencies for name in (partner.text, partner.canonical)]


def read_statuses(written: Iterable[str]) -> frozenset[str]:
    """The statuses in options like `done,planned`. Raises UsageError RS105 for a word that is none."""
    # Chinese tables say the statuses in Chinese, so they may be asked for in these words too.
    found = frozenset(_status(word.strip()) for option in written for word in option.split(",") if word.strip())
    for word in sorted(found - set(STATUSES)):
        reason = say("there is no status {word!r}; choose one of {known}.", word=word, known=", ".join(STATUSES))
        raise UsageError("RS105", with_nearest(reason, word, STATUSES))
    return found


def _status(word: str) -> str:
    return word if word in STATUSES else next((code for code in STATUSES if translate(code, "zh") == word), word)


def read_amount(written: str) -> Decimal:
    """An amount as digits (5000000) or as in a reply (500万元). Raises UsageError RS106 for anything else."""
    try:
        plain = Decimal(written.replace(",", "").replace("_", ""))
        if plain.is_finite():
            return plain
    except InvalidOperation:
        pass
    from replyscan.api import find_numbers

    text = written.removesuffix("元")
    found = [number for number in find_numbers(text) if number.text == text and number.bound == "exact"]
    if len(found) == 1 and found[0].low is not None:
        return Decimal(found[0].low)
    raise UsageError("RS106", say("{written!r} is no amount; write 5000000 or 500万.", written=written))


def read_day(written: str, *, last: bool) -> date:
    """A day, or the first (or `last`) day of a month or year: 2024, 2024-05, 2024年5月19日. Raises UsageError RS107."""
    try:
        numbers = [int(part) for part in _DAY_MARKS.split(written.strip().rstrip("年月日"))]
        if len(numbers) == 1:
            return date(numbers[0], 12 if last else 1, 31 if last else 1)
        if len(numbers) == 2:
            year, month = numbers
            return date(year, month, monthrange(year, month)[1] if last else 1)
        year, month, day = numbers
        return date(year, month, day)
    except ValueError:
        raise UsageError("RS107", say("{written!r} is no day; write 2024, 2024-05 or 2024-05-19.",
                                      written=written)) from None  # fmt: skip
