"""Who acts in a sentence, and with whom (tests/specs/agencies/acting.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import replyscan
from replyscan.records import Actor

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "agencies" / "acting.yaml").read_text(encoding="utf-8"))
SIGNED = "江州市民政局"
HEAD = (
    "{}关于市十五届人大三次会议第12号建议的答复\n\n王明代表：\n\n"
    "您提出的《关于加强养老服务的建议》收悉。现答复如下：\n\n"
)
TAIL = "\n\n{}\n2025年6月3日\n"


def shown(actor: Actor) -> str:
    """An actor as the cases write it."""
    if actor.source == "none":
        return "-"
    return "issuer" if actor.text is None else f"{actor.text} {actor.source}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']}: {case['why']}")
def test_each_item_says_who_acts(case: dict[str, Any]) -> None:
    signed = case.get("signed", SIGNED)
    head = HEAD.format(signed)
    document = replyscan.extract(head + case["text"] + TAIL.format(signed))
    items = [item for item in document.items if item.start >= len(head)]
    assert [shown(item.agency) for item in items] == case["acts"]
    assert [partner.text for item in items for partner in item.co_agencies] == case.get("with", [])
