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
MODULES = ("extract", "diff", "choices", "session", "doctor", "options", "schema")
COMMANDS = ("extract", "diff", "schema", "doctor")


def sentences() -> Iterator[tuple[str, str]]:
    """(file, template) of every sentence that reading, extracting and writing say."""
    parts = ("reading/*.py", "batch/*.py", "output/*.py", "findings.py", *(f"cli/{name}.py" for name in MODULES))
    for path in sorted(path for part in parts for path in SOURCE.glob(part)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SAYING and isinstance(node.args[0].value, str):
                    yield path.name, node.args[0].value


def places(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("template", sorted({template for _, template in sentences()}))
def test_every_sentence_has_a_chinese_one_with_the_same_places(template: str) -> None:
    chinese = catalogue().get(template)
    assert chinese is not None, "add it to messages.zh.yaml"
    assert places(chinese) == places(template)


def helps(command: Any) -> Iterator[str]:
    yield from filter(None, (command.help, command.epilog))
    for parameter in command.params:
        yield from filter(None, (getattr(parameter, "help", None), getattr(parameter, "rich_help_panel", None)))


def test_every_help_text_has_a_chinese_one() -> None:
    import typer

    from replyscan.cli import app

    root: Any = typer.main.get_command(app)
    texts = {text for command in (root, *(root.commands[name] for name in COMMANDS)) for text in helps(command)}
    assert texts - set(catalogue()) == set()


@pytest.mark.parametrize("words", [["--lang", "zh", "extract", "--help"], ["extract", "--help", "--lang=zh"]])
def test_help_is_chinese_where_that_is_asked_for(words: list[str]) -> None:
    shown = "".join(call(*words, COLUMNS="200").out.split())
    assert "提取答复中的事项" in shown
    assert "Extracttheitems" not in shown


def test_help_is_chinese_in_a_chinese_locale() -> None:
    assert "读取政府部门" in call("--help", REPLYSCAN_LANG="", LC_ALL="zh_CN.UTF-8").out


def test_summaries_and_warnings_are_chinese_too() -> None:
    result = call("extract", EXAMPLE, EXAMPLE.parent, "--lang", "zh")
    assert "个事项" in result.err
    assert "这段文字不像答复" in call("extract", "--lang", "zh", stdin="您好。".encode()).err


def test_a_message_is_its_english_sentence_and_travels_whole() -> None:
    inner = say("save it as .docx in WPS Office.")
    message = say("{name}: this kind of file is not read; {how}", name="a.wps", how=inner)
    assert message == "a.wps: this kind of file is not read; save it as .docx in WPS Office."
    again = pickle.loads(pickle.dumps(message))
    assert isinstance(again, Message)
    assert translate(again, "zh") == "a.wps：不读取这种文件；请在 WPS Office 中另存为 .docx。"
    assert translate("no such sentence", "zh") == "no such sentence"
