"""Values → the text of a cell that no spreadsheet runs as a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from replyscan.late_pattern import late_pattern
from replyscan.output.columns import Cell

# What makes a spreadsheet read a cell as a formula: the signs, their full-width forms (which East Asian editions take
# alike), and control characters, behind which a sign may stand. OWASP, "CSV Injection".
_RUN = late_pattern(r"[=+\-@＝＋－＠\x00-\x1f\x7f]")
_NUMBER = late_pattern(r"-?\d+(?:\.\d+)?")


def neutral(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet could run it; numbers stay numbers."""
    return "'" + text if _RUN.match(text) and not _NUMBER.fullmatch(text) else text


def written(cell: Cell, *, raw: bool = False) -> str:
    """A value as the text of a cell: days in ISO form, numbers in plain digits, nothing as ""."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell if raw else neutral(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
