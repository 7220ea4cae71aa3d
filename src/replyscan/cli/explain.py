"""`replyscan explain`: why an item is as it is, and why a stretch of text is none."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from replyscan.cli.rule_options import RuleFolders, rules_in_force
from replyscan.cli.voice import language
from replyscan.errors import UsageError
from replyscan.messages import say

if TYPE_CHECKING:
    from replyscan.explain import ItemReasons, Miss
    from replyscan.records import Text


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.command(
        "explain",
        help="Say which rule and words gave each field, or why a text gave no item. "
        "Example: replyscan explain reply.txt --at 120:160 --why-not",
    )(explain)


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A reply; - reads standard input.")],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="PLACE", help="START:END in characters, or a piece of the text itself."),
    ] = None,
    item: Annotated[str | None, typer.Option("--item", metavar="ID", help="The id of one item.")] = None,
    why_not: Annotated[bool, typer.Option("--why-not", help="Why the stretch of --at is no item of its own.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of text.")] = False,
    folders: RuleFolders = None,
) -> None:
    """Explains all items, one item, or one stretch of the text."""
    if at is not None and item is not None:
        raise UsageError("RS133", say("give --at or --item, not both."))
    if why_not and at is None:
        raise UsageError("RS133", say("--why-not needs --at START:END, which says where."))
    from replyscan.explain import Explainer

    text = read_one(file)
    explainer = Explainer(text, rules_in_force(folders))
    if at is not None:
        stretch = _stretch(at, text.content)
        found: list[ItemReasons | Miss] = [explainer.why_not(*stretch) if why_not else explainer.at(*stretch)]
    else:
        found = [explainer.item(item)] if item is not None else [*explainer.items()]
    _print(found, as_json, text.source)


def read_one(file: str) -> Text:
    """The text of one file, or of standard input. Raises InputError where it cannot be read."""
    from replyscan.reading import InputFinder, read_input

    given = list(InputFinder(standard_input=sys.stdin.buffer.read).find([file]))
    if len(given) != 1:
        raise UsageError("RS133", say("{name} means {count} inputs; name one reply.", name=file, count=len(given)))
    return read_input(given[0])


def _print(found: list[ItemReasons | Miss], as_json: bool, source: str) -> None:
    from replyscan.explain import Miss
    from replyscan.explain.text import item_lines, item_record, miss_lines, miss_record

    if as_json:
        import json

        records = [miss_record(entry) if isinstance(entry, Miss) else item_record(entry) for entry in found]
        envelope = {"source": source, "offset_unit": "codepoint", "explanations": records}
        typer.echo(json.dumps(envelope, ensure_ascii=False, indent=2))
        return
    for entry in found:
        lines = miss_lines(entry, language()) if isinstance(entry, Miss) else item_lines(entry, language())
        typer.echo("\n".join(lines))


def _stretch(at: str, content: str) -> tuple[int, int]:
    """The offsets that --at means."""
    numbers = re.fullmatch(r"(\d+):(\d+)", at)
    if numbers:
        return int(numbers.group(1)), int(numbers.group(2))
    places = [match.start() for match in re.finditer(re.escape(at), content)] if at else []
    if len(places) != 1:
        where = ", ".join(f"{place}:{place + len(at)}" for place in places[:5])
        often = "{words!r} stands {count} times in the text ({where}); give --at START:END."
        never = "{words!r} does not stand in the text; give --at START:END."
        raise UsageError("RS131", say(often if places else never, words=at, count=len(places), where=where))
    return places[0], places[0] + len(at)
