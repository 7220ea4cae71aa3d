"""Units that a figure takes from its surroundings: from the next figure of a list, from what is counted, from money."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.spoken_sums import SpokenSums
from replyscan.mentions.units import Unit, Units
from replyscan.mentions.written_numbers import WrittenNumber, read_number
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_LIST = late_pattern("[、和及与]|以及")
_STOP = late_pattern("[，。；：！？;:!?\n]|,(?!\\d{3})")
_LONGEST_LIST = 8
# 由2012年的477万增长到: so far before the first figure stands what opens the change.
_FROM, _FROM_REACH = late_pattern("[由从][^，。；：]*$"), 10
_LONG_NOUN, _LONGEST_NOUN = 5, 24
# How far back in its sentence a thing may be named that a figure with 块 counts.
_FAR_BACK = 40
# 两千四: shorter numerals without a unit are no sums.
_LEAST_SUM = 1000
_YEAR = late_pattern(r"(?:19|20)\d\d")
_CLOSING = "，。；、！？）),;.!?\n"


class ImpliedUnits:
    """Finds the unit of a figure that has none of its own."""

    def __init__(self, rules: RuleSet, units: Units) -> None:
        self._units, self._sums = units, SpokenSums(rules)
        self._people = {word: (str(value), rule) for word, (value, rule) in rules.entries("counted_noun").items()}
        self._people_words = tuple(self._people)
        self._sizes = {word: (str(value), rule) for word, (value, rule) in rules.entries("size_unit").items()}
        self._long_nouns = [entry for entry in self._people.items() if len(entry[0]) >= _LONG_NOUN]
        nouns = sorted(rules.words("money_noun"), key=len, reverse=True)
        predicates = sorted(rules.words("reach_word"), key=len, reverse=True)
        funds = any_of(rules.words("fund"))
        self._funds = late_pattern(f"[\u4e00-\u9fff]{{0,4}}?(?:{funds})")
        self._funds_before = late_pattern(f"(?:{funds})(?:{any_of(predicates)})?$")
        # 安排20万用于维修, 投资30万改造厕所, 20万补助了村里: what is done with a sum.
        uses, giving = (any_of(rules.words(field)) for field in ("sum_use", "sum_giving"))
        self._used, self._given = late_pattern(f"(?:{uses})"), late_pattern(f"(?:{giving})(?:了|给)")
        changing = any_of(rules.words("changing_verb"))
        self._change = late_pattern(f"[\u4e00-\u9fff]{{0,4}}?(?:{changing})?(?:到|至)(?:\\d{{4}}年[底末]?的?)?")
        self._size = late_pattern(f"({any_of(self._sizes)})(?:{any_of(predicates)})*$")
        pieces = any_of(rules.words("piece_noun"))
        self._pieces_told = late_pattern(
            f"(?:{pieces})[^。；：\n钱款费价元花收交贵]*(?:共|总共|一共|已|再|还)(?:需|要|装|换|购|配|缺|添|安装|更换|采购|购置)$"
        )
        self._pieces = late_pattern(f"(?:{pieces})[^，。；：、钱款费价要花收交贵]*$")
        self._money = late_pattern(f"(?:{any_of(nouns)})[^，。；：、\\d]{{0,6}}?(?:{any_of(predicates)})*了?$")

    def unit(self, plain: str, number: WrittenNumber) -> Unit | None:
        """The unit of `number`, or None: of a list (1.28万亿、8200亿元), of people (33万农民工), of money (3万亿)."""
        counted = self._counted(plain, number)
        if counted is not None or number.end - number.start < 2 or number.bare:
            return counted
        scaled = number.tail[-1:] in ("万", "亿")
        if not number.han and (scaled or self._distributed(plain, number.start)):
            shared = self._of_list(plain, number)
            if shared is not None:
                return shared
        if self._spent(plain, number, scaled):
            return Unit(number.end, "CNY", "money", "quantities.spending_words", "")
        if not scaled:
            return None
        if plain.startswith(self._people_words, number.end):
            word = next(word for word in self._people_words if plain.startswith(word, number.end))
            value, rule = self._people[word]
            return Unit(number.end, value, "count", rule, "")
        if self._funds.match(plain, number.end):
            return Unit(number.end, "CNY", "money", "quantities.funds", "")
        # 专项资金50万用于维修
        closes = plain[number.end : number.end + 1] in ("", *_CLOSING) or plain.startswith("用于", number.end)
        closes = closes or self._sums.is_paid_out(plain, number.end)
        if not number.han and closes and self._funds_before.search(plain, max(0, number.start - 8), number.start):
            # 争取项目资金50万。
            return Unit(number.end, "CNY", "money", "quantities.funds", "")
        size = self._size.search(plain, max(0, number.start - 10), number.start) if closes else None
        if size is not None and not number.han:
            # 老年人口98.2万，
            value, rule = self._sizes[size.group(1)]
            return Unit(number.end, value, "count", rule, "")
        if number.han or number.tail[-1:] != "亿":
            return None
        following = plain[number.end : number.end + 1]
        if following and following not in "，。；、：！？）),;:.!? \n以左和":
            return None
        left = plain[max(0, number.start - 24) : number.start]
        cut = max((match.end() for match in _STOP.finditer(left)), default=0)
        return (
            Unit(number.end, "CNY", "money", "quantities.money_nouns", "") if self._money.search(left[cut:]) else None
        )

    def in_money(self, plain: str, number: WrittenNumber, unit: Unit) -> Unit:
        """`unit`, or yuan where 块 is money and no piece."""
        if self._pieces.search(plain, max(0, number.start - _LONGEST_NOUN), number.start):
            # 电子站牌到位11块
            return unit
        if self._pieces_told.search(plain, max(0, number.start - _FAR_BACK), number.start):
            # 水表由我局统一采购，9个小组共需412块
            return unit
        found = self._units.in_money(plain, number, unit)
        if found.kind == "money" or unit.written != "块" or not self._sums.is_price(plain, number.start, unit.end):
            return found
        return Unit(unit.end, "CNY", "money", "quantities.currencies", unit.written)

    def _spent(self, plain: str, number: WrittenNumber, scaled: bool) -> bool:
        """Whether a sum without 元 ends the clause behind a word for paying (花了七万八, 批了180万, 花了八千)."""
        closes = plain[number.end : number.end + 1] in ("", *_CLOSING)
        round_sum = scaled or (number.han and number.low >= _LEAST_SUM and not number.tail)
        told = (closes or number.han) and self._units.told_of_money(plain, number.start)
        if scaled and not number.han and self._given.match(plain, number.end):
            return True
        if scaled and not closes and self._used.match(plain, number.end):
            return self._units.told_of_money(plain, number.start)
        return (told and closes and round_sum) or (number.han and self._sums.is_sum(plain, number, told))

    def _counted(self, plain: str, number: WrittenNumber) -> Unit | None:
        """The measure word of a long noun right beside a figure in digits (康复辅具租赁点12，)."""
        if number.han or number.tail or _YEAR.fullmatch(plain, number.start, number.end):
            return None
        before = plain[max(0, number.start - _LONGEST_NOUN) : number.start].rstrip(" ")
        following = plain[number.end : number.end + 1]
        for word, (unit, rule) in self._long_nouns:
            closes = not following or following in _CLOSING
            if plain.startswith(word, number.end) or (closes and before.endswith(word)):
                return Unit(number.end, unit, "count", rule, "")
        return None

    def _distributed(self, plain: str, start: int) -> bool:
        """Whether 分别 stands before the figure in its clause, so that it opens a list."""
        at = plain.rfind("分别", max(0, start - 20), start)
        return at >= 0 and not _STOP.search(plain, at, start)

    def _of_list(self, plain: str, number: WrittenNumber) -> Unit | None:
        """The unit of the last figure of the list, or of the change, that `number` opens (由7.8亿减少到7.28亿)."""
        end = number.end
        changes = _FROM.search(plain, max(0, number.start - _FROM_REACH), number.start) is not None
        for _ in range(_LONGEST_LIST):
            joint = _LIST.match(plain, end) or (self._change.match(plain, end) if changes else None)
            following = read_number(plain, joint.end()) if joint else None
            if following is None or following.han:
                return None
            unit = self._units.read(plain, following.end)
            if unit is not None:
                return unit._replace(end=number.end, per=None)
            end = following.end
        return None
