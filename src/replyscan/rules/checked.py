"""Layers of rule files → the rules in force and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from replyscan.errors import RuleError
from replyscan.rules.across import folder_errors, overlay_errors, warnings
from replyscan.rules.fields import with_fields_of
from replyscan.rules.files import Layer
from replyscan.rules.folder import Entry, entry_of, read_entries, read_file
from replyscan.rules.model import Rule


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of rule folders found: the rules in force, `errors` that stop a run, `warnings` that do not."""

    rules: tuple[Rule, ...]
    errors: tuple[RuleError, ...]
    warnings: tuple[RuleError, ...]


def check_layers(
    layers: Sequence[Layer], unread: Sequence[RuleError], quiet: int = 0, checked: Sequence[Rule] = ()
) -> Checked:
    """Reads the layers in order; the first `quiet` ones give no warnings.

    `checked` are the rules of the first layer where these are known to be right; it is not read again then.
    """
    errors, notes = list(unread), list[RuleError]()
    in_force = {rule.id: rule for rule in checked}
    below = [entry_of(rule) for rule in checked]
    unchecked = [[], *layers[1:]] if checked else layers
    written = [[read_file(file) for file in layer] for layer in unchecked]
    facts = [(rule.field, rule.kind, rule.label, rule.description) for rule in checked]
    fields = with_fields_of(facts or (fact for file in written[0] for fact in file.facts()))
    for position, files_of_layer in enumerate(written):
        entries: list[Entry] = []
        for file in files_of_layer:
            found, problems = read_entries(file, fields)
            entries += found
            errors += problems
        errors += [*folder_errors(entries), *overlay_errors(entries, in_force)]
        notes += warnings(entries, fields, below) if position >= quiet else ()
        for entry in entries:
            if entry.disables or entry.rule is not None:
                in_force.pop(entry.id, None)
            if entry.rule is not None:
                # A rule that replaces another has the last word over the words of all before it.
                in_force[entry.id] = entry.rule
        below += entries
    return Checked(tuple(in_force.values()), tuple(errors), tuple(notes))
