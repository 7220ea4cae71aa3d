"""Sentences and clauses of a paragraph, by GUIDELINES section 1."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.records import Clause, Sentence

_HAN = "[一二三四五六七八九十]{1,3}"
NUMBERING = late_pattern(
    rf"(?:{_HAN}(?:是(?:要(?!求))?|要(?![素件害点求]))[：:]?|[（(](?:{_HAN}|\d{{1,3}})[）)][、.．]?|\d{{1,2}}[.．、）)](?!\d)"
    rf"|{_HAN}(?:、|[.．](?![\d一二三四五六七八九十]))"
    rf"|[①-⑳⑴-⒇]|[—―]{{1,2}}|[●■◆▪•◇▲]|[A-Z][.．、](?![A-Za-z])|第{_HAN}[条点项]?[，,、：:]|其[一二三四五六][，,、：:]"
    r"|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[ 　]+(?=关于|对于|针对)|(?:首先|其次|再次|最后)[，,])[ 　]*"
)
_MARKS = late_pattern(r"[，；。：！？,;:!?.\n“”‘’「」（）()【】\[\]《》〈〉]")
_OPEN = {"“": "”", "‘": "’", "「": "」", "（": "）", "(": ")", "【": "】", "[": "]", "《": "》", "〈": "〉"}
_CLOSE = frozenset(_OPEN.values())
_ENDS = "。！？!?."
# What may close a Chinese sentence in half-width text: 完成年度任务的103.2%.其中…
_BEFORE_STOP = ("%", ")", '"')
# 2，600万元: the comma before a group of three digits.
_GROUPED = late_pattern(r"(?<=\d)，\d{3}(?!\d)")
# A bracket that is still open after so many characters was never meant to be closed; a quotation may be a wish in full.
_LONGEST_BRACKET = 120
_LONGEST_QUOTATION = 900


def sentences(text: str, start: int, end: int) -> tuple[Sentence, ...]:
    """The sentences of `text[start:end]` with their clauses."""
    found: list[Sentence] = []
    clauses: list[Clause] = []
    first = start
    skip_to = start
    for match in _MARKS.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if at < skip_to:
            continue
        if mark in _OPEN:
            skip_to = _closing(text, at, end)
            continue
        if mark in _CLOSE or (mark in ",:;." and not _ends_clause(text, at)) or _joins_digits(text, at):
            continue
        body = NUMBERING.match(text, _skip_space(text, first, at))
        if body and body.end() > at:
            continue
        _add(clauses, text, first, at, mark)
        first = at + 1
        if mark in _ENDS:
            _close(found, clauses, first)
            clauses = []
    _add(clauses, text, first, end, "")
    _close(found, clauses, end)
    return tuple(found)


def _closing(text: str, at: int, end: int) -> int:
    """Behind the bracket that closes the one at `at`; right behind `at` itself where none does nearby."""
    opening, closing = text[at], _OPEN[text[at]]
    depth = 0
    longest = _LONGEST_QUOTATION if opening == "“" else _LONGEST_BRACKET
    for place in range(at, min(end, at + longest)):
        character = text[place]
        if character == "\n" or (character == "。" and opening not in "“‘「（("):
            return at + 1
        depth += (character == opening) - (character == closing)
        if depth == 0:
            return place + 1
    return at + 1


def _ends_clause(text: str, at: int) -> bool:
    """Whether a half-width mark ends a clause: not inside a figure or Latin text.

    A full stop ends one behind Chinese, and behind a per cent sign, a bracket or a quotation mark before Chinese.
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == ".":
        if before in _BEFORE_STOP:
            return not after or after.isspace() or not after.isascii()
        return bool(before) and not before.isascii() and after != "."
    inside = before.isascii() and before.isalnum() and after.isascii() and (after.isalnum() or after == "/")
    return not inside


def _joins_digits(text: str, at: int) -> bool:
    """Whether a full-width mark stands inside a ratio, a time of day or a number (按8：2分担, 8：30, 2，600万元)."""
    if text[at] == "：":
        return text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()
    return text[at] == "，" and _GROUPED.match(text, at) is not None


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _add(clauses: list[Clause], text: str, start: int, end: int, mark: str) -> None:
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    numbering = NUMBERING.match(text, start, end)
    body = numbering.end() if numbering and numbering.end() < end else start
    clauses.append(Clause(start, end, body, mark))


def _close(found: list[Sentence], clauses: list[Clause], end: int) -> None:
    if clauses:
        first = clauses[0]
        point = "" if first.body == first.start else "point"
        found.append(Sentence(first.start, end, tuple(clauses), point))
