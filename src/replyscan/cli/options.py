"""The language of messages, which every command takes; words that an option knows; what settings files say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from replyscan.cli import completion
from replyscan.cli.voice import LANGUAGE_VARIABLE
from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.nearest import with_nearest


def one_of(option: str, word: str, known: Sequence[str]) -> None:
    """Raises UsageError RS108 where an option's word is none of those there are."""
    if word not in known:
        reason = say("{option} is one of {known}, not {word!r}.", option=option, known=", ".join(known), word=word)
        raise UsageError("RS108", with_nearest(reason, word, known))


def _set_language(word: str | None) -> str | None:
    if word is not None:
        one_of("--lang", word, ("en", "zh"))
        os.environ[LANGUAGE_VARIABLE] = word
    return word


Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|zh",
        autocompletion=completion.one_of("en", "zh"),
        is_eager=True,
        callback=_set_language,
        help="Language of messages, en or zh (REPLYSCAN_LANG, else the locale).",
        rich_help_panel="How it runs",
    ),
]


# Settings whose parameter has another name; --format is chosen after the output's suffix, --rules are laid on top.
_PARAMETERS = {"all": "everything", "color": "colour"}
_APART = ("format",)


def defaults_of_extract() -> dict[str, Any]:
    """What settings files say of the options of `extract`, by the names of its parameters.

    Raises UsageError where a settings file cannot be used.
    """
    from replyscan.config import DEFAULT, load_settings

    found = {}
    for name, setting in load_settings().values.items():
        command, _, key = name.partition(".")
        if command == "extract" and key not in _APART and setting.origin != DEFAULT:
            found[_PARAMETERS.get(key, key.replace("-", "_"))] = setting.value
    return found
