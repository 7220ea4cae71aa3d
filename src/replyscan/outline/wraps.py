"""Soft line wraps: lines that stop in mid-sentence because the page was copied from a PDF or a narrow column."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.outline.dates import DATE
from replyscan.outline.folding import fold
from replyscan.records import Alignment

# A line that begins like this begins a paragraph, a heading or a closing line, whatever came before.
_NEW_START = late_pattern(
    r"[　 \t]{2,}|[　\t]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[—―]{2}|[●■◆▪•◇▲]"
)
# A line that begins like this begins a point of a list where the line before ended a clause.
_NEW_POINT = late_pattern(
    r"\d{1,2}[.．、](?!\d)|[①-⑳⑴-⒇]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、：]|[A-Z][.．、]|关于"
)
_PAGE_NUMBER = late_pattern(
    r"[ 　\t]*(?:[-—–－\s]*\d{1,3}[-—–－\s]*|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?)[ 　\t\r]*$"
)
_SENTENCE_END = "。！？!?"
_CLAUSE_END = "。！？!?；;：:"
_MARKS = "，。；,;"
# Marks that end no sentence.
_WITHIN = "，、,"
# A mark inside a line by which it is prose; a full stop only between Chinese characters.
_RUNNING = late_pattern(r"[，。；]|[,;](?!\d)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
# A title or quotation that one line opens and the next one closes.
# 同意公开                签发人：张华
_TWO_COLUMNS = late_pattern(r"\S[ 　\t]{4,}\S")
_OPEN_BRACKET = late_pattern(r"[《“][^《》“”]*$")
_CLOSING_BRACKET = late_pattern(r"[^《》“”]*[》”]")
# A line that breaks off shorter than this part of the column was ended on purpose.
_SHORTEST = 0.6
# A column narrower than this is a table, one wider than this holds whole paragraphs.
_NARROWEST, _WIDEST = 12, 75


# A line of prose on a page without a column is at least so wide; a narrower one may be a title or a name.
_SHORTEST_PROSE = 28
_INNER_COMMA, _CHINESE_END = (
    late_pattern("[\u4e00-\u9fff》”）)][，；]|^(?:根据|按照|依据|依照|结合)"),
    late_pattern("[\u4e00-\u9fff]$"),
)
# 承办单位：, 联系人 张三: a line of a form.
_FORM_LINE = late_pattern(r"[\u4e00-\u9fff 　]{2,12}[:：]|附件?|抄[送报]|来源|索引")
# 我局成立专班，…… below a title without a number
_OPENS_SENTENCE = late_pattern(
    r"[我您本]|近年|近期|目前|当前|今[年后]|去年|下一?步|接下来|截[至止]|首先|同时|此外|为|\d{4}年"
)
_SALUTATION = late_pattern("(?:代表|委员)[:：]")


class _Column(NamedTuple):
    """How a text is set: the width of its column, and what marks a paragraph: an indent or a blank line before it."""

    full: float
    indented: bool
    spaced: bool


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    width: float


def unwrap(content: str, openers: tuple[str, ...]) -> tuple[str, Alignment]:
    """(`content` without its soft wraps, how to lead offsets back). Nothing else is changed.

    A line that begins with one of `openers` goes on with none.

    A page number that stands between the two halves of a sentence goes with the wrap.
    """
    lines = [_line(match) for match in re.finditer(r"[^\n]*", content) if match.end() > match.start()]
    full = _full_width(lines)
    if full is None and not any(_stops_in_prose(line) or _stops_at_comma(line) for line in lines):
        return content, Alignment()
    column = _Column(full or 0, sum(map(_is_indented, lines)) >= 3, _is_spaced(content, lines))
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    at = kept = removed = 0
    last: _Line | None = None
    begun = False
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if not line.text.strip() or _PAGE_NUMBER.match(line.text):
            continue
        apart = last is not None and content.count("\n", last.end, line.start) > 1
        if full is None:
            stops = last is not None and (_stops_at_comma(last) or (not apart and _stops_in_prose(last)))
            goes_on = stops and _finishes(line)
        else:
            goes_on = last is not None and (
                _continues(last, line, column, apart) or (begun and not apart and _breaks_off(last, line, column))
            )
        goes_on = goes_on and not line.text.startswith(openers) and not any(map(_is_date, (last, line, following)))
        begun = begun or not column.indented or _is_indented(line)
        if last is not None and goes_on:
            end = last.end - (len(last.text) - len(last.text.rstrip()))
            start = line.start + len(line.text) - len(line.text.lstrip())
            pieces.append(content[at:end])
            kept += end - at
            removed += start - end
            gaps.append((kept, removed))
            at = start
        last = line
    pieces.append(content[at:])
    return "".join(pieces), Alignment(tuple(gaps))


def without_page_numbers(text: str) -> str:
    """A stretch of text without the lines inside it that are page numbers; its first and last line are none."""
    first, *others = text.split("\n")
    return "\n".join([first, *(line for line in others[:-1] if not _PAGE_NUMBER.match(line)), *others[-1:]])


def _line(match: re.Match[str]) -> _Line:
    """A line with its width in Chinese characters; Latin letters, digits and spaces are half as wide."""
    text = match.group()
    solid = text.strip()
    narrow = len(solid.encode("ascii", "ignore")) + solid.count("\xa0")
    return _Line(match.start(), match.end(), text, len(solid) - narrow / 2 + _indent(text))


def _is_date(line: _Line | None) -> bool:
    return line is not None and DATE.fullmatch(fold(line.text).strip()) is not None


def _indent(text: str) -> float:
    spaces = text[: len(text) - len(text.lstrip())]
    return sum(1.0 if character == "　" else 0.5 for character in spaces)


def _is_indented(line: _Line) -> bool:
    return line.text[:1].isspace()


def _is_spaced(content: str, lines: list[_Line]) -> bool:
    """Whether blank lines stand between the paragraphs of a text."""
    return sum(content.count("\n", one.end, other.start) > 1 for one, other in pairwise(lines)) >= 3


def _full_width(lines: list[_Line]) -> float | None:
    """The width of the text's column: many lines are that wide and hardly one is wider; None where there is none.

    Most lines of a column break off in mid-sentence; short paragraphs that happen to be of one length do not.
    """
    widths = sorted(line.width for line in lines if line.width > 4)
    if len(widths) < 5:
        return None
    full = widths[int(len(widths) * 0.92)]
    near = [line for line in lines if full - 2.5 <= line.width <= full + 1.5]
    if not _NARROWEST <= full <= _WIDEST or len(near) < max(3, len(widths) // 5):
        return None
    ended = sum(line.text.rstrip()[-1] in f"{_CLAUSE_END}." for line in near)
    return full if ended * 2 < len(near) else None


def _stops_in_prose(line: _Line) -> bool:
    """Whether a line of a page without a column is prose and stops in mid-sentence (根据《导则》的有关⏎要求，)."""
    text = line.text.strip()
    # 二、提高站位，加强领导: a heading, whatever commas it has.
    heads = "。" not in text and any(pattern.match(text) for pattern in (_NEW_START, _NEW_POINT))
    return (
        not heads
        and line.width >= _SHORTEST_PROSE
        and bool(_INNER_COMMA.search(text))
        and bool(_CHINESE_END.search(text))
        and not _FORM_LINE.match(text)
    )


def _stops_at_comma(line: _Line) -> bool:
    """Whether prose stops at a comma (在增加垃圾箱的基础上，), so that it goes on even behind a blank line.

    One sentence alone may be the formula that opens the answer, whatever its mark.
    """
    text = line.text.strip()
    prose = line.width >= _SHORTEST_PROSE and any(mark in text for mark in _CLAUSE_END)
    return prose and text[-1] in _WITHIN and not _FORM_LINE.match(text) and not _SALUTATION.search(text)


def _finishes(line: _Line) -> bool:
    """Whether a line goes on with a sentence: prose that begins no paragraph, point, form line or date."""
    starts = (_NEW_START, _NEW_POINT, _FORM_LINE, _OPENS_SENTENCE)
    if _is_indented(line) or any(pattern.match(line.text) for pattern in starts):
        return False
    return bool(_RUNNING.search(line.text)) and not _SALUTATION.search(line.text)


def _breaks_off(last: _Line, line: _Line, column: _Column) -> bool:
    """Whether `last` breaks off inside a clause that `line` ends, however short or long it is.

    So it is where words were taken out of a text or put in and its lines were not filled again.
    """
    if any(pattern.match(line.text) for pattern in (_NEW_START, _NEW_POINT)) or _is_indented(line):
        return False
    says = bool(_RUNNING.search(last.text))
    if _mark_at_end(last.text) in _CLAUSE_END or (_NEW_START.match(last.text.lstrip()) and not says):
        return False
    return says or ((column.indented or column.spaced) and bool(_RUNNING.search(line.text)))


def _continues(last: _Line, line: _Line, column: _Column, apart: bool) -> bool:
    """Whether `line` goes on with the sentence (or, in an indented text, the paragraph) of `last`.

    A line that breaks off inside a sentence may be a good deal shorter than the column (a word or a figure that was
    not to be cut); a heading, a title or a name, which has no mark in it, only if it fills the column, and one that
    breaks off inside 《》 may be of any length. `apart` says that a blank line stands between the two.
    """
    full = column.full
    if last.width > full + 3:
        return False
    if _OPEN_BRACKET.search(last.text) and _CLOSING_BRACKET.match(line.text):
        return True
    # 首页>政务公开>建议提案: a path of a page is no line of the text, nor are the fields of two columns.
    if last.width < full * _SHORTEST or ">" in last.text or _TWO_COLUMNS.search(last.text):
        return False
    end = _mark_at_end(last.text)
    if _NEW_START.match(line.text) or (end in _CLAUSE_END and _NEW_POINT.match(line.text)):
        return False
    fills = last.width >= full - 2.5
    if apart and not fills:
        return False
    if end in _CLAUSE_END:
        return fills and column.indented and end in _SENTENCE_END
    return fills or any(mark in last.text for mark in _MARKS)


def _mark_at_end(text: str) -> str:
    """The last character of a line; a half-width full stop behind Chinese counts as 。."""
    text = text.rstrip()
    return "。" if re.search(r"[^\x00-\x7f]\.$|[%)]\.$", text) else text[-1]
