"""What a shell may offer for the word that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def formats(incomplete: str) -> list[str]:
    """Formats of extract."""
    from replyscan.output.formats import FORMATS

    return _continued(incomplete, FORMATS)


def statuses(incomplete: str) -> list[str]:
    """The statuses of items."""
    from replyscan.output.selection import STATUSES

    return _continued(incomplete, STATUSES)


def fields(incomplete: str) -> list[str]:
    """The columns of items."""
    from replyscan.output.columns import ITEM_COLUMNS

    return _continued(incomplete, [column.name for column in ITEM_COLUMNS])


def findings(incomplete: str) -> list[str]:
    """What --fail-on of extract looks for."""
    from replyscan.findings import FINDINGS

    return _continued(incomplete, FINDINGS)


def verdicts(incomplete: str) -> list[str]:
    """What --fail-on of diff looks for, as one word each."""
    from replyscan.comparison import VERDICTS

    return _continued(incomplete, [verdict.replace(" ", "-") for verdict in VERDICTS])


def comparison_formats(incomplete: str) -> list[str]:
    """Formats of diff."""
    from replyscan.output.comparison import COMPARISON_FORMATS

    return _continued(incomplete, COMPARISON_FORMATS)


def competences(incomplete: str) -> list[str]:
    """What departments are named by: 教育, 卫生健康."""
    return _continued(incomplete, _rules(lambda rule: rule.words if rule.field == "agency_field" else ()))


def rule_ids(incomplete: str) -> list[str]:
    """The ids of the rules in force."""
    return _continued(incomplete, _rules(lambda rule: (rule.id,)))


def rule_fields(incomplete: str) -> list[str]:
    """The fields that rules fill."""
    return _continued(incomplete, dict.fromkeys(_rules(lambda rule: (rule.field,))))


def rule_kinds(incomplete: str) -> list[str]:
    """The kinds of rules that have an example."""
    from replyscan.rules.templates import template_kinds

    return _continued(incomplete, template_kinds())


def one_of(*words: str) -> Callable[[str], list[str]]:
    """A few fixed words."""
    return lambda incomplete: _continued(incomplete, words)


def _rules(chosen: Callable[..., Iterable[str]]) -> list[str]:
    from replyscan.cli.rule_options import rules_in_force
    from replyscan.errors import ReplyscanError

    try:
        return [word for rule in rules_in_force(None).rules for word in chosen(rule)]
    except ReplyscanError:
        return []


def _continued(incomplete: str, words: Iterable[str]) -> list[str]:
    """What may be offered for the last of several words with commas between."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{word}" for word in words if word.startswith(last)]
