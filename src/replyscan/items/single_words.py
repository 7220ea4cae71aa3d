"""Words of one character, where the borders of words alone do not show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from replyscan.items.tokens import AGENCY, CLOSER, COMPLEMENT, QUANTITY, SINGLE, TIME, VERB, Token
from replyscan.late_pattern import late_pattern
from replyscan.levels import PLACE_ENDS
from replyscan.rules import RuleSet

# What is brought before its verb by 把, or whom it serves by 给.
_FRONTED_BEFORE = late_pattern("[把将给为][^，。；：]*$")
_LONGEST_FRONTED = 24
# What is counted, up to its figure.
_COUNTED = late_pattern("[^，。；：、的\\d]{1,12}")

# 在门诊楼一层设母婴室: where a thing is set up stands right before the verb; 在申报无人机植保专业 tells no place.
_PLACED = late_pattern(f"在[^，。；：的]{{1,23}}{PLACE_ENDS}$")
_LONGEST_PLACE = 25

# What stands before the acts of a sequence.
_SEQUENCE, _GOING_ON = frozenset("先再"), ("接着", "继续")


class Places(NamedTuple):
    """Where bodies and figures begin, where bodies end, and where a predicate may begin: behind a body or a time."""

    bodies: Set[int]
    figures: Set[int]
    openings: Set[int]
    ended: Set[int]

    @classmethod
    def of(cls, mentions: Sequence[Token]) -> Places:
        """The places of the mentions of a text."""
        return cls(
            {token.start for token in mentions if token.flags & AGENCY},
            {token.start for token in mentions if token.flags & QUANTITY},
            {token.end for token in mentions if token.flags & (AGENCY | TIME)},
            {token.end for token in mentions if token.flags & AGENCY},
        )

    def tells_figure(self, text: str, start: int) -> bool:
        """Whether the clause comes to a figure soon behind `start` (联合检查 + 企业36家)."""
        end = _COUNTED.match(text, start)
        return end is not None and end.end() in self.figures


class SingleWords:
    """Tells whether a character is a word, by the lexicons of a rule set; `flags` say what each known word may be."""

    def __init__(self, rules: RuleSet, flags: Mapping[str, int]) -> None:
        self._flags = flags
        self._set_up = frozenset(rules.words("set_up_verb"))
        self._complements = frozenset(word for word, flag in flags.items() if flag & COMPLEMENT and len(word) == 1)
        self._general = rules.words("general_verb")
        self._prefixes = frozenset(rules.words("verb_prefix"))
        self._counted = frozenset(rules.words("counted_thing"))
        self._failing = frozenset(rules.words("failing_complement"))
        self._planning = tuple(rules.words("intending_verb"))
        self._agent_openers = frozenset(rules.words("agent_opener"))

    def begins(self, text: str, start: int, borders: bytearray, places: Places) -> bool:
        """Whether the character at `start`, with which a word begins, is one by itself.

        A complement, 过 or 不了 behind it shows that, or a thing with its figure (配泵38台).
        """
        end = start + 1
        following = text[end : end + 1]
        if text[start] in self._prefixes and self._flags.get(following, 0) & SINGLE and borders[end + 1]:
            # 新收213件, 补打六千只: 新 and the verb are two words.
            return True
        longer = text[start : end + 1]
        verb = self._flags[text[start]] & VERB
        if verb and following == text[start] and borders[end + 1]:
            # 谈谈, 催催
            return True
        known = longer in self._flags or longer in self._general or self._flags.get(following, 0) & CLOSER
        if not known and start in places.openings and self._flags[text[start]] & SINGLE:
            # 场里去年修防火道12.4公里: where a predicate must begin, and no longer verb is known; 公司管内 is where.
            return True
        if verb and longer not in self._flags and self.is_intended(text, start):
            return True
        single = not known and self._flags[text[start]] & SINGLE
        if single and (text[start - 1] in _SEQUENCE or text.endswith(_GOING_ON, 0, start)):
            # 先修东半边，再修西半边; 明年接着换南关一带的管子
            return True
        if not known and text[start] in self._set_up and _PLACED.search(text, max(0, start - _LONGEST_PLACE), start):
            return True
        fails = following == "不" and text[end + 1 : end + 2] in self._failing
        counted = following in self._counted and end + 1 in places.figures
        return following in self._complements or following == "过" or fails or counted

    def is_intended(self, text: str, start: int) -> bool:
        """Whether a word of intending stands right before the character at `start` (我们准备招人)."""
        return text.endswith(self._planning, 0, start)

    def ends(self, text: str, start: int, borders: bytearray, places: Places) -> bool:
        """Whether the character at `start`, with which a word ends, is one by itself.

        So is 由 right before a body (开垦费由县财政负担); so is a verb before 了 (在审判庭装了设备), behind 新 or its
        like (新收213件), or behind 把 and before a figure (把砂石路修12公里).
        """
        if start + 1 in places.bodies and text[start] in self._agent_openers:
            return True
        if not self._flags[text[start]] & VERB:
            return False
        if text[start - 1] in self._prefixes and borders[start - 1]:
            return True
        if start + 1 in places.figures and _FRONTED_BEFORE.search(text, max(0, start - _LONGEST_FRONTED), start):
            return True
        # 农户侵占了河道: the second character of a verb of the dictionary is none by itself.
        inside = borders[start - 1] and text[start - 1 : start + 1] in self._general
        return not inside and text.startswith("了", start + 1)
