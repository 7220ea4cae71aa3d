"""The tokens of one clause: what stands beside each of them, its figures and goals, and which of them are verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replyscan.items.clause_words import ClauseWords
from replyscan.items.shown_singles import shows_single
from replyscan.items.tokens import (
    AGENCY,
    COMPLEMENT,
    DOCUMENT,
    GOAL,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    SINGLE,
    STATUS,
    TAIL,
    TIME,
    VERB,
    Token,
    has_kind,
)

_NUMERALS = ("一", "两", "几")
# What stands behind 还 where it is an adverb.
_STILL = ("是", "要", "会", "能", "得", "该", "将", "可", "应", "需")
_GOAL_WORDS = ("至", "到", "为")
# 腾出 + 来, 送 + 去
_COMING = ("来", "去")
# A clause of a body and its verb alone is so short.
_SHORT = 9


class ClauseTokens:
    """The tokens of one clause with its text; all answers are about places in `tokens`."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int, words: ClauseWords) -> None:
        self.text, self.tokens, self.start, self.end, self.words = text, tokens, start, end, words
        # All that any token from each place on may be, so that most questions about later tokens are answered at once.
        flags, from_end = 0, [0]
        for token in reversed(tokens):
            flags |= token.flags
            from_end.append(flags)
        self.flags, self._flags_from = flags, from_end[::-1]
        self._heads: dict[int, bool] = {}

    def after(self, index: int) -> Token | None:
        """The token that follows at once, without anything unknown between; None if there is none."""
        tokens = self.tokens
        if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
            return tokens[index + 1]
        return None

    def before(self, index: int) -> Token | None:
        """The token right before, without anything unknown between; None if there is none."""
        previous = self.tokens[index - 1] if index else None
        return previous if previous is not None and previous.end == self.tokens[index].start else None

    def behind(self, index: int) -> str:
        """The character behind the token."""
        end = self.tokens[index].end
        return self.text[end : end + 1] if end < self.end else ""

    def followed_by(self, index: int, flags: int) -> bool:
        """Whether what follows the token at once may be one of `flags`."""
        tokens, later = self.tokens, index + 1
        if later >= len(tokens) or not tokens[later].flags & flags:
            return False
        return tokens[later].start == tokens[index].end

    def preceded_by(self, index: int, flags: int) -> bool:
        """Whether what stands right before the token may be one of `flags`."""
        previous = self.before(index)
        return previous is not None and bool(previous.flags & flags)

    def later(self, index: int) -> Iterator[tuple[int, Token]]:
        """The tokens behind the one at `index`, each with its place."""
        return enumerate(self.tokens[index + 1 :], index + 1)

    def has_behind(self, index: int, flags: int) -> bool:
        """Whether anything behind the token, at once or later, may be one of `flags`."""
        return bool(self._flags_from[index + 1] & flags)

    def holds(self, words: Sequence[str], index: int) -> bool:
        """Whether one of `words` is written anywhere behind the token."""
        at = self.tokens[index].end
        for word in words:  # noqa: SIM110
            if self.text.find(word, at, self.end) >= 0:
                return True
        return False

    def particle(self, index: int) -> int:
        """Where the first 的 behind the token stands; -1 where none does."""
        return self.text.find("的", self.tokens[index].end, self.end)

    def before_particle(self, index: int) -> bool:
        """Whether 的 stands anywhere behind the token, so that it may only describe a noun."""
        return self.particle(index) >= 0

    def before_tail(self, index: int) -> bool:
        """Whether a noun of the kind that makes a verb before it a noun follows (建设 + 规模)."""
        return self.followed_by(index, TAIL)

    def brings_actor(self, index: int) -> bool:
        """Whether what follows the verb at once does something itself (指导 + 企业 + 申报备案)."""
        if not self.before_tail(index):
            return False
        place = index + 1
        while self.followed_by(place, MODIFIER) and not self.followed_by(place, VERB):
            # 引导群众科学健身
            place += 1
        acting = self.after(place)
        return acting is not None and bool(acting.flags & VERB) and not acting.flags & (TAIL | SINGLE)

    def figure_between(self, index: int, later: int) -> bool:
        """Whether a figure stands between two tokens (申请专利94件、授权31件)."""
        return has_kind(self.tokens[index + 1 : later], QUANTITY)

    def before_figure(self, index: int) -> bool:
        """Whether a quantity follows the verb at once, or behind its complement (提高到73%), and no noun owns it."""
        at = self.tokens[index].end
        for following in self.tokens[index + 1 : index + 3]:
            if following.start != at:
                return False
            if following.flags & QUANTITY:
                return self.text[following.end : following.end + 1] != "的"
            if not following.flags & COMPLEMENT:
                return False
            at = following.end
        return False

    def takes_figure(self, index: int) -> bool:
        """Whether a figure or a goal stands behind the verb at once, or a time (达68%, 升至12位)."""
        return self.before_figure(index) or self.takes_goal(index) or self.quantity_follows(index)

    def quantity_follows(self, index: int) -> bool:
        """Whether any quantity stands behind the token."""
        return bool(self._flags_from[index + 1] & QUANTITY)

    def takes_goal(self, index: int) -> bool:
        """Whether a complement that leads to a goal follows the verb (放宽至2005年)."""
        following, end = self.after(index), self.tokens[index].end
        if self.tokens[index].flags & VERB and end + 1 < self.end and self.text[end] in self.words.goals:
            return True
        if following is None or not self.tokens[index].flags & VERB:
            return False
        return bool(following.flags & COMPLEMENT and following.flags & GOAL) or (
            bool(following.flags & (TIME | QUANTITY)) and following.text.startswith(_GOAL_WORDS)
        )

    def shown(self, index: int) -> bool:
        """Whether a verb of one character is shown to be one: by an adverb before it or 了, a goal, a figure behind."""
        token = self.tokens[index]
        if not token.flags & SINGLE or self.before_figure(index):
            return True
        still = self.behind(index) in _STILL or self.followed_by(index, MODIFIER | STATUS)
        if token.flags & MODIFIER and still:
            # 还准备添2台, 一档还是2.05元, 还要给新场子铺路: 还 is an adverb.
            return False
        if self.behind(index) in ("了", "过") or self.behind(index) in self.words.completing:
            return True
        if self.fails(index) or self.behind(index) in _NUMERALS:
            # 补不齐, 共同搞一次演练
            return True
        if token.start == self.start and self.quantity_follows(index):
            return True
        if self.is_doubled(index) or (token.end == self.end and self._comes_next(index)):
            return True
        if token.end == self.end and has_kind(self.tokens[:index], PREPOSITION | STATUS):
            return True
        if token.end == self.end and index and self._closes_dated(index):
            # 省公司12月份批, 剩下的三十四个书屋明年换, 明年才能修
            return True
        if self.closes_behind_adverb(index) or shows_single(self, index):
            return True
        if self.followed_by(index, AGENCY | QUOTED | DOCUMENT) or self.text.startswith(self.words.ways, token.end):
            # 办“马扎课堂”, 能批下来
            return True
        if self.followed_by(index, NOMINAL) and self.followed_by(index + 1, QUANTITY):
            # 做护坡300米
            return True
        if self.behind(index) in self.words.goals or self.behind(index) == "出" or self.places(index):
            return True
        if token.end < self.end and any(
            earlier.flags & PREPOSITION and earlier.flags & SINGLE and self.text[earlier.start - 1] != "是"
            for earlier in self.tokens[:index]
        ):
            # 给11栋楼做外墙保温
            return True
        if token.text in self.words.set_up and any(earlier.text == "在" for earlier in self.tokens[:index]):
            # 在门诊楼一层设母婴室
            return True
        others = (other for other in self.tokens if other.flags & VERB and other is not token)
        if all(other.flags & PREPOSITION for other in others) and (
            self.quantity_follows(index) or (token.start == self.start and token.label == "act")
        ):
            # 换绝缘线
            return True
        if token.text in self.words.awarding and self.text.endswith(self.words.awards, token.end, self.end):
            # 12项成果获省科学技术奖
            return True
        previous = self.before(index)
        if previous is not None and previous.text in self.words.prefixes and token.end < self.end:
            # 将另选新址
            return True
        return previous is not None and bool(
            previous.flags & (STATUS | NEGATION | OBJECT_MARKER)
            or (previous.flags & AGENCY and (token.end < self.end or self._bears(index)))
            or (previous.flags & (MODIFIER | TIME) and self.quantity_follows(index))
            # 从9月1日起收摊位费
            or (previous.flags & TIME and previous.text[-1] == "起" and token.end + 1 < self.end)
        )

    def _bears(self, index: int) -> bool:
        """Whether a clause of nothing but a body and the verb right behind it says who does it (县里发, 学校掏)."""
        token, body = self.tokens[index], self.tokens[index - 1]
        return index == 1 and token.label == "act" and body.end == token.start and token.end - self.start < _SHORT

    def closes_behind_adverb(self, index: int) -> bool:
        """Whether the verb ends the clause right behind one that only says how (县里统一配, 公司统一换的)."""
        token, before = self.tokens[index], self.before(index)
        if before is None or not before.flags & MODIFYING_VERB or before.end != token.start:
            return False
        return token.end == self.end or (token.end + 1 == self.end and self.text[token.end] == "的")

    def _closes_dated(self, index: int) -> bool:
        """Whether the verb that ends the clause stands behind a time, maybe with what can or must be done between."""
        dated = index
        while dated and self.tokens[dated - 1].flags & MODIFIER and not self.tokens[dated - 1].flags & VERB:
            dated -= 1
        if not dated or not self.preceded_by(dated, TIME) or self.tokens[index - 1].end != self.tokens[index].start:
            return False
        return dated < index or self.tokens[0].flags & AGENCY > 0 or self.tokens[dated - 1].start > self.start

    def is_doubled(self, index: int) -> bool:
        """Whether the verb stands twice behind 再 (我们再跟他们谈谈, but 欢迎来看看)."""
        token = self.tokens[index]
        if not any(earlier.text == "再" for earlier in self.tokens[:index]):
            return False
        return self.text.startswith((token.text, f"一{token.text}"), token.end)

    def _comes_next(self, index: int) -> bool:
        """Whether 再 right before a verb says that it is done next (剩下的我们明年再修)."""
        before = self.tokens[index - 1] if index else None
        return before is not None and before.text == "再" and before.end == self.tokens[index].start

    def places(self, index: int) -> bool:
        """Whether 在 behind the verb says where its thing is put, and nothing is done there (结果贴在公开栏)."""
        return self.behind(index) == "在" and not any(
            token.flags & VERB and not token.flags & NOMINAL for _, token in self.later(index)
        )

    def is_over(self, index: int) -> bool:
        """Whether 了 stands behind the verb, or behind what leads to where its object went (运到了河滩)."""
        behind = self.behind(index)
        led = behind and (behind in self.words.goals or behind == "在")
        return behind == "了" or bool(led and self.text.startswith("了", self.tokens[index].end + 1))

    def completed_at(self, index: int, at: int) -> int:
        """Where what completes the verb at `index` ends, if it begins at `at`; `at` where nothing does.

        One character is a complement only before a figure or the clause's end (铺完, 换好四点五公里, but 修通村公路).
        """
        verb, text, words = self.tokens[index], self.text, self.words
        if at < self.end and text[at : at + 2] in words.completed and at + 2 <= self.end:
            return at + 2
        directed = len(verb.text) > 1 and verb.text[-1] in words.completed
        if at >= self.end or text[at] not in words.completed or not (len(verb.text) == 1 or directed):
            return at
        behind = at + 1
        closes = behind == self.end or (text[behind] == "了" and behind + 1 == self.end)
        if closes or (directed and text[at] in _COMING):
            return behind
        counts = text[at] not in words.goals and len(verb.text) == 1
        counts = counts and any(token.start == behind and token.flags & QUANTITY for token in self.tokens[index + 1 :])
        return behind if counts else at

    def fails(self, index: int) -> bool:
        """Whether 不 with a complement behind the verb says that it fails (办不了, 补不齐)."""
        end = self.tokens[index].end
        if end + 2 > self.end or self.text[end] != "不" or self.text[end + 1] not in self.words.failing:
            return False
        # 化解不动产遗留问题
        return not any(token.start == end and token.flags & OPAQUE for token in self.tokens[index + 1 :])
