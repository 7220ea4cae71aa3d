"""Full names of bodies in the place of the reply (GUIDELINES section 3)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS, SPOKEN_ENDS
from replyscan.records import Header
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# Only a shorter name that ends with 厅 is given its province.
_LONGEST_BARE = 12
# The area that a name begins with, named (荣昌区, 湖南省).
_AREA_AHEAD = late_pattern(r"[\u4e00-\u9fff]{1,5}?(?:自治区|自治州|自治县|[省市区县旗州盟])")
# 宣城, 安徽省宣城: the name of a city, and no part of 和平区城市管理局.
_CITY = late_pattern(r"(?:^|[省市区])[\u4e00-\u9fff]{1,2}城$")
# A district, a county or a banner behind the name of a city (鞍山市 + 铁西区).
_DISTRICT = late_pattern(r"[\u4e00-\u9fff]{1,5}?(?:自治县|[区县旗])")
# 对秦皇岛市第十四届人民代表大会……, 关于政协石林县九届……: the assembly's area, named.
_ASSEMBLY = late_pattern(
    rf"(?:对|关于|[在\s]|^)(?:政协|中国人民政治协商会议)?(?P<area>(?![对关在]|政协){_AREA_AHEAD.pattern})(?:第?[一二三四五六七八九十\d]+[届次]|人大|政协|人民代表)"
)
_AUTONOMOUS = ("自治区", "自治州", "自治县")
# What makes of a body all of its kind (各县政府).
_OF_ALL = "各我本"
# Before an office these mean the signing body itself (我局, 本院).
_OWN = ("我", "本")

_STREET_OFFICES = ("街道", "街道办", "街道办事处")
# What makes with 区 no level of government (社区, 园区, 小区).
_NO_DISTRICTS = ("社", "小", "校", "景", "灌", "库", "林", "牧", "街", "院", "片")
_OWN_HOUSES = {
    "校": ("校", "大学", "中学", "小学", "学院"),
    "村": ("村", "村民委员会", "村委会"),
    "处": ("处", "办事处"),
    "委": ("委", "委员会"),
}


_PURSE = "财政"
# 县委县政府, 区委区府: two bodies.
_PARTY_AND_GOVERNMENT = late_pattern(rf"([^、和]{{0,10}}[{LEVELS}]委)([{LEVELS}])(?:人民)?政?府")


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
        # 我园林局 and 我师范学院 are no branches of a 园 or a 师.
        offices = [word for word, entry in rules.words("own_office").items() if entry.label != "mine"]
        self.offices = tuple(sorted(offices, key=len, reverse=True))
        self.heads = frozenset(rules.words("agency_head"))
        self.places = EdgeWords(rules.words("place_name"))
        self.area_offices = tuple(rules.words("area_office"))
        self.no_levels = tuple(rules.words("not_level"))
        # 国家税务总局云岭市税务局: the name of the system is no part of the place.
        systems = any_of(rules.words("system_word"))
        self.system = late_pattern(rf".*(?:{systems})")
        self.short_endings = tuple(short for short, _ in self.full_forms)
        # What the letter of a body calls it, with the endings of the names of such bodies.
        self.self_names: dict[str, tuple[str, ...]] = {}
        for ending, entry in rules.entries("self_name").items():
            own = str(entry.value)
            self.self_names[own] = (*self.self_names.get(own, ()), ending)

    def levelled(self, name: str) -> bool:
        """Whether a name begins with a level of government; 市政设施管理所 does not, 省市场监管局 does."""
        return name[0] in LEVELS and (name.startswith("市场", 1) or not name.startswith(self.no_levels))

    def short_forms(self, signed: str) -> dict[str, str]:
        """Short name → full name in the replies of the place named in `signed` (a title, the names of the signers)."""
        return {short: full for place, forms in self._short_forms if place in signed for short, full in forms.items()}


class FullNames:
    """Full names in a reply signed by the bodies of its header."""

    def __init__(self, forms: NameForms, header: Header) -> None:
        self._forms = forms
        self._short_forms = forms.short_forms(f"{header.title}{''.join(header.issuers)}")
        self._issuers = header.issuers
        # A letter that nobody signs may name its place where it says which assembly it answers.
        area = _ASSEMBLY.search(f"{header.title} {header.session}")
        self._area = area["area"] if area else ""
        # A letter names the same bodies again and again.
        self._told: dict[tuple[str, str], str] = {}
        self.signer = "、".join(header.issuers)

    def of(self, name: str, kind: str) -> str:
        """The full name of `name`, a body of the kind `kind`; the name itself where the reply does not tell."""
        full = self._told.get((name, kind))
        if full is None:
            full = self._told[name, kind] = self._full(name, kind)
        return full

    def _full(self, name: str, kind: str) -> str:
        if name in self._short_forms:
            return self._short_forms[name]
        if two := _PARTY_AND_GOVERNMENT.fullmatch(name):
            party, government = self.of(two[1], kind), self.of(f"{two[2]}政府", kind)
            told = party != two[1] or government != f"{two[2]}政府"
            return f"{party}、{government}" if told else name
        if not self._issuers or not name:
            return self._with_place(name, self._area) if name and self._area else name
        issuer = self._issuers[0]
        if name[0] in LEVELS and name[1:2] == "级" and not name.endswith(_PURSE):
            # 市级安排120万元, 县级平台公司: all of that level; 省级财政 is the province's.
            return name
        if kind == "place":
            return self._of_place(name, issuer)
        if name[0] in LEVELS and name[1:2] == "里":
            # 县里住建局
            name = name[0] + name[2:]
        if own := self._own(name, issuer):
            return own
        placed = self._placed(name, issuer)
        if placed is None:
            return name
        return self._signer_of(placed) or self._with_full_ending(placed)

    def _of_place(self, name: str, issuer: str) -> str:
        """Who acts for a place that is named without its own name (市里); the signing body for its house (站里)."""
        if name[1:] in SPOKEN_ENDS and issuer.endswith(_OWN_HOUSES.get(name[0], (name[0],))):
            # 站里 in the letter of a 站
            return issuer
        place = self._place_of(issuer, name[0]) if name[0] in LEVELS else ""
        return f"{place}{name[0]}人民政府" if place else name

    def _own(self, name: str, issuer: str) -> str:
        """The full name of what the letter calls its own: its street, a branch, itself; "" for other bodies."""
        if name.startswith("街道") and "街道" in issuer:
            whole = name in _STREET_OFFICES and issuer.endswith("办事处")
            return issuer if whole else issuer[: issuer.index("街道")] + name
        branch = self._branch_of(name, issuer) if len(self._issuers) == 1 else ""
        if branch:
            return issuer + branch
        return issuer if issuer.endswith(self._forms.self_names.get(name, ())) else ""

    def _placed(self, name: str, issuer: str) -> str | None:
        """A name with the place that it leaves out, by the signer's name; None where its level's place is not told."""
        if name.startswith(_AUTONOMOUS):
            # 自治区财政厅 in the letter of 新疆维吾尔自治区教育厅
            named = issuer.find(name[:3])
            return issuer[:named] + name if named > 0 else name
        if self._forms.levelled(name):
            place = self._place_of(issuer, name[0])
            return place + name if place else None
        ahead = _AREA_AHEAD.match(name)
        if name.endswith("厅") and len(name) < _LONGEST_BARE and name not in self._forms.heads:
            # 广西农业农村厅 names its place without 自治区, 国务院办公厅 is the state's.
            placed = ahead or self._forms.places.start_of(name, 0)
            province = re.match(r"(?:中共)?(.{2,}?(?:省|自治区))", issuer)
            return province.group(1) + name if province and not placed else name
        if ahead is None:
            return name
        # 荣昌区教委 in a reply of 重庆市荣昌区: the place with the city it belongs to.
        whole = issuer.find(ahead.group())
        return self._without_system(issuer[:whole]) + name if whole > 0 else name

    def _signer_of(self, name: str) -> str:
        """The signing body that a name means by a shorter form; "" where it means none of them."""
        for signer in self._issuers:
            if _lies_below(name, signer):
                # 市住建局 in the letter of 鞍山市铁西区住房和城乡建设局 is the city's.
                continue
            offices = tuple(f"{name}{office}" for office in self._forms.area_offices)
            if _same_body(name, signer) or signer.endswith(offices):
                # 北山镇 in the letter of 北山镇人民政府
                return signer
        return ""

    def _with_place(self, name: str, area: str) -> str:
        """市林业局 in a letter to the assembly of 秦皇岛市 as 秦皇岛市林业局; a body of another level stays."""
        place = self._place_of(area, name[0]) if self._forms.levelled(name) else ""
        return self._with_full_ending(place + name) if place else name

    def _without_system(self, place: str) -> str:
        """A place without the name of the system that stands before it (中共, 国家税务总局)."""
        system = self._forms.system.match(place)
        return place[system.end() :] if system else place

    def _place_of(self, issuer: str, level: str) -> str:
        """The place before `level` in the signer's name (江州 for 市 in 江州市水利局); "" where it is no part of it.

        A district's 市财政局 is the city's, whose name nobody tells; 城市管理, 市场监管 and 城乡建设 are no levels.
        """
        for match in re.finditer(level, issuer):
            place = self._without_system(issuer[: match.start()])
            behind = issuer[match.end() : match.end() + 1]
            # 泗县: the names of counties may have one character.
            if len(place) < (1 if level == "县" else 2) or (level == "市" and behind == "场"):
                continue
            if place.endswith("城") and not (level == "市" and _CITY.search(place)):
                continue
            if level == "区" and place.endswith(_NO_DISTRICTS):
                continue
            lower = re.search("[区县旗]", place.replace("自治区", ""))
            return "" if lower and level in "省市" else place
        return ""

    def _branch_of(self, name: str, issuer: str) -> str:
        """交警大队 for 我局交警大队, and for 县局交警大队 where a county's bureau signs; "" for what is no branch."""
        if name[0] in _OWN:
            office = next((office for office in self._forms.offices if name.startswith(office, 1)), "")
            return name[1 + len(office) :] if office else ""
        bureau = name[1:2] == "局" and issuer.endswith("局")
        return name[2:] if bureau and name[0] in LEVELS and self._place_of(issuer, name[0]) else ""

    def _with_full_ending(self, name: str) -> str:
        """苏州市医保局 as 苏州市医疗保障局; a short name without a place or level before it stays."""
        if not name.endswith(self._forms.short_endings):
            return name
        for short, full in self._forms.full_forms:
            # 县政府 with its place before it, and 发改委 with place and level.
            shortest = len(short) + (short[0] not in LEVELS)
            named = len(name) > shortest and name[0] not in _OF_ALL
            if name.endswith(short) and named and not name.endswith(full):
                return name[: -len(short)] + full
        return name


def _lies_below(name: str, issuer: str) -> bool:
    """Whether the signing body is one of a district or county in the area that `name` begins with."""
    shared = next((at for at, pair in enumerate(zip(name, issuer, strict=False)) if pair[0] != pair[1]), 0)
    if shared == 0 or name[shared - 1] not in LEVELS:
        return False
    below = _DISTRICT.match(issuer, shared)
    return below is not None and below.group() not in name


def _same_body(short: str, issuer: str) -> bool:
    """Whether the short name's characters stand in the issuer's name in order (上海市科委, 上海市科学技术委员会)."""
    if short.endswith("委") and short[-2] in LEVELS:
        # 省委 is the committee of the party, and no short form of 省发展和改革委员会.
        return short == issuer
    if short[0] != issuer[0] and short[:2] not in issuer:
        return False
    if short.endswith("办") and issuer.endswith("办公室"):
        # 市委编办 for 中共云岭市委机构编制委员会办公室; 市委办 is another.
        if short[-2] in "委府":
            return False
    elif short[-1] != issuer[-1] and not (short.endswith("委") and issuer.endswith("委员会")):
        return short[-1] == "社" and issuer.endswith("联合社") and short[:-1] == issuer[: len(short) - 1]
    at = 0
    for character in short.rstrip("委局厅办"):
        at = issuer.find(character, at) + 1
        if at == 0:
            return False
    return True
