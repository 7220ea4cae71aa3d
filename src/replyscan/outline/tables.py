"""Tables pasted as text: the row of headings tells nothing, and the rows below it are lines of the letter."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern

# What parts the cells of a row.
_CELL_BORDER = late_pattern(r"\t+|\s*[|｜]\s*|　+| {2,}")
_DIGIT = late_pattern(r"\d")
# 表1 2024年设施建设情况, 图2：位置示意图
_CAPTION = late_pattern(r"附?[表图]\s?[\d一二三四五六七八九十]{1,2}(?:-\d{1,2})?[ \u3000：:.．、]+[^，。；]{2,36}")
_COLUMNS = late_pattern(r"序号[ \u3000\t]+[^，。；：]{2,60}")
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


def is_caption(line: str) -> bool:
    """Whether `line` is the caption of a table or picture, or the row of headings that begins with 序号."""
    return line[0] in "附表图序" and bool(_CAPTION.fullmatch(line) or _COLUMNS.fullmatch(line))


def _cells(line: str) -> list[str]:
    return [cell for cell in _CELL_BORDER.split(line.strip()) if cell]
