"""Names and numbers of the people to contact, masked in texts that are handed on to annotators.

Replies end with 联系人：… 联系电话：…. A mask is as long as what it hides, so that all offsets stay as they are, and no
character of an item is hidden, because its quotes are to be read as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from replyscan.late_pattern import late_pattern
from replyscan.records import Document

MASK = "*"
_DIGIT = "[0-9０-９]"
_NOT_BEHIND, _NOT_BEFORE = f"(?<!{_DIGIT})", f"(?!{_DIGIT})"
_PRIVATE = tuple(
    late_pattern(pattern)
    for pattern in (
        # mobile and fixed lines, with an extension
        rf"{_NOT_BEHIND}[1１][3-9３-９](?:[-－ ]?{_DIGIT}){{9}}{_NOT_BEFORE}",
        rf"{_NOT_BEHIND}[（(]?[0０]{_DIGIT}{{2,3}}[）)]?[-－—― ]{{0,2}}{_DIGIT}{{7,8}}(?:(?:[-－—]|转){_DIGIT}{{1,5}})?"
        rf"{_NOT_BEFORE}",
        # whatever else stands behind its label; numbers that a whole country knows (12345) have fewer digits
        rf"(?<=电话|手机|传真)(?:号码|号)?[：: 　]{{0,3}}((?:{_DIGIT}[-－—、/／ ]?){{6,}}{_DIGIT})",
        # identity cards
        rf"{_NOT_BEHIND}{_DIGIT}{{17}}[0-9０-９Xxｘ]{_NOT_BEFORE}",
        r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
        # the name behind its label, which may have spaces in it (王 海)
        r"(?:联\s*系\s*人|经\s*办\s*人|承\s*办\s*人)(?:[及、和]?(?:联系)?(?:电话|方式))?[：:][ 　]*"
        r"([\u4e00-\u9fff·𠀀-\U0003ffff]{2,4}|[\u4e00-\u9fff] {0,3}　{0,2}[\u4e00-\u9fff])",
    )
)


def masked(text: str, kept: Iterable[tuple[int, int]] = ()) -> str:
    """`text` with contacts as asterisks, of the same length; the stretches `kept` stay as they are."""
    signs = list(text)
    for pattern in _PRIVATE:
        for match in pattern.finditer(text):
            start, end = match.span(1) if pattern.groups else match.span()
            for place in range(start, end):
                if not signs[place].isspace():
                    signs[place] = MASK
    for start, end in kept:
        signs[start:end] = text[start:end]
    return "".join(signs)


def without_contacts(document: Document) -> Document:
    """`document` with the contacts in its text masked, except within items."""
    return replace(document, text=masked(document.text, ((item.start, item.end) for item in document.items)))
