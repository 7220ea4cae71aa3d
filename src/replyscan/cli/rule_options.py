"""The option --rules, which every command that reads rules has, and the rule set it means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from replyscan.rules import RuleSet

RuleFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", metavar="FOLDER", help="Folder or file of rules to lay over the built-in ones (repeatable)."
    ),
]


def rules_in_force(folders: list[Path] | None) -> RuleSet:
    """The built-in rules, those of the settings file, then those of the command line."""
    from replyscan.config import load_settings
    from replyscan.rules import load_rules

    return load_rules(*load_settings().over(rules=folders).rules)
