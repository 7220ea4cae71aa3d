"""A SQLite file: tables documents, items and quantities with keys; a document known by its hash is replaced."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from replyscan import __version__
from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.output.columns import quantities
from replyscan.records import Document, Item, Quantity

# Raised when a table changes in a way that old files cannot follow.
DATABASE_VERSION = 1
TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    sha256 TEXT PRIMARY KEY, source TEXT NOT NULL, encoding TEXT, url TEXT, title TEXT, doc_number TEXT, session TEXT,
    proposal_number TEXT, proposal_kind TEXT, subject TEXT, addressees TEXT, issuers TEXT, date TEXT, published TEXT,
    handling_class TEXT, generator TEXT NOT NULL, rule_set TEXT, warnings TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS items (
    document TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE, id TEXT NOT NULL, position INTEGER NOT NULL,
    status TEXT NOT NULL, strength TEXT NOT NULL, agency TEXT, agency_text TEXT, agency_source TEXT NOT NULL,
    co_agencies TEXT NOT NULL, verb TEXT, action_class TEXT, object TEXT, modifiers TEXT NOT NULL, time TEXT,
    time_start TEXT, time_end TEXT, time_kind TEXT, documents TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, core INTEGER NOT NULL, rules TEXT NOT NULL,
    PRIMARY KEY (document, id)
);
CREATE TABLE IF NOT EXISTS quantities (
    document TEXT NOT NULL, item TEXT NOT NULL, position INTEGER NOT NULL, role TEXT NOT NULL, kind TEXT NOT NULL,
    name TEXT, text TEXT NOT NULL, low NUMERIC, high NUMERIC, unit TEXT NOT NULL, per TEXT, bound TEXT NOT NULL,
    start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, PRIMARY KEY (document, item, position),
    FOREIGN KEY (document, item) REFERENCES items (document, id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS documents_source ON documents (source);
CREATE INDEX IF NOT EXISTS items_agency ON items (agency, status);
CREATE INDEX IF NOT EXISTS quantities_unit ON quantities (unit, high);
"""


def write_database(documents: Iterable[Document], path: Path) -> None:
    """Puts `documents` into the file at `path` in one transaction: all of them are there afterwards, or none.

    A document of the same hash, or an older text of the same source, is replaced. Lists are JSON arrays. Raises
    OutputError where the file is no database of ours or cannot be written.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            _check_version(connection, path)
            # The tables are made in the transaction too, so that an interrupted first run leaves nothing behind.
            connection.isolation_level = None
            connection.execute("BEGIN IMMEDIATE")
            for statement in filter(str.strip, TABLES.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {DATABASE_VERSION}")
            for document in documents:
                _put(connection, document)
            connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        reason = say("{name}: cannot be written as a database ({reason}).", name=path, reason=error)
        raise OutputError("RS403", reason) from None


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version not in (0, DATABASE_VERSION) or (version == 0 and tables & {"documents", "items", "quantities"}):
        reason = say("{name}: is a database of another kind or version; choose another file.", name=path)
        raise OutputError("RS403", reason)


def _put(connection: sqlite3.Connection, document: Document) -> None:
    header = document.meta
    connection.execute("DELETE FROM documents WHERE sha256 = ? OR source = ?", (document.sha256, document.source))
    row = (
        document.sha256, document.source, document.encoding, document.url, header.title, header.doc_number,
        header.session, header.proposal_number, header.proposal_kind, header.subject, _list(header.addressees),
        _list(header.issuers), _day(header.date), _day(header.published), header.handling_class,
        f"replyscan {__version__}", document.rules, _list(warning.message for warning in document.warnings),
    )  # fmt: skip
    _insert(connection, "documents", row)
    for position, item in enumerate(document.items):
        _insert(connection, "items", (document.sha256, item.id, position, *_item(item)))
        for place, quantity in enumerate(quantities(item)):
            role = "amount" if quantity in item.amounts else "metric"
            _insert(connection, "quantities", (document.sha256, item.id, place, role, *_quantity(quantity)))


def _insert(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> None:
    connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _item(item: Item) -> tuple[object, ...]:
    time = item.time
    return (
        item.status, item.strength, item.agency.canonical, item.agency.text, item.agency.source,
        _list(partner.canonical for partner in item.co_agencies), item.verb.text if item.verb else None,
        item.action_class, item.object.text if item.object else None, _list(item.modifiers),
        time.text if time else None, _day(time.start) if time else None, _day(time.end) if time else None,
        time.kind if time else None, _list(reference.title for reference in item.documents), _list(item.section),
        item.text, item.start, item.end, int(item.core), _list(item.rules),
    )  # fmt: skip


def _quantity(quantity: Quantity) -> tuple[object, ...]:
    return (
        quantity.kind, quantity.name, quantity.text, _number(quantity.low), _number(quantity.high), quantity.unit,
        quantity.per, quantity.bound, quantity.start, quantity.end,
    )  # fmt: skip


def _number(value: int | Decimal | None) -> int | float | None:
    """SQLite's own numbers: whole ones to 64 bits, others as binary fractions."""
    if value is None:
        return None
    whole = int(value)
    return whole if value == whole and abs(whole) < 2**63 else float(value)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _list(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
