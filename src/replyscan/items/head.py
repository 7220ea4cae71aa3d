"""The head verb of a clause, its subject, the bodies that act with it, and where its object begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.items.adjuncts import is_adjunct, is_moment, is_test_passed
from replyscan.items.adverbials import adverbial_end, light_verb
from replyscan.items.clause_sizes import names_figure
from replyscan.items.clause_view import ClauseView
from replyscan.items.clause_words import ClauseWords
from replyscan.items.frame import Frame
from replyscan.items.fronting import fronted_head, is_object_marker
from replyscan.items.placement import (
    AFTER_ADVERBIAL,
    AFTER_MODIFIER,
    AFTER_SUBJECT,
    AFTER_TOPIC,
    ANCHORED,
    AT_START,
    BARE_NOMINAL,
    Best,
    Placement,
)
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    DOCUMENT,
    LACKING,
    LIGHT,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PARTNER,
    PARTNER_CLOSER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TEMPORAL,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
)

# What stands between a body and its predicate only.
_SETTLING = MODIFIER | CONNECTIVE | NEGATION | STATUS | TIME
_BRACKETS = re.compile("[（(][^（）()]*[）)]")
_OPENERS = PARTNER | OBJECT_MARKER | PREPOSITION
# Words whose 在 is a preposition unless a predicate follows.
_PARTICLES = frozenset("了过着起")
_PLACES = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "国")
_UNDER_WAY = ("正在", "将在")


def _outside_brackets(text: str, tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """`tokens` without the verbs in brackets, which add something (总投资2.95亿元（上级补助6100万元）)."""
    inside = [match.span() for match in _BRACKETS.finditer(text, start + 1, end)]
    if not inside:
        return tokens
    return [
        token
        for token in tokens
        if not token.flags & VERB or not any(first < token.start < last for first, last in inside)
    ]


class ClauseGrammar:
    """Finds the head of one clause; stateless between clauses."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int, words: ClauseWords) -> None:
        tokens = _outside_brackets(text, tokens, start, end)
        self.text, self.tokens, self.start, self.end = text, tokens, start, end
        self.view = ClauseView(text, tokens, start, end, words)
        self.frame = Frame()
        self.opening_subject: Token | None = None
        self.placement = Placement(self.view, self.frame)
        self.best: Best | None = None

    def parse(self) -> Frame:
        """Walks the clause from the left until a well-placed verb heads it, and returns what was found on the way."""
        frame, tokens = self.frame, self.tokens
        place, at, index = AT_START, self.start, 0
        if is_moment(self.view):
            frame.adjunct = tokens[-1]
        while index < len(tokens):
            token = tokens[index]
            gap = self.text[at : token.start].strip() if at < token.start else ""
            if gap and index and tokens[index - 1].flags & DOCUMENT and _BRACKETS.fullmatch(gap):
                gap = ""
            if gap or token.flags & OPAQUE:
                place = AFTER_TOPIC
                frame.topic += gap
                if frame.subject and self._may_open(frame.subject) and "的" not in gap and "、" not in gap:
                    self.opening_subject = frame.subject
                if frame.subject and not self._names_actor() and not self.best and token.start > frame.subject.end:
                    frame.topic += frame.subject.text
                    frame.subject = None
            at = token.end
            if token.flags & OPAQUE:
                frame.topic += token.text
                index += 1
                continue
            if token.flags & CONNECTIVE and token.text in ("并", "并且", "且", "以及") and self.best:
                break
            if token.flags & TEMPORAL and (place == AFTER_TOPIC or frame.topic) and self._closes_adverbial(index):
                # 灾情发生后组织抢通: what stood before was when, not what.
                frame.topic, self.best, place = "", None, AFTER_ADVERBIAL
                index += 1
                continue
            opened = self._opened(index, place) if token.flags & _OPENERS or token.text in _UNDER_WAY else None
            if opened is not None:
                index, place, at = opened
                continue
            if token.flags & VERB and not self.view.modifies(index):
                if self._take_verb(index, place):
                    break
                place = AFTER_TOPIC
                frame.topic += token.text
            else:
                place = self._pass(index, place)
            index += 1
        self._conclude()
        return frame

    def _names_actor(self) -> bool:
        return self.frame.passive_agent or self.frame.acting

    def _closes_adverbial(self, index: int) -> bool:
        settled = self.best is not None and self.best.placed >= ANCHORED
        return not settled and self.view.predicate_follows(index)

    def _take_verb(self, index: int, place: int) -> bool:
        """Notes the verb at `index` if it is placed better than those before; whether it surely heads the clause."""
        best = self.best
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
            if place != AFTER_TOPIC or token.flags & (MODIFIER | NEGATION | TIME | STATUS):
                return AT_START if place == AT_START and not token.flags & MODIFIER else AFTER_MODIFIER
            return place
        previous = self.view.before(index)
        if token.flags & QUANTITY and previous is not None and previous.flags & MODIFYING_VERB and place != AFTER_TOPIC:
            return AFTER_MODIFIER
        if token.flags & DOCUMENT and previous is not None and previous is frame.subject:
            # 省水利厅《意见》已明确: the body's own text.
            return AFTER_SUBJECT
        if token.flags & AGENCY and frame.subject is None and not frame.topic and not self._counted(index):
            frame.subject = token
            return AFTER_SUBJECT
        if token.flags & AGENCY and self._acts(index):
            # 剩下的十一万元镇里已经补齐: the acting body behind its topic.
            frame.subject, frame.acting, self.best = token, True, None
            return AFTER_SUBJECT
        frame.topic += token.text
        return AFTER_TOPIC

    def _acts(self, index: int) -> bool:
        """Whether a body behind a topic is the one that acts: a word of status follows, or it belongs to another."""
        following = self.view.after(index)
        if following is None or not self.view.predicate_follows(index):
            return False
        first_person = self.tokens[index].mention.first_person
        if self.best is not None and self.best.placed >= AFTER_TOPIC:
            return first_person and self.best.placed == AFTER_TOPIC and self._tells(index + 1)
        owned = any(word in self.frame.topic for word in self.view.words.owned)
        return owned or first_person or bool(following.flags & (STATUS | TELLING))

    def _tells(self, index: int) -> bool:
        """Whether 已, 将 or 不能 follows, maybe behind a time."""
        while (
            index < len(self.tokens)
            and self.tokens[index].flags & (TIME | CONNECTIVE)
            and not self.tokens[index].flags & TELLING
        ):
            index += 1
        return index < len(self.tokens) and bool(self.tokens[index].flags & (STATUS | NEGATION | TELLING))

    def _is_topic(self, index: int) -> bool:
        """Whether the verb at `index` only names what the letter's body speaks of (开办分院一事我院近期不能启动)."""
        if self.frame.subject is not None or self.tokens[index].flags & (PIVOT | LIGHT):
            return False
        return any(self._speaks(later) for later in range(index + 1, len(self.tokens)))

    def _speaks(self, index: int) -> bool:
        """Whether the token is the letter's own body with a word behind it that tells what it did or will do."""
        token = self.tokens[index]
        return bool(token.flags & AGENCY) and token.mention.first_person and self._tells(index + 1)

    def _counted(self, index: int) -> bool:
        """Whether places of a kind are counted and do nothing (日间照料中心11所)."""
        following = self.view.after(index)
        counted = following is not None and bool(following.flags & QUANTITY)
        return counted and self.tokens[index].mention.kind == "institution"

    # --- adverbials, partners, fronted objects ---------------------------------------------------------------------

    def _opened(self, index: int, place: int) -> tuple[int, int, int] | None:
        """What a preposition, 会同 or 将 opens: (next index, place of what follows, offset), or None."""
        token = self.tokens[index]
        following = self.view.after(index)
        if token.text in _UNDER_WAY and not self.view.predicate_follows(index):
            token = token._replace(flags=PREPOSITION)
        names_body = following is not None and bool(following.flags & AGENCY)
        told = index + 2 < len(self.tokens) and bool(self.tokens[index + 2].flags & STATUS)
        joins = token.text not in ("与", "和", "同") or told or self._closes_partner(index + 1)
        if token.text in self.view.words.adjuncts.means and self.best is None and is_test_passed(self.view, index):
            self.best = Best(AFTER_MODIFIER, index, self.frame.topic)
            return len(self.tokens), place, self.end
        if token.flags & PREPOSITION and place != AFTER_TOPIC and is_adjunct(self.view, index):
            self.frame.adjunct = token
            return len(self.tokens), place, self.end
        if names_body and token.flags & PIVOT and self.view.predicate_follows(index + 1):
            # 协调市教育局为学生办理转学: who is asked acts, and does not act together with the subject.
            return None
        if token.flags & PARTNER and names_body and joins:
            return self._take_partners(index + 1)
        previous = self.view.before(index)
        dated = previous is not None and bool(previous.flags & TIME)
        if token.flags & PARTNER and dated and following is not None and following.flags & TIME:
            # 2011年和2016年国务院分别印发: two times, and no partner.
            return index + 2, place, following.end
        if token.flags & OBJECT_MARKER and previous is not None and self.best and self.best.token == index - 1:
            # 部署将定点药店纳入管理: what is decided stands behind its verb.
            return len(self.tokens), place, self.end
        if token.flags & OBJECT_MARKER and is_object_marker(self.view, index):
            self.frame.fronted = token.end
            head = fronted_head(self.view, index)
            if head is not None:
                self.best = Best(AFTER_ADVERBIAL, head, self.frame.topic)
            return len(self.tokens), place, self.end
        if not token.flags & PREPOSITION or token.flags & OBJECT_MARKER:
            return None
        if token.text in ("由", "改由", "被") and names_body and self._describes_noun(index + 2):
            # 由教职工组成的护学队伍: who makes up a noun does not act in its clause.
            self.frame.topic += self.text[token.start : self.tokens[index + 2].end + 1]
            return index + 3, AFTER_TOPIC, self.tokens[index + 2].end + 1
        if token.text in ("由", "改由", "被") and following is not None and following.flags & AGENCY:
            if token.text != "被":
                self.frame.subject, self.frame.passive_agent = following, True
                if self.view.predicate_follows(index + 1):
                    self.best = None
            return index + 2, AFTER_SUBJECT, following.end
        if token.text in ("与", "和", "同", "至", "到") and place == AFTER_TOPIC:
            return None
        if token.flags & VERB and (token.flags & PIVOT or (place == AFTER_TOPIC and not light_verb(self.view, index))):
            return None
        if token.flags & PARTNER and token.flags & VERB and self._stands_before_verb(index):
            # 会同交通运输部联合下发通知, 配合推进修订: with nobody behind it such a word is an adverb.
            return None
        if token.flags & PARTNER and token.flags & VERB and not names_body and not self._leads_on(index):
            # 水务局配合管网改造: nothing else heads the clause.
            return None
        end = adverbial_end(self.view, index)
        if end is None or (
            token.flags & VERB and self._told(index) and self._is_noun_at(end) and not self.view.heads_later(index)
        ):
            return None
        self.frame.adverbials.append(token)
        next_index = index + 1
        while next_index < len(self.tokens) and self.tokens[next_index].start < end:
            if next_index > index + 1 and self._speaks(next_index):
                # 对您关心的办证问题我局已督促整改: the adverbial ends before the body that acts.
                self.frame.subject, self.frame.acting = self.tokens[next_index], True
                return next_index + 1, AFTER_SUBJECT, self.tokens[next_index].end
            next_index += 1
        return next_index, AFTER_ADVERBIAL, end

    def _describes_noun(self, index: int) -> bool:
        """Whether a verb stands at `index` with 的 right behind it."""
        return index < len(self.tokens) and bool(self.tokens[index].flags & VERB) and self.view.behind(index) == "的"

    def _told(self, index: int) -> bool:
        """Whether 已 or its like stands right before the token (已通过专家评审)."""
        previous = self.view.before(index)
        topic = self.tokens[index].flags & TOPIC_PREPOSITION
        return previous is not None and bool(previous.flags & TELLING) and not topic

    def _leads_on(self, index: int) -> bool:
        """Whether a verb that can head, or one with a figure, follows what stands behind a word such as 配合."""
        return self.view.heads_later(index) or self.view.quantity_follows(index)

    def _stands_before_verb(self, index: int) -> bool:
        """Whether a verb that can head follows the token at once."""
        following = self.view.after(index)
        return following is not None and bool(following.flags & VERB) and self.view.can_head(index + 1)

    def _is_noun_at(self, at: int) -> bool:
        """Whether the verb that begins at `at` is a noun by habit."""
        return any(token.start == at and token.flags & NOMINAL for token in self.tokens)

    def _take_partners(self, index: int) -> tuple[int, int, int]:
        """Takes the bodies from `index` on that stand in one list."""
        tokens = self.tokens
        self.frame.partners.append(tokens[index])
        while (
            index + 1 < len(tokens)
            and tokens[index + 1].flags & AGENCY
            and self.text[tokens[index].end : tokens[index + 1].start] in ("、", "和", "及", "以及", "与")
        ):
            index += 1
            self.frame.partners.append(tokens[index])
        return index + 1, AFTER_ADVERBIAL, tokens[index].end

    def _closes_partner(self, index: int) -> bool:
        mass = index < len(self.tokens) and self._is_mass(self.tokens[index])
        closers = (token for token in self.tokens[index + 1 : index + 4] if token.flags & PARTNER_CLOSER)
        return any(not (mass and token.text in self.view.words.contracts) for token in closers)

    @staticmethod
    def _is_mass(body: Token) -> bool:
        """Whether a body is one of a kind and none of its own name (各乡镇政府)."""
        return bool(body.flags & AGENCY) and body.mention.kind == "general"

    def _take_lack(self) -> None:
        """Takes 没有 and its like for the verb of a clause that has no other (我局没有处罚权)."""
        for index, token in enumerate(self.tokens if self.view.flags & LACKING else ()):
            if token.flags & NEGATION and token.flags & LACKING and token.end < self.end:
                self.best = Best(AFTER_MODIFIER, index, self.frame.topic if self.best is None else self.best.topic)
                return

    def _take_joint_act(self) -> None:
        """Takes what is done with partners for the verb, behind them or at the clause's end (与有关部门沟通协调)."""
        if not self.frame.partners:
            return
        behind = self.frame.partners[-1].end
        for index, token in enumerate(self.tokens):
            joint = token.flags & PARTNER_CLOSER and not token.flags & (MODIFIER | VERB)
            if joint and (token.start == behind or token.end == self.end):
                if self.best is None or self.best.token > index:
                    self.best = Best(AFTER_ADVERBIAL, index, "")
                return

    def _conclude(self) -> None:
        """Sets the verb, the negation and where the object begins."""
        frame = self.frame
        if self.best is None or self.best.placed <= BARE_NOMINAL:
            self._take_lack()
        if self.best is None or self.best.placed <= AFTER_TOPIC:
            self._take_joint_act()
        if self.best is None:
            if not any(token.flags & QUANTITY for token in self.tokens):
                # 我局还是本着便民原则: the body acts in the clauses behind.
                frame.subject = frame.subject or self.opening_subject
            return
        placed, index, topic = self.best
        if placed <= BARE_NOMINAL and names_figure(self.view, index):
            return
        if self.tokens[index].text in self.view.words.shares and self.view.before_figure(index):
            # 机具占比38.5%: the noun of a share, and no verb.
            return
        frame.topic = topic
        if topic and not self._names_actor():
            frame.subject = None
        verb = self.tokens[index]
        frame.verb, frame.placed = verb, placed
        if self.view.flags & NEGATION:
            frame.negated = any(token.flags & NEGATION for token in self.tokens[max(0, index - 2) : index])
        at = verb.end
        if self.view.fails(index):
            at += 2
        while at < self.end and (self._is_aspect(at, verb) or self.text[at].isspace()):
            at += 1
        frame.object_start = at
        frame.object_text = self.text[at : self.end].strip()
        if frame.subject is None and self._opening_acts(verb, placed):
            # 县交运公司逢集日加开1班: what stands between is when or how.
            frame.subject = self.opening_subject

    def _may_open(self, body: Token) -> bool:
        """Whether the clause begins with a body, or the letter's own stands behind an adverb (目前我局)."""
        return body.start == self.start or (body.mention.first_person and self.best is None)

    def _is_aspect(self, at: int, verb: Token) -> bool:
        """Whether the character at `at` says that the act is over or under way, or went well (完善好, 梳理出)."""
        if self.text[at : at + 2] in self.view.words.unlike_aspects:
            return False
        return self.text[at] in _PARTICLES or (self.text[at] in "好出" and len(verb.text) > 1 and at == verb.end)

    def _opening_acts(self, verb: Token, placed: int) -> bool:
        """Whether the body that the clause begins with acts, although something stands between it and the verb."""
        opening = self.opening_subject
        if opening is None:
            return False
        if opening.mention.first_person and opening.text.endswith(_PLACES) and not self.frame.object_text:
            # 我省新能源有序发展: the place only says where.
            return self._told_after(opening)
        if opening.mention.first_person or self._told_after(opening):
            return True
        acts = verb.label != "measure" and self.frame.object_text and not self.frame.object_text[0].isdigit()
        return opening.mention.kind != "institution" and bool(acts) and placed >= AFTER_TOPIC

    def _told_after(self, body: Token) -> bool:
        """Whether an adverb stands right behind a body, so that it acts itself (公安机关据此刑拘14人)."""
        following = self.view.after(self.tokens.index(body))
        if following is None or following.start != body.end:
            return False
        return bool(following.flags & _SETTLING) or following.text.endswith("次")
