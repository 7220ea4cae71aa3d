"""The comparison beside the examples, and the part of it in the README, are what the tool prints."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from replyscan import extract, load_rules
from replyscan.comparison import Shelf, run
from replyscan.output.comparison import write_comparison

ROOT = Path(__file__).parents[1]
OLD, NEW, TABLE = (
    ROOT / "examples" / name
    for name in (
        "2024-lanxi-elderly-care.txt",
        "2025-lanxi-elderly-care.txt",
        "2024-2025-lanxi-elderly-care.md",
    )
)


def test_comparison_beside_the_examples_is_current() -> None:
    rules = load_rules()
    stream = io.StringIO()
    with Shelf([extract(OLD)]) as old, Shelf([extract(NEW)]) as new:
        write_comparison(run(old, new, rules), stream, "markdown", rules.name)
    assert stream.getvalue() == TABLE.read_text(encoding="utf-8"), (
        f"if the change is meant: replyscan diff {OLD.name} {NEW.name} -o {TABLE.name}"
    )


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_readme_quotes_the_comparison(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    shown = text.split("$ replyscan diff examples/")[1].split("```")[0].splitlines()[1:]
    printed = TABLE.read_text(encoding="utf-8").splitlines()
    lines = [line for line in shown if line.strip() and line != "…"]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed] == []
