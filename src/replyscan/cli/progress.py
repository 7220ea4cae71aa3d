"""A progress bar on standard error: how many, how fast, how long still."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int, *, shown: bool | None, to_file: bool) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each input. Without `shown` the bar is drawn for a terminal and several inputs.

    Not where the results themselves go to the same terminal (neither `to_file` nor into a pipe): they would run into
    each other.
    """
    if shown is None:
        shown = sys.stderr.isatty() and (to_file or not sys.stdout.isatty()) and total > 1
    if not shown:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (BarColumn(), TaskProgressColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    console = Console(stderr=True, color_system=None if _plain() else "auto")
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def step() -> None:
            speed = bar.tasks[0].finished_speed or bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

        yield step


def _plain() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
