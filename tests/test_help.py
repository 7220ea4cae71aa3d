"""Help and wrong words: readable at every width, in both languages, with the nearest right word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from commands import call
from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan.cli import app
from replyscan.width import padded, width_of, wrapped


def paths(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from paths(below, (*words, name))


COMMANDS = list(paths(typer.main.get_command(app)))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(words: tuple[str, ...], columns: int, language: str) -> None:
    """Also where GITHUB_ACTIONS makes the library believe in a terminal: no codes, the same text."""
    plain = call(*words, "--help", COLUMNS=str(columns), REPLYSCAN_LANG=language)
    assert plain.code == 0
    assert max(map(width_of, plain.out.splitlines())) <= columns
    assert "\x1b" not in plain.out
    assert call(*words, "--help", COLUMNS=str(columns), REPLYSCAN_LANG=language, GITHUB_ACTIONS="true") == plain


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_every_option_stands_whole_on_a_line_of_its_own(columns: int) -> None:
    lines = [line.strip() for line in call("extract", "--help", COLUMNS=str(columns)).out.splitlines()]
    for option in ("--include PATTERN", "-o, --output FILE", "--bom / --no-bom", "-j, --jobs N", "--lang en|zh"):
        assert any(line.startswith(option) for line in lines), option


def test_options_stand_under_headings_in_the_language_of_the_page() -> None:
    english = call("extract", "--help").out
    chinese = call("extract", "--help", REPLYSCAN_LANG="zh").out
    places = [english.index(f"\n{heading}:\n") for heading in ("What is read", "What is put out", "How it is written",
                                                               "How it runs")]  # fmt: skip
    assert places == sorted(places)
    assert all(f"\n{heading}：\n" in chinese for heading in ("参数", "读取", "筛选", "输出", "运行"))
    assert chinese.startswith("用法：replyscan extract [选项] [INPUTS...]\n")
    assert english.startswith("Usage: replyscan extract [OPTIONS] [INPUTS...]\n")
    assert "default" not in chinese


def test_examples_stand_on_a_line_each_and_commands_are_told_in_one_sentence() -> None:
    for language, summary in (("en", "Extract the items of replies."), ("zh", "提取答复中的事项。")):
        lines = call("--help", REPLYSCAN_LANG=language).out.splitlines()
        assert "    replyscan extract folder/ -o promises.xlsx" in lines
        assert any(line.split() == ["extract", *summary.split()] for line in lines)


@pytest.mark.parametrize("words", [[], ["rules"], ["config"]])
def test_a_group_without_a_command_shows_its_help(words: list[str]) -> None:
    result = call(*words)
    assert result.code == 2
    assert result.err == call(*words, "--help").out
    assert result.out == ""


WRONG: list[tuple[list[str], str, str]] = [
    (["extract", "--formt", "csv"], "there is no option --formt. Did you mean --format?", "没有 --formt 这个选项"),
    (["extract", "--nothing-like-it"], "there is no option --nothing-like-it. Help: replyscan extract --help", "没有"),
    (["extrct"], "there is no command extrct. Did you mean extract?", "没有 extrct 这个命令"),
    (["rules", "chek"], "Did you mean check? Help: replyscan rules --help", "没有 chek 这个命令"),
    (["diff", "a.txt"], "NEW is missing.", "缺少 NEW。"),
    (["diff", "a", "b", "c"], "c is more than the command takes.", "多出了 c"),
    (["extract", "--output"], "--output needs a value behind it.", "--output 后面要有值"),
    (["extract", "--long=3"], "--long takes no value.", "--long 后面不能有值"),
    (["extract", "--jobs", "-1"], "--jobs / -j must be at least 0, not -1.", "至少须为 0"),
    (["extract", "--limit", "ten"], "--limit must be a whole number, not ten.", "须是整数"),
]


@pytest.mark.parametrize(("words", "said", "chinese"), WRONG, ids=[" ".join(words) for words, *_ in WRONG])
def test_wrong_words_are_one_sentence_with_the_nearest_right_one(words: list[str], said: str, chinese: str) -> None:
    english = call(*words)
    assert english.code == 2
    assert english.err.startswith("replyscan: RS100: ")
    assert said in english.err
    assert english.err.count("\n") == 1
    translated = call(*words, REPLYSCAN_LANG="zh")
    assert translated.code == 2
    assert chinese in translated.err


def test_a_fault_of_ours_is_one_line_and_its_place_is_shown_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    from replyscan.cli import doctor

    monkeypatch.setattr(doctor, "_checks", lambda: 1 / 0)
    usual = call("doctor")
    assert usual.code == 2
    assert usual.err == (
        "replyscan: RS199: a fault of replyscan itself (ZeroDivisionError: division by zero); "
        "please report it with what replyscan -vv shows.\n"
    )
    assert "Traceback" in call("-vv", "doctor").err


# --- widths --------------------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet=st.sampled_from("市财政 ab,。（）“”1-"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(2, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def test_no_line_begins_with_a_mark_that_closes() -> None:
    assert wrapped("安排资金，新建学校。", 8) == ["安排资", "金，新建", "学校。"]
    assert wrapped("见（附件）", 4) == ["见", "（附", "件）"]


def test_chinese_takes_two_places() -> None:
    assert width_of("市a") == 3
    assert padded("市", 4) == "市  "
