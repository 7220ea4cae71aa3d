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


def statuses(body: str) -> list[tuple[str, str, str | None]]:
    """Clause, status and the words above the clause that give it."""
    items = extract(LETTER.format(body=body)).items
    return [(item.text, item.status, item.status_context and item.status_context.text) for item in items]


def test_a_paragraph_between_two_points_of_a_list_stands_under_its_opener_and_one_behind_the_list_does_not() -> None:
    points = "一是修路。建设公路3公里。\n建设桥梁2座。\n三是造林。种植树木9株。\n养护公路7公里。"
    body = f"下一步，我局将做好以下工作：\n{points}"
    assert statuses(body) == [
        ("建设公路3公里", "planned", "下一步"),
        ("建设桥梁2座", "planned", "下一步"),
        ("种植树木9株", "planned", "下一步"),
        ("养护公路7公里", "done", None),
    ]


def test_a_status_quotes_the_words_of_the_heading_that_gives_it_and_a_new_heading_ends_them() -> None:
    body = "一、下一步打算\n建设公路3公里。\n二、其他\n一是养护公路7公里。"
    assert statuses(body) == [("建设公路3公里", "planned", "下一步"), ("一是养护公路7公里", "done", None)]
