"""The numpy decoder with the pruned model cuts as the stock pkuseg decoder does with the whole one."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from replyscan.segment import Segmenter

# Written by tools/record_stock_words.py: a line of text a line, a space between the stock decoder's words.
RECORDED = Path(__file__).parent / "specs" / "stock_words.txt"
AGREEMENT = 0.997


def edges(words: list[str]) -> set[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return set(zip([0, *ends], ends, strict=False))


def test_words_agree_with_the_stock_decoder() -> None:
    lines = [line.split() for line in RECORDED.read_text("utf-8").splitlines()]
    stock = edges([word for line in lines for word in line])
    ours = edges(Segmenter().cut("\n".join("".join(line) for line in lines)))
    agreement = 2 * len(stock & ours) / (len(stock) + len(ours))
    assert len(stock) > 5000
    assert agreement >= AGREEMENT
