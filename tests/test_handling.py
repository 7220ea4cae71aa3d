"""A handling class that the items contradict is a warning (tests/specs/handling/cases.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from replyscan import extract
from replyscan.items.handling import HandlingCheck
from replyscan.records import Header
from replyscan.rules import load_rules

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "handling" / "cases.yaml").read_text(encoding="utf-8"))
SENTENCES = {
    "done": "我局已建成学校3所",
    "ongoing": "我局正在开展检查",
    "planned": "我局将新建学校2所",
    "declined": "我局暂不考虑设立基金",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_contradiction_is_warned_of(case: dict[str, Any]) -> None:
    body = "。".join(SENTENCES[status] for status in case["items"]) or "以上意见谨供参阅"
    document = extract(f"李明代表：\n您提出的建议收悉。\n{body}。\n东江市教育局\n2024年6月1日\n")
    assert [item.status for item in document.items] == case["items"]
    warning = HandlingCheck(load_rules()).contradiction(Header(handling_class=case["class"]), document.items)
    assert (warning is not None) == case["warned"]


def test_extract_reports_the_contradiction() -> None:
    text = "办理类别：C\n李明代表：\n您提出的建议收悉。\n我局已建成学校3所。\n东江市教育局\n2024年6月1日\n"
    assert [warning.code for warning in extract(text).warnings] == ["W103"]
