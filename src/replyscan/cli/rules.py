"""`replyscan rules`: what analysts do with rule files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from replyscan.cli import completion
from replyscan.cli.rule_options import RuleFolders, rules_in_force
from replyscan.cli.voice import Voice, language, problem_line, told
from replyscan.errors import InputError, UsageError
from replyscan.messages import Message, counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from replyscan.records import Text
    from replyscan.rules import Rule, RuleSet

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List, check, test and write rules. Example: replyscan rules check my-rules/",
)
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS...", help="Folders or files laid over the rules in force; nothing: all rules in force."
    ),
]


def register(app: typer.Typer) -> None:
    """Adds the command to `app`."""
    app.add_typer(rules, name="rules")


@rules.command("list", help="List the rules in force. Example: replyscan rules list --field action")
def list_rules(
    folders: RuleFolders = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", metavar="FIELD", help="Only rules of this field.", autocompletion=completion.rule_fields
        ),
    ] = None,
) -> None:
    """One line a rule: id, kind, field, label, number of words, description."""
    in_force = rules_in_force(folders)
    chosen = in_force.of(field) if field else in_force.rules
    if field and not chosen:
        message = say("there is no rule of a field {name!r} in force.", name=field)
        raise _unknown(message, field, [rule.field for rule in in_force.rules])
    widths = [max(len(cells[column]) for cells in map(_cells, chosen)) for column in range(4)]
    for rule in chosen:
        cells = "  ".join(cell.ljust(width) for cell, width in zip(_cells(rule), widths, strict=True))
        typer.echo(f"{cells}  {_size(rule):>5}  {rule.description}")


@rules.command("show", help="Print a rule as it is written. Example: replyscan rules show actions.fund")
def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The rule's id.", autocompletion=completion.rule_ids)],
    folders: RuleFolders = None,
) -> None:
    """Prints where the rule stands and its text; of a step of the grammar what it means."""
    from replyscan.explain.steps import STEPS
    from replyscan.rules import written

    if identity in STEPS:
        template = "{name}: a step of the grammar, which no rule file holds: {meaning}."
        typer.echo(told(say(template, name=identity, meaning=STEPS[identity])))
        return
    rule = _rule(rules_in_force(folders), identity)
    typer.echo(f"# {rule.path}:{rule.line}")
    typer.echo(written(rule))


@rules.command("where", help="Print where rules stand. Example: replyscan rules where actions.fund")
def where(
    identity: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="A rule's id; nothing: the folders, lowest first.",
            autocompletion=completion.rule_ids,
        ),
    ] = None,
    folders: RuleFolders = None,
) -> None:
    """Prints file:line of a rule, or the folders that are laid over each other."""
    from replyscan.config import load_settings
    from replyscan.rules import builtin_folder

    if identity is not None:
        rule = _rule(rules_in_force(folders), identity)
        typer.echo(f"{rule.path}:{rule.line}")
        return
    for folder in (builtin_folder(), *load_settings().over(rules=folders).rules):
        typer.echo(str(folder))


@rules.command("check", help="Find everything that is wrong in rule files. Example: replyscan rules check my-rules/")
def check(paths: Paths = None) -> None:
    """Prints one line a problem, file:line:column first; exit code 2 where there is an error."""
    from replyscan.config import load_settings
    from replyscan.rules import check_rules

    checked = check_rules(*load_settings().rules, *(paths or ()))
    for problem in checked.errors:
        typer.echo(problem_line(problem))
    for problem in checked.warnings:
        typer.echo(f"{problem_line(problem)} {told(say('(warning)'))}")
    counts = {
        "rules": _rules(len(checked.rules)),
        "errors": counted(len(checked.errors), "{count} error", "{count} errors"),
        "warnings": counted(len(checked.warnings), "{count} warning", "{count} warnings"),
    }
    typer.echo(told(say("{rules}, {errors}, {warnings}.", **counts)), err=True)
    if checked.errors:
        raise typer.Exit(2)


@rules.command("test", help="Run the tests inside rules. Example: replyscan rules test my-rules/")
def run_tests(paths: Paths = None) -> None:
    """Prints each failed test with what was expected and found; exit code 2 where one failed."""
    from replyscan.rule_tests import RuleTester

    in_force = rules_in_force(paths)
    chosen = [rule for rule in in_force.rules if not paths or _stands_in(rule, paths)]
    outcomes = RuleTester(in_force).run(chosen)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        typer.echo("\n".join(outcome.lines(language())))
    tests = counted(len(outcomes), "{count} test", "{count} tests")
    summary = say("{rules}, {tests}, {failed} failed.", rules=_rules(len(chosen)), tests=tests, failed=len(failed))
    typer.echo(told(summary), err=True)
    if failed:
        raise typer.Exit(2)


@rules.command("new", help="Print an example of a kind to start from. Example: replyscan rules new lexicon > my.yaml")
def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="alias, cue, lexicon, mapping, pattern, suffix or tokens.",
            autocompletion=completion.rule_kinds,
        ),
    ],
) -> None:
    """Prints a complete rule that passes check and test."""
    from replyscan.rules.templates import template

    typer.echo(template(kind), nl=False)


@rules.command("coverage", help="Count how often each rule fires. Example: replyscan rules coverage replies/*.txt")
def coverage(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUTS...", help="Files, folders or patterns.")],
    folders: RuleFolders = None,
) -> None:
    """Prints counts, the busiest first, then what never fired; exit code 3 where an input cannot be read."""
    from replyscan.rule_coverage import rule_coverage

    failed: list[str] = []
    coverage_of = rule_coverage(_texts(inputs, failed), rules_in_force(folders))
    for line in coverage_of.lines(language()):
        typer.echo(line)
    counts = {
        "texts": counted(coverage_of.texts, "{count} text", "{count} texts"),
        "rules": _rules(len(coverage_of.rules)),
        "silent": len(coverage_of.silent),
        "dead": counted(len(coverage_of.dead_files), "{count} dead file", "{count} dead files"),
    }
    typer.echo(told(say("{texts}, {rules}, {silent} never fired, {dead}.", **counts)), err=True)
    if failed:
        raise typer.Exit(3)


def _texts(inputs: list[str], failed: list[str]) -> Iterator[Text]:
    from replyscan.reading import InputFinder, read_input

    for given in InputFinder().find(inputs):
        try:
            yield read_input(given)
        except InputError as error:
            failed.append(error.code)
            Voice().error(error)


def _rules(count: int) -> Message:
    return counted(count, "{count} rule", "{count} rules")


def _cells(rule: Rule) -> tuple[str, str, str, str]:
    return rule.id, rule.kind, rule.field, rule.label


def _size(rule: Rule) -> int:
    """How many words the rule names."""
    return len(rule.words) + len(rule.entries) + sum(len(slot.named) + len(slot.others) for slot in rule.tokens)


def _stands_in(rule: Rule, paths: list[Path]) -> bool:
    return any(Path(rule.path).resolve().is_relative_to(path.resolve()) for path in paths)


def _rule(in_force: RuleSet, identity: str) -> Rule:
    for rule in in_force.rules:
        if rule.id == identity:
            return rule
    raise _unknown(
        say("there is no rule {name!r} in force.", name=identity), identity, [rule.id for rule in in_force.rules]
    )


def _unknown(message: Message, name: str, known: list[str]) -> UsageError:
    from replyscan.nearest import nearest

    meant = nearest(name, known)
    if meant:
        hint = say("{message} Did you mean {suggestion!r}?", message=message, suggestion=meant)
    else:
        hint = say("{message} replyscan rules list shows them all.", message=message)
    return UsageError("RS122", hint)
