"""What the library for command lines says of wrong words → one sentence of ours, with the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import typer

from replyscan.errors import UsageError
from replyscan.messages import Message, say
from replyscan.nearest import nearest

# The library's own class for wrong words, which it does not name in public.
WrongWords: type[Exception] = next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")

_SENTENCES: tuple[tuple[str, Callable[[Mapping[str, str]], Message]], ...] = (
    (r"No such option: (?P<name>\S+)", lambda found: say("there is no option {name}.", **found)),
    (r"No such command '(?P<name>.+?)'", lambda found: say("there is no command {name}.", **found)),
    (r"(?P<name>Missing command)", lambda _: say("name a command.")),
    (r"Missing (?:argument|option)[^']*'(?P<name>.+?)'", lambda found: say("{name} is missing.", **found)),
    (r"Option '(?P<name>.+?)' requires an argument", lambda found: say("{name} needs a value behind it.", **found)),
    (r"Option '(?P<name>.+?)' does not take a value", lambda found: say("{name} takes no value.", **found)),
    (
        r"Got unexpected extra argument.*? \((?P<name>[^()]+)\)$",
        lambda found: say("{name} is more than the command takes.", **found),
    ),
    (
        r"Invalid value for (?P<name>.+?): (?P<value>\S+) is not in the range x>=(?P<least>\d+)\.",
        lambda found: say("{name} must be at least {least}, not {value}.", **found),
    ),
    (
        r"Invalid value for (?P<name>.+?): '(?P<value>.*)' is not a valid int",
        lambda found: say("{name} must be a whole number, not {value}.", **found),
    ),
)


def usage_error(wrong: Any) -> UsageError:
    """The error for `wrong`, an exception of the kind WrongWords: what is wrong, what may be meant, where help is."""
    told = wrong.format_message()
    message, name = _sentence(told)
    context = getattr(wrong, "ctx", None)
    meant = nearest(name, _known(context)) if told.startswith("No such") else None
    if meant:
        message = say("{message} Did you mean {meant}?", message=message, meant=meant)
    command = context.command_path if context is not None else "replyscan"
    return UsageError("RS100", say("{message} Help: {command} --help", message=message, command=command))


def _sentence(told: str) -> tuple[Message, str]:
    """(our sentence, the word it is about); the library's own sentence where it is one we do not know."""
    for pattern, made in _SENTENCES:
        match = re.search(pattern, told)
        if match:
            return made({name: word.replace("'", "") for name, word in match.groupdict().items()}), match["name"]
    return say("{reason}", reason=told), ""


def _known(context: Any) -> Iterator[str]:
    """The options and commands that could have been meant."""
    if context is not None:
        for parameter in context.command.params:
            yield from (*parameter.opts, *parameter.secondary_opts) if parameter.param_type_name == "option" else ()
        yield from getattr(context.command, "commands", {})
