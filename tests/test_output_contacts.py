"""Contacts in texts that are handed on: masked at the same length, items untouched."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from commands import call
from forms import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from test_spans import PIECES

from replyscan import extract
from replyscan.output.contacts import masked, without_contacts

MASKED = [
    ("联系人：何敏　　联系电话：0000-6612045", "联系人：**　　联系电话：************"),
    ("联系人：王 海，电话13812345678", "联系人：* *，电话***********"),
    ("联系人及电话：欧阳文华 0571-88012345转801", "联系人及电话：**** *****************"),
    ("经办人：李四　(010)66012345", "经办人：**　*************"),
    ("传真：8601 2345", "传真：**** ****"),
    ("手机：１３８１２３４５６７８", "手机：***********"),
    ("邮箱：wang.hai@zj.gov.cn。", "邮箱：******************。"),
    ("身份证330102199001011234", "身份证******************"),
]
KEPT = [
    "拨打12345热线",
    "安排资金13812345678元",
    "2024年5月20日",
    "兰民函〔2024〕36号",
    "投资1234567万元",
    "联系人大代表120名",
    "建成0.5公里，占比100%",
    "电话亭120座",
    "电话访问1200人次",
]


@pytest.mark.parametrize(("text", "hidden"), MASKED)
def test_names_and_numbers_of_contacts_are_masked_at_the_same_length(text: str, hidden: str) -> None:
    assert masked(text) == hidden
    assert len(hidden) == len(text)


@pytest.mark.parametrize("text", KEPT)
def test_figures_of_the_reply_are_no_contacts(text: str) -> None:
    assert masked(text, [(0, len(text))] if "13812345678元" in text else []) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_character_of_an_item_is_masked(text: str) -> None:
    document = replace(extract(text), text=text)
    hidden = without_contacts(document).text
    assert len(hidden) == len(text)
    for item in document.items:
        assert hidden[item.start : item.end] == text[item.start : item.end]


def test_annotation_formats_mask_unless_they_are_told_not_to(tmp_path: Path) -> None:
    for form, name in (("labelstudio", "x.json"), ("doccano", "x.jsonl"), ("brat", "brat")):
        for more, shown in (([], False), (["--keep-contacts"], True)):
            assert call("extract", EXAMPLE, "-f", form, "-o", tmp_path / name, *more).code == 0
            files = [tmp_path / name] if form != "brat" else list((tmp_path / name).glob("*.txt"))
            text = "".join(path.read_text(encoding="utf-8") for path in files)
            assert ("6612045" in text, "何敏" in text) == (shown, shown)


def test_texts_that_are_asked_for_by_name_are_whole(tmp_path: Path) -> None:
    output = json.loads(call("extract", EXAMPLE, "-f", "json", "--with-text", "--save-text", tmp_path).out)
    assert "0000-6612045" in output["documents"][0]["text"]
    assert "0000-6612045" in next(tmp_path.iterdir()).read_text(encoding="utf-8")
