"""Tables pasted as text: the row of headings tells nothing, and the rows below it are lines of the letter."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern

# What parts the cells of a row.
_CELL_BORDER = late_pattern(r"\t+|\s*[|｜]\s*|　+| {2,}")
_DIGIT = late_pattern(r"\d")
# What stands in no name of a column.
_TELLS = late_pattern(r"[\d，。]")
_FEWEST_CELLS, _LONGEST_HEADING = 3, 8


def is_table_head(line: str, following: str) -> bool:
    """Whether `line` names the columns of the row `following` (序号　项目　完成时间): short cells without a figure."""
    if _TELLS.search(line):
        return False
    cells = _cells(line)
    if len(cells) < _FEWEST_CELLS:
        return False
    short = all(len(cell) <= _LONGEST_HEADING and cell.isalpha() for cell in cells)
    return short and len(_cells(following)) == len(cells) and _DIGIT.search(following) is not None


def _cells(line: str) -> list[str]:
    return [cell for cell in _CELL_BORDER.split(line.strip()) if cell]
