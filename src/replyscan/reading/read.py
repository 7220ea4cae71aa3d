"""One input → its text."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.archive import decompressed, read_member
from replyscan.reading.decode import decode
from replyscan.reading.inputs import Input
from replyscan.reading.kinds import Kind, kind_of
from replyscan.reading.limits import DEFAULT_LIMITS, Limits
from replyscan.reading.problems import too_large
from replyscan.records import Text


def read_path(path: Path, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Text:
    """The text of one file. Raises InputError where it cannot be read."""
    return read_input(Input(str(path), path), encoding, limits)


def read_input(given: Input, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Text:
    """The text of a file, a member of an archive or standard input. Raises InputError where it cannot be read."""
    return read_bytes(load(given, limits), given.name, encoding, limits)


def load(given: Input, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of an input. Raises InputError where they cannot be had or are too many."""
    if given.problem is not None:
        raise given.problem
    if given.content is not None:
        content = given.content
    elif given.path is not None and given.member is not None:
        return read_member(given.path, given.member, given.name, limits)
    else:
        content = _file(Path(given.path or given.name), given.name, limits)
    if len(content) > limits.max_bytes:
        raise too_large(given.name, len(content), limits)
    return content


def read_bytes(content: bytes, source: str, encoding: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Text:
    """The text of `content`, named `source`, whatever kind it is of. Raises InputError where it cannot be read.

    Word and PDF documents keep no encoding of their own: `Text.encoding` says "docx" or "pdf".
    """
    if not content:
        raise InputError("RS302", say("{name}: the file is empty.", name=source))
    kind, inner, name = kind_of(content, source), content, source
    if kind == "gzip":
        inner, name = decompressed(content, source, limits), source.removesuffix(".gz")
        kind = kind_of(inner, name)
    text = _text(inner, source, kind, encoding, limits)
    return replace(text, sha256=hashlib.sha256(content).hexdigest())


def _text(content: bytes, source: str, kind: Kind, encoding: str | None, limits: Limits) -> Text:
    if kind == "text":
        decoded, name = decode(content, source, encoding)
        return Text(decoded, source, name)
    if kind == "html":
        from replyscan.reading.page import read_page

        return read_page(content, source, encoding)
    if kind == "docx":
        from replyscan.reading.word import read_word

        return read_word(content, source, limits)
    if kind == "pdf":
        from replyscan.reading.pdf import read_pdf

        return read_pdf(content, source, limits)
    raise InputError("RS306", say("{name}: archives within archives and piped ones are not read; unpack it first.",
                                  name=source))  # fmt: skip


def _file(path: Path, name: str, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise too_large(name, size, limits)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("RS301", say("{name}: there is no such file.", name=name)) from None
    except OSError as error:
        raise InputError("RS308", say("{name}: cannot be read ({reason}).", name=name, reason=error.strerror)) from None
