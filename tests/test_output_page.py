"""HTML: one page that needs nothing else, with every reply's text marked and its items in a table."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from commands import call
from forms import EXAMPLE

from replyscan import extract
from replyscan.output import FORMATS, write_file

LATER = EXAMPLE.parent / "2025-lanxi-elderly-care.txt"


class Page(HTMLParser):
    """What a browser would make of a page: tags that are open, text, cells."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.cells: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.open and self.open[-1] == "td":
            self.cells[-1] += data


def test_a_page_has_every_reply_with_its_text_and_its_items() -> None:
    page = Page(call("extract", EXAMPLE, LATER, "-f", "html", "--keep-contacts").out)
    assert page.open == []
    assert [tag for tag, _ in page.tags].count("article") == 2
    for path in (EXAMPLE, LATER):
        document = extract(path)
        assert document.text in page.text
        assert document.sha256 in page.text
        assert all(item.verb.text in page.cells for item in document.items if item.verb)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    tags = Page(call("extract", EXAMPLE, "-f", "html").out).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe"}
    assert not [attributes for _, attributes in tags if {"src", "href"} & set(attributes)]


def test_what_a_reply_says_is_text_and_contacts_are_masked() -> None:
    letter = EXAMPLE.read_text(encoding="utf-8").replace("养老服务站86个", "养老<script>站</script>86个")
    letter += "\n联系人：王海  联系电话：0579-12345678\n"
    shown = call("extract", "-f", "html", stdin=letter.encode()).out
    page = Page(shown)
    assert "<script>站</script>" in page.text
    assert "script" not in {tag for tag, _ in page.tags}
    assert "12345678" not in shown
    assert "12345678" in call("extract", "-f", "html", "--keep-contacts", stdin=letter.encode()).out


def test_words_are_in_the_language_that_is_asked_for_and_not_in_that_of_the_locale() -> None:
    english, chinese = (
        call("extract", EXAMPLE, "-f", "html").out,
        call("extract", EXAMPLE, "-f", "html", "--header", "zh"),
    )
    assert "责任单位" in Page(chinese.out).text
    assert "17 个事项" in Page(chinese.out).text
    assert call("extract", EXAMPLE, "-f", "html", REPLYSCAN_LANG="zh").out == english


def test_no_reply_is_an_empty_page(tmp_path: Path) -> None:
    write_file([], tmp_path / "x.html", FORMATS["html"], "")
    assert Page((tmp_path / "x.html").read_text(encoding="utf-8")).open == []
