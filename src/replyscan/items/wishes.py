"""Clauses that restate what the deputy wished (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.frame import Frame
from replyscan.items.tokens import LIGHT, STATUS, TELLING, has_kind
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# What sets a clause against the one before it, and the words that only begin like it.
_BUT, _NOT_BUT = ("但", "而", "且"), ("但凡", "而今", "而后", "且慢")
# So far behind 您所 the wish is over (您所提到的路段).
_OF_WISH = 6
# What brings the matter that is refused.
_ABOUT = ("关于", "对于")
# What brings the thing that is acted upon.
_UPON = ("对", "就", "针对")
# 李建国代表提出了关于加快灌区建设的建议: what a deputy wished.
_PROPOSED = late_pattern(
    '[^，。；：]{0,30}(?:代表|委员)(?:团|们)?(?:联名)?提出了?[“"《]?关于[^。；]*(?:建议|提案|议案)[”"》]?$'
)
# 李建国代表向副县长作了说明, 王芳委员介绍了建议提出的背景: what a deputy said or did at a meeting.
_SPOKE = late_pattern(
    "(?:会上，?)?[\u4e00-\u9fff]{2,4}(?:代表|委员)(?:还|也|首先|现场)?(?:[向对就][^，。；：]{1,24}?)?"
    "(?:作了?|作出了?|进行了?|介绍了?|说明了?|汇报了?|反映了?|提出了?|表示了?)[^，。；：]{0,20}$"
)
# 委员建议推动结果互认, but 代表建议办理: what a deputy suggests, and no noun.
_SUGGESTS = late_pattern("(?![^，。；：]{0,6}[按据依照对就给])[^，。；：]{0,6}(?:代表|委员)们?建议")
# 管水员的工资你提了要涨: the wish behind its topic.
_TOPIC_WISHED = late_pattern(
    "[^，。；：我]{2,14}[您你]们?(?:都|也|还)?(?:提|说|问|讲|反映|提出|提到|建议|要求)[了过到](?!的)[^，。；：我]*$"
)


class WishJudge:
    """Tells such clauses by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._wishes = EdgeWords(rules.words("restated_wish"))
        self._numbered_wishes = EdgeWords(rules.words("numbered_wish"))
        self._outcomes = tuple(rules.words("wish_outcome"))
        self._ends = (*rules.words("problem_noun"), *rules.words("wish_name"))
        self._handling = frozenset(rules.words("suggestion_handling"))
        self._quoted = late_pattern(f"“[^”]{{4,}}”[^，。；]{{0,4}}?(?:{any_of(rules.words('proposal_word'))})")

    def is_wish(self, text: str, frame: Frame, numbered: bool, declined: bool) -> bool:
        """Whether a clause restates a wish (您建议我局增设站点), and not what came of it (…建议我局已采纳)."""
        if not declined and (self._quotes_wish(text) or _wishes_behind_topic(text) or self._suggests(text, frame)):
            return True
        if frame.subject is not None and frame.acting:
            asked = text[: text.find(frame.subject.text)]
            return asked in self._wishes or asked in self._numbered_wishes
        if _PROPOSED.match(text) or _SPOKE.match(text):
            return True
        if text.startswith(_BUT) and not text.startswith(_NOT_BUT):
            # 但对于您提出的打造公园，
            text = text[1 + (text[1:2] == "是") :]
        opened = self._wishes.start_of(text)
        if (
            opened
            and "的" in text[opened - 1 : opened + _OF_WISH]
            and (declined or has_kind(frame.modifiers, TELLING | STATUS))
        ):
            # 您所提的幼儿园工程已于6月完工: what came of the thing asked for.
            return False
        verb = frame.verb
        acts = verb is not None and verb.flags & LIGHT and f"的{verb.text}" not in text
        if acts and text.startswith(_UPON) and not text.endswith(self._ends):
            # 对委员所提线路进行论证: what is done with the thing asked for.
            return False
        if declined and verb is not None and text.startswith(_ABOUT) and not text.endswith(self._ends):
            # 关于增设站点事项不具备条件: what is refused, and that it is.
            return False
        return opened > 0 or (numbered and self._numbered_wishes.start_of(text) > 0)

    def _suggests(self, text: str, frame: Frame) -> bool:
        """Whether 建议 behind a deputy leads to what he wishes, and is no noun (委员建议推动互认, 代表建议办理)."""
        verb = frame.verb
        if verb is None or "建议" not in text or verb.text in self._handling:
            return False
        opened = _SUGGESTS.match(text)
        if opened is None or has_kind(frame.modifiers, TELLING | STATUS):
            return False
        return text.startswith(verb.text, opened.end())

    def _quotes_wish(self, text: str) -> bool:
        """Whether a clause only says how good a wish is that it quotes (“为加强师资，……”的建议提得很好)."""
        quoted = self._quoted.match(text) if text[:1] == "“" else None
        return quoted is not None and not any(word in text[quoted.end() :] for word in self._outcomes)


def _wishes_behind_topic(text: str) -> bool:
    """Whether a clause says behind its topic what the deputy wished of it (管水员的工资你提了要涨)."""
    return ("您" in text or "你" in text) and _TOPIC_WISHED.match(text) is not None
