"""Which rule found what in a text: every hit with its place, for the tests in rules, for coverage and for explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from replyscan.items.tokens import AGENCY, QUANTITY, TIME, Token
from replyscan.items.tokens import FIELDS as TOKEN_FIELDS
from replyscan.pipeline import Trace
from replyscan.records import AgencyMention, Quantity
from replyscan.rules import Rule, RuleSet
from replyscan.rules.fields import FIELDS

# Fields whose rules are named by the bodies and quantities that they find.
_BODIES = (
    *("general_body", "paying_level", "company_name", "first_person", "place_body", "level_finance"),
    *("edge_body", "predicate_body", "agency_head", "agency_field", "pointed_kind"),
    *(
        "agency_short_form",
        "collective_opener",
        "area_head",
        "unit_head",
        "work_head",
        "own_office",
        "own_place",
        "joint_level",
    ),
)
# Fields whose words end a name that another rule's word begins (财政 + 局, 各 + 医疗机构), with that rule's field.
_SECOND_WORDS = {
    "agency_organ": ("agency_head", "agency_field"),
    "collective_noun": ("collective_opener", "joint_level"),
}
_UNITS = (
    *("count_unit", "measure_unit", "currency", "currency_fraction", "percent_unit", "percentage_point"),
    *("multiple_unit", "percent_word", "counted_noun", "money_noun"),
)
# Fields whose words stand at an edge of the quantities they serve.
_EDGES = ("bound_before", "bound_after", "currency_before")


class Hit(NamedTuple):
    """What a rule found; offsets into `Reply.flat`. `word` is its word, `text` all that was found by it."""

    rule: str
    field: str
    word: str
    start: int
    end: int
    text: str


class RuleHits:
    """Tells the hits of the rules of a rule set in what the stages made of a text."""

    def __init__(self, rules: RuleSet) -> None:
        fields = dict.fromkeys(rule.field for rule in rules.rules)
        self._tokens = {field: rules.words(field) for field in fields if field in TOKEN_FIELDS}
        self._patterns = {rule.id: rule.field for rule in rules.rules if rule.regex or rule.tokens}
        self._second_words = {field: rules.words(field) for field in _SECOND_WORDS}
        self._openings = {
            field: {rule.id for opening in openings for rule in rules.of(opening)}
            for field, openings in _SECOND_WORDS.items()
        }
        self._edges = {field: rules.entries(field) for field in _EDGES}
        self._plans = rules.entries("plan_period")
        named = {*TOKEN_FIELDS, *_BODIES, *_UNITS, *_EDGES, *_SECOND_WORDS, "plan_period"}
        self._plain = [_Words(rules.of(field)) for field in fields if field not in named]

    def of(self, trace: Trace) -> list[Hit]:
        """All hits in a text, in order of place."""
        flat = trace.reply.flat
        hits: list[Hit] = []
        for token in trace.mentions.tokens():
            hits += self._of_mention(token)
        for reading in trace.readings:
            hits += self._of_words(reading.tokens)
        starts = {reading.clause.body for reading in trace.readings} | {block.start for block in trace.reply.blocks}
        for words in self._plain:
            hits += words.find(flat, starts)
        return sorted(set(hits), key=lambda hit: (hit.start, hit.end, hit.rule))

    def _of_words(self, tokens: tuple[Token, ...]) -> Iterator[Hit]:
        for token in tokens:
            if token.rule in self._patterns:
                yield Hit(token.rule, self._patterns[token.rule], token.text, token.start, token.end, token.text)
                continue
            for field, words in self._tokens.items():
                flag = TOKEN_FIELDS[field]
                if token.flags & flag == flag and token.text in words:
                    rule = words[token.text].rule
                    yield Hit(rule, field, token.text, token.start, token.end, token.text)

    def _of_mention(self, token: Token) -> Iterator[Hit]:
        start, end, text = token.start, token.end, token.text
        if token.flags & AGENCY:
            mention: AgencyMention = token.mention
            yield Hit(mention.rule, "agency", text, start, end, text)
            for field, words in self._second_words.items():
                if mention.rule not in self._openings[field]:
                    continue
                word = max((word for word in words if text.endswith(word)), key=len, default=None)
                if word is not None:
                    yield Hit(words[word].rule, field, word, start, end, text)
        elif token.flags & QUANTITY:
            yield from self._of_quantity(token.mention)
        elif token.flags & TIME:
            for word, entry in self._plans.items():
                if word in text:
                    yield Hit(entry.rule, "plan_period", word, start, end, text)

    def _of_quantity(self, quantity: Quantity) -> Iterator[Hit]:
        text, start, end = quantity.text, quantity.start, quantity.end
        for rule in quantity.rules:
            yield Hit(rule, "quantity", quantity.unit, start, end, text)
        for field, entries in self._edges.items():
            edge = text.startswith if field != "bound_after" else text.endswith
            word = max((word for word in entries if edge(word)), key=len, default=None)
            if word is not None:
                yield Hit(entries[word].rule, field, word, start, end, text)


class _Words:
    """The words of the rules of one field that are looked for in the text as it stands, longest first."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = {word: rule for rule in rules for word in (*rule.words, *rule.entries)}
        field = FIELDS.get(rules[0].field)
        self._opener = field is not None and field.match in ("opener", "line")
        words = sorted(self._rules, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)) or "(?!)")

    def find(self, flat: str, starts: set[int]) -> Iterator[Hit]:
        """The hits in `flat`; those of openers only at `starts`."""
        for match in self._pattern.finditer(flat):
            if not self._opener or match.start() in starts:
                word = match.group()
                rule = self._rules[word]
                yield Hit(rule.id, rule.field, word, *match.span(), word)
