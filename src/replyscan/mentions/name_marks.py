"""The marks in the names of figures: quotation marks and brackets in pairs, the members of lists."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern

_BRACKET_END = late_pattern("[）)]")


def quoted_whole(name: str | None) -> str | None:
    """`name` without a quotation mark at its edge whose other half stands outside it; None where nothing is left."""
    if name is None or ("“" not in name and "”" not in name) or name.count("“") == name.count("”"):
        return name
    return name.strip("“”") or None


def bracketed_whole(name: str | None, right: str) -> str | None:
    """`name` up to the bracket that closes what it opens (30个省（区、市）)."""
    if name is None or name.count("（") + name.count("(") == name.count("）") + name.count(")"):
        return name
    start = right.find(name)
    closed = _BRACKET_END.search(right, start + len(name)) if start >= 0 else None
    return right[start : closed.end()] if closed else name


def members_of(names: str) -> list[str]:
    """The members of a list, quotes kept whole."""
    parts = [""]
    depth = 0
    for character in names:
        depth += (character in "“（《") - (character in "”）》")
        if depth == 0 and character in "、和与及" and parts[-1]:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part]
