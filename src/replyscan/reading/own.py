"""What the program itself wrote: tables of replies are no replies, and must not be counted a second time."""

from __future__ import annotations

import re
from pathlib import Path

from replyscan import __version__

# The first line of every Markdown that the program writes; who reads the page does not see it.
MARKDOWN_MARK = f"<!-- replyscan {__version__} -->"
_OWN = re.compile(
    "^(?:\ufeff)?(?:"
    r"<!-- replyscan |"
    r"(?:source[,\t]id|来源文件[,\t]事项编号)[,\t]|"
    r'\{\s*"schema_version": "\d+",\s*"generator": "replyscan |'
    r'<!doctype html>\s[^\0]{0,200}<meta name="generator" content="replyscan |'
    "(?:[^\n]*\n)?┏━"
    ")".encode()
)
_LONGEST_HEAD = 1_000
# What the program writes is in files of these kinds, and a shell may send it to a .txt.
_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")


def is_own(content: bytes) -> bool:
    """Whether the program wrote a text that begins with `content`: JSON, CSV, Markdown, HTML or a table."""
    return _OWN.match(content[:_LONGEST_HEAD]) is not None


def is_own_file(path: Path) -> bool:
    """Whether the program wrote the file at `path`; a file that cannot be read is not known to be."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    try:
        with path.open("rb") as stream:
            return is_own(stream.read(_LONGEST_HEAD))
    except OSError:
        return False
