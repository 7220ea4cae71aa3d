"""What the comparison reaches on annotated pairs (gold/pairs), pinned as floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from diff_scores import Scores, annotated, rounded

import replyscan

PAIRS = sorted((Path(__file__).parent / "gold" / "pairs").glob("*/"))
SIDES = ("old", "new")
# Pairs by when they were written: each set was annotated and scored before the comparison was corrected by its errors.
SETS = {
    "first": ("metro-and-freight", "old-villages", "winter-heating"),
    "second": ("city-children", "court-enforcement", "inland-waterways", "pasted-irrigation"),
    "third": ("boarding-schools", "buses-and-cycling", "community-health", "intangible-heritage"),
}
# On items as annotated, and on items as extracted: F1 of links, dropped, new and changed fields over a set.
FLOORS = {
    ("first", "annotated"): {"links": 0.98, "dropped": 0.97, "new": 0.97, "changes": 0.97},
    ("first", "extracted"): {"links": 0.98, "dropped": 0.97, "new": 0.97, "changes": 0.84},
    ("second", "annotated"): {"links": 0.92, "dropped": 0.66, "new": 0.73, "changes": 0.93},
    ("second", "extracted"): {"links": 0.95, "dropped": 0.73, "new": 0.81, "changes": 0.88},
    ("third", "annotated"): {"links": 0.93, "dropped": 0.82, "new": 0.85, "changes": 0.94},
    ("third", "extracted"): {"links": 0.94, "dropped": 0.83, "new": 0.86, "changes": 0.91},
}


def test_every_pair_stands_in_a_set() -> None:
    assert sorted(name for names in SETS.values() for name in names) == [folder.name for folder in PAIRS]


@pytest.mark.parametrize(("chosen", "items"), sorted(FLOORS))
def test_scores_do_not_fall_below_their_floors(chosen: str, items: str) -> None:
    scores = Scores()
    for folder in (folder for folder in PAIRS if folder.name in SETS[chosen]):
        if items == "annotated":
            old, new = (annotated(folder, side) for side in SIDES)
        else:
            old, new = (replyscan.extract(folder / f"{side}.txt") for side in SIDES)
        scores.add(folder, replyscan.compare(old, new))
    reached = rounded(scores)
    assert all(reached[name] >= floor for name, floor in FLOORS[chosen, items].items()), reached


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("side", SIDES)
def test_annotated_items_quote_their_text_and_every_one_is_accounted_for(folder: Path, side: str) -> None:
    text = (folder / f"{side}.txt").read_text(encoding="utf-8")
    items = json.loads((folder / f"{side}.gold.json").read_text(encoding="utf-8"))["items"]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in items)
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    linked = {link[side] for link in links["links"]}
    alone = set(links["dropped" if side == "old" else "new"])
    assert linked.isdisjoint(alone)
    assert linked | alone >= {place for place, item in enumerate(items) if item["core"]}
