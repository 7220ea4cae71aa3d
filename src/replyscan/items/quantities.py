"""Which figures of a clause are money put in, which are measured results (GUIDELINES section 6)."""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# How far before a figure the word for its kind of money is looked for.
_NEAR = 10
_LISTED = ("、", "和", "及", "与")
# 由12.6亿元增加到31.8亿元: what a figure became measures what it was.
_CHANGED = late_pattern("[\u4e00-\u9fff]{1,4}[到至为成]")


class MoneyJudge:
    """Tells money put in from money that measures a result, by the rules."""

    def __init__(self, rules: RuleSet) -> None:
        self._results = frozenset(rules.words("money_result"))
        self._gains = frozenset(rules.words("money_gain"))
        self._totals = frozenset(rules.words("total_word"))
        self._parts = frozenset(rules.words("parts_verb"))
        self._inputs = AhoCorasick(rules.words("money_input"))
        self._result_nouns = AhoCorasick(rules.words("money_result_noun"))
        # 近5000亿元的产值, 2000万元销售收入
        self._of_result = late_pattern(
            f"的?[\u4e00-\u9fff]{{0,4}}?(?:{any_of(rules.words('money_result_noun'))})(?![\u4e00-\u9fff])"
        )

    def split(
        self, text: str, quantities: Sequence[Quantity], frame: Frame, start: int
    ) -> tuple[list[Quantity], list[Quantity]]:
        """(amounts, metrics) of the clause that begins at `start` of `text`.

        Money is in the first, everything else in the second, money that measures a result in both.
        """
        if not quantities:
            return [], []
        amounts = [quantity for quantity in quantities if quantity.kind == "money"]
        metrics: list[Quantity] = []
        floor, end = start, start
        paid = False
        for quantity in quantities:
            # 分别为每月1900元、1800元: what a list goes on with is what it began with.
            paid = paid and text[end : quantity.start] in _LISTED
            changed = bool(metrics) and metrics[-1].end == end and _CHANGED.fullmatch(text, end, quantity.start)
            end = quantity.end
            before = text[floor : quantity.start]
            if changed or quantity.kind != "money" or (not paid and self._measures(quantity, frame, before, text)):
                metrics.append(quantity)
            paid = quantity.kind == "money" and (not metrics or metrics[-1] is not quantity)
            floor = quantity.end if text[quantity.end : quantity.end + 1] not in ("、", "和", "至") else floor
        return amounts, metrics

    def _measures(self, quantity: Quantity, frame: Frame, before: str, text: str) -> bool:
        """Whether money measures an achieved result (签约额, 产值, 减负), no money put in, limit or price."""
        if quantity.per is not None or quantity.bound == "max":
            return False
        if frame.verb is not None and frame.verb.text in self._gains:
            return True
        near = before[-_NEAR:]
        inputs = self._inputs.find_matches_as_indexes(near, overlapping=True)
        results = self._result_nouns.find_matches_as_indexes(near, overlapping=True)
        put_in = max((start for _, start, _ in inputs), default=-1)
        gained = max((end for _, _, end in results), default=-1)
        if gained > put_in >= 0 or (gained >= 0 and put_in < 0):
            return True
        if put_in >= 0:
            return False
        if self._of_result.match(text, quantity.end):
            return True
        if frame.verb is not None and frame.verb.text in self._results:
            return True
        if frame.verb is not None and not frame.topic and frame.verb.text in self._parts:
            # 包括水源工程3700万元、管网改造300万元: what the money before is made up of.
            return False
        # 共计185万元 only sums up; 收付金额合计385亿元 says what.
        summed = frame.verb is not None and frame.verb.text in self._totals and not frame.topic
        return frame.verb is not None and frame.verb.label == "measure" and not summed
