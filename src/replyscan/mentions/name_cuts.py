"""Tells which verb before a figure takes what follows as its object, so that the name begins behind it."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.mentions.name_lexicon import NameLexicon
from replyscan.mentions.name_trim import NameTrimmer

# What makes an attribute of a verb before it, and nouns that begin with it.
_NATURE, _NATURE_NOUNS = "性", ("性别", "性能", "性质", "性病")
# 目前共有灌溉渠道320条, 其中烘干设备32台: what stands behind these is a noun.
_THERE_IS, _AMONG = ("有",), ("其中", "其余", "其他", "另有", "包括", "其中包括")
# 年接待读者120万人次: a verb behind what a rate is told by takes an object.
_PER_TIME = ("年", "月", "日")


class ObjectCuts:
    """Tells a verb and its object (新增 + 床位) from a noun that holds a verb (调解成功率)."""

    def __init__(self, lexicon: NameLexicon, trimmer: NameTrimmer) -> None:
        self._lexicon, self._trimmer = lexicon, trimmer

    def last(self, stem: str, words: Sequence[tuple[str, int, int]], told: bool) -> tuple[int, int]:
        """Where the last verb begins and ends that takes what stands behind it as its object; (0, 0) for none."""
        for item in reversed(words):
            if self._cuts(stem, item, told):
                return item[1], item[2]
        return 0, 0

    def _cuts(self, stem: str, item: tuple[str, int, int], told: bool) -> bool:
        """Whether a verb inside `stem` takes what stands behind it as its object, and is no part of the noun."""
        lexicon = self._lexicon
        word, begin, end = item
        before, rest = stem[:begin], stem[end:]
        if self._describes(word, before, rest):
            return False
        if word not in lexicon.rate_verbs and self._names_rate(stem, begin, end):
            return False
        if word in lexicon.work and self._takes_with_another(before, rest):
            return True
        if word in lexicon.attributes and lexicon.plain_verbs.end_of(before) and not lexicon.pivots.end_of(before):
            return False
        if rest in lexicon.events and word in lexicon.event_verbs and lexicon.scanner.found(before):
            # 开展阅读 + 推广活动12场: what the event is for.
            return False
        if word not in lexicon.nominal or rest[0] == "了":
            return True
        if word in lexicon.object_verbs:
            return not lexicon.is_tail(rest) and not lexicon.measures(rest)
        if self._makes_noun(rest, told) or self._is_listed(before, rest):
            return False
        opened = lexicon.openers.start_of(before) == len(before) or lexicon.prepositions.start_of(before) > 0
        return (
            opened
            or before in _PER_TIME
            or lexicon.organs.end_of(before) > 0
            or lexicon.pivots.end_of(before) > 0
            or (word in lexicon.work and lexicon.funds.end_of(before) > 0)
            or (before[-1:] in lexicon.joining and lexicon.plain_verbs.end_of(before[:-1]) > 0)
            or self._has_agent(before, rest)
            or self._trimmer.unbound(before) != before
        )

    def _describes(self, word: str, before: str, rest: str) -> bool:
        """Whether a word can have no object there: before 率 or 的, an attribute, 平均, or the first of a list."""
        lexicon = self._lexicon
        if rest[0] == _NATURE and word not in lexicon.nominal and not rest.startswith(_NATURE_NOUNS):
            # 处置 + 聚集性疫情
            return True
        size = lexicon.no_objects.start_of(rest) and not lexicon.no_sizes.start_of(rest)
        if len(rest) == 1 or size or rest[0] == "、":
            return True
        if word in lexicon.averages and before and rest[0] not in "少多":
            return True
        return word in lexicon.attributes and word not in lexicon.verbs

    def _makes_noun(self, rest: str, told: bool) -> bool:
        """Whether what stands behind a noun by habit makes one noun with it (接待能力, 服务员, 服务平台达到3个)."""
        lexicon = self._lexicon
        if lexicon.measures(rest) or (lexicon.persons.start_of(rest) and not lexicon.no_persons.start_of(rest)):
            return True
        return told and lexicon.tails.start_of(rest) > 0 and not (len(rest) > 1 and lexicon.tail_starts.start_of(rest))

    def _is_listed(self, before: str, rest: str) -> bool:
        """Whether a noun by habit and its tail are what there is (目前共有 + 灌溉渠道, 其中 + 烘干设备)."""
        there_is = before.endswith(_THERE_IS) or before in _AMONG or self._trimmer.unbound(before) != before
        return there_is and self._lexicon.is_tail(rest)

    def _has_agent(self, before: str, rest: str) -> bool:
        """Whether those who act stand before a verb and its object.

        They are made to act (指导各乡镇 + 修复水毁渠道), or act in their office (执法人员 + 检查商户).
        """
        lexicon = self._lexicon
        if lexicon.is_tail(rest):
            return False
        found = lexicon.scanner.found(before)
        if not found:
            return lexicon.persons_acting.end_of(before) > 0
        made = lexicon.bodies.end_of(before) > 0 or lexicon.agents.end_of(before) > 0
        return made and found[-1][0] in lexicon.pivots and found[-1][2] < len(before)

    def _names_rate(self, stem: str, begin: int, end: int) -> bool:
        """Whether a verb belongs to the name of a rate (调解成功率, 帮教成功率); 改造后小区覆盖率 has a moment."""
        lexicon = self._lexicon
        moment = stem[end] in "后前时"
        return lexicon.rates.end_of(stem) > 0 and not moment and not lexicon.prepositions.end_of(stem[:begin])

    def _takes_with_another(self, before: str, rest: str) -> bool:
        """Whether a verb behind `before` takes `rest` as its object together with another verb, or in a list of acts.

        修缮 + 加固危房, 新增绿地12公顷 + 、改造公园; but 新建 + 养老机构, 、检测设备.
        """
        return not self._lexicon.is_tail(rest) and (self._lexicon.work.end_of(before) > 0 or before == "、")
