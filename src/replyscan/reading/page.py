"""A web page → the text of its letter, its title, the day it was published and its address (trafilatura)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.decode import decode
from replyscan.reading.page_text import container, solid, visible_text
from replyscan.records import Text

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.I)
# What pages call UTF-8 or GB18030 is read by the rule that holds for all inputs; any other name is taken at its word.
_KNOWN = ("utf-8", "utf8", "gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80")
# An element that holds more than this beside the letter is no letter's; a page shorter than this is all letter.
_MUCH_MORE, _SHORT = 1.3, 120


def read_page(content: bytes, name: str, encoding: str | None = None) -> Text:
    """The main text of the page in `content`. Raises InputError where it cannot be decoded or holds no text."""
    declared = _DECLARED.search(content[:4096])
    if encoding is None and declared and declared.group(1).decode().lower() not in _KNOWN:
        encoding = declared.group(1).decode()
    html, encoding = decode(content, name, encoding)
    import trafilatura
    from trafilatura.settings import Document as Page

    tree = trafilatura.load_html(html)
    if tree is None:
        raise _no_text(name)
    given = {meta: _meta(tree, meta) for meta in ("ArticleTitle", "PubDate", "Url")}
    # Only dates that the page says it was published on: a search of the whole text would find some other day.
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    page = found if isinstance(found, Page) else Page()
    letter = _whole(html, page.text or "")
    if not letter.strip():
        raise _no_text(name)
    title = given["ArticleTitle"] or page.title
    published = _day(given["PubDate"]) or _day(page.date)
    return Text(_titled(letter, title), name, encoding, title=title, published=published, url=page.url or given["Url"])


def _whole(html: str, letter: str) -> str:
    """All text of the part of the page in which `letter` was found.

    The extractor passes over a line that it has seen before, a signature for example, so the element that it found is
    read whole, unless that element holds much else.
    """
    import trafilatura

    root = trafilatura.load_html(html)
    if root is None:
        return letter
    shown = visible_text(container(root, letter.split("\n")) if letter else root)
    return shown if len(solid(shown)) <= max(_MUCH_MORE * len(solid(letter)), _SHORT) else letter


def _titled(letter: str, title: str | None) -> str:
    """The letter below its title, which pages often hold outside of the text and which has the reply's number."""
    if not title or solid(title) in solid(letter):
        return letter
    return f"{title}\n{letter}"


def _meta(tree: Any, name: str) -> str | None:
    """A <meta> of the national standard for government sites (ArticleTitle, PubDate, Url)."""
    for element in tree.iter("meta"):
        if (element.get("name") or "").lower() == name.lower() and (element.get("content") or "").strip():
            return str(element.get("content")).strip()
    return None


def _day(written: str | None) -> date | None:
    match = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", written or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _no_text(name: str) -> InputError:
    return InputError("RS314", say("{name}: the page holds no text; it may be drawn by a script: save it as .txt.",
                                   name=name))  # fmt: skip
