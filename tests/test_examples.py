"""The tables beside the examples are what the tool prints."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from replyscan import extract, load_rules
from replyscan.output import write_documents
from replyscan.pipeline import Pipeline
from replyscan.reading import read_path
from replyscan.records import Document

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.csv"))


def _document(path: Path) -> Document:
    text = read_path(path)
    document = Pipeline(load_rules()).extract(text)
    return Document(f"examples/{path.name}", document.sha256, document.encoding, document.meta, document.items)


@pytest.mark.parametrize("table", EXAMPLES, ids=lambda path: path.stem)
def test_table_beside_an_example_is_current(table: Path) -> None:
    stream = io.StringIO()
    (reply,) = (path for path in table.parent.glob(f"{table.stem}.*") if path.suffix in (".txt", ".html"))
    write_documents([_document(reply)], stream, "csv", "")
    assert stream.getvalue() == table.read_text(encoding="utf-8")


def test_a_text_that_is_no_reply_gives_no_items_and_a_warning() -> None:
    document = extract("今天天气很好。")
    assert document.items == ()
    assert "W101" in {warning.code for warning in document.warnings}


def test_a_page_that_is_hardly_chinese_gives_no_items_and_a_warning() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    document = extract(text)
    assert document.items == ()
    assert "W101" in {warning.code for warning in document.warnings}
