"""What an input is, by its first bytes and, where they leave it open, by its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from replyscan.errors import InputError
from replyscan.messages import Message, say
from replyscan.reading.own import is_own
from replyscan.reading.problems import damaged, protected

Kind = Literal["text", "html", "docx", "pdf", "archive", "gzip"]

READ_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".zip")
# Forms in which bodies publish replies and that must be converted first: a folder that holds one is told so.
CONVERT_SUFFIXES = (".doc", ".wps", ".ofd", ".rtf", ".odt", ".uot")
_HTML = re.compile(rb"^[\s\x00]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b"
_DATA_SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".ipynb", ".yaml", ".yml", ".toml")
_COMPRESSED = (b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ")


def is_reply_name(name: str) -> bool:
    """Whether a file found in a folder or an archive is one to read, or one to say of what to convert it with."""
    path = PurePath(name)
    suffix = PurePath(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return suffix.lower() in (*READ_SUFFIXES, *CONVERT_SUFFIXES)


def kind_of(content: bytes, name: str) -> Kind:
    """What `content` is.

    Raises InputError RS306 with what to convert with, RS309 for a protected Word document, RS316 for what the program
    itself wrote.
    """
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content, name)
    if content.startswith(_OLE):
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P" in content:
            raise protected(name)
        raise _convert(name, ".wps" if suffix == ".wps" else ".doc")
    if content.startswith(b"{\\rtf"):
        raise _convert(name, ".rtf")
    if content.startswith(_GZIP):
        return "gzip"
    if content.startswith(_COMPRESSED):
        raise _convert(name, ".rar")
    if content.startswith(_IMAGES) and (suffix in _IMAGE_SUFFIXES or b"\x00" in content[:64]):
        raise _convert(name, ".png")
    if is_own(content):
        raise InputError("RS316", say("{name}: was written by replyscan; give the reply itself.", name=name))
    if suffix in _DATA_SUFFIXES:
        raise _convert(name, ".csv")
    if _HTML.match(content[:2048]) or suffix in (".html", ".htm"):
        return "html"
    return "text"


def _kind_of_zip(content: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise damaged(name) from None
    if "word/document.xml" in members:
        return "docx"
    if "OFD.xml" in members:
        raise _convert(name, ".ofd")
    if "mimetype" in members:
        raise _convert(name, ".odt")
    if "[Content_Types].xml" in members:
        raise _convert(name, ".xlsx")
    return "archive"


def _convert(name: str, suffix: str) -> InputError:
    return InputError("RS306", say("{name}: this kind of file is not read; {how}", name=name, how=_how(suffix)))


def _how(suffix: str) -> Message:
    if suffix == ".ofd":
        return say("open it in an OFD reader and export it as PDF or text.")
    if suffix == ".wps":
        return say("save it as .docx in WPS Office.")
    if suffix == ".png":
        return say("run character recognition first, for example: tesseract FILE OUT -l chi_sim")
    if suffix == ".rar":
        return say("unpack it first and give the folder.")
    if suffix in (".xlsx", ".csv"):
        return say("save the text of the reply as .txt or .docx.")
    return say("save it as .docx in Word or WPS, or type: soffice --headless --convert-to docx FILE")
