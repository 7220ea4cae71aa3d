"""The texts that were read, written beside the output: what the offsets refer to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.records import Document

_LONGEST_NAME = 120


class FileNames:
    """Gives every source a file name of its own, safe on every system, the same in every run."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, source: str) -> str:
        """A name without suffix for `source`; the second of two alike gets a number."""
        parts = [part for part in re.split(r"[\\/]+", source) if part not in ("", ".", "..")]
        plain = re.sub(r'[<>:"|?*\x00-\x1f]', "_", "__".join(parts)).strip(". ") or "text"
        name, number = plain[-_LONGEST_NAME:], 1
        while name.casefold() in self._given:
            number += 1
            name = f"{plain[-_LONGEST_NAME:]}-{number}"
        self._given.add(name.casefold())
        return name


def saving(documents: Iterable[Document], folder: Path) -> Iterator[Document]:
    """`documents` as they come, the text of each written to `folder` as UTF-8. Raises OutputError where it cannot."""
    names = FileNames()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            target = folder / f"{names.name(document.source)}.txt"
            with target.open("w", encoding="utf-8", newline="") as stream:
                stream.write(document.text)
            yield document
    except OSError as error:
        reason = say("{name}: cannot be written ({reason}).", name=folder, reason=error.strerror)
        raise OutputError("RS402", reason) from None
