"""Finds the noun in a stretch of text before or behind a figure, by the verbs, predicates and openers of the rules."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.name_behind import NounsBehind
from replyscan.mentions.name_cuts import ObjectCuts
from replyscan.mentions.name_frames import compared, without_basis, without_first_day, without_share
from replyscan.mentions.name_lexicon import SPACES, NameLexicon
from replyscan.mentions.name_trim import NameTrimmer
from replyscan.records import QuantityKind
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# 已为各乡镇配备2台, 计划为卫生院配置1辆: for whom, and not what.
_FOR_WHOM = late_pattern("(?:已经?|计划|将|拟|还|也|共|累计|均|先后|再|分别|统一)*[为给][^为给]{2,16}$")
# 村子距高速出口, 距市区: how far it is to where.
_DISTANCE = late_pattern("(?<![间车行株轴焦极差])距(?!离)[^，。；：]{1,12}$")
_EDGES = "的了等、，“" + SPACES
# 原补助系数, 现行补助系数: which one it was.
_FORMER = late_pattern("^(?:原来的?|原有的?|原先的?|原|现有的?|现行的?|现|去年的?|上年的?|此|这一?|该)|^基础$")


class NameWords:
    """Finds the names of figures by the words beside them."""

    def __init__(self, rules: RuleSet) -> None:
        self._lexicon = NameLexicon(rules)
        self._trimmer = NameTrimmer(self._lexicon)
        self._cuts = ObjectCuts(self._lexicon, self._trimmer)
        nouns = NounsBehind(self._lexicon)
        self.behind, self.opens_act = nouns.noun, nouns.opens_act
        # 在补助系数的基础上额外提高: what is changed, with nothing but an adverb before the verb.
        self._set, changes = EdgeWords(rules.words("set_figure")), any_of(rules.words("changing_verb"))
        self._based = late_pattern(
            f"在([\u4e00-\u9fff]{{1,16}}?)的?基础上(?:再次?|又|额外|另|另外|适当|统一|继续|均|每[年亩人月户])*"
            f"(?:{changes}|上浮|下浮|上调|下调)了?$"
        )

    def is_span_of_time(self, unit: str) -> bool:
        """Whether a unit measures time; such a figure has its name before it."""
        return unit in self._lexicon.times

    def is_measured(self, noun: str) -> bool:
        """Whether a noun is one that figures measure (…率, …额, 产值)."""
        return self._lexicon.heads.end_of(noun) > 0

    def is_fund(self, noun: str) -> bool:
        """Whether a noun is one for money (资金, 经费)."""
        return self._lexicon.funds.start_of(noun) == len(noun) > 0

    def begins_measured(self, noun: str) -> bool:
        """Whether a noun begins with one that figures measure, and goes on to another (出口整体通关时间)."""
        return 0 < self._lexicon.heads.start_of(noun) < len(noun) and self.is_measured(noun)

    def act(self, left: str) -> str | None:
        """The verb that `left` ends with: what is counted by 次 (每季度向市委通报一次)."""
        found = self._lexicon.scanner.found(left)
        return found[-1][0] if found and found[-1][2] == len(left) and found[-1][0] in self._lexicon.verbs else None

    def is_verbal(self, word: str) -> bool:
        """Whether a word between two figures is the verb of the second (河长156名巡河3000人次)."""
        return word in self._lexicon.nominal

    def only_acts(self, right: str) -> bool:
        """Whether `right`, behind a figure, is nothing but verbs: what those do who are counted (脱贫户1260户增收)."""
        at = 0
        for word, begin, end in self._lexicon.scanner.found(right.rstrip(SPACES)):
            if begin != at or (word not in self._lexicon.verbs and word not in self._lexicon.nominal):
                return False
            at = end
        return at == len(right.rstrip(SPACES)) > 0

    def only_predicates(self, left: str) -> bool:
        """Whether nothing but predicates, marks and times stands between two figures (由20%提高到30%、增长5%)."""
        left = left.strip("、" + SPACES)
        if left == "的":
            return False
        rest = compared(left[: len(left) - self._lexicon.predicates.end_of(left)]).strip("和又" + _EDGES)
        return rest == "" or self._lexicon.predicates.end_of(rest) == len(rest)

    def gives(self, left: str) -> bool:
        """Whether `left`, before a share, ends with a verb that takes the noun behind the share (给予50%的贴息)."""
        left = left.rstrip(SPACES)
        found = self._lexicon.scanner.found(left)
        verb = bool(found) and found[-1][2] == len(left) and found[-1][0] in self._lexicon.verbs
        return self._lexicon.giving.end_of(left) > 0 or (verb and self._lexicon.predicates.end_of(left) == 0)

    def before(self, left: str, kind: QuantityKind) -> str | None:
        """The noun of a figure that `left` stands before, None where there is none."""
        left = left.strip(SPACES)
        if kind == "measure" and "距" in left and _DISTANCE.search(left):
            return None
        if "基础上" in left:
            # 在原补助系数的基础上提高3个百分点, 在去年的基础上供水量增长12%
            based = self._based.search(left)
            before = left[: based.start()] if based else ""
            # 尖峰电价在高峰基础上再上浮20%: what is told of stands before.
            told = self.is_measured(before) or self._set.end_of(before) > 0
            if based and not told:
                return _FORMER.sub("", based.group(1)) or None
            left = before if told else left.rpartition("基础上")[2]
        if kind == "multiple" and self._is_reckoned(left):
            return None
        if kind in ("percent", "percentage_point"):
            left = without_share(self._lexicon.than.sub("", left))
            if self._is_reckoned(left):
                return None
        if left.endswith("每"):
            # 教师每5年轮训一次: how often.
            return None
        left = without_first_day(left)
        left = self._without_single_verb(left)
        stem = self._trimmer.stem(left)
        if not stem:
            return None
        noun = self._noun(stem, stem != left)
        if noun is not None and len(noun) == 1:
            # 识别出面积在200平方米以上: no word such as 出面 cuts a measure.
            at = left.rfind(noun)
            return left[at - 1 : at + 1] if at and self.is_measured(left[at - 1 : at + 1]) else noun
        return noun

    def _is_reckoned(self, left: str) -> bool:
        """Whether `left` ends with what a share is reckoned by (租金按市场价的), but for an act (按日退还热费的)."""
        rest = without_basis(left)
        return rest != left and not any(
            word not in self._lexicon.nominal for word, _, _ in self._lexicon.scanner.found(left[len(rest) :])
        )

    def _without_single_verb(self, left: str) -> str:
        """涵洞埋了七道: a verb of one character before 了 is no part of the noun; 收拾了 holds one of two."""
        if left[-1:] == "了" and left[-3:-1] in self._lexicon.dictionary:
            return left[:-3]
        if (
            left[-1:] != "了"
            or len(left) < 3
            or left[-3:-1] in self._lexicon.verbs
            or left[-3:-1] in self._lexicon.nominal
        ):
            return left
        return left[:-2]

    def takes_object(self, left: str) -> bool:
        """Whether `left`, before a figure, ends with a verb and its object (选派律师62名)."""
        if left.endswith(("、", "和", "及")):
            # 126名留守老年人、86名留守妇女: another member of the list begins.
            return False
        words = self._lexicon.scanner.found(left)
        verbs = [end for word, _, end in words if word in self._lexicon.verbs]
        return bool(verbs) and verbs[-1] < len(left) and self._trimmer.clean(left[verbs[-1] :]) is not None

    def _noun(self, stem: str, told: bool = True) -> str | None:
        """The noun at the end of `stem`: behind its last verb, or before a verb at its very end.

        `told` says that a predicate stood behind it, so that it is a topic (服务平台达到3个, but 整改隐患3处).
        """
        words = self._lexicon.scanner.found(stem)
        if words and words[-1][2] == len(stem) and self._names_measure(words[-1][0]):
            # 平均执行用时: what is measured, although the clause may have it as its verb.
            return self._trimmer.clean(stem)
        if not words or words[-1][2] != len(stem):
            return self._trimmer.clean(stem[self._cuts.last(stem, words, told)[1] :])
        word, begin, _ = words.pop()
        if word in self._lexicon.given and _FOR_WHOM.fullmatch(stem[:begin]):
            return None
        cut_begin, cut = self._cuts.last(stem, words, told)
        if word not in self._lexicon.nominal:
            topic = self._noun(self._trimmer.stem(stem[:begin])) if begin else None
            return topic or (word if 0 < cut == begin else None)
        start = max(cut, stem.rfind("\x00") + 1)
        adverb = stem[len(self._trimmer.unbound(stem[:begin])) : begin]
        # 人民法庭每季度巡回办案6次: how often sets nothing off.
        apart = not cut or not (adverb in self._lexicon.verbs or adverb.startswith("每"))
        if adverb and apart and "\x00" not in stem:
            # 化学需氧量、氨氮分别减排; 新建 + 项目已交付: what an adverb sets off stands behind the verb before it.
            topic = self._noun(self._trimmer.stem(stem[cut if cut < begin else 0 : begin]))
            if topic is not None and len(topic) > 1 and not self._lexicon.bodies.end_of(topic):
                return topic
        if start < begin and self._trimmer.clean(stem[start:begin]):
            return self._trimmer.clean(stem[start:])
        if 0 < cut == begin:
            return self._topic(stem[:cut_begin]) or word
        return (self._noun(self._trimmer.stem(stem[:begin])) if begin else None) or word

    def _names_measure(self, word: str) -> bool:
        """Whether a verb is the noun of a size as well, as which figures measure it (用时, 耗时)."""
        return word not in self._lexicon.nominal and self._lexicon.heads.end_of(word) == len(word)

    def _topic(self, before: str) -> str | None:
        """The thing before 已 and a verb that takes another verb (道路绿化已完成改造提升18公里); a body is none."""
        shorter = self._trimmer.stem(before)
        if shorter == before or "\x00" in before:
            return None
        topic = self._noun(shorter)
        return None if topic is None or self._lexicon.bodies.end_of(topic) else topic
