"""A page in traditional characters gives the rows of the same page in simplified ones, quoted as the page has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import opencc
import pytest

from replyscan import extract
from replyscan.outline.characters import simplified
from replyscan.records import Item

ROOT = Path(__file__).resolve().parents[1]
REPLIES = [
    *sorted((ROOT / "examples").glob("*.txt")),
    *sorted((ROOT / "tests" / "gold").glob("*.txt")),
    *sorted((ROOT / "tests" / "gold" / "spoken").glob("*.txt")),
]
LETTER = """龍泉縣交通運輸局對縣十一屆人大一次會議第25號建議的答覆
李國樑代表：
您提出的《關於拓寬龍馬公路的建議》收悉。現答覆如下：
我局已會同縣財政局投資二百三十萬元，完成路面維修4公里。擴建隧道暫不具備條件。
龍泉縣交通運輸局
2022年8月9日
"""


def traditional(text: str) -> str:
    return str(opencc.OpenCC("s2t").convert(text))


def row(item: Item) -> tuple[Any, ...]:
    """All that a row says but its words: places, bodies by their canonical names, status, figures, days."""
    quotes = [(quote.start, quote.end) if quote else None for quote in (item, item.verb, item.object, item.agency)]
    figures = [(one.start, one.low, one.high, one.unit, one.bound) for one in (*item.amounts, *item.metrics)]
    time = item.time and (item.time.start_offset, item.time.start, item.time.end, item.time.kind)
    return (*quotes, item.agency.canonical, item.status, item.strength, figures, time)


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_rows_are_those_of_the_simplified_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = traditional(text)
    assert page != text
    assert [row(item) for item in extract(page).items] == [row(item) for item in extract(text).items]


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_every_quote_is_as_the_page_has_it(path: Path) -> None:
    page = traditional(path.read_text(encoding="utf-8"))
    for item in extract(page).items:
        for quote in (item, item.verb, item.object, *item.co_agencies, *item.amounts, *item.metrics):
            if quote is not None:
                assert page[quote.start : quote.end] == quote.text
        for metric in item.metrics:
            assert set(metric.name or "") <= set(item.text)


def test_names_of_the_header_are_as_the_page_has_them_and_canonical_names_simplified() -> None:
    document = extract(LETTER)
    meta = document.meta
    assert meta.title == "龍泉縣交通運輸局對縣十一屆人大一次會議第25號建議的答覆"
    assert (meta.subject, meta.addressees) == ("關於拓寬龍馬公路的建議", ("李國樑",))
    assert meta.issuers == ("龍泉縣交通運輸局",)
    paid, repaired, refused = document.items
    assert (paid.agency.text, paid.agency.canonical) == ("我局", "龙泉县交通运输局")
    assert [partner.text for partner in paid.co_agencies] == ["縣財政局"]
    assert paid.amounts[0].low == 2_300_000
    assert (repaired.metrics[0].name, repaired.metrics[0].low) == ("路面維修", 4)
    assert refused.status == "declined"


def test_a_simplified_page_is_left_alone() -> None:
    text = "我局已投资230万元，完成路面维修4公里。"
    assert simplified(text) is text


def test_each_character_stays_one_character() -> None:
    page = "關於乾旱、瞭解情況、後續工程佔地、覆函與批覆" * 3
    assert len(simplified(page)) == len(page)
    assert simplified(page).startswith("关于干旱、了解情况、后续工程占地、复函与批复")
