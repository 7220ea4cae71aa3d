"""Rows and columns: CSV, TSV, Excel, Parquet, Markdown and pandas hold the same values in each one's own types."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from forms import EXAMPLE

import replyscan
from replyscan import extract
from replyscan.errors import UsageError
from replyscan.output import FORMATS, Layout, Selection, write_bytes, write_documents, write_file
from replyscan.output.cells import neutral
from replyscan.output.columns import ITEM_COLUMNS, QUANTITY_COLUMNS
from replyscan.output.selection import read_amount, read_day, read_statuses
from replyscan.records import Document

DOCUMENT = replace(extract(EXAMPLE), source="lanxi.txt")
LONG_FIGURES = replace(DOCUMENT, source="再议\n“甲,乙”.txt", items=DOCUMENT.items[:3])
RISKY = ["=1+1", "+8610", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1+1", "＋1", "－1", "＠a"]


def rows(form: str, layout: Layout, *documents: Document) -> list[list[str]]:
    """The cells that a CSV reader finds in what is written."""
    stream = io.StringIO(newline="")
    write_documents(documents or (DOCUMENT,), stream, form, "", layout)
    stream.seek(0)
    return list(csv.reader(stream, delimiter="\t" if form == "tsv" else ","))


def book(layout: Layout, *documents: Document) -> dict[str, list[list[object]]]:
    """The cells of each sheet that openpyxl finds in the workbook."""
    import openpyxl

    stream = io.BytesIO()
    write_bytes(documents or (DOCUMENT,), stream, "xlsx", layout)
    stream.seek(0)
    loaded = openpyxl.load_workbook(stream)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in loaded}


def with_object(text: str) -> Document:
    """The document with `text` as the object of its first item."""
    first = DOCUMENT.items[0]
    assert first.object is not None
    return replace(DOCUMENT, items=(replace(first, object=replace(first.object, text=text)), *DOCUMENT.items[1:]))


def as_cell(value: object) -> str:
    """A value of a workbook as CSV would write it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


@pytest.mark.parametrize("long", [False, True])
def test_csv_tsv_and_the_workbook_hold_the_same_cells(long: bool) -> None:
    layout = Layout(long=long)
    sheet = book(layout)["quantities" if long else "items"]
    assert rows("csv", layout) == rows("tsv", layout) == [list(map(as_cell, row)) for row in sheet]


# What LibreOffice is told of a CSV file: commas, quotation marks, UTF-8; all sheets, each in a file of its own.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def convert(file: Path, form: str, *options: str) -> None:
    """Has LibreOffice write `file` as `form` beside it, without any settings of the user's."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", form, "--outdir", file.parent, file]
    done = subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert b"Error" not in done.stdout + done.stderr


@needs_libreoffice
@pytest.mark.parametrize("chinese", [False, True])
def test_libreoffice_reads_every_sheet_of_the_workbook_as_its_csv(tmp_path: Path, chinese: bool) -> None:
    layout = Layout(chinese=chinese)
    write_file([DOCUMENT, LONG_FIGURES], tmp_path / "x.xlsx", FORMATS["xlsx"], "", layout)
    convert(tmp_path / "x.xlsx", AS_CSV)
    items, quantities, documents = ("事项", "数量", "文件") if chinese else ("items", "quantities", "documents")
    for sheet, wanted in ((items, layout), (quantities, replace(layout, long=True))):
        with (tmp_path / f"x-{sheet}.csv").open(encoding="utf-8", newline="") as stream:
            assert list(csv.reader(stream)) == rows("csv", wanted, DOCUMENT, LONG_FIGURES)
    with (tmp_path / f"x-{documents}.csv").open(encoding="utf-8", newline="") as stream:
        assert "0058" in list(csv.reader(stream))[1]


@needs_libreoffice
def test_a_csv_file_with_its_mark_opens_as_utf8_with_every_cell_in_its_place(tmp_path: Path) -> None:
    """As by a double click: WPS and Excel go by the byte order mark, so LibreOffice is told nothing but the commas."""
    import openpyxl

    write_file([DOCUMENT], tmp_path / "x.csv", FORMATS["csv"], "", bom=True)
    convert(tmp_path / "x.csv", "xlsx", "--infilter=CSV:44,34")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    wanted = rows("csv", Layout())
    assert [len(row) for row in cells] == [len(row) for row in wanted]
    assert [cell or "" for cell in column(cells, "agency")] == column(wanted, "agency")
    assert column(cells, "text") == column(wanted, "text")


def test_the_workbook_has_numbers_days_and_text_with_leading_zeros() -> None:
    items = book(Layout())["items"]
    documents = book(Layout())["documents"]
    first = dict(zip(items[0], items[2], strict=True))
    assert first["amount_low"] == 26_000_000
    assert first["date"] == datetime(2024, 5, 20)
    assert first["proposal_number"] == "0058"
    assert dict(zip(documents[0], documents[1], strict=True))["item_count"] == len(DOCUMENT.items)


def test_the_workbook_is_formatted() -> None:
    import openpyxl

    stream = io.BytesIO()
    write_bytes([DOCUMENT], stream, "xlsx", Layout(chinese=True))
    loaded = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    assert loaded.sheetnames == ["事项", "数量", "文件"]
    sheet = loaded["事项"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    assert sheet["A1"].font.bold
    widths = {column: sheet.column_dimensions[column].width for column in ("A", "C")}
    assert widths["A"] > widths["C"] > 10


def test_the_same_documents_give_the_same_workbook() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_bytes([DOCUMENT], first, "xlsx", Layout())
    write_bytes([DOCUMENT], second, "xlsx", Layout())
    assert first.getvalue() == second.getvalue()


def test_numbers_longer_than_excel_keeps_are_written_out() -> None:
    amount = replace(DOCUMENT.items[1].amounts[0], low=12_345_678_901_234_567, high=Decimal("0.1234567890123456789"))
    document = replace(DOCUMENT, items=(replace(DOCUMENT.items[1], amounts=(amount,)),))
    for cells in (book(Layout(), document)["items"], rows("csv", Layout(), document)):
        row = dict(zip(cells[0], cells[1], strict=True))
        assert (row["amount_low"], row["amount_high"]) == ("12345678901234567", "0.1234567890123456789")


@pytest.mark.parametrize("text", RISKY)
def test_cells_that_a_spreadsheet_would_run_are_neutralised_unless_raw(text: str) -> None:
    for form in ("csv", "tsv"):
        assert column(rows(form, Layout(), with_object(text)), "object")[0] == "'" + text
        assert column(rows(form, Layout(raw_cells=True), with_object(text)), "object")[0] == text
    if "\x00" not in text:
        cell = column(book(Layout(), with_object(text))["items"], "object")[0]
        assert str(cell).startswith("'")


@pytest.mark.parametrize("text", ["-5", "-0.25", "资金=50", "2024-05-20", "", "12"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


def column(cells: list[list[str]] | list[list[object]], name: str) -> list[object]:
    """One column without its heading."""
    place = list(cells[0]).index(name)
    return [row[place] for row in cells[1:]]


def test_fields_choose_and_order_columns_and_headings_may_be_chinese() -> None:
    layout = Layout(fields=("verb", "agency", "sha256"), chinese=True)
    found = rows("csv", layout)
    assert found[0] == ["动作", "责任单位", "文件哈希"]
    assert found[1][0] == "出台"
    assert re.fullmatch("[0-9a-f]{64}", found[1][2])


def test_all_fields_can_be_had_and_unknown_ones_are_named_with_the_nearest() -> None:
    assert rows("csv", Layout(fields=("all",)))[0] == [column.name for column in ITEM_COLUMNS]
    with pytest.raises(UsageError, match="'agency'"):
        rows("csv", Layout(fields=("agancy",)))


@pytest.mark.parametrize("columns", [ITEM_COLUMNS, QUANTITY_COLUMNS])
def test_names_of_columns_are_there_in_both_languages_and_once(columns: tuple[object, ...]) -> None:
    for names in ([c.name for c in columns], [c.chinese for c in columns]):  # type: ignore[attr-defined]
        assert len(set(names)) == len(names)
        assert all(names)


def test_rows_are_sorted_across_documents_with_empty_cells_last() -> None:
    other = replace(DOCUMENT, source="other.txt")
    found = rows("csv", Layout(sort=("-amount_high", "source")), DOCUMENT, other)
    amounts = [cell for cell in column(found, "amount_high") if cell]
    assert amounts == sorted(amounts, key=lambda cell: -float(str(cell)))
    assert column(found, "source")[:2] == ["lanxi.txt", "other.txt"]
    assert column(found, "amount_high")[len(amounts)] == ""


def test_a_long_table_has_a_row_for_each_figure() -> None:
    figures = rows("csv", Layout(long=True))
    assert column(figures, "quantity").count("2600万元") == 1
    assert dict(zip(figures[0], figures[1], strict=True))["low"] == "26000000"


def test_parquet_has_types(tmp_path: Path) -> None:
    import pyarrow.parquet

    path = tmp_path / "x.parquet"
    write_file([DOCUMENT], path, FORMATS["parquet"], "")
    table = pyarrow.parquet.read_table(path)
    assert table.num_rows == len(DOCUMENT.items)
    assert str(table.schema.field("amount_low").type) == "double"
    assert str(table.schema.field("start").type) == "int64"
    assert str(table.schema.field("proposal_number").type) == "string"
    assert table["date"][0].as_py() == date(2024, 5, 20)


def test_parquet_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from replyscan.errors import OutputError

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"replyscan\[parquet\]"):
        write_bytes([DOCUMENT], io.BytesIO(), "parquet")


def test_a_frame_has_types_and_a_row_for_each_item() -> None:
    frame = DOCUMENT.to_frame()
    assert list(frame["verb"]) == [item.verb.text if item.verb else "" for item in DOCUMENT.items]
    assert frame["amount_low"].max() == 26_000_000
    assert str(frame["start"].dtype) == "Int64"
    assert frame["time_end"].dropna().iloc[0].year == 2023
    assert "数量原文" in DOCUMENT.to_frame(long=True, chinese=True).columns
    assert list(replace(DOCUMENT, items=()).to_frame().columns) == list(frame.columns)


def test_markdown_is_one_line_a_row_with_its_signs_escaped() -> None:
    stream = io.StringIO()
    write_documents([with_object("甲|乙\n*丙*")], stream, "md", "", Layout())
    mark, _, *lines = stream.getvalue().splitlines()
    assert mark == f"<!-- replyscan {replyscan.__version__} -->"
    assert lines[0].startswith("## 关于市政协")
    assert r"甲\|乙\*丙\*" in lines[4]
    assert len(lines) == 4 + len(DOCUMENT.items)


# --- what is kept --------------------------------------------------------------------------------------------------


def kept(selection: Selection) -> list[str]:
    return [item.text for document in selection.apply([DOCUMENT]) for item in document.items]


def test_items_are_chosen_by_status_agency_and_amount() -> None:
    declined = kept(Selection(statuses=frozenset({"declined"})))
    assert len(declined) == 1
    assert all(
        "卫生健康委" in text or "医养结合" in text or "巡诊" in text
        for text in kept(Selection(agencies=("卫生健康委",)))
    )
    assert kept(Selection(least_amount=Decimal(10_000_000))) == ["安排专项资金2600万元"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024", None, 1),
        ("2024-06", None, 0),
        (None, "2024-05", 1),
        (None, "2024-05-19", 0),
        ("2024-05-20", "2024-05-20", 1),
        ("2024年5月20日", "2024/5/20", 1),
        ("2024年6月", None, 0),
        (None, "2024年5月", 1),
        (None, "2024.5.19", 0),
    ],
)
def test_documents_are_chosen_by_their_day(since: str | None, until: str | None, found: int) -> None:
    first = read_day(since, last=False) if since else None
    last = read_day(until, last=True) if until else None
    assert len(list(Selection(since=first, until=last).apply([DOCUMENT]))) == found


@pytest.mark.parametrize(("written", "amount"), [("5000000", 5_000_000), ("500万", 5_000_000), ("1.5亿元", 150_000_000),
                                                 ("1,000", 1000)])  # fmt: skip
def test_amounts_are_read_as_digits_or_as_replies_write_them(written: str, amount: int) -> None:
    assert read_amount(written) == amount


@pytest.mark.parametrize("written", ["", "many", "5所", "inf", "2024年"])
def test_other_words_are_no_amount(written: str) -> None:
    with pytest.raises(UsageError, match="RS106"):
        read_amount(written)


def test_other_words_are_no_status_and_no_day() -> None:
    assert read_statuses(["done, planned", "declined"]) == {"done", "planned", "declined"}
    with pytest.raises(UsageError, match="RS105"):
        read_statuses(["finished"])
    with pytest.raises(UsageError, match="RS107"):
        read_day("2024-13", last=False)
