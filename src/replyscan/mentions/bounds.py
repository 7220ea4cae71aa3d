"""Words beside a figure that make it a lower or upper bound or approximate (超过, 以内, 左右)."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.mentions.units import Unit
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.records import Bound, Figure, QuantityKind
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords, lengths
from replyscan.rules.patterns import any_of

# What says behind a sum that it is more, and what stands behind that.
_MORE, _BEHIND_MORE = ("多", "余"), ("", *"，。；、：！？）),;:\n钱")
_SPACES = " \u3000\u00a0\n"
_LONGEST_VERB = 2
# What a rate is for, before its figure (每亩, 每人每年), and how far back its bound word is looked for.
_RATE, _RATE_REACH = r"(?:每[^，。；：、,;:\d\n每]{1,4}){1,2}", 14
# 过 is a bound before a round or relative figure only (过亿元, 过半); behind a verb it tells what has been done.
_ROUND_ONLY = frozenset(("过", "上"))
# 比前一年多了23.1%: which year, and by how much more.
_YEAR_BEFORE, _REACH = late_pattern("[前上头]一年\\Z"), 3


class BoundWord(NamedTuple):
    """A bound word read in a text: its extent and what it makes of the figure."""

    start: int
    end: int
    bound: Bound


class Bounds:
    """The bound words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._before: dict[str, Bound] = {word: entry.value for word, entry in rules.entries("bound_before").items()}
        self._after: dict[str, Bound] = {word: entry.value for word, entry in rules.entries("bound_after").items()}
        hiding = tuple(rules.words("bound_lookalike"))
        self._hidden_by = {
            bound: tuple(word for word in hiding if len(word) > len(bound) and word.endswith(bound))
            for bound in self._before
        }
        self._not_after = EdgeWords(rules.words("bound_after_lookalike"))
        self._of_money = frozenset(rules.words("bound_of_money"))
        self._measures_only = frozenset(rules.words("bound_of_measures"))
        limits = "|".join(sorted((word for word in self._before if word[0] in "不最至"), key=len, reverse=True))
        bases = any_of((*rules.words("money_noun"), *rules.words("measured_noun")))
        paying, verbs = any_of(rules.words("bounded_verb")), rules.words("verb_behind_bound")
        # 不超过研发投入的30%, 不低于当年保费收入2%; 最低工资标准的80% has no bound.
        bounded = f"(?:(?<![高低多大少长])|(?=[可按达为不]|{paying}))"
        self._limit_of_base = late_pattern(
            f"(?P<bound>{limits or '(?!)'}){bounded}[^，。；：、,;:\\d\n]{{1,14}}?(?:的|(?:{bases})的?)$"
        )
        wholes = any_of(word for word in rules.words("mass_opener") if word.startswith("全"))
        # 以不到全省1%的土地, 超过全国50%的产量: the whole that a share is of stands behind its bound word.
        known = any_of(sorted((word for word in self._before if word not in _ROUND_ONLY), key=len, reverse=True))
        self._bound_of_part = late_pattern(f"(?P<bound>{known})(?:{wholes})$")
        limit = any_of(word for word in rules.words("limit_of_verb") if word in self._before)
        self._limit_of_verb = late_pattern(f"(?P<bound>{limit})可?(?:{paying})$")
        bounds = (word for word in rules.words("bound_of_verb") if word in self._before)
        self._bounds_of_verbs = tuple(sorted(bounds, key=len, reverse=True))
        # 约占全区人口的23.9%
        self._bound_of_share = late_pattern(
            rf"(?P<bound>{any_of(self._bounds_of_verbs)})占[^，。；：、,;:\d\n]{{1,14}}$"
        )
        sizes = any_of(word for word in self._before if word not in _ROUND_ONLY)
        self._bound_of_rate = late_pattern(f"(?P<bound>{sizes}){_RATE}$")
        acts = (word for word in rules.words("action") if len(word) == _LONGEST_VERB)
        self._verbs = frozenset((*verbs, *rules.words("bounded_verb"), *acts))
        self._before_lengths = lengths(self._before, -1)
        self._after_lengths = lengths(self._after, 0)
        self._openings = frozenset((*self._after_lengths, *" （("))

    def before(self, plain: str, start: int, round_figure: bool, kind: QuantityKind) -> BoundWord | None:
        """The bound word that ends right before `start`, 了 and one space between them allowed."""
        end = start
        if plain[end - 1 : end] and plain[end - 1] in _SPACES:
            end -= 1
        if plain[end - 1 : end] == "了":
            end -= 1
        for length in self._before_lengths.get(plain[end - 1 : end], ()):
            if length > end:
                continue
            word = plain[end - length : end]
            bound = self._before.get(word)
            if bound is None or (word in _ROUND_ONLY and not round_figure):
                continue
            if word in self._of_money and kind not in ("money", "percent"):
                # 已封顶12栋: what is built.
                return None
            # 约 of 签约 is part of a longer word.
            if plain.endswith(self._hidden_by[word], 0, end):
                return None
            return BoundWord(end - length, start, bound)
        return None

    def further(self, plain: str, start: int, kind: QuantityKind) -> BoundWord | None:
        """The bound word before the base of a share or a verb (不超过研发投入的30%, 最高补贴50万元, 约占60%).

        It keeps its place, the figure its own. One before the base of a rate is a part of it (不低于每亩300万元).
        """
        found = self._bound_of_rate.search(plain, max(0, start - _RATE_REACH), start)
        if found is not None:
            bound = found.group("bound")
            hidden = plain.endswith(self._hidden_by[bound], 0, found.end("bound"))
            return None if hidden else BoundWord(found.start(), start, self._before[bound])
        before_verb = self._before_verb(plain, start)
        if before_verb is not None:
            return before_verb
        if kind in ("percent", "multiple"):
            found = self._limit_of_base.search(plain, max(0, start - 24), start)
            found = found or self._limit_of_verb.search(plain, max(0, start - 7), start)
            found = found or self._bound_of_share.search(plain, max(0, start - 18), start)
            found = found or self._bound_of_part.search(plain, max(0, start - 8), start)
        elif kind == "money":
            found = self._limit_of_verb.search(plain, max(0, start - 5), start)
        else:
            return None
        hidden = found is not None and plain.endswith(self._hidden_by[found["bound"]], 0, found.end("bound"))
        return None if found is None or hidden else BoundWord(start, start, self._before[found["bound"]])

    def _before_verb(self, plain: str, start: int) -> BoundWord | None:
        """The bound word before the verb that ends at `start` (每晚约接单35单); it keeps its place."""
        for length in range(1, _LONGEST_VERB + 1):
            if plain[start - length : start] not in self._verbs:
                continue
            end = start - length - (plain[start - length - 1 : start - length] == "可")
            for bound in self._bounds_of_verbs:
                if plain.endswith(bound, 0, end):
                    hidden = plain.endswith(self._hidden_by[bound], 0, end)
                    return None if hidden else BoundWord(start, start, self._before[bound])
        return None

    def after(self, plain: str, end: int, kind: QuantityKind) -> BoundWord | None:
        """The bound word that begins right behind `end`, one space or （含） between them allowed."""
        if plain[end : end + 1] not in self._openings:
            return None
        begin = end + (plain[end] == " ")
        for inclusive in ("（含）", "(含)"):
            if plain.startswith(inclusive, begin):
                begin += len(inclusive)
        for length in self._after_lengths.get(plain[begin : begin + 1], ()):
            word = plain[begin : begin + length]
            bound = self._after.get(word)
            measured = kind in ("measure", "multiple", "percent") or _more_money(plain, begin + len(word), word, kind)
            if bound is None or (word in self._measures_only and not measured):
                continue
            if self._not_after.start_of(plain, begin) or _YEAR_BEFORE.search(plain, max(0, end - _REACH), end):
                return None
            stop = begin + len(word)
            for inclusive in ("（含）", "(含)"):
                if plain.startswith(inclusive, stop):
                    stop += len(inclusive)
            return BoundWord(end, stop, bound)
        return None


def _more_money(plain: str, end: int, word: str, kind: QuantityKind) -> bool:
    """Whether 多 or 余 closes a sum of money (单方水电费4块多，, 3块多钱), and does not say what is given besides."""
    return kind == "money" and word in _MORE and plain[end : end + 1] in _BEHIND_MORE


def bound_of(number: WrittenNumber, unit: Unit | None, before: BoundWord | None, after: BoundWord | None) -> Bound:
    """The bound of a figure: its own range first, then the words before, behind and inside it."""
    if number.bound == "range":
        return "range"
    if before is not None and before.bound != "about":
        return before.bound
    if after is not None:
        return after.bound
    if before is not None:
        # 近60多万元
        return before.bound
    return "min" if unit is not None and unit.more else number.bound


def limits_of(low: Figure, high: Figure, bound: Bound) -> tuple[Figure | None, Figure | None]:
    """The two limits of a figure; the one that its bound leaves open is None."""
    if bound == "min":
        return low, None
    if bound == "max":
        return None, high
    return low, high
