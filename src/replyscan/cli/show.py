"""`replyscan show`: a reply in the terminal with what was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from replyscan.cli.explain import read_one
from replyscan.cli.rule_options import RuleFolders, rules_in_force
from replyscan.cli.voice import told
from replyscan.messages import say

if TYPE_CHECKING:
    from rich.text import Text as RichText

    from replyscan.explain.marks import Mark

# Brackets tell the kinds apart where there is no colour, and stand there with it: one reading for all.
_BRACKETS = {"agency": ("⟨", "⟩"), "verb": ("[", "]"), "amount": ("{", "}"), "metric": ("{", "}"), "time": ("‹", "›")}
_KINDS = {
    "agency": say("agency"),
    "verb": say("verb"),
    "amount": say("amount"),
    "metric": say("metric"),
    "time": say("time"),
}
_STYLES = {"agency": "cyan", "verb": "bold", "amount": "yellow", "metric": "magenta", "time": "blue"}
_STATUS_STYLES = {"done": "bold green", "ongoing": "bold", "planned": "bold blue", "declined": "bold red"}


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command("show", help="Show a reply with what was found in it marked. Example: replyscan show reply.txt")(show)


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A reply; - reads standard input.")],
    everything: Annotated[bool, typer.Option("--all", help="Also clauses on which readers could differ.")] = False,
    folders: RuleFolders = None,
) -> None:
    """Prints the text, marked; colours only where the terminal has them."""
    import sys

    from replyscan.explain.marks import marks
    from replyscan.output.rows import PLAIN
    from replyscan.output.table import console_for
    from replyscan.pipeline import Pipeline

    text = read_one(file)
    document = Pipeline(rules_in_force(folders)).extract(text, everything)
    console = console_for(sys.stdout, PLAIN)
    console.print(_legend(), soft_wrap=True)
    console.print(_marked(text.content, marks(document.items)), soft_wrap=True)


def _legend() -> RichText:
    from rich.text import Text as RichText

    legend = RichText()
    for kind, brackets in _BRACKETS.items():
        if kind == "verb":
            for status, style in _STATUS_STYLES.items():
                legend.append(f"[{told(_KINDS[kind])}:{told(status)}]", style).append(" ")
        else:
            legend.append(f"{brackets[0]}{told(_KINDS[kind])}{brackets[1]}", _STYLES[kind]).append(" ")
    return legend.append("\n")


def _marked(content: str, found: list[Mark]) -> RichText:
    """`content` with each mark in its brackets and style; a verb with its status."""
    from rich.text import Text as RichText

    shown = RichText()
    at = 0
    for mark in found:
        opening, closing = _BRACKETS[mark.kind]
        note = f":{told(mark.note)}" if mark.note else ""
        style = _STATUS_STYLES.get(mark.note, _STYLES[mark.kind])
        shown.append(content[at : mark.start])
        shown.append(f"{opening}{content[mark.start : mark.end]}{note}{closing}", style)
        at = mark.end
    return shown.append(content[at:])
