"""The text of a part of a web page as a browser shows it: a line for each block, HTML's own white space collapsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
     "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(
    ("head", "script", "style", "noscript", "template", "iframe", "object", "select", "button", "textarea", "svg")
)
# The ideographic space that indents Chinese paragraphs is a character, not white space, in HTML.
_SPACE = re.compile(r"[ \t\n\r\f]+")


def visible_text(element: Any) -> str:
    """The text below `element` as lines; cells of a table row stand side by side with a tab between."""
    lines = "".join(_pieces(element)).split("\n")
    return "\n".join(line for line in (_SPACE.sub(" ", part).strip(" ") for part in lines) if line.strip())


def _pieces(element: Any, kept: bool = False) -> Iterator[str]:
    """The text of an element bit by bit; `kept` where line ends count, as in <pre>."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or _hidden(element):
        return
    block, kept = element.tag in _BLOCKS, kept or element.tag == "pre"
    if block:
        yield "\n"
    yield _collapsed(element.text, kept)
    for child in element:
        yield from _pieces(child, kept)
        yield _collapsed(child.tail, kept)
    if block:
        yield "\n"
    elif element.tag in ("td", "th"):
        yield "　"


def _collapsed(text: str | None, kept: bool) -> str:
    return (text or "").replace("\r", "") if kept else _SPACE.sub(" ", text or "")


def _hidden(element: Any) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


def container(root: Any, lines: Sequence[str]) -> Any:
    """The innermost element below `root` that holds nine tenths of `lines` (counted in characters)."""
    wanted = [solid(line) for line in lines]
    least = 0.9 * sum(map(len, wanted))
    element = root
    while True:
        inner = (child for child in element if isinstance(child.tag, str) and child.tag not in _UNSEEN)
        chosen = next((child for child in inner if _held(child, wanted) >= least), None)
        if chosen is None:
            return element
        element = chosen


def _held(element: Any, wanted: Sequence[str]) -> int:
    text = solid(visible_text(element))
    return sum(len(line) for line in wanted if line in text)


def solid(text: str) -> str:
    """`text` without any white space."""
    return re.sub(r"\s+", "", text)
