"""Which body an item speaks of: named in the clause, inherited, the signing body, or none (GUIDELINES section 3)."""

from __future__ import annotations

from replyscan.items.actor_memory import ActorMemory
from replyscan.items.frame import Frame
from replyscan.items.states import consists_of
from replyscan.items.status import StatusJudge
from replyscan.items.things import ThingJudge
from replyscan.items.tokens import PIVOT, Token, has_word
from replyscan.late_pattern import late_pattern
from replyscan.records import Actor, AgencyMention
from replyscan.rules import RuleSet

# 其中省财政补助1596万元: a part of a sum, and the purse of a level.
_AMONG, _PURSE, _LEVEL = ("其中",), "财政", "级"
_COSTS = ("费", "费用", "款", "经费", "资金", "成本", "部分")

# Kinds of bodies that others ask for something.
_ASKED = ("place", "department", "company")
# What says whose a thing is, and what bounds a mass (二级以上 + 医院).
_OWNING, _BOUNDED = ("属", "归"), ("以上", "以下", "所有", "全部")
# The rest of a description by several acts before the thing that it describes.
_BY_SEVERAL = late_pattern(r"[^的]*、[^的]*的.")

NOBODY = Actor(None, None, None, "none", None)


class ActorJudge:
    """Tells which body acts in a clause: its subject, one named before, the signing one, or none."""

    def __init__(self, rules: RuleSet, status: StatusJudge) -> None:
        self._things = ThingJudge(rules, status)
        self._composing = frozenset(rules.words("composing_verb"))
        self._adopting = frozenset(rules.words("adopting_verb"))
        self._higher = rules.words("higher_body")
        self._platforms = frozenset(entry.rule for entry in rules.words("levelled_head").values())
        self._paying, self._bearing = frozenset(rules.words("share_paying")), frozenset(rules.words("bearing_verb"))
        self._approving = frozenset(rules.words("approving_verb"))
        self._built_works = tuple(rules.words("built_work"))

    def actor(self, frame: Frame, memory: ActorMemory, opens_list: bool, declined: bool) -> Actor:
        """The body of a clause; a refusal always has one, a thing or a mass of which something is told has none."""
        if consists_of(frame, self._composing) and not declined:
            # 建筑群由正殿、戏台组成: what a thing is made of does nothing.
            return NOBODY
        subject = frame.subject.mention if frame.subject is not None else None
        if subject is not None:
            if self._things.tells_how_it_is(frame, subject, declined):
                return NOBODY
            if subject.rule in self._platforms:
                # 智慧停车平台接入停车场318家: a thing does it, and no body.
                return memory.inherit() if declined else NOBODY
            if self._things.is_acted_on(frame, subject, declined):
                return memory.inherit() if declined else NOBODY
            if subject.kind == "agent" or self._things.is_mass(subject) or frame.topic.endswith(_BOUNDED):
                # 由农户承担, 二级以上医院均已接入: people, systems and masses act in their own clause only.
                return memory.inherit() if declined else _named_here(subject)
        if declined:
            return self._refuser(frame, subject, memory, opens_list)
        if frame.passive_agent and _BY_SEVERAL.match(frame.topic):
            # 由县住建局牵头、县城管局配合的项目已开工: the bodies only say which thing.
            return NOBODY
        if subject is not None:
            return self._named(frame, subject, memory, opens_list)
        return self._left_out(frame, memory)

    def _refuser(self, frame: Frame, subject: AgencyMention | None, memory: ActorMemory, opens_list: bool) -> Actor:
        """Who refuses: the subject, unless 由 brings it."""
        if subject is not None and not frame.passive_agent:
            return memory.name(subject, opens_list, subject.text in self._higher)
        if frame.verb is not None and frame.verb.text in self._adopting:
            # 财政难以负担，暂不采纳: whether a wish is taken up is for the letter's own body to say.
            return memory.issuer()
        return memory.refuse()

    def _named(self, frame: Frame, subject: AgencyMention, memory: ActorMemory, opens_list: bool) -> Actor:
        """The body that the clause names, kept for the clauses behind if it acts there too."""
        if _acts_in_passing(frame, subject, memory):
            return _named_here(subject)
        if frame.topic.endswith(self._built_works) and subject.text in frame.topic:
            # 县文旅集团露营地项目计划明年投用: the body only says whose undertaking it is.
            return NOBODY
        if frame.topic.endswith(_OWNING):
            # 护栏属市公安局管理，已通知其修复: whose a thing is acts in no clause behind.
            return _named_here(subject)
        if frame.names_actor and frame.topic and frame.verb is not None and frame.verb.text in self._approving:
            # 《方案》已经市政府审议通过，近期将印发: who approves a thing does not go on with it.
            return _named_here(subject)
        if self._pays_share(frame, subject, memory):
            memory.payer = subject
            return _named_here(subject)
        return memory.name(subject, opens_list, frame.passive_agent or subject.text in self._higher)

    def _left_out(self, frame: Frame, memory: ActorMemory) -> Actor:
        """The body of a clause that names none: one named before, or nobody if no body acts."""
        verb = frame.verb
        if verb is None or self._things.speaks_of_thing(frame, verb):
            return NOBODY
        if frame.topic and self._is_share(frame, verb):
            # 其中县级配套310万元: a part of a sum, by what it is called.
            return NOBODY
        if _asks_itself(frame, verb, memory.paragraph):
            memory.paragraph = None
            return memory.issuer()
        return memory.inherit(pays=verb.label == "fund")

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


def _named_here(subject: AgencyMention) -> Actor:
    """The actor of a clause whose body acts in it alone, and is not meant in the clauses behind."""
    return Actor(subject.text, subject.start, subject.end, "explicit", subject.canonical)


def _asks_itself(frame: Frame, verb: Token, last: AgencyMention | None) -> bool:
    """Whether the last body named would be the one asked (省政府出台20条。提请省政府召开会议)."""
    if last is None or last.kind not in _ASKED or not (verb.flags & PIVOT or verb.label == "issue"):
        return False
    # No body asks itself, but 列支市级财政资金.
    return not last.text.endswith(_PURSE) and frame.object_text.startswith(last.text)


def _acts_in_passing(frame: Frame, subject: AgencyMention, memory: ActorMemory) -> bool:
    """Whether 由 brings a body that is not meant in the clauses behind (保费由农户负担，……)."""
    if not frame.passive_agent:
        return False
    # 贴息由省市县三级分担，2023年贴息386万元: who bears a share of the cost does nothing behind it.
    unnamed = subject.kind == "general" and bool(frame.topic) and memory.paragraph is not None
    return unnamed or subject.text.endswith(_LEVEL)
