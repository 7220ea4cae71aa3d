"""What names hold beside their heads: the part a body has in a work, a programme, brackets, an inner department."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.body_groups import OWNED
from replyscan.mentions.inner_units import InnerUnits
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.mentions.predicates import Predicates
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_LONGEST_KIND = 6
_LONGEST_LEAD = 4
_LONGEST_ROLE, _LONGEST_PROGRAMME, _LONGEST_LIST = 6, 18, 30
# What share a kind of body may have by their competences alone (发改、财政部门).
_SHARED = ("部门",)


class NameParts:
    """Finds such parts on both sides of a name by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._predicates, self._phrases = Predicates(rules), PhraseStarts(rules)
        self._roles = EdgeWords(rules.words("role_word"))
        brackets = any_of(rules.words("name_bracket"))
        self._bracket = late_pattern(rf"[（(](?:{brackets})(?:[、/](?:{brackets}))*[）)]")
        self._offices = EdgeWords(rules.words("programme_office"))
        verbs = any_of(rules.words("office_verb"))
        self._programme = late_pattern(rf"[{LEVELS}](?:{verbs})[\u4e00-\u9fff]{{2,14}}\Z")
        competences = any_of(rules.words("agency_field"))
        self._competence = late_pattern(rf"(?:{competences})")
        self._competences = late_pattern(rf"[{LEVELS}]?(?:(?:{competences})[、和与及])+\Z")
        self._sections = EdgeWords(rules.words("name_section"))
        self._units = InnerUnits(rules)
        leads = ("body_partner_opener", "partner_opener", "addressing_verb", "preposition", "pivot")
        self._leads = EdgeWords(word for field in leads for word in rules.words(field))

    def start(self, flat: str, start: int, head: int, end: int) -> int:
        """Where the name `start`..`end` with its head word at `head` begins with what belongs to it on the left."""
        name = flat[head:end]
        if name.endswith(_SHARED) and self._competence.match(flat, start):
            # 发改、财政部门: competences share their kind.
            listed = self._competences.search(flat, max(0, start - _LONGEST_LIST), start)
            start = listed.start() if listed else start
        office = self._offices.end_of(flat[start:end])
        if office and (self._predicates.at(flat, end) or flat[end : end + 1] == "、"):
            # 市优化营商环境办公室: at a phrase's head with a predicate behind it, the verb is a part of the name.
            programme = self._programme.search(flat, max(0, end - office - _LONGEST_PROGRAMME), end - office)
            if programme and programme.start() < start and self._opens(flat, programme.start()):
                start = programme.start()
        for place in range(start + 1, head + 1):
            if flat[place] in LEVELS and (role := self._roles.end_of(flat[max(0, place - _LONGEST_ROLE) : place])):
                # 牵头医院县人民医院
                return place - role
        return self.with_role(flat, start)

    def _opens(self, flat: str, start: int) -> bool:
        """Whether a name can begin at `start`, at the head of a phrase or behind 会同 and its like."""
        led = self._leads.end_of(flat[max(0, start - _LONGEST_LEAD) : start])
        return led > 0 or self._phrases.begins(flat, start)

    def with_role(self, flat: str, start: int) -> int:
        """Where a name begins with the part that its body has in a work (承建单位 + 云岭路桥公司)."""
        return start - self._roles.end_of(flat[max(0, start - _LONGEST_ROLE) : start])

    def end(self, flat: str, end: int) -> int:
        """Where a name ends with brackets that belong to it (便民服务中心（站）) or with its own department."""
        bracket = self._bracket.match(flat, end)
        if bracket is not None:
            return bracket.end()
        # 县人民医院急诊科: only where it acts.
        section = end + self._sections.start_of(flat, end)
        acts = self._predicates.at(flat, section) or flat[section + 1 : section + 2] in ("了", "过")
        if section > end and acts:
            return section
        if flat.startswith(OWNED, end):
            return self._owned_end(flat, end)
        return self._units.end_behind(flat, end)

    def _owned_end(self, flat: str, end: int) -> int:
        """Where what belongs to a body ends that is named by its kind and acts (云锡集团 + 下属矿山)."""
        for last in range(end + len(OWNED[0]) + 2, end + len(OWNED[0]) + _LONGEST_KIND + 1):
            if not "\u4e00" <= flat[last - 1 : last] <= "\u9fff" or "的" in flat[end:last]:
                return end
            if self._predicates.at(flat, last):
                return last
        return end
