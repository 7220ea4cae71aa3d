"""Scores of an extraction against annotated replies: detection, strict, every field.

Gold items are matched one to one with extracted items (their verbs overlap, or their clauses by half). Optional items
(`core` false) are neither rewarded nor punished; fields are scored on matched core items. Strict counts an item only
when verb, agency, status, amounts, metrics and time are all right.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replyscan.agreement import (
    Entry,
    common,
    match_items,
    overlap,
    plain,
    plain_unit,
    same_agency,
    same_header,
    same_number,
    same_object,
    same_quantity,
    same_time,
)
from replyscan.errors import InputError
from replyscan.messages import Language, say, translate
from replyscan.width import padded, width_of

FIELDS = ("verb", "agency", "status", "time", "object")
# What is scored, by its name in JSON.
_NAMES = {
    "items": say("items"),
    "items strict": say("items strict"),
    "all quantities": say("all quantities"),
    "item amounts": say("item amounts"),
    "item metrics": say("item metrics"),
    "documents": say("documents"),
    "co_agencies": say("co-agencies"),
    "verb": say("verb"),
    "agency": say("agency"),
    "status": say("status"),
    "time": say("time"),
    "object": say("object"),
    "metric name": say("metric name"),
    "header fields": say("header fields"),
    "items F1 of": say("items F1 of"),
}


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
    documents: dict[str, float] = field(default_factory=dict)

    def f1(self, name: str) -> float:
        """The F1 of one count: items, items strict, item amounts …"""
        return self.counts[name].scores()[2]

    def share(self, name: str) -> float:
        """The share of matched items with the field right."""
        right, all_ = self.fields[name]
        return right / max(all_, 1)

    def figures(self) -> dict[str, float]:
        """Every score by name, between 0 and 1: F1 of the counts, share of the fields, share of the header fields."""
        figures = {name: self.f1(name) for name in self.counts}
        figures |= {name: self.share(name) for name in self.fields}
        figures["header fields"] = self.header[0] / max(self.header[1], 1)
        return figures

    def lines(self, language: Language = "en") -> list[str]:
        """The scores as lines of text."""
        names = {name: translate(told, language) for name, told in _NAMES.items()}
        first = max(map(width_of, names.values()))
        lines = []
        for name, count in self.counts.items():
            precision, recall, f1 = count.scores()
            scores = say("P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}", precision=precision, recall=recall, f1=f1)
            lines.append(f"{padded(names[name], first)} {translate(scores, language)}")
        for name, (right, all_) in {**self.fields, "header fields": self.header}.items():
            lines.append(f"{padded(names[name], first)} {right}/{all_} = {right / max(all_, 1):.3f}")
        own = padded(names["items F1 of"], first)
        return lines + [f"{own} {name}: {score:.3f}" for name, score in self.documents.items()]


def evaluate_folder(folder: Path) -> Scores:
    """Extracts NAME.txt of every NAME.gold.json in `folder` and scores it. Raises InputError where there are none."""
    from replyscan import extract
    from replyscan.output.plain import document_entry

    scores = Scores()
    paths = sorted(folder.glob("*.gold.json"))
    if not paths:
        raise InputError("RS305", say("{name}: holds no NAME.gold.json beside a NAME.txt.", name=folder))
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        score_document(gold, document_entry(extract(text)), scores, text.stem)
    return scores


def score_document(gold: Entry, found: Entry, scores: Scores, name: str) -> None:
    """Adds the scores of the document `name` to `scores`; both in the JSON form of the output."""
    items, extracted = gold["items"], found["items"]
    matches = match_items(items, extracted)
    detection, strict, own = scores.counts["items"], scores.counts["items strict"], Count()
    for index, item in enumerate(items):
        if not item.get("core", True):
            continue
        if index not in matches:
            own.add(0, 0, 1)
            strict.add(0, 0, 1)
            continue
        own.add(1, 0, 0)
        if _score_item(item, extracted[matches[index]], scores):
            strict.add(1, 0, 0)
        else:
            strict.add(0, 1, 1)
    extra = len(extracted) - len(matches)
    own.add(0, extra, 0)
    strict.add(0, extra, 0)
    detection.add(own.hits, own.extra, own.missed)
    scores.documents[name] = own.scores()[2]
    _score_all_quantities(items, extracted, scores.counts["all quantities"])
    for key, value in (gold.get("meta") or {}).items():
        scores.header[1] += 1
        scores.header[0] += same_header(value, found["meta"].get(key))


def _score_all_quantities(items: Sequence[Entry], extracted: Sequence[Entry], count: Count) -> None:
    """Counts the figures of a document wherever they are attached, each once, bounds aside."""
    wanted, given = _distinct_quantities(items), _distinct_quantities(extracted)
    hits = common(wanted, given, _same_figure)
    count.add(hits, len(given) - hits, len(wanted) - hits)


def _distinct_quantities(items: Sequence[Entry]) -> list[Entry]:
    distinct: dict[tuple[Any, ...], Entry] = {}
    for item in items:
        for quantity in [*(item.get("amounts") or []), *(item.get("metrics") or [])]:
            low, high = (
                None if quantity.get(end) is None else round(float(quantity[end]), 6) for end in ("low", "high")
            )
            distinct[low, high, plain_unit(quantity.get("unit")), quantity.get("start")] = quantity
    return list(distinct.values())


def _same_figure(one: Entry, other: Entry) -> bool:
    """The same value and unit at the same place; a figure without a place stands anywhere."""
    apart = one.get("start") is not None and other.get("start") is not None and overlap(one, other) == 0
    values = all(same_number(one.get(end), other.get(end)) for end in ("low", "high"))
    return not apart and values and plain_unit(one.get("unit")) == plain_unit(other.get("unit"))


def _score_item(item: Entry, got: Entry, scores: Scores) -> bool:
    right = {
        "verb": plain((got.get("verb") or {}).get("text"))
        in {plain((item.get("verb") or {}).get("text")), *map(plain, item.get("verb_alt") or [])},
        "agency": same_agency(item.get("agency") or {}, got.get("agency") or {}),
        "status": got.get("status") in {item.get("status"), *(item.get("status_alt") or [])},
        "time": same_time(item, got),
        "object": same_object(item.get("object"), got.get("object")),
    }
    for name in FIELDS:
        scores.fields[name][1] += 1
        scores.fields[name][0] += right[name]
    for name in ("amounts", "metrics"):
        wanted, given = item.get(name) or [], got.get(name) or []
        hits = common(wanted, given, same_quantity)
        scores.counts[f"item {name}"].add(hits, len(given) - hits, len(wanted) - hits)
        right[name] = hits == len(wanted) == len(given)
    _score_names(item, got, scores)
    titles = [plain(document["title"]) for document in item.get("documents") or []]
    found = [plain(document["title"]) for document in got.get("documents") or []]
    hits = common(titles, found, str.__eq__)
    scores.counts["documents"].add(hits, len(found) - hits, len(titles) - hits)
    partners = [_partner(partner) for partner in item.get("co_agencies") or []]
    found = [_partner(partner) for partner in got.get("co_agencies") or []]
    hits = common(partners, found, str.__eq__)
    scores.counts["co_agencies"].add(hits, len(found) - hits, len(partners) - hits)
    return all(right[name] for name in ("verb", "agency", "status", "amounts", "metrics", "time"))


def _partner(partner: str | Entry) -> str:
    """The text of a body that acts together with another; annotations may give it as a bare string."""
    return plain(partner if isinstance(partner, str) else partner["text"])


def _score_names(item: Entry, got: Entry, scores: Scores) -> None:
    for wanted in item.get("metrics") or []:
        for given in got.get("metrics") or []:
            if wanted.get("name") and same_quantity(wanted, given):
                left, right = plain(wanted["name"]), plain(given.get("name"))
                scores.fields["metric name"][1] += 1
                scores.fields["metric name"][0] += bool(right) and (left in right or right in left)
