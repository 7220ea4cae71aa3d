"""doccano: JSON Lines with labels as [start, end, label], offsets in UTF-16 units as its browser counts them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from replyscan import __version__
from replyscan.output.annotations import Utf16, annotated, one_line_ends
from replyscan.records import Document


def write_doccano(documents: Iterable[Document], stream: IO[str]) -> None:
    """One line a document for a project of sequence labelling with overlapping spans; an item's label is its status."""
    for document in documents:
        text = one_line_ends(document.text)
        units = Utf16(text)
        labels = [
            [units.offset(found.start), units.offset(found.end), found.status or found.label]
            for found in annotated(document).annotations
        ]
        made = {"rules": document.rules, "generator": f"replyscan {__version__}"}
        entry = {"text": text, "label": labels, "source": document.source, "sha256": document.sha256} | made
        stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
        stream.flush()
