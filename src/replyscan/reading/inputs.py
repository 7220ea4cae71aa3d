"""The words of a command line → the inputs they mean: files, folders, patterns, lists, archives, standard input."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.archive import members
from replyscan.reading.decode import decode
from replyscan.reading.ignore import IgnoreFiles
from replyscan.reading.kinds import READ_SUFFIXES, is_reply_name
from replyscan.reading.limits import DEFAULT_LIMITS, Limits
from replyscan.reading.own import is_own_file

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: a file (`path`), a member of an archive (`path`, `member`), or bytes already here (`content`).

    `name` is what the output calls it. `problem` is what kept it from being found; reading it raises that.
    """

    name: str
    path: Path | None = None
    member: str | None = None
    content: bytes | None = field(default=None, repr=False)
    problem: InputError | None = None


@dataclass(frozen=True, slots=True)
class InputFinder:
    """Finds inputs. `include` and `exclude` are patterns (*.html, 2024/*) for files found in folders and archives.

    `standard_input` gives the bytes of standard input when `-` is among the words; `stdin_name` is its name.
    `passed_over` is told of each file in a folder that the program itself wrote and that is therefore not read.
    """

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    limits: Limits = DEFAULT_LIMITS
    standard_input: Callable[[], bytes] | None = None
    stdin_name: str = "<stdin>"
    passed_over: Callable[[Path], None] | None = None

    def find(self, words: Sequence[str]) -> Iterator[Input]:
        """The inputs that `words` mean, in the order of the words, folders sorted, each file once.

        What does not exist comes as an input with its problem, so that one wrong name stops nothing else.
        """
        seen: set[tuple[Path | None, str | None]] = set()
        for word in words:
            for found in self._word(word):
                key = (found.path.resolve() if found.path else None, found.member)
                if found.path is None or key not in seen:
                    seen.add(key)
                    yield found

    def _word(self, word: str) -> Iterator[Input]:
        path = Path(word)
        if word == STANDARD_INPUT and self.standard_input is not None:
            yield Input(self.stdin_name, content=self.standard_input())
        elif path.is_dir():
            yield from self._folder(path)
        elif path.exists():
            yield from self._file(path)
        elif word.startswith("@"):
            yield from self._list(word[1:])
        elif glob.has_magic(word):
            yield from self._pattern(word)
        else:
            yield _problem(word, InputError("RS301", say("{name}: there is no such file.", name=word)))

    def _folder(self, folder: Path) -> Iterator[Input]:
        candidates = (child for child in folder.rglob("*") if child.is_file())
        names = sorted((child.relative_to(folder).as_posix(), child) for child in candidates)
        ignored = IgnoreFiles(folder)
        try:
            wanted = [child for name, child in names if self._wanted(name) and not ignored.ignores(name)]
        except InputError as error:
            yield _problem(str(folder), error)
            return
        found = [child for child in wanted if not self._is_own(child)]
        if not found:
            kinds = ", ".join(self.include or READ_SUFFIXES)
            reason = say("{name}: holds no replies ({kinds}).", name=folder, kinds=kinds)
            yield _problem(str(folder), InputError("RS305", reason))
        for child in found:
            yield from self._file(child)

    def _is_own(self, path: Path) -> bool:
        own = is_own_file(path)
        if own and self.passed_over is not None:
            self.passed_over(path)
        return own

    def _wanted(self, name: str) -> bool:
        """Whether a file in a folder is to be read; hidden ones and Word's lock files (~$…) never are."""
        parts = name.split("/")
        if any(part.startswith((".", "~$")) for part in parts):
            return False
        if any(_matches(name, pattern) for pattern in self.exclude):
            return False
        if self.include:
            return any(_matches(name, pattern) for pattern in self.include)
        return is_reply_name(name)

    def _file(self, path: Path) -> Iterator[Input]:
        if path.suffix.lower() != ".zip":
            yield Input(str(path), path)
            return
        try:
            found = [(raw, shown) for raw, shown in members(path, str(path), self.limits) if self._member(shown)]
        except InputError as error:
            yield _problem(str(path), error)
            return
        if not found:
            reason = say("{name}: holds no replies ({kinds}).", name=path, kinds=", ".join(READ_SUFFIXES))
            yield _problem(str(path), InputError("RS305", reason))
        for raw, shown in found:
            yield Input(f"{path}/{shown}", path, raw)

    def _member(self, name: str) -> bool:
        if any(_matches(name, pattern) for pattern in self.exclude):
            return False
        return not self.include or any(_matches(name, pattern) for pattern in self.include)

    def _list(self, name: str) -> Iterator[Input]:
        """The inputs named in a file, one a line; empty lines and those that begin with # are passed over."""
        try:
            content = self._list_bytes(name)
            lines = decode(content, f"@{name}")[0].splitlines()
        except InputError as error:
            yield _problem(f"@{name}", error)
            return
        for line in lines:
            word = line.strip()
            if word and not word.startswith(("#", "@")):
                yield from self._word(word)

    def _list_bytes(self, name: str) -> bytes:
        if name == STANDARD_INPUT and self.standard_input is not None:
            return self.standard_input()
        try:
            return Path(name).read_bytes()
        except OSError as error:
            reason = say("{name}: cannot be read ({reason}).", name=f"@{name}", reason=error.strerror)
            raise InputError("RS308", reason) from None

    def _pattern(self, pattern: str) -> Iterator[Input]:
        found = sorted(glob.glob(pattern, recursive=True))
        if not found:
            yield _problem(pattern, InputError("RS301", say("{name}: no file fits this pattern.", name=pattern)))
        for name in found:
            path = Path(name)
            yield from self._folder(path) if path.is_dir() else self._file(path)


def _matches(name: str, pattern: str) -> bool:
    """Whether the path of a file below a folder, or its last part, fits a pattern."""
    return fnmatch(name, pattern) or fnmatch(name.rsplit("/", 1)[-1], pattern)


def _problem(name: str, error: InputError) -> Input:
    return Input(name, problem=error)
