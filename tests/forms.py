"""One reply in every form that bodies publish: the same paragraphs as text, web page, Word document and PDF."""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "2024-lanxi-elderly-care.txt"


def paragraphs() -> list[str]:
    """The paragraphs of the example, those of the letter's body indented as in print."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return [("　　" + line if len(line) > 20 and "号" not in line[:12] else line) for line in lines if line.strip()]


def as_page(lines: Sequence[str], charset: str = "utf-8") -> bytes:
    """A government page with navigation, sharing, neighbours and a footer around the letter."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    page = f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{lines[2].strip()}-兰溪市人民政府</title>
<meta name="PubDate" content="2024-05-27 10:00"><meta name="ArticleTitle" content="{lines[2].strip()}">
<link rel="canonical" href="https://www.lanxi.example/2024/0058.html"></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="article" id="zoom">{body}</div>
<div class="next"><a href="/b">下一篇：市财政局新增安排资金300万元</a></div>
<div class="footer"><p>版权所有　网站标识码</p></div></body></html>"""
    return page.encode(charset)


def as_word(lines: Sequence[str]) -> bytes:
    """A .docx with one paragraph a line."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(
    lines: Sequence[str], *, numbered: bool = True, per_line: int = 28, user_password: str | None = None
) -> bytes:
    """A PDF set in lines of `per_line` characters, with page numbers, nine lines of print a page."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    lock = StandardEncryption(user_password) if user_password else None
    canvas = Canvas(stream, invariant=1, encrypt=lock)
    size, top, page = 14, 780, 1
    height = top
    canvas.setFont("STSong-Light", size)
    for line in (row for paragraph in lines for row in _rows(paragraph, per_line)):
        if height < top - 8 * 28:
            _finish(canvas, page, numbered)
            canvas.setFont("STSong-Light", size)
            height, page = top, page + 1
        indent = len(line) - len(line.lstrip("　"))
        canvas.drawString(90 + indent * size, height, line.lstrip("　"))
        height -= 28
    _finish(canvas, page, numbered)
    canvas.save()
    return stream.getvalue()


def as_scan() -> bytes:
    """A PDF whose only page is a picture."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    canvas.drawImage(ImageReader(io.BytesIO(PIXEL)), 0, 0, 500, 700)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _finish(canvas: object, page: int, numbered: bool) -> None:
    if numbered:
        canvas.drawCentredString(297, 60, f"— {page} —")  # type: ignore[attr-defined]
    canvas.showPage()  # type: ignore[attr-defined]


def _rows(paragraph: str, per_line: int) -> list[str]:
    rows, row, width = [], "", 0.0
    for character in paragraph:
        step = 0.5 if character.isascii() else 1
        if width + step > per_line and character not in "，。；、”）》":
            rows.append(row)
            row, width = "", 0.0
        row += character
        width += step
    return [*rows, row]


# The smallest PNG: one grey point.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63680000008200811d3b0c3e0000000049454e44ae426082"
)
