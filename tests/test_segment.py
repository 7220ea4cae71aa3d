"""Words are cut as the genre reads them."""

from __future__ import annotations

import pytest

from replyscan.segment import Segmenter
from replyscan.segment.segmenter import _SPACES

LEXICON = ["会同", "市科委", "市委金融办", "市融资担保中心", "市规划资源局", "市发展改革委", "强化", "推动"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("市科委会同相关部门", ["市科委", "会同", "相关", "部门"]),
        ("强化市融资担保中心作用", ["强化", "市融资担保中心", "作用"]),
        ("市规划资源局", ["市规划资源局"]),
        ("市发展改革委将推动", ["市发展改革委", "将", "推动"]),
        ("全社会同心协力", ["全", "社会", "同心协力"]),
    ],
)
def test_soft_lexicon_favours_but_does_not_force(text: str, words: list[str]) -> None:
    assert Segmenter(lexicon=LEXICON).cut(text) == words


def test_words_cover_all_but_white_space() -> None:
    text = " 𠮷田代表\n提出８亿元。\r\nabc 123"
    assert "".join(Segmenter().cut(text)) == "".join(text.split())


def test_empty_text_has_no_words() -> None:
    assert Segmenter().cut("") == Segmenter().cut(" \n") == []


def test_white_space_is_what_python_counts_as_white_space() -> None:
    assert set(_SPACES) == {chr(point) for point in range(0x110000) if chr(point).isspace()}
