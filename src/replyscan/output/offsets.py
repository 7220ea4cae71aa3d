"""The offsets of a document in UTF-16 units, in which JavaScript, Java and Excel count."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Literal

from replyscan.output.annotations import Utf16
from replyscan.records import Document

OffsetUnit = Literal["codepoint", "utf16"]
OFFSET_UNITS: tuple[OffsetUnit, ...] = ("codepoint", "utf16")
_OFFSETS = frozenset({"start", "end", "start_offset", "end_offset"})


def in_utf16(document: Document) -> Document:
    """`document` with every offset into its text in UTF-16 units; ids, texts and days stay as they are."""
    moved: Document = _moved(document, Utf16(document.text).offset)
    return moved


def _moved(value: Any, offset: Callable[[int], int]) -> Any:
    """`value` with every offset in it moved; the days of a time, which bear the same names, are no numbers."""
    if isinstance(value, tuple):
        return tuple(_moved(part, offset) for part in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    new = {
        name: offset(part) if name in _OFFSETS and isinstance(part, int) else _moved(part, offset)
        for name, part in parts.items()
    }
    return dataclasses.replace(value, **new)
