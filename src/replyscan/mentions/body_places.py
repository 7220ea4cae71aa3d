"""Whether a word is a body where it stands: at the head of a phrase, before its predicate, at the end of a name."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.body_words import BodyWord
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# What stands between a body and what it did or will do.
_TELLING = ("将", "已", "正", "未", "也", "还", "对", "暂", "尚")
_LONGEST_FIRST = 6
# The end of an office's name that is a verb before what says that the act is over, and how often.
_DID = late_pattern(r"办[了过][\d一二两三四五六七八九十几]")
# 派出所 + 在校门口, but 项目所在地, 您所在的小区
_OFFICE_AT = late_pattern(
    "所在(?![地的]|(?:单位|位置|区域|片区|路段|社区|小区|街道|学校|企业|班级|[省市区县镇乡村])[^\u4e00-\u9fff里内])"
)
# 涉及部门多, 涉及单位较多: how many there are.
_HOW_MANY = late_pattern("(?:较|很|众|太|比较|相对)?(?:多|广|杂)")
# “财政引导、市场运作”的模式: words of a slogan.
_IN_SLOGANS = ("level_finance", "place_body", "edge_body", "general_body")
_SLOGAN = late_pattern("“[^”、，。]{2,8}(?:、[^”、，。]{2,8})+”")


class BodyPlaces:
    """Tells the places of bodies by the words of a rule set."""

    def __init__(self, rules: RuleSet, phrases: PhraseStarts) -> None:
        self._phrases = phrases
        self._names = rules.words("agency_head")
        self._predicate_bodies = rules.words("predicate_body")
        # 联合 + 社区: a body's whole word begins with the last character.
        self._lookalikes = {**rules.words("whole_body"), **rules.words("not_agency")}
        self._firsts = EdgeWords(rules.words("edge_body"))
        fields = ("action", "modifier", "preposition", "light_verb", "subject_adverb")
        self._predicates = frozenset(word for field in fields for word in rules.words(field))
        self._kinds = tuple(rules.words("body_kind"))
        self._nominal = rules.words("nominal")
        self._told = frozenset((*rules.words("negation"), *rules.words("status")))

    def is_none(self, flat: str, start: int, end: int, word: BodyWord) -> bool:
        """Whether a word is no body here: no edge before it that it asks for, or a part of another word.

        The first or last character may belong to another word (建设站点, 部署, 街道上个月); 市财政局部署 is whole.
        """
        if word.field == "edge_body" and not self._begins(flat, start) and flat[start:end] not in self._names:
            return True
        if end - start == 1 and flat[start - 1 : end] in self._lookalikes:
            return True
        if _DID.match(flat, end - 1):
            # 家长夜校 + 办了6期, but 县府办了解情况, 县委办过问3次
            return True
        if word.field in _IN_SLOGANS and flat[start - 1 : start] == "“" and _SLOGAN.match(flat, start - 1):
            return True
        if word.field == "general_body" and flat.startswith("涉及", start) and _HOW_MANY.match(flat, end):
            # 涉及部门多，协调难度大: how many are concerned.
            return True
        if word.field == "predicate_body":
            return not self._acts(flat, start, end) and flat[start:end] not in self._names
        if not self.looks_alike(flat[end - 1 : end + 1]) or self._predicate_at(flat, end):
            return False
        # 派出所在校门口设护学岗: an office and where it acts.
        return end - start == 1 or _OFFICE_AT.match(flat, end - 1) is None

    def as_used(self, flat: str, start: int, end: int, word: BodyWord) -> BodyWord | None:
        """What a word says of a body here, where its place may make it the end of a name or who acts; None for none."""
        name = self._names.get(flat[start:end])
        if name is not None and self._ends_name(flat, start, end, word.field):
            # 公司 alone is a body at a phrase's head, and the end of a name elsewhere.
            return BodyWord("agency_head", name.label, name.rule)
        if word.field != "not_agency":
            return word
        acting = self._predicate_bodies.get(flat[start:end])
        if acting is None or not self._acts(flat, start, end):
            return None
        # 会议要求: a common word that acts at a phrase's head.
        return BodyWord("general_body", acting.label, acting.rule)

    def looks_alike(self, written: str) -> bool:
        """Whether a stretch of text is a word that only looks like a body."""
        return written in self._lookalikes

    def tells_at(self, flat: str, at: int) -> bool:
        """Whether what a body does or did begins at `at`."""
        return flat[at : at + 1] in _TELLING or self._predicate_at(flat, at)

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
