"""Documents → JSON, tables, workbooks, databases and annotation tools."""

from replyscan.output.formats import FORMATS, Format, chosen_format
from replyscan.output.rows import Layout
from replyscan.output.selection import Selection
from replyscan.output.texts import saving
from replyscan.output.write import refuse_inputs, replacing, write_bytes, write_documents, write_file

__all__ = [
    "FORMATS",
    "Format",
    "Layout",
    "Selection",
    "chosen_format",
    "refuse_inputs",
    "replacing",
    "saving",
    "write_bytes",
    "write_documents",
    "write_file",
]
