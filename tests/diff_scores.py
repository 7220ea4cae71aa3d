"""Scores of comparisons against annotated pairs: links, dropped, new, changed fields."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from replyscan.comparison import Comparison
from replyscan.comparison.read import document_from
from replyscan.output.comparison import row_entry
from replyscan.records import Document

Entry = dict[str, Any]


@dataclass
class Count:
    """Hits, inventions and misses."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.tp / max(2 * self.tp + self.fp + self.fn, 1)


@dataclass
class Scores:
    """What was counted over some pairs. A predicted pair is right when both its items fall on those of a link."""

    links: Count = field(default_factory=Count)
    dropped: Count = field(default_factory=Count)
    new: Count = field(default_factory=Count)
    changes: Count = field(default_factory=Count)

    def add(self, folder: Path, comparison: Comparison) -> None:
        """Takes in the comparison of one annotated pair."""
        old, new = (json.loads((folder / f"{side}.gold.json").read_text("utf-8"))["items"] for side in ("old", "new"))
        links = json.loads((folder / "links.json").read_text("utf-8"))
        wanted = {(one["old"], one["new"]): one["changes"] for one in links["links"]}
        rows = [row_entry(row) for row in comparison.rows]
        seen = {}
        for row in rows:
            place = _place(row["old"], old), _place(row["new"], new)
            if row["old"] and row["new"] and None not in place:
                if place in wanted:
                    seen[place] = row["changes"]
                elif old[place[0]]["core"] and new[place[1]]["core"]:
                    self.links.fp += 1
        for place, changes in wanted.items():
            if place in seen:
                self.links.tp += 1
                self._changes(changes, seen[place])
            elif old[place[0]]["core"] and new[place[1]]["core"]:
                self.links.fn += 1
                self.changes.fn += len(changes)
        _alone(self.dropped, set(links["dropped"]), {_place(r["old"], old) for r in rows if not r["new"]}, old)
        _alone(self.new, set(links["new"]), {_place(r["new"], new) for r in rows if not r["old"]}, new)

    def _changes(self, wanted: list[Entry], got: list[Entry]) -> None:
        first, second = (Counter((c["field"], _plain(c["old"]), _plain(c["new"])) for c in cs) for cs in (wanted, got))
        self.changes.tp += sum((first & second).values())
        self.changes.fn += sum((first - second).values())
        self.changes.fp += sum((second - first).values())


def _alone(count: Count, wanted: set[int], got: set[int | None], items: list[Entry]) -> None:
    found = {place for place in got if place is not None and items[place]["core"]}
    count.tp += len(wanted & found)
    count.fn += len(wanted - found)
    count.fp += len(found - wanted)


def _plain(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, int | float) else str(value)


def _place(item: Entry | None, gold: list[Entry]) -> int | None:
    """The annotated item that a found one falls on: verbs overlap, or clauses by half."""
    if item is None:
        return None
    near = [(_nearness(one, item), -position) for position, one in enumerate(gold)]
    best, position = max(near)
    return -position if best > 0 else None


def _nearness(one: Entry, other: Entry) -> float:
    both = _overlap(one, other)
    union = max(one["end"], other["end"]) - min(one["start"], other["start"])
    first, second = (entry["verb"] and entry["verb"]["text"] and entry["verb"] for entry in (one, other))
    verbs = bool(first and second) and _overlap(first, second) > 0
    return 2.0 * verbs + both / union if verbs or (both and both / union >= 0.5) else 0.0


def _overlap(one: Entry, other: Entry) -> int:
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def annotated(folder: Path, side: str) -> Document:
    """The annotated items of one side of a pair, as a document: what a perfect extraction would give."""
    entry = json.loads((folder / f"{side}.gold.json").read_text("utf-8"), parse_float=Decimal)
    for number, item in enumerate(entry["items"]):
        item["id"] = str(number)
        item["co_agencies"] = [_within(item, name) for name in item["co_agencies"]]
        item["documents"] = [_within(item, one["title"]) | {"title": one["title"]} for one in item["documents"]]
        if item["time"]:
            span = _within(item, item["time"]["text"])
            item["time"] |= {"start_offset": span["start"], "end_offset": span["end"]}
    return document_from(entry, str(folder))


def _within(item: Entry, text: str) -> Entry:
    start = item["start"] + max(item["text"].find(text), 0)
    return {"text": text, "start": start, "end": start + len(text)}


def rounded(scores: Scores) -> dict[str, float]:
    """F1 by name, cut after three digits."""
    counts = {"links": scores.links, "dropped": scores.dropped, "new": scores.new, "changes": scores.changes}
    return {name: math.floor(count.f1 * 1000) / 1000 for name, count in counts.items()}
