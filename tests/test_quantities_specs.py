"""Every case of tests/specs/quantities is read as it says, and its near misses give nothing."""

from __future__ import annotations

import pytest
from spec_cases import Case, cases, figure

from replyscan import find_quantities

CASES = cases("quantities")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.text}")
def test_figures_of_a_text_are_read(case: Case) -> None:
    found, expected = find_quantities(case.text), [figure(written) for written in case.expect]
    read = [(quantity.text, quantity.bound, quantity.low, quantity.high, quantity.unit) for quantity in found]
    assert read == [(one.text, one.bound, one.low, one.high, one.unit) for one in expected], case.why
    for quantity, one in zip(found, expected, strict=True):
        assert one.name is None or quantity.name == one.name, case.why
        assert one.per is None or quantity.per == one.per, case.why


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.text}")
def test_figures_and_names_quote_the_text(case: Case) -> None:
    for quantity in find_quantities(case.text):
        assert case.text[quantity.start : quantity.end] == quantity.text
        assert quantity.name is None or quantity.name in case.text


@pytest.mark.parametrize("text", ["为6家授牌", "为3人办理"])
def test_a_preposition_alone_names_nothing(text: str) -> None:
    assert [quantity.name for quantity in find_quantities(text)] == [None]
