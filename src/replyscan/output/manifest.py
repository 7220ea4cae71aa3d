"""A record of a run: by which program, rules and options, from which files; the same run gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from replyscan.errors import InputError
from replyscan.output.offsets import OffsetUnit
from replyscan.output.plain import envelope_head
from replyscan.output.write import replacing
from replyscan.records import Document

# What the name of an output gets for the record beside it.
MANIFEST_SUFFIX = ".manifest.json"


@dataclass(slots=True)
class Manifest:
    """What a run did, noted as it goes; `options` are those that decide what is in the output."""

    rules: str
    offset_unit: OffsetUnit
    options: Mapping[str, Any]
    _documents: list[dict[str, Any]] = field(default_factory=list, init=False)
    _failures: list[dict[str, str]] = field(default_factory=list, init=False)

    def add(self, document: Document) -> None:
        """Notes a document that is put out."""
        entry = {"doc_id": document.doc_id, "source": document.source, "sha256": document.sha256}
        self._documents.append(entry | {"encoding": document.encoding, "items": len(document.items)})

    def fail(self, source: str, error: InputError) -> None:
        """Notes an input that could not be read."""
        self._failures.append(failure_entry(source, error))

    def write(self, path: Path, output: Path | None, *, complete: bool) -> None:
        """Writes the record to `path`, with the hash of `output` where that is a file. Raises OutputError.

        `complete` is false of a run that was interrupted and put out what was finished.
        """
        made = None
        if output is not None and output.is_file():
            with output.open("rb") as stream:
                made = {"name": str(output), "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
        head = envelope_head(self.rules, self.offset_unit)
        run = {"options": self.options, "output": made, "complete": complete}
        inputs = {"documents": self._documents, "failures": self._failures}
        with replacing(path) as text:
            # Piece by piece: as one text, the record of many thousands of replies would be the peak of the run.
            json.dump(head | run | inputs, text, ensure_ascii=False, indent=1)
            text.write("\n")


def failure_entry(source: str, error: InputError) -> dict[str, str]:
    """An input that failed, as JSON."""
    return {"source": source, "code": error.code, "message": str(error.message)}
