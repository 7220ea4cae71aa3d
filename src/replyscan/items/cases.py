"""Clauses before a comma that only say in which case, why or for how many of a thing the next one holds."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# 停车棚如在批准范围内建设，: a condition behind its subject.
_IF_BEHIND = late_pattern(
    "[^，。；：如]{2,14}(?<![例比犹譬])如(?:[果需遇有未不确因超能经仍获属]|在(?!此)|通过|具备|符合|达到|列入|纳入)"
)
# 管网改造因管线迁改未完成，: a reason behind its subject, which says what is wanting.
_WANTING_BEHIND = late_pattern(
    "[^，。；：因]{2,16}因(?![此而地为材病灾残公学伤故婚人户村校])[^，。；：了已]*"
    "(?:未|不|没有|无|滞后|紧张|有限|困难|短缺|缺乏|缺口|偏[少低小]|较[大小多少低高])[^，。；：了已]{0,6}(?<![外后时前])"
)
# 2020年后因校园封闭管理，: a reason behind a time.
_BECAUSE_BEHIND = late_pattern("[0-9年月日今去前上本季度初底末半以来后目近期间]{2,14}(?:因(?![此而地])|由于)")


# 木耳场站由于选址两次变更，: a reason behind its subject, how often included.
_OWING_BEHIND = late_pattern("[^，。；：由了已]{2,16}由于[^，。；：了已元]{2,24}")

_AREAS = ("area", "place", "placed")
# 每高出0.5个百分点扣量0.65%: what is paid stands in the same clause.
_FIGURES = late_pattern(r"\d+(?:\.\d+)?")


class CaseJudge:
    """Tells cases, conditions and reasons by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._conditions = EdgeWords(rules.words("condition_opener"))
        # 每连续参保1年
        self._manners = EdgeWords(rules.words("rate_adverb"))
        self._lookalikes = EdgeWords(rules.words("if_lookalike"))
        fields = ("wish_name", "problem_noun")
        matters = any_of(word for field in fields for word in rules.words(field))
        # 针对网吧违规接纳未成年人、向未成年人出售电子烟等问题
        self._matter = late_pattern(f"针对[^，。；：]{{2,60}}(?:{matters})")
        # 对年应纳税所得额不超过200万元的部分，: of whom or what the next clause speaks
        self._matters, self._whom = tuple(rules.words("matter_preposition")), EdgeWords(rules.words("whom_noun"))
        # 受国家政策调整影响
        affecting = any_of(rules.words("affecting_noun"))
        self._affected = late_pattern(f"(?:但|且|而|因|由于)?受[^，。；：]{{2,30}}(?:{affecting})")

    def is_case(self, text: str, frame: Frame, figures: bool) -> bool:
        """Whether a clause before a comma tells no act but the case or the reason of the next one.

        With `figures` a reason behind a time tells what happened (2023年因强降雨损毁公路36公里).
        """
        if self._affected.fullmatch(text) or self._matter.fullmatch(text) or self._is_whom(text, frame):
            return True
        if self.sets_rate(text, frame) or self._gives_case(text, frame, figures):
            return True
        if frame.verb is None:
            return False
        if frame.subject is None and "由于" in text and _OWING_BEHIND.fullmatch(text):
            return True
        if not figures and ("因" in text or "由于" in text):
            return _BECAUSE_BEHIND.match(text) is not None or _WANTING_BEHIND.fullmatch(text) is not None
        return "如" in text and _IF_BEHIND.match(text) is not None

    def sets_rate(self, text: str, frame: Frame) -> bool:
        """Whether 每 right before the verb says for how many of a thing the next clause holds (每新增1名职工)."""
        verb = frame.verb
        if verb is None or "每" not in text or len(_FIGURES.findall(text)) > 1:
            return False
        before = text[: text.find(verb.text)]
        if len(verb.text) == 1 and text.startswith("每"):
            # 每批800册: a measure word.
            return False
        while before and before[-1] != "每":
            length = self._manners.end_of(before)
            if not length:
                return False
            before = before[:-length]
        return bool(before)

    def _is_whom(self, text: str, frame: Frame) -> bool:
        """Whether a clause is nothing but 对 and whom it is about, and its verb describes them."""
        if frame.verb is None or frame.fronted is not None or frame.subject is not None:
            return False
        if not text.startswith(self._matters) or not self._whom.end_of(text):
            return False
        return text.find(frame.verb.text) + len(frame.verb.text) <= text.rfind("的")

    def _gives_case(self, text: str, frame: Frame, figures: bool) -> bool:
        """Whether a clause opens with 如 or its like and tells something (如末班车延后1小时, but 如东县投入300万元)."""
        if frame.verb is None or not self._conditions.outruns(self._lookalikes, text):
            return False
        if frame.subject is None:
            return True
        # 如石桥镇投入资金260万元: an area and a figure, an example.
        example = figures and frame.subject.mention.kind in _AREAS and text.startswith(frame.subject.text, 1)
        return not example and not text.startswith(frame.subject.text)
