"""Tables pasted as text: the row of headings tells nothing, and the rows below it are lines of the letter."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern

# What parts the cells of a row.
_CELL_BORDER = late_pattern(r"\t+|\s*[|｜]\s*|　+| {2,}")
_FEWEST_CELLS, _LONGEST_HEADING = 3, 8


def is_table_head(line: str, following: str) -> bool:
    """Whether `line` names the columns of the row `following` (序号　项目　完成时间): short cells without a figure."""
    cells = _cells(line)
    if len(cells) < _FEWEST_CELLS or re.search(r"\d", line):
        return False
    short = all(len(cell) <= _LONGEST_HEADING and cell.isalpha() for cell in cells)
    return short and len(_cells(following)) == len(cells) and re.search(r"\d", following) is not None


def _cells(line: str) -> list[str]:
    return [cell for cell in _CELL_BORDER.split(line.strip()) if cell]
