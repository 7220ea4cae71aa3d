"""What a figure counts or measures, verbatim from its clause (收到需求2676项 → 需求, 覆盖率达98.6% → 覆盖率).

The noun stands right behind the figure (128所学校), or before it: behind the verb that takes it (新增床位300张), before
the predicate (出口增长3%), before a verb whose object it is (厕所新建了3座). A list shares its name or
deals it out (分别).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.mentions.name_words import NameWords
from replyscan.records import Quantity
from replyscan.rules import RuleSet

_BREAKS = frozenset("，。；：！？;:\n!?,.")
_BREAK = re.compile("[，。；：！？;:\n!?]|(?<!\\d)[,.]|[,.](?!\\d)")
_LIST = re.compile("[、和及与]|以及")
_FAR = 48
# Stands for the characters of a time or title, which belong to no name.
_MASK = "\x00"


class MetricNamer:
    """Names quantities by the words beside them."""

    def __init__(self, rules: RuleSet) -> None:
        self._words = NameWords(rules)

    def name_all(
        self, text: str, quantities: Sequence[Quantity], excluded: Sequence[tuple[int, int]] = ()
    ) -> list[Quantity]:
        """`quantities` with their names; None where the clause does not say. `excluded` spans lend no words."""
        if not quantities:
            return []
        masked = _masked(text, excluded) if excluded else text
        named: list[Quantity] = []
        index = 0
        while index < len(quantities):
            group = _group(masked, quantities, index)
            named += self._name_group(masked, quantities, index, group, named)
            index += group
        return named

    def _name_group(
        self, text: str, quantities: Sequence[Quantity], index: int, size: int, named: Sequence[Quantity]
    ) -> list[Quantity]:
        """The `size` quantities from `index` on, which form one list, with their names."""
        members = quantities[index : index + size]
        following = quantities[index + size] if index + size < len(quantities) else None
        last = members[-1]
        left, previous = _left(text, members[0], named[-1] if named else None)
        if previous is not None and self._words.only_predicates(left):
            return [_named(member, previous.name) for member in members]
        behind = _quoted_whole(self._behind(text, last, following, left))
        if behind is not None:
            return [_named(member, behind) for member in members]
        before = _quoted_whole(self._words.before(left, members[0].kind))
        if before is None:
            return list(members)
        if size > 1 and "分别" in left:
            return [_named(member, name) for member, name in zip(members, self._dealt(before, size), strict=True)]
        return [_named(member, before) for member in members]

    def _behind(self, text: str, quantity: Quantity, following: Quantity | None, left: str) -> str | None:
        """The noun right behind a figure."""
        if quantity.kind in ("money", "multiple") or self._words.is_span_of_time(quantity.unit):
            return None
        end = min(following.start if following is not None else len(text), quantity.end + _FAR)
        stop = _BREAK.search(text, quantity.end, end)
        right = _closed(text[quantity.end : stop.start() if stop else end])
        if quantity.kind in ("percent", "percentage_point"):
            if right.startswith("的"):
                return self._words.behind(right[1:], "%") if self._words.gives(text[: quantity.start][-8:]) else None
            return self._words.behind(right, "%") if quantity.kind == "percent" else None
        if right.startswith("的") and self._words.before(left, quantity.kind) is not None:
            return None
        if following is not None and end == following.start and stop is None and self._words.is_verbal(right):
            return None
        written = quantity.unit if quantity.unit in quantity.text else ""
        return self._words.behind(right.removeprefix("的"), written)

    def _dealt(self, names: str, size: int) -> list[str]:
        """入园率和普惠率 for two figures: one each; 食品、药品合格率: all of it for both, for the head is shared."""
        parts = _split(names)
        if len(parts) < size:
            return [names] * size
        parts = parts[len(parts) - size :]
        if self._words.is_measured(parts[-1]) and not all(self._words.is_measured(part) for part in parts):
            return [names] * size
        return parts


def _quoted_whole(name: str | None) -> str | None:
    """`name` without a quotation mark at its edge whose other half stands outside it; None where nothing is left."""
    if name is None or name.count("“") == name.count("”"):
        return name
    return name.strip("“”") or None


def _named(quantity: Quantity, name: str | None) -> Quantity:
    """`quantity` with its name. Spelt out, for `dataclasses.replace` costs more than all the rest of the naming."""
    return Quantity(
        quantity.text,
        quantity.start,
        quantity.end,
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.bound,
        quantity.kind,
        name,
        quantity.per,
        quantity.rules,
    )


def _split(names: str) -> list[str]:
    """The members of a list, quotes kept whole."""
    parts = [""]
    depth = 0
    for character in names:
        depth += (character in "“（《") - (character in "”）》")
        if depth == 0 and character in "、和与及" and parts[-1]:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _group(text: str, quantities: Sequence[Quantity], index: int) -> int:
    """How many quantities from `index` on form one list of bare figures (10%、6.4%; 90%和85%)."""
    size = 1
    while index + size < len(quantities):
        first, second = quantities[index + size - 1 : index + size + 1]
        if (first.unit, first.kind) != (second.unit, second.kind):
            break
        if not _LIST.fullmatch(text, first.end, second.start):
            break
        size += 1
    return size


def _left(text: str, quantity: Quantity, previous: Quantity | None) -> tuple[str, Quantity | None]:
    """What stands before a figure in its clause, and the figure before it there, if any."""
    floor = max(quantity.start - _FAR, previous.end if previous else 0, 0)
    left = text[floor : quantity.start]
    cut = _last_break(left)
    same_clause = previous is not None and cut == 0 and previous.end == floor
    left = left[cut:]
    opened = max(left.rfind("（"), left.rfind("("))
    if opened >= 0 and opened > max(left.rfind("）"), left.rfind(")")):
        left = left[opened + 1 :]
    return left, previous if same_clause else None


def _last_break(left: str) -> int:
    """Where the clause begins that `left` ends in."""
    for place in range(len(left) - 1, -1, -1):
        character = left[place]
        if character in _BREAKS and not (character in ",." and _between_digits(left, place)):
            return place + 1
    return 0


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1 : place].isdecimal() and text[place + 1 : place + 2].isdecimal()


def _closed(right: str) -> str:
    """`right` up to a bracket that closes what was opened before it."""
    if "）" not in right and ")" not in right:
        return right
    depth = 0
    for place, character in enumerate(right):
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return right[:place]
    return right


def _masked(text: str, excluded: Sequence[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in excluded:
        if start >= at:
            parts += [text[at:start], _MASK * (end - start)]
            at = end
    return "".join((*parts, text[at:]))
