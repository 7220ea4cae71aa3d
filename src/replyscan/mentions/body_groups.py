"""Bodies found in a text and the groups that lists make of them."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS

# What stands between levels and the kind of their body is a competence of few characters.
_LONGEST_COMPETENCE = 4
# What says whose part a body is (市国资委所属企业).
OWNED = ("所属", "下属", "直属")
# 我局和市妇联一起组织: the letter's own body acts, with others.
_TOGETHER = late_pattern("一起|一道|联合|共同|联手|携手|合作")
LIST_MARKS = ("、", "和", "及", "以及")
# 党中央 国务院: no mark is needed between the party's body and the government's.
_BLANKS = ("", " ", "\u3000")
_GOVERNMENTS = ("国务院", *(f"{level}{body}" for level in LEVELS for body in ("政府", "人民政府")))


# 湖南省水利厅: the area before the office.
_AREA = late_pattern(f"(?:[\u4e00-\u9fff]{{2,7}}?(?:自治区|[{LEVELS}]))+(?=[\u4e00-\u9fff]{{2,}})")
_OFFICES, _LONGEST_OFFICE = ("委", "局", "厅", "办"), 6


class FoundBody(NamedTuple):
    """A body by its place, the field, kind and rule of its head word, and what closes its list (等部门)."""

    start: int
    end: int
    field: str
    kind: str
    rule: str
    tail: str = ""
    # The bodies joined to this one, each as (start, end, kind, first person).
    parts: tuple[tuple[int, int, str, bool], ...] = ()


def join_bodies(
    flat: str, found: list[FoundBody], partner_openers: tuple[str, ...], partial: tuple[str, ...]
) -> list[FoundBody]:
    """Bodies with 、 or 和 between them as one; a first person's own office (我局党组) too.

    Words of `partial` say that only some of a place are meant (我省部分地区).

    Behind 会同 and its like 和 joins bodies that are named one by one; behind the letter's own body it brings those
    with whom it acts, where 一起 or 联合 says so (我局和市妇联一起组织).
    """
    joined: list[FoundBody] = []
    for position, entry in enumerate(found):
        last = joined[-1] if joined else None
        between = flat[last.end : entry.start] if last and entry.start >= last.end else None
        if last and between == "和" and _is_own(last) and _act_together(flat, found, position):
            joined.append(entry)
        elif last and (
            (
                between in LIST_MARKS
                and (between == "、" or not flat.endswith(partner_openers, 0, last.start))
                and (last.field != "general_body" or entry.field == "agency_head" or between == "、")
            )
            or (between in _BLANKS and flat[last.end - 1] in "央委" and flat.startswith(_GOVERNMENTS, entry.start))
            or (between == "" and (last.field == "first_person" or flat[entry.start] == "各"))
            # 市国资委 + 所属企业
            or (between == "" and flat.startswith(OWNED, entry.start))
            or (between is not None and entry.field == "general_body" and _closes_levels(flat[last.end - 1], between))
        ):
            # 我省部分地区: some of them, and not the letter's own body.
            some = not between and flat.startswith(partial, entry.start)
            field = "agency_head" if between else entry.field if some else last.field
            parts = (parts_of(last) + parts_of(entry)) if between else ()
            joined[-1] = last._replace(end=entry.end, field=field, parts=parts, tail=entry.tail)
        elif last is None or entry.start >= last.end:
            joined.append(entry)
    return joined


def _is_own(body: FoundBody) -> bool:
    """Whether a body is the letter's own and nobody else."""
    return body.field in ("first_person", "own_noun") and not body.parts


def _act_together(flat: str, found: list[FoundBody], position: int) -> bool:
    """Whether a word such as 一起 follows the list of bodies that begins at `position` of those found."""
    end = found[position].end
    for entry in found[position + 1 :]:
        if flat[end : entry.start] not in LIST_MARKS:
            break
        end = entry.end
    return _TOGETHER.match(flat, end) is not None


def _closes_levels(last: str, between: str) -> bool:
    """Whether a kind of body belongs to the levels before it (市、区两级 + 供水 + 主管部门)."""
    return last == "级" and len(between) <= _LONGEST_COMPETENCE and (between.isalpha() or not between)


def parts_of(entry: FoundBody) -> tuple[tuple[int, int, str, bool], ...]:
    """The bodies that a group names."""
    return entry.parts or ((entry.start, entry.end, entry.kind, entry.field == "first_person"),)


def begins(found: list[FoundBody], start: int) -> bool:
    """Whether the last body begins at `start` (我校 in 我校图书馆)."""
    return bool(found) and found[-1].start == start


def goes_on(flat: str, start: int, found: list[FoundBody]) -> bool:
    """Whether a list of bodies goes on at `start` (县邮政分公司和县社)."""
    return bool(found) and flat[found[-1].end : start] in LIST_MARKS


def levelled(name: str, first: str) -> str:
    """A bare office behind one with its area is of that area too (湖南省水利厅 + 发展改革委)."""
    placed = any(level in name for level in (*LEVELS, "国", "总"))
    if placed or not name.endswith(_OFFICES) or len(name) > _LONGEST_OFFICE or name in first:
        return name
    area = _AREA.match(first)
    return area.group() + name if area is not None else name
