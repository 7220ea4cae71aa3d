"""Regular expressions that are compiled when a text first needs them: a third of them, most replies never do."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "groupindex", "groups", "match", "search", "split", "sub", "subn")


class CompiledPattern:
    """What a pattern is from its first use on: the methods of the compiled one are attributes, looked up quickly."""

    pattern: str
    flags: int


class LatePattern(CompiledPattern):
    """Stands for `re.compile(pattern, flags)`, and becomes a `CompiledPattern` when it is first asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        # Each look-up in a class with `__getattr__` goes a longer way.
        self.__class__ = CompiledPattern  # type: ignore[assignment]
        return getattr(self, name)


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but compiled at its first use; a bad pattern raises `re.error` only then.

    Compiling all patterns takes a third of a start (docs/performance.md).
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
