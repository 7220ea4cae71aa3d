"""What a clause refuses: words that say no, powers and conditions that a body lacks (GUIDELINES section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.items.frame import Frame
from replyscan.items.tokens import (
    AGENCY,
    BOUND,
    CONNECTIVE,
    FRONTED,
    LACKING,
    LIGHT,
    MODIFIER,
    NEGATION,
    PARTNER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_LONGEST_LACK = 6
# 无法解决 is all that is left of a clause whose topic stands before it.
_LONGEST_REFUSAL = 4


# The words by which a clause sets aside what was asked for are no longer (暂不具备可操作性).
_LONGEST_TAIL = 10

# What may stand between a body and what it says no by.
_SETTLING = MODIFIER | TIME | CONNECTIVE | NEGATION
# What denies that a thing is a body's to do (非我局职权, 不属支队职权).
_IS_NOT = ("非", "不属")
# What did not come about (受疫情影响未能按时完工).
_MISSED = ("未能", "没能")
_NOT_YET = "暂未"
_WANTED = ("需要", "需求")
# What opens a reason.
_BECAUSE = ("由于", "因", "鉴于", "但由于", "但因")
_BOUNDS = "少低小超高大多"
# 不占总额控制指标, 不设名额: what is not used up is not lacking.
_TAKING = "占设收挤"
_SENTENCE_MARKS = ("。", "！", "？", "\n")
# Around what a thing is forbidden to all (学校门前200米内不得).
_NEAR = late_pattern("\\d(?:公里|千米|米)(?:以内|之内|范围以?内|范围之内|内)$")
# What stands between 不再 and what nobody has to bear any more (不再另行收取).
_LONGEST_MANNER = 6

# 不合格的|不得, 凡未备案的项目，一律|不予: of whom a rule in force holds.
_NOT_GRANTED = ("不得", "不予", "不准")
_CONDITION = late_pattern(
    "(?:凡是?[^。；：，]{2,30}|[^。；：，]{2,30}的(?:[^。；：，的]{1,6}，)?)，?(?:一律|坚决|均|都|也|则|将)*$|一律$"
)
_FAR_BACK, _SENTENCE_ENDS = 60, ("。", "！", "？", "\n", "；", "：")
_FEW = ("多少", "几")
# 这个事明年再说, but 再说班车
_LATER = late_pattern("[^，。；：]{2}再说[吧了]?\\Z")


class RefusalJudge:
    """Judges what clauses refuse by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        means = any_of(rules.words("lacking_means"))
        self._without = late_pattern(f"(?:尚无|仍无|并无|确无|也无)[^，。；：]{{0,6}}(?:{means})")
        self._lacks, self._troubles = tuple(rules.words("lack")), tuple(rules.words("trouble"))
        self._failing = frozenset(rules.words("failing_complement"))
        self._hardships = tuple(rules.words("hardship"))
        self._powers = tuple(rules.words("power_end"))
        self._needs = frozenset(rules.words("need_verb"))
        self._means = tuple(rules.words("lacking_means"))
        self._saying = frozenset(rules.words("saying_verb"))
        self._flat_negations = frozenset(rules.words("flat_negation"))
        self._granting = EdgeWords(rules.words("granting_verb"))
        burdens, gates = (any_of(rules.words(field)) for field in ("lifted_burden", "lifted_gate"))
        self._lifted = late_pattern(f"不再[^，。；的]{{0,{_LONGEST_MANNER}}}?(?:{burdens})")
        self._opened = late_pattern(f"不设置?(?:{gates})")
        self._forbidding = frozenset(rules.words("forbidding_word"))
        self._regulated = EdgeWords(rules.words("regulated_body"))
        self._adopting = frozenset(rules.words("adopting_verb"))
        self._wished = late_pattern(any_of(rules.words("asking_verb")))
        self._wrong = EdgeWords(rules.words("wrong_act"))
        self._wrongs = late_pattern(any_of(rules.words("wrong_act")))
        bodies, forbidding = any_of(rules.words("regulated_body")), any_of(self._forbidding)
        self._bound = late_pattern(f"(?:{bodies})(?:{forbidding})")
        # 没有立法权限作出此类要求
        lacking, powers = any_of(rules.words("lacking_verb")), any_of(rules.words("power_noun"))
        self._no_power = late_pattern(f"(?:{lacking})[^，。；的]{{0,6}}(?:{powers})")
        self._settles = _settling_predicate(rules)
        tails = ("lack", "failed_norm", "settling_predicate", "hardship_degree")
        self._tails = EdgeWords([word for field in tails for word in rules.words(field)])
        self._degrees = tuple(sorted(rules.words("hardship_degree"), key=len, reverse=True))
        # 避免项目难以推进, 导致项目难以推进: how a thing is, and nothing that was asked for
        self._remedies = frozenset((*rules.words("remedy_verb"), *rules.words("state_verb")))

    def lacks_of_thing(self, cue: Token, frame: Frame, text: str) -> bool:
        """Whether a word of refusal tells what a thing lacks, and nothing that a body refuses (设施不能满足需求)."""
        # 运行补助每年2万元，尚不能满足实际需要: what does not suffice stands before the comma.
        falls_short = frame.object_text.endswith(_WANTED) and frame.verb is not None and frame.verb.text in self._needs
        thing = (
            frame.subject is None
            and (bool(frame.topic) or cue.text.endswith(_MISSED) or falls_short)
            # 现有财力难以支撑, 我市财力难以支撑: means that do not suffice are the body's own.
            and not text.endswith(self._means, 0, cue.start)
            and cue.text.endswith(("不能", "无法", "难以", *_MISSED))
        )
        # 供水管道将无法正常使用: what will come of it.
        foreseen = cue.text.startswith("将") or text.endswith(("将", "会"), 0, cue.start)
        return thing and (foreseen or (frame.verb is not None and frame.verb.text in self._needs))

    def refuses_act(self, cue: Token, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> bool:
        """Whether a refusal speaks of the clause's verb and not only of its object (清退不符合条件人员)."""
        if cue.flags & VERB and any(token.flags & QUANTITY and token.start >= cue.end for token in tokens):
            # 超出年度任务24个百分点: how much more was done.
            return False
        if cue.text == "不了" and text.startswith(_FEW, cue.end):
            # 比原来贵不了多少: how little it is.
            return False
        opened = self._opened.match(text, cue.start)
        if opened or self._lifted.match(text, max(cue.start, cue.end - len("不再"))):
            # 不再收取任何费用, 不设门槛: what nobody has to bear any more.
            return False
        if cue.text in self._forbidding and frame.verb is not None and frame.verb.flags & BOUND:
            # 工资总额不得低于最低工资标准: a limit in force.
            return False
        if cue.text.endswith("无") and text.endswith(self._troubles, cue.end, end):
            # 大坝暂无安全隐患: what is not wrong.
            return False
        if cue.text == _NOT_YET and frame.verb is not None and frame.verb.label == "build":
            # 该路段暂未开工建设: how far it is.
            return False
        if cue.text.endswith(_NOT_GRANTED) and self._is_rule(frame, text, start, cue):
            # 逾期不改的，一律不予续期: what holds for whoever it is true of.
            return False
        if cue.text in self._forbidding and self._binds_others(frame, text, start, cue):
            # 企业不得闲置污染防治设施: what others must not do is a rule in force.
            return False
        head = frame.verb.start if frame.verb else end
        if self._describes_object(cue, tokens, text, end):
            # 整改不符合规定的广告牌: which ones were worked on.
            return False
        if _describes_whom(cue, tokens, head, text):
            # 对暂不具备条件的由社区兜底: it only says for whom.
            return False
        if frame.verb is None or cue.start < frame.verb.end or not cue.text.startswith(("不", "未", "无", "没", "难")):
            return True
        if frame.verb.text in self._saying:
            return True
        if cue.flags & TELLING and end - cue.end <= _LONGEST_REFUSAL and "的" not in text[cue.end : end]:
            return True
        return cue.start == frame.verb.end and len(cue.text) == 2 and cue.text[1] in self._failing

    def _describes_object(self, cue: Token, tokens: Sequence[Token], text: str, end: int) -> bool:
        """Whether a verb stands right before a refusal that describes the noun at the clause's end."""
        particle = text.find("的", cue.end, end)
        if not 0 <= particle < end - 1:
            return False
        before = next((token for token in tokens if token.end == cue.start), None)
        acts = before is not None and before.flags & VERB and not before.flags & MODIFIER
        # 我厅认为暂不具备推开的条件: what is said refuses.
        return before is not None and bool(acts) and before.text not in self._saying

    def _binds_others(self, frame: Frame, text: str, start: int, cue: Token) -> bool:
        """Whether it is others who must not do what a clause forbids, in it or before (学校不得提前开学，不得补课).

        The clause begins at `start`, `cue` is its word of forbidding.
        """
        end, forbidden = cue.start, cue.end
        if frame.subject is not None and frame.subject.mention.first_person:
            return False
        if _NEAR.search(text, start, end) or self._wrong.start_of(text, forbidden):
            # 学校门前200米内不得, 赔偿资金不得挪作他用: what nobody may do.
            return True
        opened = max(text.rfind(mark, 0, start) for mark in _SENTENCE_MARKS) + 1
        return self._regulated.end_of(text[start:end]) > 0 or self._bound.search(text, opened, start) is not None

    def _is_rule(self, frame: Frame, text: str, start: int, cue: Token) -> bool:
        """Whether a clause that begins at `start` sets out what happens to those of whom something is true.

        考核不合格的不得上岗; 凡环评未批复的项目，不予供地; but 您提出增加编制的，不予采纳.
        """
        if frame.verb is not None and frame.verb.text in self._adopting:
            return False
        if frame.subject is not None and frame.subject.mention.first_person:
            return False
        opened = max(text.rfind(mark, max(0, start - _FAR_BACK), start) for mark in _SENTENCE_ENDS) + 1
        condition = _CONDITION.search(text, max(opened, start - _FAR_BACK), cue.start)
        return condition is not None and self._wished.search(condition.group()) is None

    def lacks(self, tokens: Sequence[Token], text: str, end: int) -> bool:
        """Whether the clause ends with what a thing or body can lack (没有相关依据)."""
        return text.endswith(self._lacks, max(0, end - _LONGEST_LACK), end) and any(
            (
                token.flags & (NEGATION | LACKING)
                and not token.flags & STATUS
                # 单列不少于30亩用地指标: a bound denies nothing.
                and text[token.end] not in _BOUNDS + _TAKING
            )
            or token.text in ("没有", "无")
            for token in tokens
        )

    def refuses(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> bool:
        """Whether the clause says no without a cue: 未将……纳入, 我局有困难, 非我局职权范围."""
        if frame.fronted is not None and frame.verb is not None and frame.verb.flags & FRONTED:
            marked = [index for index, token in enumerate(tokens) if token.end == frame.fronted]
            if marked and marked[0] and tokens[marked[0] - 1].flags & NEGATION:
                return True
        if text.endswith(self._powers, start, end) and any(word in text[start:end] for word in _IS_NOT):
            return True
        act = self._does_not(tokens, frame, text, end) or self._settles_act(tokens, frame, text, end)
        if act or _LATER.search(text, start, end):
            return True
        hard = text.endswith(self._hardships, start, end) and not self._denied(text, start, end)
        if hard and (frame.subject is not None or has_kind(tokens, VERB)):
            return True
        without = self._without.search(text, start, end)
        if without is not None and frame.verb is not None and not text.startswith(_BECAUSE, start):
            # 我局尚无资金解决该问题
            return frame.verb.start >= without.end() or frame.verb.end == without.start() + 2
        return self._no_power.search(text, start, end) is not None

    def _denied(self, text: str, start: int, end: int) -> bool:
        """Whether 不 stands before the hardship at a clause's end (不存在困难)."""
        return any(text.endswith(f"不{word}", start, end) for word in self._hardships)

    def _settles_act(self, tokens: Sequence[Token], frame: Frame, text: str, end: int) -> bool:
        """Whether a clause says of an act with its object that there is no ground for it, or that it is too hard.

        对撂荒地收取闲置费没有法律依据, 新建体育馆难度较大; but 清退不符合条件人员, 征地拆迁难度较大.
        """
        verb = frame.verb
        if verb is None or frame.negated or verb.flags & PIVOT or verb.text in self._remedies:
            return False
        if not self._tails.end_of(text[max(verb.end, end - _LONGEST_TAIL) : end]):
            return False
        found = self._settles.search(text, verb.end, end)
        at = found.start() if found is not None else self._hardship_start(text, verb.end, end)
        described = found is None or found["failing"] is not None
        bare = frame.fronted is None and described and (found is None or not frame.modifiers)
        if at is None or (at == verb.end and bare):
            # 整改不符合规定, but 全面禁止不符合实际
            return False
        # 征地拆迁难度较大, 施工协调难度大: how hard the work is, and nothing that was asked for.
        covered = sum(
            token.end - token.start for token in tokens if verb.end <= token.start < at and token.flags & VERB
        )
        return found is not None or covered < at - verb.end

    def _hardship_start(self, text: str, start: int, end: int) -> int | None:
        """Where the words begin by which a clause ends with how hard a thing is; None for no such end."""
        word = next((word for word in self._degrees if text.endswith(word, start, end)), None)
        return end - len(word) if word is not None else None

    def _does_not(self, tokens: Sequence[Token], frame: Frame, text: str, end: int) -> bool:
        """Whether a body does not grant a thing, or simply does not do it (县局没有批准, 场里今年不降)."""
        verb = frame.verb
        if verb is None or not has_kind(tokens, NEGATION):
            return False
        before = next((at for at, token in enumerate(tokens) if token.end == verb.start), None)
        if before is None or not tokens[before].flags & NEGATION:
            return False
        if self._granting.start_of(text, verb.start):
            own = frame.subject is not None and frame.subject.mention.first_person
            # 我局不允许转包: what nobody may do is a rule in force.
            return not (own and self._wrongs.search(text, verb.end, end))
        body = frame.subject
        if body is None or tokens[before].text not in self._flat_negations or verb.end != end:
            return False
        return all(token.flags & _SETTLING for token in tokens[:before] if token.start >= body.end)


def _describes_whom(cue: Token, tokens: Sequence[Token], head: int, text: str) -> bool:
    """Whether 的 closes what a refusal speaks of before the head, and 由, a light verb or 纳入 follows it."""
    particle = text.find("的", cue.end, head)
    if particle < 0:
        return _tells_of_whom(cue, tokens, text)
    if text.find("已", particle, head) >= 0:
        # 无法整改的3处已移交
        return True
    # 对路途远、后人又不在本地的23座墓组织迁葬
    opened = any(token.flags & TOPIC_PREPOSITION and token.end <= cue.start for token in tokens)
    return opened or any(
        token.start == particle + 1 and token.flags & (PREPOSITION | LIGHT | PARTNER | FRONTED) for token in tokens
    )


def _tells_of_whom(cue: Token, tokens: Sequence[Token], text: str) -> bool:
    """Whether 的 right behind a refusal closes what a body has worked on (打不开的窗户我们换了十二扇)."""
    if text[cue.end : cue.end + 1] != "的":
        return False
    return any(
        token.start > cue.end
        and (token.flags & AGENCY or (token.flags & VERB and text[token.end : token.end + 1] == "了"))
        for token in tokens
    )


def _settling_predicate(rules: RuleSet) -> re.Pattern[str]:
    """What at a clause's end says that there is no ground for what stands before it: 缺乏政策依据, 不符合实际."""
    lacking, lacks = any_of(rules.words("grounds_lacking")), any_of(rules.words("lack"))
    failing, norms = any_of(rules.words("norm_failing")), any_of(rules.words("failed_norm"))
    words = any_of(rules.words("settling_predicate"))
    return late_pattern(
        f"(?:{lacking})[^，。；：的]{{0,8}}?(?:{lacks})$|(?P<failing>{failing})[^，。；：的]{{0,14}}?(?:{norms})$|(?:{words})$"
    )
