"""What headings and the heads of sentences say of the status of what stands behind them (GUIDELINES section 4)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.records import Status
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What a letter says before an office when it means itself.
_OWN = ("我", "本")

# How an act that is over ends before 以后, what tells of the time since then, and what of a time to come.
_COMPLETED = ("了", "完", "好", "成", "齐")
_TOLD = late_pattern("(?<![为除不])了|[由从][^，。；]{1,16}[到至成]")
_COMING = late_pattern("[将拟再会]|就(?![读业诊医餐近])|争取|力争|计划|准备|打算")

_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]+\s*)?"


class SectionJudge:
    """Reads headings and sentence heads by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        verbs, nouns = any_of(rules.words("settling_verb")), any_of(rules.words("settled_noun"))
        told, refused = (any_of(rules.words(field)) for field in ("settled_word", "refused_word"))
        # 一、已落实的事项, 四、暂不能采纳的建议
        settled = f"(?:{verbs})(?:了)?(?:的|{nouns}|[：:）)]|$)"
        self._settled, self._refused = late_pattern(f"(?:{told}){settled}"), late_pattern(f"(?:{refused}){settled}")
        matters = any_of(rules.words("handling_heading"))
        # 二、关于建议中反映的问题
        self._handling = late_pattern(f"{_NUMBER}(?:关于|对)?(?:{matters})[：:。 ]*")
        self._time_ends = frozenset(rules.words("event_end"))
        self._nows = EdgeWords(rules.words("now_word"))
        self._joins = EdgeWords(rules.words("joining_opener"))

    def status_of(self, heading: str) -> Status | None:
        """done or declined, where a heading says that all below it is (一、已落实的事项, 四、暂不能采纳的建议)."""
        if self._refused.search(heading):
            return "declined"
        return "done" if self._settled.search(heading) else None

    def tells_handling(self, heading: str) -> bool:
        """Whether what stands below a heading is the wish or how the letter was handled (一、办理工作组织情况)."""
        return self._handling.fullmatch(heading.strip()) is not None

    def ends_time(self, sentence: str, opener: re.Match[str]) -> bool:
        """Whether a word such as 以后 ends a time or event that is over (2018年以后, 机构改革以后)."""
        before = sentence[: opener.start()]
        if opener.group() not in self._time_ends or not before[-1:].isalnum():
            return False
        # 改了以后，等候时间由40分钟降到15分钟: what is told of the time since then is over.
        behind = sentence[opener.end() :]
        since = before.endswith(_COMPLETED) and _TOLD.search(behind) and not _COMING.search(behind)
        # 我局以后, 从今以后, 改好以后
        return before[-2:-1] not in _OWN and (bool(since) or not self._nows.end_of(before))

    def joins(self, sentence: str) -> bool:
        """Whether a sentence goes on with what the one before tells (同时，……)."""
        return self._joins.start_of(sentence) > 0
