"""Traditional characters: pages that sites offer in them are read as if they were in simplified ones."""

from __future__ import annotations

from dataclasses import fields, replace

from replyscan.late_pattern import late_pattern
from replyscan.records import Header, Reply

# How letters of reply are called, which the library's table of words leaves as it is.
_LETTER, _PLAIN_LETTER = "覆函", "复函"
# Traditional characters that no reply in them does without, and that simplified writing has no use for.
_TRADITIONAL = late_pattern("[會議關於區縣設們進業國這為實將對應復發項資經務]")


def simplified(content: str) -> str:
    """`content` in simplified characters, one for one, so that every offset stays the same.

    Words decide where one character stands for two (OpenCC's table of words, 瞭解 → 了解); a text that the words would
    make longer or shorter is changed character by character.
    """
    if _TRADITIONAL.search(content) is None:
        return content
    # The library takes a hundredth of a second to load, and few pages need it.
    from opencc import OpenCC

    converter = OpenCC("t2s")
    plain = str(converter.convert(content))
    if len(plain) != len(content):
        plain = "".join(str(converter.convert(character))[:1] or character for character in content)
    return plain.replace(_LETTER, _PLAIN_LETTER)


def as_written(reply: Reply, value: str, start: int = 0, end: int | None = None) -> str:
    """`value` in the characters of the page, where it stands in `start`..`end` of `Reply.flat`; else as it is."""
    at = reply.flat.find(value, start, end) if reply.converted and value else -1
    if at < 0:
        return value
    offsets = map(reply.alignment.start, range(at, at + len(value)))
    return "".join(reply.text.content[offset] for offset in offsets)


def header_as_written(reply: Reply) -> Header:
    """The header with its names in the characters of the page."""
    if not reply.converted:
        return reply.header
    changes: dict[str, object] = {}
    for field in fields(Header):
        value = getattr(reply.header, field.name)
        if isinstance(value, str):
            changes[field.name] = as_written(reply, value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(as_written(reply, name) for name in value)
    return replace(reply.header, **changes)  # type: ignore[arg-type]
