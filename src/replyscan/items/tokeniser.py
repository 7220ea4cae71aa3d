"""Cuts a reply's text into tokens: words of the clause lexicons and mentions, in order and without overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import ahocorasick_rs

from replyscan.items.aspect_words import AspectWords
from replyscan.items.lexicon import Lexicon
from replyscan.items.lexicon_words import LexiconWords
from replyscan.items.measured_names import MeasuredNames
from replyscan.items.single_words import Places
from replyscan.items.token_rows import masked, with_joined_adverbs
from replyscan.items.tokens import (
    FIELDS,
    GENERAL,
    MODIFIER,
    NEGATION,
    OPAQUE,
    PIVOT,
    QUANTITY,
    STATUS,
    TAIL,
    TELLING,
    UNKNOWN,
    VERB,
    Token,
    Tokens,
    by_place,
)
from replyscan.rules import RuleSet
from replyscan.rules.patterns import PatternFinder

# Verbs that no list knows have two characters like most verbs of the genre; longer words are mostly nouns.
_UNKNOWN_LENGTH = 2
# A verb and the one character that makes a noun of it (监测网).
_SHORT_NOUN = 3


class Tokeniser:
    """Cuts a text into tokens by the clause lexicons of a rule set; mentions hide the words inside them."""

    def __init__(self, rules: RuleSet) -> None:
        lexicon = Lexicon(rules)
        self._flag, self._token = lexicon.flags, lexicon.token
        self._words, self._aspects = LexiconWords(rules, lexicon), AspectWords(rules)
        self._names = MeasuredNames(rules, lexicon.flags)
        self._nouns = frozenset((*rules.words("list_noun"), *rules.words("list_adjective")))
        self._patterns = PatternFinder(rules, tuple(FIELDS), "word")
        general = {word: entry for word, entry in rules.words("general_verb").items() if word not in self._flag}
        self._general = list(general)
        self._general_labels = [(entry.label, entry.rule) for entry in general.values()]
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._general_automaton = ahocorasick_rs.AhoCorasick(self._general, matchkind=longest)

    def tokens(self, text: str, mentions: Iterable[Token], edges: bytes) -> Tokens:
        """The tokens of `text`; `mentions` must come in order of precedence, the first to claim a stretch keeps it.

        `edges[i]` says whether a word of the text begins (or the last one ended) at i; what is only a part of a longer
        word there (对 in 对象, 集中 in 集中式) is no token.
        """
        occupied, borders = bytearray(len(text) + 1), bytearray(edges)
        taken = self._claimed(text, mentions, occupied, borders)
        places = Places.of(taken)
        taken += self._described(text, occupied, edges)
        taken += self._names.find(text, taken, occupied)
        taken += self._words.find(text, taken, borders, places)
        taken += self._dictionary_verbs(masked(text, taken), borders)
        taken.sort(key=by_place)
        taken += [*self._unknown_verbs(text, taken, borders), *self._aspects.verbs(text, taken, borders)]
        taken.sort(key=by_place)
        return Tokens(with_joined_adverbs(text, self._aspects.with_complements(text, taken)))

    def _claimed(self, text: str, mentions: Iterable[Token], occupied: bytearray, borders: bytearray) -> list[Token]:
        """The mentions that lie outside all earlier ones; words begin and end where they do."""
        claimed: list[Token] = []
        for mention in mentions:
            if mention.flags & QUANTITY:
                mention = self._without_bound(mention, text)
            start, end = mention.start, mention.end
            if end > start and occupied.find(1, start, end) < 0:
                occupied[start:end] = b"\x01" * (end - start)
                claimed.append(mention)
                borders[start] = borders[end] = 1
        return claimed

    def _unknown_verbs(self, text: str, taken: Sequence[Token], borders: bytearray) -> Iterator[Token]:
        """Words that no rule knows where a predicate must begin: behind 已, 正在, 拟, 不宜 and adverbs after them."""
        for index, token in enumerate(taken):
            told = token.flags & TELLING and (token.flags & STATUS or not token.flags & NEGATION)
            promised = token.flags & STATUS and token.flags & MODIFIER and not token.flags & (PIVOT | TAIL | NEGATION)
            if not told and not promised:
                continue
            while index + 1 < len(taken) and taken[index + 1].start == token.end and taken[index + 1].flags & MODIFIER:
                index, token, told = index + 1, taken[index + 1], told or promised
            if not told or token.flags & (PIVOT | VERB) or token.text.startswith("每"):
                # 将每个摊位的费用用于保洁: a noun follows.
                continue
            start, end = token.end, token.end + _UNKNOWN_LENGTH
            free = taken[index + 1].start >= end if index + 1 < len(taken) else end <= len(text)
            if text[start:end] in self._nouns:
                # 正在乡镇试点: where, and no verb.
                continue
            if not free or any(borders[start + 1 : end]):
                continue
            if token.flags & NEGATION and _opens_verb(taken, index + 1, end):
                # 未能物理隔离: how it could not be done, and then the verb.
                continue
            if told and not borders[end] and self._flag.get(text[start:end], 0) & (VERB | OPAQUE) == VERB:
                # 已批复馆内方案: behind 已 the words show the verb, wherever the segmenter parts them.
                yield self._token(text, start, end)
            elif borders[end] and text[start:end].isalpha():
                yield Token(start, end, VERB | GENERAL | UNKNOWN, text[start:end], "act", "actions.by_place")

    def _described(self, text: str, occupied: bytearray, edges: bytes) -> Iterator[Token]:
        """What pattern and tokens rules describe outside the mentions, the first rule first."""
        for start, end, rule in self._patterns.find(text, edges):
            # 监测 + 网店: a noun that ends with the first character of a word is none.
            parted = not edges[end] and edges[end - 1] and end - start == _SHORT_NOUN
            if occupied.find(1, start, end) < 0 and not (parted and FIELDS[rule.field] == OPAQUE):
                occupied[start:end] = b"\x01" * (end - start)
                yield Token(start, end, FIELDS[rule.field], text[start:end], rule.label, rule.id)

    def _dictionary_verbs(self, text: str, borders: bytearray) -> Iterator[Token]:
        """Verbs that only the general dictionary knows, where no other rule knows a word."""
        for index, start, end in self._general_automaton.find_matches_as_indexes(text):
            if borders[start] and borders[end]:
                yield Token(start, end, VERB | GENERAL, self._general[index], *self._general_labels[index])

    def _without_bound(self, mention: Token, text: str) -> Token:
        """A quantity without the bound word before its figure (超过8亿元, 约为3%), maybe the verb of its clause."""
        start = mention.start + (text[mention.start] in "不约")
        for length in (3, 2, 1):
            if self._flag.get(text[start : start + length], 0) & VERB and start + length < mention.end:
                return replace(mention, start=start + length)
        return mention


def _opens_verb(taken: Sequence[Token], index: int, at: int) -> bool:
    """Whether the token at `index` is a verb that begins at `at`."""
    return index < len(taken) and taken[index].start == at and bool(taken[index].flags & VERB)
