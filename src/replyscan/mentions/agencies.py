"""Bodies named in a reply (GUIDELINES section 3): heads found in one pass, names led to the left, lists joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.back_references import BackReferences
from replyscan.mentions.body_groups import OWNED, FoundBody, begins, goes_on, join_bodies
from replyscan.mentions.body_words import BodyWord, BodyWords
from replyscan.mentions.full_names import FullNames, NameForms
from replyscan.mentions.group_names import full_name
from replyscan.mentions.left_edges import LeftEdges
from replyscan.mentions.look_alikes import LookAlikes
from replyscan.mentions.more_bodies import MoreBodies
from replyscan.mentions.name_edges import NameEdges
from replyscan.mentions.name_parts import NameParts
from replyscan.mentions.name_tails import NameTails
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.mentions.place_lists import (
    LEADING_TO,
    start_of_kind_list,
    start_of_levels,
    start_of_own_place,
    start_of_places,
)
from replyscan.mentions.short_names import ShortNames, with_short_names
from replyscan.records import AgencyMention, Header
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# Kinds of bodies that may be counted, and what follows one that is: a figure that begins no date.
_COUNTABLE = ("institution", "company")
_FIGURE = late_pattern(r"\s*\d(?!\d{3}年|\d?月|\d{3}[-—–－至])")
# What stands between a body and what it did or will do.
_TELLING = ("将", "已", "正", "未", "也", "还", "对", "暂", "尚")
# How much is paid, behind the noun of money.
_PAID = late_pattern(r"(?:合计|累计|总计|达到?|约|近|超过?|逾|共计?)?\s*\d")
_LONGEST_FIRST = 6
_LEVELS_AND_STATE = (*LEVELS, "国", "们")
# 派出所 + 在校门口, but 项目所在地, 您所在的小区
_OFFICE_AT = late_pattern(
    "所在(?![地的]|(?:单位|位置|区域|片区|路段|社区|小区|街道|学校|企业|班级|[省市区县镇乡村])[^\u4e00-\u9fff里内])"
)
# 涉及部门多, 涉及单位较多: how many there are.
_HOW_MANY = late_pattern("(?:较|很|众|太|比较|相对)?(?:多|广|杂)")
# Before bodies that are counted: a figure, with what measures them (31家, 6个乡).
_COUNTED = late_pattern(r"(?:\d|[一二三四五六七八九十百千万零〇两几数余多每])(?:[余多]?[家个所座间][市县区乡镇村]?)?\Z")
_PIECES = late_pattern(r"(?:\d|[百千]|[二三四五六七八九]?十[一二三四五六七八九]?)部\Z")
# What is counted behind a verb of one character (办一届, 拍一部).
_COUNTED_OBJECT = late_pattern(r"(?P<verb>[\u4e00-\u9fff])(?:\d{1,3}|[一二两三四五六七八九十])[届场次部支出名套]")
# “财政引导、市场运作”的模式: words of a slogan.
_IN_SLOGANS = ("level_finance", "place_body", "edge_body", "general_body")
_SLOGAN = late_pattern("“[^”、，。]{2,8}(?:、[^”、，。]{2,8})+”")
_COUNTED_BODIES = late_pattern(r"(?:\d+[余多]?|每)[家个所名]\Z")


class AgencyFinder:
    """Finds bodies by the heads, first-person forms and general bodies of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._forms = NameForms(rules)
        self._words = BodyWords(rules)
        self._verbs = rules.words("action")
        self._no_bodies = LookAlikes(rules)
        self._purse_nouns = tuple(rules.words("purse_noun"))
        self._purse_only = late_pattern(rf"(?:{any_of(self._purse_nouns)})(?!\s*[\d约共])")
        self._organs = rules.words("agency_organ")
        # 联合 + 社区: a body's whole word begins with the last character.
        self._lookalikes = {**rules.words("whole_body"), **rules.words("not_agency")}
        self._speakers = frozenset((*rules.words("place_body"), *rules.words("first_person")))
        self._not_places = rules.words("place_lookalike")
        fields = ("action", "modifier", "preposition", "light_verb", "subject_adverb")
        self._predicates = frozenset(word for field in fields for word in rules.words(field))
        self._kinds = tuple(rules.words("body_kind"))
        self._nominal = rules.words("nominal")
        self._told = frozenset((*rules.words("negation"), *rules.words("status")))
        self._firsts = EdgeWords(rules.words("edge_body"))
        self._names = rules.words("agency_head")
        self._edges = NameEdges(rules)
        self._back_references = BackReferences(rules)
        self._predicate_bodies = rules.words("predicate_body")
        self._own_organs = EdgeWords(rules.words("own_organ"))
        self._place_words = tuple(rules.words("body_place"))
        self._partner_openers = tuple(rules.words("body_partner_opener"))
        self._partial = tuple(rules.words("partial_word"))
        money = any_of(rules.words("finance_noun"))
        # 财政补助资金 is money, 县财政补助30万元 and 县财政预算安排资金 are acts.
        self._money = late_pattern(rf"(?!预算安排)(?:{money})(?!\s*[\d每约])")
        self._tails = NameTails(rules)
        self._singles = frozenset(rules.words("single_verb"))
        self._bare_purses = frozenset(rules.words("bare_purse"))
        self._shared_heads = tuple(rules.words("shared_head"))
        branches = any_of(rules.words("branch_head"))
        self._branch = late_pattern(f"[\u4e00-\u9fff]{{2,3}}(?:{branches})")
        self._short_names = ShortNames(rules)
        self._phrases = PhraseStarts(rules)
        self._parts = NameParts(rules)
        self._more = MoreBodies(rules)

    def find(
        self, flat: str, header: Header, borders: bytes, times: Sequence[tuple[int, int]] = ()
    ) -> list[AgencyMention]:
        """The bodies in `flat` in order, none inside another; bodies joined by 、 are one mention.

        `borders[i]` says whether a word of `flat` begins or ends at i; no name holds the end of one of `times`.
        """
        names = FullNames(self._forms, header)
        found = list(self._heads(flat, borders, times, f"{header.title}\n{header.session}\n{''.join(header.issuers)}"))
        short_names = {short: self._mention(flat, names, body) for short, body in self._short_names.given(flat, found)}
        mentions = [
            self._mention(flat, names, group)
            for group in self._tails.closing(flat, join_bodies(flat, found, self._partner_openers, self._partial))
        ]
        if short_names:
            mentions = with_short_names(flat, mentions, short_names)
        return self._back_references.resolve(flat, mentions, borders)

    def _heads(self, flat: str, borders: bytes, times: Sequence[tuple[int, int]], told: str) -> Iterator[FoundBody]:
        """The bodies by their heads; `told` is what the letter's head tells of its place."""
        edges = self._edges.of(flat, [end for _, end in times])
        found: list[FoundBody] = []
        for start, end, (field, kind, rule) in self._words.find(flat, self._is_none):
            if flat[start:end] in self._names and self._ends_name(flat, start, end, field):
                # 公司 alone is a body at a phrase's head, and the end of a name elsewhere.
                field, (kind, rule) = "agency_head", self._names[flat[start:end]]
            if field == "not_agency":
                acting = self._predicate_bodies.get(flat[start:end])
                if acting is None or not self._acts(flat, start, end):
                    continue
                # 会议要求: a common word that acts at a phrase's head.
                field, kind, rule = "general_body", acting.label, acting.rule
            if field == "first_person" and self._no_bodies.begins_word(flat, start, end, borders):
                continue
            if field == "level_finance":
                money = self._money.match(flat, end)
                if money and money.group() in self._organs:
                    field, end = "agency_head", money.end()
                elif (money and not self._pays(flat, start, end, money)) or not (
                    end - start > 2 or self._phrases.begins(flat, start) or goes_on(flat, start, found)
                ):
                    continue
                elif self._purse_only.match(flat, end):
                    # 财政运转困难: the noun, and nobody who pays.
                    continue
                elif flat[start:end] in self._bare_purses:
                    start = edges.start(start, end, _span_of_last(found))
            if (
                field == "company_name"
                and flat[start - 1 : start] in (*LEVELS,)
                and self._phrases.begins(flat, start - 1)
            ):
                start -= 1
            if field in ("agency_head", "general_body", "edge_body") and flat.startswith(self._place_words, end):
                # 县人民医院周边: where something is.
                continue
            if field == "general_body":
                if _COUNTED_BODIES.search(flat, max(0, start - 8), start):
                    continue
                placed = edges.with_place(start)
                placed = start_of_own_place(flat, start, told) if placed == start else placed
                led = flat[placed - 1 : placed] in LEADING_TO
                start = placed if led or self._phrases.begins(flat, placed) else start
            if field == "place_body" and (
                flat[end - 1 : end + 1] in self._not_places
                or not (borders[start] or edges.ends_word(start) or self._phrases.begins(flat, start))
            ):
                # 市里程, 城市里
                continue
            if field == "company_name":
                start = self._parts.with_role(flat, start)
            if field in ("general_body", "edge_body", "first_person"):
                organ = self._own_organs.start_of(flat, end) if field == "edge_body" else 0
                end = self._parts.end(flat, end + organ)
            body = FoundBody(start, end, field, kind, rule)
            if field == "agency_head":
                named = self._named(flat, body, edges, found)
                if named is None:
                    continue
                body = named
            inside = found and body.end <= found[-1].end
            if inside and (flat[found[-1].end - 1] in "）)" or flat.startswith(OWNED, start)):
                # 各乡镇（街道、园区）, 市教育局直属学校: a word inside a name.
                continue
            if flat.startswith((*OWNED, "辖内"), start) and _FIGURE.match(flat, end):
                # 所属商会126家: how many there are.
                continue
            start = body.start
            while found and found[-1].end > start:
                if found[-1].field != "agency_head":
                    start = min(start, found[-1].start)
                    found.pop()
                    break
                found.pop()
            found.append(body if body.start == start else body._replace(start=start))
        for entry in self._more.added_to(flat, found, borders):
            start = start_of_kind_list(flat, entry.start)
            yield entry if entry.start == start else entry._replace(start=start)

    def _named(self, flat: str, head: FoundBody, edges: LeftEdges, found: list[FoundBody]) -> FoundBody | None:
        """The body whose name ends with `head`, with what stands before and behind it; None for what is no body."""
        # 国家邮政局党组: the body's own organ acts for it.
        end = head.end + self._own_organs.start_of(flat, head.end)
        end = self._with_branch(flat, end) if head.kind == "department" else end
        end = self._parts.end(flat, end)
        start = edges.start(head.start, end, _span_of_last(found))
        object_of = _COUNTED_OBJECT.search(flat, start, head.end)
        if object_of is not None and object_of["verb"] in self._singles:
            # 办一届全省剧团调演, 省广电局拍一部纪录片: no name holds what is counted behind a verb.
            if object_of.end() >= head.end:
                return None
            start = object_of.end()
        start = start_of_levels(flat, start_of_places(flat, start, head.start, end, self._shared_heads))
        start = self._parts.start(flat, start, head.start, head.end)
        if _closes_more(flat[start:end]):
            # 18个乡镇（街道）半专业队
            return None
        levelled = flat[start] in LEVELS and flat[start + 1] == "里" and head.end - head.start > 1
        if flat[start : head.start] in self._speakers and not levelled:
            # 站里办不到, 我们办不到: 办 is what they do; 县里住建局 acts.
            return None
        # 社区养老服务站24个: so are places and companies with a figure behind them.
        if head.kind in _COUNTABLE and _FIGURE.match(flat, end):
            return None
        if head.end - head.start == 1 and _PIECES.search(flat, max(0, head.start - 3), head.end):
            # 小区二十四部电梯: 部 counts.
            return None
        # 31家医院: bodies that are counted are a mass.
        if _COUNTED.search(flat, max(0, start - 6), start):
            return None
        if head.kind == "institution" and self._no_bodies.is_act(flat[start : head.start], flat[head.start : end]):
            # 整合园区资源: a verb and its object; 教育学院 is a name.
            return None
        # A short head without a name before it (部, 中心) is no body; 组织部 or 总工会 is.
        if end - start <= 2 and (start == head.start or flat[start] not in LEVELS):
            return None
        if flat[start] == "我" and flat[start + 1] not in _LEVELS_AND_STATE and not begins(found, start):
            # 我客运站: the letter's own body by any head.
            return FoundBody(start, end, "first_person", "first_person", head.rule)
        return head._replace(start=start, end=end)

    def _is_none(self, flat: str, start: int, end: int, word: BodyWord) -> bool:
        """Whether a word is no body here: no edge before it that it asks for, or a part of another word.

        The first or last character may belong to another word (建设站点, 部署); 市财政局部署 is whole.
        """
        if word.field == "edge_body" and not self._begins(flat, start) and flat[start:end] not in self._names:
            return True
        if end - start == 1 and flat[start - 1 : end] in self._lookalikes:
            return True
        if word.field in _IN_SLOGANS and flat[start - 1 : start] == "“" and _SLOGAN.match(flat, start - 1):
            return True
        if word.field == "general_body" and flat.startswith("涉及", start) and _HOW_MANY.match(flat, end):
            # 涉及部门多，协调难度大: how many are concerned.
            return True
        if word.field == "predicate_body":
            return not self._acts(flat, start, end) and flat[start:end] not in self._names
        if flat[end - 1 : end + 1] not in self._lookalikes or self._predicate_at(flat, end):
            return False
        # 派出所在校门口设护学岗: an office and where it acts.
        return end - start == 1 or _OFFICE_AT.match(flat, end - 1) is None

    def _begins(self, flat: str, start: int) -> bool:
        """Whether a phrase begins at `start`, or a list of its first words goes on there (街道和社区)."""
        before = start - 1 - self._firsts.end_of(flat[max(0, start - _LONGEST_FIRST) : start - 1])
        joined = flat[start - 1 : start] in ("和", "及") and before < start - 1
        return self._phrases.begins(flat, start) or (joined and self._phrases.begins(flat, before))

    def _ends_name(self, flat: str, start: int, end: int, field: str) -> bool:
        """Whether a word that is a body only in its place ends a name here."""
        if field == "edge_body":
            return not self._begins(flat, start)
        return field == "predicate_body" and not self._acts(flat, start, end)

    def _with_branch(self, flat: str, end: int) -> int:
        """Where the name ends with its branch behind it (县生态环境局毛坪所), if a predicate or figure follows."""
        branch = self._branch.match(flat, end)
        if branch is None or branch.group() in self._lookalikes:
            # 村民小组活动场所
            return end
        told = flat[branch.end() : branch.end() + 1] in _TELLING
        return branch.end() if told or self._predicate_at(flat, branch.end()) else end

    def _acts(self, flat: str, start: int, end: int) -> bool:
        """Whether a word stands at the head of a phrase, right before its predicate."""
        predicate = next((end + length for length in (3, 2) if flat[end : end + length] in self._predicates), end)
        if flat.endswith(self._kinds, start, end) and flat[end:predicate] in self._nominal:
            # 养老机构建设加快推进: before a predicate a noun by habit is a noun.
            predicate = end if self._predicate_at(flat, predicate) else predicate
        told = flat[end : end + 1] in _TELLING or flat[end : end + 2] in self._told
        return (predicate > end or told) and self._phrases.begins(flat, start)

    def _predicate_at(self, flat: str, at: int) -> bool:
        """Whether a word that begins a predicate stands at `at`."""
        return flat[at : at + 2] in self._predicates or flat[at : at + 3] in self._predicates

    def _pays(self, flat: str, start: int, end: int, money: re.Match[str]) -> bool:
        """Whether what looks like a noun of money is what the purse of a level does (投入资金8万元, no 投入力度)."""
        levelled = end - start > 2 and money.group() in self._verbs
        if not levelled:
            return False
        noun = next((noun for noun in self._purse_nouns if flat.startswith(noun, money.end())), "")
        return not noun or _PAID.match(flat, money.end() + len(noun)) is not None

    def _mention(self, flat: str, names: FullNames, group: FoundBody) -> AgencyMention:
        text = flat[group.start : group.end]
        first_person = group.field == "first_person"
        canonical = (names.signer if first_person else full_name(flat, names, group)) or text
        return AgencyMention(text, group.start, group.end, canonical, group.kind, first_person, group.rule, group.tail)


def _span_of_last(found: list[FoundBody]) -> tuple[int, int] | None:
    return (found[-1].start, found[-1].end) if found else None


def _closes_more(name: str) -> bool:
    """Whether a name closes brackets that it does not open."""
    return name.count("）") + name.count(")") > name.count("（") + name.count("(")
