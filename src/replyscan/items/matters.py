"""Clauses that only name a matter, quote a wish or list the members of a group (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_TOPIC
from replyscan.items.tokens import NOMINAL, PIVOT
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What tells behind a wish in quotes what came of it.
_TOLD_BEHIND = ("已", "将", "拟", "正在", "纳入", "列入")
# A verb with the word for a matter is so long (重建问题).
_LONGEST_WORK = 4


class MatterJudge:
    """Tells such clauses by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._matters = tuple(rules.words("named_matter"))
        self._solving = frozenset(rules.words("solving_verb"))
        self._quoted = late_pattern(f"“[^”]{{4,}}”[^，。；]{{0,4}}?(?:{any_of(rules.words('proposal_word'))})")
        roles, founding = any_of(rules.words("group_role")), any_of(rules.words("founding_verb"))
        self._members = late_pattern(
            f"(?![^，。；：]*(?:{founding}))[^，。；：]{{2,40}}(?:为|任|担任|兼任)(?:{roles})(?:的|$)"
        )

    def labels_matter(self, text: str, frame: Frame) -> bool:
        """Whether a clause names a matter by a thing and what is to be done with it (教学楼拆除重建问题，).

        A verb of solving acts on the matter itself (逐户解决入学问题).
        """
        verb = frame.verb
        if verb is None or frame.modifiers or not text.endswith(self._matters):
            return False
        named = bool(frame.topic) and frame.placed <= AFTER_TOPIC and "的" not in frame.topic
        return named and verb.text not in self._solving and not verb.flags & PIVOT

    def labels_work(self, text: str, frame: Frame) -> bool:
        """Whether a clause names a matter by a house and the work on it (村卫生室改造资金不足问题，)."""
        subject, verb = frame.subject, frame.verb
        if subject is None or verb is None or frame.modifiers or not text.endswith(self._matters):
            return False
        house = subject.mention.kind == "institution" and subject.end == verb.start
        # 老水厂拆除重建问题, but 卫生院拆除存在问题的设备
        work = verb.flags & NOMINAL or len(frame.object_text) <= _LONGEST_WORK
        return house and bool(work) and verb.text not in self._solving

    def quotes_wish(self, text: str) -> bool:
        """Whether a clause only says how good a wish is that it quotes (“为加强师资，……”的建议提得很好)."""
        quoted = self._quoted.match(text) if text[:1] == "“" else None
        return quoted is not None and not any(word in text[quoted.end() :] for word in _TOLD_BEHIND)

    def lists_members(self, text: str) -> bool:
        """Whether a clause says who sits in the group that the one before tells of (各股室负责人为成员的领导小组)."""
        return self._members.match(text) is not None
