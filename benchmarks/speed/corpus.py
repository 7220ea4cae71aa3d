"""A corpus of any size made of the example replies: letters of usual length whose paragraphs and figures vary."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A reply of usual length has two to three thousand characters.
PARAGRAPHS = 24
_FIGURE = re.compile(r"(?<![\d.〔])[1-9]\d{0,2}(?=[个项家人名次户条]|万元|亿元|%)")


def sources() -> list[list[str]]:
    """The lines of the replies that come with the repository."""
    files = sorted([*ROOT.glob("examples/*.txt"), *ROOT.glob("tests/gold/*.txt")])
    return [file.read_text("utf-8").splitlines() for file in files]


def letters(size: int, seed: int = 1) -> Iterator[str]:
    """Replies of about `size` bytes of UTF-8 in all: heads and ends as they are, paragraphs mixed, figures changed."""
    chance = random.Random(seed)
    replies = sources()
    paragraphs = [line for reply in replies for line in reply[4:-3] if len(line) > 40]
    written = 0
    while written < size:
        frame = chance.choice(replies)
        body = "\n".join(chance.sample(paragraphs, PARAGRAPHS))
        body = _FIGURE.sub(lambda _: str(chance.randint(2, 999)), body)
        letter = "\n".join([*frame[:4], body, *frame[-3:], ""])
        written += len(letter.encode())
        yield letter


def write_corpus(folder: Path, size: int) -> int:
    """Writes the letters as files, thousands to a folder; returns how many bytes they are."""
    written = 0
    for number, letter in enumerate(letters(size)):
        place = folder / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        content = letter.encode()
        (place / f"{number:06}.txt").write_bytes(content)
        written += len(content)
    return written
