"""One run of `extract`: results go out as they come, problems are told and noted, Ctrl-C ends it well."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import FrameType
from typing import IO, Any, Literal

from replyscan.batch import Batch, Journal, Outcome, Work
from replyscan.cli.progress import progress
from replyscan.cli.voice import Voice
from replyscan.errors import InputError
from replyscan.findings import findings
from replyscan.messages import Message, counted
from replyscan.output import Format, Layout, Selection, saving, write_bytes, write_documents, write_file
from replyscan.output.manifest import Manifest, failure_entry
from replyscan.output.write import clear_unfinished, is_special
from replyscan.reading import Input
from replyscan.records import Document


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the results go: `path` (None: standard output) as `form` in `layout`, the texts to `save_text`.

    Contacts are masked where whole texts are handed on, unless `keep_contacts`.
    """

    path: Path | None
    form: Format
    layout: Layout
    bom: bool | None = None
    save_text: Path | None = None
    errors: Path | None = None
    manifest: Path | None = None
    keep_contacts: bool = False


class _UnfinishedError(Exception):
    """The run was interrupted and what is there is to stay."""


@dataclass(slots=True)
class Session:
    """Runs `work` over `inputs` and counts what comes of it."""

    inputs: list[Input]
    work: Work
    selection: Selection
    destination: Destination
    voice: Voice
    jobs: int = 1
    resume: bool = False
    strict: bool = False
    bar: bool | None = None
    today: date = field(default_factory=date.today)
    options: Mapping[str, Any] = field(default_factory=dict)
    found: set[str] = field(default_factory=set, init=False)
    documents: int = field(default=0, init=False)
    items: int = field(default=0, init=False)
    failed: int = field(default=0, init=False)
    repeated: int = field(default=0, init=False)
    interrupted: bool = field(default=False, init=False)

    def run(self) -> None:
        """Writes everything. Raises InputError at the first failure if `strict`, OutputError where writing fails."""
        began = time.monotonic()
        rules = self.work.pipeline().rules.name
        manifest = Manifest(rules, self.destination.layout.offset_unit, self.options)
        with ExitStack() as stack:
            journal = self._journal()
            if journal is not None:
                stack.callback(lambda: journal.close(remove=False))
            batch = Batch(self.inputs, self.work, self.jobs, journal)
            stack.enter_context(_interruptible(batch, self.voice))
            log = stack.enter_context(_errors_file(self.destination.errors))
            shown = self.bar if self.voice.level > 0 else False
            to_file = self.destination.path is not None
            step = stack.enter_context(progress(len(self.inputs), shown=shown, to_file=to_file))
            documents = self._until_stopped(self._documents(batch, log, step, manifest), batch)
            with suppress(_UnfinishedError):
                self._write(self._counted(documents, manifest), rules)
                if self.destination.manifest is not None:
                    manifest.write(self.destination.manifest, self.destination.path, complete=not batch.stopped)
            self.interrupted = batch.stopped
            if journal is not None and not self.interrupted:
                journal.close(remove=True)
        self._summary(time.monotonic() - began)

    def _journal(self) -> Journal | None:
        """A journal for several inputs and a file: there is nothing to resume otherwise."""
        if self.destination.path is None or is_special(self.destination.path) or len(self.inputs) < 2:
            return None
        if self.resume:
            clear_unfinished(self.destination.path)
        journal = Journal(self.destination.path, self.work, resume=self.resume)
        if journal.found:
            one, many = (
                "{count} document is there from an earlier run.",
                "{count} documents are there from an earlier run.",
            )
            self.voice.tell(counted(journal.found, one, many))
        return journal

    def _documents(
        self, batch: Batch, log: IO[str] | None, step: Callable[[], None], manifest: Manifest
    ) -> Iterator[Document]:
        for outcome in batch.outcomes():
            step()
            if outcome.error is not None:
                manifest.fail(outcome.given.name, outcome.error)
                self._failure(outcome.error, outcome.given, log)
            elif outcome.document is not None:
                self._tell(outcome)
                yield outcome.document

    def _until_stopped(self, documents: Iterator[Document], batch: Batch) -> Iterator[Document]:
        """What is to be put out. A file of an earlier run is not replaced by half of a new one."""
        older = self.destination.path is not None and self.destination.path.is_file()
        yield from self.selection.apply(documents)
        if batch.stopped and older:
            raise _UnfinishedError

    def _failure(self, error: InputError, given: Input, log: IO[str] | None) -> None:
        self.failed += 1
        if log is not None:
            log.write(json.dumps(failure_entry(given.name, error), ensure_ascii=False) + "\n")
            log.flush()
        if self.strict:
            raise error
        self.voice.error(error)

    def _tell(self, outcome: Outcome) -> None:
        document = outcome.document
        if document is None:
            return
        for warning in document.warnings:
            self.voice.warning(document.source, warning.code, warning.message)
        items = _items(len(document.items))
        self.voice.detail("{name}: {encoding}, {items}", name=document.source, encoding=document.encoding, items=items)

    def _counted(self, documents: Iterator[Document], manifest: Manifest) -> Iterator[Document]:
        first: dict[str, str] = {}
        for document in documents:
            manifest.add(document)
            self.documents += 1
            same = first.setdefault(document.sha256, document.source)
            if same != document.source:
                self.repeated += 1
                self.voice.detail("{name}: has the same content as {other}", name=document.source, other=same)
            self.items += len(document.items)
            self.found |= findings(document, self.today)
            yield document

    def _write(self, documents: Iterator[Document], rules: str) -> None:
        to = self.destination
        if to.save_text is not None:
            documents = saving(documents, to.save_text)
        if to.form.shared and not to.keep_contacts:
            from replyscan.output.contacts import without_contacts

            documents = map(without_contacts, documents)
        if to.path is not None:
            bom = to.form.name == "csv" if to.bom is None else to.bom
            write_file(documents, to.path, to.form, rules, to.layout, bom=bom)
        elif to.form.target == "bytes":
            write_bytes(documents, sys.stdout.buffer, to.form.name, to.layout)
        else:
            sys.stdout.write("\ufeff" if to.bom else "")
            write_documents(documents, sys.stdout, to.form.name, rules, to.layout)
            sys.stdout.flush()

    def _summary(self, seconds: float) -> None:
        if self.repeated:
            one = "{count} document has the same content as one before it; -v names it."
            many = "{count} documents have the same content as one before them; -v names them."
            self.voice.tell(counted(self.repeated, one, many))
        count = self.documents + self.failed
        documents = counted(self.documents, "{count} document", "{count} documents")
        of_all = {
            "documents": self.documents,
            "total": counted(len(self.inputs), "{count} document", "{count} documents"),
        }
        if self.interrupted and self.destination.path is not None:
            self.voice.note(
                "interrupted: {documents} of {total} finished; the same command with --resume goes on.", **of_all
            )
        elif self.interrupted:
            self.voice.note("interrupted: {documents} of {total} written.", **of_all)
        elif len(self.inputs) > 1:
            self.voice.note(
                "{documents}, {items}, {failed} failed in {seconds} s ({rate}/s).",
                documents=documents,
                items=_items(self.items),
                failed=self.failed,
                seconds=f"{seconds:.1f}",
                rate=f"{count / max(seconds, 0.001):.1f}",
            )


def _items(count: int) -> Message:
    return counted(count, "{count} item", "{count} items")


@contextmanager
def _interruptible(batch: Batch, voice: Voice) -> Iterator[None]:
    """The first Ctrl-C ends the batch after the document in hand; a second one ends it at once."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        voice.note("stopping after the document in hand; Ctrl-C again stops at once.")
        batch.stop()

    try:
        before = signal.signal(signal.SIGINT, stop)
    except ValueError:  # not in the main thread: whoever runs us there handles signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _errors_file(path: Path | None) -> Iterator[IO[str] | None]:
    """The file of failures, a JSON line each, there even when nothing failed."""
    if path is None:
        yield None
        return
    with opened(path, "w") as stream:
        yield stream


def opened(path: Path, mode: Literal["w", "a"]) -> IO[str]:
    """A file of text to write or add to. Raises OutputError where that is not possible."""
    from replyscan.output.write import unwritable

    try:
        return path.open(mode, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from None
