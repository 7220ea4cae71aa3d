"""Words at the edges of a text: `str.startswith` and `str.endswith` for hundreds of words, by their first character."""

from __future__ import annotations

from collections.abc import Iterable


class EdgeWords:
    """The longest of some words that a text begins or ends with."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        # The lengths of the words by their first and last characters, told when a text first needs them.
        self._by_first: dict[str, tuple[int, ...]] | None = None
        self._by_last: dict[str, tuple[int, ...]] | None = None

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def start_of(self, text: str, at: int = 0) -> int:
        """How many characters from `at` on are one of the words, 0 for none."""
        by_first = self._by_first
        if by_first is None:
            by_first = self._by_first = lengths(self._words, 0)
        sizes = by_first.get(text[at : at + 1])
        if sizes is not None:
            for length in sizes:
                word = text[at : at + length]
                if word in self._words:
                    return len(word)
        return 0

    def outruns(self, others: EdgeWords, text: str, at: int = 0) -> bool:
        """Whether `text` goes on from `at` with one of the words, and with none of `others` that is as long."""
        length = self.start_of(text, at)
        return length > 0 and length > others.start_of(text, at)

    def end_of(self, text: str) -> int:
        """How many characters at the end of `text` are one of the words, 0 for none."""
        by_last = self._by_last
        if by_last is None:
            by_last = self._by_last = lengths(self._words, -1)
        sizes = by_last.get(text[-1:])
        if sizes is not None:
            for length in sizes:
                word = text[-length:]
                if word in self._words:
                    return len(word)
        return 0


def lengths(words: Iterable[str], edge: int) -> dict[str, tuple[int, ...]]:
    """The first (`edge` 0) or last (-1) character of words → the lengths of those that have it there, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[edge], set()).add(len(word))
    return {character: tuple(sorted(known, reverse=True)) for character, known in found.items()}
