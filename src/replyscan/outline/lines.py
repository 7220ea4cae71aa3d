"""The lines of a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What web pages put before the items of a list, and between a number and the title behind it.
BULLETS = "•·●○◆◇■□*-—－ \u3000"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its outer white space; `text` is folded."""

    start: int
    end: int
    text: str


def lines_of(folded: str) -> list[Line]:
    """The lines of a folded text that are not blank, in order."""
    return [
        Line(match.start(1), match.end(1), match.group(1))
        for match in re.finditer(r"^[ \t\r]*(\S(?:[^\n]*\S)?)", folded, re.M)
    ]
