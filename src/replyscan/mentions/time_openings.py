"""Where a time may begin: a figure with a unit of time behind it, a word that opens one, an edge of a year or month.

Nine figures of ten measure something else, and the words begin with characters that every text is full of (建 of
建党节, 国 of 国庆): all of them are seen off in one pass here, before the pattern of times is tried.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from replyscan.late_pattern import late_pattern

HAN = "零〇一二两三四五六七八九十几"
_DASHES = r"—–\-~至到"
_UNITS = "年月天日周季工自星"
# What stands behind the figure of a time: its unit, or the other end of 2023—2025年, 2024.01—2024.06, 2025-05-19.
_BEHIND_FIGURE = rf" ?(?:[{_UNITS}{_DASHES}]|个[{_UNITS}]|多年)"
_FIGURE = rf"\d{{1,4}}{_BEHIND_FIGURE}|\d{{4}} ?[./、和]|[{HAN}]{{1,4}}{_BEHIND_FIGURE}"
_EDGES = rf"年[底末初]|元月|月[底末]|第[一二三四1-4][个季{_DASHES}]|前[{HAN}\d]"


def time_openings(words: Collection[str], plans: Collection[str]) -> re.Pattern[str]:
    """A pattern of one character: that on which a time may begin.

    `words` are all that may open one, `plans` those of them that may stand in quotation marks.
    """
    firsts = _one_of(word[0] for word in words)
    starts = rf"[\d{HAN}年月元前第“\"{firsts}]"
    pieces = [_FIGURE, _EDGES]
    if plans:
        pieces.append(rf"[“\"][{_one_of(word[0] for word in plans)}]")
    longer = [word for word in words if len(word) > 1]
    if longer:
        pieces.append(f"[{_one_of(word[0] for word in longer)}][{_one_of(word[1] for word in longer)}]")
    short = [word for word in words if len(word) == 1]
    if short:
        # Behind an opener of one character (到, 近) stands what begins a time itself.
        pieces.append(rf"[{_one_of(short)}]的? ?(?:{_FIGURE}|[年月元前第“\"{firsts}])")
    inside_run = rf"(?<=\d)\d|(?<=[{HAN}])[{HAN}]"
    return late_pattern(rf"{starts}(?<=(?!{inside_run})(?={'|'.join(pieces)})[\s\S])")


def _one_of(characters: Iterable[str]) -> str:
    """The inside of a class of characters."""
    return re.escape("".join(sorted(set(characters))))
