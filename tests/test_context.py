"""What stands elsewhere in a reply changes no item: unrelated paragraphs, the order of independent sections."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan import extract
from replyscan.records import Document, Item

GOLD = Path(__file__).parent / "gold"
# Replies whose paragraphs are one line each, so that a line can be added between them.
REPLIES = (
    "central-bank-branch-payments",
    "court-litigation-service",
    "customs-fresh-produce",
    "finance-department-transfers",
    "joint-reply-rehabilitation",
)
ENDING = re.compile(r"[ 　]*(?:感谢|衷心|再次|以上答复|[\u4e00-\u9fff]{2,12}(?:海关|行|局|院|厅)$)")
UNRELATED = (
    "江岭地处东南丘陵，四季分明，气候温和。",
    "古城始建于明代，城墙周长约九里。",
    "茶花是本地的市花，每年三月开放。",
    "俗话说，众人拾柴火焰高。",
)


def told(item: Item) -> tuple[object, ...]:
    """What an item says, without its place in the text."""
    return (
        item.text,
        item.verb and item.verb.text,
        item.object and item.object.text,
        (item.agency.text, item.agency.source, item.agency.canonical),
        tuple(partner.text for partner in item.co_agencies),
        item.status,
        item.strength,
        tuple((quantity.text, quantity.low, quantity.high) for quantity in (*item.amounts, *item.metrics)),
        item.time and (item.time.text, item.time.start, item.time.end),
    )


def said_by(document: Document) -> list[tuple[object, ...]]:
    return [told(item) for item in document.items]


def body_lines(text: str) -> tuple[list[str], int, int]:
    """The lines of a reply, and where the first section begins and the last ends (the thanks or the signer)."""
    lines = text.split("\n")
    first = next(index for index, line in enumerate(lines) if line.strip().startswith("一、"))
    ends = (index for index in range(first, len(lines)) if ENDING.match(lines[index]))
    last = next(ends)
    return lines, first, last


@pytest.mark.parametrize("name", REPLIES)
@settings(max_examples=6, deadline=None)
@given(paragraph=st.sampled_from(UNRELATED), at_end=st.booleans())
def test_an_unrelated_paragraph_changes_no_item(name: str, paragraph: str, at_end: bool) -> None:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    lines, first, last = body_lines(text)
    before = said_by(extract(text))
    lines.insert(last if at_end else first, "　　" + paragraph + "\n")
    after = said_by(extract("\n".join(lines)))
    assert [item for item in after if item[0] not in paragraph] == before


@pytest.mark.parametrize("name", REPLIES)
@settings(max_examples=6, deadline=None)
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_sections_changes_no_item(name: str, order: Random) -> None:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    lines, first, last = body_lines(text)
    body = "\n".join(lines[first:last])
    sections = re.split(r"(?m)^(?=[ 　]*[一二三四五六七八九]、)", body)
    shuffled = [section for section in sections if section.strip()]
    order.shuffle(shuffled)
    mixed = "\n".join([*lines[:first], *(section.rstrip("\n") + "\n" for section in shuffled), *lines[last:]])
    assert sorted(map(str, said_by(extract(mixed)))) == sorted(map(str, said_by(extract(text))))
