"""Rows of words (the kind `tokens`): what they find, where it stands, and that spaCy is loaded for nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import call
from hypothesis import given, settings
from hypothesis import strategies as st

import replyscan
from replyscan import load_rules
from replyscan.pipeline import Pipeline
from replyscan.records import Text
from replyscan.rule_tests import RuleTester
from replyscan.rules import Rule, RuleSet
from replyscan.rules.model import WordSlot
from replyscan.rules.templates import template
from replyscan.rules.word_patterns import WordPatternFinder

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "rules" / "rows_of_words.yaml").read_text(encoding="utf-8"))
LETTER = "王海代表：\n您提出的建议收悉，现答复如下：\n{body}\n\n江州市民政局\n2024年5月8日\n"
HEAD = "id: my.row\nkind: tokens\nfield: opaque\ndescription: A row.\n"
TESTS = "tests: [{text: 甲乙, expect: [甲]}, {text: 丙, expect: []}]\n"


def edges_of(words: Sequence[str]) -> bytes:
    """The borders of words that stand one behind the other."""
    edges, at = bytearray(sum(map(len, words)) + 1), 0
    for word in words:
        edges[at] = edges[at + len(word)] = 1
        at += len(word)
    return bytes(edges)


def found(rules: RuleSet, words: Sequence[str]) -> list[str]:
    text = "".join(words)
    return [text[start:end] for start, end, _ in WordPatternFinder(rules, ["opaque"]).find(text, edges_of(words))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_row_finds(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "row.yaml"
    written = yaml.safe_dump({"tokens": case["tokens"]}, allow_unicode=True)
    file.write_text(f"{HEAD}{written}{TESTS}", encoding="utf-8")
    rule = next(rule for rule in load_rules(file).rules if rule.id == "my.row")
    assert found(RuleSet((rule,), "one"), case["words"].split()) == case["found"]


WORDS = st.sampled_from(["发放", "发", "津贴", "高龄津贴", "，", "、", "甲", "𠀀", " ", "\n", "3"])


@st.composite
def slots(draw: st.DrawFn) -> WordSlot:
    content = draw(st.sampled_from(["words", "begins", "ends", "others"]))
    named = draw(st.lists(st.sampled_from(["发放", "发", "津贴", "高龄津贴", "甲", "𠀀"]), max_size=2, unique=True))
    least = draw(st.integers(0, 1))
    most = draw(st.integers(max(least, 1), 2))
    return WordSlot(**{content: tuple(named)}, least=least, most=most, found=False)  # type: ignore[arg-type]


@st.composite
def rows(draw: st.DrawFn) -> Rule:
    """A rule whose first place names its word, as the check wants it, and finds one place that must be filled."""
    first = WordSlot(words=(draw(st.sampled_from(["发放", "津贴", "甲"])),), found=True)
    rest = draw(st.lists(slots(), max_size=3))
    return Rule("my.row", "tokens", "opaque", "A row.", tokens=(first, *rest))


def fits(slot: WordSlot, word: str) -> bool:
    if slot.words:
        return word in slot.words
    if slot.begins or slot.ends:
        return word.startswith(slot.begins) if slot.begins else word.endswith(slot.ends)
    return word not in slot.others


def matches(slots: Sequence[WordSlot], words: Sequence[str]) -> bool:
    """Whether a row can begin with the first of `words`, tried in every way."""
    if not slots:
        return True
    for count in range(slots[0].most + 1):
        if count and not (count <= len(words) and fits(slots[0], words[count - 1])):
            return False
        if count >= slots[0].least and matches(slots[1:], words[count:]):
            return True
    return False


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14), rows())
def test_what_is_found_is_whole_words_where_the_row_fits_and_nowhere_else(words: list[str], rule: Rule) -> None:
    text, edges = "".join(words), edges_of(words)
    spans = [(start, end) for start, end, _ in WordPatternFinder(RuleSet((rule,), "one"), ["opaque"]).find(text, edges)]
    expected, at = [], 0
    for place, word in enumerate(words):
        behind = words[place:]
        marks = [index for index, other in enumerate(behind) if other in "，\n"]
        stretch = [other for other in behind[: marks[0] if marks else None] if not other.isspace()]
        if not word.isspace() and matches(rule.tokens, stretch):
            expected.append((at, at + len(word)))
        at += len(word)
    assert spans == expected
    assert all(edges[start] and edges[end] and text[start:end].strip() == text[start:end] for start, end in spans)


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("rules") / "titles.yaml"
    file.write_text(template("tokens"), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def pipeline(titles: Path) -> Pipeline:
    return Pipeline(load_rules(titles))


PIECES = ["我局", "给予", "3家企业", "“先进”", "荣誉称号", "，", "。", "\n", "　", "補助", "𠀀"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["我局", "给予", "3家企业", "“先进”", "荣誉称号", "，", "。", "\n", "　", "補助", "𠀀"]),
        max_size=24,
    )
)
def test_spans_of_items_quote_the_text(pipeline: Pipeline, pieces: list[str]) -> None:
    text = LETTER.format(body="".join(pieces))
    for item in pipeline.extract(Text(text)).items:
        for quote in (item, item.agency, item.verb, item.object, *item.metrics, *item.amounts):
            if quote is not None and quote.start is not None:
                assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(("body", "loaded"), [("我局给予企业荣誉称号。", True), ("我局走访企业。", False)])
def test_spacy_is_loaded_only_where_a_text_holds_a_word_of_a_row(body: str, loaded: bool, titles: Path) -> None:
    code = (
        "import sys, replyscan; "
        f"replyscan.extract({LETTER.format(body=body)!r}, rules=replyscan.load_rules({str(titles)!r})); "
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(loaded)


def test_the_bytes_are_the_same_with_any_number_of_processes(titles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "replies"
    folder.mkdir()
    for number in range(6):
        body = f"我局给予{number + 2}家企业“先进单位”荣誉称号，给予企业补助{number + 3}万元。"
        (folder / f"{number}.txt").write_text(LETTER.format(body=body), encoding="utf-8")
    runs = [call("extract", folder, "--rules", titles, "-f", "jsonl", "--jobs", jobs, "-q") for jobs in (1, 2, 3)]
    assert runs[0].out == runs[1].out == runs[2].out
    assert runs[0].out.count("my.titles") == 6


def test_a_failed_test_shows_the_words_of_its_text(titles: Path, tmp_path: Path) -> None:
    file = tmp_path / "short.yaml"
    file.write_text(titles.read_text(encoding="utf-8").replace("0-10", "0-1"), encoding="utf-8")
    rules = load_rules(file)
    failed = [outcome for outcome in RuleTester(rules).run(rules.rules[-1:]) if not outcome.passed]
    assert [line for outcome in failed for line in outcome.lines() if "words:" in line] == [
        "  words:    我 局 给予 3 家 企业 “ 先进 单位 ” 荣誉 称号"
    ]


def test_explain_coverage_list_and_show_name_the_rule(titles: Path, tmp_path: Path) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_text(LETTER.format(body="我局给予3家企业“先进单位”荣誉称号。"), encoding="utf-8")
    assert f"[my.titles, {titles}:1] “给予” 24:26" in call("explain", reply, "--rules", titles).out
    assert "       1  my.titles" in call("rules", "coverage", reply, "--rules", titles).out.splitlines()
    assert "my.titles" in call("rules", "list", "--rules", titles, "--field", "action").out
    assert call("rules", "show", "my.titles", "--rules", titles).out == f"# {titles}:1\n{template('tokens')}"


def test_the_spacy_component_reads_rows_too(titles: Path) -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("zh")
    nlp.add_pipe("replyscan", config={"rules": [str(titles)]})
    text = LETTER.format(body="我局给予3家企业“先进单位”荣誉称号。")
    document = nlp(text)
    assert [(span.text, span.label_) for span in document.spans["verbs"]] == [("给予", "issue")]
    assert document._.commitments == replyscan.extract(text, rules=load_rules(titles)).items
