"""The session at which a suggestion was handed in, with its place or level (GUIDELINES section 9)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_HAN = "[一二三四五六七八九十]{1,3}"
_PLACE = r"全国|[\u4e00-\u9fff]{0,7}?(?:自治区|自治州|省|市|区|县|旗|州|盟|镇|乡)"
# Characters before the place of a session that belong to no place.
_NOT_PLACE = "[对在于就您你们的为局委厅部办和及给]"
# How far before 十四届 its place may begin: 中国人民政治协商会议 and the name of an autonomous county.
_BEFORE_SESSION = 24


class SessionReader:
    """Reads the session by the names of the assemblies in a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        fields = ("assembly", "assembly_in_full", "assembly_end", "standing_committee")
        short, full, ends, standing = (any_of(rules.words(field)) for field in fields)
        self._session = late_pattern(
            rf"(?:{short})?第?{_HAN}届[\u4e00-\u9fff]{{0,9}}?(?:{short}|{full}|{ends})?(?:{standing})?\s?第?{_HAN}次(?:(?:全体)?会议|全会)"
        )
        # 政协青澜市委员会四届三次会议: the committee in full.
        self._committee = late_pattern(rf"(?:{short})[\u4e00-\u9fff]{{2,10}}委员会第?$")
        self._names = tuple(rules.words("assembly_name"))
        # What may stand before 十四届: the place or level, with the assembly between (省政协十三届, 镇二届).
        self._place = late_pattern(
            rf"(?:(?:{any_of(self._names)})[\u4e00-\u9fff]{{0,12}}|{_PLACE})(?:{short}|{full})?$|(?:{short})$"
        )
        words = any_of(rules.words("word_before_session"))
        self._not_place = late_pattern(rf".*(?:{words}|{_NOT_PLACE})")

    def read(self, folded: str) -> str:
        """The session as written, with the place or level before it; "" for none."""
        match = self._session.search(folded)
        if match is None:
            return ""
        before = folded[max(0, match.start() - _BEFORE_SESSION) : match.start()].rpartition("\n")[2]
        before = re.sub(r".*(?:\d年|[^\u4e00-\u9fff])", "", before)
        committee = self._committee.search(before)
        if committee is not None:
            return re.sub(r"\s+", "", committee.group() + match.group())
        name = next((name for name in self._names if name in before), None)
        if name is not None:
            before = before[before.index(name) :]
        else:
            cut = self._not_place.match(before)
            before = (before[cut.end() :] if cut else before)[-12:]
        place = self._place.search(before)
        return re.sub(r"\s+", "", (place.group() if place else "") + match.group())
