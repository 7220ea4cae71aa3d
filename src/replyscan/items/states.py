"""Clauses that tell how a thing is, and no act of a body (GUIDELINES section 1)."""

from __future__ import annotations

import re

from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_TOPIC, ANCHORED
from replyscan.items.tokens import BOUND, PIVOT, STATUS, has_kind, has_word
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_WANTING = late_pattern("未|没有?|无")
# 加强垃圾分类需要各方发力: what an act takes; 上报需要改造的, 解决群众需要的 tell what is acted on.
_TAKES = late_pattern(
    "[^，。；：的]{2,}(?:(?:还|仍|尚|也)?需要(?!的|和|与|及|、)[^，。；：的]{3,}$|离不开|有赖于|取决于)"
)
# 停车位少 tells a state, 减少 an act.
_FEW = late_pattern("少(?<![减缺至多不].)$")
# 宣传不够深入, 打捞不够及时
_NOT_ENOUGH = late_pattern("不够[\u4e00-\u9fff]{1,3}$")
# 都是我们需要破解的 says what something is.
# 是全市重点发展地区之一 says which one of many something is.
_WHAT_IS_NEEDED = late_pattern("是[^，。；：]*(?:(?:需要?|须|亟待|应当?|必须)[^，。；：]*的|之一)$")
# ，是非常好的解决措施: what was told of before is.
_IS_A = late_pattern("(?:也|都|正|就|均|确)?是(?![否由指])[^，。；：]*的[^，。；：的]{2,10}$")
# 需要解决的是管护问题 says what something is.
# 挤是挤了点: what is granted before a but.
_CONCEDES = late_pattern("([\u4e00-\u9fff])(?:归|是)\\1")
_CLEFT = late_pattern("[^，。；：]{1,12}的(?:就|还)?是")


# 还处于建设初期, 处于紧平衡状态: in which state a thing is, also where 将 says that it will stay so.
_STAYS = late_pattern("处[于在][^，。；：]*(?:阶段|初期|时期|状态|期|过程中?)$")
# 基础越发夯实, 网络日趋完善: how a thing grows by itself.
_GROWS_MORE = late_pattern("(?:越发|愈发|愈加|日益|日趋|越来越)[\u4e00-\u9fff]{2,4}$")
# 设施更加完善, 管理更为精细: what the clause speaks of is so more than before.
_IS_MORE = late_pattern("[\u4e00-\u9fff]{2,}(?:更加|更为|更趋)[\u4e00-\u9fff]{2,4}$")


class StateJudge:
    """Tells states from acts by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._verbs = frozenset(rules.words("state_verb"))
        self._composing = frozenset(rules.words("composing_verb"))
        self._ends = EdgeWords(rules.words("state_end"))
        self._degrees = tuple(rules.words("degree_word"))
        self._remedies = frozenset(rules.words("remedy_verb"))
        self._gaining = frozenset(rules.words("gaining_verb"))
        self._gains = EdgeWords(rules.words("gained_noun"))
        self._received = frozenset(rules.words("receiving_verb"))
        self._following = frozenset(rules.words("following_verb"))
        self._followed = EdgeWords(rules.words("followed_noun"))
        self._needs = frozenset(rules.words("need_verb"))
        self._forbidding = tuple(rules.words("forbidding_word"))
        self._arising, self._arisen = frozenset(rules.words("arising_verb")), EdgeWords(rules.words("arisen_trouble"))
        self._causing = frozenset(rules.words("causing_verb"))
        self._growing = frozenset(rules.words("growing_verb"))
        self._results = rules.words("result_verb")
        self._grades = frozenset(rules.words("grade_adverb"))
        self._saying = frozenset((*rules.words("saying_verb"), *rules.words("clarifying_verb")))
        parts, filling = any_of(rules.words("described_part")), any_of(rules.words("filling_verb"))
        # 补助资金支持范围包括田间道路
        self._describes = late_pattern(f"[^，。；：的]{{2,}}(?:{parts})(?:主要)?(?:{filling})[^，。；：]{{2,}}$")
        self._shortfall = late_pattern(any_of(rules.words("shortfall")))
        hardships = any_of(rules.words("measured_hardship"))
        # How great what a verb brings with it is (难度大, 任务较重).
        self._degree = late_pattern(rf"[\u4e00-\u9fff]{{2}}(?:{hardships})(?:很|较|过|太|比较|极)?[大高长重多]")
        needing, amounts = any_of(rules.words("needing_verb")), any_of(rules.words("amount_word"))
        self._takes_much = late_pattern(f"(?:{needing})(?:投入|花费|耗费)?(?:{amounts})")
        verbs, ranks = any_of(rules.words("ranking_verb")), any_of(rules.words("rank_noun"))
        self._ranks = late_pattern(rf"(?:{verbs})[^，。；：的]{{0,8}}(?:{ranks})$")
        conforming, norms = any_of(rules.words("conforming_verb")), any_of(rules.words("conformed_norm"))
        # 新建陵园符合规划要求, but 扶持符合条件的企业
        self._conforms = late_pattern(f"(?:{conforming})[^，。；：]*(?:{norms})$")
        # 仍需要民政、财政等部门的紧密配合
        efforts, still = any_of(rules.words("joint_effort")), any_of(rules.words("still_adverb"))
        self._takes_all = late_pattern(
            f"(?:{still})?(?:{needing})[^，。；：]*(?:的|共同)[^，。；：的]{{0,4}}(?:{efforts})$"
        )
        self._entails, self._belongs, self._regarded = _entailing(rules), _belonging(rules), _regarding(rules)
        self._brings = _bringing_about(rules)
        self._tells, self._wanting, self._copula = _telling(rules), _lacking(rules), _copula(rules)

    def is_state(self, text: str, frame: Frame) -> bool:
        """Whether a clause tells how a thing is, what caused it or what is still wanting (资源较为丰富, 手续未完善)."""
        verb = frame.verb
        if verb is None or frame.fronted is not None:
            return False
        if (
            verb.text in self._verbs
            or _FEW.search(text)
            or _CLEFT.match(text)
            or _IS_A.match(text)
            or _CONCEDES.match(text)
            or self._describes.match(text)
            or self._equates(frame)
            or consists_of(frame, self._composing)
        ):
            return True
        if verb.flags & BOUND and frame.topic and any(word in text for word in self._forbidding):
            # 工资总额不得低于最低工资标准: a limit by another.
            return True
        if _WHAT_IS_NEEDED.search(text) or self._takes_much.search(text) or self._takes_all.match(text):
            # 该项目需要大量的资金投入
            return True
        if self._ends.end_of(text) and not self._remedied(frame, text):
            return True
        if frame.subject is None and _IS_MORE.fullmatch(text) and (frame.topic or frame.object_text.startswith("更")):
            return True
        if _GROWS_MORE.search(text) or (len(verb.text) > 1 and f"{verb.text}着" in text):
            # 我县保存着丰富的遗迹, but 村干部守着路口
            return True
        wanting = self._shortfall.search(text) or _NOT_ENOUGH.search(text)
        if wanting or self._belongs.match(text) or self._regarded.search(text) or self._entails.search(text):
            return True
        if verb.text not in self._saying and frame.subject is None and _TAKES.match(frame.object_text):
            return True
        own = frame.subject is not None and frame.subject.mention.first_person
        if not own and verb.text in self._arising and self._arisen.end_of(text):
            # 部分校舍出现了墙体开裂等问题
            return True
        if frame.subject is None and self._ranks.search(text):
            # 供水保证率位居全省前列
            return True
        if verb.text in self._gaining and self._gains.end_of(text):
            return True
        if self.follows(text, frame):
            return True
        if self._wanting.search(text) and not (frame.subject is not None and frame.subject.mention.first_person):
            return True
        if frame.negated and verb.text in self._needs:
            return True
        if self._tells.search(text) or (frame.negated and _wants(text, verb.text)):
            return True
        return not frame.object_text and (self._grows(frame) or any(word in text for word in self._degrees))

    def stays(self, text: str) -> bool:
        """Whether a clause says in which state a thing is or will stay (财政将处于紧平衡状态)."""
        return _STAYS.search(text) is not None

    def befalls(self, text: str, frame: Frame) -> bool:
        """Whether a clause tells what comes to a thing, promised or not (条件将得到改善, 会导致水位上涨)."""
        verb = frame.verb
        gained = verb is not None and verb.text in self._received and self._gains.end_of(text) > 0
        # 用水紧张的局面将进一步加剧
        gained = gained or (verb is not None and bool(frame.topic) and verb.text in self._causing)
        return frame.subject is None and frame.fronted is None and (gained or self._entails.search(text) is not None)

    def follows(self, text: str, frame: Frame) -> bool:
        """Whether a clause only professes faith to what was decided elsewhere (贯彻落实省委部署)."""
        verb = frame.verb
        if verb is None or not self._followed.end_of(text):
            return False
        # 坚持统一规划、分步实施的原则: 坚持 may stand like an adverb before the verbs of what is believed in.
        return verb.text in self._following or has_word(frame.modifiers, self._following)

    def _remedied(self, frame: Frame, text: str) -> bool:
        """Whether the state at a clause's end is what its verb works on (解决群众停车困难, 推动破解人手不足)."""
        verb = frame.verb
        if verb is not None and len(text) - self._ends.end_of(text) <= text.rfind(verb.text):
            # 艺考对场地要求高: the verb is a part of what the state is called.
            return False
        if verb is not None and frame.subject is None and self._degree.fullmatch(text, text.rfind(verb.text)):
            # 协调难度大: the verb only says whose degree it is.
            return False
        return verb is not None and frame.placed >= ANCHORED and (verb.text in self._remedies or verb.flags & PIVOT > 0)

    def _equates(self, frame: Frame) -> bool:
        """Whether 是 or 涉及 behind what looks like the verb says something of it (保障饮水安全是我们的职责)."""
        verb = frame.verb
        if verb is None or verb.text in self._saying:
            return False
        if frame.subject is None and frame.fronted is None and self._brings.match(frame.object_text):
            return True
        if not verb.flags & PIVOT and self._conforms.search(frame.object_text):
            return True
        return self._copula.search(frame.object_text) is not None

    def _grows(self, frame: Frame) -> bool:
        """Whether a thing does something by itself, and no word says when (我省新能源有序发展)."""
        verb = frame.verb
        # 刚性支出快速增长: how it grows, and no result.
        graded = has_word(frame.modifiers, self._grades)
        told = verb is not None and verb.text in self._results and not graded
        told = told or has_kind(frame.modifiers, STATUS)
        alone = frame.placed <= AFTER_TOPIC or (verb is not None and verb.text in self._growing)
        return bool(frame.topic) and frame.subject is None and not told and alone


def consists_of(frame: Frame, verbs: frozenset[str]) -> bool:
    """Whether 由 brings what a thing is made of, and nobody who makes anything (该楼由门诊部、病房组成)."""
    verb = frame.verb
    return verb is not None and verb.text in verbs and frame.passive_agent and not frame.object_text


def _wants(text: str, verb: str) -> bool:
    """Whether 未 or 没有 speaks of what a clause tells, and not only of whom it brings (对没有管网的区域铺设污水管)."""
    wanting = _WANTING.search(text)
    if wanting is None:
        return False
    return not text.startswith(("对", "针对", "为", "给", "向")) or "的" not in text[wanting.end() : text.find(verb)]


def _telling(rules: RuleSet) -> re.Pattern[str]:
    """What tells a state or what may come of it: 存在覆盖不全等问题, 有可能造成隐患, 给群众带来了不便."""
    fields = ("existence_verb", "trouble", "risk_verb", "bringing_verb")
    being, troubles, risks, bringing = (any_of(rules.words(field)) for field in fields)
    # 房屋周边有地面塌陷等安全隐患
    there = f"(?<![没具拥享所现原共应])有[^，。；：的]*等[\u4e00-\u9fff]{{0,4}}(?:{troubles})$"
    return late_pattern(f"(?:{being}).*(?:{troubles})$|可能(?:会|对|被|{risks})|^给.*(?:{bringing})|{there}")


def _lacking(rules: RuleSet) -> re.Pattern[str]:
    """What is still wanting, what a thing is not, what it is for: 还需要进一步细化, 并非预留互通, 主要用于补助农户."""
    fields = ("still_adverb", "needing_verb", "going_on_adverb", "denying_copula", "serving_verb")
    still, needs, on, denied, serves = (any_of(rules.words(field)) for field in fields)
    return late_pattern(f"(?:{still})(?:{needs})(?:{on})|^(?:{denied}|{serves})")


def _copula(rules: RuleSet) -> re.Pattern[str]:
    """是 with what something is, and 涉及 or its like with no 的 behind, which would make them describe a noun."""
    before, after = any_of(rules.words("copula_lookalike")), any_of(rules.words("relating_verb"))
    # A pattern that begins with its words is searched much faster than one that begins with what must not stand there.
    others = "".join(f"(?<!{word}是)" for word in sorted(before.split("|")))
    relating = "|".join(f"{word}[^的]*$" for word in after.split("|"))
    return late_pattern(f"是{others}(?![否非])|{relating}")


def _entailing(rules: RuleSet) -> re.Pattern[str]:
    """What may come of something: 会给两侧住户造成不便, 容易下沉造成侧翻."""
    fields = ("likely_word", "causing_verb", "harm_noun")
    likely, causing, harms = (any_of(rules.words(field)) for field in fields)
    return late_pattern(f"(?:{likely})[^，。；：]{{0,14}}(?:{causing}|带来[^，。；：]*(?:{harms}))")


def _bringing_about(rules: RuleSet) -> re.Pattern[str]:
    """What an act with its object would bring about or must heed: 增设信号灯可有效提升安全, 拓宽应避开农田."""
    effects, heeding = any_of(rules.words("effect")), any_of(rules.words("heeding_verb"))
    return late_pattern(
        f"[^，。；：的]{{2,}}?(?:(?:(?<![认许])可以?|能够|将)(?:有效|大大|大幅|进一步|极大|明显|切实|较好|显著|直接)*(?:地)?(?:{effects})"
        f"|(?:有助于|有利于|便于|利于)|应当?(?:{heeding}))"
    )


def _belonging(rules: RuleSet) -> re.Pattern[str]:
    """Whose affair something is: 摆放、清运等工作属街道管理范畴."""
    affairs = any_of(rules.words("competence_noun"))
    return late_pattern(f"[^，。；：]{{2,}}属(?!于|实|地)[^，。；：]{{2,14}}(?:{affairs})$")


def _regarding(rules: RuleSet) -> re.Pattern[str]:
    """How a thing is regarded: 项目自建设以来受到各级部门的重点关注."""
    receiving, regard = (any_of(rules.words(field)) for field in ("receiving_verb", "regard_noun"))
    return late_pattern(f"(?:{receiving})[^了，。；：]{{0,30}}(?:{regard})$")
