"""How much of an input is read before it is refused: a guard against mistakes and against archives made to explode."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`max_bytes` holds for a file and for a member of an archive unpacked, `max_pages` for a PDF.

    `max_members` and `max_unpacked` (bytes in all) hold for an archive; `max_ratio` is unpacked to packed size, looked
    at from `ratio_from` bytes on because small files of one repeated line compress well without malice.
    """

    max_bytes: int = 20_000_000
    max_pages: int = 2_000
    max_members: int = 20_000
    max_unpacked: int = 2_000_000_000
    max_ratio: int = 200
    ratio_from: int = 1_000_000


DEFAULT_LIMITS = Limits()
