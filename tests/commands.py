"""Runs the command line: in this process where that is enough, in one of its own where signals and pipes matter."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import NamedTuple
from unittest.mock import patch

RUN = [sys.executable, "-c", "from replyscan.cli import main; main()"]


class Result(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A stream that is no terminal, or says it is one."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8", "surrogateescape")  # type: ignore[attr-defined, no-any-return]


def call(*words: object, stdin: bytes = b"", terminal: bool = False, watched: bool = False, **variables: str) -> Result:
    """Runs `replyscan WORDS…` in this process; `variables` are set in its environment, English unless they say.

    `terminal`: standard input and output are one; `watched`: standard error is one.
    """
    from replyscan.cli import main

    out, err = _Stream(terminal=terminal), _Stream(terminal=watched)
    environment = {"REPLYSCAN_LANG": "en", "COLUMNS": "80"} | variables
    streams = patch.multiple(sys, argv=["replyscan", *map(str, words)], stdin=_Stream(stdin, terminal=terminal),
                             stdout=out, stderr=err)  # fmt: skip
    with streams, patch.dict(os.environ, environment):
        try:
            main()
            code = 0
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
        return Result(code, out.text(), err.text())


def start(*words: object, **options: object) -> subprocess.Popen[bytes]:
    """Starts `replyscan WORDS…` in a process of its own."""
    command = [*RUN, *map(str, words)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    environment = os.environ | {"REPLYSCAN_LANG": "en"}
    return subprocess.Popen(command, env=environment, **pipes)  # type: ignore[call-overload, no-any-return]
