"""A copy of a text in which full-width letters, digits and marks are plain; every character keeps its place."""

from __future__ import annotations

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDS = _WIDE | {0x3000: 0x20, 0xA0: 0x20, ord("〔"): ord("["), ord("〕"): ord("]"), ord("○"): ord("〇")}


def fold(text: str) -> str:
    """`text` with plain forms of its full-width characters and one kind of space; of the same length."""
    return text.translate(_FOLDS)
