"""Clauses that only name a matter, say of whom the next one speaks or list members (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.fixed_forms import names_located
from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_TOPIC
from replyscan.items.plain_kinds import PlainKinds
from replyscan.items.tokens import NOMINAL, PIVOT, STATUS, TELLING, has_kind
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# Behind a verb, what makes it only describe that in which the next clause acts (制定的 + 指标体系中).
_WITHIN = late_pattern("[\u4e00-\u9fff]{0,2}的[^的，]{2,12}(?:中|里)$")
# A verb with the word for a matter is so long (重建问题).
_LONGEST_WORK = 4


_OF_PLACE = ("对于在", "关于在", "至于在")
# A place and the verb behind it, and none of what 对 brings its object to.
_WHERE_TO_ACT = late_pattern("(?:对于|关于|至于)在[^，。；：]{2,24}$")
_LIGHT_ENDS = ("进行", "予以", "加以", "给予", "实行")
_AFFAIRS = ("的事", "的事情", "的事儿")
_NUMERAL = r"(?:\d[\d,.]*|[一二两三四五六七八九十几]{1,3})[余多]?"
# 剩下的6个无信号村，/ 加装电梯的事，/ 对服务满5年的，: only what the next clause speaks of.
_TOPIC = late_pattern(
    rf"[^，。；：]*的[^，。；：的\d]{{0,10}}{_NUMERAL}[个名家项座所处条件户台栋辆批类种][\u4e00-\u9fff]{{1,10}}$"
    r"|[^，。；：]*的(?:事|事情)$|对于?[^，。；：]*的$"
)


_LEADS_ON = late_pattern("[给到至入成为]")
_BRINGING = ("将", "把")
# 我局将您反映的路段，: a thing and what describes it, up to the clause's end.
_BROUGHT = late_pattern("[^，。；：将把]*[将把](?P<thing>[^，。；：]+的[^，。；：的]{1,8})$")


class MatterJudge:
    """Tells such clauses by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._matters = tuple(rules.words("named_matter"))
        self._solving = frozenset(rules.words("solving_verb"))
        roles, founding = any_of(rules.words("group_role")), any_of(rules.words("founding_verb"))
        self._members = late_pattern(
            f"(?:(?!{founding})[^，。；：]){{2,40}}?(?:为|任|担任|兼任)(?:{roles})(?P<of>的|$)"
        )
        self._topics = tuple(sorted((*rules.words("matter_preposition"), "就"), key=len, reverse=True))
        self._proposed = tuple(rules.words("proposal_word"))
        refused = any_of(word for word, entry in rules.words("status").items() if entry.label == "declined")
        whom = any_of(rules.words("whom_noun"))
        self._whom = late_pattern(f"(?:{refused})[^，。；：]*的[^，。；：]{{0,4}}(?:{whom})$")
        self._affairs = tuple(rules.words("affair_end"))
        self._states = frozenset(rules.words("state_verb"))
        self._kinds = PlainKinds(rules)

    def names_whom(self, text: str) -> bool:
        """Whether a clause before a comma only says of whom the next one speaks (不具备条件的单元，鼓励置换)."""
        if text.endswith("的"):
            # 因历史原因未能办证的，分类处置
            return "是" not in text
        return self._whom.search(text) is not None

    def names_matter(self, text: str, frame: Frame) -> bool:
        """Whether a clause before a comma is nothing but 对 and what the next one speaks of (对农村饮水安全保障，)."""
        opened = next((word for word in self._topics if text.startswith(word)), "")
        if not opened or frame.verb is None or frame.fronted is not None:
            return False
        if text.endswith(self._proposed):
            # 对此建议，我局已转县财政局研究。
            return True
        if text.startswith(_OF_PLACE) and _WHERE_TO_ACT.match(text) and frame.verb.text not in _LIGHT_ENDS:
            # 对于在该村开展土地整治，
            return True
        bare = not frame.object_text and not frame.modifiers
        return bare or text.startswith(frame.verb.text, len(opened))

    def names_affair(self, text: str, frame: Frame) -> bool:
        """Whether a clause only names an affair, whoever acts in it (学校接送孩子的事，, but 我们要办好群众的事，)."""
        own = frame.subject is not None and frame.subject.mention.first_person
        if self._labels_work(text, frame):
            return True
        return (
            text.endswith(_AFFAIRS) and not own and not has_kind(frame.modifiers, TELLING | STATUS) and "了" not in text
        )

    def is_topic(self, text: str, frame: Frame) -> bool:
        """Whether a clause before a comma only names what the next one speaks of."""
        asked = text.startswith(("您", "你"))
        told = has_kind(frame.modifiers, TELLING | STATUS) or "了" in text
        if text.endswith(self._affairs) and frame.subject is None and not told:
            # 扩大规模一事，, 给六组单独打一口井的事，
            return True
        if self._labels_matter(text, frame) or names_located(text) or self._brings_matter(text, frame):
            return True
        told = has_kind(frame.modifiers, TELLING) or self._kinds.tell(text, frame.is_told(text))
        if frame.verb is not None and not told and self._names_event(text, frame):
            return True
        if _WITHIN.match(frame.object_text):
            # 正在研究制定的指标体系中，将增加指标: in what the next one acts.
            return True
        if text.endswith("的") and "是" not in text and not told:
            # 居民自愿更换暖气片的，: whom or what the next clause is about.
            return True
        if frame.verb is not None and not text.endswith(("的", "的事", "的事情")):
            return False
        return (asked or not frame.modifiers) and _TOPIC.match(text) is not None

    def lists_members(self, text: str, counted: bool = False) -> bool:
        """Whether a clause says who sits in the group that the one before tells of (各股室负责人为成员的领导小组).

        One in which something is `counted` does so only before the group (12个县直单位为成员的专班).
        """
        members = self._members.match(text)
        return members is not None and (not counted or members["of"] == "的")

    def _names_event(self, text: str, frame: Frame) -> bool:
        """Whether 的 makes the verb and its adverb the name of what happened (项目的落地，; 政策的全面落实，)."""
        assert frame.verb is not None
        rest = text[text.rfind("的") + 1 :] if "的" in text else ""
        if rest == frame.verb.text:
            return True
        named = rest != "" and any(rest == f"{adverb.text}{frame.verb.text}" for adverb in frame.modifiers)
        # 按投入的20%给予50万元的一次性奖励: a figure is given.
        return named and not any(character.isdigit() for character in text)

    def _brings_matter(self, text: str, frame: Frame) -> bool:
        """Whether 把 or 将 only brings the matter that the next clause speaks of (把演出纳入消费券的问题，)."""
        matter = next((noun for noun in self._matters if text.endswith(f"的{noun}")), None)
        return matter is not None and text.startswith(_BRINGING) and frame.fronted is not None

    def _labels_matter(self, text: str, frame: Frame) -> bool:
        """Whether a clause names a matter by a thing and what is to be done with it (教学楼拆除重建问题，).

        A verb of solving acts on the matter itself (逐户解决入学问题).
        """
        verb = frame.verb
        if verb is None or frame.modifiers or not text.endswith(self._matters):
            return False
        named = bool(frame.topic) and frame.placed <= AFTER_TOPIC and "的" not in frame.topic
        return named and verb.text not in self._solving and not verb.flags & PIVOT

    def brings_thing(self, text: str, frame: Frame) -> bool:
        """Whether 将 or 把 only brings what the next clause does something with (将您反映的路段，列入计划).

        The only verb describes that thing. 我局将建设便民的停车场，: the act stands right behind 将.
        """
        verb, brought = frame.verb, _BROUGHT.match(text)
        if verb is None or brought is None or any(token.text not in _BRINGING for token in frame.adverbials):
            return False
        at = text.find(verb.text, brought.start("thing"))
        if _LEADS_ON.search(text, brought.start("thing"), at):
            # 把坡地交给打工回来的乡亲: to whom.
            return False
        described = at > brought.start("thing") and text.startswith("的", at + len(verb.text))
        return described or (at == brought.start("thing") and verb.text in self._states)

    def _labels_work(self, text: str, frame: Frame) -> bool:
        """Whether a clause names a matter by a house and the work on it (村卫生室改造资金不足问题，)."""
        subject, verb = frame.subject, frame.verb
        if subject is None or verb is None or frame.modifiers or not text.endswith(self._matters):
            return False
        house = subject.mention.kind == "institution" and subject.end == verb.start
        # 老水厂拆除重建问题, but 卫生院拆除存在问题的设备
        work = verb.flags & NOMINAL or len(frame.object_text) <= _LONGEST_WORK
        return house and bool(work) and verb.text not in self._solving
