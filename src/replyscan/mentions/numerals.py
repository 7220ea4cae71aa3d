"""The value of a number as written: digits, Chinese numerals, and the two mixed."""

from __future__ import annotations

from decimal import Decimal

from replyscan.records import Figure

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000, "兆": 1_000_000_000_000}
WIDE = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")


def figure(value: Decimal) -> Figure:
    """`value` as an int where it is whole."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def value_of(written: str) -> Decimal | None:
    """The value of digits with 千, 万, 亿 behind them (1.2万亿), of a Chinese numeral (两亿三千万), or None."""
    written = written.translate(WIDE).replace(",", "").replace("，", "").replace(" ", "").replace("\u3000", "")
    if not written:
        return None
    if written[0].isdigit():
        end = 0
        while end < len(written) and (written[end].isdigit() or written[end] == "."):
            end += 1
        value = Decimal(written[:end].rstrip("."))
        for character in written[end:]:
            value *= _LARGE.get(character) or _SMALL[character]
        return value
    if "点" in written:
        whole, _, rest = written.partition("点")
        digits = [str(_DIGITS[character]) for character in rest if character in _DIGITS]
        base = _han(whole)
        scale = 1
        for character in rest[len(digits) :]:
            scale *= _LARGE.get(character) or _SMALL[character]
        return None if base is None or not digits else (base + Decimal("0." + "".join(digits))) * scale
    return _han(written)


def _han(written: str) -> Decimal | None:
    """The value of a Chinese numeral without a decimal part."""
    if all(character in _DIGITS for character in written) and len(written) > 1:
        return Decimal("".join(str(_DIGITS[character]) for character in written))
    total = section = current = 0
    last = 1
    for character in written:
        if character in _DIGITS:
            current = _DIGITS[character]
            last = 1 if current == 0 else last
        elif character in _SMALL:
            section += (current or 1) * _SMALL[character]
            current, last = 0, _SMALL[character]
        elif character in _LARGE:
            scale = _LARGE[character]
            total = (total + section + current) * scale if scale >= 100_000_000 else total + (section + current) * scale
            section = current = 0
            last = scale
        else:
            return None
    # A digit left over after 万 or 百 without 零 counts the next place (两万五 is 25,000).
    tail = current * last // 10 if current and last >= 100 and "零" not in written[-2:-1] else current
    return Decimal(total + section + tail)
