"""Figures that name something: of codes, lines to call, nicknames and slogans (PM2.5, 12315平台, “1个中心+N支队伍”)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet

_CODE_MARKS = frozenset("+×*#＃@_=")
# APP56款, AED36台: a thing by its letters, and how many; codes have fewer.
_BEHIND_LETTERS = late_pattern("[A-Za-z]{3}\\Z")
# Numbers of public lines.
_LINE = late_pattern(r"11[0249]|12[02]|1[02]\d{3}|9[56]\d{3,4}")
_OPENING_QUOTES = frozenset('“‘「『"')
_CLOSING_QUOTES = frozenset('”’」』"')
# “1个中心+N支队伍”, “一体系+三平台”: signs that add up the parts of a slogan, and how far they are looked for.
_ADDED, _FORMULA = "+＋", 24


class NamingFigures:
    """Tells such figures by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._counting = frozenset((*rules.words("one_unit"), "个", "条", "款"))
        self._hotlines = frozenset(rules.words("numbered_service"))

    def is_code(self, plain: str, number: WrittenNumber, unit: Unit, before: str) -> bool:
        """Whether the figure behind `before` is the tail of a code or the number of a public line (12315平台)."""
        start = number.start
        if before and _ends_code(plain, start, before):
            counts = unit.written in self._counting and _BEHIND_LETTERS.search(plain, max(0, start - 4), start)
            if not counts:
                return True
        return unit.written in self._hotlines and _LINE.fullmatch(plain, start, number.end) is not None


def is_nickname(plain: str, number: WrittenNumber, unit: Unit, before: str, bounded: str) -> bool:
    """Whether the figure behind `before` begins, ends or adds up what stands in quotation marks."""
    start, following = number.start, plain[unit.end : unit.end + 1]
    return (
        (before in _OPENING_QUOTES and (number.han or following in _CLOSING_QUOTES))
        or (following in _CLOSING_QUOTES and plain.rfind("“", max(0, start - 16), start) >= 0 and not bounded)
        or (before != "”" and _in_formula(plain, start))
    )


def begins_with_zero(plain: str, number: WrittenNumber) -> bool:
    """Whether a figure is written with a digit behind a 0, as the numbers of things are."""
    start = number.start
    return plain[start] == "0" and not number.han and plain[start + 1 : start + 2].isdecimal()


def _ends_code(plain: str, start: int, before: str) -> bool:
    """Whether the figure is the tail of a code, a ratio, a decimal section number or a formula (PM2.5, 1:50, 1+2+3)."""
    if before in _CODE_MARKS:
        return True
    if before.isascii() and (before.isalpha() or before.isdecimal()):
        return True
    if before in ".:/-∶：·" and start >= 2:
        return plain[start - 2].isdecimal() or (plain[start - 2].isascii() and plain[start - 2].isalpha())
    return False


def _in_formula(plain: str, start: int) -> bool:
    """Whether the figure at `start` is a part of a slogan in quotation marks that adds up (“1个中心+N支队伍”做法)."""
    opened = plain.rfind("“", max(0, start - _FORMULA), start)
    if opened < 0 or plain.find("”", opened, start) >= 0:
        return False
    closed = plain.find("”", start, start + _FORMULA)
    return closed >= 0 and any(plain.find(sign, opened, closed) >= 0 for sign in _ADDED)
