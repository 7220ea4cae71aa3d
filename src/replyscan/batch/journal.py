"""What a batch has finished, kept beside its output until all of it is written, so that it can be resumed.

A text file of lines: the first says by which settings the work was done, every other holds one document. A line is
whole or, where the machine stopped in the middle of it, dropped.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import IO, Any

from replyscan import __version__
from replyscan.batch.codec import plain, record, shape
from replyscan.batch.work import Work
from replyscan.errors import OutputError
from replyscan.messages import say
from replyscan.reading import Input
from replyscan.records import Document


class Journal:
    """The journal of the output at `target`. `found` is the number of documents it already held."""

    def __init__(self, target: Path, work: Work, *, resume: bool) -> None:
        """Opens `target`.part. Raises OutputError where it cannot be written.

        With `resume` what it holds is used, so far as it was done by the same rules and settings; otherwise it is
        begun anew.
        """
        self.path = target.with_name(target.name + ".part")
        self._settings = _fingerprint(work)
        self._places: dict[str, tuple[int, str]] = {}
        try:
            end = self._read() if resume and self.path.exists() else 0
            self._stream = self.path.open("r+b" if end else "wb")
            self._stream.seek(end)
            self._stream.truncate()
            if not end:
                self._write({"replyscan": __version__, "settings": self._settings})
        except OSError as error:
            reason = say("{name}: cannot be written ({reason}).", name=self.path, reason=error.strerror)
            raise OutputError("RS402", reason) from None
        self.found = len(self._places)

    def holds(self, given: Input) -> bool:
        """Whether an input was finished before and has not changed since."""
        place = self._places.get(given.name)
        return place is not None and place[1] == _stamp(given)

    def get(self, given: Input) -> Document:
        """The document of an input that it holds."""
        with self.path.open("rb") as stream:
            stream.seek(self._places[given.name][0])
            document: Document = record(Document, json.loads(stream.readline())["document"])
        return document

    def add(self, given: Input, document: Document) -> None:
        """Keeps a finished document."""
        self._write({"input": given.name, "stamp": _stamp(given), "document": plain(document)})

    def close(self, *, remove: bool) -> None:
        """Closes the journal; with `remove` the output is whole and the journal is no longer needed."""
        self._stream.close()
        if remove:
            self.path.unlink(missing_ok=True)

    def _write(self, entry: dict[str, Any]) -> None:
        stream: IO[bytes] = self._stream
        stream.write(json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        stream.flush()

    def _read(self) -> int:
        """Notes where each document stands; the offset behind the last whole line, 0 where nothing can be used."""
        end = 0
        with self.path.open("rb") as stream:
            head = _line(stream.readline())
            if head is None or (head.get("replyscan"), head.get("settings")) != (__version__, self._settings):
                return 0
            end = stream.tell()
            while (entry := _line(stream.readline())) is not None and "input" in entry:
                self._places[entry["input"]] = (end, entry["stamp"])
                end = stream.tell()
        return end


def _line(content: bytes) -> dict[str, Any] | None:
    """A line of the journal; None at its end and for a line that was not finished."""
    if not content.endswith(b"\n"):
        return None
    try:
        entry = json.loads(content)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _stamp(given: Input) -> str:
    """What tells whether an input is still the same: size and time of a file, the hash of standard input."""
    if given.content is not None:
        return hashlib.sha256(given.content).hexdigest()
    if given.path is None or given.problem is not None:
        return ""
    try:
        status = given.path.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"


def _fingerprint(work: Work) -> str:
    # The form of the records too: a journal that another state of the program wrote is of no use.
    settings = (work.pipeline().rules.name, work.optional, work.encoding, repr(work.limits), shape(Document))
    return hashlib.sha256(repr(settings).encode()).hexdigest()[:16]
