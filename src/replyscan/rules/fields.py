"""The fields a rule may fill: which kinds serve each, what its labels are, how it matches.

A field is known when it stands in this table or a built-in rule fills it; then its kinds and labels are those of the
built-in rules. The table holds the fields of which more is known than their rules say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from replyscan.rules.model import RuleKind

# word: a word of the clause, longest first; inside: anywhere in a line or clause; opener: at the beginning of one;
# line: at the beginning of a line; value: looked up in or behind a figure, a date or a name.
Match = Literal["word", "inside", "opener", "line", "value"]


class Field(NamedTuple):
    """One field: the kinds that may fill it, the labels a rule may give (none: no label), how its words match."""

    kinds: tuple[RuleKind, ...]
    labels: tuple[str, ...]
    match: Match
    meaning: str


_WORDS: tuple[RuleKind, ...] = ("lexicon",)
_WORDS_OR_PATTERN: tuple[RuleKind, ...] = ("lexicon", "pattern", "tokens")
_NAMES: tuple[RuleKind, ...] = ("lexicon", "suffix")

FIELDS: dict[str, Field] = {
    # the clause
    "action": Field(
        _WORDS_OR_PATTERN, ("fund", "build", "issue", "promote", "measure"), "word", "a verb that can head an item"
    ),
    "nominal": Field(_WORDS, ("nominal",), "word", "an action verb that is a noun at least as often"),
    "nominal_tail": Field(_NAMES, ("tail",), "word", "a noun that makes the verb before it part of a name"),
    "modifier": Field(_WORDS_OR_PATTERN, ("modifier",), "word", "an adverb that is left out of the head verb"),
    "modifying_verb": Field(_WORDS, ("modifier",), "word", "a verb that modifies the verb right behind it"),
    "connective": Field(_WORDS, ("connective",), "word", "a word that opens a clause and stands outside its grammar"),
    "preposition": Field(_WORDS, ("preposition",), "word", "a word that opens an adverbial"),
    "adverbial_closer": Field(_WORDS, ("closer",), "word", "a word that ends an adverbial"),
    "complement": Field(_WORDS, ("complement",), "word", "a character between a verb and its object or goal"),
    "object_marker": Field(_WORDS, ("object_marker",), "word", "a word that brings the object before the verb"),
    "fronted_object_verb": Field(_WORDS, ("fronted",), "word", "a verb whose object stands before it with 将 or 把"),
    "light_verb": Field(_WORDS, ("light",), "word", "a verb whose topic stands in 对……, 为……, 向……"),
    "pivot": Field(_WORDS, ("pivot",), "word", "a verb that takes a whole clause as its object"),
    "partner_opener": Field(_WORDS, ("partner",), "word", "a word before the bodies that act together"),
    "partner_closer": Field(_WORDS, ("partner",), "word", "a word that makes 与…… a body that acts together"),
    "negation": Field(_WORDS, ("negation",), "word", "a word that denies the verb after it"),
    "opaque": Field(_WORDS_OR_PATTERN, ("opaque",), "word", "a word that hides the verb or preposition inside it"),
    "restated_wish": Field(_WORDS, ("wish",), "opener", "an opener of a clause that restates the suggestion"),
    "adjunct_opener": Field(_WORDS, ("adjunct",), "opener", "an opener of a clause that belongs to the next one"),
    "process_talk": Field(_WORDS, ("process",), "inside", "courtesy; makes a clause optional"),
    "set_figure": Field(_WORDS, ("effect",), "value", "a noun for what is set by decision, an act's object"),
    "degree_word": Field(_WORDS, ("degree",), "inside", "an adverb of degree; makes a state optional"),
    "background_opener": Field(_WORDS, ("background",), "opener", "an opener of a sentence that is background"),
    "praise_end": Field(_WORDS, ("background",), "value", "an end of a clause that says how important a thing is"),
    "effect": Field(_WORDS, ("effect",), "word", "a verb that tells an effect; makes a clause optional"),
    # status
    "status": Field(("cue",), ("done", "ongoing", "planned", "declined"), "word", "a word that gives the status"),
    "strength": Field(("cue",), ("soft", "conditional"), "inside", "a word that makes a promise weak or conditional"),
    "result_verb": Field(_WORDS, ("done",), "word", "a verb that tells a result"),
    "ability": Field(_WORDS, ("ability",), "word", "a word for what can or must be, not for what is done"),
    "future_section": Field(_WORDS, ("planned",), "inside", "a word of a heading about the future"),
    # bodies
    "agency_field": Field(_NAMES, ("department",), "value", "a field of competence (财政), before an organ word"),
    "agency_organ": Field(
        _NAMES, ("department", "institution"), "value", "an organ word (局), behind a field of competence"
    ),
    "agency_head": Field(
        (*_NAMES, "pattern", "tokens"),
        ("department", "institution", "company"),
        "word",
        "a word that ends the name of a body",
    ),
    "first_person": Field(_WORDS, ("first_person",), "word", "a form by which the signing body means itself"),
    "company_name": Field(_WORDS, ("company",), "word", "a company known by its short name (中石化)"),
    "general_body": Field(_WORDS_OR_PATTERN, ("general",), "word", "a body named by kind and not by name"),
    "paying_level": Field(("pattern",), ("level",), "word", "a level that pays, by its word alone (市级)"),
    "not_agency": Field(_WORDS, ("not_agency",), "word", "a word that looks like a body and is none"),
    "place_body": Field(_NAMES, ("place",), "value", "a place that acts as a body (各区)"),
    "level_finance": Field(_NAMES, ("department",), "value", "the finance of a level of government (省级财政)"),
    "edge_body": Field(_NAMES, ("general",), "value", "a body only at the head of a phrase (地方)"),
    "finance_noun": Field(_WORDS, ("not_agency",), "value", "a noun behind 财政 that makes it no body (财政资金)"),
    "name_stop": Field(_WORDS, ("stop",), "value", "a word that ends the name of a body on its left"),
    "name_inside": Field(_WORDS, ("inside",), "value", "a word that may stand inside the name of a body"),
    "list_tail": Field(_WORDS, ("tail",), "value", "a word that closes a list of bodies (等部门)"),
    "department_full_form": Field(("mapping",), (), "value", "a department's short ending → the full one"),
    "agency_short_form": Field(("alias",), (), "value", "the short name of a body → its full name"),
    # the letter
    "furniture": Field(_WORDS, ("furniture",), "inside", "a word of a web page's or form's frame"),
    "contact": Field(_WORDS, ("contact",), "opener", "an opener of a contact or distribution line"),
    "opening": Field(_WORDS, ("opening",), "inside", "a word of the sentence that takes up the suggestion"),
    "closing": Field(_WORDS, ("closing",), "inside", "a word of thanks and farewell"),
    "asker": Field(_WORDS, ("asker",), "opener", "a word for those who asked, before a verb of asking"),
    "asking_verb": Field(_WORDS, ("asking",), "value", "a verb by which a wish is restated"),
    "wish_name": Field(_WORDS, ("wish",), "value", "what a wish is called at the end of its clause"),
    "answer_opener": Field(_WORDS, ("answer",), "opener", "a word that opens the answer behind a restated wish"),
    "answer_word": Field(_WORDS, ("answer",), "inside", "a word of a clause that answers a restated wish"),
    "addressee_person": Field(_WORDS, ("person",), "value", "what a person addressed is called behind the name"),
    "addressee_role": Field(_WORDS, ("body",), "value", "a word that ends a salutation"),
    "addressee_honorific": Field(_WORDS, ("honorific",), "value", "a courtesy before the name in a salutation"),
    "addressee_label": Field(_WORDS, ("person",), "line", "a label of the names of those who are answered"),
    "issuer_ending": Field(_NAMES, ("body",), "value", "a word that ends the name of a body that signs"),
    "letterhead_ending": Field(_WORDS, ("letterhead",), "value", "what a letterhead adds behind the body's name"),
    "reply_word": Field(_WORDS, ("reply",), "value", "a word by which a title says that the letter answers"),
    "proposal_word": Field(_WORDS, ("proposal",), "value", "a word for what is answered"),
    "committee_proposal": Field(_WORDS, ("proposal",), "inside", "a word of a consultative proposal"),
    "published_label": Field(_WORDS, ("published",), "line", "a label of the day of publication"),
    "class_label": Field(_WORDS, ("class",), "line", "a label of the handling class"),
    "source_label": Field(_WORDS, ("source",), "line", "a label of the body whose page it is"),
    "signed_label": Field(_WORDS, ("signed",), "line", "a label of the day of signing"),
    # figures and times
    "currency": Field(("mapping",), (), "value", "a word for money → its ISO 4217 code"),
    "bound_before": Field(("mapping",), (), "value", "a word before a figure → min, max or about"),
    "bound_after": Field(("mapping",), (), "value", "a word behind a figure → min, max or about"),
    "count_unit": Field(_WORDS, ("count",), "value", "a measure word"),
    "measure_unit": Field(_WORDS, ("measure",), "value", "a unit of length, area, weight, power, time"),
    "money_result": Field(_WORDS, ("result",), "word", "a verb whose money is an achieved result"),
    "money_input": Field(_WORDS, ("input",), "inside", "a noun of money that is put in, set aside or limited"),
    "handling_class": Field(("mapping",), ("class",), "value", "a printed handling class → the status that it says"),
    "plan_period": Field(("mapping",), (), "value", "a five-year plan → the years it covers"),
}


def with_fields_of(rules: Iterable[tuple[str, str, str, str]]) -> Mapping[str, Field]:
    """The table with the fields of `rules`, each given as (field, kind, label, description)."""
    known = dict(FIELDS)
    for name, kind, label, description in rules:
        if name in FIELDS:
            continue
        kinds, labels, match, meaning = known.get(name, Field((), (), "value", description))
        labels = labels if label in labels or not label else (*labels, label)
        known[name] = Field((*kinds, kind) if kind not in kinds else kinds, labels, match, meaning)  # type: ignore[arg-type]
    return known
