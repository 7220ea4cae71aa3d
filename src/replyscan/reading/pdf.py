"""A PDF → its text (pdfium): lines joined to paragraphs by where they stand, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.limits import Limits
from replyscan.reading.problems import damaged, protected
from replyscan.records import Text, Warning

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_PAGE_NUMBER = re.compile(
    r"[\s　]*(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?)[\s　]*"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08]")


class _Line(NamedTuple):
    """A line with its edges in points and the size of its characters."""

    text: str
    left: float
    right: float
    size: float


def read_pdf(content: bytes, name: str, limits: Limits) -> Text:
    """The text of the PDF in `content`, its scanned pages named in the warnings.

    Raises InputError where it is damaged, protected, has too many pages, or no page has text (a scan).
    """
    document = _open(content, name)
    try:
        if len(document) > limits.max_pages:
            raise InputError("RS312", say("{name}: has {pages} pages, more than --max-pages {limit}.",
                                          name=name, pages=len(document), limit=limits.max_pages))  # fmt: skip
        pages, scanned = _pages(document, name)
    finally:
        document.close()
    if not any(pages):
        raise InputError("RS311", say("{name}: is a scan without text; run character recognition first, for example: "
                                      "ocrmypdf -l chi_sim FILE OUT", name=name))  # fmt: skip
    letter = "\n".join(_paragraphs(_without_frame(pages)))
    return Text(letter + "\n", name, "pdf", warnings=_warnings(scanned))


def _open(content: bytes, name: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise (protected(name) if "password" in str(error).lower() else damaged(name)) from None


def _pages(document: PdfDocument, name: str) -> tuple[list[list[_Line]], list[int]]:
    """(the lines of each page, the numbers of the pages that hold pictures or unreadable characters only)."""
    from pypdfium2 import PdfiumError

    pages: list[list[_Line]] = []
    scanned = []
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except PdfiumError:
            raise damaged(name) from None
        lines = _lines(text_page)
        written = "".join(line.text for line in lines)
        if len(_UNREADABLE.findall(written)) * 5 > len(written):
            lines = []
            scanned.append(number + 1)
        elif not lines and _has_picture(page):
            scanned.append(number + 1)
        pages.append(lines)
        text_page.close()
        page.close()
    return pages, scanned


def _has_picture(page: PdfPage) -> bool:
    import pypdfium2.raw

    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _lines(text_page: PdfTextPage) -> list[_Line]:
    text = text_page.get_text_range().replace("\ufffe", "").replace("\x02", "")
    found = []
    # pdfium counts UTF-16 units, so an astral character takes two places.
    at = 0
    for line in text.split("\n"):
        units = len(line.encode("utf-16-le", "surrogatepass")) // 2
        shown = line.strip("\r \x00")
        if shown:
            lead = len(line) - len(line.lstrip("\r \x00"))
            solid = line.rstrip("\r \x00")
            last = at + len(solid.encode("utf-16-le", "surrogatepass")) // 2 - 1
            first_box, last_box = _box(text_page, at + lead), _box(text_page, last)
            found.append(_Line(shown, first_box[0], last_box[2], max(first_box[3] - first_box[1], 1.0)))
        at += units + 1
    return found


def _box(text_page: PdfTextPage, index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = text_page.get_charbox(min(index, text_page.count_chars() - 1), loose=True)
    return left, bottom, right, top


def _without_frame(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """All lines but page numbers and the first or last lines that stand alike on most pages."""
    written = [page for page in pages if page]
    edges = Counter(line.text for page in written for line in {page[0], page[-1]})
    running = {text for text, count in edges.items() if count >= 3 and count * 2 > len(written)}
    counted = _counts_pages(written)
    kept: list[_Line] = []
    for page in written:
        lines = list(page)
        if lines and (lines[0].text in running or _PAGE_NUMBER.fullmatch(lines[0].text)):
            lines.pop(0)
        if lines and (
            lines[-1].text in running
            or _PAGE_NUMBER.fullmatch(lines[-1].text)
            or (counted and lines[-1].text.strip().isdecimal())
        ):
            lines.pop()
        kept += lines
    return kept


def _counts_pages(pages: Sequence[Sequence[_Line]]) -> bool:
    """Whether the last lines are bare numbers that count the pages one by one."""
    numbers = [int(page[-1].text) for page in pages if page[-1].text.strip().isdecimal() and len(page[-1].text) < 5]
    return len(numbers) >= 2 and all(after - before == 1 for before, after in pairwise(numbers))


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Lines joined where one goes on with the last: that one is full and this one not indented."""
    if not lines:
        return
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    full = sorted(line.right for line in lines)[int(len(lines) * 0.9)]
    paragraph = ""
    last: _Line | None = None
    for line in lines:
        indent = (line.left - margin) / line.size
        if (
            last is not None
            and last.right > full - 2 * last.size
            and abs(indent) < 0.8
            and not _begins(paragraph, line)
        ):
            gap = " " if paragraph[-1:].isascii() and line.text[:1].isascii() and paragraph[-1:].isalpha() else ""
            paragraph += gap + line.text
        else:
            if last is not None:
                yield paragraph
            paragraph = ("　　" if 0.8 <= indent < 4 else "") + line.text
        last = line
    yield paragraph


def _begins(paragraph: str, line: _Line) -> bool:
    """Whether a full line is the last of its paragraph because the next one is numbered."""
    return paragraph.endswith(("。", "！", "？", "：")) and _NUMBERED.match(line.text) is not None


def _warnings(scanned: Sequence[int]) -> tuple[Warning, ...]:
    if not scanned:
        return ()
    numbers = ", ".join(map(str, scanned))
    return (
        Warning("W103", say("Pages without text that can be read were left out (scans need character recognition "
                            "first): {pages}.", pages=numbers)),
    )  # fmt: skip
