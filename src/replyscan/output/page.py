"""A page to read: every reply with its text marked and the table of its items; one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import IO

from replyscan import __version__
from replyscan.output.marked import marked_html
from replyscan.output.rows import Layout
from replyscan.output.table import shown_cells, terminal_headings
from replyscan.records import Document

# The line of the generator is by what the program knows its own pages again.
_HEAD = f"""<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="generator" content="replyscan {__version__}">
<meta name="viewport" content="width=device-width">
<title>replyscan</title>
<style>
body {{ font-family: sans-serif; max-width: 64em; margin: 1em auto; padding: 0 1em }}
table {{ border-collapse: collapse; margin: .8em 0 }}
th, td {{ border: 1px solid #ccc; padding: .2em .5em; text-align: left; vertical-align: top; white-space: pre-line }}
footer {{ color: #555; font-size: smaller; overflow-wrap: anywhere; margin-bottom: 3em }}
</style>
</head>
<body>
"""


def write_page(documents: Iterable[Document], stream: IO[str], layout: Layout) -> None:
    """One page with all documents, written as they come; words in the language of the layout."""
    stream.write(_HEAD)
    for document in documents:
        stream.write(f"<article>\n{marked_html(document, layout.language)}\n")
        stream.write("<table>\n" + _row("th", terminal_headings(layout)))
        for item in document.items:
            stream.write(_row("td", shown_cells(item, layout)))
        made = (document.source, f"sha256 {document.sha256}", document.rules, f"replyscan {__version__}")
        stream.write(f"</table>\n<footer>{escape(' · '.join(filter(None, made)))}</footer>\n</article>\n")
    stream.write("</body>\n</html>\n")


def _row(kind: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells) + "</tr>\n"
