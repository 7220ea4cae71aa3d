"""Whether the printed handling class fits what the items say (GUIDELINES section 9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from replyscan.records import Header, Item, Warning
from replyscan.rules import RuleSet


class HandlingCheck:
    """Compares the class with the items by the rule set's mapping of classes to statuses."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules

    def contradiction(self, header: Header, items: Sequence[Item]) -> Warning | None:
        """A warning where a class says solved and the items mostly decline, or says declined and none of them does.

        What the class says is told by the rules of the reply's place, or by those of no place.
        """
        printed = header.handling_class
        if printed is None:
            return None
        signed = f"{header.title}{''.join(header.issuers)}"
        entries = self._rules.entries_of_place("handling_class", signed)
        # A2, B1: where no rule knows the finer class, its letter says enough.
        entry = entries.get(printed) or entries.get(printed[0])
        meaning = str(entry.value) if entry else None
        counts = Counter(item.status for item in items if item.core)
        if meaning is None or not counts:
            return None
        told = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
        declined = counts["declined"]
        solved_yet_declined = meaning == "done" and declined > counts["done"] + counts["planned"]
        declined_yet_promised = meaning == "declined" and declined == 0
        planned_yet_nothing = meaning == "planned" and counts["planned"] + counts["ongoing"] == 0
        if not (solved_yet_declined or declined_yet_promised or planned_yet_nothing):
            return None
        return Warning("W103", f"The handling class {printed} means {meaning}, but the items say otherwise: {told}.")
