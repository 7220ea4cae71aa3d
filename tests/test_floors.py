"""No score on the annotated replies of tests/gold falls below its pinned floor (tools/pin_floors.py raises them)."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from replyscan.evaluate import Scores, evaluate_folder

TESTS = Path(__file__).parent
PINNED = json.loads((TESTS / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores() -> Scores:
    return evaluate_folder(TESTS / "gold")


def test_the_floors_were_pinned_on_these_very_replies() -> None:
    digest = hashlib.sha256()
    for path in sorted([*(TESTS / "gold").glob("*.gold.json"), *(TESTS / "gold").glob("*.txt")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    assert digest.hexdigest() == PINNED["gold_sha256"], "the gold changed: measure and pin anew (tools/pin_floors.py)"


@pytest.mark.parametrize("name", sorted(PINNED["floors"]))
def test_score_stays_at_its_floor_or_above(name: str, scores: Scores) -> None:
    assert scores.figures()[name] >= PINNED["floors"][name] - 1e-9
