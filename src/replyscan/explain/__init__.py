"""Why an item is as it is, and why a stretch of text is none."""

from __future__ import annotations

from replyscan.errors import UsageError
from replyscan.explain.items import ItemExplainer
from replyscan.explain.misses import MissExplainer
from replyscan.explain.places import flat_offset, reading_at
from replyscan.explain.records import ItemReasons, Miss, Reason
from replyscan.messages import say
from replyscan.pipeline import Pipeline
from replyscan.records import Text
from replyscan.rules import RuleSet

__all__ = ["Explainer", "ItemReasons", "Miss", "Reason"]


class Explainer:
    """Explains one text by one rule set."""

    def __init__(self, text: Text, rules: RuleSet) -> None:
        self._text, self._rules = text, rules
        self._pipeline = Pipeline(rules)
        self._trace = self._pipeline.trace(text)

    def items(self) -> list[ItemReasons]:
        """All items of the text, optional ones too, with the reasons of their fields."""
        return ItemExplainer(self._rules).explain(self._trace)

    def item(self, identity: str) -> ItemReasons:
        """One item. Raises UsageError where the text has no item of this id."""
        found = next((reasons for reasons in self.items() if reasons.item.id == identity), None)
        if found is None:
            template = "this text has no item {id!r}; replyscan explain FILE lists them all."
            raise UsageError("RS132", say(template, id=identity))
        return found

    def at(self, start: int, end: int) -> ItemReasons | Miss:
        """What was made of a stretch of the text (offsets in code points): its item, or why it is none.

        Raises UsageError where the stretch does not lie in the text.
        """
        first, last = self._flat(start, end)
        reading = reading_at(self._trace.readings, first, last)
        if reading is not None and reading.verdict == "core":
            alignment = self._trace.reply.alignment
            begins = alignment.start(reading.clause.start)
            return next(reasons for reasons in self.items() if reasons.item.start == begins)
        return self.why_not(start, end)

    def why_not(self, start: int, end: int) -> Miss:
        """Why a stretch of the text is no item of its own. Raises UsageError as `at` does."""
        return MissExplainer(self._rules, self._pipeline).explain(self._trace, *self._flat(start, end))

    def _flat(self, start: int, end: int) -> tuple[int, int]:
        length = len(self._text.content)
        if not 0 <= start < end <= length:
            template = "the stretch {start}:{end} does not lie in the text, which has the characters 0:{length}."
            raise UsageError("RS131", say(template, start=start, end=end, length=length))
        reply = self._trace.reply
        first = flat_offset(reply, start)
        return first, max(first + 1, flat_offset(reply, end))
