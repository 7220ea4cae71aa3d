"""Bytes → text: byte order mark, then strict UTF-8, then GB18030. No guessing by statistics."""

from __future__ import annotations

import codecs

from replyscan.errors import InputError
from replyscan.messages import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds.
_BINARY = bytes(range(8)) + b"\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19"


def decode(content: bytes, source: str, encoding: str | None = None) -> tuple[str, str]:
    """(text, name of the encoding) of `content`.

    UTF-8 comes before GB18030 because UTF-8 Chinese decodes as GB18030 into nonsense without an error, and GB18030
    hardly ever as UTF-8. Raises InputError for what is empty, binary or in none of them.
    """
    if not content.strip():
        raise InputError("RS302", say("{name}: the file is empty.", name=source))
    if encoding is not None:
        try:
            return content.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError) as error:
            reason = say("{name}: cannot be read as {encoding} ({error}); try another --encoding.",
                         name=source, encoding=encoding, error=error)  # fmt: skip
            raise InputError("RS304", reason) from None
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _marked(content, name, source), "utf-8" if name == "utf-8-sig" else name
    if any(byte in content[:4096] for byte in _BINARY):
        reason = say("{name}: is not text; convert it to .txt, .html, .docx or .pdf first.", name=source)
        raise InputError("RS303", reason)
    for name in ("utf-8", "gb18030"):
        try:
            return content.decode(name), name
        except UnicodeDecodeError:
            continue
    reason = say("{name}: is neither UTF-8 nor GB18030; give its encoding with --encoding NAME.", name=source)
    raise InputError("RS304", reason)


def _marked(content: bytes, encoding: str, source: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        reason = say("{name}: begins like {encoding} but is not; give --encoding.", name=source, encoding=encoding)
        raise InputError("RS304", reason) from None
    if not text.strip():
        raise InputError("RS302", say("{name}: the file is empty.", name=source))
    return text
