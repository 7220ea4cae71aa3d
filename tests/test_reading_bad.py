"""What cannot be read says so in one sentence with a code, and says what to do; it never brings the tool down."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from forms import PIXEL, as_pdf, as_scan, as_word, paragraphs
from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan.errors import InputError
from replyscan.reading import InputFinder, Limits, read_bytes, read_input

LINES = paragraphs()


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED_WORD = OLE + "EncryptedPackage".encode("utf-16-le")
SMALL = Limits(max_pages=1)

BAD: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("old.doc", lambda: OLE, "RS306", "docx"),
    ("old.wps", lambda: OLE, "RS306", "WPS"),
    ("form.rtf", lambda: b"{\\rtf1 abc}", "RS306", "docx"),
    ("letter.ofd", lambda: packed({"OFD.xml": b"<x/>"}), "RS306", "OFD"),
    ("letter.odt", lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "RS306", "docx"),
    ("table.xlsx", lambda: packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "RS306", "text"),
    ("scan.png", lambda: PIXEL, "RS306", "character recognition"),
    ("scan.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(90), "RS306", "character recognition"),
    ("letters.rar", lambda: b"Rar!\x1a\x07\x00" + bytes(90), "RS306", "unpack"),
    ("locked.docx", lambda: LOCKED_WORD, "RS309", "password"),
    ("locked.pdf", lambda: as_pdf(LINES, user_password="secret"), "RS309", "password"),
    ("cut.pdf", lambda: as_pdf(LINES)[:400], "RS310", "damaged"),
    ("cut.docx", lambda: as_word(LINES)[:5000], "RS310", "damaged"),
    ("odd.docx", lambda: packed({"word/document.xml": b"<broken"}), "RS310", "damaged"),
    ("scan.pdf", as_scan, "RS311", "character recognition"),
    ("long.pdf", lambda: as_pdf(LINES), "RS312", "--max-pages 1"),
    ("bomb.docx", lambda: packed({"word/document.xml": bytes(30_000_000)}), "RS313", "not opened"),
    ("cut.txt.gz", lambda: gzip.compress("市财政局安排资金。".encode() * 99)[:60], "RS310", "damaged"),
    ("bomb.txt.gz", lambda: gzip.compress(bytes(30_000_000)), "RS313", "not opened"),
    ("twice.txt.gz", lambda: gzip.compress(gzip.compress(b"x")), "RS306", "unpack"),
    ("blank.html", lambda: b"<html><body><script>draw()</script></body></html>", "RS314", "no text"),
    ("blank.docx", lambda: as_word([" "]), "RS314", "no text"),
    ("program.txt", lambda: bytes(range(256)), "RS303", "not text"),
    ("empty.txt", lambda: b"", "RS302", "empty"),
    ("mark.txt", lambda: b"\xef\xbb\xbf", "RS302", "empty"),
]


@pytest.mark.parametrize(("name", "content", "code", "hint"), BAD, ids=[name for name, *_ in BAD])
def test_unreadable_inputs_are_named_with_their_cause_and_remedy(
    name: str, content: Callable[[], bytes], code: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(content(), name, limits=SMALL)
    assert caught.value.code == code
    assert name in caught.value.message
    assert hint in caught.value.message


def found_in(archive: bytes, folder: Path, limits: Limits | None = None) -> list[str]:
    """What reading each input of an archive gives: its text or the code of its error."""
    path = folder / "replies.zip"
    path.write_bytes(archive)
    results = []
    for given_input in InputFinder(limits=limits or Limits()).find([str(path)]):
        try:
            results.append(read_input(given_input, limits=limits or Limits()).content)
        except InputError as error:
            results.append(error.code)
    return results


def test_an_archive_gives_its_replies_sorted_and_passes_over_what_is_none(tmp_path: Path) -> None:
    archive = packed(
        {
            "b.txt": "乙".encode(),
            "a/c.txt": "甲".encode(),
            "__MACOSX/._a.txt": b"x",
            "a/~$c.docx": b"x",
            "a/logo.gif": b"x",
        }
    )
    assert found_in(archive, tmp_path) == ["甲", "乙"]


def test_chinese_names_in_archives_from_windows_are_read(tmp_path: Path) -> None:
    content = packed({"aabb.txt": "甲".encode()}).replace(b"aabb.txt", "答复".encode("gbk") + b".txt")
    (tmp_path / "w.zip").write_bytes(content)
    (found,) = InputFinder().find([str(tmp_path / "w.zip")])
    assert found.name.endswith("答复.txt")
    assert read_input(found).content == "甲"


def test_an_archive_made_to_explode_is_not_opened(tmp_path: Path) -> None:
    assert found_in(packed({"a.txt": bytes(30_000_000)}), tmp_path) == ["RS313"]
    many = packed({f"{number}.txt": b"x" for number in range(30)})
    assert found_in(many, tmp_path, Limits(max_members=20)) == ["RS313"]


def test_an_archive_that_lies_about_the_size_of_a_member_is_read_no_further_than_it_says(tmp_path: Path) -> None:
    honest = packed({"a.txt": "市财政局安排资金。".encode() * 500})
    entry = honest.rindex(b"PK\x01\x02")
    lying = honest[: entry + 24] + (10).to_bytes(4, "little") + honest[entry + 28 :]
    assert found_in(lying, tmp_path) == ["RS310"]


def test_locked_members_archives_in_archives_and_large_members_are_named(tmp_path: Path) -> None:
    archive = packed({"a.txt": "甲".encode()})
    locked = bytearray(archive)
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(signature) + place] |= 1
    assert found_in(bytes(locked), tmp_path) == ["RS309"]
    assert found_in(packed({"inner.zip": archive}), tmp_path) == ["RS306"]
    assert found_in(packed({"a.txt": b"x" * 200}), tmp_path, Limits(max_bytes=100)) == ["RS307"]
    assert found_in(archive[:30], tmp_path) == ["RS310"]


def test_pages_without_text_among_others_are_a_warning() -> None:
    from pypdfium2 import PdfDocument

    both = PdfDocument.new()
    for part in (as_pdf(LINES), as_scan()):
        both.import_pages(PdfDocument(part))
    stream = io.BytesIO()
    both.save(stream)
    text = read_bytes(stream.getvalue(), "mixed.pdf")
    assert [warning.code for warning in text.warnings] == ["W103"]
    assert text.warnings[0].message.endswith(f"{len(PdfDocument(as_pdf(LINES))) + 1}.")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_anywhere_is_an_error_of_ours_or_a_text(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["x.docx", "x.pdf", "x.html"]))
    whole = {
        "x.docx": WORD,
        "x.pdf": PDF,
        "x.html": b"<html><body><p>" + "市财政局".encode() * 9 + b"</p></body></html>",
    }[name]
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]
    with suppress(InputError):
        assert read_bytes(damaged, name).content


WORD, PDF = as_word(LINES), as_pdf(LINES)
