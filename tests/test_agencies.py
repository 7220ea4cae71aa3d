"""Bodies and their full names (tests/specs/agencies/full_names.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from replyscan.mentions.agencies import AgencyFinder
from replyscan.records import Header
from replyscan.rules import load_rules

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "agencies" / "full_names.yaml").read_text(encoding="utf-8"))
FINDER = AgencyFinder(load_rules())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']}: {case['why']}")
def test_body_is_found_with_its_full_name(case: dict[str, Any]) -> None:
    text = case["text"]
    mentions = FINDER.find(text, Header(issuers=tuple(case["signed"])), bytes(len(text) + 1))
    assert {mention.text: mention.canonical for mention in mentions} == case["bodies"]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
