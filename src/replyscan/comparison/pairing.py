"""Two folders of replies → which of them are to be compared with which."""

from __future__ import annotations

import csv
import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from replyscan.comparison.records import ComparedReply
from replyscan.comparison.words import plain
from replyscan.errors import InputError, UsageError

PairedBy = Literal["subject", "number"]
# What stands around the subject of every suggestion.
_AROUND = re.compile(r"^(?:对|就)?关于(?:进一步|加快|加强|大力|推进|推动)*|的?(?:建议|提案|议案|意见|问题)*$")
# A pair of characters that more subjects of one body share leads to too many candidates.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two replies by their positions, why they were paired, and how alike their subjects are (0 to 100)."""

    old: int
    new: int
    paired_by: str
    likeness: float


def pair_replies(
    old: Sequence[ComparedReply], new: Sequence[ComparedReply], by: PairedBy, settings: Mapping[str, float]
) -> list[Pairing]:
    """Pairs replies one to one, in the order of the old ones.

    One reply against one is a pair whatever it is about. Else two replies pair when the same bodies signed them and
    their subjects are alike (`by` "subject", most alike first; then equal subjects whoever signed), or when bodies and
    proposal number are the same (`by` "number").
    """
    if len(old) == 1 and len(new) == 1:
        return [Pairing(0, 0, "alone", _likeness(_subject(old[0]), _subject(new[0])))]
    found = _by_number(old, new) if by == "number" else _by_subject(old, new, settings["subject"])
    return sorted(found, key=lambda pairing: pairing.old)


def _by_number(old: Sequence[ComparedReply], new: Sequence[ComparedReply]) -> list[Pairing]:
    waiting: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for position, reply in enumerate(new):
        waiting[_signed(reply), reply.meta.proposal_number.lstrip("0")].append(position)
    found = []
    for position, reply in enumerate(old):
        number = reply.meta.proposal_number.lstrip("0")
        same = waiting[_signed(reply), number]
        if number and same:
            other = same.pop(0)
            found.append(Pairing(position, other, "number", _likeness(_subject(reply), _subject(new[other]))))
    return found


def _by_subject(old: Sequence[ComparedReply], new: Sequence[ComparedReply], least: float) -> list[Pairing]:
    candidates: list[tuple[float, str, int, int]] = []
    new_by_body: defaultdict[str, list[int]] = defaultdict(list)
    for position, reply in enumerate(new):
        new_by_body[_signed(reply)].append(position)
    old_by_body: defaultdict[str, list[int]] = defaultdict(list)
    for position, reply in enumerate(old):
        old_by_body[_signed(reply)].append(position)
    for body, positions in old_by_body.items():
        for one, other in _neighbours(positions, new_by_body.get(body, ()), old, new):
            likeness = _likeness(_subject(old[one]), _subject(new[other]))
            if likeness >= least:
                candidates.append((-likeness, _subject(old[one]), one, other))
    found = _greedy(candidates)
    return found + _equal_subjects(old, new, found)


def _neighbours(
    old_positions: Sequence[int],
    new_positions: Sequence[int],
    old: Sequence[ComparedReply],
    new: Sequence[ComparedReply],
) -> list[tuple[int, int]]:
    """Pairs of one body's replies whose subjects have two neighbouring characters in common, rare ones at that."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for position in new_positions:
        for pair in _pairs(_subject(new[position])):
            index[pair].append(position)
    found: set[tuple[int, int]] = set()
    for position in old_positions:
        for pair in _pairs(_subject(old[position])):
            if len(index.get(pair, ())) <= _COMMON:
                found.update((position, other) for other in index.get(pair, ()))
    return sorted(found)


def _greedy(candidates: Iterable[tuple[float, str, int, int]]) -> list[Pairing]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for likeness, _, one, other in sorted(candidates):
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            found.append(Pairing(one, other, "subject", -likeness))
    return found


def _equal_subjects(
    old: Sequence[ComparedReply], new: Sequence[ComparedReply], found: Iterable[Pairing]
) -> list[Pairing]:
    """Replies left over whose subject is the same word for word and unique: the duty went to another body."""
    listed = list(found)
    free_old = _unique_subjects(old, {pairing.old for pairing in listed})
    free_new = _unique_subjects(new, {pairing.new for pairing in listed})
    both = (subject for subject in free_old if subject in free_new)
    return [Pairing(free_old[subject], free_new[subject], "subject", 100.0) for subject in both]


def _unique_subjects(replies: Sequence[ComparedReply], taken: set[int]) -> dict[str, int]:
    subjects = [(_subject(reply), position) for position, reply in enumerate(replies) if position not in taken]
    counts = Counter(subject for subject, _ in subjects)
    return {subject: position for subject, position in subjects if subject and counts[subject] == 1}


def _subject(reply: ComparedReply) -> str:
    return _AROUND.sub("", plain(reply.meta.subject or reply.meta.title))


def _signed(reply: ComparedReply) -> str:
    return "、".join(sorted(plain(issuer) for issuer in reply.meta.issuers))


def _pairs(subject: str) -> set[str]:
    return set(map("".join, pairwise(subject)))


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) if one and other else 0.0


def pairs_from_file(path: Path, old: Sequence[ComparedReply], new: Sequence[ComparedReply]) -> list[Pairing]:
    """The pairs a file lists: a line each, old and new reply by path, file name or name without suffix.

    Comma or tab between them; a first line `old,new` and lines that begin with # are passed over. Raises InputError
    where the file cannot be read, UsageError where a line names no reply or more than one.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("RS308", f"{path}: cannot be read ({error}).") from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t" if "\t" in line else ","))]
        if number == 1 and [cell.lower() for cell in cells] == ["old", "new"]:
            continue
        if len(cells) != 2:
            raise UsageError(
                "RS131",
                f"{path}:{number}: has {len(cells)} cells; write the old and the new reply, like: old.txt,new.txt",
            )
        one, other = _named(cells[0], old, f"{path}:{number}"), _named(cells[1], new, f"{path}:{number}")
        found.append(Pairing(one, other, "list", _likeness(_subject(old[one]), _subject(new[other]))))
    return found


def _named(name: str, replies: Sequence[ComparedReply], where: str) -> int:
    """The reply that `name` means: its whole path first, then its file name, then that without suffix."""
    for spelt in (str, lambda source: Path(source).name, lambda source: Path(source).stem):
        same = [position for position, reply in enumerate(replies) if spelt(reply.source) == name]
        if len(same) == 1:
            return same[0]
        if same:
            raise UsageError("RS132", f"{where}: {name!r} means {len(same)} replies; write the whole path.")
    near = difflib.get_close_matches(name, [Path(reply.source).name for reply in replies], 1, 0.5)
    raise UsageError("RS133", f"{where}: there is no reply {name!r}." + (f" Did you mean {near[0]!r}?" if near else ""))
