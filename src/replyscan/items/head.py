"""The walk through a clause that finds its head verb and, on the way, its subject and topic."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.acting_bodies import (
    acts_behind_topic,
    acts_itself,
    describes_before_body,
    is_counted,
    may_open,
    speaks,
)
from replyscan.items.clause_descriptions import is_means
from replyscan.items.clause_topics import counted_later
from replyscan.items.clause_view import ALSO_OF_NOUNS, ClauseView
from replyscan.items.clause_words import ClauseWords
from replyscan.items.conclusion import conclude
from replyscan.items.described_subjects import description_end
from replyscan.items.frame import Frame
from replyscan.items.moments import is_moment
from replyscan.items.openings import OPENERS, UNDER_WAY, Openings
from replyscan.items.placed_verbs import Placement
from replyscan.items.placement import (
    AFTER_ADVERBIAL,
    AFTER_MODIFIER,
    AFTER_SUBJECT,
    AFTER_TOPIC,
    ANCHORED,
    AT_START,
    Best,
)
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    CONNECTIVE,
    DOCUMENT,
    LACKING,
    LIGHT,
    MEASURED_ACT,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OPAQUE,
    PIVOT,
    QUANTITY,
    RATE,
    SINGLE,
    STATUS,
    TELLING,
    TEMPORAL,
    TIME,
    VERB,
    Token,
)
from replyscan.late_pattern import late_pattern

# What tells that the clause goes on to a further act.
_FURTHER = ("并", "并且", "且", "以及")
# What tells that an act is over, before its verb.
_OVER = ("已", "已经")
# What may stand before that verb and behind it (已全部到货, 已交付使用), so that nothing is described (已上市药品机制).
_MANNER, _REST = 2, 2
# What leads to a verb.
_COMING = ("来", "去")
_BRACKETS = late_pattern("[（(][^（）()]*[）)]")


def _outside_brackets(text: str, tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """`tokens` without the verbs in brackets, which add something (总投资2.95亿元（上级补助6100万元）).

    In brackets behind a body stands what else it is called or what it is there (市供销社（农合联）开展培训).
    """
    if text.find("（", start, end) < 0 and text.find("(", start, end) < 0:
        return tokens
    inside = [match.span() for match in _BRACKETS.finditer(text, start + 1, end)]
    bodies = {token.end for token in tokens if token.flags & AGENCY}
    return [
        token
        for token in tokens
        if not any(
            (opened < token.start < closed and token.flags & VERB)
            or (opened in bodies and opened <= token.start < closed and not token.flags & QUANTITY)
            for opened, closed in inside
        )
    ]


class ClauseGrammar:
    """Finds the head of one clause; stateless between clauses."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int, words: ClauseWords) -> None:
        tokens = _outside_brackets(text, tokens, start, end)
        self.text, self.tokens, self.start, self.end = text, tokens, start, end
        self.view = ClauseView(text, tokens, start, end, words)
        self.frame = Frame()
        self.opening_subject: Token | None = None
        self.placement, self.openings = Placement(self.view, self.frame), Openings(self.view, self.frame)
        self.best: Best | None = None

    def parse(self) -> Frame:
        """Walks the clause from the left until a well-placed verb heads it, and returns what was found on the way."""
        frame, tokens = self.frame, self.tokens
        place, at, index = AT_START, self.start, 0
        if is_moment(self.view):
            frame.adjunct = tokens[-1]
        while index < len(tokens):
            token = tokens[index]
            gap = self._gap(index, at) if at < token.start else ""
            if gap or token.flags & OPAQUE:
                place = AFTER_TOPIC
                self._pass_unknown(token, gap)
            at = token.end
            if token.flags & OPAQUE:
                frame.topic += token.text
                index += 1
                continue
            if token.flags & CONNECTIVE and token.text in _FURTHER and self.best:
                break
            if token.flags & TEMPORAL and (place == AFTER_TOPIC or frame.topic) and self._closes_adverbial(index):
                # 灾情发生后组织抢通: what stood before was when, not what.
                frame.topic, self.best, place = "", None, AFTER_ADVERBIAL
                index += 1
                continue
            if (described := description_end(self.view, index)) is not None and not self.best:
                # 由县城投公司承建的泵站 + 于12月投入运行: the body only says which thing is spoken of.
                frame.topic += self.text[token.start : tokens[described].start]
                index, at, place = described, tokens[described].start, AFTER_TOPIC
                continue
            # 没有设置车位的依据: what ends the clause opens nothing.
            ends = token.end == self.end and self.view.flags & LACKING
            if (token.flags & OPENERS and not ends) or token.text in UNDER_WAY:
                opened = self.openings.opened(index, place, self.best)
                if opened is not None:
                    index, at, place, self.best = opened
                    continue
            if token.text in _COMING and place in (AFTER_SUBJECT, AFTER_MODIFIER) and self._comes_to(index):
                index += 1
                continue
            if token.flags & VERB and is_means(self.view, index):
                # 通过公开招标采购了公厕3座: by what means, and no topic.
                place = AFTER_ADVERBIAL
            elif token.flags & VERB and not self.view.modifies(index):
                if self._take_verb(index, place):
                    break
                place = AFTER_TOPIC
                frame.topic += token.text
            else:
                place = self._pass(index, place)
            index += 1
        conclude(self.view, frame, self.best, self.opening_subject)
        return frame

    def _gap(self, index: int, at: int) -> str:
        """What no token covers from `at` to it; brackets behind a document or body tell nothing themselves."""
        gap = self.text[at : self.tokens[index].start].strip()
        if gap and index and self.tokens[index - 1].flags & (DOCUMENT | AGENCY) and _BRACKETS.fullmatch(gap):
            return ""
        return gap

    def _pass_unknown(self, token: Token, gap: str) -> None:
        """Takes note of a stretch before a token, or of a token, that nothing is known of: a part of the topic."""
        frame = self.frame
        frame.topic += gap
        if frame.subject is None:
            return
        if self.text.startswith(self.view.words.telling_or_wanting, frame.subject.end):
            # 县公路中心说护栏已经招标: who says it does it.
            frame.acting = True
            return
        # 乡镇 + 覆盖率: whose rate it is.
        rated = token.rule in (RATE, MEASURED_ACT) and token.start == frame.subject.end
        rated = rated and not acts_itself(frame.subject)
        if not rated and may_open(self.view, frame.subject, self.best) and "的" not in gap and "、" not in gap:
            self.opening_subject = frame.subject
        if not frame.names_actor and not self.best and (rated or token.start > frame.subject.end):
            frame.topic += frame.subject.text
            frame.subject = None

    def _comes_to(self, index: int) -> bool:
        """Whether 来 or 去 only leads to the verb right behind it (县局3月来查过账)."""
        token, following = self.tokens[index], self.view.after(index)
        joined = following is not None and following.start == token.end and following.flags & VERB
        return bool(token.flags & SINGLE and joined) and self.view.shown(index + 1)

    def _closes_adverbial(self, index: int) -> bool:
        settled = self.best is not None and self.best.placed >= ANCHORED
        goes_on = len(self.tokens[index].text) > 1 and self.view.heads_later(index)
        return not settled and (goes_on or self.view.predicate_follows(index))

    def _take_verb(self, index: int, place: int) -> bool:
        """Notes the verb at `index` if it is placed better than those before; whether it surely heads the clause."""
        best = self.best
        if not self.tokens[index].flags & (PIVOT | LIGHT) and counted_later(self.view, index):
            return False
        placed = self.placement.placed(index, place, best)
        if placed >= ANCHORED and self._is_topic(index):
            placed = AFTER_TOPIC
        better = placed > 0 and (best is None or placed > best.placed)
        if better and self.placement.may_follow(placed, index, best):
            self.best = Best(placed, index, self.frame.topic)
            return placed >= ANCHORED
        return False

    def _pass(self, index: int, place: int) -> int:
        """Takes note of a token that is no verb; the place of what follows it."""
        frame, token = self.frame, self.tokens[index]
        if token.flags & (MODIFIER | MODIFYING_VERB | CONNECTIVE | NEGATION | TIME | STATUS):
            if token.flags & (MODIFIER | MODIFYING_VERB):
                frame.modifiers.append(token)
            if token.flags & CONNECTIVE:
                frame.connectives.append(token)
            if place == AFTER_TOPIC and token.text.endswith(ALSO_OF_NOUNS) and self._is_in_object():
                # 制定制造业数字化赋能行动方案: the adverb describes a noun of the object.
                return place
            if place != AFTER_TOPIC or token.flags & (MODIFIER | NEGATION | TIME | STATUS):
                return AT_START if place == AT_START and not token.flags & MODIFIER else AFTER_MODIFIER
            return place
        if token.flags & QUANTITY and token.text.endswith(self.view.words.adverbial_counts) and place != AFTER_TOPIC:
            # 已两次征求意见, 1天内办结: how often and how soon, not what.
            return AFTER_MODIFIER
        previous = self.view.before(index)
        if token.flags & CLOSER and previous is not None and previous.flags & TIME and previous.end == token.start:
            # 四月里: the word belongs to the time.
            return place
        if token.flags & QUANTITY and previous is not None and previous.flags & MODIFYING_VERB and place != AFTER_TOPIC:
            return AFTER_MODIFIER
        if token.flags & DOCUMENT and previous is not None and previous is frame.subject:
            # 省水利厅《意见》已明确: the body's own text.
            return AFTER_SUBJECT
        if token.flags & AGENCY and frame.subject is None and not frame.topic and not is_counted(self.view, index):
            frame.subject = token
            return AFTER_SUBJECT
        if token.flags & AGENCY and acts_behind_topic(self.view, index, frame, self.best):
            # 剩下的十一万元镇里已经补齐: the acting body behind its topic.
            frame.subject, frame.acting, self.best = token, True, None
            return AFTER_SUBJECT
        frame.topic += token.text
        return AFTER_TOPIC

    def _is_told_of(self, index: int) -> bool:
        """Whether 已 and a verb behind the object of the one at `index` tell what came of it (新建校舍已交付使用)."""
        verb, text = self.tokens[index], self.text
        for at in range(index + 1, len(self.tokens) - 1):
            told, following = self.tokens[at], self.tokens[at + 1]
            if not told.flags & TELLING or not told.text.endswith(_OVER):
                continue
            acts = following.flags & VERB and 0 <= following.start - told.end <= _MANNER
            acts = acts and self.end - following.end <= _REST and "的" not in text[told.end : self.end]
            before = self.tokens[at - 1]
            # 盘活已建成校舍, 完善提升已建成项目: the verb acts itself.
            named = told.start - verb.end > 1 and not (before.flags & VERB and before.end == told.start)
            return bool(acts) and named and text[verb.end] not in "了过"
        return False

    def _is_in_object(self) -> bool:
        """Whether a verb that is no noun by habit stands before, whose object goes on."""
        return self.best is not None and not self.tokens[self.best.token].flags & NOMINAL

    def _is_topic(self, index: int) -> bool:
        """Whether the verb at `index` only names what the letter's body speaks of (开办分院一事我院近期不能启动)."""
        view = self.view
        if self.frame.subject is not None or self.tokens[index].flags & (PIVOT | LIGHT):
            return False
        if index == 0 and view.flags & TELLING and self._is_told_of(index):
            return True
        if view.has_behind(index, AGENCY) and describes_before_body(view, index):
            return True
        last = len(view.tokens) - 1
        while last > index + 1 and not view.tokens[last].flags & VERB:
            last -= 1
        if last > index and view.tokens[last].flags & SINGLE and view.fails(last):
            # 加装电梯暂时办不了
            return view.tokens[last].end + 2 == view.end and view.tokens[last].start - view.tokens[index].end > 1
        return view.has_behind(index, AGENCY) and any(speaks(view, later) for later, _ in view.later(index))
