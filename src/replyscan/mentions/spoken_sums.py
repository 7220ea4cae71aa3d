"""Sums of money as people say them, without 元 and 块 (花了八千, 我们收三百八, 一套两千六, 从一千二降到九百)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.written_numbers import WrittenNumber
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What may stand between a word for paying and the sum: 花出去, 收上来了, 欠着, 差不多.
LEADS_TO_SUM = (
    "(?:出去|进去|下去|上去|下来|上来|出来|回来|进来|出|到|给|上|下|回|来|去)?(?:了|过|着)?"
    "(?:大概|大约|约|将近|近|差不多|总共|一共|共|快|不到|足足|整整|就?[多高]?达|超过?|突破|不下)?"
)
# What one of a thing or one stretch of time costs stands right behind it (一套两千六, 每块一百四).
_ONE = "[一每][^共些起直下边再定切样般律致同时旦\u0000-\u4dff]"
_RATED = late_pattern(
    f"(?:{_ONE}|[一每]个[月人]|[一每][人户]一月|[一每]亩地|[一每][份顿]饭|一晚上|便宜的|最[贵多高少低]的?)\\Z"
)
# 每人每年六百: what is told of each for a stretch of time is money.
_FOR_EACH = late_pattern("[一每][人户生车亩床][一每]个?[年月天日季]\\Z")
# 换一台要九千, 一块牌子得两千, 每人发了五百: what one of a thing costs, and what each gets.
_COSTS = late_pattern(
    "(?:[一每][^共天年月日周季次回趟\u0000-\u4dff][^，。；：]{0,4}[得要]|[一每][人户家][^，。；：]{0,5}[发收交给补退摊分]了?"
    "|[一每]个?[月天年人][开发给挣领付]|[一每][^共天年月日周季次回趟\u0000-\u4dff][^，。；：]{0,4}[算折])\\Z"
)
# So much it is, there is, was more or fewer: what stands before a sum where the sentence tells of money.
_TOLD = late_pattern("[是有得要到为差多少了剩配](?:大概|大约|约|将近|近|差不多|不到)?\\Z")
# 以前是十块, 带摩托车的三块, 一年下来四千来块
_PRICED = late_pattern("(?:[是的才就到]|现在|原来|下来|一律)(?:大概|大约|约|将近|近|差不多|不到)?\\Z")
# 一晚上收五块: pieces of money were told of before.
_PAID_PIECES = late_pattern("[收交补付掏罚给][了过]?[\\d一二两三四五六七八九十百千万多来几]+块")
# 一户补两万六，场里再配四千: a sum that is paid makes those behind it sums.
_PAID_SUM = late_pattern("[收交补付掏罚贴垫奖][了过]?[一二两三四五六七八九][一二两三四五六七八九十百千万]+(?=[，、；])")
_CLOSES = late_pattern("(?:左右|上下|出头|以[上下内]的?|还?没[\u4e00-\u9fff]{1,2})?(?:\\Z|[，。；、！？）),;.!?\n])")
# 九万三千六已打到卡上, 三百万由中标单位先垫: what is done with a sum, and who pays it.
_PAID_OUT = late_pattern(
    "(?:已经?|也|都|全|全部){0,2}(?:打|划|拨|转|汇|拨付|兑付|付)(?:到|进|给|入|了|完|齐|清|下|[，。；])"
    "|由[^，。；：]{1,12}(?:出|垫|补|掏|贴|承担|负担|解决|筹)(?:付|资|助|齐|措)?(?:\\Z|[，。；])"
)
_CHANGES = late_pattern("[降涨减加提升调增跌落改][\u4e00-\u9fff]?[到至成为](?=[一二两三四五六七八九])")
_CHANGED = late_pattern("[百千万一二三四五六七八九][降涨减加提升调增跌落改][\u4e00-\u9fff]?[到至成为]\\Z")
_FROM = late_pattern("[从由](?:[一每]个?[年月天人户亩])?\\Z")
_SCALES = frozenset("十百千万亿")
_MARKS, _STOPS = "，。；：！？,;:!?\n", "。！？!?\n"
# How far back the sentence is read for what it tells of.
_REACH = 120
_LEAST, _HUNDREDS = 10, 100


class SpokenSums:
    """Tells sums of money from other figures without a unit, by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        paying, paid, priced, adverbs = (
            any_of(rules.words(field)) for field in ("paying_word", "paid_noun", "priced_noun", "price_adverb")
        )
        self._paid = late_pattern(rf"(?:{paying}){LEADS_TO_SUM}\Z")
        self._topic = late_pattern(any_of(rules.words("money_topic")))
        self._paid_noun = late_pattern(rf"的?[\u4e00-\u9fff]{{0,3}}?(?:{paid})(?:\Z|[，。；：、！？）])")
        self._priced = late_pattern(rf"(?:{priced})(?:{adverbs})?\Z")
        opening = any_of((*rules.words("total_word"), "大概", "大约", "差不多", "将近", "也就"))
        self._opened = late_pattern(rf"(?:\A|[{_MARKS}])(?:{opening})*\Z")

    def is_sum(self, plain: str, number: WrittenNumber, told: bool) -> bool:
        """Whether `number`, a numeral that no unit follows, is one; `told` where a word for paying stands before it."""
        start, end = number.start, number.end
        if number.low < _LEAST or not _SCALES.intersection(plain[start:end]) or plain[start - 1 : start] == "第":
            return False
        begin = max(0, start - _REACH)
        if _CHANGES.match(plain, end):
            return _FROM.search(plain, begin, start) is not None and self._in_clause(plain, begin, start)
        if not _CLOSES.match(plain, end):
            return number.low >= _HUNDREDS and self.is_paid_out(plain, end)
        if _FOR_EACH.search(plain, begin, start):
            return True
        if self._paid.search(plain, begin, start) or _COSTS.search(plain, begin, start):
            return True
        if _CHANGED.search(plain, begin, start):
            return self._in_clause(plain, begin, start)
        rated = _RATED.search(plain, begin, start) is not None
        if (told or rated) and number.low >= _HUNDREDS and not number.tail:
            # 我们收三百八: what is said like this is money.
            return True
        if plain[end : end + 1] == "、":
            return False
        if rated or self._opened.search(plain, begin, start):
            return self._in_sentence(plain, begin, start)
        return _TOLD.search(plain, begin, start) is not None and self._in_sentence(plain, begin, start)

    def is_paid_out(self, plain: str, end: int) -> bool:
        """Whether what stands behind a figure says that it was paid or who pays it (四十九万已划到账)."""
        return _PAID_OUT.match(plain, end) is not None

    def is_price(self, plain: str, start: int, end: int) -> bool:
        """Whether 块 behind the figure from `start` to `end` is money (早饭三块, 五十块饭钱, 一年下来四千来块)."""
        if self._paid_noun.match(plain, end):
            return True
        begin = max(0, start - _REACH)
        if not _CLOSES.match(plain, end):
            return False
        if self._priced.search(plain, begin, start):
            return True
        told = _PRICED.search(plain, begin, start) or _RATED.search(plain, begin, start)
        return told is not None and (self._in_sentence(plain, begin, start) or bool(self._pieces(plain, begin, start)))

    def _pieces(self, plain: str, begin: int, start: int) -> bool:
        opened = max(plain.rfind(mark, begin, start) for mark in _STOPS) + 1
        return _PAID_PIECES.search(plain, max(opened, begin), start) is not None

    def _in_clause(self, plain: str, begin: int, start: int) -> bool:
        return self._tells(plain, begin, start, _MARKS)

    def _in_sentence(self, plain: str, begin: int, start: int) -> bool:
        return self._tells(plain, begin, start, _STOPS)

    def _tells(self, plain: str, begin: int, start: int, marks: str) -> bool:
        """Whether a word of money stands before `start`, in the clause or sentence that `marks` close."""
        opened = max(max(plain.rfind(mark, begin, start) for mark in marks) + 1, begin)
        if _PAID_SUM.search(plain, opened, start):
            return True
        return self._topic.search(plain, opened, start) is not None
