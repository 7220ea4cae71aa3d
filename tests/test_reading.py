"""Bytes become text by byte order mark, strict UTF-8, GB18030, and nothing else."""

from __future__ import annotations

import pickle
from contextlib import suppress
from pathlib import Path

import pytest

from replyscan import extract
from replyscan.errors import InputError, ReplyscanError, RuleError, UsageError
from replyscan.reading import Limits, read_bytes, read_path

TEXT = "市财政局落实资金50亿元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_common_encodings_read_the_same(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "x.txt").content == TEXT


REPLIES = sorted((Path(__file__).parent / "gold").glob("*.txt"))
RARE = "代表𠮷田提出，㐂镇落实8亿元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("path", REPLIES, ids=lambda path: path.stem)
def test_whole_replies_read_the_same_in_every_encoding(path: Path, encoding: str) -> None:
    """With characters of four bytes in GB18030 and two units in UTF-16, which GBK alone does not have."""
    text = path.read_text(encoding="utf-8") + (RARE if encoding != "gbk" else "")
    with suppress(UnicodeEncodeError):
        read = read_bytes(text.encode(encoding), "x.txt")
        assert read.content == text
        assert read.encoding == {"utf-8-sig": "utf-8", "gbk": "gb18030"}.get(encoding, encoding)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "RS302"), (b"  \n", "RS302"), (b"\x00\x01\x02", "RS303"), (b"\xff\xff\x80 abc", "RS304")],
)
def test_unreadable_content_has_its_own_code(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(content, "x.txt")
    assert caught.value.code == code


def test_missing_and_large_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RS301"):
        read_path(tmp_path / "none.txt")
    large = tmp_path / "large.txt"
    large.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="RS307"):
        read_path(large, limits=Limits(max_bytes=5))


@pytest.mark.parametrize(
    "error", [InputError("RS301", "x: there is no such file."), RuleError("RS201", "bad", "a.yaml", 3, 4)]
)
def test_errors_travel_between_processes_whole(error: ReplyscanError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("name", ["reply.txt", "C:\\答复\\1.DOCX", "folder/reply.html"])
def test_the_name_of_a_file_is_not_taken_for_the_text_of_a_reply(name: str) -> None:
    with pytest.raises(UsageError, match=r"write extract\(Path\("):
        extract(name)
