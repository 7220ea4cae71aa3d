"""Forms of a number beyond a plain one: fractions, powers of ten, letters for thousands, numerals written apart."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.numerals import LONGEST, value_of
from replyscan.mentions.written_numbers import WrittenNumber, read_number
from replyscan.records import Figure

_DIGIT = r"(?:[零〇一二两三四五六七八九]|\d+(?:\.\d+)?)"
_SECTION = rf"(?:{_DIGIT}?千)?零?(?:{_DIGIT}?百)?零?(?:{_DIGIT}?十)?零?{_DIGIT}?"
# What reads as one numeral when the spaces in it are taken out: 七万五千四百, no 三四五 and no 两百三百.
_WELL_FORMED = late_pattern(rf"(?:(?:{_SECTION}亿)?零?(?:{_SECTION}万)?零?{_SECTION})(?:点[零〇一二三四五六七八九]+)?")
_PART = "(?:[\\d.零〇一二两三四五六七八九十千万亿点]|百(?!分))+"
_APART = late_pattern(rf"{_PART}(?: {{1,2}}{_PART})*")
_SCALES = frozenset("十百千万亿")
_PARTS = late_pattern(" {0,2}分 {0,2}之 {0,2}")
_AND = late_pattern(" {0,2}又 {0,2}")
_SLASH = late_pattern(r"/(\d{1,6})(?![\d/.\-年月日])")
_WHOLE_AND_SLASH = late_pattern(r" (\d{1,6})/(\d{1,6})(?![\d/.\-年月日])")
_POWER = late_pattern(r"[eE](?P<ten>[+\-]?\d{1,2})(?![\dA-Za-z])|\^(?P<power>[+\-]?\d{1,2})(?![\d.])")
# 40k and 1.2M, but no 4K screen, 3M, 5G or 100M of a network.
_LETTER = late_pattern(r" ?(?:([kw])|([KMGT]))(?![A-Za-z0-9])")
_LETTERS = {"k": 10**3, "w": 10**4, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_SIZES = frozenset(("2", "4", "5", "6", "8"))
_DOZEN = late_pattern("打(?![击造通响赢好开破卡赖下牢假两一三五包法招工印折非])")
_HAN = late_pattern("[\u4e00-\u9fff]")


class Form(NamedTuple):
    """A number read at a place: its extent and value. `negative` says that a minus inside it turns the value."""

    start: int
    end: int
    value: Figure


def read_form(plain: str, number: WrittenNumber) -> Form | None:
    """The longer form that begins with `number`, None where it is a plain number."""
    if number.pair or number.more:
        return None
    start, end, value = _leading(plain, number)
    apart = read_apart(plain, start)
    if apart is not None and apart.end > end:
        start, end, value = apart
    if number.bound != "exact" and end == number.end:
        return None
    mixed = _mixed(plain, end, value)
    if mixed is not None:
        return Form(start, *mixed)
    further = _fraction(plain, start, end, value) or _multiplied(plain, start, end, value)
    if further is not None:
        return Form(start, *further)
    return Form(start, end, value) if (start, end) != (number.start, number.end) else None


def read_apart(plain: str, start: int) -> Form | None:
    """七万 五千 四百: parts of one numeral with spaces between them, or digits and numerals run together (3万五千)."""
    match = _APART.match(plain, start)
    if match is None:
        return None
    written = match.group().rstrip(" .点")
    joined = written.replace(" ", "")
    if _SCALES.isdisjoint(joined) or len(joined) > LONGEST or not _WELL_FORMED.fullmatch(joined):
        return None
    value = value_of(joined)
    return None if value is None else Form(start, start + len(written), value)


def _leading(plain: str, number: WrittenNumber) -> tuple[int, int, Figure]:
    """.5 as a half: a point before the digits that ends no sentence and no other number."""
    start, end = number.start, number.end
    before = plain[start - 2 : start - 1] if start > 1 else ""
    leads = plain[start - 1 : start] == "." and not (before.isalnum() or before == ".")
    written = plain[start:end]
    if leads and written.isdecimal() and len(written) <= LONGEST:
        return start - 1, end, Decimal(f"0.{written}")
    return start, end, number.low


def _mixed(plain: str, end: int, whole: Figure) -> tuple[int, Figure] | None:
    """三又二分之一."""
    joint = _AND.match(plain, end)
    below = read_number(plain, joint.end()) if joint else None
    if below is None:
        return None
    fraction = _fraction(plain, below.start, below.end, below.low)
    return None if fraction is None else (fraction[0], whole + fraction[1])


def _fraction(plain: str, start: int, end: int, below: Figure) -> tuple[int, Figure] | None:
    """三分之二, 2/3 and 1 2/3: where it ends and its value."""
    parts = _PARTS.match(plain, end)
    if parts is not None:
        sign = -1 if plain[parts.end() : parts.end() + 1] in ("负", "-") else 1
        above = read_number(plain, parts.end() + (sign < 0))
        if above is None or below == 0:
            return None
        form = read_apart(plain, above.start)
        stop, value = (form.end, form.value) if form else (above.end, above.low)
        return stop, sign * Decimal(value) / Decimal(below)
    if not plain[start:end].isdecimal() or plain[start - 1 : start] == "/":
        return None
    slash, whole = _SLASH.match(plain, end), _WHOLE_AND_SLASH.match(plain, end)
    if slash is not None and int(slash.group(1)):
        return slash.end(), Decimal(below) / int(slash.group(1))
    if whole is not None and int(whole.group(2)):
        return whole.end(), below + Decimal(int(whole.group(1))) / int(whole.group(2))
    return None


def _multiplied(plain: str, start: int, end: int, value: Figure) -> tuple[int, Figure] | None:
    """2.5e3, 40k, 两打: where it ends and its value."""
    if plain[end - 1].isdecimal():
        power = _POWER.match(plain, end)
        if power is not None and power.group("ten"):
            return power.end(), Decimal(value).scaleb(int(power.group("ten")))
        if power is not None and value != 0:
            return power.end(), Decimal(value) ** int(power.group("power"))
        letter = _LETTER.match(plain, end)
        if letter is not None and (letter.group(1) or _is_count(plain, start, letter)):
            return letter.end(), value * _LETTERS[letter.group().strip()]
    dozen = _DOZEN.match(plain, end)
    if dozen is not None and "." not in plain[start:end] and plain[start - 1 : start] not in ("严", "重"):
        return dozen.end(), value * 12
    return None


def _is_count(plain: str, start: int, letter: re.Match[str]) -> bool:
    """Whether a capital letter behind a figure counts thousands or millions and names no size or standard."""
    return not _HAN.match(plain, letter.end()) and plain[start : letter.start()] not in _SIZES
