"""Which clauses of a letter are text, by the cases in specs/outline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from replyscan import extract

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "outline" / "parts.yaml").read_text(encoding="utf-8"))
LETTER = """石岭县交通运输局关于第27号建议的答复

马瑞华代表：

{body}

石岭县交通运输局
2024年8月2日
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_clauses_of_a_letter(case: dict[str, Any]) -> None:
    document = extract(LETTER.format(body=case["body"]))
    assert [item.text for item in document.items] == case["clauses"]
    assert document.meta.title == "石岭县交通运输局关于第27号建议的答复"
    assert document.meta.proposal_number == "27"


def test_the_label_of_a_point_ends_the_section_of_what_stands_behind_it() -> None:
    body = "一、下一步工作\n一是资金扶持。我局将安排资金30万元。二是队伍建设。我局将招聘教师9名，培训教师20名。"
    sections = [item.section for item in extract(LETTER.format(body=body)).items]
    assert sections == [("一、下一步工作", "一是资金扶持"), *[("一、下一步工作", "二是队伍建设")] * 2]
