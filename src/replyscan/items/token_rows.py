"""Rows of tokens and what stands inside their words: joined adverbs, hidden mentions, verbs in words of status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from replyscan.items.tokens import MODIFIER, NEGATION, QUANTITY, SINGLE, STATUS, VERB, Token, by_place


def with_joined_adverbs(text: str, tokens: list[Token]) -> list[Token]:
    """`tokens` where an adverb reaches up to the next behind 、 (分批次、分年度改造), so that nothing parts them."""
    last = -1
    for index, token in enumerate(tokens):
        adverb = token.flags & (MODIFIER | VERB | STATUS | QUANTITY) == MODIFIER
        if adverb and last == index - 1 and index and text[tokens[last].end : token.start] == "、":
            tokens[last] = replace(tokens[last], end=token.start)
        if adverb:
            last = index
    return tokens


def masked(text: str, mentions: Iterable[Token]) -> str:
    """`text` with the characters of mentions made unreadable, so that no word is found across their edges."""
    pieces: list[str] = []
    at = 0
    for mention in sorted(mentions, key=by_place):
        pieces += [text[at : mention.start], "\0" * (mention.end - mention.start)]
        at = mention.end
    pieces.append(text[at:])
    return "".join(pieces)


# What says behind a verb that one cannot afford it.
_UNABLE = "不起"


def inner_verb(word: str, flags: dict[str, int]) -> str | None:
    """The verb that a word of status holds, so that it can head the clause (不具备 → 具备, 被确定为 → 确定)."""
    if not flags[word] & (STATUS | NEGATION) or flags[word] & VERB:
        return None
    if word[0] == "被" and word[-1] == "为" and len(word) > 3 and flags.get(word[1:-1], 0) & VERB:
        return word[1:-1]
    verb = next((word[at:] for at in range(1, len(word) - 1) if flags.get(word[at:], 0) & VERB), None)
    if verb is not None or not flags[word] & STATUS:
        return verb
    for at in range(min(2, len(word) - 2)):
        # 顾不上, 先放一放
        opened = flags.get(word[at], 0) & (SINGLE | MODIFIER) == SINGLE or (
            at == 0 and len(word) > 3 and word[0] not in flags
        )
        if opened and (word[at + 1] == "不" or (word[at + 1] == "一" and word[at + 2] == word[at])):
            return word[at]
    if word[0] == "不" and word[-1] == "了" and flags.get(word[1:-1], 0) & SINGLE:
        # 不扩了
        return word[1:-1]
    if word.endswith(_UNABLE) and flags.get(word[: -len(_UNABLE)], 0) & VERB:
        # 承受不起
        return word[: -len(_UNABLE)]
    # 先不装, 往后放
    return word[-1] if len(word) > 2 and word[-2] in "不后" and flags.get(word[-1], 0) & SINGLE else None
