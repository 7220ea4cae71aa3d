"""Finds the noun in a stretch of text before or behind a figure, by the verbs, predicates and openers of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.mentions.name_frames import (
    compared,
    without_basis,
    without_first_day,
    without_last_quote,
    without_moment,
    without_share,
)
from replyscan.mentions.name_scanner import NameScanner
from replyscan.records import QuantityKind
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_SPACES = " \u3000\x00"
_EDGES = "的了等、，“" + _SPACES
_INSIDE = late_pattern("[由从的将把]")
_PLACES = "中内外里"
_ENDS_NOUN = late_pattern("[、和与及并由被把将对向在为已均\x00每]|(?<![原基病成])因(?![素子果此地])")


class NameWords:
    """The words that open, close and surround the names of figures."""

    def __init__(self, rules: RuleSet) -> None:
        # A long noun that is counted hides the verb inside it (康复辅具租赁点).
        counted = (noun for noun in rules.entries("counted_noun") if len(noun) > 4)
        self._nominal = frozenset((*rules.words("nominal"), *rules.words("noun_verb"), *counted))
        tails = rules.words("nominal_tail")
        self._tails, self._tail_starts = EdgeWords(tails), EdgeWords(tail for tail in tails if len(tail) == 1)
        self._verbs = frozenset(rules.words("action"))
        self._plain_verbs = EdgeWords(verb for verb in self._verbs if len(verb) > 1)
        self._pivots = EdgeWords(rules.words("pivot"))
        self._attributes = frozenset(rules.words("attributive_word"))
        modifiers, connectives = rules.words("modifier"), rules.words("connective")
        self._words = NameScanner(rules, (*self._verbs, *self._nominal, *modifiers, *connectives))
        adverbs = [word for word in modifiers if word not in self._attributes]
        longer = [word for word in adverbs if len(word) > 1]
        self._predicates = EdgeWords((*rules.words("name_predicate"), *rules.entries("bound_before"), *longer))
        self._openers = EdgeWords((*rules.words("name_opener"), *adverbs))
        closers = [word for word in (*modifiers, *connectives) if word not in self._attributes]
        self._closers = EdgeWords((*rules.words("name_closer"), *closers))
        self._not_closers = EdgeWords(rules.words("name_closer_lookalike"))
        self._things = frozenset((*rules.words("one_unit"), "个", "条"))
        self._people = tuple(sorted(rules.entries("counted_noun"), key=len, reverse=True))
        self._heads = EdgeWords(rules.words("measured_noun"))
        self._bodies = EdgeWords(rules.words("name_body"))
        self._giving = EdgeWords(rules.words("giving_verb"))
        self._times = frozenset(rules.words("time_unit"))
        comparing = any_of(rules.words("comparing_verb"))
        self._than = late_pattern(f"(?:{comparing})[^，]{{1,14}}$")
        self._prepositions = EdgeWords(rules.words("name_preposition"))
        self._no_objects = EdgeWords(("的", *rules.words("size_ending")))
        # 毕业生就业率, 服务员: the verb is part of a word for a person, but for 生猪 and the like.
        self._persons, self._no_persons = (
            EdgeWords(rules.words("person_ending")),
            EdgeWords(rules.words("person_lookalike")),
        )
        self._placed = EdgeWords(rules.words("place_in_noun"))
        self._organs = EdgeWords(rules.words("name_organ"))
        self._rates = EdgeWords(rules.words("rate_ending"))
        self._agents = EdgeWords(rules.words("acting_noun"))
        self._averages = frozenset(rules.words("average_word"))
        self._no_names = frozenset(rules.words("no_name"))
        self._work = EdgeWords(rules.words("work_verb"))
        self._acted_on = EdgeWords(rules.words("acted_on"))

    def is_span_of_time(self, unit: str) -> bool:
        """Whether a unit measures time; such a figure has its name before it."""
        return unit in self._times

    def is_measured(self, noun: str) -> bool:
        """Whether a noun is one that figures measure (…率, …额, 产值)."""
        return self._heads.end_of(noun) > 0

    def begins_measured(self, noun: str) -> bool:
        """Whether a noun begins with one that figures measure, and goes on to another (出口整体通关时间)."""
        return 0 < self._heads.start_of(noun) < len(noun) and self.is_measured(noun)

    def act(self, left: str) -> str | None:
        """The verb that `left` ends with: what is counted by 次 (每季度向市委通报一次)."""
        found = self._words.found(left)
        return found[-1][0] if found and found[-1][2] == len(left) and found[-1][0] in self._verbs else None

    def is_verbal(self, word: str) -> bool:
        """Whether a word between two figures is the verb of the second (河长156名巡河3000人次)."""
        return word in self._nominal

    def only_predicates(self, left: str) -> bool:
        """Whether nothing but predicates, marks and times stands between two figures (由20%提高到30%、增长5%)."""
        left = left.strip("、" + _SPACES)
        if left == "的":
            return False
        rest = compared(left[: len(left) - self._predicates.end_of(left)]).strip("和又" + _EDGES)
        return rest == "" or self._predicates.end_of(rest) == len(rest)

    def gives(self, left: str) -> bool:
        """Whether `left`, before a share, ends with a verb that takes the noun behind the share (给予50%的贴息)."""
        left = left.rstrip(_SPACES)
        found = self._words.found(left)
        verb = bool(found) and found[-1][2] == len(left) and found[-1][0] in self._verbs
        return self._giving.end_of(left) > 0 or (verb and self._predicates.end_of(left) == 0)

    def before(self, left: str, kind: QuantityKind) -> str | None:
        """The noun of a figure that `left` stands before, None where there is none."""
        left = left.strip(_SPACES)
        if kind in ("percent", "percentage_point"):
            left = without_share(self._than.sub("", left))
            if self._is_reckoned(left):
                return None
        left = without_first_day(left)
        left = self._without_single_verb(left)
        stem = self._stem(left)
        if not stem:
            return None
        return self._noun(stem, stem != left)

    def _is_reckoned(self, left: str) -> bool:
        """Whether `left` ends with what a share is reckoned by (租金按市场价的), but for an act (按日退还热费的)."""
        rest = without_basis(left)
        return rest != left and not any(word not in self._nominal for word, _, _ in self._words.found(left[len(rest) :]))

    def _without_single_verb(self, left: str) -> str:
        """涵洞埋了七道: a verb of one character before 了 is no part of the noun."""
        if left[-1:] != "了" or len(left) < 3 or left[-3:-1] in self._verbs or left[-3:-1] in self._nominal:
            return left
        return left[:-2]

    def takes_object(self, left: str) -> bool:
        """Whether `left`, before a figure, ends with a verb and its object (选派律师62名)."""
        words = self._words.found(left)
        verbs = [end for word, _, end in words if word in self._verbs]
        return bool(verbs) and verbs[-1] < len(left) and self._clean(left[verbs[-1] :]) is not None

    def opens_act(self, right: str) -> bool:
        """Whether `right`, behind a figure, begins with a verb and its object (62名参与调解, 620亩种植油茶), no noun."""
        words = self._words.found(right)
        if not words or words[0][1] > 0 or words[0][0] not in self._verbs:
            return False
        rest = right[words[0][2] :]
        return rest != "" and not self._tails.start_of(rest) and not self._heads.start_of(rest)

    def behind(self, right: str, unit: str) -> str | None:
        """The noun that `right`, the text behind a figure, begins with, None where it begins with none."""
        right = right.lstrip(_SPACES).removeprefix("级")
        if not unit and right.startswith(self._people):
            return next(noun for noun in self._people if right.startswith(noun))
        if not right or right[0] in "、，…—-/“（(" or self._closes(right):
            return self._quoted(right) if right.startswith("“") else None
        end, behind, last, text_end = len(right), -1, -1, -1
        for word, begin, stop in self._words.found(right):
            if begin == 0:
                behind = stop
                describes = word in self._nominal or word in self._attributes
                if not describes or (stop < len(right) and self._closes(right[stop:])):
                    return None
                continue
            if begin == behind and word not in self._nominal and word not in self._attributes:
                return None
            if word not in self._nominal and word not in self._attributes:
                end = last if last >= 0 and text_end == begin else begin
                break
            last, text_end = begin, stop
        end = self._mark(right, end)
        if unit in self._things:
            end = self._without_verbs(right, end)
        noun = self._unplaced(without_last_quote(right[:end].strip(_EDGES)).rstrip("不未没还也仍"))
        # 老龄人口 + 达, 村委会 + 共: the predicate of the next figure.
        if len(noun) > 2 and noun[-1] in "达共占" and not noun.endswith("公共"):
            noun = noun[:-1]
        return noun or None

    def _mark(self, right: str, end: int) -> int:
        """Where a mark or a word like one ends the noun before `end`; 与 of 参与 is none, but ends it with its verb."""
        mark = _ENDS_NOUN.search(right, 1, end)
        if mark is None:
            return end
        begin = mark.start() - 1
        return begin if begin and right[begin : mark.end()] in self._verbs else mark.start()

    def _unplaced(self, noun: str) -> str:
        """A noun without the word of place behind it (行政村中), which is a part of others (初中)."""
        placed = len(noun) > 2 and noun[-1] in _PLACES and not self._placed.end_of(noun)
        return noun[:-1] if placed else noun

    def _without_verbs(self, right: str, end: int) -> int:
        """Where the noun ends before the verbs that are nouns by habit and close the clause (27个省份编制规划)."""
        for _, begin, stop in reversed(self._words.found(right[:end])):
            if stop != end or begin == 0 or right[begin:stop] not in self._verbs:
                break
            end = begin
        return end

    def _closes(self, right: str) -> bool:
        """Whether `right` begins with a word that begins no noun."""
        if right[:2] in self._nominal or right[:2] in self._attributes or self._not_closers.start_of(right):
            return False
        return self._closers.start_of(right) > 0

    def _quoted(self, right: str) -> str | None:
        """“鹊桥”系列活动: the quotation."""
        end = right.find("”")
        return right[: end + 1] if end > 1 else None

    def _stem(self, left: str) -> str:
        """`left` without predicates, bounds, times and comparisons at its end."""
        while True:
            shorter = left.rstrip("了过的、“" + _SPACES)
            if self._heads.end_of(shorter):
                return shorter
            shorter = self._unbound(compared(shorter))
            if shorter == left:
                return left
            left = shorter

    def _noun(self, stem: str, told: bool = True) -> str | None:
        """The noun at the end of `stem`: behind its last verb, or before a verb at its very end.

        `told` says that a predicate stood behind it, so that it is a topic (服务平台达到3个, but 整改隐患3处).
        """
        words = self._words.found(stem)
        if not words or words[-1][2] != len(stem):
            return self._clean(stem[self._last_cut(stem, words, told)[1] :])
        word, begin, _ = words.pop()
        cut_begin, cut = self._last_cut(stem, words, told)
        if word not in self._nominal:
            topic = self._noun(self._stem(stem[:begin])) if begin else None
            return topic or (word if 0 < cut == begin else None)
        start = max(cut, stem.rfind("\x00") + 1)
        told = self._unbound(stem[:begin]) != stem[:begin]
        if told and not cut and "\x00" not in stem:
            topic = self._noun(self._stem(stem[:begin]))
            if topic is not None and len(topic) > 1 and not self._bodies.end_of(topic):
                return topic
        if start < begin and self._clean(stem[start:begin]):
            return self._clean(stem[start:])
        if 0 < cut == begin:
            return self._topic(stem[:cut_begin]) or word
        return (self._noun(self._stem(stem[:begin])) if begin else None) or word

    def _last_cut(self, stem: str, words: Sequence[tuple[str, int, int]], told: bool) -> tuple[int, int]:
        """Where the last verb begins and ends that takes what stands behind it as its object; (0, 0) for none."""
        for item in reversed(words):
            if self._cuts(stem, item, told):
                return item[1], item[2]
        return 0, 0

    def _topic(self, before: str) -> str | None:
        """The thing before 已 and a verb that takes another verb (道路绿化已完成改造提升18公里); a body is none."""
        shorter = self._stem(before)
        if shorter == before or "\x00" in before:
            return None
        topic = self._noun(shorter)
        return None if topic is None or self._bodies.end_of(topic) else topic

    def _cuts(self, stem: str, item: tuple[str, int, int], told: bool) -> bool:
        """Whether a verb inside `stem` takes what stands behind it as its object, and is no part of the noun."""
        word, begin, end = item
        rest = stem[end:]
        if len(rest) == 1:
            return False
        if self._no_objects.start_of(rest):
            return False
        if word in self._attributes and word not in self._verbs:
            return False
        before = stem[:begin]
        if word in self._averages and before and rest[0] not in "少多":
            return False
        if rest[0] == "、":
            # 进口、出口整体通关时间: the first of a list.
            return False
        if word in self._attributes and self._plain_verbs.end_of(before) and not self._pivots.end_of(before):
            return False
        if word not in self._nominal or rest[0] == "了":
            return True
        if self._heads.start_of(rest) or (self._persons.start_of(rest) and not self._no_persons.start_of(rest)):
            return False
        if told and self._tails.start_of(rest) and not (len(rest) > 1 and self._tail_starts.start_of(rest)):
            return False
        if self._names_rate(stem, begin, end):
            return False
        if word in self._work and self._takes_with_another(before, rest):
            return True
        opened = self._openers.start_of(before) == len(before) or self._prepositions.start_of(before) > 0
        return (
            opened
            or self._organs.end_of(before) > 0
            or self._pivots.end_of(before) > 0
            or self._has_agent(before, rest)
            or self._unbound(before) != before
        )

    def _has_agent(self, before: str, rest: str) -> bool:
        """Whether those whom another verb makes act stand before a verb and its object (指导各乡镇 + 修复水毁渠道)."""
        if not (self._bodies.end_of(before) or self._agents.end_of(before)):
            return False
        tail = self._tails.start_of(rest) == len(rest) and not self._acted_on.start_of(rest) == len(rest)
        found = self._words.found(before)
        return not tail and bool(found) and found[-1][0] in self._pivots and found[-1][2] < len(before)

    def _names_rate(self, stem: str, begin: int, end: int) -> bool:
        """Whether a noun by habit opens the name of a rate (调解成功率, 供水保证率); 改造后小区覆盖率 has a moment."""
        moment = stem[end] in "后前时"
        return self._rates.end_of(stem) > 0 and not moment and not self._prepositions.end_of(stem[:begin])

    def _takes_with_another(self, before: str, rest: str) -> bool:
        """Whether a verb behind `before` takes `rest` as its object together with another verb, or in a list of acts.

        修缮 + 加固危房, 新增绿地12公顷 + 、改造公园; but 新建 + 养老机构, 、检测设备.
        """
        tail = self._tails.start_of(rest) == len(rest) and not self._acted_on.start_of(rest) == len(rest)
        return not tail and (self._work.end_of(before) > 0 or before == "、")

    def _clean(self, noun: str) -> str | None:
        """A noun without openers at its beginning and particles at its ends; None where nothing is left."""
        if ("“" in noun or "”" in noun) and noun.count("“") != noun.count("”"):
            noun = noun.strip("”")
        noun = noun[noun.rfind("\x00") + 1 :]
        noun = noun.rstrip("的了等不未没、，" + _SPACES).lstrip("的了、，）)" + _SPACES)
        noun = without_moment(noun)
        if _INSIDE.search(noun, 1):
            for mark in "由从的":
                at = noun.rfind(mark, 1)
                if 0 < at < len(noun) - 1:
                    noun = noun[at + 1 :] if mark == "的" else noun[:at]
            fronted = max(noun.rfind("将"), noun.rfind("把"))
            if fronted > 0 and fronted < len(noun) - 1:
                noun = noun[fronted + 1 :]
        while True:
            shorter = self._opened(noun).lstrip("的了、" + _SPACES)
            if shorter == noun:
                break
            noun = shorter
        return noun if noun and not self._organs.end_of(noun) and noun not in self._no_names and any(map(str.isalpha, noun)) else None

    def _opened(self, noun: str) -> str:
        """`noun` without the opener it begins with; 在 of 在册 and 应 of 应急 are none."""
        length = self._openers.start_of(noun)
        if not length or (length == 1 < len(noun) and self._is_word(noun[:2], noun)):
            return noun
        if self._words.noun_at_start(noun) > length:
            return noun
        return noun[length:]

    def _is_word(self, pair: str, text: str) -> bool:
        return pair in self._nominal or pair in self._verbs or self._not_closers.start_of(text) > 0

    def _unbound(self, left: str) -> str:
        """`left` without the predicate it ends with; 约 of 签约 and 比 of 占比 are none."""
        length = self._predicates.end_of(left)
        if length == 0 or (length == 1 and self._is_word(left[-2:], "")):
            return left
        if self._words.noun_at_end(left) > length:
            return left
        return left[:-length]
