"""No score on the annotated replies of a folder falls below its pinned floor (tools/pin_floors.py raises them)."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from replyscan.evaluate import Scores, evaluate_folder

TESTS = Path(__file__).parent
PINNED = json.loads((TESTS / "floors.json").read_text(encoding="utf-8"))


@cache
def scores(folder: str) -> Scores:
    return evaluate_folder(TESTS / folder)


@pytest.mark.parametrize("folder", sorted(PINNED))
def test_the_floors_were_pinned_on_these_very_replies(folder: str) -> None:
    digest = hashlib.sha256()
    for path in sorted([*(TESTS / folder).glob("*.gold.json"), *(TESTS / folder).glob("*.txt")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    assert digest.hexdigest() == PINNED[folder]["gold_sha256"], (
        "the gold changed: measure and pin anew (tools/pin_floors.py)"
    )


@pytest.mark.parametrize(
    ("folder", "name"), [(folder, name) for folder, pinned in PINNED.items() for name in sorted(pinned["floors"])]
)
def test_score_stays_at_its_floor_or_above(folder: str, name: str) -> None:
    assert scores(folder).figures()[name] >= PINNED[folder]["floors"][name] - 1e-9
