"""Bytes become text by byte order mark, strict UTF-8, GB18030, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from replyscan.errors import InputError
from replyscan.reading import find_files, read_bytes, read_path

TEXT = "市财政局落实资金50亿元。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_common_encodings_read_the_same(encoding: str) -> None:
    assert read_bytes(TEXT.encode(encoding), "x.txt").content == TEXT


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "RS302"), (b"  \n", "RS302"), (b"\x00\x01\x02", "RS303"), (b"\xff\xff\x80 abc", "RS304")],
)
def test_unreadable_content_has_its_own_code(content: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(content, "x.txt")
    assert caught.value.code == code


def test_missing_file_empty_folder_and_large_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="RS301"):
        read_path(tmp_path / "none.txt")
    with pytest.raises(InputError, match="RS305"):
        list(find_files([tmp_path]))
    large = tmp_path / "large.txt"
    large.write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match="RS307"):
        read_path(large, max_bytes=5)
