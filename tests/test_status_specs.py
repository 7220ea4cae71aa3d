"""Which clauses are acts, of which verb and status, when, and what their figures count (tests/specs/items)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from replyscan import extract
from replyscan.records import Item

SPECS = Path(__file__).parent / "specs" / "items"
STATUSES = ("done", "ongoing", "planned", "declined")
LETTER = "王明代表：\n您提出的《关于加强农村供水的建议》收悉。现答复如下：\n{body}\n临江县水利局\n2024年7月15日\n"


class Case(NamedTuple):
    """The body of a letter, a piece of a clause in it, and the status of its core item; None for no core item."""

    body: str
    piece: str
    status: str | None


def cases() -> Iterator[Case]:
    for case in bodies("status"):
        for status in (*STATUSES, "no_act"):
            for piece in case.get(status, ()):
                yield Case(case["text"], piece, status if status in STATUSES else None)


def bodies(name: str) -> Iterator[dict[str, Any]]:
    for group in yaml.safe_load((SPECS / f"{name}.yaml").read_text(encoding="utf-8")):
        yield from (*group["hits"], *group["near_misses"])


def dated_pieces() -> list[tuple[str, str, str]]:
    return [(case["text"], piece, time) for case in bodies("times") for piece, time in case["dated"].items()]


def core_items(body: str) -> list[Item]:
    return [item for item in extract(LETTER.format(body=body)).items if item.core]


@pytest.mark.parametrize("case", list(bodies("names")), ids=lambda case: case["text"])
def test_figures_are_named_as_the_case_says(case: dict[str, Any]) -> None:
    assert [metric.name or "" for item in core_items(case["text"]) for metric in item.metrics] == case["names"]


@pytest.mark.parametrize("case", list(bodies("strength")), ids=lambda case: case["text"])
def test_promises_are_as_firm_as_the_case_says(case: dict[str, Any]) -> None:
    assert [item.strength for item in core_items(case["text"])] == case["strengths"]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.body}-{case.piece}")
def test_clause_is_told_as_the_case_says(case: Case) -> None:
    assert case.piece in case.body
    told = [item.status for item in core_items(case.body) if case.piece in item.text]
    assert told == ([case.status] if case.status else [])


@pytest.mark.parametrize(("body", "piece", "expected"), dated_pieces())
def test_act_is_dated_as_the_case_says(body: str, piece: str, expected: str) -> None:
    (item,) = (item for item in core_items(body) if piece in item.text)
    time = item.time
    assert (f"{time.text} = {time.start or ''}..{time.end or ''}" if time else "") == expected


def headed() -> list[tuple[str, list[str]]]:
    groups = yaml.safe_load((SPECS / "heads.yaml").read_text(encoding="utf-8"))
    return [(case["text"], case["heads"]) for group in groups for case in group["cases"]]


@pytest.mark.parametrize(("body", "expected"), headed())
def test_clause_is_headed_by_the_verb_of_the_case(body: str, expected: list[str]) -> None:
    assert [item.verb.text if item.verb else "" for item in core_items(body)] == expected
