"""pkuseg's default model as flat arrays: a linear-chain CRF over the characters of a text.

The model is that of pkuseg 0.0.25 (MIT licence, see pkuseg/LICENSE), pruned and quantised by
`tools/build_segmenter.py`. Tags are B, B_single, I, I_end and so on as pkuseg has them; all that decoding needs is that
tags 0 and 1 begin a word.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Scores are stored as small integers; this is one of them in the units of the original model.
SCALE = 0.02

# pkuseg reads these characters as one (a joiner, a digit, a letter); copied from its feature_extractor.pyx.
JOINERS = "-._,|/*:"
DIGITS = "0123456789.几二三四五六七八九十千万亿兆零１２３４５６７８９０％"
LETTERS = (
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｇｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ／・－"
)


@dataclass(frozen=True, slots=True, eq=False)
class SegmentationModel:
    """The arrays of the model. A symbol is the number of a character, 0 for an unknown one and for no character.

    `symbols`: code point below 0x10000 → symbol. `unigram`: (5, symbols, 4) scores of the character itself, the next,
    the second next, the last, the second last. `bigram_keys` and `bigram`: pairs of symbols. `node_keys`, `nodes`,
    `words`: a trie of words. `word`: scores at a word's two ends. `pair_keys`, `pair`: scores of neighbouring words.
    Scores are for tags 1–4 less tag 0. `transition[next, last]` in the units of the original model.
    """

    symbols: NDArray[np.uint16]
    unigram: NDArray[np.int16]
    bias: NDArray[np.int32]
    transition: NDArray[np.float32]
    bigram_keys: NDArray[np.uint64]
    bigram: NDArray[np.integer[Any]]
    node_keys: NDArray[np.uint64]
    nodes: NDArray[np.int32]
    words: NDArray[np.int32]
    word: NDArray[np.integer[Any]]
    pair_keys: NDArray[np.uint64]
    pair: NDArray[np.integer[Any]]

    @property
    def size(self) -> np.uint64:
        """How many symbols there are, 0 included."""
        return np.uint64(self.unigram.shape[1])


def load_model(folder: Path | None = None) -> SegmentationModel:
    """The model in a folder of .npy files without pickles; the one that is packed with replyscan by default.

    The files are mapped into memory, not read: a reply touches a small part of them, and processes share them.
    """
    folder = folder or Path(str(files("replyscan.segment"))) / "pkuseg"
    names = (field.name for field in fields(SegmentationModel))
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in names}
    # As plain arrays: numpy does more for each operation on an `np.memmap`.
    return SegmentationModel(**{name: np.asarray(array) for name, array in arrays.items()})
