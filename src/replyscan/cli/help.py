"""Help pages: in the reader's language, options under the headings they belong to, lines as wide as the terminal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any

import typer
from typer.core import TyperCommand

from replyscan.messages import Language, translate
from replyscan.width import padded, width_of, wrapped

_WIDEST, _NARROWEST = 100, 30
# Below this width what an option means stands under it and not beside it.
_TWO_COLUMNS = 60
_BETWEEN_EXAMPLES = "   |   "


# The library's own class, which it names in public nowhere else.
_Page: Any = typer.Context.formatter_class


class HelpPage(_Page):  # type: ignore[misc]
    """Lays out one page; `language` is that of its headings, the texts come translated."""

    language: Language = "en"

    def __init__(self, *_: Any, **__: Any) -> None:
        columns = shutil.get_terminal_size().columns
        super().__init__(width=max(_NARROWEST, min(columns, _WIDEST) - 2))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line: how the command is typed."""
        words = re.sub("[{}]", "", args)
        words = words.replace("[OPTIONS]", self._said("[OPTIONS]")).replace("COMMAND [ARGS]...", self._said("COMMAND"))
        self._write_wrapped(f"{prefix or self._said('Usage: ')}{prog} {words}", hanging=4)

    def write_heading(self, heading: str) -> None:
        """A heading above options, arguments or commands."""
        self.write(f"{' ' * self.current_indent}{self._said(heading)}{'：' if self.language == 'zh' else ':'}\n")

    def write_text(self, text: str) -> None:
        """A paragraph; several examples stand below their heading, on a line each."""
        first, *others = text.split(_BETWEEN_EXAMPLES)
        if not others:
            self._write_wrapped(first, hanging=0)
            return
        heading, example = re.split("[:：] ?", first, maxsplit=1)
        self.write_heading(heading)
        self.indent()
        for each in (example, *others):
            self._write_wrapped(each, hanging=2)
        self.dedent()

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Names and what they mean, side by side where there is room."""
        inner = self.width - self.current_indent
        side_by_side = inner >= _TWO_COLUMNS
        longest = max((width_of(name) for name, _ in rows), default=0)
        first = min(longest, col_max) + col_spacing if side_by_side else 4
        for name, meaning in rows:
            lines = wrapped(self._with_default(meaning), inner - first)
            beside = side_by_side and width_of(name) <= first - col_spacing and bool(lines)
            head = f"{padded(name, first)}{lines.pop(0)}" if beside else name
            for line in (head, *(" " * first + line for line in lines)):
                self.write(f"{' ' * self.current_indent}{line}\n")

    def _write_wrapped(self, text: str, hanging: int) -> None:
        for number, line in enumerate(wrapped(text, self.width - self.current_indent - hanging)):
            self.write(f"{' ' * (self.current_indent + hanging * bool(number))}{line}\n")

    def _said(self, text: str) -> str:
        return translate(text, self.language)

    def _with_default(self, meaning: str) -> str:
        """What an option means, with the words that the library adds in the language of the page."""
        shown = self._said(meaning)
        if self.language == "zh":
            shown = re.sub(r"\[default: ", "[默认：", shown).replace("[required]", "[必填]")
        return shown


class GroupedCommand(TyperCommand):
    """A command with so many options that they stand under headings."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the arguments, then the options of each heading."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                argument = parameter.param_type_name == "argument"
                heading = "Arguments" if argument else getattr(parameter, "rich_help_panel", None) or "Others"
                groups.setdefault(heading, []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def prepare_help(command: Any, language: Language) -> None:
    """Gives a command and all below it pages of ours, with texts in `language`; what has none there stays English.

    What the top takes for all of them, --lang, may then stand behind any of them too.
    """
    page = type("Page", (HelpPage,), {"language": language})
    for each in _all(command):
        for parameter in command.params:
            if "--lang" in parameter.opts and all("--lang" not in known.opts for known in each.params):
                everywhere = copy(parameter)
                everywhere.expose_value = False
                each.params.append(everywhere)
        each.context_class = type("HelpContext", (each.context_class,), {"formatter_class": page})
        for name in ("help", "epilog"):
            _translate(each, name, language)
        each.short_help = _first_sentence(each.help or "")
        for parameter in each.params:
            for name in ("help", "rich_help_panel"):
                _translate(parameter, name, language)


def _all(command: Any) -> Iterator[Any]:
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from _all(below)


def _translate(holder: Any, name: str, language: Language) -> None:
    text = getattr(holder, name, None)
    if text:
        setattr(holder, name, translate(text, language))


def _first_sentence(text: str) -> str:
    """What stands in a list of commands; the example stands on the command's own page."""
    return re.split(r"(?<=[。.])(?: |(?=例如))", text, maxsplit=1)[0]
