"""Soft line wraps: lines that stop in mid-sentence because the page was copied from a PDF or a narrow column."""

from __future__ import annotations

import re

from replyscan.records import Alignment

# A line that begins like this begins something new, whatever came before.
NEW_START = re.compile(
    r"[　 ]{2,}|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)"
    r"|[①-⑳]|[一二三四五六七八九十]+是"
    r"|第[一二三四五六七八九十]+[，、]|附件|联系人|抄送|关于"
)
_END = "。！？：；!?:;…"


def unwrap(content: str) -> tuple[str, Alignment]:
    """(`content` without its soft wraps, how to lead offsets back). Nothing else is changed."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*", content) if match.group() or True]
    widths = sorted(len(content[start:end].strip()) for start, end in lines if content[start:end].strip())
    if not widths:
        return content, Alignment()
    full = widths[int(len(widths) * 0.9)] if len(widths) >= 6 else 0
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    kept, removed, at = 0, 0, 0
    for match in re.finditer(r"[ \t\r　]*\n[ \t\r]*", content):
        start, end = match.span()
        line_start = content.rfind("\n", 0, start) + 1
        before, after = (
            content[line_start:start],
            content[end : content.find("\n", end) if "\n" in content[end:] else None],
        )
        if not _is_soft(before, after, full):
            continue
        pieces.append(content[at:start])
        kept += start - at
        removed += end - start
        gaps.append((kept, removed))
        at = end
    pieces.append(content[at:])
    return "".join(pieces), Alignment(tuple(gaps))


def _is_soft(before: str, after: str, full: int) -> bool:
    """Whether the break between two lines ends nothing: the first is full, stops in mid-sentence, the next goes on."""
    line = before.strip()
    if not line or not after.strip() or full < 12 or full > 60:
        return False
    if line[-1] in _END or NEW_START.match(after):
        return False
    return len(line) >= full - 4
