"""One module that puts documents on a stream in the format asked for."""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from replyscan.errors import OutputError
from replyscan.output.plain import document_entry, envelope
from replyscan.output.rows import ITEM_COLUMNS, LONG_COLUMNS, item_rows, quantity_rows
from replyscan.records import Document

FORMATS = ("json", "jsonl", "csv", "table")
# A cell that begins with one of these would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_documents(
    documents: Iterable[Document],
    stream: IO[str],
    form: str,
    rules: str,
    *,
    long: bool = False,
    with_text: bool = False,
) -> None:
    """Writes `documents` to `stream` as `form` (one of FORMATS).

    `long` gives a row for each quantity in tables; `with_text` puts the text that the offsets refer to into JSON.
    """
    if form == "json":
        json.dump(envelope(documents, rules, with_text=with_text), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
    elif form == "jsonl":
        for document in documents:
            stream.write(json.dumps(document_entry(document, with_text=with_text), ensure_ascii=False) + "\n")
            stream.flush()
    elif form == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(LONG_COLUMNS if long else ITEM_COLUMNS)
        for document in documents:
            for row in quantity_rows(document) if long else item_rows(document):
                writer.writerow([_safe(cell) for cell in row])
    else:
        from replyscan.output.table import write_table

        write_table(documents, stream)


def _safe(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


@contextmanager
def replacing(path: Path, inputs: Iterable[Path], *, bom: bool) -> Iterator[IO[str]]:
    """A stream that becomes `path` only when all was written. Raises OutputError where it cannot be written."""
    if any(path.resolve() == given.resolve() for given in inputs):
        raise OutputError("RS401", f"{path}: is one of the inputs; choose another output file.")
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OutputError("RS402", f"{path}: cannot be written ({error.strerror}).") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
            yield stream
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
