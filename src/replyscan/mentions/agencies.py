"""Bodies named in a reply (GUIDELINES section 3): heads found in one pass, names extended to the left."""

from __future__ import annotations

import re
from bisect import bisect_right

import ahocorasick_rs

from replyscan.records import AgencyMention, Header
from replyscan.rules import RuleSet

# What a name may hold before its head.
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z·（）]{0,24}$")
_STOP = re.compile(
    r"[，。；：！？、,;:\s“”《》‘’]|会同|联合|协同|配合|协调|经商|支持|推动|鼓励|引导|指导|督促|组织|通过|依托|围绕|由|对|向|将|把|与|和|及|在|为|从|被|请|经|的|是|了|已|将|于|按|以|让|使|等|并|去年|今年|明年|全部|且|每|其|该|需|应|可|也|还|均|都|又|再|并|正|拟|自|从|到|至"
)
_LEVELS = "市省区县旗州盟镇乡"
_NATIONAL = re.compile(
    r"国家|国务院|全国|中国|中央|财政部|教育部|科技部|工业和信息化部|公安部|民政部|司法部|水利部|商务部|农业农村部|自然资源部|生态环境部|交通运输部|人力资源社会保障部|住房城乡建设部|文化和旅游部|退役军人事务部|应急管理部|.*总局$|.*总署$|海关总署|税务总局"
)


class AgencyFinder:
    """Finds bodies by the heads, first-person forms and general bodies of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._words: list[str] = []
        self._entries: list[tuple[str, str, str]] = []
        known: set[str] = set()
        for field in ("not_agency", "general_body", "first_person", "agency_head"):
            for word, entry in rules.words(field).items():
                if word not in known:
                    known.add(word)
                    self._words.append(word)
                    self._entries.append((field, entry.label, entry.rule))
        fields, organs = rules.words("agency_field"), rules.words("agency_organ")
        for competence, entry in fields.items():
            for organ in organs:
                if competence + organ not in known:
                    self._words.append(competence + organ)
                    self._entries.append(("agency_head", entry.label, entry.rule))
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(self._words, matchkind=longest)
        # Verbs, adverbs and connectives end a name on its left, unless they are nouns by habit (发展和改革委员会).
        nominal = rules.words("nominal")
        stops = {
            word
            for field in ("action", "modifier", "connective", "opaque_stop")
            for word in rules.words(field)
            if len(word) > 1 and word not in nominal
        }
        self._stops = ahocorasick_rs.AhoCorasick(sorted(stops), matchkind=longest)

    def find(self, flat: str, header: Header) -> list[AgencyMention]:
        """The bodies in `flat` in order, none inside another; bodies joined by 、 are one mention."""
        found: list[tuple[int, int, str, str, str]] = []
        stops = self._stops.find_matches_as_indexes(flat)
        stop_ends = [end for _, _, end in stops]
        for index, start, end in self._automaton.find_matches_as_indexes(flat):
            field, label, rule = self._entries[index]
            if field == "not_agency":
                continue
            if field == "agency_head":
                head = start
                latest = bisect_right(stop_ends, head) - 1
                floor = stop_ends[latest] if latest >= 0 else 0
                start = self._left_edge(flat, start, floor)
                # A short head without a name before it (部, 中心) is no body; 组织部 or 总工会 is.
                if start == head and end - start <= 2:
                    continue
            while found and found[-1][1] > start:
                if found[-1][2] != "agency_head":
                    start = found[-1][1]
                    break
                found.pop()
            found.append((start, end, field, label, rule))
        return [self._mention(flat, header, group) for group in _join(flat, found)]

    def _left_edge(self, flat: str, start: int, floor: int) -> int:
        first = max(floor, start - 24)
        match = _NAME.search(flat, first, start)
        left = match.start() if match else start
        for stop in _STOP.finditer(flat, left, start):
            left = stop.end()
        # 2022年省政府: what is left of a date is no part of the name.
        while left < start and flat[left] in "年月日来底初个":
            left += 1
        return left

    def _mention(self, flat: str, header: Header, group: tuple[int, int, str, str, str]) -> AgencyMention:
        start, end, field, label, rule = group
        text = flat[start:end]
        first_person = field == "first_person"
        canonical = (
            "、".join(header.issuers) if first_person else "、".join(_full(name, header) for name in text.split("、"))
        )
        return AgencyMention(text, start, end, canonical or text, label, first_person, rule)


def _join(flat: str, found: list[tuple[int, int, str, str, str]]) -> list[tuple[int, int, str, str, str]]:
    joined: list[tuple[int, int, str, str, str]] = []
    for entry in found:
        if joined and flat[joined[-1][1] : entry[0]] in ("、", "和", "及") and joined[-1][2] != "general_body":
            last = joined.pop()
            joined.append((last[0], entry[1], last[2], last[3], last[4]))
        elif not joined or entry[0] >= joined[-1][1]:
            joined.append(entry)
    return joined


def _full(name: str, header: Header) -> str:
    """The full name of `name` in a reply signed as `header` says: the issuer's place before a level (市, 区, 县)."""
    if not header.issuers or not name or name[0] not in _LEVELS:
        return name
    issuer = header.issuers[0]
    place = re.match(rf"(.{{2,}}?){name[0]}", issuer)
    if place is None:
        return name
    full = place.group(1) + name
    if _same_body(full, issuer):
        return issuer
    return full


def _same_body(short: str, issuer: str) -> bool:
    """Whether the short name's characters stand in the issuer's name in order (上海市科委, 上海市科学技术委员会)."""
    if short[-1] != issuer[-1] and not (short.endswith("委") and issuer.endswith("委员会")):
        return False
    at = 0
    for character in short.rstrip("委局厅办"):
        at = issuer.find(character, at) + 1
        if at == 0:
            return False
    return True
