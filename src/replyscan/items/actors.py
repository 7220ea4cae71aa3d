"""Which body an item speaks of: named in the clause, inherited, the signing body, or none (GUIDELINES section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_SUBJECT
from replyscan.items.states import consists_of
from replyscan.items.status import StatusJudge
from replyscan.items.tokens import (
    BOUND,
    FRONTED,
    PIVOT,
    REACHING,
    TELLING,
    TOPIC_PREPOSITION,
    Token,
    has_kind,
    has_word,
)
from replyscan.late_pattern import late_pattern
from replyscan.records import Actor, AgencyMention, Header
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# Numbers of the first point of a list.
_FIRST = ("一是", "一要", "（一）", "(一)", "1.", "1、", "1．", "（1）", "(1)", "①", "首先", "第一")

# What brings the figure that another takes the place of (由1支扩到2支).
_FROM, _REACHED = "由", ("到", "至", "为")
_CHANGE_OPENERS = ("由", "从")
# 其中省财政补助1596万元: a part of a sum, and the purse of a level.
_AMONG, _PURSE, _LEVEL = ("其中",), "财政", "级"
_COSTS = ("费", "费用", "款", "经费", "资金", "成本", "部分")

# Kinds of bodies that others ask for something.
_ASKED = ("place", "department", "company")
# What says whose a thing is, and what bounds a mass (二级以上 + 医院).
_OWNING, _BOUNDED = ("属", "归"), ("以上", "以下", "所有", "全部")
# A figure, and no size of a thing (1.5T核磁共振).
_FIGURE = late_pattern(r"\d[\d.]*(?![\d.A-Za-z])")
# The rest of a description by several acts before the thing that it describes.
_BY_SEVERAL = late_pattern(r"[^的]*、[^的]*的.")


@dataclass(slots=True)
class ActorMemory:
    """The last body named, for the clauses after it: in this paragraph, and in the sentence that opened a list."""

    header: Header
    paragraph: AgencyMention | None = None
    opener: AgencyMention | None = None
    in_point: bool = False
    # The last body that did something in this paragraph, and was not only brought in by 由 or a reason.
    principal: AgencyMention | None = None
    # The body that 由 brought in the last clause that names one.
    passing: AgencyMention | None = None
    # The body that only pays a share in the last clause that names one: it is meant where money is paid behind.
    payer: AgencyMention | None = None
    # The body that opened a list inside a numbered paragraph (三、县民政局……，一是……；二是……).
    inner_opener: AgencyMention | None = None
    # Whether a list was opened with no body before its first point.
    unopened: bool = False
    # Whether the last clause tells what a body did and ends with its figure, so that bare figures go on with it.
    listing: bool = False

    def start_block(self, continues_list: bool) -> None:
        """Forgets the paragraph's body; and the list's, unless the block is a point of the list."""
        self.paragraph = self.inner_opener = self.principal = self.payer = None
        self.unopened = False
        self.in_point = continues_list
        if not continues_list:
            self.opener = None

    def start_point(self, number: str) -> None:
        """A numbered point inherits from the sentence that opened the list, not from the point before it."""
        if number.startswith(_FIRST):
            self.unopened = self.paragraph is None and self.opener is None
            self.inner_opener = self.paragraph or self.inner_opener
        elif self.unopened:
            # （一）……县财政补助。（二）推动合作: nobody opened the list, so no point's body is the next one's.
            self.paragraph = None
        self.in_point, self.payer = True, None
        self.paragraph = self.inner_opener or self.opener or self.paragraph
        self.principal = self.paragraph

    def start_section(self, mention: AgencyMention | None) -> None:
        """A heading that begins with a body opens a list of what it does (三、省委宣传部将……)."""
        self.start_block(continues_list=False)
        self.opener = mention

    def name(self, mention: AgencyMention, opens_list: bool, in_passing: bool = False) -> Actor:
        """The actor of a clause that names its body; the body may open a list where no point has begun.

        One that 由 brings `in_passing` is not the one who refuses what comes behind.
        """
        self.paragraph, self.payer = mention, None
        self.passing = mention if in_passing else None
        if not in_passing:
            self.principal = mention
        if opens_list or not self.in_point:
            self.opener, self.inner_opener = mention, None
        source = "issuer" if mention.first_person else "explicit"
        return Actor(mention.text, mention.start, mention.end, source, mention.canonical)  # type: ignore[arg-type]

    def refuse(self) -> Actor:
        """The actor of a refusal that leaves its body out: who acts, and not who only gives the reason (由X统筹，…)."""
        opener = self.opener if self.opener is not self.passing else None
        mention = self.principal or opener
        if mention is None:
            self.paragraph = self.opener = None
        else:
            self.paragraph = mention
        return self.inherit()

    def inherit(self, pays: bool = False) -> Actor:
        """The actor of a clause that leaves its body out; of one that `pays`, maybe who pays his share."""
        mention = (self.payer if pays else None) or self.paragraph or self.opener
        if mention is not None:
            return Actor(mention.text, mention.start, mention.end, "inherited", mention.canonical)
        return self.issuer()

    def issuer(self) -> Actor:
        """The body that signs the letter."""
        return Actor(None, None, None, "issuer", "、".join(self.header.issuers) or None)


NOBODY = Actor(None, None, None, "none", None)


class ActorJudge:
    """Tells whether the subject of a clause acts, and who does where the clause names nobody."""

    def __init__(self, rules: RuleSet, status: StatusJudge) -> None:
        self._status = status
        self._existing, self._higher = rules.words("counting_verb"), rules.words("higher_body")
        self._taken_in = rules.words("taken_in_verb")
        self._honours = rules.words("honour_verb")
        self._putting, self._put = rules.words("putting_verb"), rules.words("put_to_use")
        self._masses = tuple(rules.words("mass_opener"))
        self._persons = rules.words("person_subject")
        openers, units = any_of(rules.words("counted_mass_opener")), any_of(rules.words("counted_mass_unit"))
        # A thing or mass that is counted at the head of a clause (6家企业实施改造).
        self._counted = late_pattern(rf"(?:{openers}){{0,3}}\d[\d.]*[余多]?万?(?:{units})(?!月|工作日|民|以上|以下)")
        self._composing = frozenset(rules.words("composing_verb"))
        self._adopting = frozenset(rules.words("adopting_verb"))
        self._possible = frozenset(rules.words("possibility"))
        self._own_steps = frozenset(rules.words("own_step"))
        self._changing = frozenset(rules.words("changing_verb"))
        self._paying, self._bearing = frozenset(rules.words("share_paying")), frozenset(rules.words("bearing_verb"))
        self._running = frozenset(rules.words("running_total"))
        self._compared = frozenset(rules.words("compared_word"))
        self._built_works = tuple(rules.words("built_work"))
        self._uses = tuple(rules.words("use_begun"))
        self._adverbial_starts = ("每", *rules.words("preposition"))

    def actor(self, frame: Frame, memory: ActorMemory, opens_list: bool, declined: bool) -> Actor:
        """The body of a clause; a refusal always has one, a thing or a mass of which something is told has none."""
        verb = frame.verb
        subject = frame.subject.mention if frame.subject is not None else None
        if consists_of(frame, self._composing) and not declined:
            # 建筑群由正殿、戏台组成: what a thing is made of does nothing.
            return NOBODY
        # 水利站将对剩余180米清淤收尾: what is acted upon stands before the verb.
        acted_on = has_kind(frame.adverbials, TOPIC_PREPOSITION)
        bare = verb is None or not (frame.object_text or acted_on)
        counted = verb is not None and verb.label == "measure" and frame.object_text[:1].isnumeric()
        # 乡镇共有消火栓268个: what they have, and nothing that they do.
        mass = subject is not None and (subject.canonical == subject.text or subject.text.endswith("区"))
        counted = counted or (mass and verb is not None and verb.text in self._existing)
        # 抢修队由1支扩到2支, 律师事务所由46家发展到128家: how many they are.
        grown = any(token.text == _FROM for token in frame.adverbials) and frame.fronted is None
        if subject is not None and subject.kind == "general" and (counted or grown or subject.text in self._masses):
            return NOBODY
        if subject is not None and subject.kind == "company" and grown and frame.object_text.startswith(_REACHED):
            return NOBODY
        if subject is not None and not declined and self._counted.match(subject.text):
            # 全市451所中小学配备法治副校长: how many of a kind did so is a result.
            return NOBODY
        if subject is not None and subject.kind == "area" and self._is_told_of(frame):
            # 西河镇有学校12所, 西河镇选址在城北: what an area is and has, and where, is no act.
            return NOBODY
        if subject is not None and subject.kind in ("institution", "company") and verb is None and not declined:
            # 换热站覆盖面积240万㎡, 县担保公司注册资本金1.5亿元
            return NOBODY
        if subject is not None and subject.kind == "institution" and verb is not None and not frame.passive_agent:
            # 服务中心在3个村建成1133公顷: where something is built is not who builds it.
            elsewhere = any(token.text == "在" for token in frame.adverbials)
            sized = _FIGURE.match(frame.object_text) or frame.object_text.startswith(self._uses)
            built = verb.label == "build" and bool(sized)
            opened = verb.text in self._putting and frame.object_text in self._put
            # 图书馆把闭馆时间延迟到九点: who does something with a thing is none.
            measures = verb.label == "measure" and frame.fronted is None
            # 12348热线与12345热线实现双向转接
            joined = bool(frame.partners) and bool(verb.flags & REACHING)
            # 第一小学与石桥小学结对: with whom shows who acts.
            # 县人民医院把停车难作为民生实事来抓: so does what it deals with.
            bare = bare and not frame.partners and frame.fronted is None
            # 纪念馆建于1975年
            since = frame.object_text.startswith("于") or verb.text.endswith("于")
            thing = bare or since or measures or joined or (built and not elsewhere) or opened
            # 城南中学暂不纳入计划: the school is what is not taken in.
            thing = thing or (declined and bool(verb.flags & FRONTED)) or self._is_taken_in(frame)
            if thing:
                return memory.inherit() if declined else NOBODY
        if subject is not None and subject.kind in ("area", "general"):
            if declined and frame.verb is not None and frame.verb.flags & FRONTED and frame.fronted is None:
                # 石门县暂未纳入规划: the area is what is not taken in.
                return memory.inherit()
            if self._is_taken_in(frame) and not declined:
                return NOBODY
        if subject is not None and (subject.kind == "agent" or frame.topic.endswith(_BOUNDED)):
            # 由农户承担, 二级以上医院均已接入: people, systems and masses act in their own clause only.
            return memory.inherit() if declined else self._actor_of(subject)
        if frame.passive_agent and not declined and _BY_SEVERAL.match(frame.topic):
            # 由县住建局牵头、县城管局配合的项目已开工: the bodies only say which thing.
            return NOBODY
        by_kind = subject is not None and subject.kind in ("general", "agent")
        in_passing = frame.passive_agent and bool(frame.topic) and by_kind and memory.paragraph is not None
        # 贴息由省市县三级分担，2023年贴息386万元: who bears a share of the cost does nothing behind it.
        in_passing = in_passing or (subject is not None and frame.passive_agent and subject.text.endswith(_LEVEL))
        if subject is not None and in_passing and not declined:
            # 保费由农户负担，……: who acts in passing is not meant in the clauses behind.
            return self._actor_of(subject)
        if (
            subject is not None
            and frame.topic.endswith(self._built_works)
            and subject.text in frame.topic
            and not declined
        ):
            # 县文旅集团露营地项目计划明年投用: the body only says whose undertaking it is.
            return NOBODY
        if subject is not None and frame.topic.endswith(_OWNING) and not declined:
            # 护栏属市公安局管理，已通知其修复: whose a thing is acts in no clause behind.
            return self._actor_of(subject)
        if subject is not None and not declined and self._pays_share(frame, subject, memory):
            memory.payer = subject
            return self._actor_of(subject)
        if subject is not None and not (declined and frame.passive_agent):
            return memory.name(subject, opens_list, frame.passive_agent or subject.text in self._higher)
        if declined and verb is not None and verb.text in self._adopting:
            # 财政难以负担，暂不采纳: whether a wish is taken up is for the letter's own body to say.
            return memory.issuer()
        if declined:
            return memory.refuse()
        if verb is None or (bare and frame.topic) or self._speaks_of_thing(frame, verb):
            return NOBODY
        if frame.topic and self._is_share(frame, verb):
            # 其中县级配套310万元: a part of a sum, by what it is called.
            return NOBODY
        last = memory.paragraph
        asks = verb.flags & PIVOT or verb.label == "issue"
        asks = asks and last is not None and last.kind in _ASKED and not last.text.endswith(_PURSE)
        if asks and last is not None and frame.object_text.startswith(last.text):
            # 省政府出台20条。提请省政府召开会议: no body asks itself, but 列支市级财政资金.
            memory.paragraph = None
            return memory.issuer()
        return memory.inherit(pays=verb.label == "fund")

    def _is_told_of(self, frame: Frame) -> bool:
        """Whether a clause about an area tells what it is, has or is honoured with, and where (获评示范基地)."""
        verb = frame.verb
        located = frame.object_text.startswith(("在", "于"))
        return verb is None or verb.label in ("measure", "act") or verb.text in self._honours or located

    @staticmethod
    def _actor_of(subject: AgencyMention) -> Actor:
        return Actor(subject.text, subject.start, subject.end, "explicit", subject.canonical)

    def _is_taken_in(self, frame: Frame) -> bool:
        """Whether the subject is what is taken into a list or plan (湄潭县列入名单), as no 将 brings another thing."""
        verb = frame.verb
        taken = verb is not None and verb.text in self._taken_in and frame.fronted is None
        return taken and not frame.passive_agent and not frame.negated

    def _speaks_of_thing(self, frame: Frame, verb: Token) -> bool:
        """Whether the clause tells how a thing, a mass or a place stands, and no body does anything."""
        if self._status.promises(frame):
            return False
        measures = verb.label == "measure" and frame.fronted is None
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
        if self._changed(frame):
            return True
        thing = frame.topic and not frame.topic.startswith(self._adverbial_starts)
        return bool(thing) and any(token.flags & TELLING or token.text in self._running for token in frame.modifiers)

    def _pays_share(self, frame: Frame, subject: AgencyMention, memory: ActorMemory) -> bool:
        """Whether a body only pays a part of what another does, so that it acts in no clause behind.

        其中省财政补助1596万元，去年建成通车; 区财政承担四成，引进企业两家; 县级配套740万元，正申请调概.
        """
        if frame.verb is None or subject.first_person:
            return False
        among = subject.kind == "level" or self._is_share(frame, frame.verb)
        purse = subject.text.endswith(_PURSE) and (memory.paragraph is not None or frame.passive_agent)
        costs = not frame.object_text and (not frame.topic or frame.topic.endswith(_COSTS))
        return among or (frame.verb.text in self._bearing and (purse or (costs and frame.passive_agent)))

    def _is_share(self, frame: Frame, verb: Token) -> bool:
        """Whether the clause tells a part of a sum that was paid (其中省财政补助1596万元)."""
        return has_word((*frame.connectives, *frame.modifiers), _AMONG) and verb.text in self._paying

    def _changed(self, frame: Frame) -> bool:
        """Whether a figure of the thing before it takes the place of another (贷款额度由20万元提高到30万元)."""
        opened = any(token.text in _CHANGE_OPENERS for token in frame.adverbials)
        changes = opened and frame.verb is not None and frame.verb.text in self._changing
        return changes and bool(frame.topic) and frame.fronted is None and not frame.passive_agent

    def _is_compared(self, frame: Frame) -> bool:
        """Whether a figure is compared with an earlier one (较去年同期增加5%)."""
        compared = has_word((*frame.adverbials, *frame.modifiers), self._compared)
        return compared and frame.object_text[:1].isdigit()

    @staticmethod
    def _breaks_through(frame: Frame, verb: Token) -> bool:
        """Whether a verb that bounds figures has an object before one, so that a body acts (突破关键技术12项)."""
        return bool(verb.flags & BOUND) and bool(frame.object_text) and not frame.object_text[0].isnumeric()
