"""The purse of a level (县财政), told from the noun of money that its word is a part of (财政补助资金)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How much is paid, behind the noun of money.
_PAID = late_pattern(r"(?:合计|累计|总计|达到?|约|近|超过?|逾|共计?)?\s*\d")
# What is spent, on what and how much: no noun as in 县财政支出增长, 市级财政支出结构.
_SPENDS = late_pattern(r"支出(?![增下结规水进总责])[^，。；：\d]{2,16}\d[\d.]*[多余]?[万亿]*元")


class Purses:
    """Tells purses by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._organs = rules.words("agency_organ")
        self._verbs = rules.words("action")
        self._nouns = tuple(rules.words("purse_noun"))
        self._only = late_pattern(rf"(?:{any_of(self._nouns)})(?!\s*[\d约共])")
        money = any_of(rules.words("finance_noun"))
        # 财政补助资金 is money, 县财政补助30万元 and 县财政预算安排资金 are acts.
        self._money = late_pattern(rf"(?!预算安排)(?:{money})(?!\s*[\d每约])")
        self._bare = frozenset(rules.words("bare_purse"))

    def office_end(self, flat: str, end: int) -> int:
        """Where the office ends whose organ stands behind a purse that ends at `end` (县财政 + 局); 0 for none."""
        money = self._money.match(flat, end)
        return money.end() if money is not None and money.group() in self._organs else 0

    def is_money(self, flat: str, start: int, end: int) -> bool:
        """Whether a noun of money behind a purse takes it as its part (财政补助资金)."""
        money = self._money.match(flat, end)
        return money is not None and not (self._spends(flat, end) or self._pays(flat, start, end, money))

    def is_noun(self, flat: str, end: int) -> bool:
        """Whether what stands behind a purse makes a noun of it, and nobody who pays (财政运转困难)."""
        return self._only.match(flat, end) is not None and not self._spends(flat, end)

    def is_bare(self, written: str) -> bool:
        """Whether a purse is written without its level, which may stand before it."""
        return written in self._bare

    def _spends(self, flat: str, end: int) -> bool:
        """Whether a purse that ends at `end` spends so much on something (市级财政支出养老服务补贴2.17亿元)."""
        return _SPENDS.match(flat, end) is not None

    def _pays(self, flat: str, start: int, end: int, money: re.Match[str]) -> bool:
        """Whether what looks like a noun of money is what the purse of a level does (投入资金8万元, no 投入力度)."""
        levelled = end - start > 2 and money.group() in self._verbs
        if not levelled:
            return False
        noun = next((noun for noun in self._nouns if flat.startswith(noun, money.end())), "")
        return not noun or _PAID.match(flat, money.end() + len(noun)) is not None
