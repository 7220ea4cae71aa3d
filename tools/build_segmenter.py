"""Builds src/replyscan/segment/pkuseg/ from the model inside the pkuseg 0.0.25 wheel on PyPI.

    python tools/build_segmenter.py [--wheel FILE] [--output FOLDER]

Without --wheel the wheel is fetched with pip. Its hash is checked before anything in it is opened, because the features
are a pickle. Features whose weights differ by less than THRESHOLD between tags are dropped (measured: 0.9985 of tokens
stay the same at 0.05), the rest is rounded to 1/50 and laid out for `replyscan.segment`. The same wheel gives the same
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import pickle
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from replyscan.segment.model import SCALE
from replyscan.segment.segmenter import symbol_table
from replyscan.segment.tables import lay_out

WHEEL = "pkuseg-0.0.25-cp37-cp37m-manylinux1_x86_64.whl"
WHEEL_SHA256 = "6fc2f97d0f66cc6722cf772e65dbcde1b01d8cc53b66ac4aa7bce639de79588f"
THRESHOLD = 0.05
PACKAGE = Path(__file__).resolve().parents[1] / "src" / "replyscan" / "segment"

# Where pkuseg's feature names say that the character or the pair stands (feature_extractor.pyx).
UNIGRAM_PLACES = {"c": 0, "c1": 1, "c2": 2, "c-1": 3, "c-2": 4}
BIGRAM_PLACES = {"c-1c": 0, "cc1": 1, "c-2c-1": 2}
LONGEST_WORD = 6

Weights = dict[Any, np.ndarray]


def fetch(folder: Path) -> Path:
    """Downloads the pinned wheel into `folder` with pip."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    command += ["--python-version", "37", "--platform", "manylinux1_x86_64", "-d", str(folder), "pkuseg==0.0.25"]
    subprocess.run(command, check=True)
    return folder / WHEEL


def read_wheel(path: Path) -> tuple[dict[str, Any], np.ndarray, np.ndarray, str]:
    """(features, weights by feature and tag, transitions, licence) of the wheel; stops where its hash is another."""
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != WHEEL_SHA256:
        raise SystemExit(f"{path}: sha256 is {found}, expected {WHEEL_SHA256}")
    with zipfile.ZipFile(io.BytesIO(content)) as wheel:
        features = pickle.loads(wheel.read("pkuseg/models/default/features.pkl"))
        licence = wheel.read("pkuseg-0.0.25.dist-info/LICENSE").decode()
        with np.load(io.BytesIO(wheel.read("pkuseg/models/default/weights.npz"))) as stored:
            tags, count = map(int, stored["sizes"])
            flat = stored["w"]
    return features, flat[: count * tags].reshape(count, tags), flat[count * tags :].reshape(tags, tags), licence


def symbols_of(text: str) -> tuple[str, ...]:
    """The characters of a feature name, **Num and **Letter as one each."""
    found, at = [], 0
    while at < len(text):
        for name in ("**Num", "**Letter"):
            if text.startswith(name, at):
                found.append(name)
                break
        else:
            found.append(text[at])
        at += len(found[-1])
    return tuple(found)


def split_pair(text: str, known: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The two words of a word pair feature `left*right`; the mark between them may be part of a word too."""
    best = None
    for at, character in enumerate(text):
        if character == "*" and text[:at] in known and text[at + 1 :] in known:
            left, right = symbols_of(text[:at]), symbols_of(text[at + 1 :])
            if 2 <= len(left) <= LONGEST_WORD and 2 <= len(right) <= LONGEST_WORD:
                best = (left, right)
    return best


def sort_features(
    features: dict[str, Any], weights: np.ndarray
) -> tuple[np.ndarray, Weights, Weights, Weights, Weights]:
    """(bias, unigrams, bigrams, words, pairs) of the features worth keeping, each as rows by place."""
    known = set(features["unigram"])
    unigrams: Weights = {}
    bigrams: Weights = {}
    words: Weights = {}
    pairs: Weights = {}
    bias = np.zeros(5)
    weights = weights - weights[:, :1]
    spread = np.abs(weights - weights.mean(1, keepdims=True)).max(1)
    for name, index in sorted(features["feature_to_idx"].items()):
        if name == "$$":
            bias = weights[index]
        elif spread[index] <= THRESHOLD:
            continue
        elif name.startswith("ww."):
            pair = split_pair(name[5:], known)
            if pair is not None:
                pairs.setdefault(pair, np.zeros((2, 5)))[0 if name[3] == "l" else 1] = weights[index]
                words.setdefault(pair[0], np.zeros((2, 5)))
                words.setdefault(pair[1], np.zeros((2, 5)))
        else:
            place, text = name.split(".", 1)
            if place in UNIGRAM_PLACES:
                unigrams.setdefault(text, np.zeros((5, 5)))[UNIGRAM_PLACES[place]] = weights[index]
            elif place in BIGRAM_PLACES:
                bigrams.setdefault(tuple(text.split(".", 1)), np.zeros((3, 5)))[BIGRAM_PLACES[place]] = weights[index]
            elif place in ("w1", "w-1") and 2 <= len(symbols_of(text)) <= LONGEST_WORD:
                words.setdefault(symbols_of(text), np.zeros((2, 5)))[0 if place == "w1" else 1] = weights[index]
    return bias, unigrams, bigrams, words, pairs


def encode(rows: np.ndarray) -> np.ndarray:
    """Scores of tags 1–4 in whole steps of SCALE, as small as they fit."""
    steps = np.round(rows[..., 1:] / SCALE)
    return steps.astype(np.int8 if np.abs(steps).max(initial=0) <= 127 else np.int16)


def build(features: dict[str, Any], weights: np.ndarray, transitions: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of `replyscan.segment.model.SegmentationModel`."""
    bias, unigrams, bigrams, words, pairs = sort_features(features, weights)
    names = {*unigrams, *(name for pair in bigrams for name in pair), *(name for word in words for name in word)}
    symbol = {name: number for number, name in enumerate(sorted(names), 1)}
    size = len(symbol) + 1
    unigram = np.zeros((size, 5, 5))
    for name, row in unigrams.items():
        unigram[symbol[name]] = row
    bigram_keys = np.array([symbol[left] * size + symbol[right] for left, right in bigrams], np.uint64)
    nodes: dict[tuple[int, int], int] = {}
    word_of_node: dict[int, int] = {}
    number_of = {word: number for number, word in enumerate(sorted(words), 1)}
    for word, number in number_of.items():
        node = symbol[word[0]]
        for depth, name in enumerate(word[1:]):
            node = nodes.setdefault((node + (size if depth else 0), symbol[name]), len(nodes) + 1)
        word_of_node[node] = number
    word_numbers = np.zeros(len(nodes) + 1, np.int32)
    for node, number in word_of_node.items():
        word_numbers[node] = number
    word_scores = np.zeros((len(words) + 1, 2, 5))
    for word, row in words.items():
        word_scores[number_of[word]] = row
    numbers = len(words) + 1
    pair_keys = np.array([number_of[left] * numbers + number_of[right] for left, right in pairs], np.uint64)
    node_keys = np.array([parent * size + child for parent, child in nodes], np.uint64)
    bigram_table = lay_out(bigram_keys, encode(np.array(list(bigrams.values()))).reshape(-1, 12))
    node_table = lay_out(node_keys, np.arange(1, len(nodes) + 1, dtype=np.int32))
    pair_table = lay_out(pair_keys, encode(np.array(list(pairs.values()))).reshape(-1, 8))
    return {
        "symbols": symbol_table(symbol),
        "unigram": np.ascontiguousarray(encode(unigram).astype(np.int16).transpose(1, 0, 2)),
        "bias": np.round((bias - bias[0])[1:] / SCALE).astype(np.int32),
        "transition": transitions.astype(np.float32),
        "bigram_keys": bigram_table[0].astype(np.uint32),
        "bigram": bigram_table[1],
        "node_keys": node_table[0],
        "nodes": node_table[1],
        "words": word_numbers,
        "word": encode(word_scores).reshape(-1, 8),
        "pair_keys": pair_table[0],
        "pair": pair_table[1],
    }


def main() -> None:
    """Builds the model and its licence file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="the wheel, if it is here already")
    parser.add_argument("--output", type=Path, default=PACKAGE / "pkuseg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        features, weights, transitions, licence = read_wheel(options.wheel or fetch(Path(folder)))
    arrays = build(features, weights, transitions)
    options.output.mkdir(exist_ok=True)
    for name, array in arrays.items():
        np.save(options.output / f"{name}.npy", array, allow_pickle=False)
    (options.output / "LICENSE").write_text(licence, encoding="utf-8")
    for file in sorted(options.output.glob("*.npy")):
        print(f"{file}: {file.stat().st_size:,} bytes, sha256 {hashlib.sha256(file.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
