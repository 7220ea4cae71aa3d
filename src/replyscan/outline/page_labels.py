"""Labels of the fields that a web page or a form prints round a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from replyscan.late_pattern import late_pattern


def label_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the labels, with the spaces that printers put into them, and the mark behind (：, ］, |).

    The value may stand in the next line, behind the mark of a list. A label of two characters (日期) is the end of many
    words and stands alone.
    """
    ordered = sorted(words, key=len, reverse=True)
    spaced = (r"[ \t]*".join(map(re.escape, word)) for word in ordered)
    alone = (
        f"(?<![\\u4e00-\\u9fff]){form}" if len(word) < 3 else form for word, form in zip(ordered, spaced, strict=True)
    )
    return late_pattern(rf"(?:{'|'.join(alone)})\s*[\])】]?\s*:?[\s|]*(?:[•·\-]\s+)?")
