"""Where words begin: emissions of the model, then Viterbi over all sentences of a text at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from replyscan.segment.model import SegmentationModel
from replyscan.segment.tables import IntArray, probe

# The longest word that the model has features for.
_LONGEST = 6
# Longer stretches of text are no words.
_LONGEST_STRETCH = 64


def emissions(model: SegmentationModel, symbols: IntArray) -> tuple[NDArray[np.int16], IntArray]:
    """Scores of tags 1–4 at each place, less tag 0, and every dictionary word there, as `stretches` give it.

    `symbols` has two zeros at both ends and between sentences.
    """
    current, following, second, last, before_last = model.unigram
    scores: NDArray[np.int16] = current.take(symbols, axis=0)
    scores += model.bias.astype(np.int16)
    scores[:-1] += following.take(symbols[1:], axis=0)
    scores[:-2] += second.take(symbols[2:], axis=0)
    scores[1:] += last.take(symbols[:-1], axis=0)
    scores[2:] += before_last.take(symbols[:-2], axis=0)
    wide = symbols.astype(np.uint64)
    pairs = wide[:-1] * model.size + wide[1:]
    bigrams = model.bigram.take(probe(model.bigram_keys, pairs), axis=0)
    scores[1:] += bigrams[:, :4]
    scores[:-1] += bigrams[:, 4:8]
    scores[2:] += bigrams[:-1, 8:]
    starts, words, ends = _words(model, scores, wide, pairs)
    if len(starts) and len(model.pair_keys):
        _add_pairs(model, scores, starts, words, ends)
    return scores, stretches(starts, ends + 1 - starts)


def stretches(starts: IntArray, lengths: IntArray) -> IntArray:
    """One number for each stretch of a text, by where it begins and how long it is."""
    keys: IntArray = starts * _LONGEST_STRETCH + np.minimum(lengths, _LONGEST_STRETCH - 1)
    return keys


def _words(
    model: SegmentationModel, scores: NDArray[np.int16], symbols: NDArray[np.uint64], pairs: NDArray[np.uint64]
) -> tuple[IntArray, IntArray, IntArray]:
    """Adds the scores of every dictionary word in the text; returns their starts, numbers and last characters."""
    node = model.nodes.take(probe(model.node_keys, pairs))
    at = np.flatnonzero(node)
    node = node[at]
    starts, words, ends = [], [], []
    for length in range(2, _LONGEST + 1):
        word = model.words.take(node)
        known = np.flatnonzero(word)
        if len(known):
            start, number = at[known], word[known]
            weights = model.word.take(number, axis=0)
            scores[start] += weights[:, :4]
            scores[start + length - 1] += weights[:, 4:]
            starts.append(start)
            words.append(number.astype(np.int64))
            ends.append(start + length - 1)
        inside = at + length < len(symbols)
        at, node = at[inside], node[inside]
        if not len(at):
            break
        following = (node.astype(np.uint64) + model.size) * model.size + symbols[at + length]
        node = model.nodes.take(probe(model.node_keys, following))
        inner = np.flatnonzero(node)
        at, node = at[inner], node[inner]
    if not starts:
        empty = np.zeros(0, np.int64)
        return empty, empty, empty
    return np.concatenate(starts), np.concatenate(words), np.concatenate(ends)


def _add_pairs(
    model: SegmentationModel, scores: NDArray[np.int16], starts: IntArray, words: IntArray, ends: IntArray
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
    keys = words[left].astype(np.uint64) * numbers + words[right].astype(np.uint64)
    slots = probe(model.pair_keys, keys)
    hit = model.pair_keys.take(slots) == keys
    at, weights = ends[left[hit]], model.pair.take(slots[hit], axis=0)
    np.add.at(scores, at + 1, weights[:, :4])
    np.add.at(scores, at, weights[:, 4:])


def begins(
    scores: NDArray[np.float32], transition: NDArray[np.float32], starts: IntArray, lengths: IntArray
) -> NDArray[np.bool_]:
    """Whether a word begins at each place: the best tag path of each sentence (all tags' scores, 0 included).

    Sentences are taken step by step together, longest first, so that each step is one array operation: the first
    characters of all of them, then the second ones of those that have one, and so on.
    """
    order = np.argsort(-lengths, kind="stable")
    places, alive = _by_step(starts[order], lengths[order])
    bounds = [0, *np.cumsum(alive).tolist()]
    steps = range(len(alive) - 1, 0, -1)
    best = np.ascontiguousarray(scores[places].T)
    _add_best_paths(best, transition, bounds)
    tags = np.empty(len(places), np.int64)
    # Sentences end where fewer are alive at the next step; what ends there takes its best tag, the others follow back.
    last = best[:, bounds[-2] :].argmax(0)
    tags[bounds[-2] :] = last
    to_last = np.ascontiguousarray(transition.T)
    for step in steps:
        first, middle, end = bounds[step - 1 : step + 2]
        following = end - middle
        paths = to_last.take(tags[middle:end], axis=1)
        paths += best[:, first : first + following]
        paths.argmax(0, out=tags[first : first + following])
        if first + following < middle:
            tags[first + following : middle] = best[:, first + following : middle].argmax(0)
    begin = np.zeros(len(scores), bool)
    begin[places] = tags < 2
    return begin


def _by_step(starts: IntArray, lengths: IntArray) -> tuple[IntArray, IntArray]:
    """The places of sentences, longest first, ordered by step; and how many sentences reach each step."""
    inside = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    order = np.argsort(inside, kind="stable")
    return (np.repeat(starts, lengths) + inside)[order], np.bincount(inside)


def _add_best_paths(best: NDArray[np.float32], transition: NDArray[np.float32], bounds: list[int]) -> None:
    """Adds to the scores of each step, tag by tag, those of the best path that leads there."""
    to_next = transition[:, :, None]
    for step in range(1, len(bounds) - 1):
        first, middle, end = bounds[step - 1 : step + 2]
        # The function itself, for the method of the same name goes through Python.
        here = best[:, middle:end]
        here += np.maximum.reduce(to_next + best[:, first : first + end - middle], 1)
