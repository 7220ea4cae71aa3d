"""When an extracted item, field or figure counts as the annotated one.

Texts are compared without white space and width; a figure by value, unit and bound; a body by its text or its full
name, and any default will do where nobody acts; an object by its overlap.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

Entry = dict[str, Any]


def plain(text: str | None) -> str:
    """The text without white space and with plain forms of full-width characters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def overlap(one: Entry | None, other: Entry | None) -> int:
    """How many characters two spans share; 0 where one is missing."""
    if not one or not other or one.get("start") is None or other.get("start") is None:
        return 0
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def likeness(one: Entry, other: Entry) -> float:
    """Overlap over union of two spans."""
    common = overlap(one, other)
    return common / (one["end"] - one["start"] + other["end"] - other["start"] - common) if common else 0.0


def affinity(item: Entry, got: Entry) -> float:
    """How close an extracted item is to an annotated one; 0 where they have nothing in common."""
    verbs = 2.0 if overlap(item.get("verb"), got.get("verb")) else 0.0
    alike = likeness(item, got)
    if alike >= 0.5:
        return verbs + alike * 1.01
    return verbs + 0.01 * alike if verbs else 0.0


def match_items(items: Sequence[Entry], extracted: Sequence[Entry]) -> dict[int, int]:
    """Gold item → extracted item, the closest pairs first."""
    pairs = sorted(
        (
            (close, -abs(item["start"] - got["start"]), index, position)
            for index, item in enumerate(items)
            for position, got in enumerate(extracted)
            if (close := affinity(item, got)) > 0
        ),
        reverse=True,
    )
    matches: dict[int, int] = {}
    used: set[int] = set()
    for _, _, index, position in pairs:
        if index not in matches and position not in used:
            matches[index] = position
            used.add(position)
    return matches


def common(wanted: Sequence[Any], given: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """How many of `wanted` find one of `given` that is the same, each used once."""
    left, hits = list(given), 0
    for value in wanted:
        for position, other in enumerate(left):
            if same(value, other):
                hits += 1
                left.pop(position)
                break
    return hits


_UNITS = {
    "元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "港元": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "百分点": "个百分点",
}


def plain_unit(unit: str | None) -> str:
    """The unit as a code or word: 元 is CNY, ％ is %."""
    written = plain(unit)
    return _UNITS.get(written, written)


def same_number(one: float | None, other: float | None) -> bool:
    """Whether two figures are equal; None is equal to None alone."""
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(float(one), float(other), rel_tol=1e-6, abs_tol=1e-9)


def same_quantity(one: Entry, other: Entry) -> bool:
    """Whether value, unit and bound agree."""
    return (
        same_number(one.get("low"), other.get("low"))
        and same_number(one.get("high"), other.get("high"))
        and plain_unit(one.get("unit")) == plain_unit(other.get("unit"))
        and (one.get("bound") or "exact") == (other.get("bound") or "exact")
    )


def same_agency(wanted: Entry, given: Entry) -> bool:
    """Whether the body is the same by its text or its full name; anything but a named body where nobody acts."""
    names = {plain(wanted.get("text")), plain(wanted.get("canonical"))} - {""}
    found = {plain(given.get("text")), plain(given.get("canonical"))} - {""}
    if wanted.get("source") == "none" or not names:
        return not found or given.get("source") in ("none", "inherited", "issuer")
    return bool(names & found)


def same_time(item: Entry, got: Entry) -> bool:
    """Whether both ends agree; a missing time is right where it is optional."""
    wanted, given = item.get("time"), got.get("time")
    if item.get("time_optional") and (not wanted or not given):
        return True
    if not wanted or not given:
        return not wanted and not given
    return bool(wanted.get("start") == given.get("start") and wanted.get("end") == given.get("end"))


def same_object(wanted: Entry | None, given: Entry | None) -> bool:
    """Whether both are missing or overlap by four fifths."""
    if not wanted or not given:
        return not wanted and not given
    return likeness(wanted, given) >= 0.8


def same_header(wanted: Any, given: Any) -> bool:
    """Whether a header field agrees; lists in any order."""
    if isinstance(wanted, list):
        return sorted(map(plain, wanted)) == sorted(map(plain, given or []))
    return plain(str(wanted) if wanted is not None else "") == plain(str(given) if given is not None else "")
