"""Reads one number at a place in a text: its extent, its values, how exact the words inside it (余, 多) leave it.

Works on plain text (see `numerals.plain_text`). Knows nothing of units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.numerals import LONGEST, value_of
from replyscan.records import Bound, Figure

GAP = "[ \u3000\u00a0]?"
_GROUPED = r"\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?! ?\d)|\d+"
# A space inside a decimal (98. 6%, 3 .5亿) is one only where a percent sign or a large unit follows.
_DECIMAL = r"\.\d+|\. \d+(?= ?[%‰万亿])| \.\d+(?= ?[%‰万亿])"
_SCALES = "(?:百(?!分)|千(?![瓦米克伏卡帕赫])|万|亿)+"
_MIXED = rf"(?:零?\d+(?:\.\d+)?{_SCALES})*(?:零?\d{{1,4}}(?![\d.年月日%,，]))?"
_DIGITS = rf"(?:{_GROUPED})(?:{_DECIMAL})?(?:(?:个(?=亿)|{GAP}){_SCALES}{_MIXED})?"
_HAN_DIGIT = "零〇一二两三四五六七八九"
# 两 stands at the beginning of a numeral or before a scale; elsewhere it is the unit (三十两).
_TWO = "两(?=[百千万亿])|(?<=[零一])两"
_HAN_NO_TWO = rf"[{_HAN_DIGIT.replace('两', '')}十百万亿廿卅卌]|千(?![瓦克伏卡帕])|兆(?=[{_HAN_DIGIT}十])"
_HAN = rf"(?:两|{_HAN_NO_TWO})(?:{_HAN_NO_TWO}|{_TWO})*(?:个(?=亿))?"
_POINT = rf"点(?:[{_HAN_DIGIT}]+|\d+)"
NUMBER = late_pattern(
    rf"(?:(?P<digits>{_DIGITS})|(?P<few>[数几])?(?P<han>{_HAN})(?P<point>{_POINT})?(?P<scale>[万亿]*))"
    rf"(?:{GAP}(?P<more>[余多来几])(?P<behind>{GAP}(?:[十百万亿]|千(?![瓦克伏卡帕]))+)?)?"
)
# Every number has one of these within its first two characters; found faster than the number itself.
_SIGNS = f"0-9{_HAN_DIGIT}十百千万亿兆廿卅卌"
# What may go on with a numeral of one character.
_SINGLE = tuple("一二两三四五六七八九")
_BEHIND_NUMERAL = f"{_HAN_DIGIT}十百千万亿兆廿卅卌个点余多来几 \u3000\u00a0"
_PAIR = late_pattern(r"(|.*[十百千万亿])([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]*)")
# Numerals of one character: value, scale, whether it is a scale alone.
_ALONE = {
    numeral: (value_of(numeral) or 0, numeral if numeral in "百千万亿" else "", numeral in "百千万亿")
    for numeral in f"{_HAN_DIGIT}十百千万亿兆廿卅卌"
}
_ORDER = "零一二三四五六七八九"
# 四、五、六三个小组: numerals in a row that are no range are two numbers, and no 63.
IN_A_ROW = late_pattern("[一二三四五六七八九]{2,3}")


class WrittenNumber(NamedTuple):
    """A number in plain text. `bound` is what its own words say; `tail` its last scale (万亿); `han` tells numerals
    from digits, `bare` a scale without a figure (亿, 千), `pair` two digits for a range (三四个)."""

    start: int
    end: int
    low: Figure
    high: Figure
    bound: Bound
    tail: str
    han: bool
    bare: bool
    more: str
    pair: bool


def number_signs(units: Iterable[str]) -> re.Pattern[str]:
    """A pattern of one character that stands at the beginning of a number, or behind its 数 or 几.

    Most numerals of one character are parts of words (统一, 逐一, 第三方): those that none of `units`, the first
    characters of what may follow a number, and no other numeral follows are left out.
    """
    behind = re.escape("".join(sorted(units))) + _BEHIND_NUMERAL
    return late_pattern(f"[{_SIGNS}](?<=(?=[0-9〇十百千万亿兆廿卅卌]|.[{behind}]).)")


def number_at(plain: str, place: int, floor: int) -> re.Match[str] | None:
    """The match of NUMBER for the number whose sign stands at `place`; what it begins with is not before `floor`."""
    if place > floor and plain[place - 1] in "数几":
        return NUMBER.match(plain, place - 1) or NUMBER.match(plain, place)
    return NUMBER.match(plain, place)


def read_number(plain: str, position: int) -> WrittenNumber | None:
    """The number that starts at `position` of `plain`, or None."""
    match = NUMBER.match(plain, position)
    return None if match is None else from_match(match)


def from_match(match: re.Match[str]) -> WrittenNumber | None:
    """The number that NUMBER matched, or None where its figures are none (too long, out of order)."""
    digits, han, more, behind = match.group("digits", "han", "more", "behind")
    start, end = match.span()
    if more is None and digits is not None and digits.isdecimal():
        if len(digits) > LONGEST:
            return None
        whole = int(digits)
        return WrittenNumber(start, end, whole, whole, "exact", "", False, False, "", False)
    if end - start == 1 and han is not None:
        alone, tail, bare = _ALONE[han]
        return WrittenNumber(start, end, alone, alone, "exact", tail, True, bare, "", False)
    if more and not behind and more not in "余多来几":
        more = None
    scale = 1
    if behind:
        scale = int(value_of(behind) or 1)
    if digits is not None:
        value = value_of(digits)
        return None if value is None else _number(match, value * scale, value * scale, digits, more, behind, False)
    han = han.removesuffix("个")
    if more and not behind and len(han) == 1 and han in _HAN_DIGIT and not match.group("point", "scale")[1]:
        # 人一多车就过不去: no number.
        return None
    core = han + (match.group("point") or "") + match.group("scale")
    pair = None if match.group("point") else _pair(han + match.group("scale"))
    if pair is not None:
        low, high = pair
        return WrittenNumber(match.start(), end, low, high, "range", _tail(core), True, False, more or "", True)
    if more == "来" and not behind and core in _SINGLE:
        # 专家每周三来院坐诊: 来 says about how many behind tens and hundreds only.
        return None
    value = None if IN_A_ROW.fullmatch(core) else value_of(core)
    if value is None:
        return None
    value *= scale
    if match.group("few"):
        if not set(core) <= set("十百千万亿"):
            return None
        step = 10 if core[0] in "十百千" else 1
        high = value * step
        return WrittenNumber(match.start(), end, value, high, "range", _tail(core), True, False, "", False)
    return _number(match, value, value, core, more, behind, True)


def _number(
    match: re.Match[str], low: Figure, high: Figure, core: str, more: str | None, behind: str | None, han: bool
) -> WrittenNumber:
    bound: Bound = "exact" if not more else "about" if more == "来" else "min"
    bare = han and not core.strip("百千万亿") and not more
    tail = _tail(behind.strip()) if behind else _tail(core) if core[-1] in "百千万亿" else ""
    return WrittenNumber(match.start(), match.end(), low, high, bound, tail, han, bare, more or "", False)


def _tail(core: str) -> str:
    """The last scale of a number: 万亿 of 1.2万亿, 千万 of 3千万, 百 of 五百."""
    scales = core[len(core.rstrip("百千万亿")) :]
    small = scales.rstrip("万亿")
    return scales[-1:] if small == scales else small[-1:] + scales[len(small) :]


def _pair(han: str) -> tuple[Figure, Figure] | None:
    """三五百 as 300 to 500, 七八 as 7 to 8; None for other numerals."""
    match = _PAIR.fullmatch(han)
    if match is None:
        return None
    before, first, second, after = match.groups()
    low, high = _ORDER.find(first.replace("两", "二")), _ORDER.find(second.replace("两", "二"))
    if high - low != 1 and (low, high) != (3, 5):
        return None
    values = value_of(before + first + after), value_of(before + second + after)
    return None if values[0] is None or values[1] is None else (values[0], values[1])
