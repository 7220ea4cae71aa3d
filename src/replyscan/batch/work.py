"""What is done with one input, the same in this process and in others."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.pipeline import Pipeline
from replyscan.reading import DEFAULT_LIMITS, Input, Limits, read_input
from replyscan.records import Document


@dataclass(frozen=True, slots=True)
class Work:
    """How inputs are read and extracted: by which folders of rules, with or without optional clauses."""

    rules: tuple[Path, ...] = ()
    optional: bool = False
    encoding: str | None = None
    limits: Limits = DEFAULT_LIMITS

    def pipeline(self) -> Pipeline:
        """The pipeline, compiled once in a process. Raises RuleError where a rule cannot be used."""
        return _pipeline(self.rules)

    def do(self, given: Input) -> Document | InputError:
        """The document of one input, or what was wrong with it. A fault of ours is one input's error too."""
        try:
            return self.pipeline().extract(read_input(given, self.encoding, self.limits), self.optional)
        except InputError as error:
            return error
        except Exception as fault:
            reason = say("{name}: stopped at a fault of replyscan itself ({fault}); please report it with the file.",
                         name=given.name, fault=f"{type(fault).__name__}: {fault}")  # fmt: skip
            fallen = InputError("RS399", reason)
            fallen.add_note(traceback.format_exc())
            return fallen


@lru_cache(maxsize=1)
def _pipeline(folders: tuple[Path, ...]) -> Pipeline:
    from replyscan.rules import load_rules

    return Pipeline(load_rules(*folders))
