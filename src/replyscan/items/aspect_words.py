"""What 了 shows of the words before it: verbs that no rule knows, and complements that are no verbs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from replyscan.items.tokens import (
    AGENCY,
    COMPLEMENT,
    GENERAL,
    MODIFIER,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PARTNER_CLOSER,
    QUANTITY,
    SINGLE,
    TIME,
    VERB,
    Token,
)
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet

_ASPECT = late_pattern("(?<![为除罢不])(?<![，。；：！？\n等直]到)了(?![解结却断然])")
_ENDS = frozenset("，。；：、！？,;:!?\n）)")
_TOLD = ("了", "过")
_POINTING = frozenset("这那哪")
_LONGEST_VERB = 2
# What stands right before a verb that 了 follows, where no figure shows it.
_BEFORE_VERB = AGENCY | TIME | MODIFIER
_FRONTED = late_pattern("[把将][^，。；：！？\n]{1,16}\\Z")
_LONGEST_FRONTED = 18


class AspectWords:
    """Reads the words before 了 by the complements of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._complements = frozenset(word for word in rules.words("complement") if len(word) == 1)
        self._results = frozenset(rules.words("resulting_adjective"))
        self._singles = frozenset(word for word in rules.words("single_verb") if len(word) == 1)
        self._moving = frozenset(rules.words("moving_complement"))
        self._units = frozenset(rules.words("count_unit"))
        self._goals = frozenset(rules.words("goal_character")) | {"在"}
        self._direct = frozenset(word for word in self._moving if len(word) == 1)

    def verbs(self, text: str, taken: Sequence[Token], borders: bytearray) -> Iterator[Token]:
        """Words before 了 that no rule knows (扔了三十张桌子, 锯掉了两棵, 把墙刷白了); `taken` must be sorted."""
        marks = [match.start() for match in _ASPECT.finditer(text)]
        if not marks:
            return
        ends = {token.end: token for token in taken}
        starts = {token.start: token for token in taken}
        covered = bytearray(len(text) + 1)
        for token in taken:
            covered[token.start : token.end] = b"\x01" * (token.end - token.start)
        for mark in marks:
            # 锯掉了: the complement is no part of the verb; 盖严了 is one by its adjective.
            apart = bool(borders[mark - 1]) or text[mark - 1] == "到"
            end = mark - (text[mark - 1 : mark] in self._complements and apart)
            start = next(
                (end - size for size in range(1, _LONGEST_VERB + 1) if end >= size and borders[end - size]), end
            )
            figure = starts.get(mark + 1)
            counted = figure is not None and bool(figure.flags & QUANTITY)
            led = end < mark and text[end] in self._goals and text[mark + 1 : mark + 2] not in _ENDS and not counted
            if led and (start == end or (text[end - 1] in self._singles and text[start] not in self._singles)):
                # 水引到了地头: the noun before it is no part of the verb.
                start = end - 1
            if start == end or any(covered[start : end if led else mark]) or not text[start:end].isalpha():
                continue
            before = ends.get(start)
            size = mark - start
            resulted = size == _LONGEST_VERB and text[start] in self._singles and text[mark - 1] in self._results
            settled = (
                before is not None and bool(before.flags & _BEFORE_VERB) and text[mark + 1 : mark + 2] not in _ENDS
            )
            fronted = _FRONTED.search(text, max(0, start - _LONGEST_FRONTED), start) is not None
            # 泥运到了河滩: where it went shows that it was done.
            if led or (text[mark - 1] != "到" and (counted or settled or fronted or resulted)):
                yield Token(start, end, VERB | GENERAL, text[start:end], "act", "actions.by_place")

    def with_complements(self, text: str, taken: Sequence[Token]) -> list[Token]:
        """`taken` where words of moving that complete the verb of one character before them are no verbs (签下来)."""
        kept: list[Token] = []
        for token in taken:
            if token.flags & SINGLE and token.text in self._units and text[token.start - 1] in _POINTING:
                # 这种我们没有: no verb
                continue
            previous = kept[-1] if kept else None
            if previous is not None and token.flags & VERB and token.text in self._moving:
                between = text[previous.end : token.start]
                led = previous.flags & VERB and (previous.flags & SINGLE or previous.text[-1] in self._direct)
                if led and not previous.flags & OBJECT_MARKER and (not between or between in self._direct):
                    token = replace(token, flags=COMPLEMENT)
                elif _is_failing(kept, token):
                    # 大车开不进去: what the verb fails in is none.
                    token = replace(token, flags=COMPLEMENT)
            elif text[token.end : token.end + 1] in _TOLD:
                token = self._told(text, token)
            elif (
                token.flags & GENERAL
                and token.text[1:] == "了"
                and text[token.end : token.end + 1] in (token.text[0], "一")
            ):
                # 镇里算了算账, 算了一遍: no 算了
                token = replace(token, end=token.end - 1, flags=VERB | SINGLE, text=token.text[0])
            kept.append(token)
        return kept

    def _told(self, text: str, token: Token) -> Token:
        """`token`, or the verb that 了 or 过 behind it shows it to be (跟住建局要了十五万, 跟交警队商量了两次)."""
        wanted = token.text == "要" and text[token.end + 1 : token.end + 2] not in _ENDS
        if token.flags & OPAQUE and token.text[1:] in self._goals and token.text[0] in self._singles:
            # 五处塌方报到了市局: no 报到
            goes_on = text[token.end] == "了" and text[token.end + 1 : token.end + 2] not in _ENDS
            return replace(token, end=token.end - 1, flags=VERB | SINGLE, text=token.text[0]) if goes_on else token
        talked = bool(token.flags & PARTNER_CLOSER) and not token.flags & (VERB | NOMINAL)
        return replace(token, flags=VERB | GENERAL, label="act") if wanted or talked else token


def _is_failing(before: Sequence[Token], token: Token) -> bool:
    """Whether 不 stands between a verb of one character and `token` right behind it."""
    if len(before) < 2 or before[-1].text != "不" or before[-1].end != token.start:
        return False
    return bool(before[-2].flags & SINGLE) and before[-2].end == before[-1].start
