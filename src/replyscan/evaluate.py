"""Scores of an extraction against annotated replies: detection, strict, every field.

Gold items are matched one to one with extracted items (their verbs overlap, or their clauses by half). Optional items
(`core` false) are neither rewarded nor punished; fields are scored on matched core items. Strict counts an item only
when verb, agency, status, amounts, metrics and time are all right.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replyscan.errors import InputError

Entry = dict[str, Any]
FIELDS = ("verb", "agency", "status", "time", "object")


@dataclass(slots=True)
class Count:
    """Hits and misses of one kind."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, hits: int, extra: int, missed: int) -> None:
        """Counts in some more."""
        self.hits, self.extra, self.missed = self.hits + hits, self.extra + extra, self.missed + missed

    def scores(self) -> tuple[float, float, float]:
        """(precision, recall, F1); 1 where there was nothing to find or nothing was found."""
        precision = self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0
        recall = self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Scores:
    """All scores of a folder."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    header: list[int] = field(default_factory=lambda: [0, 0])

    def f1(self, name: str) -> float:
        """The F1 of one count: items, items strict, item amounts …"""
        return self.counts[name].scores()[2]

    def share(self, name: str) -> float:
        """The share of matched items with the field right."""
        right, all_ = self.fields[name]
        return right / max(all_, 1)

    def lines(self) -> list[str]:
        """The scores as lines of text."""
        lines = []
        for name, count in self.counts.items():
            precision, recall, f1 = count.scores()
            lines.append(f"{name:18s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
        lines += [
            f"{name:18s} {right}/{all_} = {right / max(all_, 1):.3f}" for name, (right, all_) in self.fields.items()
        ]
        lines.append(
            f"{'header fields':18s} {self.header[0]}/{self.header[1]} = {self.header[0] / max(self.header[1], 1):.3f}"
        )
        return lines


def evaluate_folder(folder: Path) -> Scores:
    """Extracts NAME.txt of every NAME.gold.json in `folder` and scores it. Raises InputError where there are none."""
    from replyscan import extract
    from replyscan.output.plain import document_entry

    scores = Scores()
    paths = sorted(folder.glob("*.gold.json"))
    if not paths:
        raise InputError("RS309", f"{folder}: holds no NAME.gold.json beside a NAME.txt.")
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        score_document(gold, document_entry(extract(text)), scores)
    return scores


def score_document(gold: Entry, found: Entry, scores: Scores) -> None:
    """Adds the scores of one document to `scores`; both in the JSON form of the output."""
    items, extracted = gold["items"], found["items"]
    matches = _match(items, extracted)
    detection, strict = scores.counts["items"], scores.counts["items strict"]
    for index, item in enumerate(items):
        if not item.get("core", True):
            continue
        if index not in matches:
            detection.add(0, 0, 1)
            strict.add(0, 0, 1)
            continue
        detection.add(1, 0, 0)
        if _score_item(item, extracted[matches[index]], scores):
            strict.add(1, 0, 0)
        else:
            strict.add(0, 1, 1)
    extra = len(extracted) - len(matches)
    detection.add(0, extra, 0)
    strict.add(0, extra, 0)
    for name, value in (gold.get("meta") or {}).items():
        scores.header[1] += 1
        scores.header[0] += _same_header(value, found["meta"].get(name))


def _score_item(item: Entry, got: Entry, scores: Scores) -> bool:
    right = {
        "verb": _plain((got.get("verb") or {}).get("text"))
        in {_plain((item.get("verb") or {}).get("text")), *map(_plain, item.get("verb_alt") or [])},
        "agency": _same_agency(item.get("agency") or {}, got.get("agency") or {}),
        "status": got.get("status") in {item.get("status"), *(item.get("status_alt") or [])},
        "time": _same_time(item, got),
        "object": _same_object(item.get("object"), got.get("object")),
    }
    for name in FIELDS:
        scores.fields[name][1] += 1
        scores.fields[name][0] += right[name]
    for name in ("amounts", "metrics"):
        wanted, given = item.get(name) or [], got.get(name) or []
        hits = _hits(wanted, given, _same_quantity)
        scores.counts[f"item {name}"].add(hits, len(given) - hits, len(wanted) - hits)
        right[name] = hits == len(wanted) == len(given)
    _score_names(item, got, scores)
    titles = [_plain(document["title"]) for document in item.get("documents") or []]
    found = [_plain(document["title"]) for document in got.get("documents") or []]
    hits = _hits(titles, found, str.__eq__)
    scores.counts["documents"].add(hits, len(found) - hits, len(titles) - hits)
    partners = [
        _plain(partner if isinstance(partner, str) else partner["text"]) for partner in item.get("co_agencies") or []
    ]
    found = [_plain(partner["text"]) for partner in got.get("co_agencies") or []]
    hits = _hits(partners, found, str.__eq__)
    scores.counts["co_agencies"].add(hits, len(found) - hits, len(partners) - hits)
    return all(right[name] for name in ("verb", "agency", "status", "amounts", "metrics", "time"))


def _score_names(item: Entry, got: Entry, scores: Scores) -> None:
    for wanted in item.get("metrics") or []:
        for given in got.get("metrics") or []:
            if wanted.get("name") and _same_quantity(wanted, given):
                left, right = _plain(wanted["name"]), _plain(given.get("name"))
                scores.fields["metric name"][1] += 1
                scores.fields["metric name"][0] += bool(right) and (left in right or right in left)


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def _overlap(one: Entry | None, other: Entry | None) -> int:
    if not one or not other or one.get("start") is None or other.get("start") is None:
        return 0
    return max(0, int(min(one["end"], other["end"]) - max(one["start"], other["start"])))


def _likeness(one: Entry, other: Entry) -> float:
    """Overlap over union of two spans."""
    common = _overlap(one, other)
    return common / (one["end"] - one["start"] + other["end"] - other["start"] - common) if common else 0.0


def _affinity(item: Entry, got: Entry) -> float:
    verbs = 2.0 if _overlap(item.get("verb"), got.get("verb")) else 0.0
    likeness = _likeness(item, got)
    if likeness >= 0.5:
        return verbs + likeness * 1.01
    return verbs + 0.01 * likeness if verbs else 0.0


def _match(items: Sequence[Entry], extracted: Sequence[Entry]) -> dict[int, int]:
    """Gold item → extracted item, the closest pairs first."""
    pairs = sorted(
        (
            (affinity, -abs(item["start"] - got["start"]), index, position)
            for index, item in enumerate(items)
            for position, got in enumerate(extracted)
            if (affinity := _affinity(item, got)) > 0
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


def _hits(wanted: Sequence[Any], given: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
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


def _unit(unit: str | None) -> str:
    plain = _plain(unit)
    return _UNITS.get(plain, plain)


def _same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(float(one), float(other), rel_tol=1e-6, abs_tol=1e-9)


def _same_quantity(one: Entry, other: Entry) -> bool:
    return (
        _same_number(one.get("low"), other.get("low"))
        and _same_number(one.get("high"), other.get("high"))
        and _unit(one.get("unit")) == _unit(other.get("unit"))
        and (one.get("bound") or "exact") == (other.get("bound") or "exact")
    )


def _same_agency(wanted: Entry, given: Entry) -> bool:
    names = {_plain(wanted.get("text")), _plain(wanted.get("canonical"))} - {""}
    found = {_plain(given.get("text")), _plain(given.get("canonical"))} - {""}
    if wanted.get("source") == "none" or not names:
        return not found or given.get("source") in ("none", "inherited", "issuer")
    return bool(names & found)


def _same_time(item: Entry, got: Entry) -> bool:
    wanted, given = item.get("time"), got.get("time")
    if item.get("time_optional") and (not wanted or not given):
        return True
    if not wanted or not given:
        return not wanted and not given
    return bool(wanted.get("start") == given.get("start") and wanted.get("end") == given.get("end"))


def _same_object(wanted: Entry | None, given: Entry | None) -> bool:
    if not wanted or not given:
        return not wanted and not given
    return _likeness(wanted, given) >= 0.8


def _same_header(wanted: Any, given: Any) -> bool:
    if isinstance(wanted, list):
        return sorted(map(_plain, wanted)) == sorted(map(_plain, given or []))
    return _plain(str(wanted) if wanted is not None else "") == _plain(str(given) if given is not None else "")
