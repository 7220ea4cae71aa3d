"""The names of rates and of what of an act is measured before a figure, which hide verbs (帮教成功率, 参保人数)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from replyscan.items.tokens import MEASURED_ACT, OPAQUE, QUANTITY, RATE, Token
from replyscan.mentions.name_scanner import measured_acts
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# How far before its figure the name of a rate may begin.
_FARTHEST_NAME = 60


class MeasuredNames:
    """Finds such names by the words of a rule set; a name that is one of the `known` words hides nothing."""

    def __init__(self, rules: RuleSet, known: Collection[str]) -> None:
        self._known = known
        self._rate_endings = tuple(rules.words("rate_ending"))
        self._measured, self._act = EdgeWords(measured_acts(rules)), EdgeWords(rules.words("measured_act"))

    def find(self, text: str, taken: Sequence[Token], occupied: bytearray) -> list[Token]:
        """The names before the figures that are `taken` (帮教成功率98%, 参保人数360万人); they become `occupied`."""
        return [token for figure in taken if figure.flags & QUANTITY for token in self._name(text, figure, occupied)]

    def _name(self, text: str, figure: Token, occupied: bytearray) -> Iterator[Token]:
        """The name of the rate that `figure` tells, without the mentions inside it; nothing for other names."""
        name = figure.mention.name
        if name is None or name in self._known or text.startswith("的", figure.end):
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
