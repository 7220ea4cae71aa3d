"""Words at the edges of a text: `str.startswith` and `str.endswith` for hundreds of words, by their first character."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property


class EdgeWords:
    """The longest of some words that a text begins or ends with."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    @cached_property
    def _by_first(self) -> dict[str, tuple[int, ...]]:
        return lengths(self._words, 0)

    @cached_property
    def _by_last(self) -> dict[str, tuple[int, ...]]:
        return lengths(self._words, -1)

    def start_of(self, text: str, at: int = 0) -> int:
        """How many characters from `at` on are one of the words, 0 for none."""
        sizes = self._by_first.get(text[at : at + 1])
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
        sizes = self._by_last.get(text[-1:])
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
