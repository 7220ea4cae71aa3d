"""The value of a number as written: digits, Chinese numerals, and the two mixed.

Characters are first brought to one form (full-width digits, traditional and financial numerals) by `plain_text`, which
keeps every offset.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from replyscan.late_pattern import late_pattern
from replyscan.records import Figure

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
_WRITTEN_TENS = frozenset("廿卅卌")

# One character for one, so that offsets stay: full-width forms, traditional characters of figures, units and times,
# spaces of other widths.
_FORMS = dict(
    zip(
        "０１２３４５６７８９．％－﹣−＋／～∼〜萬億兩點個幾餘負圓週禮後號間這節開內當從時鐘對雙歲裡陸貳參倆幣‐‑‒―─━﹪"
        "\u00a0\u3000\u2002\u2003\u2009",
        "0123456789.%---+/~~~万亿两点个几余负元周礼后号间这节开内当从时钟对双岁里陆贰叁两币——————%     ",
        strict=True,
    )
)
_FINANCIAL_DIGITS = "壹贰叁肆伍柒捌玖拾佰仟"
_ODD = late_pattern(f"[{''.join(map(re.escape, _FORMS))}{_FINANCIAL_DIGITS}]")
_FINANCIAL = late_pattern(f"[零陆万亿{_FINANCIAL_DIGITS}]*[{_FINANCIAL_DIGITS}][零陆万亿两{_FINANCIAL_DIGITS}]*")
_FINANCIAL_FORMS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
# 陆 with no other digit is a figure right before a coin only (陆元, 陆万零陆元); 大陆 and 登陆 are words.
_SIXES = late_pattern("(?<![大内登着水])陆[零陆万亿]*(?=[元圆](?![素月旦年件]))")
_SCALE_WORDS = "百千万亿"
_PLAIN_DIGITS = "0123456789."
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
# A financial numeral of one character is a figure beside a coin, a scale or the words of a fraction.
_FORCES = late_pattern("[队退入行落]伍|[收捡]拾")
_FIGURE_BESIDE = late_pattern(
    f".?.?[{_FINANCIAL_DIGITS}][元圆角分十百千万亿打又]|.?[\\d之一二三四五六七八九][佰仟]"
    f"|(?:.?[之又]|[之又] )[{_FINANCIAL_DIGITS}]"
)

# A figure of more digits is a code: no sum of money, count or measure of a reply is that long.
LONGEST = 24


# Times, everyday times and figures are looked for in the same text one after the other.
@lru_cache(maxsize=2)
def plain_text(text: str) -> str:
    """`text` with figures in their plain forms, character for character, so that every offset stays the same."""
    odd = set(_ODD.findall(text))
    for character in odd & _FORMS.keys():
        text = text.replace(character, _FORMS[character])
    if "陆" in text:
        text = _SIXES.sub(lambda match: match.group().translate(_FINANCIAL_FORMS), text)
    if odd.isdisjoint(_FINANCIAL_DIGITS) and odd.isdisjoint("貳參"):
        return text
    return _FINANCIAL.sub(_plain_financial, text)


def _plain_financial(match: re.Match[str]) -> str:
    """伍拾 as 五十; a single 伍 or 拾 (队伍, 收拾) stays a word, but for 柒角 and the like."""
    written = match.group()
    alone = len(written) == 1 and written != match.string
    if alone and _FORCES.match(match.string, max(0, match.start() - 1)):
        # 组建专业队伍百余人
        return written
    if alone and not _FIGURE_BESIDE.match(match.string, max(0, match.start() - 2), match.end() + 1):
        return written
    return written.translate(_FINANCIAL_FORMS)


def figure(value: Figure) -> Figure:
    """`value` as an int where it is whole."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()


def value_of(written: str) -> Figure | None:
    """The value of a number in plain form: 1.2万亿, 两亿三千万, 一点五万, 3万4000, 二〇二五; None where it is none.

    Separators and spaces inside are skipped; 余, 多, 几 and 来 must have been taken out.
    """
    if written.isdecimal():
        return int(written) if len(written) <= LONGEST else None
    scale = _SCALES.get(written.lstrip(_PLAIN_DIGITS))
    if scale is not None:
        number = written.rstrip(_SCALE_WORDS)
        if number and len(number) <= LONGEST:
            return int(number) * scale if number.isdecimal() else Decimal(number) * scale
    if not written.isalpha() or "个" in written:
        written = re.sub(r"[,，\s个]", "", written)
    if not written or len(written) > 2 * LONGEST:
        return None
    if not _WRITTEN_TENS.isdisjoint(written):
        written = written.translate(_TENS)
    if written[0].isdecimal() and written.replace(".", "", 1).isdecimal():
        return Decimal(written) if len(written) <= LONGEST else None
    if all(character in _DIGITS for character in written):
        return int("".join(str(_DIGITS[character]) for character in written))
    return _Sum().read(written)


class _Sum:
    """Adds up a numeral from the left: the digit at hand, the section up to 千, groups closed by 万 and 亿."""

    def __init__(self) -> None:
        self.groups: list[tuple[Figure, int]] = []
        self.section: Figure = 0
        self.current: Figure | None = None
        self.last = 1
        self.zero = False

    def read(self, written: str) -> Figure | None:
        """The value of `written`, or None where it cannot be read as one number."""
        for token in re.findall(r"\d+(?:\.\d+)?|点[零〇一二三四五六七八九\d]*|.", written):
            if token[0].isdecimal():
                self.current = Decimal(token) if "." in token else int(token)
            elif token[0] == "点":
                digits = "".join(str(_DIGITS.get(character, character)) for character in token[1:])
                self.current = (self.current or 0) + Decimal(f"0.{digits or 0}")
                self.zero = True
            elif token in _DIGITS:
                self._digit(_DIGITS[token])
            elif token in _SMALL:
                # 零 before 十 and 百 keeps a place and is no digit (一千零十).
                self.section += (self.current or 1) * _SMALL[token]
                self.current, self.last, self.zero = None, _SMALL[token], False
            elif token in _LARGE:
                self._close(_LARGE[token])
            else:
                return None
        return self._total()

    def _digit(self, value: int) -> None:
        if value == 0:
            self.zero = True
        if self.current is None or self.current == 0:
            self.current = value
        else:
            self.current = self.current * 10 + value

    def _close(self, scale: int) -> None:
        """万, 亿: closes the section; right behind another 万 or 亿 it multiplies the group before (1.2万亿)."""
        value = self.section + (self.current or 0)
        bare = self.section == 0 and self.current is None
        while self.groups and (self.groups[-1][1] < scale or bare):
            value += self.groups.pop()[0]
            bare = False
        if value == 0 and self.current is None:
            value = 1
        self.groups.append((value * scale, scale))
        self.section, self.current, self.last, self.zero = 0, None, scale, False

    def _total(self) -> Figure:
        """A digit left over after 万 or 百 without 零 counts the next place (两万五 is 25,000)."""
        tail = self.current or 0
        if self.last >= 100 and not self.zero and 0 < tail < 10 and isinstance(tail, int):
            tail *= self.last // 10
        return sum(value for value, _ in self.groups) + self.section + tail
