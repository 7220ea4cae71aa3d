"""What the command line says on standard error, in the reader's language, no more than was asked for."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass

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


def _put(line: str) -> None:
    """Writes a line to standard error; that nobody reads it changes nothing about the run."""
    with suppress(BrokenPipeError):
        print(line, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Voice:
    """`level`: 2 and more also say what went well and show where faults arose; 1 is the usual; 0 errors; -1 nothing."""

    level: int = 1

    def error(self, error: ReplyscanError) -> None:
        """One input or the whole run failed."""
        if self.level >= 0:
            _put(error_line(error))
        if self.level >= 3:
            for note in getattr(error, "__notes__", ()):
                _put(note)

    def warning(self, source: str, code: str, sentence: str) -> None:
        """Something that a reader of the output should know."""
        if self.level >= 1:
            _put(f"replyscan: {source}: {code}: {told(sentence)}")

    def note(self, template: str, **values: object) -> None:
        """What is usually said about the run as a whole."""
        if self.level >= 1:
            _put(f"replyscan: {told(say(template, **values))}")

    def detail(self, template: str, **values: object) -> None:
        """What is said only when asked for with -v."""
        if self.level >= 2:
            _put(f"replyscan: {told(say(template, **values))}")
