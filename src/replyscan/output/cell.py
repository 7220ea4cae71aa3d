"""A cell of a table in the terminal: Chinese breaks anywhere, figures nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.measure import Measurement
from rich.text import Text

from replyscan.width import narrowest, width_of, wrapped

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class Cell:
    """`text`, whose lines stay apart, in `style`."""

    text: str
    style: str = ""

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """How narrow and how wide it can be."""
        widest = max(map(width_of, self.text.split("\n")))
        return Measurement(min(narrowest(self.text), options.max_width), min(widest, options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines."""
        for line in self.text.split("\n"):
            for part in wrapped(line, options.max_width) or [""]:
                yield Text(part, style=self.style, no_wrap=True, overflow="fold")
