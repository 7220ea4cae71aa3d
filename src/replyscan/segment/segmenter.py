"""Text → words, as pkuseg cuts them, with a soft lexicon of the genre's words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from replyscan.segment.decoder import begins, emissions, stretches
from replyscan.segment.level_borders import LevelBorders
from replyscan.segment.model import DIGITS, JOINERS, LETTERS, SCALE, SegmentationModel, load_model
from replyscan.segment.tables import IntArray

# A sentence ends behind these, so that the sentences of a text can be decoded side by side.
_SENTENCE_ENDS = "。；！？"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_SPACES += "".join(map(chr, range(0x2000, 0x200B)))

# A word of the lexicon adds this to the score of being cut out, by its length: short words are ambiguous.
_BONUS = {2: 2.0, 3: 2.0, 4: 6.0}
_LONG_BONUS = 12.0
# A character and a word of two: shorter words may be names of their own.
_SHORTEST_JOINED = 3


class Segmenter:
    """Cuts texts into words. Words of `lexicon` are favoured, not forced: the best path through the text decides.

    A word that no dictionary knows is cut behind its first character where that is one of `openers` and a known word
    follows (装路灯 → 装, 路灯): the model joins verbs of one character to their objects. Behind one of `verbs` a word
    is cut before the level of government that it ends with (委托县 → 委托, 县).

    It also serves as the `pkuseg_seg` of spaCy's Chinese tokenizer, which needs `cut` alone.
    """

    def __init__(
        self,
        model: SegmentationModel | None = None,
        lexicon: Iterable[str] = (),
        openers: Iterable[str] = (),
        verbs: Iterable[str] = (),
    ) -> None:
        self._model = model or load_model()
        self._openers = _table("".join(openers))
        self._levels = LevelBorders(verbs)
        self._space, self._sentence_end = _table(_SPACES), _table(_SENTENCE_ENDS)
        self._lexicon = sorted({word for word in lexicon if len(word) > 1})
        self._automaton = None
        if self._lexicon:
            import ahocorasick_rs

            self._automaton = ahocorasick_rs.AhoCorasick(self._lexicon)
            self._lengths = np.array([len(word) for word in self._lexicon], np.int64)
            bonuses = [_BONUS.get(len(word), _LONG_BONUS) for word in self._lexicon]
            self._bonuses = np.array(bonuses, np.float32)

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order, white space left out."""
        return [text[start:end] for start, end in self.spans(text)]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The words of `text` as code point offsets, white space left out. A call has a cost: give whole documents."""
        starts, ends = self.edges(text)
        return list(zip(starts.tolist(), ends.tolist(), strict=True))

    def edges(self, text: str) -> tuple[IntArray, IntArray]:
        """The words of `text` as two arrays, of starts and of ends."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        points = np.minimum(points, 0xFFFF)
        space = self._space[points]
        solid = ~space
        if not solid.any():
            empty = np.zeros(0, np.int64)
            return empty, empty
        # Each run of white space becomes zeros between sentences; two zeros stand at both ends.
        widths = space + 1
        places = np.cumsum(widths) - widths + 2
        symbols = np.zeros(int(places[-1]) + 5, np.int64)
        symbols[places[solid]] = self._model.symbols[points[solid]]
        scores = np.zeros((len(symbols), 5), np.float32)
        emitted, known = emissions(self._model, symbols)
        np.multiply(emitted, np.float32(SCALE), out=scores[:, 1:])
        if self._automaton is not None:
            known = np.concatenate((known, self._favour(text, places, scores)))
        first = solid.copy()
        first[1:] &= space[:-1]
        first[1:] |= self._sentence_end[points[:-1]] & solid[1:]
        sentences = np.flatnonzero(first)
        so_far = np.cumsum(solid)
        following = np.append(sentences[1:], len(points))
        lengths = so_far[following - 1] - so_far[sentences] + 1
        begin = begins(scores, self._model.transition, places[sentences], lengths)[places]
        begin[sentences] = True
        begin &= solid
        starts = np.flatnonzero(begin)
        stops = np.flatnonzero(np.append(begin | space, True))
        ends = stops[np.searchsorted(stops, starts, "right")]
        parted = self._joined(points, places, starts, ends, known)
        starts, ends = _parted(starts, ends, parted)
        return _parted(starts, ends, self._levels.missing(text, starts, ends))

    def _joined(
        self, points: NDArray[np.uint32], places: IntArray, starts: IntArray, ends: IntArray, known: IntArray
    ) -> IntArray:
        """Where an opener ends that the model joined to the `known` word behind it."""
        at = np.flatnonzero(self._openers[points[starts]] & (ends - starts >= _SHORTEST_JOINED))
        start, length = places[starts[at]], ends[at] - starts[at]
        words, rests = stretches(start, length).tolist(), stretches(start + 1, length - 1).tolist()
        met = {*words, *rests}.intersection(known.tolist())
        parted = [rest in met and word not in met for word, rest in zip(words, rests, strict=True)]
        return starts[at[parted]] + 1

    def _favour(self, text: str, places: IntArray, scores: NDArray[np.float32]) -> IntArray:
        """Adds the lexicon's bonuses: a word begins at its start and behind its end, and not inside.

        Returns the stretches of the text that are words of the lexicon.
        """
        assert self._automaton is not None
        found = chain.from_iterable(self._automaton.find_matches_as_indexes(text, overlapping=True))
        matches = np.fromiter(found, np.int64).reshape(-1, 3)
        start = places[matches[:, 1]]
        unbroken = places[matches[:, 2] - 1] - start == self._lengths[matches[:, 0]] - 1
        word, start = matches[unbroken, 0], start[unbroken]
        length, bonus = self._lengths[word], self._bonuses[word]
        opened, goes_on = np.zeros(len(scores), np.float32), np.zeros(len(scores), np.float32)
        np.maximum.at(opened, start, bonus)
        np.maximum.at(opened, start + length, bonus)
        inner = length - 1
        offsets = np.arange(int(inner.sum())) - np.repeat(np.cumsum(inner) - inner, inner)
        np.maximum.at(goes_on, np.repeat(start, inner) + 1 + offsets, np.repeat(bonus, inner))
        scores[:, :2] += opened[:, None]
        scores[:, 2:] += goes_on[:, None]
        return stretches(start, length)


def _parted(starts: IntArray, ends: IntArray, places: IntArray | list[int]) -> tuple[IntArray, IntArray]:
    """The words with a border more at each of `places`."""
    if not len(places):
        return starts, ends
    return np.sort(np.append(starts, places)), np.sort(np.append(ends, places))


def _table(characters: str) -> NDArray[np.bool_]:
    """Code point → whether it is one of `characters`."""
    table = np.zeros(0x10000, bool)
    table[[ord(character) for character in characters]] = True
    return table


def symbol_table(symbol_of: dict[str, int]) -> NDArray[np.uint16]:
    """Code point → symbol for all of the Basic Multilingual Plane; the model knows no character beyond it."""
    table = np.zeros(0x10000, np.uint16)
    for character, symbol in symbol_of.items():
        if len(character) == 1 and ord(character) < 0x10000:
            table[ord(character)] = symbol
    for characters, name in ((DIGITS, "**Num"), (LETTERS, "**Letter"), (JOINERS, "&")):
        for character in characters:
            table[ord(character)] = symbol_of.get(name, 0)
    table[0xFFFF] = 0
    return table
