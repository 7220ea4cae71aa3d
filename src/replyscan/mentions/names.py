"""Where a body's name begins on its left, and its full name in the place of the reply (GUIDELINES section 3)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import NamedTuple

import ahocorasick_rs

from replyscan.records import Header
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What a name may hold before its head, and how long that may be.
_LONGEST = 24
_NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z·（）()]{{0,{_LONGEST}}}\Z")
# The characters of the levels of government.
LEVELS = "市省区县旗州盟镇乡"
# A stretch that begins with a level or the state is one name, whatever words it holds (国家技术转移东部中心).
_LEVEL = rf"[{LEVELS}](?![里内外本级长])(?:（[{LEVELS}、]+）)?"
# The part of a name before the 和 in it (市公共就业 + 和人才服务中心): it begins with its level, behind an edge.
_FIRST_PART = re.compile(rf"[{LEVELS}](?![里内外本级长民场])[\u4e00-\u9fff]{{2,10}}\Z")
_LONGEST_BARE = 12
_LONGEST_QUOTE = 14
_EDGES = ("", "，", "。", "；", "：", "、", "\n", "　", " ", ",", ";")
# What stands right before a name where no known word does: a mark, or the end of a date.
_BEFORE_NAMES = frozenset("，。；：、\n　 ,;:（(年月日")
# What is left of a date before a name (12月20号以前施工队).
_DATE_REST = re.compile(r"(?:[年月日来底初个末号起]|以来|前(?!海|进|门))*")


class NameEdges:
    """Left edges of names in one text."""

    def __init__(self, rules: RuleSet) -> None:
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        stops = set(rules.words("name_stop"))
        self._hard = sorted(stops)
        self._inside = sorted(set(rules.words("name_inside")) - stops)
        self._hard_automaton = ahocorasick_rs.AhoCorasick(self._hard + self._inside, matchkind=longest)
        # Verbs, adverbs and connectives end a name too, unless they are nouns by habit (发展和改革委员会).
        nominal, verbs = rules.words("nominal"), rules.words("action")
        words = {
            word for field in ("action", "modifier", "connective", "status", "negation") for word in rules.words(field)
        }
        self._places = frozenset(rules.words("place_name"))
        self._addressing = frozenset(rules.words("addressing_verb"))
        self._zones = frozenset(rules.words("area_head"))
        self._dictionary = frozenset(rules.words("general_verb"))
        self._competences = re.compile(any_of(rules.words("agency_field")))
        state = any_of(rules.words("state_word"))
        self._level = re.compile(f"{_LEVEL}|{state}")
        self._soft = sorted(word for word in words if len(word) > 1)
        tells = {*rules.words("telling"), *rules.words("negation")}
        # Of each word whether it is a noun by habit, a verb, and one that tells of a status.
        self._kinds = [(word in nominal, word in verbs, word in tells) for word in self._soft]
        self._soft_automaton = ahocorasick_rs.AhoCorasick(self._soft, matchkind=longest)

    def of(self, flat: str) -> LeftEdges:
        """The edges of one text."""
        hard_words = len(self._hard)
        hard = [end for index, _, end in self._hard_automaton.find_matches_as_indexes(flat) if index < hard_words]
        found = _Found(hard, [], [], [], {}, set())
        for index, start, end in self._soft_automaton.find_matches_as_indexes(flat):
            nominal, verb, tells = self._kinds[index]
            found.any_word.append(end)
            if not nominal:
                found.soft.append(end)
            if verb:
                found.verbs[start] = end
                if not nominal:
                    found.acts.add(start)
            if tells:
                found.told.append(end)
        known = _Known(self._places, self._addressing, self._dictionary, self._zones)
        return LeftEdges(flat, found, known, self._level, self._competences)


class _Found(NamedTuple):
    """Where words end that end a name, of which each kind counts otherwise; verbs as start → end, acts by start."""

    hard: list[int]
    soft: list[int]
    any_word: list[int]
    told: list[int]
    verbs: dict[int, int]
    acts: set[int]


class _Known(NamedTuple):
    """Words known at a name's beginning: places, verbs of address, verbs that only the general dictionary knows."""

    places: Set[str]
    addressing: Set[str]
    dictionary: Set[str]
    # Kinds of areas that begin with a verb (示范区).
    zones: Set[str]


class LeftEdges:
    """Where names begin: behind the last word that cannot stand inside one."""

    def __init__(
        self,
        flat: str,
        found: _Found,
        known: _Known,
        level: re.Pattern[str],
        competences: re.Pattern[str],
    ) -> None:
        self._flat, self._level, self._competences = flat, level, competences
        self._places, self._addressing, self._dictionary, self._zones = known
        self._hard, self._soft, self._any, self._told, self._verbs, self._acts = found

    def start(self, head: int, head_end: int, previous: tuple[int, int] | None) -> int:
        """Where the name begins whose head word is `head`..`head_end`; `previous` is the body found before it.

        That body may be the beginning of this name (我市 + 教育局), unless some predicate stands between the two.
        """
        first = max(0, head - _LONGEST)
        match = _NAME.search(self._flat, first, head)
        left = max(match.start() if match else head, _last(self._hard, head))
        left = self._past_brackets(left, head)
        if self._flat[left - 1 : left].isnumeric() or _last(self._hard, left) == left > 0:
            left = _DATE_REST.match(self._flat, left, head).end()  # type: ignore[union-attr]
        begun, floor = previous or (0, 0)
        # 市教育局商四川大学: the word between two bodies is a verb.
        if left < floor < head and self._flat[floor] in self._addressing:
            left = floor + 1
        # 商省财政厅, 报财政部: one character of address before a level or a department's competence.
        if self._flat[left] in self._addressing and (
            self._level_end(left + 1, head) is not None or self._competences.match(self._flat, left + 1)
        ):
            left += 1
        soft = _last(self._soft, head)
        if left < floor:
            # 市自然资源和规划局 + 江北分局: what looks like a stop stands inside the body before.
            held = begun < _last(self._hard, head) < floor
            left = self._behind_body(begun if held else max(begun, left), floor, soft, head)
        else:
            left = self._before_and(left, floor, head)
            level = self._level_end(left, head)
            if soft > left and (level is None or level in self._acts):
                left = soft
        # 建设社区卫生服务中心: a verb in front of a name is no part of it; 创新中心 and 投资促进局 are names.
        verb = self._verbs.get(left) if left != begun or previous is None else None
        # 加剧大医院门诊压力: so is a verb that only the general dictionary knows; 市立医院 begins with its level.
        if verb is None and left + 2 < head and self._level_end(left, head) is None:
            verb = left + 2 if self._flat[left : left + 2] in self._dictionary else None
        # 暂不新设基金: behind an adverb a verb is the predicate, even right before a short head.
        predicate = left in self._verbs and _last(self._told, left) == left
        while (
            verb is not None
            and self._flat[left : verb + 1] not in self._zones
            and verb <= (head if head_end - head > 2 or predicate else head - 1)
        ):
            left = verb
            verb = self._verbs.get(left)
        return self._quoted_start(left) if left < head or head_end - head > 2 else left

    def _behind_body(self, begun: int, floor: int, soft: int, head: int) -> int:
        """Where a name begins that may go on from the body `begun`..`floor`: there, or behind the last predicate."""
        if soft > floor:
            return soft
        # 各法院 + 诉讼服务中心 is one name: what stands right before the head is a noun by habit.
        predicate = _last(self._any, head)
        return predicate if floor < predicate < head else begun

    def _before_and(self, left: int, floor: int, head: int) -> int:
        """Where a name begins that holds 和 (市公共就业和人才服务中心): at its level, if no body ends before 和."""
        if self._flat[left - 1 : left] not in ("和", "与", "及") or self._level_end(left, head) is not None:
            return left
        window = max(floor, left - _LONGEST, _last(self._hard, left - 1), _last(self._soft, left - 1))
        begun = _FIRST_PART.search(self._flat, window, left - 1)
        if begun is None or not (begun.start() == window or self._flat[begun.start() - 1] in _BEFORE_NAMES):
            return left
        return begun.start()

    def _quoted_start(self, left: int) -> int:
        """Before a name in quotes that the rest belongs to (“穗出行”服务平台)."""
        if self._flat[left - 1 : left] != "”":
            return left
        opening = self._flat.rfind("“", max(0, left - _LONGEST_QUOTE), left)
        return opening if opening >= 0 and self._flat[opening - 1 : opening] in _EDGES else left

    def _level_end(self, left: int, head: int) -> int | None:
        """Behind the level, the state or the place that a name begins with at `left`; None where it does not."""
        level = self._level.match(self._flat, left, head)
        if level is not None:
            return level.end()
        lengths = range(min(11, head - left), 1, -1)
        return next((left + length for length in lengths if self._flat[left : left + length] in self._places), None)

    def _past_brackets(self, left: int, head: int) -> int:
        """Behind the last bracket that has no partner inside the name (（2）财政部, 6个县（区）布点)."""
        open_at: list[int] = []
        lone = left - 1
        for place in range(left, head):
            character = self._flat[place]
            if character in "（(":
                open_at.append(place)
            elif character in "）)" and open_at:
                open_at.pop()
            elif character in "）)":
                lone = place
        return max([lone, *open_at]) + 1


def _last(ends: Sequence[int], head: int) -> int:
    latest = bisect_right(ends, head) - 1
    return ends[latest] if latest >= 0 else 0


# The area that a name begins with, named (荣昌区, 湖南省).
_AREA_AHEAD = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:自治区|自治州|自治县|[省市区县旗州盟])")


# Before an office these mean the signing body itself (我局, 本院).
_OWN = ("我", "本")


class NameForms:
    """The short and full forms of names in a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        # An alias counts in the replies of its place, and everywhere where it names none.
        self._short_forms = [
            (rule.place, {short: str(full) for short, full in rule.entries.items()})
            for rule in rules.of("agency_short_form")
        ]
        full_forms = ((short, str(full.value)) for short, full in rules.entries("department_full_form").items())
        self.full_forms = sorted(full_forms, key=lambda pair: -len(pair[0]))
        self.offices = tuple(sorted(rules.words("own_office"), key=len, reverse=True))
        self.no_levels = tuple(rules.words("not_level"))
        self.short_endings = tuple(short for short, _ in self.full_forms)
        self.self_names = [(ending, entry.value) for ending, entry in rules.entries("self_name").items()]

    def short_forms(self, signed: str) -> dict[str, str]:
        """Short name → full name in the replies of the place named in `signed` (a title, the names of the signers)."""
        return {short: full for place, forms in self._short_forms if place in signed for short, full in forms.items()}


class FullNames:
    """Full names in a reply signed by the bodies of its header."""

    def __init__(self, forms: NameForms, header: Header) -> None:
        self._forms = forms
        self._short_forms = forms.short_forms(f"{header.title}{''.join(header.issuers)}")
        self._issuers = header.issuers
        self.signer = "、".join(header.issuers)

    def of(self, name: str, kind: str) -> str:
        """The full name of `name`, a body of the kind `kind`; the name itself where the reply does not tell."""
        if name in self._short_forms:
            return self._short_forms[name]
        if not self._issuers or not name:
            return name
        issuer = self._issuers[0]
        if kind == "place":
            place = _place_of(issuer, name[0])
            return f"{place}{name[0]}人民政府" if place else name
        if name.startswith("街道") and "街道" in issuer:
            return issuer if name == "街道" else issuer[: issuer.index("街道")] + name
        branch = self._branch_of(name, issuer) if len(self._issuers) == 1 else ""
        if branch:
            return issuer + branch
        if any(name == own and issuer.endswith(ending) for ending, own in self._forms.self_names):
            return issuer
        if name[0] in LEVELS and not name.startswith(self._forms.no_levels):
            place = _place_of(issuer, name[0])
            if not place:
                return name
            name = place + name
        elif name.endswith("厅") and len(name) < _LONGEST_BARE:
            province = re.match(r"(?:中共)?(.{2,}?(?:省|自治区))", issuer)
            name = province.group(1) + name if province and not _AREA_AHEAD.match(name) else name
        elif area := _AREA_AHEAD.match(name):
            # 荣昌区教委 in a reply of 重庆市荣昌区: the place with the city it belongs to.
            whole = issuer.find(area.group())
            name = issuer[:whole].removeprefix("中共") + name if whole > 0 else name
        for signer in self._issuers:
            if _same_body(name, signer):
                return signer
        return self._with_full_ending(name)

    def _branch_of(self, name: str, issuer: str) -> str:
        """交警大队 for 我局交警大队, and for 县局交警大队 where a county's bureau signs; "" for what is no branch."""
        if name[0] in _OWN:
            office = next((office for office in self._forms.offices if name.startswith(office, 1)), "")
            return name[1 + len(office) :] if office else ""
        bureau = name[1:2] == "局" and issuer.endswith("局")
        return name[2:] if bureau and name[0] in LEVELS and _place_of(issuer, name[0]) else ""

    def _with_full_ending(self, name: str) -> str:
        """苏州市医保局 as 苏州市医疗保障局; a short name without a place or level before it stays."""
        if not name.endswith(self._forms.short_endings):
            return name
        for short, full in self._forms.full_forms:
            if name.endswith(short) and len(name) > len(short) + 1 and not name.endswith(full):
                return name[: -len(short)] + full
        return name


def _place_of(issuer: str, level: str) -> str:
    """The place before `level` in the signer's name (江州 for 市 in 江州市水利局); "" where it is no part of it.

    A district's 市财政局 is the city's, whose name nobody tells; 城市管理, 市场监管 and 城乡建设 are no levels.
    """
    for match in re.finditer(level, issuer.removeprefix("中共")):
        place = issuer.removeprefix("中共")[: match.start()]
        behind = issuer.removeprefix("中共")[match.end() : match.end() + 1]
        if len(place) < 2 or place.endswith("城") or (level == "市" and behind == "场"):
            continue
        lower = re.search("[区县旗]", place.replace("自治区", ""))
        return "" if lower and level in "省市" else place
    return ""


def _same_body(short: str, issuer: str) -> bool:
    """Whether the short name's characters stand in the issuer's name in order (上海市科委, 上海市科学技术委员会)."""
    if short[0] != issuer[0] and short[:2] not in issuer:
        return False
    if short[-1] != issuer[-1] and not (short.endswith("委") and issuer.endswith("委员会")):
        return short[-1] == "社" and issuer.endswith("联合社") and short[:-1] == issuer[: len(short) - 1]
    at = 0
    for character in short.rstrip("委局厅办"):
        at = issuer.find(character, at) + 1
        if at == 0:
            return False
    return True
