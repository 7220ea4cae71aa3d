"""Documents → a stream or a file, in the format asked for; files appear whole or not at all."""

from __future__ import annotations

import glob
import io
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from replyscan.errors import OutputError, UsageError
from replyscan.messages import say
from replyscan.output.formats import Format
from replyscan.output.plain import document_entry, envelope_head
from replyscan.output.rows import PLAIN, Layout
from replyscan.records import Document


def write_documents(
    documents: Iterable[Document], stream: IO[str], form: str, rules: str, layout: Layout = PLAIN
) -> None:
    """Writes `documents` to a stream of text as `form`, one of the FORMATS that are text; `rules` names the rules."""
    documents = _counted_as(documents, layout)
    if form == "json":
        _write_json(documents, stream, rules, layout)
    elif form == "jsonl":
        _write_json_lines(documents, stream, rules, layout)
    elif form in ("csv", "tsv"):
        from replyscan.output.delimited import write_csv

        write_csv(documents, stream, layout, "," if form == "csv" else "\t")
    elif form == "md":
        from replyscan.output.markdown import write_markdown

        write_markdown(documents, stream, layout)
    elif form == "html":
        from replyscan.output.page import write_page

        write_page(documents, stream, layout)
    elif form == "labelstudio":
        from replyscan.output.label_studio import write_label_studio

        write_label_studio(documents, stream)
    elif form == "doccano":
        from replyscan.output.doccano import write_doccano

        write_doccano(documents, stream)
    elif form == "table":
        from replyscan.output.table import write_table

        write_table(documents, stream, layout)
    else:
        raise UsageError("RS104", say("{form} needs a file; add -o FILE.", form=form))


def write_bytes(documents: Iterable[Document], stream: IO[bytes], form: str, layout: Layout = PLAIN) -> None:
    """Writes `documents` to a stream of bytes as `form`, one of the FORMATS that are bytes."""
    documents = _counted_as(documents, layout)
    if form == "xlsx":
        from replyscan.output.workbook import write_xlsx

        write_xlsx(documents, stream, layout)
    else:
        from replyscan.output.parquet import write_parquet

        write_parquet(documents, stream, layout)


def write_file(
    documents: Iterable[Document], path: Path, form: Format, rules: str, layout: Layout = PLAIN, *, bom: bool = False
) -> None:
    """Writes `documents` to `path`, with a byte order mark if `bom`. Raises OutputError where it cannot be written."""
    if form.target == "text":
        with replacing(path, bom=bom) as stream:
            write_documents(documents, stream, form.name, rules, layout)
    elif form.target == "bytes":
        with replacing_bytes(path) as raw:
            write_bytes(documents, raw, form.name, layout)
    elif form.target == "database":
        from replyscan.output.database import write_database

        write_database(documents, path)
    else:
        from replyscan.output.brat import write_brat

        write_brat(documents, path)


def _counted_as(documents: Iterable[Document], layout: Layout) -> Iterable[Document]:
    """`documents` with their offsets in the unit of the layout."""
    if layout.offset_unit == "codepoint":
        return documents
    from replyscan.output.offsets import in_utf16

    return map(in_utf16, documents)


def refuse_inputs(path: Path, inputs: Iterable[Path]) -> None:
    """Raises OutputError RS401 where writing to `path` (a file or a folder) would overwrite one of `inputs`."""
    target = path.resolve()
    for given in inputs:
        if given.resolve() == target or (path.is_dir() and given.resolve().parent == target):
            raise OutputError("RS401", say("{name}: is one of the inputs; choose another output.", name=given))


def _write_json(documents: Iterable[Document], stream: IO[str], rules: str, layout: Layout) -> None:
    """One object, its documents written as they come, so that memory does not grow with their number."""
    head = json.dumps(envelope_head(rules, layout.offset_unit), ensure_ascii=layout.ascii, indent=1)
    stream.write(head.removesuffix("\n}") + ',\n "documents": [')
    first = True
    for document in documents:
        stream.write("\n" if first else ",\n")
        entry = json.dumps(_entry(document, layout), ensure_ascii=layout.ascii, indent=1)
        stream.write("  " + entry.replace("\n", "\n  "))
        first = False
    stream.write("]\n}\n" if first else "\n ]\n}\n")


def _write_json_lines(documents: Iterable[Document], stream: IO[str], rules: str, layout: Layout) -> None:
    """One object a line, each with the head: lines of several runs may end up in one file."""
    head = envelope_head(rules, layout.offset_unit)
    for document in documents:
        stream.write(json.dumps(head | _entry(document, layout), ensure_ascii=layout.ascii) + "\n")
        stream.flush()


def _entry(document: Document, layout: Layout) -> dict[str, Any]:
    return document_entry(document, with_text=layout.with_text)


@contextmanager
def replacing(path: Path, inputs: Iterable[Path] = (), *, bom: bool = False) -> Iterator[IO[str]]:
    """A stream of text that becomes `path` only when all was written, UTF-8, with a byte order mark if `bom`.

    Raises OutputError where `path` is one of `inputs` or cannot be written.
    """
    refuse_inputs(path, inputs)
    with replacing_bytes(path) as raw, io.TextIOWrapper(raw, "utf-8-sig" if bom else "utf-8", newline="") as stream:
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """A stream of bytes that becomes `path` only when all was written. Raises OutputError where it cannot be.

    Devices and pipes (/dev/stdout, >(program)) are written to as they stand; of a link the file behind it is replaced.
    """
    if is_special(path):
        with _special(path) as stream:
            yield stream
        return
    path = path.resolve()
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, BrokenPipeError):
            raise
        raise unwritable(path, error) from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_special(path: Path) -> bool:
    """Whether `path` is there and is a device or a pipe, which nothing can take the place of."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _special(path: Path) -> Iterator[IO[bytes]]:
    try:
        with path.open("wb") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from None


def clear_unfinished(path: Path) -> None:
    """Takes away what a run that was killed while writing `path` left beside it."""
    path = path.resolve()
    for left in path.parent.glob(f".{glob.escape(path.name)}.{'?' * 8}"):
        left.unlink(missing_ok=True)


def _mask() -> int:
    """The permissions that new files are not to have; temporary files have fewer than that."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(path: Path, error: OSError) -> OutputError:
    """The error for a file that cannot be written."""
    return OutputError("RS402", say("{name}: cannot be written ({reason}).", name=path, reason=error.strerror or error))
