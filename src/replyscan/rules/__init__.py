"""Rule files: load, validate, look up."""

from replyscan.rules.load import builtin_folder, check_rules, load_rules, written
from replyscan.rules.model import Rule, RuleSet, RuleTest, ValueEntry, WordEntry

__all__ = [
    "Rule",
    "RuleSet",
    "RuleTest",
    "ValueEntry",
    "WordEntry",
    "builtin_folder",
    "check_rules",
    "load_rules",
    "written",
]
