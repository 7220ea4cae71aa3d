"""Zip archives and compressed files: which replies they hold, never unpacking more than the limits allow."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.kinds import is_reply_name
from replyscan.reading.limits import Limits
from replyscan.reading.problems import bomb, damaged, protected, too_large

_ENCRYPTED = 0x1
_UTF8_NAMES = 0x800


def members(path: Path, name: str, limits: Limits) -> Iterator[tuple[str, str]]:
    """(member as the archive calls it, member as people read it) of every reply in the archive, sorted by the latter.

    Raises InputError where the archive cannot be read or its table of contents breaks the limits.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise damaged(name) from None
    except OSError as error:
        raise InputError("RS308", say("{name}: cannot be read ({reason}).", name=name, reason=error.strerror)) from None
    check_limits(entries, name, limits)
    named = ((_readable(entry), entry.filename) for entry in entries)
    yield from ((raw, shown) for shown, raw in sorted(named) if _is_reply(shown))


def check_limits(entries: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Raises InputError where the contents of an archive are too many, too large or packed beyond belief."""
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > limits.max_members or unpacked > limits.max_unpacked:
        raise bomb(name)
    if unpacked > limits.ratio_from and unpacked > limits.max_ratio * max(packed, 1):
        raise bomb(name)


def read_member(path: Path, member: str, name: str, limits: Limits) -> bytes:
    """The bytes of one member. Raises InputError where it is protected, damaged or larger than the limit."""
    try:
        archive = _opened(path, path.stat().st_mtime_ns)
        entry = archive.getinfo(member)
        if entry.flag_bits & _ENCRYPTED:
            raise protected(name)
        if entry.file_size > limits.max_bytes:
            raise too_large(name, entry.file_size, limits)
        with archive.open(entry) as stream:
            # The table of contents may lie about the size: never read more than the limit.
            content = stream.read(limits.max_bytes + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError):
        raise damaged(name) from None
    except OSError as error:
        raise InputError("RS308", say("{name}: cannot be read ({reason}).", name=name, reason=error.strerror)) from None
    if len(content) > limits.max_bytes:
        raise too_large(name, len(content), limits)
    return content


def decompressed(content: bytes, name: str, limits: Limits) -> bytes:
    """What a .gz file holds. Raises InputError where it is damaged or larger than the limit."""
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            unpacked = stream.read(limits.max_bytes + 1)
    except (OSError, EOFError, zlib.error):
        raise damaged(name) from None
    if len(unpacked) > limits.max_bytes:
        exploding = len(content) * limits.max_ratio < limits.max_bytes
        raise bomb(name) if exploding else too_large(name, len(unpacked), limits)
    return unpacked


@lru_cache(maxsize=1)
def _opened(path: Path, _changed: int) -> zipfile.ZipFile:
    """The archive being read, kept open: its table of contents is long, and its members are asked for one by one."""
    return zipfile.ZipFile(path)


def _readable(entry: zipfile.ZipInfo) -> str:
    """The member's name. Chinese Windows writes names in GBK without saying so; Python reads those as cp437."""
    if entry.flag_bits & _UTF8_NAMES:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_reply(member: str) -> bool:
    path = PurePosixPath(member)
    if "__MACOSX" in path.parts or path.name.startswith((".", "~$")):
        return False
    return is_reply_name(path.name)
