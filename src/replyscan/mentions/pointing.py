"""What points at a thing before its name: 这 or 那 with the word that counts such things (这所, 那台)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


def pointing(rules: RuleSet) -> re.Pattern[str]:
    """Matches 这 or 那 with a count unit of one character, up to where a text is searched to."""
    units = any_of(word for word in rules.words("count_unit") if len(word) == 1)
    return late_pattern(rf"[这那](?:{units})\Z")
