"""Hash tables as flat arrays: built once, stored on disk as they are, probed for a whole text at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

UintArray = NDArray[np.uint64]
IntArray = NDArray[np.int64]

# The golden ratio in 64 bits spreads consecutive keys (Knuth, The Art of Computer Programming 3, section 6.4).
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_LOAD = 0.62
_AHEAD = np.arange(1, 9)


def lay_out(keys: UintArray, values: NDArray[np.generic]) -> tuple[UintArray, NDArray[np.generic]]:
    """Keys (unique, above 0) and their rows of values in slot order: open addressing, linear probing, 0 is empty."""
    bits = max(4, int(np.ceil(np.log2(max(len(keys), 1) / _LOAD))))
    size = 1 << bits
    home = ((keys * _MULTIPLIER) >> np.uint64(64 - bits)).astype(np.int64)
    slot = np.full(size, -1, np.int64)
    pending, step = np.arange(len(keys)), 0
    while len(pending):
        position = (home[pending] + step) & (size - 1)
        free = slot[position] < 0
        claimed, first = np.unique(position[free], return_index=True)
        winners = pending[free][first]
        slot[claimed] = winners
        placed = np.zeros(len(keys), bool)
        placed[winners] = True
        pending, step = pending[~placed[pending]], step + 1
    used = slot >= 0
    key_table = np.zeros(size, keys.dtype)
    key_table[used] = keys[slot[used]]
    value_table = np.zeros((size, *values.shape[1:]), values.dtype)
    value_table[used] = values[slot[used]]
    return key_table, value_table


def probe(key_table: NDArray[np.generic], queries: UintArray) -> IntArray:
    """The slot of each query; of one that is not in the table an empty slot, whose row of values is zeros."""
    size = len(key_table)
    shift = np.uint64(64 - size.bit_length() + 1)
    slots: IntArray = ((queries * _MULTIPLIER) >> shift).astype(np.int64)
    keys = key_table.take(slots)
    pending = np.flatnonzero((keys != queries) & (keys != 0))
    while len(pending):
        # Several slots at a time: most queries are settled by one look ahead.
        ahead = (slots[pending, None] + _AHEAD) & (size - 1)
        keys = key_table.take(ahead)
        settled = (keys == queries[pending, None]) | (keys == 0)
        reached = settled.any(1)
        slots[pending] = ahead[np.arange(len(pending)), np.where(reached, settled.argmax(1), -1)]
        pending = pending[~reached]
    return slots
