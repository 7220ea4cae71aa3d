"""What holds of every figure: written forms read back, spans quote the text, time grows in proportion to the text."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan import find_numbers, find_quantities, find_times

# The machines that run this differ too much for a limit on a single example.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
WHOLE = st.integers(min_value=2, max_value=10**15)
DECIMALS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("99999.99"), places=2)
SCALES = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2049, 12, 31))
TODAY = date(2025, 5, 19)


def amount(text: str) -> Decimal:
    """The one figure of `text` as a number of yuan."""
    (quantity,) = find_quantities(text)
    assert quantity.unit == "CNY"
    assert quantity.low == quantity.high
    assert quantity.low is not None
    return Decimal(quantity.low)


@given(WHOLE)
def test_digits_read_back(value: int) -> None:
    assert amount(f"安排{value}元") == value


@given(WHOLE)
def test_digits_with_separators_read_back(value: int) -> None:
    assert amount(f"安排{value:,}元") == value


@given(WHOLE)
def test_full_width_digits_read_back(value: int) -> None:
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert amount(f"安排{wide}元") == value


@given(DECIMALS, st.sampled_from(sorted(SCALES)), st.sampled_from(["", " "]))
def test_decimals_with_scales_read_back(value: Decimal, scale: str, gap: str) -> None:
    assert amount(f"安排{value}{gap}{scale}元") == value * SCALES[scale]


@given(WHOLE)
def test_numerals_read_back(value: int) -> None:
    assert amount(f"安排{cn2an.an2cn(value)}元") == value


@given(WHOLE)
def test_financial_numerals_read_back(value: int) -> None:
    assert amount(f"安排{cn2an.an2cn(value, 'up')}元") == value


@given(st.integers(min_value=0, max_value=1000), st.integers(min_value=0, max_value=99))
def test_percentages_read_back(whole: int, part: int) -> None:
    for written in (f"{whole}.{part:02}%", f"百分之{cn2an.an2cn(f'{whole}.{part:02}')}"):
        (quantity,) = find_quantities(f"增长{written}")
        assert quantity.low == Decimal(f"{whole}.{part:02}"), written


@given(DAYS)
def test_days_read_back(day: date) -> None:
    for written in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day:%Y-%m-%d}",
    ):
        (found,) = find_times(written, TODAY)
        assert (found.text, found.start, found.end) == (written, day, day)


@given(DAYS, st.integers(min_value=1, max_value=3000))
def test_ranges_of_days_read_back(first: date, length: int) -> None:
    last = first + timedelta(length)
    text = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    (found,) = find_times(text, TODAY)
    assert (found.start, found.end, found.kind) == (first, last, "period")


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789一二三百千万亿年月日个元%余多约超至—、，。“”（）第每的",
                "以上",
                "百分之",
                "十四五",
                "𠮷",
                " ",
                "\n",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_every_span_quotes_the_text(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.name is None or quantity.name in text
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
    for found in find_times(text, TODAY):
        assert text[found.start_offset : found.end_offset] == found.text


@pytest.mark.parametrize("finder", [find_quantities, find_numbers, find_times], ids=lambda finder: finder.__name__)
@pytest.mark.parametrize(
    "line", ["1", "亿", "一二三", "九千", "3万", "1,", "1-", "2024年", "“", "百分之", "至"], ids=str
)
def test_a_long_line_takes_time_in_proportion_to_its_length(finder: Callable[[str], object], line: str) -> None:
    def seconds(size: int) -> float:
        text = line * (size // len(line.encode()))
        begin = time.process_time()
        finder(text)
        return time.process_time() - begin

    # Twenty times the text may take forty times as long, not four hundred.
    assert seconds(60_000) <= 40 * seconds(3_000) + 0.5


@pytest.mark.parametrize("line", ["1", "亿", "一二三四五六七八九"], ids=str)
def test_a_megabyte_of_one_kind_ends_in_two_seconds(line: str) -> None:
    text = line * (1_000_000 // len(line.encode()))
    begin = time.process_time()
    find_quantities(text)
    find_times(text, TODAY)
    assert time.process_time() - begin < 2
