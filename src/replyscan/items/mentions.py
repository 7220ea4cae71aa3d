"""All mentions of a reply, looked up by clause. Offsets into `Reply.flat`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from replyscan.items.tokens import AGENCY, DOCUMENT, QUANTITY, QUOTED, TIME, Token
from replyscan.late_pattern import late_pattern
from replyscan.records import AgencyMention, DocumentReference, Quantity, Time

# Quoted and bracketed stretches inside one clause; the outer pair counts, unclosed ones hide nothing.
_QUOTED = late_pattern(
    r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|\"[^\"\n]*\"|（[^（）\n]*）|\([^()\n]*\)|【[^【】\n]*】|\[[^\[\]\n]*\]"
)


class Mentions:
    """The mentions of one reply, each list in order of the text."""

    def __init__(
        self,
        flat: str,
        agencies: Sequence[AgencyMention],
        quantities: Sequence[Quantity],
        times: Sequence[Time],
        documents: Sequence[DocumentReference],
    ) -> None:
        self._flat = flat
        self._agencies, self._quantities, self._times, self._documents = agencies, quantities, times, documents
        self._quantity_starts = [quantity.start for quantity in quantities]
        self._time_starts = [time.start_offset for time in times]
        self._document_starts = [document.start for document in documents]

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """The quantities that begin in `start`..`end`."""
        return _slice(self._quantities, self._quantity_starts, start, end)

    def times(self, start: int, end: int) -> list[Time]:
        """The times that begin in `start`..`end`."""
        return _slice(self._times, self._time_starts, start, end)

    def documents(self, start: int, end: int) -> list[DocumentReference]:
        """The documents that begin in `start`..`end`."""
        return _slice(self._documents, self._document_starts, start, end)

    def tokens(self) -> Iterator[Token]:
        """The mentions as tokens, in order of precedence: times, documents, agencies, then quotes, quantities."""
        for time in self._times:
            yield Token(time.start_offset, time.end_offset, TIME, time.text, "", "", time)
        for document in self._documents:
            yield Token(document.start - 1, document.end + 1, DOCUMENT, document.title, "", "", document)
        for agency in self._agencies:
            yield Token(agency.start, agency.end, AGENCY, agency.text, "", "", agency)
        for quantity in self._quantities:
            yield Token(quantity.start, quantity.end, QUANTITY, quantity.text, "", "", quantity)
        for match in _QUOTED.finditer(self._flat):
            yield Token(match.start(), match.end(), QUOTED, match.group(), "", "", None)


def _slice(values: Sequence[Any], starts: Sequence[int], start: int, end: int) -> list[Any]:
    first = bisect_left(starts, start)
    return list(values[first : bisect_left(starts, end, first)]) if first < len(starts) and starts[first] < end else []
