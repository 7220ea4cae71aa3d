"""Which inputs the words of a command line mean."""

from __future__ import annotations

from pathlib import Path

import pytest

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
