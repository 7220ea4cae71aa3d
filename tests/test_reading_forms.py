"""The same reply gives the same items whatever form it is published in; the offsets are those of each form's text."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from forms import as_page, as_pdf, as_word, paragraphs

from replyscan import extract
from replyscan.reading import read_bytes
from replyscan.records import Document, Item, Text
from replyscan.segment import Segmenter  # noqa: F401  (the first import is the slow one)

LINES = paragraphs()
TEXT = "\n".join(LINES) + "\n"


def _in(encoding: str) -> Callable[[], bytes]:
    return lambda: TEXT.encode(encoding)


FORMS: dict[str, Callable[[], bytes]] = {
    "reply.txt utf-8": _in("utf-8"),
    "reply.txt utf-8 with mark": _in("utf-8-sig"),
    "reply.txt gbk": _in("gbk"),
    "reply.txt gb18030": _in("gb18030"),
    "reply.txt utf-16": _in("utf-16"),
    "reply.md": _in("utf-8"),
    "reply.html": lambda: as_page(LINES),
    "reply.html gbk": lambda: as_page(LINES, "gbk"),
    "reply.htm gb18030": lambda: as_page(LINES, "gb18030"),
    "reply.htm utf-16 declared as such": lambda: as_page(LINES, "utf-16"),
    "reply.docx": lambda: as_word(LINES),
    "reply.txt.gz": lambda: gzip.compress(TEXT.encode("gbk")),
    "reply.html.gz": lambda: gzip.compress(as_page(LINES)),
    "reply.docx.gz": lambda: gzip.compress(as_word(LINES)),
    "reply.pdf": lambda: as_pdf(LINES),
    "reply.pdf in narrow lines": lambda: as_pdf(LINES, per_line=19),
}


def said(item: Item) -> tuple[object, ...]:
    """All that an item says, without where it says it."""
    amounts = [
        (quantity.text, quantity.low, quantity.high, quantity.unit) for quantity in (*item.amounts, *item.metrics)
    ]
    time = (item.time.text, item.time.start, item.time.end) if item.time else None
    verb, target = (quote.text if quote else None for quote in (item.verb, item.object))
    actor = (item.agency.canonical, item.agency.source)
    return (item.id, item.text, verb, target, actor, item.status, item.strength, item.section, *amounts, time)


def read(form: str) -> tuple[Text, Document]:
    from replyscan import api

    text = read_bytes(FORMS[form](), form.split(" ", maxsplit=1)[0])
    return text, api._pipeline(api._builtin()).extract(text)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_items_of_the_plain_text(form: str) -> None:
    expected = extract(TEXT)
    text, document = read(form)
    assert len(expected.items) > 10
    assert [said(item) for item in document.items] == [said(item) for item in expected.items]
    assert all(text.content[item.start : item.end] == item.text for item in document.items)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_header(form: str) -> None:
    expected = extract(TEXT).meta
    meta = read(form)[1].meta
    assert (meta.title, meta.proposal_number, meta.issuers, meta.date) == (
        expected.title,
        expected.proposal_number,
        expected.issuers,
        expected.date,
    )


def _paragraphs_of(tag: str) -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in LINES)


SHAPES = {
    "line breaks": '<div class="content">' + "<br/>".join(LINES) + "</div>",
    "cut into spans": "".join(f"<p><span>{line[:5]}</span><span>{line[5:]}</span></p>" for line in LINES),
    "set in a table": f"<table><tr><td><table><tr><td>{_paragraphs_of('p')}</td></tr></table></td></tr></table>",
    "blocks without paragraphs": f'<div class="con">{_paragraphs_of("div")}</div>',
    "preformatted": "<pre>" + "\n".join(LINES) + "</pre>",
    "paragraphs alone": _paragraphs_of("p"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_line_of_a_letter_is_lost_whatever_its_page_is_made_of(shape: str) -> None:
    page = f'<html><body><div class="nav"><a href="/">首页</a></div>{SHAPES[shape]}<p>版权所有</p></body></html>'
    shown = read_bytes(page.encode(), "x.html").content.split("\n")
    at = shown.index(LINES[0])
    assert [line.strip() for line in shown[at : at + len(LINES)]] == [line.strip() for line in LINES]


def test_a_page_says_where_and_when_it_was_published() -> None:
    text, document = read("reply.html")
    assert text.url == "https://www.lanxi.example/2024/0058.html" == document.url
    assert document.meta.published == date(2024, 5, 27)


def test_a_page_without_its_letter_s_title_in_the_text_gets_it_from_its_head() -> None:
    title = LINES[2].strip()
    page = as_page(LINES).replace(f"<p>{LINES[2]}</p>".encode(), b"")
    assert read_bytes(page, "x.html").content.startswith(f"{title}\n{LINES[0]}\n")


def test_neighbours_and_footers_of_a_page_are_no_part_of_the_text() -> None:
    text = read("reply.html")[0].content
    assert "首页" not in text
    assert "300万元" not in text
    assert "版权所有" not in text


@pytest.mark.parametrize("suffix", ["html", "docx", "pdf"])
def test_a_file_is_known_by_its_content_not_its_name(suffix: str) -> None:
    content = {"html": as_page(LINES), "docx": as_word(LINES), "pdf": as_pdf(LINES)}[suffix]
    assert "周岚委员" in read_bytes(content, "reply.doc").content


def test_page_numbers_and_running_heads_of_a_pdf_are_left_out() -> None:
    text = read("reply.pdf")[0].content
    assert "— 1 —" not in text
    assert "— 2 —" not in text
    assert "2600万元" in text


def test_automatic_numbers_of_a_word_document_are_written_out(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, form, pattern in ((0, "chineseCounting", "%1、"), (1, "chineseCounting", "（%2）"))
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for depth, line in ((0, "加大投入"), (1, "安排资金"), (1, "新建学校"), (0, "下一步工作"), (1, "完善机制")):
        paragraph = document.add_paragraph(line)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
        )
    document.save(str(tmp_path / "numbered.docx"))
    text = read_bytes((tmp_path / "numbered.docx").read_bytes(), "numbered.docx").content
    assert text.split() == ["一、加大投入", "（一）安排资金", "（二）新建学校", "二、下一步工作", "（一）完善机制"]


def test_deleted_words_of_a_word_document_are_not_read_and_inserted_ones_are() -> None:
    import io

    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    paragraph = document.add_paragraph("安排资金")
    for element, tag, words in (("del", "delText", "30万元"), ("ins", "t", "50万元")):
        paragraph._p.append(
            parse_xml(
                f'<w:{element} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{tag}>{words}</w:{tag}></w:r></w:{element}>'
            )
        )
    document.add_table(1, 1).cell(0, 0).text = "新建学校3所"
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue(), "x.docx").content.split() == ["安排资金50万元", "新建学校3所"]
