"""Inputs → results in other processes, in the order of the inputs; one that kills its process harms no other."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from os import _exit
from threading import Thread

from replyscan.batch.work import Work
from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading import Input
from replyscan.records import Document

Result = Document | InputError
# Inputs waiting for each process: enough that none stands idle, few enough that memory does not grow.
_AHEAD = 4


class Workers:
    """`jobs` processes that do `work`. Close it when done; `stopping` is asked while it waits."""

    def __init__(self, work: Work, jobs: int, stopping: Callable[[], bool]) -> None:
        self._work = work
        self._jobs = jobs
        self._stopping = stopping
        self._pool = self._new_pool(jobs)

    def results(self, inputs: Iterable[Input]) -> Iterator[tuple[Input, Result]]:
        """Each input with what came of it, in order; ends early when stopping."""
        waiting: deque[tuple[Input, Future[Result]]] = deque()
        coming = iter(inputs)
        while not self._stopping():
            while len(waiting) < self._jobs * _AHEAD and (given := next(coming, None)) is not None:
                waiting.append((given, self._submit(given)))
            if not waiting:
                return
            given, future = waiting.popleft()
            try:
                result = self._wait(future)
            except BrokenProcessPool:
                result = self._alone(given)
                waiting = deque((other, self._submit(other)) for other, _ in waiting)
            if result is None:
                return
            yield given, result

    def close(self) -> None:
        """Ends the processes; work not begun is given up."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        # Fresh processes rather than forks: the same on every system, and safe beside the thread of the progress bar.
        return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(self._work,))

    def _submit(self, given: Input) -> Future[Result]:
        try:
            return self._pool.submit(_do, self._work, given)
        except BrokenProcessPool:
            self._pool = self._new_pool(self._jobs)
            return self._pool.submit(_do, self._work, given)

    def _wait(self, future: Future[Result]) -> Result | None:
        """What came of it; None when stopping."""
        while not self._stopping():
            try:
                return future.result(timeout=0.2)
            except TimeoutError:
                continue
        return None

    def _alone(self, given: Input) -> Result | None:
        """A process has died: `given` is tried again on its own, so that the blame falls on the right input."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._new_pool(self._jobs)
        alone = self._new_pool(1)
        try:
            return self._wait(alone.submit(_do, self._work, given))
        except BrokenProcessPool:
            reason = say("{name}: ended the process that read it (out of memory, or a damaged file).", name=given.name)
            return InputError("RS315", reason)
        finally:
            alone.shutdown(wait=False, cancel_futures=True)


def _begin(work: Work) -> None:
    """Sets up a process: interrupts are the parent's business, rules are loaded, and no process outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()
    work.pipeline()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        _exit(1)


def _do(work: Work, given: Input) -> Result:
    return work.do(given)
