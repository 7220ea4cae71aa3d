"""Messages and help come in Chinese too: every sentence is there, with the places of the English one."""

from __future__ import annotations

import ast
import pickle
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import call
from forms import EXAMPLE

from replyscan.messages import Message, catalogue, say, translate

SOURCE = Path(__file__).parents[1] / "src" / "replyscan"
SAYING = ("say", "note", "detail")
ERRORS = ("ReplyscanError", "UsageError", "RuleError", "InputError", "OutputError", "EntryProblem")


def sentences() -> Iterator[tuple[str, str]]:
    """(file, template) of every sentence that the program says."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and node.args and name in SAYING:
                yield from ((path.name, template) for template in templates(node.args[0], tree))


def templates(argument: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The texts that an argument may be: a literal one, or what is assigned to its name."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    if isinstance(argument, ast.IfExp):
        yield from templates(argument.body, tree)
        yield from templates(argument.orelse, tree)
    if isinstance(argument, ast.Name):
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                names, values = (part.elts if isinstance(part, ast.Tuple) else [part]
                                 for part in (node.targets[0], node.value))  # fmt: skip
                for name, value in zip(names, values, strict=False):
                    if isinstance(name, ast.Name) and name.id == argument.id:
                        yield from (text for text in templates(value, ast.Module([], [])))


def places(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("template", sorted({template for _, template in sentences()}))
def test_every_sentence_has_a_chinese_one_with_the_same_places(template: str) -> None:
    chinese = catalogue().get(template)
    assert chinese is not None, "add it to messages.zh.yaml"
    assert places(chinese) == places(template)


def test_no_error_is_raised_with_a_sentence_that_has_no_chinese_one() -> None:
    """What an error says goes through `say`, where its translation is found; a plain text would stay English."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ERRORS:
                found += [f"{path.name}:{node.lineno}" for argument in node.args[-2:] if is_a_sentence(argument)]
    assert found == []


def is_a_sentence(argument: ast.expr) -> bool:
    if isinstance(argument, ast.JoinedStr):
        return True
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str) and " " in argument.value


def helps(command: Any) -> Iterator[str]:
    yield from filter(None, (command.help, command.epilog))
    for parameter in command.params:
        yield from filter(None, (getattr(parameter, "help", None), getattr(parameter, "rich_help_panel", None)))


def test_every_help_text_has_a_chinese_one() -> None:
    import typer

    from replyscan.cli import app

    assert set(all_helps(typer.main.get_command(app))) - set(catalogue()) == set()


def all_helps(command: Any) -> Iterator[str]:
    yield from helps(command)
    for below in getattr(command, "commands", {}).values():
        yield from all_helps(below)


@pytest.mark.parametrize("words", [["--lang", "zh", "extract", "--help"], ["extract", "--help", "--lang=zh"]])
def test_help_is_chinese_where_that_is_asked_for(words: list[str]) -> None:
    shown = "".join(call(*words, COLUMNS="200").out.split())
    assert "提取答复中的事项" in shown
    assert "Extracttheitems" not in shown


@pytest.mark.parametrize("words", [["rules", "show", "none"], ["diff", "none.txt", "x"], ["config", "show", "--no"]])
def test_the_language_may_stand_behind_every_command(words: list[str]) -> None:
    before, behind = call("--lang", "zh", *words), call(*words, "--lang", "zh")
    assert before == behind
    assert "没有" in behind.err
    assert "--lang" in call(*words[:2], "--help").out


def test_help_is_chinese_in_a_chinese_locale() -> None:
    assert "读取政府部门" in call("--help", REPLYSCAN_LANG="", LC_ALL="zh_CN.UTF-8").out


def test_summaries_and_warnings_are_chinese_too() -> None:
    result = call("extract", EXAMPLE, EXAMPLE.parent, "--lang", "zh")
    assert "个事项" in result.err
    assert "这段文字不像答复" in call("extract", "--lang", "zh", stdin="您好。".encode()).err


BAD_RULES = Path(__file__).parent / "rules" / "bad"


def test_problems_of_rules_are_chinese_and_at_their_places() -> None:
    path = BAD_RULES / "several-at-once.yaml"
    said = call("rules", "check", path, REPLYSCAN_LANG="zh")
    assert f"{path}:7:7: RS217：没有 'lexikon' 这类规则。是不是 'lexicon'？" in said.out.splitlines()
    assert "5 个错误" in said.err
    assert call("extract", EXAMPLE, "--rules", path, "--lang", "zh").err.splitlines() == [
        "replyscan: 规则文件有 5 处问题：",
        *said.out.splitlines(),
    ]


@pytest.mark.parametrize("path", sorted(BAD_RULES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_problem_of_rules_has_a_chinese_sentence(path: Path) -> None:
    for line in call("rules", "check", path, REPLYSCAN_LANG="zh").out.splitlines():
        assert any("一" <= character <= "龥" for character in line.split("：", 1)[1]), line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rules", "show", "actions.fnud"], "没有生效的规则 'actions.fnud'。是不是 'actions.fund'？"),
        (["rules", "new", "lexikon"], "没有 'lexikon' 这类规则"),
        (["explain", EXAMPLE, "--at", "没有这话"], "原文中没有 '没有这话'"),
        (["explain", EXAMPLE, "--item", "0"], "没有事项 '0'"),
        (["evaluate", BAD_RULES], "没有与 NAME.txt 并列的"),
        (["diff", EXAMPLE, "none.txt"], "没有这个文件"),
    ],
)
def test_errors_of_every_command_are_chinese(words: list[object], said: str) -> None:
    assert said in call(*words, REPLYSCAN_LANG="zh").err


def test_wrong_settings_are_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "replyscan.toml").write_text("[extract]\nall = 'yes'\n", encoding="utf-8")
    said = call("config", "show", "--config", tmp_path / "replyscan.toml", REPLYSCAN_LANG="zh").err
    assert "replyscan.toml:2: 'extract.all' 须是 true 或 false，不能是 'yes'。" in said


def test_a_message_is_its_english_sentence_and_travels_whole() -> None:
    inner = say("save it as .docx in WPS Office.")
    message = say("{name}: this kind of file is not read; {how}", name="a.wps", how=inner)
    assert message == "a.wps: this kind of file is not read; save it as .docx in WPS Office."
    again = pickle.loads(pickle.dumps(message))
    assert isinstance(again, Message)
    assert translate(again, "zh") == "a.wps：不读取这种文件；请在 WPS Office 中另存为 .docx。"
    assert translate("no such sentence", "zh") == "no such sentence"
