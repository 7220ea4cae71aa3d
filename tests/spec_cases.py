"""Reads the case files of quantities and times: groups of hits and near misses with the reason why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

SPECS = Path(__file__).parent / "specs"
_FIGURE = re.compile(
    r"(?P<text>.+?) (?P<op>=|~|>=|<=|in) (?P<low>-?[\d.]+?)(?:\.\.(?P<high>-?[\d.]+))? (?P<unit>\S+)"
    r"(?: / (?P<per>\S+))?(?: \| (?P<name>.+))?"
)
_BOUNDS = {"=": "exact", "~": "about", ">=": "min", "<=": "max", "in": "range"}


@dataclass(frozen=True)
class Figure:
    """An expected figure. `name` and `per` are None where the case says nothing of them."""

    text: str
    bound: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    name: str | None
    per: str | None


@dataclass(frozen=True)
class Case:
    """A text, what it must give (nothing for a near miss), and why."""

    file: str
    text: str
    expect: tuple[str, ...]
    why: str


def cases(folder: str) -> list[Case]:
    """All hits and near misses in the files of one folder, in order."""
    return [case for path in sorted((SPECS / folder).glob("*.yaml")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    for group in yaml.safe_load(path.read_text(encoding="utf-8")):
        for text, *expect in group["hits"]:
            yield Case(path.stem, str(text), tuple(map(str, expect)), group["why"])
        for text in group["near_misses"]:
            yield Case(path.stem, str(text), (), group["why"])


def figure(written: str) -> Figure:
    """The figure that a case writes as "50亿元 = 5000000000 CNY | name / per"."""
    match = _FIGURE.fullmatch(written)
    assert match is not None, f"not a figure: {written}"
    bound = _BOUNDS[match["op"]]
    low, high = Decimal(match["low"]), Decimal(match["high"] or match["low"])
    return Figure(
        match["text"],
        bound,
        None if bound == "max" else low,
        None if bound == "min" else high,
        match["unit"],
        match["name"],
        match["per"],
    )
