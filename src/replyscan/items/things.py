"""Clauses that tell how a thing, a house or a mass is, and in which no body acts (GUIDELINES section 3)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_SUBJECT
from replyscan.items.status import StatusJudge
from replyscan.items.tokens import BOUND, FRONTED, REACHING, TELLING, TOPIC_PREPOSITION, Token, has_kind, has_word
from replyscan.late_pattern import late_pattern
from replyscan.records import AgencyMention
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What brings the figure that another takes the place of (由1支扩到2支).
_FROM, _REACHED = "由", ("到", "至", "为")
_CHANGE_OPENERS = ("由", "从")
# What stands between a verb of change and what a size comes to.
_LEADING = "至到为了约近"
# A figure, and no size of a thing (1.5T核磁共振).
_FIGURE = late_pattern(r"\d[\d.]*(?![\d.A-Za-z])")


class ThingJudge:
    """Tells clauses about a thing, a house, an area or a mass from those in which a body acts."""

    def __init__(self, rules: RuleSet, status: StatusJudge) -> None:
        self._status = status
        self._existing = rules.words("counting_verb")
        self._taken_in = rules.words("taken_in_verb")
        self._extents = rules.words("extent_verb")
        self._honours = rules.words("honour_verb")
        self._putting, self._put = rules.words("putting_verb"), rules.words("put_to_use")
        self._masses = tuple(rules.words("mass_opener"))
        self._persons = rules.words("person_subject")
        openers, units = any_of(rules.words("counted_mass_opener")), any_of(rules.words("counted_mass_unit"))
        # A thing or mass that is counted at the head of a clause (6家企业实施改造).
        self._counted = late_pattern(rf"(?:{openers}){{0,3}}\d[\d.]*[余多]?万?(?:{units})(?!月|工作日|民|以上|以下)")
        self._possible = frozenset(rules.words("possibility"))
        self._goals = frozenset(rules.words("goal_word"))
        self._own_steps = frozenset(rules.words("own_step"))
        self._changing = frozenset(rules.words("changing_verb"))
        self._sizes = EdgeWords(rules.words("measured_noun"))
        self._running = frozenset(rules.words("running_total"))
        self._compared = frozenset(rules.words("compared_word"))
        self._saying = tuple(rules.words("saying_verb"))
        self._uses = tuple(rules.words("use_begun"))
        self._adverbial_starts = ("每", *rules.words("preposition"))
        self._occasions = tuple(rules.words("occasion_verb"))

    def is_mass(self, subject: AgencyMention) -> bool:
        """Whether bodies of no name are meant, all of a kind (企业)."""
        return subject.text in self._masses

    def tells_how_it_is(self, frame: Frame, subject: AgencyMention, declined: bool) -> bool:
        """Whether the clause tells what the subject is or has, or how many there are, and no act of it."""
        if subject.kind == "general" and self._is_mass(frame, subject):
            return True
        if subject.kind == "company" and frame.object_text.startswith(_REACHED) and _tells_growth(frame):
            return True
        if subject.kind == "area" and self._is_told_of(frame):
            # 西河镇有学校12所, 西河镇选址在城北: what an area is and has, and where, is no act.
            return True
        if declined:
            return False
        if self._counted.match(subject.text):
            # 全市451所中小学配备法治副校长: how many of a kind did so is a result.
            return True
        if subject.kind == "institution" and frame.verb is not None and frame.verb.text in self._extents:
            # 96333应急处置平台已覆盖334个市: how far it reaches.
            return True
        # 换热站覆盖面积240万㎡, 县担保公司注册资本金1.5亿元
        return frame.verb is None and subject.kind in ("institution", "company")

    def _is_mass(self, frame: Frame, subject: AgencyMention) -> bool:
        """Whether bodies of no name are a mass, or the clause tells how many they are or what they have."""
        verb = frame.verb
        if (subject.text in self._masses and not frame.passive_agent) or _tells_growth(frame):
            # 安装费由企业承担: whom 由 brings acts, if only there.
            return True
        if verb is None:
            return False
        # 乡镇共有消火栓268个: what they have, and nothing that they do.
        unnamed = subject.canonical == subject.text or subject.text.endswith("区")
        if unnamed and verb.text in self._existing:
            return True
        return verb.label == "measure" and frame.object_text[:1].isnumeric()

    def is_acted_on(self, frame: Frame, subject: AgencyMention, declined: bool) -> bool:
        """Whether the subject is a house or an area with which something is done (湄潭县列入名单)."""
        verb = frame.verb
        if verb is None:
            return False
        left_out = declined and bool(verb.flags & FRONTED)
        if subject.kind == "institution":
            # 城南中学暂不纳入计划: the school is what is not taken in.
            acted_on = self._is_house(frame, verb) or left_out or self._is_taken_in(frame)
            # 县公路分中心说护栏已经招标: who says it does it.
            return acted_on and not frame.passive_agent and not frame.topic.startswith(self._saying)
        if subject.kind in ("area", "general"):
            # 石门县暂未纳入规划: the area is what is not taken in.
            return (left_out and frame.fronted is None) or (not declined and self._is_taken_in(frame))
        return False

    def _is_house(self, frame: Frame, verb: Token) -> bool:
        """Whether an institution is a house of which the clause tells something, and nobody who acts."""
        if frame.object_text.startswith("于") or verb.text.endswith("于"):
            # 纪念馆建于1975年
            return True
        if frame.fronted is None and (verb.label == "measure" or (_is_bare(frame) and not frame.partners)):
            # 图书馆把闭馆时间延迟到九点: who does something with a thing is none.
            # 县人民医院把停车难作为民生实事来抓: what it deals with shows who acts.
            # 第一小学与石桥小学结对: so does with whom.
            return True
        if frame.partners and verb.flags & REACHING:
            # 12348热线与12345热线实现双向转接
            return True
        opened = verb.text in self._putting and frame.object_text in self._put
        return opened or (verb.label == "build" and self._is_built(frame))

    def _is_built(self, frame: Frame) -> bool:
        """Whether how much was built or put to use is told of the house itself."""
        sized = _FIGURE.match(frame.object_text) or frame.object_text.startswith(self._uses)
        # 服务中心在3个村建成1133公顷: where something is built is not who builds it.
        return bool(sized) and all(token.text != "在" for token in frame.adverbials)

    def _is_told_of(self, frame: Frame) -> bool:
        """Whether a clause about an area tells what it is, has or is honoured with, and where (获评示范基地)."""
        verb = frame.verb
        located = frame.object_text.startswith(("在", "于"))
        return verb is None or verb.label in ("measure", "act") or verb.text in self._honours or located

    def _is_taken_in(self, frame: Frame) -> bool:
        """Whether the subject is what is taken into a list or plan (湄潭县列入名单), as no 将 brings another thing."""
        verb = frame.verb
        taken = verb is not None and verb.text in self._taken_in and frame.fronted is None
        return taken and not frame.passive_agent and not frame.negated

    def speaks_of_thing(self, frame: Frame, verb: Token) -> bool:
        """Whether the clause tells how a thing, a mass or a place stands, and no body does anything."""
        if has_word(frame.modifiers, self._goals):
            # 力争年底前主体封顶, 力争覆盖率达到98%: a body aims at it.
            return False
        if frame.topic and _is_bare(frame):
            # 发现问题24小时内处置: upon what a body acts, and no thing that is told of.
            return not frame.topic.startswith(self._occasions)
        measures = verb.label == "measure" and frame.fronted is None
        if self._status.promises(frame):
            # 处理能力将由2万吨提高到5万吨, 年产值可达12亿元: what a thing will come to.
            return bool(frame.topic) and (
                self._changed(frame) or (measures and _FIGURE.match(frame.object_text) is not None)
            )
        if self._counted.match(frame.topic) or self._is_compared(frame):
            return True
        if frame.topic and verb.text in self._putting and frame.object_text in self._put and frame.fronted is None:
            # 驿站正式投入使用
            return True
        if frame.topic in self._persons:
            # 镇里补四元，老人自己掏八元
            return True
        if frame.topic.startswith(self._masses) or (measures and not self._breaks_through(frame, verb)):
            return True
        before = (token.text for token in frame.modifiers if token.end <= verb.start)
        # 可协调社区提供场地: what a body may do it does itself; 可拨打热线反映: what people can do.
        told_of = bool(frame.topic) or verb.text in self._own_steps
        if told_of and any(word in self._possible for word in before) and frame.placed < AFTER_SUBJECT:
            return True
        if self._changed(frame) or self._size_changes(frame, verb):
            return True
        thing = frame.topic and not frame.topic.startswith(self._adverbial_starts)
        return bool(thing) and any(token.flags & TELLING or token.text in self._running for token in frame.modifiers)

    def _changed(self, frame: Frame) -> bool:
        """Whether a figure of the thing before it takes the place of another (贷款额度由20万元提高到30万元)."""
        opened = any(token.text in _CHANGE_OPENERS for token in frame.adverbials)
        changes = opened and frame.verb is not None and frame.verb.text in self._changing
        return changes and bool(frame.topic) and frame.fronted is None and not frame.passive_agent

    def _size_changes(self, frame: Frame, verb: Token) -> bool:
        """Whether a size before the verb comes to a figure (平均审理周期缩短至38天, 配送价格下浮12%)."""
        if frame.fronted is not None or frame.passive_agent or verb.text not in self._changing:
            return False
        figure = frame.object_text.lstrip(_LEADING)
        return bool(self._sizes.end_of(frame.topic)) and _FIGURE.match(figure) is not None

    def _is_compared(self, frame: Frame) -> bool:
        """Whether a figure is compared with an earlier one (较去年同期增加5%)."""
        compared = has_word((*frame.adverbials, *frame.modifiers), self._compared)
        return compared and frame.object_text[:1].isdigit()

    @staticmethod
    def _breaks_through(frame: Frame, verb: Token) -> bool:
        """Whether a verb that bounds figures has an object before one, so that a body acts (突破关键技术12项)."""
        return bool(verb.flags & BOUND) and bool(frame.object_text) and not frame.object_text[0].isnumeric()


def _is_bare(frame: Frame) -> bool:
    """Whether the clause names nothing that is acted on."""
    # 水利站将对剩余180米清淤收尾: what is acted upon stands before the verb.
    return frame.verb is None or not (frame.object_text or has_kind(frame.adverbials, TOPIC_PREPOSITION))


def _tells_growth(frame: Frame) -> bool:
    """Whether 由 brings the figure that another replaces (抢修队由1支扩到2支, 律师事务所由46家发展到128家)."""
    return frame.fronted is None and any(token.text == _FROM for token in frame.adverbials)
