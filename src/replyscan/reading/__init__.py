"""Bytes → text."""

from replyscan.reading.files import DEFAULT_MAX_BYTES, find_files, read_bytes, read_path

__all__ = ["DEFAULT_MAX_BYTES", "find_files", "read_bytes", "read_path"]
