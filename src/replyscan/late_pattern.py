"""Regular expressions that are compiled when a text first needs them: a third of them, most replies never do."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class LatePattern:
    """Stands for `re.compile(pattern, flags)` and takes over its methods one by one as they are asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        # Kept as an attribute of its own, so that the next call goes straight to the method.
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method


def late_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, but compiled at its first use; a bad pattern raises `re.error` only then.

    Compiling all patterns takes a third of a start (docs/performance.md).
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))
