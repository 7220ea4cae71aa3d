"""What may have gone wrong where a file is no YAML: the slips of those who write it for the first time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.messages import Message, say

_FULL_COLON = re.compile(r"\s*[a-z_]+：")
_NO_SPACE = re.compile(r"\s*[a-z_]+:[^\s:]")
_FULL_BRACKETS = re.compile("[｛｝［］【】]")


def likely_slip(reason: str, lines: Sequence[str], line: int, column: int) -> Message | None:
    """What to do about a YAML error at `line`:`column` (from 1) of `lines`; None where nothing can be told."""
    here = lines[line - 1] if line <= len(lines) else ""
    for number in (line, line - 1):
        written = lines[number - 1] if 0 < number <= len(lines) else ""
        if _FULL_COLON.match(written):
            return say("Line {line} has a full-width colon; write a half-width one and a space behind it.", line=number)
        if _NO_SPACE.match(written) and "expected ':'" in reason:
            return say("In line {line} a space is missing behind the colon.", line=number)
    if _FULL_BRACKETS.search(here):
        return say("The line has full-width brackets; write half-width ones: [ ] and {{ }}.")
    if "tab" in reason or here[column - 1 : column] == "\t":
        return say("Indent with spaces, not with tabs.")
    if "mapping values" in reason:
        return say("A text that holds a colon and a space must stand in quotes.")
    if "cannot start any token" in reason:
        return say("A text that begins with {sign} must stand in quotes.", sign=here[column - 1 : column])
    if "quoted scalar" in reason:
        return say("A quotation mark is not closed.")
    if "',' or" in reason:
        return say("A bracket is not closed, or a comma is missing.")
    if "expected key" in reason or "block" in reason:
        return say("The line is indented otherwise than the lines that it belongs to.")
    return None
