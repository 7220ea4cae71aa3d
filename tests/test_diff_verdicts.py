"""What a comparison says of one undertaking told in two years (cases in specs/diff/verdicts.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from diff_letters import reply

import replyscan
from replyscan.comparison import Row

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "diff" / "verdicts.yaml").read_text(encoding="utf-8"))


def only_row(old: str, new: str) -> Row:
    """The one row of a comparison of two sentences."""
    rows = replyscan.compare(reply([old], 2024), reply([new], 2025)).rows
    assert len(rows) == 1, [(row.verdict, row.old and row.old.text, row.new and row.new.text) for row in rows]
    return rows[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_verdict_and_changes(case: dict[str, Any]) -> None:
    row = only_row(case["old"], case["new"])
    assert row.verdict == case["verdict"]
    assert [[change.field, change.old, change.new] for change in row.changes] == case["changes"]
    assert row.kind == ("changed" if case["changes"] else "unchanged")
