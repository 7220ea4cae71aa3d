"""Parquet: the table of items (or quantities) with real types, for pandas, Polars, DuckDB and R (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.output.columns import Cell, Column, Row
from replyscan.output.plain import SCHEMA_VERSION
from replyscan.output.rows import Layout, headings, table
from replyscan.records import Document

if TYPE_CHECKING:
    import pyarrow

_GROUP = 20_000


def write_parquet(documents: Iterable[Document], stream: IO[bytes], layout: Layout) -> None:
    """Writes one table in groups of rows, so that memory does not grow. Raises OutputError where pyarrow is missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        reason = say("Parquet needs a package that is not installed; type: pip install 'replyscan[parquet]'")
        raise OutputError("RS405", reason) from None
    columns, rows = table(documents, layout)
    schema = _schema(pyarrow, columns, headings(columns, layout), layout.offset_unit)
    with pyarrow.parquet.ParquetWriter(stream, schema) as writer:
        for group in _groups(rows):
            arrays = [
                pyarrow.array([_value(column.value(row), column) for row in group], schema.field(number).type)
                for number, column in enumerate(columns)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _schema(pyarrow: Any, columns: Sequence[Column], names: Sequence[str], unit: str) -> pyarrow.Schema:
    types = {"text": pyarrow.string(), "number": pyarrow.int64(), "figure": pyarrow.float64(), "date": pyarrow.date32()}
    fields = [pyarrow.field(name, types[column.kind]) for name, column in zip(names, columns, strict=True)]
    return pyarrow.schema(fields, metadata={"schema_version": SCHEMA_VERSION, "offset_unit": unit})


def _groups(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while group := list(islice(rows, _GROUP)):
        yield group


def _value(cell: Cell, column: Column) -> Any:
    if column.kind == "text":
        return cell or None
    return float(cell) if column.kind == "figure" and cell is not None else cell  # type: ignore[arg-type]
