"""Fixed words that hold a numeral and count nothing (统一, 八项规定, 两部制)."""

from __future__ import annotations

from collections.abc import Iterable

from replyscan.mentions.units import Unit
from replyscan.rules import RuleSet


class FixedWords:
    """The figures of speech of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._words = frozenset(rules.words("figure_of_speech"))
        self._offsets = _offsets_of_numerals(self._words)
        self._lengths = tuple(sorted({len(word) for word in self._words}, reverse=True))

    def hold(self, plain: str, start: int, unit: Unit | None = None) -> bool:
        """Whether a numeral at `start` stands inside a fixed word.

        One that ends inside the `unit` behind the numeral is none (三公 in 三公里).
        """
        for offset in self._offsets.get(plain[start], ()):
            begin = start - offset
            if begin < 0:
                continue
            for length in self._lengths:
                cuts = unit is not None and unit.end - len(unit.written) < begin + length < unit.end
                if length > offset and not cuts and plain[begin : begin + length] in self._words:
                    return True
        return False


def _offsets_of_numerals(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Numeral → where in the fixed words it stands, so that only those places are tried."""
    places: dict[str, set[int]] = {}
    for word in words:
        for offset, character in enumerate(word):
            if character in "零一二两三四五六七八九十百千万亿":
                places.setdefault(character, set()).add(offset)
    return {character: tuple(sorted(offsets)) for character, offsets in places.items()}
