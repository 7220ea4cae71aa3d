"""`replyscan evaluate` counts as the annotation guidelines' own scorer does, and says what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from replyscan.errors import InputError
from replyscan.evaluate import Scores, evaluate_folder, score_document

TESTS = Path(__file__).parent
SPECS = TESTS / "specs" / "evaluate"


def test_scores_of_a_faulty_extraction_are_those_of_the_guidelines_scorer() -> None:
    """The extraction in specs/evaluate was spoilt on purpose; expected.json is what that scorer said of it."""
    expected = json.loads((SPECS / "expected.json").read_text(encoding="utf-8"))
    scores = Scores()
    for path in sorted(SPECS.glob("*.found.json")):
        name = path.name.removesuffix(".found.json")
        gold = json.loads((TESTS / "gold" / f"{name}.gold.json").read_text(encoding="utf-8"))
        score_document(gold, json.loads(path.read_text(encoding="utf-8")), scores, name)
    assert scores.figures() == pytest.approx(expected["scores"], abs=1e-6)
    assert scores.documents == pytest.approx(expected["items_f1"], abs=1e-4)


def test_an_annotation_scored_against_itself_is_perfect() -> None:
    scores = Scores()
    for path in sorted((TESTS / "gold").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        score_document(gold, gold, scores, path.name)
    assert set(scores.figures().values()) == {1.0}


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no NAME\.gold\.json"):
        evaluate_folder(tmp_path)
