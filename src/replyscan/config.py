"""Settings from files: `replyscan.toml`, or `[tool.replyscan]` in `pyproject.toml`.

What the command line says comes first, then the environment (REPLYSCAN_FORMAT), then the nearest settings file at or
above the working folder, then the user's own file, then the defaults below. In one folder `replyscan.toml` comes before
`pyproject.toml`. Every value knows where it came from.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from replyscan.errors import UsageError
from replyscan.messages import Message, say
from replyscan.nearest import nearest

FILE_NAME = "replyscan.toml"
DEFAULT = say("default")
COMMAND_LINE = say("command line")
FORMAT_VARIABLE = "REPLYSCAN_FORMAT"


class Known(NamedTuple):
    """A setting: the type of its value, its default (None: the command chooses), what it means, the values it takes."""

    type: type[str] | type[bool] | type[int] | type[list[Any]]
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


KNOWN: dict[str, Known] = {
    "rules": Known(list, (), "folders of rules to lay over the built-in ones, in order; relative to the settings file"),
    "extract.format": Known(str, None, "output format, where neither --format nor the output's suffix says"),
    "extract.all": Known(bool, False, "also clauses on which readers could differ"),
    "extract.long": Known(bool, False, "tables: a row for each figure"),
    "extract.encoding": Known(str, None, "encoding of the input, if it is not found"),
    "extract.max-bytes": Known(int, 20_000_000, "largest file that is read"),
    "extract.bom": Known(bool, None, "byte order mark in CSV files"),
    "extract.max-pages": Known(int, 2_000, "longest PDF that is read"),
    "extract.include": Known(list, (), "in folders and archives, only files that fit one of these patterns"),
    "extract.exclude": Known(list, (), "in folders and archives, no files that fit one of these patterns"),
    "extract.fields": Known(str, None, "columns of tables, in order"),
    "extract.header": Known(str, None, "names of columns and words of states in tables", ("en", "zh")),
    "extract.raw-cells": Known(bool, False, "cells as they are, even if they look like formulas"),
    "extract.sort": Known(str, None, "fields to sort by"),
    "extract.color": Known(str, "auto", "colours", ("auto", "always", "never")),
    "extract.offset-unit": Known(str, "codepoint", "what offsets count", ("codepoint", "utf16")),
    "extract.keep-contacts": Known(bool, False, "contacts in formats with the whole text as they stand"),
    "extract.no-manifest": Known(bool, False, "no manifest beside the output"),
    "extract.jobs": Known(int, 0, "processes to work in; 0 for one a core where there is work for them"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of a setting and where it came from: a file and its line, the environment, the command line, none."""

    name: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings in force."""

    values: Mapping[str, Setting]
    files: tuple[Path, ...] = ()

    def get(self, name: str) -> Any:
        """The value of a setting of `KNOWN`."""
        return self.values[name].value

    @property
    def rules(self) -> tuple[Path, ...]:
        """The folders of rules to lay over the built-in ones, in order."""
        return tuple(map(Path, self.get("rules")))

    def over(self, **options: Any) -> Settings:
        """These settings with what the command line gave; None and empty lists say nothing.

        Folders given with --rules come behind those of the file, so theirs is the last word. Names as keywords:
        `extract_max_bytes` is the setting `extract.max-bytes`.
        """
        values = dict(self.values)
        for keyword, value in options.items():
            name = keyword.replace("_", ".", 1).replace("_", "-")
            if value is None or value in ((), []):
                continue
            if name == "rules":
                value = (*self.rules, *map(Path, value))
            origin = f"{values[name].origin}, {COMMAND_LINE}" if name == "rules" and self.rules else COMMAND_LINE
            values[name] = Setting(name, value, origin)
        return Settings(values, self.files)


def load_settings(folder: Path | None = None, file: Path | None = None) -> Settings:
    """The settings in force in `folder` (default: the working folder), or those of `file` alone.

    Raises UsageError with file and line where a settings file cannot be used.
    """
    values = {name: Setting(name, known.default, DEFAULT) for name, known in KNOWN.items()}
    found = [file] if file is not None else list(_files(folder or Path.cwd()))
    for path in found:
        values |= _read(path)
    if os.environ.get(FORMAT_VARIABLE):
        origin = say("environment, {name}", name=FORMAT_VARIABLE)
        values["extract.format"] = Setting("extract.format", os.environ[FORMAT_VARIABLE], origin)
    return Settings(values, tuple(found))


def _files(folder: Path) -> Iterator[Path]:
    """The settings files that count, the least one first."""
    import platformdirs

    own = Path(platformdirs.user_config_dir("replyscan", appauthor=False)) / FILE_NAME
    if own.is_file():
        yield own
    for parent in (folder.absolute(), *folder.absolute().parents):
        if (parent / FILE_NAME).is_file():
            yield parent / FILE_NAME
            return
        project = parent / "pyproject.toml"
        if project.is_file() and b"tool.replyscan" in project.read_bytes():
            yield project
            return


def _read(path: Path) -> dict[str, Setting]:
    """The settings that a file makes."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        message = say("broken TOML: {reason}.", reason=error)
        raise _error("RS111", message, path, int(line.group(1)) if line else 1) from None
    except UnicodeDecodeError:
        raise _error("RS111", say("the file is not UTF-8; save it as UTF-8."), path, 1) from None
    except OSError as error:
        message = say("{name}: cannot read the settings: {reason}.", name=path, reason=error.strerror)
        raise UsageError("RS110", message) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("replyscan", {})
    return {name: _setting(name, value, path, _line(text, name)) for name, value in _flat(table)}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _line(text: str, name: str) -> int:
    """The line on which the last part of a setting's name is set."""
    key = re.escape(name.rpartition(".")[2])
    match = re.search(rf"^[ \t]*(?:[\w.\"-]+\.)?\"?{key}\"?[ \t]*=", text, re.M) or re.search(key, text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _setting(name: str, value: Any, path: Path, line: int) -> Setting:
    known = KNOWN.get(name)
    if known is None:
        meant = nearest(name, KNOWN)
        message = say("there is no setting {name!r}.", name=name)
        if meant:
            message = say("{message} Did you mean {suggestion!r}?", message=message, suggestion=meant)
        else:
            message = say("{message} There are {known}.", message=message, known=", ".join(KNOWN))
        raise _error("RS112", message, path, line)
    if not isinstance(value, known.type) or (known.type is int and isinstance(value, bool)):
        kind = {str: say("a text"), bool: say("true or false"), int: say("a whole number"), list: say("a list")}
        message = say("{name!r} must be {kind}, not {value!r}.", name=name, kind=kind[known.type], value=value)
        raise _error("RS113", message, path, line)
    if known.choices and value not in known.choices:
        choices = ", ".join(known.choices)
        message = say("{option} is one of {known}, not {word!r}.", option=repr(name), known=choices, word=value)
        raise _error("RS114", message, path, line)
    if name == "rules" and isinstance(value, list):
        value = tuple(_rule_folder(entry, path, line) for entry in value)
    return Setting(name, value, f"{path}:{line}")


def _rule_folder(entry: Any, path: Path, line: int) -> Path:
    if not isinstance(entry, str) or not entry:
        raise _error("RS113", say("'rules' must be a list of folders, not {value!r}.", value=entry), path, line)
    folder = path.parent / entry
    if not folder.exists():
        raise _error("RS115", say("there is no folder of rules {name!r}.", name=str(folder)), path, line)
    return folder


def _error(code: str, message: Message, path: Path, line: int) -> UsageError:
    return UsageError(code, say("{file}:{line}: {message}", file=path, line=line, message=message))
