"""Rule files: load, validate, look up."""

from replyscan.rules.load import Checked, builtin_folder, check_rules, load_rules, written
from replyscan.rules.model import Rule, RuleSet, RuleTest, ValueEntry, WordEntry

__all__ = [
    "Checked",
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
