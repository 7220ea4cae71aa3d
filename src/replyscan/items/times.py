"""The time of an item: which of the times in its clause dates the action, and which it takes from earlier clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from replyscan.mentions.days import shifted_months
from replyscan.records import Time
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 2000年底前建成的小区: the time belongs to the noun, not to the action.
_DESCRIBES = re.compile("[^，。；、]{1,8}的")
_OF_FIGURE = re.compile("的?[\\d０-９百]")


class TimeJudge:
    """Tells the times that date an action from those that only stand in its clause, by the rules."""

    def __init__(self, rules: RuleSet) -> None:
        self._comparisons = tuple(rules.words("time_comparison"))
        nouns = any_of(rules.words("dated_noun"))
        # 2024年立法计划, 2025年全市重点工作: up to a few characters may stand between.
        self._dated_noun = re.compile(f"(?:度)?[^，。；、]{{0,4}}(?:{nouns})")

    def dates(self, text: str, time: Time, start: int, head: int | None, reference: date | None) -> bool:
        """Whether `time` dates the action of the clause that begins at `start` and whose verb ends at `head`."""
        if time.start is None and time.end is None:
            return False
        before, behind = text[start : time.start_offset], text[time.end_offset : time.end_offset + 12]
        if before.rstrip().endswith(self._comparisons) or before.count("（") > before.count("）"):
            return False
        if behind.startswith("的") and (_OF_FIGURE.match(behind[1:]) or before.endswith(("由", "从"))):
            return False
        inside = head is not None and time.start_offset >= head
        if inside and (_DESCRIBES.match(behind) or self._dated_noun.match(behind)):
            return False
        leads = time.text.startswith(("至", "到"))
        return not (leads and inside and reference is not None and time.end is not None and time.end < reference)


@dataclass(slots=True)
class TimeMemory:
    """The times that stand as a clause of their own wait here for the next clause."""

    reference: date | None
    waiting: Time | None = None

    def start_block(self) -> None:
        """A new paragraph: nothing waits."""
        self.waiting = None

    def start_sentence(self) -> None:
        """A new sentence: nothing waits."""
        self.waiting = None

    def own_clause(self, time: Time) -> None:
        """A time that stands as a clause of its own (2023年，) belongs to the next clause."""
        if time.start is not None or time.end is not None:
            self.waiting = time

    def take(self, times: Sequence[Time]) -> Time | None:
        """The time of a clause that `times` date: the first of them, else the one that waits."""
        waiting, self.waiting = self.waiting, None
        return times[0] if times else waiting


def in_the_past(time: Time | None, reference: date | None) -> Time | None:
    """`time` of something that has been done: without a year of its own it lies before the reference day."""
    if time is None or reference is None or "年" in time.text or time.start is None or time.start <= reference:
        return time
    end = shifted_months(time.end, -12) if time.end else None
    return replace(time, start=shifted_months(time.start, -12), end=end)
