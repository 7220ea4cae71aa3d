"""The full names of bodies that are named in one group (市民政局、市财政局等部门)."""

from __future__ import annotations

from replyscan.levels import LEVELS
from replyscan.mentions.body_groups import FoundBody, levelled
from replyscan.mentions.full_names import FullNames


def full_name(flat: str, names: FullNames, group: FoundBody) -> str:
    """The full names of all bodies of a group, with the marks between them as written."""
    full, at = "", group.start
    for start, end, kind, first_person in group.parts or ((group.start, group.end, group.kind, False),):
        closed = group.end - len(group.tail)
        last = closed if end >= closed or not group.parts else end
        members = flat[start:last].split("、")
        shared = any(member.endswith((*LEVELS,)) for member in members[:-1])
        if not shared and flat[group.start] != "各":
            # 各市、县（区）民政局 and 市、县两级法院 are all of their kind; 渝中区、南岸区政府 share a word.
            members = [names.of(name, kind) for name in members]
            wholes = [levelled(name, full or members[0]) for name in members]
            members = [
                whole if whole == name else names.of(whole, kind) for whole, name in zip(wholes, members, strict=True)
            ]
        listed = "、".join(members)
        full += flat[at:start] + ((first_person and names.signer) or listed)
        at = last
    # People of a body stand for it (县教体局负责人).
    return full + (flat[at : group.end] if group.tail.startswith("等") or not group.tail else "")
