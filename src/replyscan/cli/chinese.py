"""The help of all commands in Chinese."""

from __future__ import annotations

from typing import Any

from replyscan.messages import translate


def translate_help(command: Any) -> None:
    """Puts Chinese help in place of the English, in a command and all below it; what has none stays English."""
    for name in ("help", "epilog"):
        text = getattr(command, name, None)
        if text:
            setattr(command, name, translate(text, "zh"))
    for parameter in command.params:
        for name in ("help", "rich_help_panel"):
            text = getattr(parameter, name, None)
            if text:
                setattr(parameter, name, translate(text, "zh"))
    for below in getattr(command, "commands", {}).values():
        translate_help(below)
