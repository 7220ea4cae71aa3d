"""Why an item is as it is and why a stretch is none: the right stage, rule, words and change."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from replyscan import load_rules
from replyscan.cli import app
from replyscan.errors import UsageError
from replyscan.explain import Explainer, ItemReasons, Miss
from replyscan.messages import Message, translate
from replyscan.records import Text

RULES = load_rules()
MISSES = yaml.safe_load((Path(__file__).parent / "explain" / "misses.yaml").read_text(encoding="utf-8"))
EXAMPLE = Path(__file__).parents[1] / "examples" / "2024-lanxi-elderly-care.txt"
LETTER = """关于市人大第12号建议的答复

王海代表：
您提出的建议收悉，现答复如下：
我局已建成学校3所。
{line}
我局还新建医院2所。

兰溪市民政局
2024年5月8日
"""


@pytest.fixture(scope="module")
def example() -> Explainer:
    return Explainer(Text(EXAMPLE.read_text(encoding="utf-8")), RULES)


def test_there_are_enough_prepared_misses() -> None:
    assert len(MISSES) >= 20


@pytest.mark.parametrize("case", MISSES, ids=lambda case: case.get("at", case["line"]))
def test_a_miss_is_told_with_its_cause_and_the_smallest_change(case: dict[str, Any]) -> None:
    letter = LETTER.format(line=case["line"])
    start = letter.index(case.get("at", case["line"]))
    miss = Explainer(Text(letter), RULES).why_not(start, start + len(case.get("at", case["line"])))
    found = {
        "stage": miss.stage,
        "condition": miss.condition,
        "rule": miss.rule,
        "words": [word.text for word in miss.words],
        "change": miss.change,
        "tried": miss.tried,
    }
    assert found == found | {key: value for key, value in case.items() if key in found}


@pytest.mark.parametrize("case", MISSES, ids=lambda case: case.get("at", case["line"]))
def test_a_miss_is_told_in_chinese_too(case: dict[str, Any]) -> None:
    letter = LETTER.format(line=case["line"])
    start = letter.index(case.get("at", case["line"]))
    miss = Explainer(Text(letter), RULES).why_not(start, start + len(case.get("at", case["line"])))
    for sentence in filter(None, (miss.why, miss.change)):
        assert isinstance(sentence, Message)
        assert translate(sentence, "zh") != sentence


def test_every_reason_is_told_in_chinese_too(example: Explainer) -> None:
    for reasons in example.items():
        for reason in reasons.reasons:
            assert isinstance(reason.why, Message)
            assert translate(reason.why, "zh") != reason.why


def test_every_field_of_an_item_has_a_reason(example: Explainer) -> None:
    for reasons in example.items():
        fields = {reason.field for reason in reasons.reasons}
        assert fields >= {"agency", "verb", "status", "strength"}
        assert ("object" in fields) == (reasons.item.object is not None)
        assert ("time" in fields) == (reasons.item.time is not None)
        figures = sum(reason.field in ("amount", "metric") for reason in reasons.reasons)
        assert figures == len({*reasons.item.amounts, *reasons.item.metrics})


def test_the_words_of_a_reason_quote_the_text(example: Explainer) -> None:
    content = EXAMPLE.read_text(encoding="utf-8")
    quoted = [word for reasons in example.items() for reason in reasons.reasons for word in reason.words]
    assert quoted
    assert all(content[word.start : word.end] == word.text for word in quoted)


def test_the_rule_of_a_verb_is_the_one_that_knows_the_word(example: Explainer) -> None:
    rules = {rule.id: rule for rule in RULES.rules}
    for reasons in example.items():
        for reason in reasons.reasons:
            if reason.field == "verb" and reason.rule:
                assert reason.words[0].text in rules[reason.rule].words
                assert reason.place == f"{rules[reason.rule].path}:{rules[reason.rule].line}"


def test_a_stretch_inside_an_item_is_explained_by_the_item(example: Explainer) -> None:
    content = EXAMPLE.read_text(encoding="utf-8")
    start = content.index("2600万元")
    found = example.at(start, start + 4)
    assert isinstance(found, ItemReasons)
    assert found.item.start <= start < found.item.end


def test_an_item_is_found_by_its_id(example: Explainer) -> None:
    first = example.items()[0]
    assert example.item(first.item.id) == first
    with pytest.raises(UsageError, match="RS132"):
        example.item("000000000000")


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 10**9), (-1, 4)])
def test_a_stretch_outside_the_text_is_an_error(example: Explainer, start: int, end: int) -> None:
    with pytest.raises(UsageError, match="RS131"):
        example.at(start, end)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_stretch_has_an_explanation_that_quotes_the_text(data: st.DataObject) -> None:
    content = EXAMPLE.read_text(encoding="utf-8")[:400]
    start = data.draw(st.integers(0, len(content) - 1))
    end = data.draw(st.integers(start + 1, min(len(content), start + 30)))
    explainer = Explainer(Text(content), RULES)
    found = explainer.at(start, end)
    if isinstance(found, Miss):
        assert all(content[word.start : word.end] == word.text for word in found.words)
        assert all(astuple(found)[1:4])


def run(*words: str) -> Any:
    return CliRunner().invoke(app, ["explain", str(EXAMPLE), *words])


def test_the_command_explains_every_item_as_text() -> None:
    lines = run().stdout.splitlines()
    assert any(line.startswith("item ") for line in lines)
    assert any(line.lstrip().startswith("status:") for line in lines)


def test_the_command_finds_a_stretch_by_its_text_and_says_why_not() -> None:
    printed = run("--at", "关于市政协九届三次会议第0058号提案的答复", "--why-not").stdout
    assert "stage:     outline\n" in printed
    assert "condition: header\n" in printed


def test_json_has_the_same_explanation() -> None:
    [entry] = json.loads(run("--at", "专项资金", "--json").stdout)["explanations"]
    fields = {field["field"]: field for field in entry["fields"]}
    assert fields["verb"]["rule"] == "actions.fund"
    assert fields["verb"]["words"][0]["text"] == "安排"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--why-not",), "RS133"),
        (("--at", "0:3", "--item", "x"), "RS133"),
        (("--at", "没有这样的话"), "RS131"),
        (("--at", "，"), "RS131"),
        (("--item", "x"), "RS132"),
    ],
)
def test_a_question_that_means_nothing_is_an_error(words: tuple[str, ...], code: str) -> None:
    error = run(*words).exception
    assert isinstance(error, UsageError)
    assert error.code == code


def test_show_marks_what_was_found_readably_without_colour() -> None:
    result = CliRunner().invoke(app, ["show", str(EXAMPLE)])
    assert "[安排:done]专项资金{2600万元}" in result.stdout
    assert "\x1b[" not in result.stdout
    unmarked = result.stdout.split("\n\n", 1)[1]
    assert "兰民函〔2024〕36号" in unmarked


def test_show_uses_colour_where_the_terminal_has_it() -> None:
    result = CliRunner().invoke(app, ["show", str(EXAMPLE)], env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert "\x1b[" in result.stdout
