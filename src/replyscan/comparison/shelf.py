"""Where documents wait until their pair is compared: on disk when there are many, so that memory stays small."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable
from types import TracebackType

from replyscan.comparison.records import ComparedReply
from replyscan.records import Document

# Below this the documents stay in memory and no file is made.
_IN_MEMORY = 32_000_000


class Shelf:
    """Documents put down one by one and taken up again by position; `replies` says what is known of each."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        # The file is this process's own and has no name, so that reading the pickles back is safe.
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._places: list[int] = []
        self.replies: list[ComparedReply] = []
        for document in documents:
            self.put(document)

    def put(self, document: Document) -> None:
        """Puts a document down; its decoded text is not kept."""
        self._places.append(self._file.seek(0, 2))
        entry = (document.source, document.sha256, document.encoding, document.meta, document.items)
        pickle.dump(entry, self._file, pickle.HIGHEST_PROTOCOL)
        self.replies.append(ComparedReply.of(document))

    def take(self, position: int) -> Document:
        """The document at `position`, counted from 0 in the order they were put down."""
        self._file.seek(self._places[position])
        return Document(*pickle.load(self._file))

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
