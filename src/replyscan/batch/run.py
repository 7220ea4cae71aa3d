"""A batch: inputs in, outcomes out in the same order, from this process, from others, or from an earlier run."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from replyscan.batch.journal import Journal
from replyscan.batch.work import Work
from replyscan.errors import InputError
from replyscan.reading import Input
from replyscan.records import Document


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: a document, or an error."""

    given: Input
    document: Document | None = None
    error: InputError | None = None


@dataclass(slots=True)
class Batch:
    """`inputs` to be worked on in `jobs` processes. `stop` makes it end after the documents that are finished."""

    inputs: Sequence[Input]
    work: Work
    jobs: int = 1
    journal: Journal | None = None
    stopped: bool = field(default=False, init=False)

    def stop(self) -> None:
        """Ends the batch early: what is finished is put out, nothing more is begun."""
        self.stopped = True

    def outcomes(self) -> Iterator[Outcome]:
        """One outcome for each input, in order, as soon as it and all before it are there."""
        done = {given.name for given in self.inputs if self.journal is not None and self.journal.holds(given)}
        fresh = self._results([given for given in self.inputs if given.name not in done])
        try:
            for given in self.inputs:
                if self.stopped:
                    return
                if given.name in done and self.journal is not None:
                    yield Outcome(given, self.journal.get(given))
                    continue
                result = next(fresh, None)
                if result is None:
                    return
                yield self._outcome(given, result)
        finally:
            fresh.close()

    def _outcome(self, given: Input, result: Document | InputError) -> Outcome:
        if isinstance(result, InputError):
            return Outcome(given, error=result)
        if self.journal is not None:
            self.journal.add(given, result)
        return Outcome(given, result)

    def _results(self, inputs: Sequence[Input]) -> Generator[Document | InputError]:
        jobs = min(self.jobs, len(inputs))
        if jobs < 2:
            for given in inputs:
                if self.stopped:
                    return
                yield self.work.do(given)
            return
        from replyscan.batch.workers import Workers

        workers = Workers(self.work, jobs, lambda: self.stopped)
        try:
            for _, result in workers.results(inputs):
                yield result
        finally:
            workers.close()
