"""Documents → JSON, JSON Lines, CSV, a table."""

from replyscan.output.texts import saving
from replyscan.output.write import FORMATS, replacing, write_documents

__all__ = ["FORMATS", "replacing", "saving", "write_documents"]
