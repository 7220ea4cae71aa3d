"""Figures that count and measure nothing: ordinals, codes, ranks, words with a numeral in them, nicknames."""

from __future__ import annotations

from collections.abc import Iterable

from replyscan.late_pattern import late_pattern
from replyscan.mentions.building_numbers import BuildingNumbers
from replyscan.mentions.numbered_things import NumberedThings
from replyscan.mentions.single_things import FROM, SingleThings
from replyscan.mentions.term_lengths import TermLengths
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_CODE_MARKS = frozenset("+×*#＃@_=")
_JOINTS = frozenset("、，,和至—-")
_ORDINAL_LIST = late_pattern(r"第\d+(?:[、，,和至—-]\d+){0,9}[、，,和至—-]$")
_LONGEST_LIST = 80
_OPENING_QUOTES = frozenset('“‘「『"')
_CLOSING_QUOTES = frozenset('”’」』"')
# How far before a figure its owner or 每 is looked for.
_REACH = 48
_HOURS, _SPANS, _POINTING = ("小时", "个小时"), ("天", "年", "个月"), ("前", "这", "那", "头", "过")
_TRIPS, _HOURS_AND_MINUTES = ("趟", "班", "次"), ("分钟", "小时")
_DECADE, _CENTURY = 10, 100
_REACH_OF_CHANGE = 8
# What may begin a noun behind a rated unit, and no bound.
_NOUN = late_pattern("[\u4e00-\u9fff](?<![及以的和与左上])")
# What leads from what a figure was to what it is (由178伏回升到215伏).
_REACHED = late_pattern(r"[\u4e00-\u9fff]{1,3}[到至为成](?:现在|目前|如今)?的?[约近]?\d")
# Numbers of public lines.
_LINE = late_pattern(r"11[0249]|12[02]|1[02]\d{3}|9[56]\d{3,4}")
# The names of places hold no longer ways (十八里).
_LONGEST_WAY = 100
# A noun before a figure; 分, 为 and the like are verbs before a number of parts.
_BEHIND_NOUN = late_pattern("[\u4e00-\u9fff](?<![分为成至到第的了在和与])")
_CIRCLE = late_pattern("[\u4e00-\u9fff]{0,8}?(?:圈|图(?=”))")

# APP56款, AED36台: a thing by its letters, and how many; codes have fewer.
_BEHIND_LETTERS = late_pattern("[A-Za-z]{3}\\Z")
# “1个中心+N支队伍”, “一体系+三平台”: signs that add up the parts of a slogan, and how far they are looked for.
_ADDED, _FORMULA = "+＋", 24
_ONES, _FAR_AS_EACH = "处起件个例户批宗条家项块", 8
_NUMERALS = frozenset("一二两三四五六七八九十百千万零")


class NotQuantities:
    """Says why a figure with a unit is no quantity, by the rules."""

    def __init__(self, rules: RuleSet) -> None:
        self._ordinals = frozenset(rules.words("ordinal_opener"))
        self._ranks = frozenset(rules.words("rank_unit"))
        self._firm_ones = frozenset(rules.words("one_unit"))
        self._counting = self._firm_ones | {"个", "条", "款"}
        self._places = frozenset(rules.words("place_unit"))
        self._goods = frozenset(rules.words("goods_unit"))
        self._before_numeral = frozenset(rules.words("numeral_word_start"))
        self._before_one = frozenset(rules.words("one_word_start"))
        self._after = EdgeWords(rules.words("class_word"))
        self._stairs = EdgeWords(rules.words("stair_noun"))
        self._numbered_bodies = tuple(rules.words("numbered_body"))
        self._fixed = frozenset(rules.words("figure_of_speech"))
        self._fixed_firsts = _first_places(self._fixed)
        self._numbered_things = NumberedThings(rules)
        self._bodies = EdgeWords(rules.words("counted_body"))
        self._hotlines = frozenset(rules.words("numbered_service"))
        self._change = late_pattern(any_of(rules.words("change_of_points")))
        self._recurring = frozenset(rules.words("recurring_unit"))
        stretches = any_of(rules.words("recurring_stretch"))
        acts = any_of(rules.words("each_at_once_verb"))
        # 发现一处、取缔一处: every one that is found.
        self._each_at_once = late_pattern(rf"(?:{acts})一([{_ONES}])[、，]?(?:就|即|再)?(?:{acts})一\1")
        self._each = late_pattern(
            rf"每(?:[一两二三四五六七八九十\d]{{0,3}}个?)?(?:{stretches})[^，。；：！？\n]{{0,24}}$"
        )
        wholes = any_of(rules.words("whole_noun"))
        self._wholes = late_pattern(rf"[^，。；、\n]{{0,16}}?(?:{wholes})(?![\u4e00-\u9fff])")
        ages = any_of(rules.words("age_group"))
        self._age_groups = late_pattern(rf"\d|(?:以下|以上)?(?:{ages})")
        self._round_the_clock = EdgeWords(rules.words("round_the_clock"))
        self._rated = frozenset(rules.words("rated_unit"))
        self._changes = EdgeWords(rules.words("change_verb"))
        self._village_units = frozenset(rules.words("village_measure"))
        self._village_heads = EdgeWords(rules.words("named_place_head"))
        self._place_ends = frozenset(rules.words("place_name_end"))
        self._single_things = SingleThings(rules)
        self._minus_lookalikes = frozenset(rules.words("minus_lookalike"))
        self._term_lengths, self._buildings = TermLengths(rules), BuildingNumbers(rules)
        self._lengths = tuple(sorted({len(word) for word in self._fixed}, reverse=True))

    def reason(self, plain: str, number: WrittenNumber, unit: Unit, bounded: str) -> str | None:
        """Why the figure is no quantity (ordinal, code, rank, word, class, nickname, bodies), or None where it is one.

        `bounded` says on which side a bound word stands: "before", "after" or "" for none.
        """
        start = number.start
        before = plain[start - 1 : start] if start else ""
        if not bounded and (
            before in self._ordinals
            or (before in _JOINTS and _ORDINAL_LIST.search(plain, max(0, start - _LONGEST_LIST), start))
        ):
            return "ordinal"
        if before in ("前", "头") and unit.written in ("名", "位"):
            return "rank"
        if not bounded and self._buildings.hold(plain, start, unit):
            return "rank"
        if before == "等" and unit.written in self._bodies:
            # 财政部等5部门: how many bodies act, as part of their name; 等12个成员单位 counts.
            return "bodies"
        following = plain[unit.end : unit.end + 1]
        counted = unit.written in self._counting and _BEHIND_LETTERS.search(plain, max(0, start - 4), start)
        if before and not counted and _is_code(plain, start, before):
            return "code"
        if unit.written in self._hotlines and _LINE.fullmatch(plain, start, number.end):
            # 12315平台
            return "code"
        if before in _OPENING_QUOTES and (number.han or following in _CLOSING_QUOTES):
            return "nickname"
        if following in _CLOSING_QUOTES and plain.rfind("“", max(0, start - 16), start) >= 0 and not bounded:
            return "nickname"
        if before != "”" and _in_formula(plain, start):
            return "nickname"
        if plain[start] == "0" and not number.han and plain[start + 1 : start + 2].isdecimal():
            return "code"
        if self._after.start_of(plain, unit.end) or (
            unit.written in _HOURS and self._round_the_clock.start_of(plain, unit.end)
        ):
            return "class"
        if plain[start] == "一" and unit.written in _TRIPS and plain.endswith(_HOURS_AND_MINUTES, 0, start):
            # 早高峰18分钟一趟: how often.
            return "rank"
        pointed = number.han and unit.written in _SPANS and before in _POINTING and not bounded
        if pointed and not plain.endswith("提前", 0, start):
            # 前两天, 这两年: when, and no count.
            return "date"
        if self._stairs.start_of(plain, unit.end):
            # 42级石阶
            return None
        if unit.written in ("分钟", "小时") and _CIRCLE.match(plain, unit.end):
            # 15分钟便民生活圈
            return "class"
        if unit.written in ("岁", "周岁") and self._age_groups.match(plain, unit.end):
            # 3岁1533人, 3—5岁适龄儿童2074人: which of them are counted.
            return "class"
        changes = self._changes.start_of(plain, unit.end) or (
            FROM.search(plain, max(0, start - _REACH_OF_CHANGE), start) and _REACHED.match(plain, unit.end)
        )
        if unit.written in self._rated and _NOUN.match(following) and not changes:
            # 110千伏变电站, but 由1.21千伏安提高到2.3千伏安
            return "class"
        if unit.written in ("年", "学年") and number.low >= 1000:
            return "date"
        if unit.written == "年" and following == "代" and number.high % _DECADE == 0 and number.high < _CENTURY:
            # 上世纪五十至七十年代
            return "date"
        if unit.kind == "count" or unit.kind == "measure":
            if unit.written == "次" and plain.endswith(self._numbered_bodies, 0, start):
                return "rank"
            counts = before == "了" and plain[start] != "一" and unit.written not in self._numbered_things.units
            if counts and not self.is_word(plain, start, unit):
                # 放了三轮, 分了两批: behind 了 a figure counts.
                return None
            if self._counts_goods(plain, number, unit) or self._term_lengths.is_term(plain, number, unit):
                return None
            if unit.written in self._ranks and not bounded and self._numbered_things.holds(plain, number, unit):
                return "rank"
            if number.han:
                return self._numeral_word(plain, number, unit, before, bounded)
        elif number.bare and bounded != "before":
            # 亿元级, 亿元以上项目
            return "class"
        elif number.han and self.is_word(plain, start, unit):
            return "word"
        return None

    def is_word(self, plain: str, start: int, unit: Unit | None = None) -> bool:
        """Whether a numeral at `start` stands inside a fixed word (统一, 八项规定, 两部制).

        One that ends inside the `unit` behind the numeral is none (三公 in 三公里).
        """
        for offset in self._fixed_firsts.get(plain[start], ()):
            begin = start - offset
            if begin < 0:
                continue
            for length in self._lengths:
                cuts = unit is not None and unit.end - len(unit.written) < begin + length < unit.end
                if length > offset and not cuts and plain[begin : begin + length] in self._fixed:
                    return True
        return False

    def is_change(self, plain: str, start: int) -> bool:
        """Whether a word of change before a figure at `start` makes its 个点 points of a share (上升1.5个点)."""
        return self._change.search(plain, max(0, start - _REACH_OF_CHANGE), start) is not None

    def hides_minus(self, plain: str, start: int) -> bool:
        """Whether 负 before a figure at `start` belongs to a word (减负3亿元) and is no minus sign."""
        return plain[max(0, start - 2) : start] in self._minus_lookalikes

    def _names_village(self, plain: str, unit: Unit) -> bool:
        """Whether what stands behind makes the name of a place of the figure (五家庄, 五棵树镇, but 五处塘坝)."""
        begins = unit.written in self._village_units
        if plain[unit.end : unit.end + 1] in self._place_ends:
            return begins or self._village_heads.start_of(plain, unit.end + 1) > 0
        # 十八里海关, 五棵树镇
        return begins and any(self._village_heads.start_of(plain, unit.end + length) for length in (0, 1))

    def _counts_goods(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether a noun before a single numeral and none behind its unit show that goods are counted (锦旗三面)."""
        single = number.end - number.start == 1 and plain[number.start] != "一"
        if unit.written not in self._goods or not single or self.is_word(plain, number.start, unit):
            return False
        noun = _BEHIND_NOUN.match(plain, max(0, number.start - 1), number.start)
        return noun is not None and not "\u4e00" <= plain[unit.end : unit.end + 1] <= "\u9fff"

    def _recurs(self, plain: str, number: WrittenNumber, unit: Unit) -> bool:
        """Whether 一 counts how often something is done in a stretch of time (每季度通报一次, but 每年一次性补助)."""
        if (
            unit.written not in self._recurring
            or number.end - number.start > 1
            or plain[unit.end : unit.end + 1] == "性"
        ):
            return False
        return self._each.search(plain, max(0, number.start - _REACH), number.start) is not None

    def _numeral_word(self, plain: str, number: WrittenNumber, unit: Unit, before: str, bounded: str) -> str | None:
        """Numerals: 一 is an article more often than a count, 百 and 千 alone are vague, many are parts of words."""
        if plain[number.start] == "一" and number.end - number.start == 1:
            begin = max(0, number.start - _FAR_AS_EACH)
            each = self._each_at_once.search(plain, begin, unit.end + _FAR_AS_EACH)
            if each is not None and each.start() <= number.start < each.end():
                return "word"
        if before == "各" and not self.is_word(plain, number.start, unit):
            # 新建公厕各一个
            return None
        if plain[number.start] == "一" and before not in self._before_one and self._recurs(plain, number, unit):
            return None
        if self._single_things.count(plain, number, unit):
            return None
        if self.is_word(plain, number.start, unit):
            return "word"
        if number.bare:
            return None if bounded == "before" else "word"
        if bounded or number.more:
            return None
        single = number.end - number.start == 1
        if single and before in (self._before_one if plain[number.start] == "一" else self._before_numeral):
            return "word"
        # 三块坏了, but 三块四方地
        pieces = unit.written == "块" and plain[unit.end : unit.end + 1] not in _NUMERALS
        if (single and unit.written in self._places and not pieces) or (
            number.high < _LONGEST_WAY and self._names_village(plain, unit)
        ):
            return "word"
        if single and plain[number.start] == "一":
            # 一套完整的体系 counts nothing.
            whole = unit.written == "套" and self._wholes.match(plain, unit.end)
            return "word" if whole or unit.written not in self._firm_ones else None
        return None


def _is_code(plain: str, start: int, before: str) -> bool:
    """Whether the figure is the tail of a code, a ratio, a decimal section number or a formula (PM2.5, 1:50, 1+2+3)."""
    if before in _CODE_MARKS:
        return True
    if before.isascii() and (before.isalpha() or before.isdecimal()):
        return True
    if before in ".:/-∶：·" and start >= 2:
        return plain[start - 2].isdecimal() or (plain[start - 2].isascii() and plain[start - 2].isalpha())
    return False


def _first_places(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Numeral → where in the fixed words it stands, so that only those places are tried."""
    places: dict[str, set[int]] = {}
    for word in words:
        for offset, character in enumerate(word):
            if character in "零一二两三四五六七八九十百千万亿":
                places.setdefault(character, set()).add(offset)
    return {character: tuple(sorted(offsets)) for character, offsets in places.items()}


def _in_formula(plain: str, start: int) -> bool:
    """Whether the figure at `start` is a part of a slogan in quotation marks that adds up (“1个中心+N支队伍”做法)."""
    opened = plain.rfind("“", max(0, start - _FORMULA), start)
    if opened < 0 or plain.find("”", opened, start) >= 0:
        return False
    closed = plain.find("”", start, start + _FORMULA)
    return closed >= 0 and any(plain.find(sign, opened, closed) >= 0 for sign in _ADDED)
