"""The SQLite file: keys, replacement by hash, and all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from forms import EXAMPLE

from replyscan import extract
from replyscan.errors import OutputError
from replyscan.output.database import write_database
from replyscan.records import Document

DOCUMENT = extract(EXAMPLE)


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(query).fetchall()


def test_tables_hold_documents_items_and_quantities_joined_by_keys(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    write_database([DOCUMENT], path)
    (count,) = ask(path, "SELECT count(*) FROM items")[0]
    assert count == len(DOCUMENT.items)
    joined = ask(
        path,
        "SELECT d.proposal_number, i.agency, q.low, q.unit, d.date FROM quantities q "
        "JOIN items i ON (i.document, i.id) = (q.document, q.item) JOIN documents d ON d.sha256 = i.document "
        "WHERE q.text = '2600万元'",
    )
    assert joined == [("0058", "兰溪市民政局", 26_000_000, "CNY", "2024-05-20")]
    assert ask(path, "PRAGMA foreign_key_check") == []


def test_running_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    write_database([DOCUMENT], path)
    before = ask(path, "SELECT * FROM quantities ORDER BY item, position")
    write_database([DOCUMENT, DOCUMENT], path)
    assert ask(path, "SELECT count(*) FROM documents") == [(1,)]
    assert ask(path, "SELECT * FROM quantities ORDER BY item, position") == before


def test_a_document_is_known_by_its_hash_and_a_changed_file_replaces_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    moved = replace(DOCUMENT, source="moved.txt")
    changed = replace(DOCUMENT, source="moved.txt", sha256="0" * 64, items=DOCUMENT.items[:2])
    write_database([DOCUMENT], path)
    write_database([moved], path)
    assert ask(path, "SELECT source FROM documents") == [("moved.txt",)]
    write_database([changed], path)
    assert ask(path, "SELECT count(*) FROM items") == [(2,)]


def test_an_interrupted_run_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    def broken() -> Iterator[Document]:
        yield replace(DOCUMENT, sha256="1" * 64, source="other.txt")
        raise KeyboardInterrupt

    path = tmp_path / "x.sqlite"
    write_database([DOCUMENT], path)
    with pytest.raises(KeyboardInterrupt):
        write_database(broken(), path)
    assert ask(path, "SELECT sha256 FROM documents") == [(DOCUMENT.sha256,)]


def test_files_that_are_no_database_of_ours_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database at all, but long enough to be taken for a header " * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE documents (id INTEGER)")
    for path in (text, other, tmp_path / "no" / "folder.db"):
        with pytest.raises(OutputError, match="RS403"):
            write_database([DOCUMENT], path)
