"""Why an item is as it is: each field with the rule, the words and the characters that gave it."""

from __future__ import annotations

from collections.abc import Iterator

from replyscan.explain.places import quote
from replyscan.explain.records import ItemReasons, Reason
from replyscan.explain.steps import STEPS
from replyscan.items.memory import Reading
from replyscan.items.status import RESULT
from replyscan.items.tokens import AGENCY, NEGATION, STATUS
from replyscan.messages import Message, say
from replyscan.pipeline import Trace
from replyscan.records import Item, Quantity, Quote
from replyscan.rules import RuleSet

_SOURCES = {
    "explicit": say("named in the clause"),
    "inherited": say("left out here; the last body named, in this paragraph or in the sentence that opens the list"),
    "issuer": say("the signing body: a first-person form, or no body was named before"),
    "none": say("a result or a thing, with no acting body"),
}
_NONE = say("none")

# Where the bodies of a text stand, and the rules that found them.
Bodies = dict[tuple[int, int], str]


class ItemExplainer:
    """Explains items by one rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._by_id = {rule.id: rule for rule in rules.rules}
        self._cues = rules.words("status")
        self._strength = rules.words("strength")
        self._future = rules.words("future_section")

    def explain(self, trace: Trace) -> list[ItemReasons]:
        """All items of a text, optional ones too, with the reasons of their fields."""
        bodies = {
            (token.start, token.end): token.mention.rule for token in trace.mentions.tokens() if token.flags & AGENCY
        }
        readings = {self._span(trace, reading): reading for reading in trace.readings if reading.verdict != "none"}
        return [
            ItemReasons(item, tuple(self._reasons(trace, item, readings[item.start, item.end], bodies)))
            for item in trace.items
        ]

    def _span(self, trace: Trace, reading: Reading) -> tuple[int, int]:
        whole = quote(trace.reply, reading.clause.start, reading.clause.end)
        return whole.start, whole.end

    def _reasons(self, trace: Trace, item: Item, reading: Reading, bodies: Bodies) -> Iterator[Reason]:
        yield self._agency(trace, item, bodies)
        yield from self._verb(item, reading)
        yield self._status(trace, item, reading)
        yield self._strength_of(trace, item, reading)
        for quantity in dict.fromkeys((*item.amounts, *item.metrics)):
            yield self._quantity(item, quantity)
        yield from self._rest(item)

    def _reason(self, field: str, value: str, why: str, rule: str = "", words: tuple[Quote, ...] = ()) -> Reason:
        known = self._by_id.get(rule)
        place = f"{known.path}:{known.line}" if known else ""
        return Reason(field, value, why, rule, place, words)

    def _agency(self, trace: Trace, item: Item, bodies: Bodies) -> Reason:
        agency = item.agency
        words: tuple[Quote, ...] = ()
        rule = ""
        if agency.start is not None and agency.end is not None and agency.text is not None:
            words = (Quote(agency.text, agency.start, agency.end),)
            rule = next((name for place, name in bodies.items() if quote(trace.reply, *place) == words[0]), "")
        value = agency.canonical or agency.text or _NONE
        return self._reason("agency", value, _SOURCES[agency.source], rule, words)

    def _verb(self, item: Item, reading: Reading) -> Iterator[Reason]:
        token = reading.frame.verb
        if token is None or item.verb is None:
            why = say("no known verb heads the clause; its figure or refusal makes it an item")
            yield self._reason("verb", _NONE, why)
            if item.object is not None:
                why = say("a norm has no verb; what it bounds is the object")
                yield self._reason("object", item.object.text, why, "", (item.object,))
            return
        value = f"{item.verb.text} ({item.action_class})"
        yield self._reason("verb", value, say("the best placed verb of the clause"), token.rule, (item.verb,))
        if item.object is not None:
            fronted = say("all behind 将 or 把 to the end of the clause")
            why = say("all behind the verb to the end of the clause") if reading.frame.fronted is None else fronted
            yield self._reason("object", item.object.text, why, "", (item.object,))

    def _status(self, trace: Trace, item: Item, reading: Reading) -> Reason:
        rule = item.rules[0]
        words = tuple(quote(trace.reply, start, end) for start, end in self._status_words(trace, reading, rule))
        if item.status_context is not None:
            words = (item.status_context,)
        if rule == "status.time" and item.time is not None:
            words = (Quote(item.time.text, item.time.start_offset, item.time.end_offset),)
        why = STEPS.get(rule) or say("the clause says so")
        return self._reason("status", item.status, why, rule, words)

    def _status_words(self, trace: Trace, reading: Reading, rule: str) -> Iterator[tuple[int, int]]:
        """Where the words stand that gave the status by `rule`."""
        frame, flat = reading.frame, trace.reply.flat
        if rule == "status.section":
            start = reading.block.start
            for word in self._future:
                at = flat.find(word, start, reading.clause.end)
                if at >= 0:
                    yield at, at + len(word)
                    return
        if rule == RESULT and frame.verb is not None:
            yield frame.verb.start, frame.verb.end
        cues = [
            (token.start, token.end)
            for token in reading.tokens
            if token.flags & (STATUS | NEGATION) and token.text in self._cues and self._cues[token.text].rule == rule
        ]
        yield from cues[-1:]
        if not cues and rule == "status.done" and frame.verb is not None:
            yield frame.verb.end, frame.object_start

    def _strength_of(self, trace: Trace, item: Item, reading: Reading) -> Reason:
        if item.strength == "firm":
            return self._reason("strength", "firm", say("no word makes it weak or conditional"))
        clause, why = reading.clause, say("a word of the clause says so")
        for word, entry in self._strength.items():
            at = trace.reply.flat.find(word, clause.start, clause.end)
            if at >= 0 and entry.label == item.strength:
                words = (quote(trace.reply, at, at + len(word)),)
                return self._reason("strength", item.strength, why, entry.rule, words)
        return self._reason("strength", item.strength, why)

    def _quantity(self, item: Item, quantity: Quantity) -> Reason:
        field = "metric" if quantity in item.metrics else "amount"
        both = quantity in item.amounts and field == "metric"
        rule = quantity.rules[0] if quantity.rules else ""
        words = (Quote(quantity.text, quantity.start, quantity.end),)
        return self._reason(field, _figure(quantity), _why_figure(quantity, both), rule, words)

    def _rest(self, item: Item) -> Iterator[Reason]:
        if item.time is not None:
            time = item.time
            ends = {"first": time.start or "…", "last": time.end or "…"}
            days = say("{first} to {last} ({kind})", **ends, kind=say(time.kind))
            rule = time.rules[0] if time.rules else ""
            words = (Quote(time.text, time.start_offset, time.end_offset),)
            yield self._reason("time", days, STEPS.get(rule) or say("a time of the clause"), rule, words)
        for partner in item.co_agencies:
            words = (Quote(partner.text, partner.start, partner.end),)
            why = say("stands behind 会同, 联合 or their like")
            yield self._reason("co_agency", partner.canonical, why, "", words)
        for document in item.documents:
            words = (Quote(document.title, document.start, document.end),)
            yield self._reason("document", document.title, say("a title in 《》"), "", words)


def _figure(quantity: Quantity) -> Message:
    """The value of a figure with its bound and unit."""
    low, high = ("…" if end is None else end for end in (quantity.low, quantity.high))
    bound = say(quantity.bound)
    if low == high:
        return say("{bound} {low} {unit}", bound=bound, low=low, unit=quantity.unit)
    return say("{bound} {low} to {high} {unit}", bound=bound, low=low, high=high, unit=quantity.unit)


def _why_figure(quantity: Quantity, both: bool) -> Message:
    why = say("a figure with the unit {unit}", unit=quantity.unit)
    if quantity.name:
        why = say("{why}; it counts {name}", why=why, name=quantity.name)
    return say("{why}; money that measures a result", why=why) if both else why
