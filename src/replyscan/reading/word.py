"""A Word document → its text: paragraphs and tables in order, automatic numbers written out, deletions left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.archive import check_limits
from replyscan.reading.limits import Limits
from replyscan.reading.problems import damaged, too_large
from replyscan.records import Text

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Elements whose text a reader does not see: deletions, instructions of fields, the second form of a drawing.
_UNSEEN = (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK)
_CHARACTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_word(content: bytes, name: str, limits: Limits) -> Text:
    """The text of the .docx in `content`. Raises InputError where it is damaged or breaks the limits."""
    document = _open(content, name, limits)
    from replyscan.reading.word_numbers import Numbering

    numbering = Numbering(document)
    lines = [numbering.mark(paragraph) + _text(paragraph) for paragraph in document.element.body.iter(f"{_W}p")
             if not _within_unseen(paragraph)]  # fmt: skip
    letter = "\n".join(lines)
    if not letter.strip():
        raise InputError("RS314", say("{name}: the document holds no text; pictures of text need character recognition "
                                      "first.", name=name))  # fmt: skip
    return Text(letter + "\n", name, "docx")


def _open(content: bytes, name: str, limits: Limits) -> WordDocument:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
        check_limits(entries, name, limits)
        largest = max((entry.file_size for entry in entries if entry.filename.endswith(".xml")), default=0)
        if largest > limits.max_bytes * 10:
            raise too_large(name, largest, limits)
        import docx

        return docx.Document(io.BytesIO(content))
    except InputError:
        raise
    except Exception:  # a damaged document makes python-docx and lxml raise almost anything
        raise damaged(name) from None


def _text(paragraph: Any) -> str:
    """The text of a paragraph as a reader sees it."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN or child.tag == f"{_W}p":
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def _within_unseen(paragraph: Any) -> bool:
    return any(ancestor.tag in _UNSEEN for ancestor in paragraph.iterancestors())
