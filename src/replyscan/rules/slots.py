"""The places of a tokens rule as written → `WordSlot`s, or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from math import prod

from replyscan.messages import Message, say
from replyscan.nearest import nearest
from replyscan.rules.model import WordSlot
from replyscan.rules.source import Listing, Mapping, Node, Scalar
from replyscan.rules.values import word_problem

# What may stand at a place, and how often and whether it is what the rule finds.
CONTENTS = ("word", "begins", "ends", "not", "any")
KEYS = (*CONTENTS, "times", "optional", "find")
_LONGEST = 20
_MOST_ROWS = 200
_TIMES = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_EXAMPLE = "{word: 授予}"

# Told of a problem: its code, message, place, and what may be meant.
Say = Callable[[str, Message, Node, str | None], None]


class SlotReader:
    """Reads the list `tokens` of one rule; `say` is told what is wrong."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._sound = True

    def read(self, node: Node) -> tuple[WordSlot, ...]:
        """The places in order; what is found are those that say so, or else all."""
        if not isinstance(node, Listing) or not node.items:
            self._wrong(
                "RS215", say("'tokens' must be a list with at least one place: [{example}].", example=_EXAMPLE), node
            )
            return ()
        slots = [self._slot(item) for item in node.items]
        if self._sound:
            self._check(slots, node)
        told = any(slot.found for slot in slots)
        return tuple(slots) if told else tuple(replace(slot, found=True) for slot in slots)

    def _check(self, slots: list[WordSlot], node: Listing) -> None:
        """What is wrong with the places taken together."""
        found = [place for place, slot in enumerate(slots) if slot.found] or list(range(len(slots)))
        if found[-1] - found[0] >= len(found):
            message = say("what is found must stand side by side; 'find: true' is missing here, between two others.")
            gap = next(place for place in range(found[0], found[-1]) if place not in found)
            self._wrong("RS264", message, node.items[gap])
        if not any(slots[place].least for place in found):
            self._wrong("RS264", say("all that is found may be left out; one place of it must be filled."), node)
        if not any(slot.least and slot.named for slot in slots):
            message = say("no word must stand here, so it would match anywhere; name one by word, begins or ends.")
            self._wrong("RS263", message, node)
        if sum(slot.most for slot in slots) > _LONGEST:
            message = say("the row can be longer than {most} words; shorten its 'times'.", most=_LONGEST)
            self._wrong("RS265", message, node)
        elif (rows := prod(slot.most - slot.least + 1 for slot in slots)) > _MOST_ROWS:
            message = say("the row can be filled in {rows} ways, more than {most}; make fewer places optional.",
                          rows=rows, most=_MOST_ROWS)  # fmt: skip
            self._wrong("RS265", message, node)

    def _slot(self, item: Node) -> WordSlot:
        if not isinstance(item, Mapping):
            self._wrong("RS215", say("a place of a row of words is a mapping: {example}.", example=_EXAMPLE), item)
            return WordSlot()
        seen: set[str] = set()
        for key, _ in item.pairs:
            if key.text not in KEYS:
                message = say("there is no key {name!r} here; a place of a row has {known}.",
                              name=key.text, known=", ".join(KEYS))  # fmt: skip
                self._wrong("RS211", message, key, nearest(key.text, KEYS))
            elif key.text in seen:
                self._wrong("RS212", say("the key {name!r} stands twice at this place.", name=key.text), key)
            seen.add(key.text)
        contents = [key for key, _ in item.pairs if key.text in CONTENTS]
        if not contents and seen <= set(KEYS):
            message = say("nothing says what stands at this place; write one of {known}.", known=", ".join(CONTENTS))
            self._wrong("RS261", message, item)
        for key in contents[1:]:
            if key.text != contents[0].text:
                message = say("{first!r} and {second!r} cannot both say what stands at one place.",
                              first=contents[0].text, second=key.text)  # fmt: skip
                self._wrong("RS261", message, key)
        self._switch(item, "any")
        least, most = self._times(item)
        words, begins, ends, others = (self._words(item.get(key)) for key in CONTENTS[:4])
        return WordSlot(words, begins, ends, others, least, most, self._switch(item, "find"))

    def _words(self, node: Node | None) -> tuple[str, ...]:
        """One word or a list of words."""
        if node is None:
            return ()
        values = node.items if isinstance(node, Listing) else (node,)
        if not values:
            self._wrong("RS215", say("the list is empty; write a word or a list of words: [甲, 乙]."), node)
        seen: set[str] = set()
        for value in values:
            if not isinstance(value, Scalar):
                self._wrong("RS215", say("write a word or a list of words: [甲, 乙]."), value)
            elif problem := word_problem(value.text, "word") or _spaced(value.text):
                self._wrong("RS224", problem, value)
            elif value.text in seen:
                self._wrong("RS225", say("the word {word!r} stands twice at this place.", word=value.text), value)
            seen.update([value.text] if isinstance(value, Scalar) else ())
        return tuple(value.text for value in values if isinstance(value, Scalar))

    def _times(self, item: Mapping) -> tuple[int, int]:
        """The fewest and the most words at a place: as `times` says, 0 or 1 where it is optional, else one."""
        node = item.get("times")
        optional = self._switch(item, "optional")
        if node is None:
            return (0, 1) if optional else (1, 1)
        if optional:
            self._wrong("RS262", say("'optional' and 'times' say two things; write 'times' alone (0-3)."), node)
        match = _TIMES.fullmatch(node.text) if isinstance(node, Scalar) else None
        least, most = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not least <= most or most == 0:
            self._wrong("RS262", say("'times' is a number or a range of numbers, such as 2 or 0-6."), node)
            return 1, 1
        return least, most

    def _switch(self, item: Mapping, key: str) -> bool:
        """Whether the key stands here, as `true`."""
        node = item.get(key)
        if node is not None and not (isinstance(node, Scalar) and node.text == "true"):
            self._wrong("RS215", say("{name!r} must be true, or left out.", name=key), node)
        return node is not None

    def _wrong(self, code: str, message: Message, node: Node, suggestion: str | None = None) -> None:
        self._sound = False
        self._say(code, message, node, suggestion)


def _spaced(word: str) -> Message | None:
    if any(character.isspace() for character in word):
        return say("the word {word!r} holds white space, where words end, so it never matches.", word=word)
    return None
