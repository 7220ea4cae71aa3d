"""Which inputs the words of a command line mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import call
from forms import EXAMPLE

from replyscan.reading import InputFinder

FILES = (
    "b.txt",
    "a/2.html",
    "a/1.md",
    "a/10.TXT",
    "a/old.doc",
    "a/photo.png",
    "a/~$1.docx",
    ".git/x.txt",
    "c d/资料.txt",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("市财政局安排资金。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


CASES: list[tuple[str, dict[str, list[str]], list[str], list[str]]] = [
    ("a folder, below it, sorted, replies only", {}, ["."], ["a/1.md", "a/10.TXT", "a/2.html", "a/old.doc", "b.txt",
                                                               "c d/资料.txt"]),
    ("files in the order given", {}, ["b.txt", "a/1.md"], ["b.txt", "a/1.md"]),
    ("a file given twice is read once", {}, ["b.txt", "./b.txt", "b.*"], ["b.txt"]),
    ("a pattern that no shell has opened", {}, ["a/*.md"], ["a/1.md"]),
    ("a pattern across folders", {}, ["**/*.txt"], ["b.txt", "c d/资料.txt"]),
    ("--include by name", {"include": ["*.html"]}, ["."], ["a/2.html"]),
    ("--include by folder", {"include": ["a/*"]}, ["."], ["a/1.md", "a/10.TXT", "a/2.html", "a/old.doc",
                                                           "a/photo.png"]),
    ("--exclude", {"exclude": ["*.doc", "c d/*"]}, ["."], ["a/1.md", "a/10.TXT", "a/2.html", "b.txt"]),
    ("both", {"include": ["a/*"], "exclude": ["*.doc", "*.png"]}, ["."], ["a/1.md", "a/10.TXT", "a/2.html"]),
    ("a file named outright is read whatever its name", {"exclude": ["*"]}, ["a/photo.png"], ["a/photo.png"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "words", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@pytest.mark.usefixtures("folder")
def test_words_mean_these_files(options: dict[str, list[str]], words: list[str], expected: list[str]) -> None:
    assert [found.name for found in InputFinder(**options).find(words)] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_list_names_one_input_a_line(folder: Path, encoding: str) -> None:
    (folder / "list.txt").write_bytes("# 清单\r\n\r\nc d/资料.txt\r\nb.txt\r\na/*.md\r\n".encode(encoding))
    assert [found.name for found in InputFinder().find(["@list.txt"])] == ["c d/资料.txt", "b.txt", "a/1.md"]


@pytest.mark.parametrize(
    ("word", "code"), [("none.txt", "RS301"), ("*.xyz", "RS301"), ("@none", "RS308"), ("void", "RS305")]
)
def test_what_is_not_there_is_an_input_with_its_problem(folder: Path, word: str, code: str) -> None:
    (folder / "void").mkdir()
    first, second = InputFinder().find([word, "b.txt"])
    assert first.problem is not None
    assert first.problem.code == code
    assert second.name == "b.txt"


def test_standard_input_is_a_dash() -> None:
    (found,) = InputFinder(standard_input=lambda: b"abc", stdin_name="letter.txt").find(["-"])
    assert (found.name, found.content) == ("letter.txt", b"abc")


def test_an_archive_is_opened_once_for_all_its_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import zipfile

    from replyscan.reading import read_input

    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(50):
            archive.writestr(f"{number:02}.txt", f"第{number}份答复")
    found = list(InputFinder().find([str(tmp_path / "many.zip")]))
    opened = []
    whole = zipfile.ZipFile.__init__
    monkeypatch.setattr(zipfile.ZipFile, "__init__", lambda self, *more: (opened.append(more), whole(self, *more))[1])
    assert [read_input(given).content for given in found] == [f"第{number}份答复" for number in range(50)]
    assert len(opened) == 1


# --- what is left out ----------------------------------------------------------------------------------------------

IGNORED: list[tuple[str, dict[str, str], list[str]]] = [
    ("by name anywhere", {"": "*.doc\n资料.txt\n"}, ["a/1.md", "a/10.TXT", "a/2.html", "b.txt"]),
    ("by folder", {"": "# 附件\n\n/a/\n"}, ["b.txt", "c d/资料.txt"]),
    ("all but some", {"": "*\n!*.txt\n!*.TXT\n"}, ["a/10.TXT", "b.txt", "c d/资料.txt"]),
    ("the file that is nearer decides", {"": "*.md\n*.html\n", "a": "!1.md\n*.TXT\n"},
     ["a/1.md", "a/old.doc", "b.txt", "c d/资料.txt"]),
    ("an empty file takes out nothing", {"": ""}, ["a/1.md", "a/10.TXT", "a/2.html", "a/old.doc", "b.txt",
                                                   "c d/资料.txt"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in IGNORED], ids=[case[0] for case in IGNORED])
def test_an_ignore_file_takes_files_out_of_a_folder_as_git_would(
    folder: Path, files: dict[str, str], expected: list[str]
) -> None:
    for below, patterns in files.items():
        (folder / below / ".replyscanignore").write_text(patterns, encoding="gbk")
    assert [found.name for found in InputFinder().find(["."])] == expected
    assert [found.name for found in InputFinder().find(["a/old.doc"])] == ["a/old.doc"], "named outright"


def test_an_ignore_file_that_is_no_text_is_named_and_nothing_is_read_by_mistake(folder: Path) -> None:
    (folder / ".replyscanignore").write_bytes(bytes(range(256)))
    (found,) = InputFinder().find(["."])
    assert found.problem is not None
    assert ".replyscanignore" in found.problem.message


OWN = [["-f", "md"], ["-f", "md", "--bom"], ["-f", "md", "--long"], ["-f", "csv"], ["-f", "csv", "--bom"],
       ["-f", "html"], ["-f", "csv", "--header", "zh"], ["-f", "tsv"], ["-f", "json"], ["-f", "jsonl"], ["-f", "table"],
       ["-f", "table", "--long"], ["-f", "table", "--lang", "zh"]]  # fmt: skip


@pytest.mark.parametrize("options", OWN, ids=" ".join)
def test_what_the_program_wrote_is_not_read_as_a_reply(tmp_path: Path, options: list[str]) -> None:
    """A shell sends a table into the folder that the next run reads: no figure may be counted twice."""
    (tmp_path / "reply.txt").write_bytes(EXAMPLE.read_bytes())
    for name in ("report.txt", "report.md"):
        (tmp_path / name).write_text(call("extract", EXAMPLE, *options).out, encoding="utf-8")
    result = call("extract", tmp_path, "-f", "jsonl")
    assert (result.code, len(result.out.splitlines())) == (0, 1)
    assert f"replyscan itself wrote it: {tmp_path / 'report.md'}, {tmp_path / 'report.txt'}\n" in result.err
    named = call("extract", tmp_path / "report.txt")
    assert (named.code, "RS316" in named.err) == (3, True)


def test_the_report_of_a_comparison_is_not_read_as_a_reply() -> None:
    result = call("extract", EXAMPLE.parent, EXAMPLE.parent, "--dry-run")
    assert not [line for line in result.out.splitlines() if line.endswith(".md")]
    assert "wrote it: " in result.err
    assert result.err.count("2024-2025-lanxi-elderly-care.md") == 1
    assert call("extract", EXAMPLE.parent, "--dry-run", "-q").err == ""


def test_tables_and_data_named_outright_are_no_replies() -> None:
    result = call("extract", *sorted(EXAMPLE.parent.glob("2024*")), "-f", "jsonl")
    assert len(result.out.splitlines()) == 2
    assert result.err.count("RS316") == 3
    assert "RS306" in call("extract", EXAMPLE.parent / "notebook.ipynb").err
