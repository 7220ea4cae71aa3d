"""What may have kept a stretch of text from being an item, in the order in which the stages would stop it.

A cause says what it would take to undo it; whether that makes an item is tried out by `misses`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from replyscan.items.memory import Reading
from replyscan.items.placement import BARE_NOMINAL
from replyscan.items.tokens import AGENCY, DOCUMENT, OPAQUE, QUANTITY, QUOTED, TIME, VERB, Token
from replyscan.messages import say
from replyscan.outline.parts import PARTS
from replyscan.pipeline import Trace
from replyscan.records import Block
from replyscan.rules import RuleSet

_PARTICLES = ("的", "后", "时", "前")
_ADJUNCTS = (
    *("accordance_preposition", "purpose_preposition", "means_of_action", "place_preposition"),
    *("accompanying_preposition", "framing_preposition", "ground_preposition"),
    *("brief_preposition", "capacity_preposition"),
)
_HAN = re.compile("[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Change:
    """A small change: words of a rule taken out (id, words), words added to a field, text put in or cut out."""

    told: str
    without: tuple[str, tuple[str, ...]] | None = None
    added: tuple[str, tuple[str, ...]] | None = None
    inserted: tuple[int, str] | None = None
    cut: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """A stage, the condition that stopped it there, the rule and words at work (offsets of `Reply.flat`), why."""

    stage: str
    condition: str
    why: str
    rule: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    change: Change | None = None


class CauseFinder:
    """Finds causes by the words of a rule set."""

    def __init__(self, rules: RuleSet, words_of: Callable[[str], list[tuple[int, int]]]) -> None:
        self._rules = rules
        self._words_of = words_of
        self._actions = rules.words("action") | rules.words("general_verb")

    # --- outline ---------------------------------------------------------------------------------------------------

    def of_block(self, trace: Trace, block: Block) -> Iterator[Cause]:
        """Why a paragraph of this part of the letter is not read for items."""
        flat = trace.reply.flat
        line = flat[block.start : block.end]
        if block.kind in ("furniture", "contact", "opening", "closing"):
            found = [(word, entry.rule) for word, entry in self._rules.words(block.kind).items() if word in line]
            for rule in dict.fromkeys(rule for _, rule in found):
                words = tuple(word for word, name in found if name == rule)
                spans = tuple(
                    (block.start + line.find(word), block.start + line.find(word) + len(word)) for word in words
                )
                template = "the line is taken as {kind} because of {words}"
                why = say(template, kind=PARTS[block.kind], words="、".join(words))
                yield Cause("outline", block.kind, why, rule, spans, _without(rule, words))
            if not found:
                yield from self._aside(block, line)
        elif block.kind == "heading":
            change = Change(say("end the line with 。"), inserted=(block.end, "。"))
            why = say("a short numbered line without a final mark is a heading")
            yield Cause("outline", "heading", why, "", (), change)
        elif block.kind == "signature":
            why = say("the line belongs to the signature: it signs, or stands behind the body that signs")
            change = Change(say("put it above the signature"))
            yield Cause("outline", "signature", why, "", ((block.start, block.end),), change)
        else:
            why = say("the line stands before the letter begins ({kind})", kind=PARTS[block.kind])
            yield Cause("outline", block.kind, why, "", (), Change(say("put it behind the salutation")))

    def _aside(self, block: Block, line: str) -> Iterator[Cause]:
        """Why a sentence that speaks to the deputy is not read: the words of asking or of thanks in it."""
        why = say("the sentence speaks to the deputy (a wish restated, thanks) up to the clause that answers")
        for field in ("asking_verb", "closing"):
            for word, entry in self._rules.words(field).items():
                if word in line:
                    at = block.start + line.find(word)
                    yield Cause(
                        "outline", "aside", why, entry.rule, ((at, at + len(word)),), _without(entry.rule, (word,))
                    )
        yield Cause("outline", "aside", why, "", (), Change(say("open the answer with 我局 or 目前")))

    # --- clauses ---------------------------------------------------------------------------------------------------

    def of_clause(self, trace: Trace, reading: Reading) -> Iterator[Cause]:
        """Why a clause gave no item, or only an optional one."""
        if reading.block.kind != "body":
            yield from self.of_block(trace, reading.block)
        yield from self._openers(trace, reading, "restated_wish", say("the clause restates what was asked for"))
        if reading.frame.adjunct is not None:
            yield from self._adjunct(trace, reading, reading.frame.adjunct)
        elif reading.frame.verb is None:
            yield from self._without_verb(trace, reading)
        else:
            yield from self._optional(trace, reading)

    def _adjunct(self, trace: Trace, reading: Reading, opener: Token) -> Iterator[Cause]:
        """Why a clause that one phrase fills does nothing itself."""
        for field in _ADJUNCTS:
            entry = self._rules.words(field).get(opener.text)
            if entry is not None:
                template = "the phrase behind {opener} fills the clause, which belongs to the next one"
                why = say(template, opener=opener.text)
                span = ((opener.start, opener.end),)
                yield Cause("clause", "adjunct", why, entry.rule, span, _without(entry.rule, (opener.text,)))
        yield from self._openers(trace, reading, "adjunct_opener", say("the clause is an adverbial of the next one"))

    def _openers(self, trace: Trace, reading: Reading, field: str, why: str) -> Iterator[Cause]:
        clause = reading.clause
        text = trace.reply.flat[clause.body : clause.end]
        found = [(word, entry.rule) for word, entry in self._rules.words(field).items() if text.startswith(word)]
        for rule in dict.fromkeys(rule for _, rule in found):
            words = tuple(word for word, name in found if name == rule)
            span = (clause.body, clause.body + max(map(len, words)))
            told = say("{why}: it begins with {word}", why=why, word=max(words, key=len))
            yield Cause("items", field, told, rule, (span,), _without(rule, words))

    def _optional(self, trace: Trace, reading: Reading) -> Iterator[Cause]:
        """Why a clause with a verb is only optional."""
        clause, verb = reading.clause, reading.frame.verb
        text = trace.reply.flat[clause.body : clause.end]
        assert verb is not None
        if reading.place.label:
            why = say("the clause is the label of a numbered point with its text behind it")
            yield Cause("items", "label", why)
        nominal = self._rules.words("nominal").get(verb.text)
        if reading.frame.placed == BARE_NOMINAL and nominal is not None:
            why = say("{word} is a noun as often as a verb, and nothing here makes it one", word=verb.text)
            span = ((verb.start, verb.end),)
            yield Cause("clause", "noun_by_habit", why, nominal.rule, span, _without(nominal.rule, (verb.text,)))
        talk = [(word, entry.rule) for word, entry in self._rules.words("process_talk").items() if word in text]
        for rule in dict.fromkeys(rule for _, rule in talk):
            words = tuple(word for word, name in talk if name == rule)
            at = clause.body + text.find(words[0])
            why = say("{words} is talk of courtesy or of handling the letter", words="、".join(words))
            yield Cause("items", "process_talk", why, rule, ((at, at + len(words[0])),), _without(rule, words))
        effect = self._rules.words("effect").get(verb.text)
        if effect is not None:
            why = say("{word} tells an effect of the acts around it; such a clause needs a figure", word=verb.text)
            span = ((verb.start, verb.end),)
            yield Cause("items", "effect", why, effect.rule, span, _without(effect.rule, (verb.text,)))
        yield from self._openers(trace, reading, "adjunct_opener", say("the clause is an adverbial of the next one"))

    # --- verbs -----------------------------------------------------------------------------------------------------

    def _without_verb(self, trace: Trace, reading: Reading) -> Iterator[Cause]:
        """Why no verb heads the clause: one is there and hidden, one is there and unfit, or none is known."""
        flat, clause = trace.reply.flat, reading.clause
        tokens = {(token.start, token.end): token for token in reading.tokens}
        found = list(self._verbs_in(flat, clause.body, clause.end))
        for start, end in found:
            token = tokens.get((start, end))
            if token is not None and token.flags & VERB:
                yield from self._unfit(flat, reading, token)
            else:
                yield from self._hidden(flat, reading, start, end)
        words = () if found else tuple(self._unknown_words(trace, reading))
        if not found:
            listed = "、".join(words)
            told = listed if len(words) == 1 else say("its verb (one of {words})", words=listed)
            change = _with(told, "action", words) if words else None
            why = say("no word of the clause is a verb that the rules know")
            yield Cause("clause", "no_known_verb", why, change=change)

    def _unknown_words(self, trace: Trace, reading: Reading) -> Iterator[str]:
        """The words of the clause, of two or more Chinese characters, that stand outside bodies, figures and titles."""
        clause = reading.clause
        text = trace.reply.flat[clause.body : clause.end]
        taken = [token for token in reading.tokens if token.mention is not None]
        for start, end in self._words_of(text):
            inside = any(token.start < clause.body + end and clause.body + start < token.end for token in taken)
            if end - start > 1 and not inside and _HAN.fullmatch(text, start, end):
                yield text[start:end]

    def _verbs_in(self, flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Every place where the letters of a known verb of two or more characters stand, the longest first."""
        places = [
            (at, at + length)
            for at in range(start, end)
            for length in range(2, min(6, end - at) + 1)
            if flat[at : at + length] in self._actions
        ]
        yield from sorted(places, key=lambda place: (place[0] - place[1], place[0]))

    def _unfit(self, flat: str, reading: Reading, token: Token) -> Iterator[Cause]:
        """Why a verb that was seen does not head the clause."""
        span = ((token.start, token.end),)
        particle = flat[token.end : token.end + 1]
        if particle in _PARTICLES and token.end < reading.clause.end:
            around = {"particle": particle, "word": token.text}
            why = say("{particle} behind {word} makes it part of a noun or of an adverbial", **around)
            change = Change(say("the text without {particle} behind {word}", **around), cut=(token.end, token.end + 1))
            yield Cause("clause", "verb_before_particle", why, token.rule, span, change)
        tail = next((other for other in reading.tokens if other.start == token.end), None)
        known = self._rules.words("nominal_tail")
        if tail is not None and tail.text in known:
            why = say("{tail} behind {word} makes it part of a name", tail=tail.text, word=token.text)
            change = _without(known[tail.text].rule, (tail.text,))
            yield Cause("clause", "verb_in_name", why, known[tail.text].rule, ((tail.start, tail.end),), change)
        nominal = self._rules.words("nominal").get(token.text)
        if nominal is not None:
            why = say("{word} is a noun as often as a verb, and nothing here makes it one", word=token.text)
            yield Cause("clause", "noun_by_habit", why, nominal.rule, span, _without(nominal.rule, (token.text,)))
        for opener in reading.frame.adverbials:
            if opener.start < token.start:
                known = self._rules.words("preposition")
                rule = known[opener.text].rule if opener.text in known else opener.rule
                why = say("{word} stands in the adverbial that {opener} opens", word=token.text, opener=opener.text)
                change = Change(say("the text without {words}", words=opener.text), cut=(opener.start, opener.end))
                yield Cause("clause", "adverbial", why, rule, ((opener.start, opener.end),), change)
        why = say("{word} stands where no head of a clause stands", word=token.text)
        yield Cause("clause", "verb_not_placed", why, token.rule, span)

    def _hidden(self, flat: str, reading: Reading, start: int, end: int) -> Iterator[Cause]:
        """What covers the letters of a verb at `start`..`end`."""
        verb = flat[start:end]
        cover = next((token for token in reading.tokens if token.start < end and start < token.end), None)
        if cover is None:
            why = say("{word} is no word of its own here: the words are cut otherwise", word=verb)
            yield Cause("clause", "inside_word", why, self._actions[verb].rule, ((start, end),))
            return
        span = ((cover.start, cover.end),)
        text = flat[cover.start : cover.end]
        if cover.flags & OPAQUE:
            rule = self._rules.words("opaque")[cover.text].rule
            why = say("{text} is one word, which hides the verb {word} inside it", text=text, word=verb)
            yield Cause("clause", "hidden_in_word", why, rule, span, _without(rule, (cover.text,)))
        elif cover.flags & AGENCY:
            why = say("{word} stands inside the body {text}", word=verb, text=text)
            change = _with(text, "not_agency", (text,))
            yield Cause("mentions", "inside_body", why, cover.mention.rule, span, change)
        elif cover.flags & (DOCUMENT | QUOTED):
            marks = "title" if cover.flags & DOCUMENT else "quotation"
            why = say("{word} stands inside the marks {marks}", word=verb, marks=text[0] + text[-1])
            told = say("the text without the marks around {text}", text=text[1:-1])
            change = Change(told, cut=(cover.start, cover.start + 1))
            yield Cause("mentions", f"inside_{marks}", why, "", span, change)
        elif cover.flags & (TIME | QUANTITY):
            why = say("{word} stands inside the figure or time {text}", word=verb, text=text)
            yield Cause("mentions", "inside_figure", why, "", span)
        elif not cover.flags & VERB:
            why = say("{text} is a longer word, which hides {word}", text=text, word=verb)
            yield Cause("clause", "inside_word", why, cover.rule, span, _without(cover.rule, (cover.text,)))


def _without(rule: str, words: tuple[str, ...]) -> Change:
    told = say("take {words} out of the rule {rule}", words="、".join(words), rule=rule)
    return Change(told, without=(rule, words))


def _with(told: str, field: str, words: tuple[str, ...]) -> Change:
    return Change(say("add {words} to a rule of the field {field}", words=told, field=field), added=(field, words))
