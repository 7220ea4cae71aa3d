"""Every case of tests/specs/times is read as it says, and its near misses give nothing."""

from __future__ import annotations

from datetime import date

import pytest
from spec_cases import Case, cases

from replyscan import find_times
from replyscan.records import Time

CASES = cases("times")
TODAY = date(2025, 5, 19)


def written(time: Time) -> str:
    """A time in the notation of the cases."""
    return f"{time.text} = {time.start or ''}..{time.end or ''} {time.kind}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.text}")
def test_times_of_a_text_are_read(case: Case) -> None:
    assert [written(time) for time in find_times(case.text, TODAY)] == list(case.expect), case.why


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}-{case.text}")
def test_times_quote_the_text(case: Case) -> None:
    for time in find_times(case.text, TODAY):
        assert case.text[time.start_offset : time.end_offset] == time.text


def test_without_a_reference_day_relative_times_are_left_out() -> None:
    assert [time.text for time in find_times("去年完成3个，2023年完成2个，年内完成1个")] == ["2023年"]
