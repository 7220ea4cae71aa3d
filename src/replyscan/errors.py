"""Every error a user can meet: a code, an exit code and one sentence that says what, where and what to type.

ReplyscanError            the root: never raised itself
├── UsageError      RS1xx  exit 2   the command line or a setting cannot be used
├── RuleError       RS2xx  exit 2   a rule file cannot be used; says file:line:column
├── InputError      RS3xx  exit 3   one input cannot be read; the others go on
└── OutputError     RS4xx  exit 2   the result cannot be written
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from replyscan.messages import say


class ReplyscanError(Exception):
    """The root of all errors a user can meet. `code` names the error, `message` is one sentence."""

    exit_code = 2

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes with all they say."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[ReplyscanError], arguments: tuple[Any, ...], state: dict[str, Any]) -> ReplyscanError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(state)
    return error


class UsageError(ReplyscanError):
    """The command line, a setting or an argument of the library cannot be used."""


class InputError(ReplyscanError):
    """One input cannot be read; a batch goes on without it."""

    exit_code = 3


class OutputError(ReplyscanError):
    """The result cannot be written where it was asked to go."""


class RuleError(ReplyscanError):
    """A rule file cannot be used. `path`, `line` and `column` (from 1) say where, `suggestion` what may be meant."""

    def __init__(
        self,
        code: str,
        message: str,
        path: Path | str = "",
        line: int = 0,
        column: int = 0,
        suggestion: str | None = None,
    ) -> None:
        if suggestion:
            message = say("{message} Did you mean {suggestion!r}?", message=message, suggestion=suggestion)
        super().__init__(code, message)
        self.where = f"{path}:{line}:{column}: " if line else f"{path}: " if path else ""
        self.args = (f"{self.where}{code}: {message}",)
        self.path = str(path)
        self.line = line
        self.column = column
        self.suggestion = suggestion
        self._problems: tuple[RuleError, ...] = ()

    @property
    def problems(self) -> tuple[RuleError, ...]:
        """All that is wrong, one error each."""
        return self._problems or (self,)

    @classmethod
    def of(cls, problems: Sequence[RuleError]) -> RuleError:
        """One error that tells all `problems`, one a line; there must be at least one."""
        first = problems[0]
        if len(problems) == 1:
            return first
        error = cls(first.code, first.message, first.path, first.line, first.column)
        error.message = say("{count} problems in the rule files:", count=len(problems))
        error.args = ("\n".join((error.message, *map(str, problems))),)
        error._problems = tuple(problems)
        return error
