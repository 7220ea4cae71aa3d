"""What the clauses of a reply leave for later ones, and what was made of each for those who ask why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from replyscan.items.actor_memory import ActorMemory
from replyscan.items.clause_place import ClausePlace, Verdict
from replyscan.items.frame import Frame
from replyscan.items.labels import NO_LABELS, Labels
from replyscan.items.record import ItemIds
from replyscan.items.status import Cue
from replyscan.items.status_memory import StatusMemory
from replyscan.items.times import TimeMemory
from replyscan.items.tokens import Token
from replyscan.records import AgencyMention, Block, Clause


class Reading(NamedTuple):
    """What was made of one clause, item or not, for those who ask why."""

    block: Block
    clause: Clause
    tokens: tuple[Token, ...]
    frame: Frame
    verdict: Verdict
    place: ClausePlace
    cue: Cue | None


Watch = Callable[[Reading], None]


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for later ones; `headings` says where each heading begins.

    Of the clauses of a sentence those that start at `praised` are background, those at `cited` cite a law, those up
    to `aims_until` only tell its aim, those in `topic` what it is about; `unsaid_from` is where its words begin that no
    item has told.
    """

    actors: ActorMemory
    times: TimeMemory
    ids: ItemIds
    status: StatusMemory
    watch: Watch | None = None
    headings: dict[str, int] = field(default_factory=dict)
    background: bool = False
    praised: frozenset[int] = frozenset()
    cited: frozenset[int] = frozenset()
    aims_until: int = 0
    topic: tuple[int, int] = (0, 0)
    unsaid_from: int = 0
    sentence_start: int = 0
    # Whether the last clause told others what to do (引导居民……), and whether this one tells what they shall not do.
    guiding: bool = False
    guided: bool = False
    # Whether the section tells of problems, and whether the clauses from here on do (存在以下困难：一是……).
    problem_section: bool = False
    # Whether the section tells the wish or how the letter was handled.
    handling_section: bool = False
    problems: bool = False
    partners: list[AgencyMention] = field(default_factory=list)
    labels: Labels = NO_LABELS
    inside_lists: frozenset[int] = frozenset()
    label: tuple[str, ...] = ()
