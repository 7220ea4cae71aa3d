"""What one clause says, where it stands, and what it goes on with from the clauses before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from replyscan.items.clause_place import ClausePlace, Verdict
from replyscan.items.frame import Frame
from replyscan.items.labels import names_paragraph
from replyscan.items.memory import Memory
from replyscan.items.status import RESULT, Cue
from replyscan.records import Actor, AgencyMention, Block, Clause, Quantity, Time


class Said(NamedTuple):
    """What one clause says: its parse, its words of status, and the dates and figures inside it."""

    clause: Clause
    frame: Frame
    cue: Cue | None
    times: Sequence[Time]
    quantities: Sequence[Quantity]


def lists_on(frame: Frame, quantities: Sequence[Quantity], end: int, wanting: tuple[str, ...]) -> bool:
    """Whether a clause holds nothing but further sums or counted things (2019年，27.3亿元; 轮椅50辆).

    Names that end with a word of `wanting` are of what is not there (车位缺口2万个).
    """
    if frame.verb is not None or frame.subject is not None or not quantities or quantities[-1].end != end:
        return False
    # 总投资3亿元: what a sum is called makes it the figure of a thing.
    return all(
        (quantity.kind == "count" or (quantity.kind == "money" and not quantity.name))
        and quantity.bound in ("exact", "about")
        and not (quantity.name or "").endswith(wanting)
        for quantity in quantities
    )


def is_point(clause: Clause) -> bool:
    """Whether a clause is a numbered point by itself."""
    return clause.body > clause.start and clause.mark not in ("，", ",", "：", ":")


def says(cue: Cue | None, status: str) -> bool:
    """Whether the words of a clause give it the status."""
    return cue is not None and cue[0] == status


def place_of(block: Block, said: Said, memory: Memory, troubled: bool) -> ClausePlace:
    """Where the clause stands in its letter, and what clauses before it make of it."""
    clause, cue = said.clause, said.cue
    marked = cue is not None and cue[1] != RESULT
    says_more = bool(marked or said.times or said.frame.subject)
    done = marked and (says(cue, "done") or says(cue, "declined"))
    titled = clause.start in memory.labels.titled and not done
    named = clause.start in memory.labels.bare or names_paragraph(block, clause, said.frame)
    return ClausePlace(
        block.kind,
        titled or (named and not says_more),
        clause.body > clause.start,
        bool(said.times),
        memory.background or memory.guided or troubled or clause.start in memory.praised,
        clause.start < memory.aims_until or memory.topic[0] <= clause.start < memory.topic[1],
        clause.start in memory.cited,
        says(cue, "planned"),
        clause.start == memory.sentence_start,
        clause.mark in ("，", ","),
        clause.mark in ("：", ":"),
    )


def partners_of(frame: Frame, actor: Actor, verdict: Verdict, memory: Memory) -> list[AgencyMention]:
    """Who acts with the actor, named here or before; an act ends what the memory holds."""
    partners = [*memory.partners, *(token.mention for token in frame.partners)]
    partners = [partner for partner in partners if partner.canonical != actor.canonical]
    if actor.source == "none" and not frame.partners:
        # 经商省人社厅，现行政策已实行倾斜，暂不宜单列: they act with the body of a clause behind.
        return []
    if frame.verb is not None and verdict == "core":
        memory.partners = []
    elif frame.verb is None:
        memory.partners = partners
    return partners
