"""The tables beside the examples are what the tool prints."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from replyscan import extract, load_rules
from replyscan.output import write_documents
from replyscan.pipeline import Pipeline
from replyscan.reading import read_path

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.csv"))


@pytest.mark.parametrize("table", EXAMPLES, ids=lambda path: path.stem)
def test_table_beside_an_example_is_current(table: Path) -> None:
    stream = io.StringIO()
    (reply,) = (path for path in table.parent.glob(f"{table.stem}.*") if path.suffix in (".txt", ".html"))
    document = Pipeline(load_rules()).extract(read_path(reply))
    write_documents([replace(document, source=f"examples/{reply.name}")], stream, "csv", "")
    assert _rows(stream.getvalue()) == _rows(table.read_text(encoding="utf-8"))


def _rows(written: str) -> list[dict[str, str]]:
    """Rows without the name of the rules, which changes with every rule; the same rows come of them."""
    rows = list(csv.DictReader(io.StringIO(written)))
    assert all(re.fullmatch(r"builtin@\w+", row.pop("rule_set")) for row in rows)
    return rows


def test_a_text_that_is_no_reply_gives_no_items_and_a_warning() -> None:
    document = extract("今天天气很好。")
    assert document.items == ()
    assert "W101" in {warning.code for warning in document.warnings}


def test_a_page_that_is_hardly_chinese_gives_no_items_and_a_warning() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    document = extract(text)
    assert document.items == ()
    assert "W101" in {warning.code for warning in document.warnings}
