"""Units, currencies and percent signs behind a figure, looked up by the rules (longest first)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.spoken_sums import LEADS_TO_SUM
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.records import Figure, QuantityKind
from replyscan.rules import RuleSet
from replyscan.rules.edges import lengths
from replyscan.rules.patterns import any_of

# 个多月, 个半小时: the figure is more than, or a half more than, what stands before 个.
_ODD_UNITS = late_pattern("个(多|半)(月|小时|星期)")
_RATE = late_pattern("[/·]([^，。；、/· ]{1,4})")
_COIN = "[0-9一二两三四五六七八九]"
# 五元三毛二分, 三块零四 and 三块四, 两毛五: what stands behind 元, 块 and 毛 of a price.
_TENTHS = rf"(?P<tenth>{_COIN})[角毛](?:(?P<and>{_COIN})分?)?|零?(?P<hundredth>{_COIN})分(?![钟之])"
_SMALL_CHANGE = late_pattern(f"(?:{_TENTHS})钱?")
_SPOKEN_CHANGE = late_pattern(rf"(?:{_TENTHS}|(?:零(?P<bare>{_COIN})|(?P<last>{_COIN}))(?=$|[，。；、到至以]))钱?")
_HUNDREDTHS = late_pattern(rf"(?P<hundredth>{_COIN})分?钱?(?=$|[，。；、到至以])")
# 1小时20分钟, 2小时30分: one stretch of time.
_MINUTES = late_pattern(r"(\d{1,2})分钟?(?![之米])")
# 8分30秒, 2分钟15秒
_MINUTES_SECONDS = late_pattern(r"分钟?(\d{1,2})秒")
# What stands behind 米 of a length as it is said, and no figure of its own (3米5, but 宽3米5处).
_METRE_REST = late_pattern("[0-9]?[1-9](?=$|[，。；、,;！？）)左以上多的宽高长深厚\\s])")
_HOURS = frozenset(("小时", "个小时"))
# As web pages and tables print it.
_SPACED_POINTS = late_pattern(" {0,4}个? ?百 ?分 ?点")
_SPACES = frozenset(" \u3000\u00a0")
_ODD_STARTS = frozenset(" 个百分")
_NO_NOUN = frozenset(("", *"，。；、！？）)左以上多"))
_BEHIND_TENTH = _NO_NOUN | frozenset("的提降升增到至")
_SPANS_OF_TIME = frozenset("年月日天周季")
# What a rate is paid for (一个月八百块).
_RATED = "(?:一个?[月年天户家人亩趟次顿份斤度方吨]|每个?[^，。；、每]{1,2})"
_NUMERALS = "[\\d零一二两三四五六七八九十百千万多来几]"
# 从六块降到四块, 从一千块涨到一千二
_CHANGED_PRICE = late_pattern(rf"[降涨减加提升调增跌落改][\u4e00-\u9fff]?[到至成为]{_NUMERALS}+(?:块|元|[，。；、]|$)")
_PRICE_BEFORE = late_pattern(rf"{_NUMERALS}(?:块|元)钱?[降涨减加提升调增跌落改][\u4e00-\u9fff]?[到至成为]\Z")
# How far before a price 每 is looked for.
_EACH_REACH = 16
_PRICED = late_pattern(r"\d[^每]*(?=每)")
_BEHIND_PRICE = frozenset("/整正0123456789零一二两三四五六七八九")
_BEHIND_UNIT = _BEHIND_PRICE | {"半"}
_ORDER = "零一二三四五六七八九"
_NUMERAL_ENDS = f"{_ORDER}两十"
_CHANGES = {"元": _SMALL_CHANGE, "圆": _SMALL_CHANGE, "块": _SPOKEN_CHANGE, "角": _HUNDREDTHS, "毛": _HUNDREDTHS}


class Unit(NamedTuple):
    """A unit read in a text: where it ends, its name (an ISO code for money), kind, rule, and what one of it counts.

    `written` is the unit as written; `extra` is added to the figure (五元三毛: 0.3), `more` says 多 in 个多月, `per` is
    what a rate is counted by.
    """

    end: int
    name: str
    kind: QuantityKind
    rule: str
    written: str
    factor: Figure = 1
    extra: Figure = 0
    more: bool = False
    per: str | None = None
    rate_end: int = 0

    def size(self, figure: Figure) -> Figure:
        """What the figure is multiplied by: 九折 is 90 %, and so is 90折."""
        return 1 if self.written == "折" and figure >= self.factor else self.factor


class Units:
    """The units of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._units: dict[str, Unit] = {}
        for word, entry in rules.words("count_unit").items():
            self._units[word] = Unit(0, word, "count", entry.rule, word)
        for word, entry in rules.words("measure_unit").items():
            self._units[word] = Unit(0, word, "measure", entry.rule, word)
        for word, (value, rule) in rules.entries("percent_unit").items():
            self._units[word] = Unit(0, "‰" if word == "‰" else "%", "percent", rule, word, _size(value))
        for word, (_, rule) in rules.entries("percentage_point").items():
            self._units[word] = Unit(0, "个百分点", "percentage_point", rule, word)
        for word, (_, rule) in rules.entries("multiple_unit").items():
            self._units[word] = Unit(0, word, "multiple", rule, word)
        for word, (value, rule) in rules.entries("currency").items():
            self._units[word] = Unit(0, str(value), "money", rule, word)
        for word, (value, rule) in rules.entries("currency_fraction").items():
            self._units[word] = Unit(0, "CNY", "money", rule, word, _size(value))
        self._lengths = lengths(self._units, 0)
        self.first_characters = frozenset(self._lengths)
        self._other = frozenset(rules.words("unit_lookalike"))
        self._other_lengths = lengths(self._other, 0)
        self._counted_words = tuple(rules.words("unit_and_word"))
        self._prefixes = {word: str(value) for word, (value, _) in rules.entries("currency_before").items()}
        self._prefix_lasts = frozenset(word[-1] for word in self._prefixes)
        self._prefix_lengths = sorted({len(word) for word in self._prefixes}, reverse=True)
        self._money_context = tuple(rules.words("money_context"))
        spending = any_of(rules.words("spending_word"))
        self._paid = late_pattern(rf"(?:{spending}){LEADS_TO_SUM}\Z|{_RATED}\Z")
        self._halves = frozenset(rules.words("half_unit"))
        self._tenths = frozenset(rules.words("tenth_unit"))

    def __contains__(self, word: str) -> bool:
        return word in self._units

    def read(self, plain: str, position: int) -> Unit | None:
        """The unit that starts at `position`, one space before it allowed; None where there is none."""
        first = plain[position : position + 1]
        if first in _SPACES:
            position += 1
            first = plain[position : position + 1]
        if first in _ODD_STARTS:
            odd = self._odd(plain, position, first)
            if odd is not None:
                return odd
        sizes = self._lengths.get(first)
        if sizes is None:
            return None
        longest = self._lookalike(plain, position) if first in self._other_lengths else 0
        for length in sizes:
            if length <= longest:
                return None
            word = plain[position : position + length]
            unit = self._units.get(word)
            if unit is not None:
                end = position + len(word)
                found = Unit(end, *unit[1:])
                return self._completed(plain, found) if plain[end : end + 1] in _BEHIND_UNIT else found
        return None

    def of_things(self, position: int) -> Unit:
        """个 at `position`, whatever longer unit begins with it (3个点位)."""
        return self._units["个"]._replace(end=position + 1)

    def _odd(self, plain: str, position: int, first: str) -> Unit | None:
        """个百分点 with spaces in it, 个多月, 个半小时."""
        if first == " " or plain[position + 1 : position + 2] in (" ", "百"):
            points = _SPACED_POINTS.match(plain, position)
            if points:
                return self._units["个百分点"]._replace(end=points.end())
        seconds = _MINUTES_SECONDS.match(plain, position) if first == "分" else None
        if seconds is not None and "秒" in self._units:
            return self._units["秒"]._replace(end=seconds.end(), factor=60, extra=int(seconds.group(1)))
        odd = _ODD_UNITS.match(plain, position) if first == "个" else None
        if odd is None:
            return None
        unit = self._units["个" + odd.group(2)]
        half = odd.group(1) == "半"
        return unit._replace(end=odd.end(), extra=Decimal("0.5") if half else 0, more=not half)

    def before(self, plain: str, start: int) -> tuple[int, str] | None:
        """The currency named before a figure (人民币50元, ￥300): where it begins and its code."""
        end = start
        while end > 0 and plain[end - 1] in " \u3000" and start - end < 2:
            end -= 1
        if end == 0 or plain[end - 1] not in self._prefix_lasts:
            return None
        for length in self._prefix_lengths:
            code = self._prefixes.get(plain[end - length : end]) if length <= end else None
            if code is not None:
                return end - length, code
        return None

    def in_money(self, plain: str, number: WrittenNumber, unit: Unit) -> Unit:
        """`unit`, or yuan where it is 块 of a decimal or behind a word for money, and before no noun."""
        changed = _CHANGED_PRICE.match(plain, unit.end)
        closes = plain[unit.end : unit.end + 1] in _NO_NOUN
        if unit.written != "块" or unit.kind == "money" or not (closes or changed):
            return unit
        before = plain[max(0, number.start - 5) : number.start]
        whole = number.low == int(number.low) and not any(word in before for word in self._money_context)
        if whole and not (changed or self.told_of_money(plain, number.start)):
            return unit
        return Unit(unit.end, "CNY", "money", "quantities.currencies", unit.written)

    def told_of_money(self, plain: str, start: int) -> bool:
        """Whether what stands before a figure tells that it is of money (一年要十二万, 从一千块涨到一千二)."""
        begin = max(0, start - _EACH_REACH)
        return bool(self._paid.search(plain, begin, start) or _PRICE_BEFORE.search(plain, begin, start))

    def each(self, plain: str, start: int) -> str | None:
        """What a price behind 每人每月 is counted by (人·月); None where it is no rate (每年安排200万元)."""
        at = plain.find("每", max(0, start - _EACH_REACH), start)
        if at < 0:
            return None
        while (further := plain.rfind("每", max(0, at - 3), at)) >= 0:
            at = further
        begin = max(plain.rfind(mark, at, start) + 1 for mark in "，。；：、\n")
        at = at if begin == 0 else plain.find("每", begin, start)
        if at < 0:
            return None
        # 每生每年700元提高到每生每年800元: an earlier 每 has its own figure.
        for priced in _PRICED.finditer(plain, at, start):
            at = priced.end()
        parts = [part for part in plain[at:start].split("每") if part]
        if all(part[0] in _SPANS_OF_TIME for part in parts) and start - at > 3:
            return None
        return "·".join(self._counted(part) for part in parts) or None

    def _counted(self, part: str) -> str:
        """The unit or noun at the beginning of what stands behind 每."""
        part = part.removeprefix("一").removeprefix("个") if len(part) > 2 else part
        if part[0] in _SPANS_OF_TIME:
            return part[0]
        length = next((length for length in (3, 2, 1) if part[:length] in self._units), 2)
        return part[:length]

    def _lookalike(self, plain: str, position: int) -> int:
        """How long a word is that only begins like a unit (本项目, 名单), 0 where there is none (名 + 单亲妈妈)."""
        if plain.startswith(self._counted_words, position):
            return 0
        for length in self._other_lengths.get(plain[position], ()):
            if plain[position : position + length] in self._other:
                return length
        return 0

    def _completed(self, plain: str, unit: Unit) -> Unit:
        """`unit` with what belongs to it behind: 角 and 分 of a price, the rest of a rate, 半."""
        end = unit.end
        following = plain[end : end + 1]
        if unit.written == "块" and following in _BEHIND_PRICE and _SPOKEN_CHANGE.match(plain, end):
            unit = self._units["元"]._replace(end=end, written="块")
        if unit.kind == "money":
            return self._priced(plain, unit) if following in _BEHIND_PRICE else unit
        if unit.kind == "measure" and following == "/":
            while (rate := _RATE.match(plain, end)) and self._rate_length(rate.group(1)):
                end = rate.start(1) + self._rate_length(rate.group(1))
            if end > unit.end:
                name = plain[unit.end - len(unit.written) : end]
                return unit._replace(end=end, name=name, written=name)
        rest = _METRE_REST.match(plain, end) if unit.written == "米" else None
        if rest is not None and plain[end - 2].isdecimal():
            # 路面宽3米5, 高1米75
            return unit._replace(end=rest.end(), extra=Decimal(f"0.{rest.group()}"))
        tenths = unit.written == "米" or (unit.written in self._tenths and plain[end + 1 : end + 2] in _BEHIND_TENTH)
        number = plain[end - len(unit.written) - 1 : end - len(unit.written)]
        if tenths and following in _ORDER[1:] and following and number in _NUMERAL_ENDS:
            # 一米五, 两米五, 三亩二, 四公里二
            return unit._replace(end=end + 1, extra=Decimal(_ORDER.index(following)) / 10)
        tenth = _ORDER.find(following) if unit.written == "成" and plain[end + 1 : end + 2] in _BEHIND_TENTH else 0
        if tenth > 0:
            # 三成五: 35 %.
            return unit._replace(end=end + 1, extra=tenth)
        minutes = _MINUTES.match(plain, end) if unit.written in _HOURS else None
        if minutes is not None:
            return unit._replace(end=minutes.end(), name="分钟", factor=60, extra=int(minutes.group(1)))
        if following == "半" and unit.written in self._halves:
            return unit._replace(end=end + 1, extra=Decimal("0.5") * unit.factor)
        return unit

    def _priced(self, plain: str, unit: Unit) -> Unit:
        """A price with 角 and 分, 整 and what it is counted by (0.5元/立方米, 120元/人/天)."""
        end, extra = _with_change(plain, unit)
        parts, rate_end = [], end
        while rate := _RATE.match(plain, rate_end):
            length = self._rate_length(rate.group(1)) or 1
            parts.append(rate.group(1)[:length])
            rate_end = rate.start(1) + length
        return unit._replace(end=end, extra=extra, per="·".join(parts) or None, rate_end=rate_end)

    def _rate_length(self, rest: str) -> int:
        """How many characters of what stands behind the stroke are the unit that a rate is counted by."""
        length = next((length for length in (4, 3, 2, 1) if len(rest) >= length and rest[:length] in self._units), 0)
        return length or int(rest[0] in _SPANS_OF_TIME or (rest[0] in "dhas" and not rest[1:2].isalpha()))


def _with_change(plain: str, unit: Unit) -> tuple[int, Figure]:
    """Where a price ends with its 角, 分 and 整, and what they add to it."""
    end = unit.end
    extra: Figure = 0
    change = _CHANGES[unit.written].match(plain, end) if unit.name == "CNY" and unit.written in _CHANGES else None
    if change is not None:
        coins = {name: Decimal(_digit(coin)) for name, coin in change.groupdict().items() if coin}
        tenths = coins.get("tenth", 0) + coins.get("last", 0)
        hundredths = coins.get("and", 0) + coins.get("hundredth", 0) + coins.get("bare", 0)
        extra = Decimal(tenths) / 10 + Decimal(hundredths) / 100
        end = change.end()
    if plain[end : end + 1] in ("整", "正") and plain[end + 1 : end + 2] in ("", "，", "。", "、", "；", "）", ")"):
        end += 1
    return end, extra


def _size(value: object) -> Figure:
    """How many of the base unit a unit is, as the rules write it."""
    written = str(value)
    return int(written) if written.isdecimal() else Decimal(written)


def _digit(written: str) -> int:
    return int(written) if written.isdecimal() else _ORDER.index("二" if written == "两" else written)
