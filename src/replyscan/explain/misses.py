"""Why a stretch of text is no item: the causes in order, and the first whose undoing, tried out, makes it one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from replyscan.explain.causes import Cause, CauseFinder, Change
from replyscan.explain.places import block_at, quote, reading_at
from replyscan.explain.records import Miss
from replyscan.messages import say
from replyscan.pipeline import Pipeline, Trace
from replyscan.records import Reply
from replyscan.rules import Rule, RuleSet

# Trying out a change reads the text again, with other rules; more causes than these are not tried.
_MOST_TRIED = 12
_MOST_TOGETHER = 3


class MissExplainer:
    """Explains misses by one rule set."""

    def __init__(self, rules: RuleSet, pipeline: Pipeline) -> None:
        self._rules = rules
        self._pipeline = pipeline
        self._causes = CauseFinder(rules, pipeline.words)
        self._by_id = {rule.id: rule for rule in rules.rules}

    def explain(self, trace: Trace, start: int, end: int) -> Miss:
        """Why `start`..`end` of `reply.flat` is no core item of its own."""
        reply = trace.reply
        causes = list(self._found(trace, start, end))[:_MOST_TRIED]
        for cause in causes:
            if cause.change is not None and self._makes_item(reply, (cause.change,), start, end):
                return self._miss(reply, start, end, cause, (cause.change,), tried=True)
        changes = tuple(cause.change for cause in causes if cause.change is not None)
        for number in range(2, min(len(changes), _MOST_TOGETHER) + 1):
            if self._makes_item(reply, changes[:number], start, end):
                return self._miss(reply, start, end, causes[0], changes[:number], tried=True)
        return self._miss(reply, start, end, causes[0], changes[:1] if causes[0].change else (), tried=False)

    def _found(self, trace: Trace, start: int, end: int) -> Iterator[Cause]:
        reply = trace.reply
        reading = reading_at(trace.readings, start, end)
        block = block_at(reply, start, end)
        if reading is not None and reading.verdict == "core":
            why = say("the clause is an item already; one clause is one item")
            span = ((reading.clause.start, reading.clause.end),)
            yield Cause("items", "is_item", why, reading.frame.verb.rule if reading.frame.verb else "", span)
        elif reading is not None:
            yield from self._causes.of_clause(trace, reading)
            yield Cause("items", "no_item", say("the clause has no head, no figure and no refusal"))
        elif block is not None and block.start < end and start < block.end and not block.sentences:
            yield from self._causes.of_block(trace, block)
        else:
            yield Cause("outline", "no_clause", say("there are only marks or white space here"))

    def _makes_item(self, reply: Reply, changes: Sequence[Change], start: int, end: int) -> bool:
        """Whether the text, read with all the changes, has a core item on the stretch."""
        rules, content = self._rules, reply.text.content
        first, last = reply.alignment.start(start), reply.alignment.end(end)
        for change in changes:
            rules = _changed(rules, change)
            if change.inserted is not None:
                at = reply.alignment.end(change.inserted[0])
                content = content[:at] + change.inserted[1] + content[at:]
            if change.cut is not None:
                at, behind = reply.alignment.start(change.cut[0]), reply.alignment.end(change.cut[1])
                content = content[:at] + content[behind:]
                last = max(first + 1, last - (behind - at)) if at < last else last
        if rules is self._rules and content == reply.text.content:
            return False
        pipeline = self._pipeline if rules is self._rules else Pipeline(rules)
        document = pipeline.extract(replace(reply.text, content=content))
        return any(item.start < last and first < item.end for item in document.items)

    def _miss(self, reply: Reply, start: int, end: int, cause: Cause, changes: Sequence[Change], tried: bool) -> Miss:
        rule = self._by_id.get(cause.rule)
        return Miss(
            quote=quote(reply, start, end),
            stage=cause.stage,
            condition=cause.condition,
            why=cause.why,
            rule=cause.rule,
            place=f"{rule.path}:{rule.line}" if rule else "",
            words=tuple(quote(reply, *span) for span in cause.spans),
            change=reduce(_both, (change.told for change in changes)) if changes else "",
            tried=tried,
        )


def _both(first: str, second: str) -> str:
    return say("{first}; and {second}", first=first, second=second)


def _changed(rules: RuleSet, change: Change) -> RuleSet:
    """The rules with the change made; the same where it is a change of the text."""
    if change.without is None and change.added is None:
        return rules
    changed: Iterable[Rule] = rules.rules
    if change.without is not None:
        name, words = change.without
        changed = (
            replace(rule, words=tuple(word for word in rule.words if word not in words)) if rule.id == name else rule
            for rule in rules.rules
        )
    if change.added is not None:
        field, added = change.added
        label = next((rule.label for rule in rules.of(field)), "")
        changed = (*changed, Rule(f"tried.{field}", "lexicon", field, "Words tried out.", label, added))
    return RuleSet(tuple(changed), f"{rules.name} with a change: {change.told}")
