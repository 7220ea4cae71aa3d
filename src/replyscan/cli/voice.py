"""What the command line says on standard error, in the reader's language, no more than was asked for."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from replyscan.errors import ReplyscanError, RuleError
from replyscan.messages import Language, say, translate

LANGUAGE_VARIABLE = "REPLYSCAN_LANG"


def language() -> Language:
    """The language of messages: REPLYSCAN_LANG (which --lang sets), else that of the locale."""
    chosen = os.environ.get(LANGUAGE_VARIABLE, "")
    if not chosen:
        named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        chosen = next((name for name in named if name), "")
    return "zh" if chosen.lower().startswith(("zh", "chinese")) else "en"


def told(sentence: str) -> str:
    """`sentence` in the language of messages."""
    return translate(sentence, language())


def error_line(error: ReplyscanError) -> str:
    """What went wrong: the program, the code, the sentence; where rule files are wrong, a line for each problem."""
    if isinstance(error, RuleError):
        lines = [problem_line(problem) for problem in error.problems]
        return "\n".join((f"replyscan: {told(error.message)}", *lines) if lines[1:] else (f"replyscan: {lines[0]}",))
    return f"replyscan: {_coded(error)}"


def problem_line(problem: RuleError) -> str:
    """What is wrong in a rule file: file:line:column, the code, the sentence."""
    return f"{problem.where}{_coded(problem)}"


def _coded(error: ReplyscanError) -> str:
    return f"{error.code}{': ' if language() == 'en' else '：'}{told(error.message)}"


@dataclass(frozen=True, slots=True)
class Voice:
    """`level`: 2 and more also say what went well and show where faults arose; 1 is the usual; 0 errors; -1 nothing.

    `log` gets all of it, whatever the level, each line with its time.
    """

    level: int = 1
    log: IO[str] | None = None

    def error(self, error: ReplyscanError) -> None:
        """One input or the whole run failed."""
        self._say(0, error_line(error))
        for note in getattr(error, "__notes__", ()):
            self._say(3, note)

    def warning(self, source: str, code: str, sentence: str) -> None:
        """Something that a reader of the output should know."""
        self._say(1, f"replyscan: {source}: {code}: {told(sentence)}")

    def note(self, template: str, **values: object) -> None:
        """What is usually said about the run as a whole."""
        self.tell(say(template, **values))

    def tell(self, sentence: str) -> None:
        """As `note`, a sentence that is made already."""
        self._say(1, f"replyscan: {told(sentence)}")

    def detail(self, template: str, **values: object) -> None:
        """What is said only when asked for with -v."""
        self._say(2, f"replyscan: {told(say(template, **values))}")

    def record(self, error: ReplyscanError) -> None:
        """Puts into the log alone what the caller will say of an error."""
        Voice(-1, self.log).error(error)

    def _say(self, level: int, line: str) -> None:
        if self.level >= level:
            # That nobody reads it changes nothing about the run.
            with suppress(BrokenPipeError):
                print(line, file=sys.stderr, flush=True)
        if self.log is not None:
            self.log.write(f"{datetime.now().isoformat(timespec='seconds')} {line}\n")
            self.log.flush()
