"""Messages and help come in Chinese too: every sentence is there, with the places of the English one."""

from __future__ import annotations

import ast
import pickle
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from commands import call
from forms import EXAMPLE

from replyscan import load_rules
from replyscan.cli import app
from replyscan.messages import Message, catalogue, counted, say, translate
from replyscan.records import AgencySource, Bound, QuantityKind, Status, Strength, TimeKind

GOLD = Path(__file__).parent / "gold"
SOURCE = Path(__file__).parents[1] / "src" / "replyscan"
SAYING = ("say", "note", "detail")
ERRORS = ("ReplyscanError", "UsageError", "RuleError", "InputError", "OutputError", "EntryProblem")


def sentences() -> Iterator[tuple[str, str]]:
    """(file, template) of every sentence that the program says."""
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and node.args and name in (*SAYING, "counted"):
                said = node.args[1:] if name == "counted" else node.args[:1]
                yield from ((path.name, template) for part in said for template in templates(part, tree))


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


def test_the_catalogue_has_no_sentence_that_nothing_says() -> None:
    """What it translates is said somewhere in the program, or is a code that rules or records give."""
    texts: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    of_the_library = {"Commands", "Options", "Show this message and exit.", *all_helps(typer.main.get_command(app))}
    classes = {rule.label for rule in load_rules().of("action")}
    assert set(catalogue()) - texts - of_the_library - classes == set()


CODES = {code for kind in (Status, Strength, AgencySource, QuantityKind, Bound, TimeKind) for code in get_args(kind)}


@pytest.mark.parametrize("code", sorted(CODES | {rule.label for rule in load_rules().of("action")}))
def test_every_code_of_the_output_has_a_chinese_word(code: str) -> None:
    assert code in catalogue()


def test_numbers_of_things_are_told_as_one_tells_them(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(EXAMPLE.read_bytes())
    assert "1 document, 17 items, 1 failed" in call("extract", tmp_path, "none.txt").err
    assert "1 个文件，17 个事项，1 个失败" in call("extract", tmp_path, "none.txt", "--lang", "zh").err
    assert counted(1, "{count} item", "{count} items") == "1 item"
    assert counted(0, "{count} item", "{count} items") == "0 items"


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["explain", EXAMPLE], ["责任单位：", "分句中位置最合适的动词", "署名单位"]),
        (["explain", EXAMPLE, "--at", "目前正在施工", "--why-not"], ["不是事项", "缘由：", "分句已经是事项"]),
        (["evaluate", GOLD], ["事项（严格）", "文头字段", "召回率"]),
        (["rules", "coverage", EXAMPLE], ["从未"]),
        (["extract", EXAMPLE, "--audit"], ["来源文件\t行\t数字\t原因", "文号或条款号"]),
        (["extract", EXAMPLE, "-f", "table"], ["责任单位", "已完成", "不办理"]),
        (["extract", EXAMPLE, "-f", "table", "--long"], ["数量原文", "已完成"]),
        (["show", EXAMPLE], ["⟨责任单位⟩", "[动作:已完成]"]),
    ],
    ids=lambda value: " ".join(map(str, value[:1] + value[2:])) if isinstance(value, list) else None,
)
def test_reports_are_chinese_too(words: list[object], said: list[str]) -> None:
    chinese, english = call(*words, REPLYSCAN_LANG="zh", COLUMNS="200"), call(*words, COLUMNS="200")
    assert chinese.code == english.code == 0
    for words_said in said:
        assert words_said in chinese.out
        assert words_said not in english.out


def test_a_failed_test_of_a_rule_is_told_in_chinese(tmp_path: Path) -> None:
    rule = call("rules", "new", "lexicon").out
    (tmp_path / "wrong.yaml").write_text(rule.replace("我局讲授课程", "我局授牌3家"), encoding="utf-8")
    result = call("rules", "test", tmp_path, "--lang", "zh")
    assert result.code == 2
    assert "  应得：    无\n  实得：    授牌\n" in result.out
    assert "1 条规则，2 项测试，1 个失败。" in result.err


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "md"])
def test_what_a_program_may_read_is_the_same_in_every_locale(form: str) -> None:
    assert call("extract", EXAMPLE, "-f", form, REPLYSCAN_LANG="zh").out == call("extract", EXAMPLE, "-f", form).out


def test_json_of_explanations_is_the_same_in_every_locale() -> None:
    words = ["explain", EXAMPLE, "--json"]
    assert call(*words, REPLYSCAN_LANG="zh").out == call(*words).out


def test_chinese_tables_say_states_in_chinese_and_ask_for_them_so() -> None:
    words = ["extract", EXAMPLE, "--fields", "status,strength,agency_source,action_class", "--header", "zh"]
    chinese = call(*words, "--status", "计划,不办理").out.splitlines()
    assert chinese[0] == "状态,力度,单位出处,动作类别"
    assert {line.split(",")[0] for line in chinese[1:]} == {"计划", "不办理"}
    assert not re.search("[a-z]", "".join(chinese))
