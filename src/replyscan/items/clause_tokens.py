"""The tokens of one clause: what stands beside each of them, its figures and goals, and which of them are verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replyscan.items.clause_words import ClauseWords
from replyscan.items.tokens import (
    COMPLEMENT,
    GOAL,
    MODIFIER,
    NOMINAL,
    OPAQUE,
    QUANTITY,
    SINGLE,
    TAIL,
    TIME,
    VERB,
    Token,
    has_kind,
)

_GOAL_WORDS = ("至", "到", "为")
# 腾出 + 来, 送 + 去
_COMING = ("来", "去")


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
