"""Where words begin: emissions of the model, then Viterbi over all sentences of a text at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from replyscan.segment.model import SegmentationModel
from replyscan.segment.tables import IntArray, probe

# The longest word that the model has features for.
_LONGEST = 6


def emissions(model: SegmentationModel, symbols: IntArray) -> NDArray[np.int32]:
    """Scores of tags 1–4 at each place, less tag 0. `symbols` has two zeros at both ends and between sentences."""
    scores: NDArray[np.int32] = model.unigram[0][symbols].astype(np.int32)
    scores += model.bias
    scores[:-1] += model.unigram[1][symbols[1:]]
    scores[:-2] += model.unigram[2][symbols[2:]]
    scores[1:] += model.unigram[3][symbols[:-1]]
    scores[2:] += model.unigram[4][symbols[:-2]]
    wide = symbols.astype(np.uint64)
    pairs = wide[:-1] * model.size + wide[1:]
    _add_bigrams(model, scores, pairs)
    starts, words, ends = _words(model, scores, wide, pairs)
    if len(starts) and len(model.pair_keys):
        _add_pairs(model, scores, starts, words, ends)
    return scores


def _add_bigrams(model: SegmentationModel, scores: NDArray[np.int32], pairs: NDArray[np.uint64]) -> None:
    slots = probe(model.bigram_keys, pairs)
    at = np.flatnonzero(slots >= 0)
    weights = model.bigram[slots[at]].astype(np.int32)
    scores[at + 1] += weights[:, :4]
    scores[at] += weights[:, 4:8]
    scores[np.minimum(at + 2, len(scores) - 1)] += weights[:, 8:]


def _words(
    model: SegmentationModel, scores: NDArray[np.int32], symbols: NDArray[np.uint64], pairs: NDArray[np.uint64]
) -> tuple[IntArray, IntArray, IntArray]:
    """Adds the scores of every dictionary word in the text; returns their starts, numbers and last characters."""
    slots = probe(model.node_keys, pairs)
    at = np.flatnonzero(slots >= 0)
    node = model.nodes[slots[at]]
    starts, words, ends = [], [], []
    for length in range(2, _LONGEST + 1):
        word = model.words[node]
        known = word > 0
        if known.any():
            start, number = at[known], word[known]
            weights = model.word[number].astype(np.int32)
            scores[start] += weights[:, :4]
            scores[start + length - 1] += weights[:, 4:]
            starts.append(start)
            words.append(number.astype(np.int64))
            ends.append(start + length - 1)
        inside = at + length < len(symbols)
        at, node = at[inside], node[inside]
        if not len(at):
            break
        slots = probe(model.node_keys, (node.astype(np.uint64) + model.size) * model.size + symbols[at + length])
        at, node = at[slots >= 0], model.nodes[slots[slots >= 0]]
    if not starts:
        empty = np.zeros(0, np.int64)
        return empty, empty, empty
    return np.concatenate(starts), np.concatenate(words), np.concatenate(ends)


def _add_pairs(
    model: SegmentationModel, scores: NDArray[np.int32], starts: IntArray, words: IntArray, ends: IntArray
) -> None:
    """Adds the scores of two dictionary words that stand side by side."""
    order = np.argsort(starts, kind="stable")
    starts, words, ends = starts[order], words[order], ends[order]
    first = np.searchsorted(starts, np.arange(len(scores) + 2))
    lowest = first[ends + 1]
    count = first[ends + 2] - lowest
    left = np.repeat(np.arange(len(starts)), count)
    right = np.repeat(lowest - (np.cumsum(count) - count), count) + np.arange(len(left))
    numbers = np.uint64(len(model.word))
    slots = probe(model.pair_keys, words[left].astype(np.uint64) * numbers + words[right].astype(np.uint64))
    hit = slots >= 0
    at, weights = ends[left[hit]], model.pair[slots[hit]].astype(np.int32)
    np.add.at(scores, at + 1, weights[:, :4])
    np.add.at(scores, at, weights[:, 4:])


def begins(
    scores: NDArray[np.float32], transition: NDArray[np.float32], starts: IntArray, lengths: IntArray
) -> NDArray[np.bool_]:
    """Whether a word begins at each place: the best tag path of each sentence (all tags' scores, 0 included).

    Sentences are taken step by step together, longest first, so that each step is one array operation.
    """
    begin = np.zeros(len(scores), bool)
    order = np.argsort(-lengths, kind="stable")
    start, length = starts[order], lengths[order]
    longest = int(length[0])
    alive = np.searchsorted(-length, -np.arange(1, longest + 1), "right").tolist()
    best = scores[start]
    rows = np.arange(len(start))[:, None]
    columns = np.arange(scores.shape[1])[None]
    pointers = []
    for step in range(1, longest):
        count = alive[step]
        paths = best[:count, None, :] + transition[None]
        pointer = paths.argmax(2)
        pointers.append(pointer.astype(np.int8))
        best[:count] = paths[rows[:count], columns, pointer]
        best[:count] += scores[start[:count] + step]
    tag = best.argmax(1)
    for step in range(longest - 1, -1, -1):
        count = alive[step]
        begin[start[:count] + step] = tag[:count] < 2
        if step:
            tag[:count] = pointers[step - 1][rows[:count, 0], tag[:count]]
    return begin
