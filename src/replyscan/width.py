"""Text as wide as a terminal shows it: a Chinese character takes two places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_WIDE = "\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—"
# A figure stays whole with its unit; no line begins with a mark that closes or ends with one that opens.
_FIGURE = "[0-9０-９][0-9０-９.,，:：]*[0-9０-９]?[%％]?[余多千百万亿]{0,4}(?:元|人次|平方米|公里|[\u4e00-\u9fff])?"
_PIECE = (
    rf"\s+|[（《“‘【〔\[(]*(?:{_FIGURE}|[^\s（《“‘【〔{_WIDE}0-9]+|[{_WIDE}])[，。；：、）》”’】〕？！….,;:)\]]*|\S"
)


def width_of(text: str) -> int:
    """The number of places that `text` takes in a terminal."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def padded(text: str, width: int) -> str:
    """`text` with spaces up to `width` places."""
    return text + " " * max(0, width - width_of(text))


def narrowest(text: str) -> int:
    """The width below which something of `text` that stays together would be cut."""
    return max((width_of(match.group()) for match in re.finditer(_PIECE, text)), default=0)


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` places; Chinese may break between any two characters, other words may not."""
    lines, line = [], ""
    for piece in _pieces(text, width):
        if line and width_of(line) + width_of(piece) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() or not lines else ""
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """What stays together; words that are wider than a line are cut."""
    for match in re.finditer(_PIECE, text):
        piece = " " if match.group().isspace() else match.group()
        while width_of(piece) > width:
            cut = next(at for at in range(len(piece), 0, -1) if width_of(piece[:at]) <= width or at == 1)
            yield piece[:cut]
            piece = piece[cut:]
        if piece:
            yield piece
