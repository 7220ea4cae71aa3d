"""The fields of a letter's header, by the cases in specs/outline/headers.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from replyscan import extract

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "outline" / "headers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_header_of_a_letter(case: dict[str, Any]) -> None:
    header = extract(case["text"]).meta
    assert {field: plain(getattr(header, field)) for field in case["meta"]} == case["meta"]


def plain(value: object) -> object:
    """A field as the cases write it: days in ISO form, names in lists."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
