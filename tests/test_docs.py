"""The documentation is current: the page made from the code, every command and option, every example shown."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from commands import call
from forms import EXAMPLE, as_page, as_pdf, as_word, paragraphs

from replyscan.cli import app

ROOT = Path(__file__).parents[1]
PAGES = ("docs/tutorial.md", "docs/how-to.md")
READMES = ("README.md", "README.zh-CN.md")

sys.path.insert(0, str(ROOT / "tools"))


def commands(command: Any, path: str = "replyscan") -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{path} {name}")


ALL = dict(commands(typer.main.get_command(app)))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_reference_is_what_the_code_says() -> None:
    from build_reference import reference

    assert text("docs/reference.md") == reference(), "run: make reference"


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_every_option_is_in_the_reference(path: str) -> None:
    page = text("docs/reference.md")
    section = page.split(f"## `{path}`\n", 1)[1].split("\n## ", 1)[0]
    for parameter in ALL[path].params:
        for name in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{name}`" in section


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_both_readmes(readme: str) -> None:
    for path in ALL:
        if path.count(" ") == 1:
            assert path in text(readme), path


def test_both_readmes_show_the_same_commands() -> None:
    shown = []
    for readme in READMES:
        block = next(part for part in re.findall(r"```sh\n(.*?)```", text(readme), re.S) if "replyscan doctor" in part)
        shown.append([line.split("#")[0].strip() for line in block.splitlines()])
    assert shown[0] == shown[1]
    assert len(shown[0]) > 10


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_the_readme_is_what_the_command_shows(readme: str) -> None:
    block = text(readme).split("$ replyscan extract examples/2024-lanxi-elderly-care.txt\n", 1)[1].split("```", 1)[0]
    example = ROOT / "examples" / "2024-lanxi-elderly-care.txt"
    language = {"REPLYSCAN_LANG": "zh" if "zh" in readme else "en"}
    shown = call("extract", example, terminal=True, COLUMNS="112", NO_COLOR="1", **language).out.splitlines()
    assert len(block.splitlines()) > 5
    assert [line for line in block.splitlines() if line not in shown] == []


def examples() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in re.findall(r"```console\n(.*?)```", text(page), re.S):
            for line in block.splitlines():
                if line.startswith("$ "):
                    yield page, line[2:]


@pytest.mark.parametrize("terminal", [False, True], ids=["pipe", "terminal"])
@pytest.mark.parametrize(("page", "line"), list(examples()))
def test_every_example_of_the_pages_runs(
    page: str, line: str, terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page in PAGES
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(line)
    assert program == "replyscan"
    # What a shell would do with the patterns that are not in quotation marks.
    given = [str(path) for word in words for path in sorted(Path().glob(word)) or [word]] if "'" not in line else words
    result = call(*given, terminal=terminal)
    assert result.code == 0, result.err
    assert result.out or "-o" in words


def lines_of_the_readme() -> list[str]:
    """The commands that the README shows for use and for rules of one's own."""
    blocks = re.findall(r"```sh\n(.*?)```", text("README.md"), re.S)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if "replyscan " in line]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the README speaks of."""
    folder = tmp_path_factory.mktemp("desk")
    lines = paragraphs()
    for name, content in (("reply.txt", EXAMPLE.read_bytes()), ("reply.html", as_page(lines)),
                          ("reply.docx", as_word(lines)), ("reply.pdf", as_pdf(lines))):  # fmt: skip
        (folder / name).write_bytes(content)
    (folder / "folder").mkdir()
    (folder / "my-rules").mkdir()
    (folder / "my-rules" / "awards.yaml").write_text(call("rules", "new", "lexicon").out, encoding="utf-8")
    for year in ("2024", "2025"):
        for target in (folder / f"{year}.txt", folder / "folder" / f"{year}.txt"):
            shutil.copy(ROOT / "examples" / f"{year}-lanxi-elderly-care.txt", target)
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    return folder


@pytest.mark.parametrize("line", lines_of_the_readme())
def test_every_command_of_the_readme_runs_as_it_stands(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    before, _, line = line.rpartition(" | ")
    words, _, target = line.partition(" > ")
    stdin = Path(before.split()[1]).read_bytes() if before else b""
    result = call(*shlex.split(words)[1:], stdin=stdin, terminal=not before and not target)
    # What --fail-on looks for is in these replies.
    assert result.code == ("--fail-on" in words), result.err
    assert result.out or "-o" in words or "check" in words or "test" in words
    if target:
        Path(target).write_text(result.out, encoding="utf-8")


@pytest.mark.parametrize("page", [*READMES, "docs/how-to.md"])
def test_the_query_that_is_shown_is_answered(page: str, tmp_path: Path) -> None:
    path = tmp_path / "replies.sqlite"
    assert call("extract", ROOT / "examples", "-o", path).code == 0
    (query,) = re.findall(r"```sql\n(.*?)```", text(page), re.S)
    with sqlite3.connect(path) as connection:
        rows = connection.execute(query).fetchall()
    assert rows
    assert rows[0][-1] == "CNY"


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in (*READMES, *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text(page)):
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"


def test_the_notebook_runs() -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(ROOT / "examples" / "notebook.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert "background:" in first.outputs[0]["data"]["text/html"]
