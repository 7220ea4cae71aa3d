"""The words of the lexicon in a text, where the borders that the segmenter shows let them be words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import ahocorasick_rs

from replyscan.items.lexicon import Lexicon
from replyscan.items.single_words import Places, SingleWords
from replyscan.items.token_rows import inner_verb, masked
from replyscan.items.tokens import MEASURED_ACT, MODIFIER, OPAQUE, PREPOSITION, SINGLE, TAIL, VERB, Token
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# Most verbs of the genre have two characters.
_VERB_LENGTH = 2
_IN_ALL, _HAVING = "共", "有"
# Two words of two characters in one.
_TWO_WORDS = 4


class LexiconWords:
    """Finds the words of a lexicon; `borders[i]` says whether a word of the text begins or ends at i."""

    def __init__(self, rules: RuleSet, lexicon: Lexicon) -> None:
        self._lexicon, self._flag = lexicon, lexicon.flags
        self._single = SingleWords(rules, self._flag)
        self._tails = frozenset(word for word, flag in self._flag.items() if flag & TAIL and len(word) == 1)
        self._passing = frozenset(rules.words("brief_preposition")) & self._flag.keys()
        self._measured_acts = rules.words("measured_act")
        self._measured_sizes = EdgeWords(rules.words("measured_act_tail"))
        self._inner = {word: verb for word in self._flag if (verb := inner_verb(word, self._flag))}
        # What a token of each word holds behind its place.
        self._found = [(flag, word, *lexicon.labels[word]) for word, flag in self._flag.items()]
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(list(self._flag), matchkind=longest)

    def find(self, text: str, taken: Iterable[Token], borders: bytearray, places: Places) -> list[Token]:
        """The words outside what is `taken`; `places` tell where bodies and figures stand."""
        found: list[Token] = []
        read_until = 0
        for index, start, end in self._automaton.find_matches_as_indexes(masked(text, taken)):
            if start < read_until:
                # A word that the borders showed reaches beyond the one that was found.
                continue
            words = self._words_shown(text, start, end, borders, places)
            if words is None:
                words = self._whole(index, start, end)
            if words:
                found += words
                read_until = words[-1].end
        return found

    def _words_shown(
        self, text: str, start: int, end: int, borders: bytearray, places: Places
    ) -> Sequence[Token] | None:
        """The words to be read for the one found from `start` to `end`: None for that one itself, () for none."""
        if self._only_measured(text, start, end, borders):
            return (Token(start, end, OPAQUE, text[start:end], "tail", MEASURED_ACT),)
        inside = not borders[end] and not self._takes_le(text, start, end)
        if inside and borders[start + 1]:
            # 共建设养老机构: the border inside shows that the words are 共 and 建设.
            parted = self._parted(text, start, end, borders) or self._first_only(text, start, end, borders)
            if parted:
                return parted
        if self._sums_up(text, start, end):
            # 全县共建有公厕120座: whatever border the segmenter sees before 有.
            return self._lexicon.token(text, start, start + 1), self._lexicon.token(text, start + 1, end + 1)
        if self._passes_on(text, start, end, places):
            # 方案已经市发改委批复: 已, and 经 before a body.
            return self._lexicon.token(text, start, end - 1), self._lexicon.token(text, end - 1, end)
        if inside:
            shorter = self._verb_inside(text, start, end, borders)
            if shorter:
                return (self._lexicon.token(text, start, shorter),)
            if not borders[start] or self._makes_name(text, start, end, places):
                return ()
            if end - start == 1 and not self._single.begins(text, start, borders, places):
                return ()
        elif end - start == 1 and not borders[start] and not self._single.ends(text, start, borders, places):
            return ()
        return self._closing_verb(text, start, end, places) or self._verb_across(text, start, end, borders) or None

    def _whole(self, index: int, start: int, end: int) -> Sequence[Token]:
        """The word itself, of one that says yes or no to its verb what says so and the verb."""
        flags, word, label, rule = self._found[index]
        verb = self._inner.get(word)
        if not verb:
            return (Token(start, end, flags, word, label, rule),)
        # 被确定为, 不具备, 顾不上: the verb stands inside the word, ends it or opens it.
        at = start + word.rindex(verb) if len(verb) > 1 or word[0] != verb else start
        rest = (start, at) if at > start else (at + len(verb), end)
        # A verb that no rule knows by itself (应 in 应不下来) is an act.
        told = self._lexicon.labels.get(verb, ("act", "actions.by_place"))
        return (
            Token(*rest, flags, word, label, rule),
            Token(at, at + len(verb), self._flag.get(verb, VERB | SINGLE), verb, *told),
        )

    def _only_measured(self, text: str, start: int, end: int, borders: bytearray) -> bool:
        """Whether an act stands right before what of it is measured, and is no verb (兑付额度暂按2000万元控制)."""
        if text[start:end] not in self._measured_acts or not borders[end]:
            return False
        size = self._measured_sizes.start_of(text, end)
        # 建设规模化茶园: the noun goes on.
        return size > 0 and borders[end + size] > 0 and text[end + size : end + size + 1] != "化"

    def _sums_up(self, text: str, start: int, end: int) -> bool:
        """Whether a word that begins with 共 is 共 and a verb of having, whose 有 stands behind it (共建 + 有)."""
        verb = text[start + 1 : end + 1]
        return text[start] == _IN_ALL and len(verb) > 1 and verb.endswith(_HAVING) and verb in self._flag

    def _takes_le(self, text: str, start: int, end: int) -> bool:
        """Whether 了 belongs to the verb before it, whatever word the segmenter makes of 为了 (改为了现场办理)."""
        return text[end - 1 : end + 1] == "为了" and end - start > 1 and self._flag[text[start:end]] & VERB > 0

    def _parted(self, text: str, start: int, end: int, borders: bytearray) -> Sequence[Token]:
        """The words of one character and then of more that the borders show where one longer word was found."""
        if text[start] not in self._flag:
            return ()
        for length in (4, 3, 2):
            last = start + 1 + length
            word = text[start + 1 : last]
            if last > end and len(word) == length and borders[last] and word in self._flag:
                return (self._lexicon.token(text, start, start + 1), self._lexicon.token(text, start + 1, last))
        return ()

    def _first_only(self, text: str, start: int, end: int, borders: bytearray) -> Sequence[Token]:
        """The preposition that the first character is, where the second begins another word (从 + 事业收入)."""
        apart = end - start == _VERB_LENGTH and borders[start] and self._flag.get(text[start], 0) & PREPOSITION
        return (self._lexicon.token(text, start, start + 1),) if apart else ()

    def _passes_on(self, text: str, start: int, end: int, places: Places) -> bool:
        """Whether the last character is a preposition of the body behind it, and the rest a word by itself."""
        passed = end in places.bodies and text[end - 1] in self._passing and text[start : end - 1] in self._flag
        # 接受人大监督: a verb that ends with 受 is one.
        return passed and not self._flag[text[start:end]] & VERB

    def _verb_inside(self, text: str, start: int, end: int, borders: bytearray) -> int:
        """Where the verb ends that opens a word which the borders do not let end at `end`; 0 for no verb."""
        last, middle = end - 1, start + _VERB_LENGTH
        if not (borders[last] and last - start > 1) and end - start == _TWO_WORDS and borders[start]:
            # 建设标准化学校: the border inside shows where the verb ends.
            last = middle
        if borders[last] and last - start > 1 and self._lexicon.is_verb(text[start:last]):
            # 推进中小型项目: the last character begins the next word.
            return last
        # 建设标准化辅导室: the noun 建设标准 is none where a longer word goes on behind its verb.
        hidden = self._flag[text[start:end]] == OPAQUE and borders[middle] and self._lexicon.is_verb(text[start:middle])
        return middle if hidden else 0

    def _makes_name(self, text: str, start: int, end: int, places: Places) -> bool:
        """Whether the character behind a verb makes a noun of both.

        征求镇、村意见: a list of nouns makes no name with the verb before it.
        """
        if text[end : end + 1] not in self._tails or text[end + 1 : end + 2] == "、":
            return False
        if start in places.ended and self._lexicon.labels[text[start:end]][0] == "fund":
            # 省 + 下达 + 市县: who pays stands right before the verb, whatever the words behind it make up.
            return False
        return not self._single.is_intended(text, start)

    def _closing_verb(self, text: str, start: int, end: int, places: Places) -> Sequence[Token]:
        """The verb that a name of work ends with, and its adverb, where a figure behind or a body shows it.

        联合检查6轮次; 县住建局联合检查企业36家.
        """
        if end not in places.figures and not (start in places.ended and places.tells_figure(text, end)):
            return ()
        middle = end - _VERB_LENGTH
        known = self._flag[text[start:end]] == OPAQUE and self._flag.get(text[start:middle], 0) & MODIFIER
        if not known or not self._lexicon.is_verb(text[middle:end]):
            return ()
        return (self._lexicon.token(text, start, middle), self._lexicon.token(text, middle, end))

    def _verb_across(self, text: str, start: int, end: int, borders: bytearray) -> Sequence[Token]:
        """The verb that begins before the word found, which ends with 为 (被确定为试点县: 确定, and not 定为)."""
        across = text[end - 1] == "为" and not borders[start + 1] and self._lexicon.is_verb(text[start - 1 : start + 1])
        return (self._lexicon.token(text, start - 1, start + 1),) if across else ()
