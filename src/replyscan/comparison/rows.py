"""Two documents → rows: links, changes, verdicts, and what is left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from replyscan.comparison.assignment import Link
from replyscan.comparison.changes import changes_of
from replyscan.comparison.figures import finite_end
from replyscan.comparison.keys import Key, keys_of
from replyscan.comparison.linking import link
from replyscan.comparison.records import Row, Summary, Verdict
from replyscan.comparison.similarity import shared_words
from replyscan.comparison.verdicts import Side, verdict_of
from replyscan.comparison.words import Vocabulary
from replyscan.records import Document, Item


def compare_documents(old: Document, new: Document, words: Vocabulary, pair: int = 0) -> list[Row]:
    """The rows of two replies: linked and dropped items in the order of the old reply, then the new ones."""
    old_keys, new_keys = keys_of(old.items, words), keys_of(new.items, words)
    links = link(old_keys, new_keys, words.settings)
    from_old: defaultdict[int, list[Link]] = defaultdict(list)
    from_new: defaultdict[int, list[Link]] = defaultdict(list)
    for found in links:
        from_old[found.old].append(found)
        from_new[found.new].append(found)
    pairs = {(found.old, found.new) for found in links}
    rows: list[Row] = []
    for key in old_keys:
        if key.position not in from_old:
            rows.append(Row("dropped", "dropped", key.item, None, pair=pair))
        for found in from_old[key.position]:
            other = new_keys[found.new]
            olds = tuple(old_keys[one.old] for one in from_new[found.new])
            news = tuple(new_keys[one.new] for one in from_old[found.old])
            handed = found.kind != "same_text" or _bodies_told((key, old_keys), (other, new_keys), pairs)
            rows.append(_linked(found, Side(key, olds, old.meta), Side(other, news, new.meta), handed, words, pair))
    rows += [Row("new", "new", None, key.item, pair=pair) for key in new_keys if key.position not in from_new]
    return rows


def _bodies_told(
    old: tuple[Key, Sequence[Key]], new: tuple[Key, Sequence[Key]], pairs: Collection[tuple[int, int]]
) -> bool:
    """Whether the bodies of a clause that stands word for word on both sides can be compared.

    A body that the clause leaves out is that of a clause before it. It went to another only where those clauses speak
    of one undertaking too; else a sentence between them came or went, and the reader guesses another body.
    """
    (one, olds), (other, news) = old, new
    if one.names_body and other.names_body:
        return True
    return (_naming(one, olds), _naming(other, news)) in pairs


def _naming(key: Key, keys: Sequence[Key]) -> int | None:
    """The position of the item that names the body which `key` inherits; None where no item does."""
    at = key.item.agency.start
    named = (other.position for other in keys if at is not None and other.item.start <= at < other.item.end)
    return next(named, None)


def _linked(found: Link, old: Side, new: Side, handed: bool, words: Vocabulary, pair: int) -> Row:
    changes = changes_of(old.key, new.key, words, bodies=handed)
    return Row(
        kind="changed" if changes else "unchanged",
        verdict=verdict_of(old, new, changes, words),
        old=old.key.item,
        new=new.key.item,
        changes=changes,
        similarity=found.similarity,
        link=found.kind,
        evidence=found.evidence,
        shared=tuple(shared_words(old.key, new.key)),
        pair=pair,
    )


def planned_money(items: Iterable[Item]) -> Decimal:
    """The yuan that planned items speak of; prices and rates (每床1200元) are no sums and left out."""
    total = Decimal(0)
    for item in items:
        if item.status == "planned":
            for quantity in item.amounts:
                value = finite_end(quantity)
                if quantity.unit == "CNY" and quantity.per is None and value is not None:
                    total += Decimal(value)
    return total


class Tally:
    """Counts rows and adds up planned money while rows pass by; `changed` says whether any row is not as it was."""

    def __init__(self) -> None:
        self._counts: defaultdict[Verdict, int] = defaultdict(int)
        self._planned_old = Decimal(0)
        self._planned_new = Decimal(0)
        self.changed = False

    def add(self, old: Document, new: Document, rows: Iterable[Row]) -> None:
        """Takes in one pair of replies and its rows."""
        for row in rows:
            self._counts[row.verdict] += 1
            self.changed = self.changed or row.kind != "unchanged"
        self._planned_old += planned_money(old.items)
        self._planned_new += planned_money(new.items)

    def summary(self) -> Summary:
        """What was counted so far."""
        return Summary(dict(self._counts), self._planned_old, self._planned_new)
