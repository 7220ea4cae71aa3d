"""Files named .replyscanignore: patterns as git writes them, for what is not to be read in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from replyscan.reading.decode import decode

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".replyscanignore"


class IgnoreFiles:
    """What the ignore files in `folder` and in the folders below it take out of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._patterns: dict[str, GitIgnoreSpec | None] = {}

    def ignores(self, name: str) -> bool:
        """Whether the file at `name`, a path below the folder with slashes, is taken out. The nearest file decides.

        Raises InputError where an ignore file is no text.
        """
        parts = name.split("/")
        ignored = False
        for depth in range(len(parts)):
            patterns = self._of("/".join(parts[:depth]))
            verdict = patterns.check_file("/".join(parts[depth:])).include if patterns is not None else None
            ignored = ignored if verdict is None else verdict
        return ignored

    def _of(self, below: str) -> GitIgnoreSpec | None:
        """The patterns of the ignore file in one folder."""
        if below not in self._patterns:
            path = self._folder / below / IGNORE_FILE
            self._patterns[below] = _read(path) if path.is_file() else None
        return self._patterns[below]


def _read(path: Path) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    content = path.read_bytes()
    return GitIgnoreSpec.from_lines(decode(content, str(path))[0].splitlines() if content.strip() else [])
