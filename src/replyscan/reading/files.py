"""Paths → texts: which files a command line means, and what each holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from replyscan.errors import InputError
from replyscan.reading.decode import decode
from replyscan.records import Text

SUFFIXES = (".txt", ".md")
DEFAULT_MAX_BYTES = 20_000_000
_CONVERT = {
    ".doc": "save it as .txt in Word, WPS or LibreOffice",
    ".wps": "save it as .txt in WPS",
    ".ofd": "export it as text from its reader",
    ".pdf": "extract its text first (pdftotext -layout)",
    ".docx": "save it as .txt in Word, WPS or LibreOffice",
    ".html": "save the letter's text as .txt",
    ".jpg": "run it through character recognition first",
    ".png": "run it through character recognition first",
}


def find_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files that `paths` mean: files as given, folders as the replies below them, sorted.

    Raises InputError where a path does not exist or a folder holds no replies.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(child for child in path.rglob("*") if child.suffix.lower() in SUFFIXES and child.is_file())
            if not found:
                raise InputError("RS305", f"{path}: holds no replies ({', '.join(SUFFIXES)}).")
            yield from found
        elif path.exists():
            yield path
        else:
            raise InputError("RS301", f"{path}: there is no such file.")


def read_path(path: Path, encoding: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Text:
    """The text of one file. Raises InputError where it cannot be read."""
    if path.suffix.lower() in _CONVERT:
        raise InputError("RS306", f"{path}: {path.suffix} is not read; {_CONVERT[path.suffix.lower()]}.")
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise InputError("RS307", f"{path}: has {size:,} bytes, more than --max-bytes {max_bytes:,}.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise InputError("RS301", f"{path}: there is no such file.") from None
    except OSError as error:
        raise InputError("RS308", f"{path}: cannot be read ({error.strerror}).") from None
    return read_bytes(content, str(path), encoding)


def read_bytes(content: bytes, source: str, encoding: str | None = None) -> Text:
    """The text of `content`, named `source`. Raises InputError where it is empty, binary or undecodable."""
    text, name = decode(content, source, encoding)
    return Text(text, source, name, hashlib.sha256(content).hexdigest())
