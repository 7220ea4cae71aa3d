"""Cuts a reply's text into tokens: words of the clause lexicons and mentions, in order and without overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import ahocorasick_rs

from replyscan.items.aspect_words import AspectWords
from replyscan.items.single_words import Places, SingleWords
from replyscan.items.token_rows import inner_verb, masked, with_joined_adverbs
from replyscan.items.tokens import (
    CONNECTIVE,
    FIELDS,
    GENERAL,
    LIGHT,
    MEASURED_ACT,
    MODIFIER,
    NEGATION,
    OPAQUE,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    RATE,
    SINGLE,
    STATUS,
    TAIL,
    TELLING,
    UNKNOWN,
    VERB,
    Token,
    Tokens,
    by_place,
)
from replyscan.mentions.name_scanner import measured_acts
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import PatternFinder

# Verbs that no list knows have two characters like most verbs of the genre; longer words are mostly nouns.
_UNKNOWN_LENGTH = 2
# How far before its figure the name of a rate may begin.
_FARTHEST_NAME = 60
# Two words of two characters in one.
_LONGEST_PAIR = 4
# A verb and the one character that makes a noun of it (监测网).
_SHORT_NOUN = 3


class Tokeniser:
    """Cuts a text into tokens by the clause lexicons of a rule set; mentions hide the words inside them."""

    def __init__(self, rules: RuleSet) -> None:
        flags: dict[str, int] = {}
        self.labels: dict[str, tuple[str, str]] = {}
        for field, flag in FIELDS.items():
            for word, entry in rules.words(field).items():
                flags[word] = flags.get(word, 0) | flag
                if field == "action" or word not in self.labels:
                    self.labels[word] = (entry.label, entry.rule)
        for word, flag in flags.items():
            if flag & (VERB | MODIFIER | CONNECTIVE | NEGATION | STATUS | PREPOSITION | LIGHT):
                flags[word] = flag & ~OPAQUE
        self._tails = frozenset(word for word, flag in flags.items() if flag & TAIL and len(word) == 1)
        self._rate_endings = tuple(rules.words("rate_ending"))
        self._measured, self._act = EdgeWords(measured_acts(rules)), EdgeWords(rules.words("measured_act"))
        self._passing = frozenset(rules.words("brief_preposition")) & flags.keys()
        self._nouns = frozenset((*rules.words("list_noun"), *rules.words("list_adjective")))
        self._inner = {word: verb for word in flags if (verb := inner_verb(word, flags))}
        self._words = list(flags)
        self._single, self._aspects = SingleWords(rules, flags), AspectWords(rules)
        self._flag = flags
        # What a token of each word holds behind its place; of a refusal the token of its verb too.
        self._found = [(flags[word], word, *self.labels[word]) for word in self._words]
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(self._words, matchkind=longest)
        general = {word: entry for word, entry in rules.words("general_verb").items() if word not in flags}
        self._patterns = PatternFinder(rules, tuple(FIELDS), "word")
        self._general = list(general)
        self._general_labels = [(entry.label, entry.rule) for entry in general.values()]
        self._general_automaton = ahocorasick_rs.AhoCorasick(self._general, matchkind=longest)

    def tokens(self, text: str, mentions: Iterable[Token], edges: bytes) -> Tokens:
        """The tokens of `text`; `mentions` must come in order of precedence, the first to claim a stretch keeps it.

        `edges[i]` says whether a word of the text begins (or the last one ended) at i; what is only a part of a longer
        word there (对 in 对象, 集中 in 集中式) is no token.
        """
        taken: list[Token] = []
        occupied = bytearray(len(text) + 1)
        borders = bytearray(edges)
        for mention in mentions:
            if mention.flags & QUANTITY:
                mention = self._without_bound(mention, text)
            start, end = mention.start, mention.end
            if end > start and occupied.find(1, start, end) < 0:
                occupied[start:end] = b"\x01" * (end - start)
                taken.append(mention)
                borders[start] = borders[end] = 1
        places = Places.of(taken)
        taken += self._described(text, occupied, edges)
        taken += self._rates(text, taken, occupied)
        told_until = 0
        for index, start, end in self._automaton.find_matches_as_indexes(masked(text, taken)):
            if start < told_until:
                continue
            # 改为了现场办理: 了 belongs to the verb, whatever word the segmenter makes of 为了.
            over = text[end - 1 : end + 1] == "为了" and end - start > 1 and self._flag[text[start:end]] & VERB
            if not borders[end] and borders[start + 1] and not over:
                # 共建设养老机构: the border inside shows that the words are 共 and 建设.
                parted = self._parted(text, start, end, borders) or self._first_only(text, start, end, borders)
                if parted:
                    taken += parted
                    told_until = parted[-1].end
                    continue
            passed = end in places.bodies and text[end - 1] in self._passing and text[start : end - 1] in self._flag
            # 接受人大监督: a verb that ends with 受 is one.
            if passed and not self._flag[text[start:end]] & VERB:
                # 方案已经市发改委批复: 已, and 经 before a body.
                for place, word in ((start, text[start : end - 1]), (end - 1, text[end - 1])):
                    taken.append(Token(place, place + len(word), self._flag[word], word, *self.labels[word]))
                continue
            if not borders[end] and not over:
                shorter = text[start : end - 1]
                if not (borders[end - 1] and len(shorter) > 1) and end - start == _LONGEST_PAIR and borders[start]:
                    # 建设标准化学校: the border inside shows where the verb ends.
                    shorter = text[start : start + _UNKNOWN_LENGTH] if borders[start + _UNKNOWN_LENGTH] else ""
                last = start + len(shorter)
                if borders[last] and len(shorter) > 1 and self._flag.get(shorter, 0) & VERB:
                    # 推进中小型项目: the last character begins the next word.
                    taken.append(Token(start, last, self._flag[shorter], shorter, *self.labels[shorter]))
                    continue
                first = text[start : start + _UNKNOWN_LENGTH]
                if (
                    self._flag[text[start:end]] == OPAQUE
                    and borders[start + _UNKNOWN_LENGTH]
                    and self._flag.get(first, 0) & VERB
                ):
                    # 建设标准化辅导室: the noun 建设标准 is none where a longer word goes on behind its verb.
                    taken.append(Token(start, start + _UNKNOWN_LENGTH, self._flag[first], first, *self.labels[first]))
                    continue
                following = text[end : end + 1]
                tail = following in self._tails and text[end + 1 : end + 2] != "、"
                if tail and start in places.ended and self.labels.get(text[start:end], ("",))[0] == "fund":
                    # 省 + 下达 + 市县: who pays stands right before the verb, whatever the words behind it make up.
                    tail = False
                if not borders[start] or (tail and not self._single.is_intended(text, start)):
                    # 征求镇、村意见: a list of nouns makes no name with the verb before it.
                    continue
                if end - start == 1 and not self._single.begins(text, start, borders, places):
                    continue
            elif end - start == 1 and not borders[start] and not self._single.ends(text, start, borders, places):
                continue
            shown = end in places.figures or (start in places.ended and places.tells_figure(text, end))
            if shown and (told := self._closing_verb(text, start, end)):
                taken += told
                continue
            if (
                text[end - 1] == "为"
                and self._flag.get(text[start - 1 : start + 1], 0) & VERB
                and not borders[start + 1]
            ):
                # 被确定为试点县: the verb is 确定, and not 定为.
                start, end = start - 1, start + 1
                taken.append(
                    Token(start, end, self._flag[text[start:end]], text[start:end], *self.labels[text[start:end]])
                )
                continue
            flags, word, label, rule = self._found[index]
            verb = self._inner.get(word)
            if verb:
                # 被确定为, 不具备, 顾不上: the verb stands inside the word, ends it or opens it.
                at = start + word.rindex(verb) if len(verb) > 1 or word[0] != verb else start
                rest = (start, at) if at > start else (at + len(verb), end)
                taken.append(Token(*rest, flags, word, label, rule))
                taken.append(Token(at, at + len(verb), self._flag.get(verb, VERB | SINGLE), verb, *self._label(verb)))
            else:
                taken.append(Token(start, end, flags, word, label, rule))
        taken += self._dictionary_verbs(masked(text, taken), borders)
        taken.sort(key=by_place)
        taken += [*self._unknown_verbs(text, taken, borders), *self._aspects.verbs(text, taken, borders)]
        taken.sort(key=by_place)
        return Tokens(with_joined_adverbs(text, self._aspects.with_complements(text, taken)))

    def _label(self, verb: str) -> tuple[str, str]:
        """What a verb is; one that no rule knows by itself (应 in 应不下来) is an act."""
        return self.labels.get(verb, ("act", "actions.by_place"))

    def _closing_verb(self, text: str, start: int, end: int) -> list[Token]:
        """The verb that a name of work ends with, and its adverb, where a figure behind or a body shows it.

        联合检查6轮次; 县住建局联合检查企业36家.
        """
        middle = end - _UNKNOWN_LENGTH
        adverb, verb = text[start:middle], text[middle:end]
        known = self._flag[text[start:end]] == OPAQUE and self._flag.get(adverb, 0) & MODIFIER
        if not known or not self._flag.get(verb, 0) & VERB:
            return []
        return [
            Token(at, at + len(word), self._flag[word], word, *self.labels[word])
            for at, word in ((start, adverb), (middle, verb))
        ]

    def _parted(self, text: str, start: int, end: int, borders: bytearray) -> list[Token]:
        """The words of one character and then of more that the borders show where one longer word was found."""
        first = text[start : start + 1]
        for length in (4, 3, 2):
            last = start + 1 + length
            word = text[start + 1 : last]
            if last > end and len(word) == length and borders[last] and first in self._flag and word in self._flag:
                return [
                    Token(start, start + 1, self._flag[first], first, *self.labels[first]),
                    Token(start + 1, last, self._flag[word], word, *self.labels[word]),
                ]
        return []

    def _first_only(self, text: str, start: int, end: int, borders: bytearray) -> list[Token]:
        """The preposition that the first character is, where the second begins another word (从 + 事业收入)."""
        first = text[start]
        apart = end - start == _UNKNOWN_LENGTH and borders[start] and self._flag.get(first, 0) & PREPOSITION
        return [Token(start, start + 1, self._flag[first], first, *self.labels[first])] if apart else []

    def _unknown_verbs(self, text: str, taken: Sequence[Token], borders: bytearray) -> Iterator[Token]:
        """Words that no rule knows where a predicate must begin: behind 已, 正在 or 拟 and the adverbs after it."""
        for index, token in enumerate(taken):
            told = token.flags & TELLING and not token.flags & NEGATION
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
            if told and not borders[end] and self._flag.get(text[start:end], 0) & (VERB | OPAQUE) == VERB:
                # 已批复馆内方案: behind 已 the words show the verb, wherever the segmenter parts them.
                yield Token(start, end, self._flag[text[start:end]], text[start:end], *self.labels[text[start:end]])
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

    def _rates(self, text: str, taken: Sequence[Token], occupied: bytearray) -> list[Token]:
        """The names of rates and of what of an act is measured, which hide verbs (帮教成功率98%, 参保人数360万人)."""
        return [token for figure in taken if figure.flags & QUANTITY for token in self._rate(text, figure, occupied)]

    def _rate(self, text: str, figure: Token, occupied: bytearray) -> Iterator[Token]:
        """The name of the rate that `figure` tells, without the mentions inside it; nothing for other names."""
        name = figure.mention.name
        if name is None or name in self._flag or text.startswith("的", figure.end):
            return
        whole = name.endswith(self._rate_endings)
        hidden = len(name) if whole else self._measured.end_of(name)
        start = text.rfind(name, max(0, figure.start - _FARTHEST_NAME), figure.start) if hidden else -1
        if start < 0 or text[start - 1] == "的":
            # 支持小面额券取款的机具占比: a clause describes what has the rate.
            return
        end = start + len(name)
        start = end - hidden
        # 灌溉 + 面积: what is measured of the act is a token of its own.
        end = end if whole else start + self._act.start_of(name[-hidden:])
        while start < end:
            if occupied[start]:
                start += 1
                continue
            claimed = occupied.find(1, start, end)
            stop = claimed if claimed >= 0 else end
            occupied[start:stop] = b"\x01" * (stop - start)
            yield Token(start, stop, OPAQUE, text[start:stop], "tail", RATE if whole else MEASURED_ACT)
            start = stop

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
