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
