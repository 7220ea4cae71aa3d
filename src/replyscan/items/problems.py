"""Lists and sections that tell of problems: what does not work in them is no refusal (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# 二、存在问题, （三）存在的主要困难, 【存在困难】
_NUMBER = late_pattern(r"[（(【]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[）)】、.．：:，, ]*|[【—\-·*● ]+")
_COUNT_ENDS = ("有", "是", "为", "在于", "如下", "表现在", "体现在", "个", "点", "条", "面")
_MARKS = "：:】。 "
_LISTING = ("：", ":", "。", "，", ",")


class ProblemJudge:
    """Finds by the words of a rule set what opens a list or section of problems, and what ends it."""

    def __init__(self, rules: RuleSet) -> None:
        nouns = any_of(rules.words("problem_noun"))
        being = any_of(rules.words("problem_verb"))
        kinds = any_of(rules.words("problem_kind"))
        many = any_of(rules.words("problem_number"))
        self._nouns = tuple(rules.words("problem_noun"))
        joined = f"(?:{nouns})(?:(?:和|与|及|以及|、)(?:{nouns}))*(?:分析|情况)?"
        # 存在的主要问题, 困难与不足, 目前面临的突出困难
        self._heading = late_pattern(
            f"(?:当前|目前|工作中|我[\u4e00-\u9fff]|仍|还|尚|所)*(?:{being})?的?(?:{kinds})*的?(?:{joined})"
        )
        # 我们也遇到一些实际困难：
        self._lists = late_pattern(f"(?:{being})(?:着|了|的)?[^，。；：]{{0,14}}?(?:{nouns})$")
        self._many = late_pattern(f"(?:{many})[^，。；：]{{0,10}}?(?:{nouns})$")
        # 内涝的主要原因有三个：
        self._counts = late_pattern(
            f"(?:{nouns})(?:主要|大致|大体)?(?:有|是|为|在于|如下|表现在|体现在)"
            "(?:以下)?[一二两三四五六几多]?(?:个|点|条|方面|个方面)?$"
        )
        self._aware = late_pattern(f"(?:{any_of(rules.words('awareness_verb'))})$")
        self._reasons = frozenset(rules.words("problem_opener"))
        # What the clauses end with that open a list; most end with none of it.
        self._ends = (*self._nouns, *self._reasons, *rules.words("awareness_verb"), *_COUNT_ENDS, "分析", "情况")
        self._turns = tuple(rules.words("problem_turn"))
        openers = (rules.words(field) for field in ("restated_wish", "matter_preposition", "adjunct_opener"))
        self._addressed = EdgeWords([word for words in openers for word in words])

    def heads(self, heading: str) -> bool:
        """Whether a heading opens a section of problems (二、存在的主要问题)."""
        if not heading.rstrip(_MARKS).endswith((*self._nouns, "分析", "情况")):
            return False
        number = _NUMBER.match(heading)
        return self._heading.fullmatch(heading[number.end() if number else 0 :].strip(_MARKS)) is not None

    def opens(self, text: str, mark: str) -> bool:
        """Whether a clause that ends with `mark` opens a list of problems or reasons."""
        if mark not in _LISTING or self._addressed.start_of(text):
            # 针对存在的问题：, 关于路口存在的拥堵问题：
            return False
        if not text.endswith(self._ends):
            return False
        comma = mark in ("，", ",")
        if text in self._reasons or self._counts.search(text) or (comma and self._aware.search(text)):
            return True
        if not comma and self.heads(text):
            return True
        listed = mark in ("：", ":") or self._many.search(text) is not None
        return listed and self._lists.search(text) is not None

    def leads_in(self, text: str) -> bool:
        """Whether a clause only says that there are problems, or how many (我们也清醒认识到，主要原因有三个：)."""
        return self._counts.search(text) is not None or self._aware.search(text) is not None

    def turns(self, text: str) -> bool:
        """Whether a clause leaves the problems by its first words (为此，我局已……)."""
        return text.startswith(self._turns)
