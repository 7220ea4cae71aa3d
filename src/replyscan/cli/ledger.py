"""`replyscan extract --audit`: the numbers that ended in no item, one a line, as tab-separated text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replyscan.cli.voice import Voice, told
from replyscan.errors import InputError, UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from replyscan.cli.choices import Choices
    from replyscan.reading import Input, Limits

# The options that say something of a ledger; the others are about items.
_MEANINGFUL = frozenset({
    "inputs", "include", "exclude", "encoding", "max_bytes", "max_pages", "stdin_name", "limit", "rules", "output",
    "audit", "quiet", "verbose", "lang",
})  # fmt: skip
_HEAD = (say("source"), say("line"), say("number"), say("reason"))


def show_ledger(choices: Choices, inputs: list[Input], limits: Limits) -> int:
    """Writes source, line, number and reason of every number in no item. Exit code 3 where an input failed."""
    from replyscan.cli.choices import option_name
    from replyscan.output import replacing

    for name in sorted(choices.typed - _MEANINGFUL):
        raise UsageError("RS104", say("{option} means nothing for {form}.", option=option_name(name), form="--audit"))
    failures: list[InputError] = []
    lines = _lines(choices, inputs, limits, failures)
    if choices.path is None:
        for line in lines:
            sys.stdout.write(line)
    else:
        with replacing(choices.path, [given.path for given in inputs if given.path is not None]) as stream:
            stream.writelines(lines)
    return 3 if failures else 0


def _lines(choices: Choices, inputs: list[Input], limits: Limits, failures: list[InputError]) -> Iterator[str]:
    from replyscan.audit import Auditor
    from replyscan.config import load_settings
    from replyscan.pipeline import Pipeline
    from replyscan.reading import read_input
    from replyscan.rules import load_rules

    auditor = Auditor(Pipeline(load_rules(*load_settings().over(rules=choices.rules).rules)))
    voice = Voice(1 - choices.quiet + choices.verbose)
    yield "\t".join(map(told, _HEAD)) + "\n"
    for given in inputs:
        try:
            text = read_input(given, choices.encoding, limits)
        except InputError as error:
            voice.error(error)
            failures.append(error)
            continue
        for entry in auditor.audit(text):
            number = " ".join(entry.text.split())
            yield f"{given.name}\t{entry.line}\t{number}\t{told(entry.reason)}\n"
