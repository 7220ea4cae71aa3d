"""Two shelves of documents → a comparison, pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from replyscan.comparison.pairing import PairedBy, Pairing, pair_replies, pairs_from_file
from replyscan.comparison.records import ComparedReply, Comparison, ReplyPair, Row, Summary
from replyscan.comparison.rows import Tally, compare_documents
from replyscan.comparison.shelf import Shelf
from replyscan.comparison.words import Vocabulary
from replyscan.records import Document
from replyscan.rules import RuleSet


@dataclass(slots=True)
class Run:
    """A comparison that is made while it is read: `results` gives one pair and its rows after the other, once.

    `summary()` is complete when `results` has been read to its end.
    """

    old: Sequence[ComparedReply]
    new: Sequence[ComparedReply]
    pairings: Sequence[Pairing]
    results: Iterator[tuple[ReplyPair, list[Row]]]
    tally: Tally = field(default_factory=Tally)

    @property
    def unpaired_old(self) -> tuple[ComparedReply, ...]:
        """Old replies that none of the new ones belongs to."""
        paired = {pairing.old for pairing in self.pairings}
        return tuple(reply for position, reply in enumerate(self.old) if position not in paired)

    @property
    def unpaired_new(self) -> tuple[ComparedReply, ...]:
        """New replies that none of the old ones belongs to."""
        paired = {pairing.new for pairing in self.pairings}
        return tuple(reply for position, reply in enumerate(self.new) if position not in paired)

    def summary(self) -> Summary:
        """The counts and the planned money of all pairs read so far."""
        return self.tally.summary()


def run(old: Shelf, new: Shelf, rules: RuleSet, *, by: PairedBy = "subject", pairs: Path | None = None) -> Run:
    """Pairs the replies of two shelves and compares pair by pair as the result is read.

    `pairs` names a file that lists the pairs instead. Raises UsageError or InputError where that file cannot be used.
    """
    words = Vocabulary.of(rules)
    if pairs is not None:
        pairings = pairs_from_file(pairs, old.replies, new.replies)
    else:
        pairings = pair_replies(old.replies, new.replies, by, words.settings)
    tally = Tally()
    return Run(old.replies, new.replies, pairings, _results(old, new, pairings, words, tally), tally)


def _results(
    old: Shelf, new: Shelf, pairings: Iterable[Pairing], words: Vocabulary, tally: Tally
) -> Iterator[tuple[ReplyPair, list[Row]]]:
    for position, pairing in enumerate(pairings):
        one, other = old.take(pairing.old), new.take(pairing.new)
        rows = compare_documents(one, other, words, position)
        tally.add(one, other, rows)
        yield (
            ReplyPair(old.replies[pairing.old], new.replies[pairing.new], pairing.paired_by, pairing.likeness),
            rows,
        )


def compare(
    old: Document | Iterable[Document],
    new: Document | Iterable[Document],
    rules: RuleSet,
    *,
    by: PairedBy = "subject",
) -> Comparison:
    """The whole comparison of two years' documents, in memory."""
    with Shelf(_several(old)) as old_shelf, Shelf(_several(new)) as new_shelf:
        running = run(old_shelf, new_shelf, rules, by=by)
        pairs: list[ReplyPair] = []
        rows: list[Row] = []
        for pair, pair_rows in running.results:
            pairs.append(pair)
            rows.extend(pair_rows)
        return Comparison(tuple(pairs), tuple(rows), running.summary(), running.unpaired_old, running.unpaired_new)


def _several(documents: Document | Iterable[Document]) -> Iterable[Document]:
    return (documents,) if isinstance(documents, Document) else documents
