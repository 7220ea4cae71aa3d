"""Clauses that tell what the acts before them are good for: optional (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.items.tokens import UP_TO, has_word
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# 应修尽修, 应集中尽集中: all that can be done is done.
_MORE_AND_MORE = late_pattern("[应能当]([\u4e00-\u9fff]{1,3})尽\\1$")
# 以优化服务为抓手推进改革: around what it is done, and not what for; 以提高为民服务水平 serves somebody.
_FRAMES = late_pattern("以[^，。；：]{2,16}(?<![作成列定行认因])为(?![民农企老群残军])")
# 为明年申报名镇打基础: what is done for it is told before.
# 为项目落地扫清障碍, 为城市建设预留空间: what comes of it; 为项目开工做好准备.
_PREPARES = late_pattern(
    "(?:又要?|也要?|还要?|并|从而|进而)?为[^，。；：]*(?:(?:打|打下|打好|打牢|奠定|夯实|筑牢)[^，。；：]{0,6}(?:基础|根基)"
    "|(?:做|做好|做足|做实)了?[^，。；：]{0,6}准备(?:工作)?"
    "|(?:扫清|扫除|清除|消除)了?[^，。；：]{0,4}障碍|(?:留足|留出|留白|预留|腾出|拓展|拓宽)了?[^，。；：]{0,6}空间)$"
)
_INTO = ("为", "成")
_TO_WHOM, _FROM = ("向", "面向", "对"), ("由", "从")


class EffectJudge:
    """Tells effects from acts by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._effects = frozenset(rules.words("effect"))
        self._later = frozenset(rules.words("later_effect"))
        self._reached = frozenset(rules.words("reached_effect"))
        self._manners = frozenset(rules.words("effective_manner"))
        self._setting_down = frozenset(rules.words("setting_down_verb"))
        self._texts = EdgeWords(rules.words("set_down_text"))
        self._set_figures = EdgeWords(rules.words("set_figure"))
        self._openers = EdgeWords(rules.words("effect_opener"))
        self._lookalikes = EdgeWords(rules.words("effect_opener_lookalike"))
        self._keeping, self._kept = rules.words("keeping_verb"), EdgeWords(rules.words("kept_state"))
        self._lessening, self._evils = rules.words("lessening_verb"), EdgeWords(rules.words("lessened_evil"))
        self._giving = frozenset(rules.words("benefiting_verb"))
        self._given = EdgeWords(rules.words("given_good"))
        self._receivers = frozenset(rules.words("receiver_preposition"))

    def is_effect(self, text: str, frame: Frame, first: bool, dated: bool) -> bool:
        """Whether a clause without a figure tells an effect; `first` opens its sentence, `dated` has a time."""
        verb = frame.verb
        if verb is None or frame.negated or frame.fronted is not None:
            return False
        if frame.subject is None and _PREPARES.match(text):
            return True
        if dated:
            return False
        if self.opens_effect(text) or self._gives_good(text, frame) or _MORE_AND_MORE.search(text):
            return True
        if frame.subject is not None:
            return False
        if has_word(frame.adverbials, _FROM) and frame.object_text.startswith((*UP_TO, *_INTO)):
            # 水质由一级B提升至一级A: from which grade to which.
            return False
        if verb.text in self._effects:
            sets_down = verb.text in self._setting_down and (self._texts.end_of(text) or "《" in frame.object_text)
            return not sets_down and not self._set_figures.end_of(text)
        if first:
            return False
        if self._keeps_good(verb.text, text):
            return True
        reached = verb.text in self._reached and has_word(frame.modifiers, self._manners)
        # 向经营者普及消防知识: to whom it is brought shows the act.
        brings = has_word(frame.adverbials, _TO_WHOM)
        return (verb.text in self._later and not brings) or reached

    def opens_effect(self, text: str) -> bool:
        """Whether a clause opens with a word such as 使, and not with 使用 or 以提升服务为抓手."""
        opened = self._openers.outruns(self._lookalikes, text)
        # 以确保为企业提供便利: 为 right behind the opener is no frame.
        return opened and (not _FRAMES.match(text) or text.startswith("为", self._openers.start_of(text)))

    def _keeps_good(self, verb: str, text: str) -> bool:
        """Whether a verb of keeping has a good state, or one of lessening an evil, at the end of its clause."""
        kept = verb in self._keeping and self._kept.end_of(text) > 0
        return kept or (verb in self._lessening and self._evils.end_of(text) > 0)

    def _gives_good(self, text: str, frame: Frame) -> bool:
        """Whether a clause says what something is good for (为乡村振兴提供有力支撑), and hands nothing over."""
        assert frame.verb is not None
        opened = has_word((*frame.adverbials, *frame.modifiers), self._receivers)
        return opened and frame.verb.text in self._giving and bool(self._given.end_of(text))
