"""Rule files: load, validate, look up."""

from replyscan.rules.load import builtin_folder, load_rules
from replyscan.rules.model import Rule, RuleSet, RuleTest, ValueEntry, WordEntry

__all__ = ["Rule", "RuleSet", "RuleTest", "ValueEntry", "WordEntry", "builtin_folder", "load_rules"]
