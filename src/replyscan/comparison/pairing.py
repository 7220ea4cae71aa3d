"""Two folders of replies → which of them are to be compared with which."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from replyscan.comparison.records import ComparedReply
from replyscan.comparison.words import plain
from replyscan.errors import InputError, UsageError
from replyscan.late_pattern import late_pattern
from replyscan.messages import say
from replyscan.nearest import nearest

PairedBy = Literal["subject", "number"]
PAIRED_BY: tuple[PairedBy, ...] = ("subject", "number")
# What stands around the subject of every suggestion.
_AROUND = late_pattern(r"^(?:对|就)?关于(?:进一步|加快|加强|大力|推进|推动)*|的?(?:建议|提案|议案|意见|问题)*$")
# A pair of characters that more subjects of one body share leads to too many candidates.
_COMMON = 200
# So many replies with like subjects are looked at more closely for each reply.
_NEAREST = 20


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
    proposal number are the same (`by` "number"). Raises UsageError for any other `by`.
    """
    by = paired_by(by)
    if len(old) == 1 and len(new) == 1:
        return [Pairing(0, 0, "alone", _likeness(_subject(old[0]), _subject(new[0])))]
    found = _by_number(old, new) if by == "number" else _by_subject(old, new, settings["subject"])
    return sorted(found, key=lambda pairing: pairing.old)


def paired_by(word: str) -> PairedBy:
    """`word` as a way to pair. Raises UsageError where it is none."""
    for known in PAIRED_BY:
        if word == known:
            return known
    known_words = ", ".join(PAIRED_BY)
    reason = say("replies cannot be paired by {word!r}; choose one of {known}.", word=word, known=known_words)
    raise UsageError("RS161", reason)


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
    found = _same_subjects(old, new, _signed_subject)
    old_by_body = _free_by_body(old, {pairing.old for pairing in found})
    new_by_body = _free_by_body(new, {pairing.new for pairing in found})
    candidates: list[tuple[float, str, int, int]] = []
    for body, positions in old_by_body.items():
        for one, other in _neighbours(positions, new_by_body.get(body, ()), old, new):
            likeness = _likeness(_subject(old[one]), _subject(new[other]))
            if likeness >= least:
                candidates.append((-likeness, _subject(old[one]), one, other))
    found += _greedy(candidates)
    # What is left with the same subject word for word: the duty went to another body.
    return found + _same_subjects(old, new, _subject, found, unique=True)


def _same_subjects(
    old: Sequence[ComparedReply],
    new: Sequence[ComparedReply],
    name: Callable[[ComparedReply], str],
    before: Iterable[Pairing] = (),
    *,
    unique: bool = False,
) -> list[Pairing]:
    """Pairs of free replies with the same `name`, the first with the first; with `unique` where each side has one."""
    taken = list(before)
    old_names = _named_alike(old, {pairing.old for pairing in taken}, name)
    new_names = _named_alike(new, {pairing.new for pairing in taken}, name)
    found = []
    for key, positions in old_names.items():
        others = new_names.get(key, [])
        if key and not (unique and (len(positions) > 1 or len(others) > 1)):
            found += [Pairing(one, other, "subject", 100.0) for one, other in zip(positions, others, strict=False)]
    return found


def _named_alike(
    replies: Sequence[ComparedReply], taken: set[int], name: Callable[[ComparedReply], str]
) -> dict[str, list[int]]:
    """Name → free positions, in the order of proposal numbers and then of sources, whatever the order of the files."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    free = (position for position in range(len(replies)) if position not in taken)
    for position in sorted(free, key=lambda at: (replies[at].meta.proposal_number, replies[at].source)):
        if _subject(replies[position]):
            alike[name(replies[position])].append(position)
    return alike


def _free_by_body(replies: Sequence[ComparedReply], taken: set[int]) -> dict[str, list[int]]:
    free: defaultdict[str, list[int]] = defaultdict(list)
    for position, reply in enumerate(replies):
        if position not in taken:
            free[_signed(reply)].append(position)
    return free


def _neighbours(
    old_positions: Sequence[int],
    new_positions: Sequence[int],
    old: Sequence[ComparedReply],
    new: Sequence[ComparedReply],
) -> Iterator[tuple[int, int]]:
    """One body's replies, each old one with the few new ones that share its rarest pairs of characters."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for position in new_positions:
        for pair in _pairs(_subject(new[position])):
            index[pair].append(position)
    for position in old_positions:
        shared: Counter[int] = Counter()
        for pair in _pairs(_subject(old[position])):
            same = index.get(pair, ())
            if len(same) <= _COMMON:
                shared.update(dict.fromkeys(same, 1_000_000 // len(same) if same else 0))
        nearest = sorted(shared, key=lambda other: (-shared[other], _subject(new[other]), other))[:_NEAREST]
        yield from ((position, other) for other in nearest)


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


def _signed_subject(reply: ComparedReply) -> str:
    return f"{_signed(reply)}\x1f{_subject(reply)}"


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
        raise InputError("RS308", say("{name}: cannot be read ({reason}).", name=path, reason=error)) from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line], delimiter="\t" if "\t" in line else ","))]
        if number == 1 and [cell.lower() for cell in cells] == ["old", "new"]:
            continue
        if len(cells) != 2:
            template = "{where}: has {count} cells; write the old and the new reply, like: old.txt,new.txt"
            raise UsageError("RS162", say(template, where=f"{path}:{number}", count=len(cells)))
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
            template = "{where}: {name!r} means {count} replies; write the whole path."
            raise UsageError("RS163", say(template, where=where, name=name, count=len(same)))
    near = nearest(name, (Path(reply.source).name for reply in replies))
    if near is None:
        raise UsageError("RS164", say("{where}: there is no reply {name!r}.", where=where, name=name))
    template = "{where}: there is no reply {name!r}. Did you mean {near!r}?"
    raise UsageError("RS164", say(template, where=where, name=name, near=near))
