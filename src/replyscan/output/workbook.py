"""An Excel workbook: a sheet of items, one of quantities, one of documents (XlsxWriter)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any

from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.output.cells import written
from replyscan.output.columns import DOCUMENT_COLUMNS, ITEM_COLUMNS, QUANTITY_COLUMNS, Cell, Column, Row
from replyscan.output.rows import Layout, headings, in_order, item_rows, picked, quantity_rows
from replyscan.records import Document
from replyscan.width import width_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = {"text": 48, "title": 40, "source": 28, "object": 28, "section": 28, "subject": 32, "agency": 22,
           "issuers": 22, "co_agencies": 22, "documents": 28, "metrics": 18, "metric_names": 18, "amounts": 18,
           "quantity": 18, "name": 18, "time": 16, "doc_number": 20, "addressees": 20, "warnings": 40, "date": 12,
           "published": 12, "time_start": 12, "time_end": 12, "rules": 32, "rule_set": 22, "generator": 16}  # fmt: skip
_WIDTH = 14
# Names of files and what is for machines is never wrapped: a row would be as high as a hash is long.
_ON_ONE_LINE = ("source", "sha256", "rules", "rule_set", "generator", "url")
# The height of a line and the most that a row may have, in points.
_LINE, _HIGHEST = 15, 405
_MOST_ROWS = 1_048_576
_LONGEST_CELL = 32_767
# Excel keeps fifteen digits of a number; a longer one is written as text, so that none is changed.
_DIGITS = 15
_NAMES = {False: ("items", "quantities", "documents"), True: ("事项", "数量", "文件")}


def write_xlsx(documents: Iterable[Document], stream: IO[bytes], layout: Layout) -> None:
    """Writes the workbook. The same documents give the same bytes. Raises OutputError over Excel's number of rows."""
    import xlsxwriter

    book = xlsxwriter.Workbook(stream, {"constant_memory": not layout.sort, "default_date_format": "yyyy-mm-dd"})
    # The day of creation would make every run's bytes differ.
    book.set_properties({"created": datetime(2000, 1, 1), "title": "replyscan"})
    names = _NAMES[layout.chinese]
    items = _Sheet(book, names[0], picked(ITEM_COLUMNS, layout, () if layout.long else layout.fields), layout)
    figures = _Sheet(book, names[1], picked(QUANTITY_COLUMNS, layout, layout.fields if layout.long else ()), layout)
    replies = _Sheet(book, names[2], DOCUMENT_COLUMNS, layout)
    if layout.long:
        figures.sheet.activate()
    _fill(documents, items, figures, replies, layout)
    for sheet in (items, figures, replies):
        sheet.close()
    book.close()


def _fill(documents: Iterable[Document], items: _Sheet, figures: _Sheet, replies: _Sheet, layout: Layout) -> None:
    kept: list[Document] = []
    for document in documents:
        replies.add(Row(document))
        if layout.sort:
            kept.append(document)
            continue
        items.add_all(item_rows([document]))
        figures.add_all(quantity_rows([document]))
    if layout.sort:
        items.add_all(_sorted(item_rows(kept), ITEM_COLUMNS, layout))
        figures.add_all(_sorted(quantity_rows(kept), QUANTITY_COLUMNS, layout))


def _sorted(rows: Iterator[Row], columns: tuple[Column, ...], layout: Layout) -> Iterator[Row]:
    known = {column.name for column in columns}
    return in_order(rows, columns, [key for key in layout.sort if key.removeprefix("-") in known])


class _Sheet:
    """One sheet, filled from the top."""

    def __init__(self, book: Workbook, name: str, columns: tuple[Column, ...], layout: Layout) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self._name = name
        self._columns = columns
        self._raw = layout.raw_cells
        self._next = 1
        self._book = book
        self._formats: dict[str, Format] = {}
        heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF7", "valign": "top"})
        body, line = (book.add_format({"text_wrap": wrap, "valign": "top"}) for wrap in (True, False))
        self.sheet.freeze_panes(1, 0)
        for number, (column, title) in enumerate(zip(columns, headings(columns, layout), strict=True)):
            # The button of the filter takes the place of two letters.
            width = max(_WIDTHS.get(column.name, _WIDTH), width_of(title) + 3)
            self.sheet.set_column(number, number, width)
            self.sheet.write_string(0, number, title, heading)
        self._wrapped = {number: _WIDTHS.get(column.name, _WIDTH) for number, column in enumerate(columns)
                         if column.kind == "text" and column.name not in _ON_ONE_LINE}  # fmt: skip
        self._bodies = [line if column.name in _ON_ONE_LINE else body for column in columns]

    def add_all(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        if self._next >= _MOST_ROWS:
            reason = say("the sheet {name!r} has more rows than Excel can hold; write .csv, .parquet or .sqlite.",
                         name=self._name)  # fmt: skip
            raise OutputError("RS404", reason)
        cells = [column.value(row) for column in self._columns]
        # Not every program makes a row as high as its wrapped text when it opens the file.
        lines = max((_lines(cells[number], width) for number, width in self._wrapped.items()), default=1)
        if lines > 1:
            self.sheet.set_row(self._next, min(lines * _LINE, _HIGHEST))
        for number, cell in enumerate(cells):
            self._write(number, cell)
        self._next += 1

    def close(self) -> None:
        """Puts a filter on the headings."""
        self.sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._columns) - 1)

    def _write(self, number: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, date):
            self.sheet.write_datetime(
                self._next, number, datetime(cell.year, cell.month, cell.day), self._format("date")
            )
        elif isinstance(cell, str) or len(written(cell).replace(".", "").strip("-0")) > _DIGITS:
            text = written(cell, raw=self._raw)
            self.sheet.write_string(self._next, number, _short(text), self._bodies[number])
        else:
            decimals = len(written(cell).partition(".")[2])
            self.sheet.write_number(self._next, number, cell, self._format("0" + "." * bool(decimals) + "0" * decimals))

    def _format(self, form: str) -> Format:
        if form not in self._formats:
            properties: dict[str, Any] = {"valign": "top", "num_format": "yyyy-mm-dd" if form == "date" else form}
            self._formats[form] = self._book.add_format(properties)
        return self._formats[form]


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column of `width` digits; a Chinese character is as wide as two."""
    if not isinstance(cell, str) or (len(cell) * 2 <= width and "\n" not in cell):
        return 1
    return sum(-(-(len(line) + len(line.encode())) // 2 // (width - 1)) or 1 for line in cell.split("\n"))


def _short(text: str) -> str:
    """Excel holds no more in a cell; what is cut off says so."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + "…"
