"""Rule files on disk: which they are and what is in them, unread; nothing here knows what a rule is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from replyscan.errors import RuleError
from replyscan.messages import say

SUFFIXES = (".yaml", ".yml")
LARGEST_FILE = 2_000_000


class RuleFile(NamedTuple):
    """A rule file: where it is, its name within its folder (with /), its bytes."""

    path: Path
    name: str
    content: bytes


Layer = list[RuleFile]


def rule_paths(folder: Path) -> list[tuple[Path, str]]:
    """The rule files below `folder` and their names in it, in order of name; a single file is its own folder.

    Raises RuleError where there is no such folder or no rule file in it.
    """
    if folder.is_file():
        return [(folder, folder.name)]
    if not folder.is_dir():
        message = say("there is no such file or folder of rules; name one, or leave the option out.")
        raise RuleError("RS201", message, folder)
    found = []
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            if name.endswith(SUFFIXES):
                path = Path(parent, name)
                found.append((path, path.relative_to(folder).as_posix()))
    if not found:
        raise RuleError("RS201", say("there is no rule file (.yaml) in this folder."), folder)
    return sorted(found, key=lambda entry: entry[1])


def read_content(path: Path) -> bytes:
    """The bytes of a rule file. Raises RuleError where it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = say("the file has {size:,} bytes; a rule file has at most {limit:,}. Split it by topic.",
                          size=size, limit=LARGEST_FILE)  # fmt: skip
            raise RuleError("RS202", message, path, 1, 1)
        return path.read_bytes()
    except OSError as error:
        raise RuleError("RS201", say("cannot read the file: {reason}.", reason=error.strerror), path, 1, 1) from None


def read_layers(folders: Iterable[Path]) -> tuple[list[Layer], list[RuleError]]:
    """The files of each folder, and the errors of those that cannot be read."""
    layers: list[Layer] = []
    unread: list[RuleError] = []
    for folder in folders:
        layer: Layer = []
        try:
            for path, name in rule_paths(folder):
                try:
                    layer.append(RuleFile(path, name, read_content(path)))
                except RuleError as error:
                    unread.append(error)
        except RuleError as error:
            unread.append(error)
        layers.append(layer)
    return layers, unread


def digest_of(layers: Sequence[Layer]) -> str:
    """A hash of names and contents, the same on every system: line ends count as one."""
    digest = hashlib.sha256()
    for layer in layers:
        for file in layer:
            content = file.content.replace(b"\r\n", b"\n")
            digest.update(f"{file.name}\x1f{len(content)}\x1f".encode())
            digest.update(content)
        digest.update(b"\x1e")
    return digest.hexdigest()
