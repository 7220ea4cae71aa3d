"""What prepositions, words such as 会同 and 将 open in a clause: adverbials, partners, agents, fronted objects."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from replyscan.items.acting_bodies import speaks
from replyscan.items.adjuncts import is_adjunct, is_test_passed
from replyscan.items.adverbials import AGENT_OPENERS, adverbial_end
from replyscan.items.behind_adverbials import by_thing, light_verb, means_end
from replyscan.items.clause_descriptions import gives_reason
from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.fronting import fronted_head, is_object_marker
from replyscan.items.giving import GIVING, gives_sum, helps_out
from replyscan.items.placement import AFTER_ADVERBIAL, AFTER_MODIFIER, AFTER_SUBJECT, AFTER_TOPIC, Best
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    GENERAL,
    LIGHT,
    MEANS,
    MODIFIER,
    NOMINAL,
    OBJECT_MARKER,
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
    has_kind,
)

# What may open a phrase, and adverbs whose 在 is a preposition unless a predicate follows.
OPENERS = PARTNER | OBJECT_MARKER | PREPOSITION
UNDER_WAY = ("正在", "将在")
# 也在申报, 一直在争取: before 在 they say that the verb behind is under way.
_GOING_ON = ("也", "都", "还", "仍", "又", "一直", "同时")
_FURTHER = ("并", "且", "并且", "同时", "后", "现")
# Words that bring a partner or join what is no partner.
_JOINTS = ("与", "和", "同", "跟")
# Kinds of bodies that pay for each of a thing.
_PAYING = ("department", "place")
_LIST_MARKS = ("、", "和", "及", "以及", "与")
# 147个 + 乡镇 + 依托: what is counted before a preposition.
_LONGEST_COUNTED = 6


def _is_settled(best: Best | None) -> bool:
    """Whether a verb has been found that is more than a part of the topic (改造本着共建共享的原则，)."""
    return best is not None and best.placed > AFTER_TOPIC


def _pays_for_each(view: ClauseView, opener: Token, index: int) -> bool:
    """Whether 每 brings for what a body pays that stands behind it (每根 + 市财政补助800元)."""
    body = view.tokens[index]
    pays = opener.text == "每" and body.flags & AGENCY and body.mention.kind in _PAYING
    return bool(pays) and body.start > opener.end and view.predicate_follows(index)


class Opened(NamedTuple):
    """Where the clause goes on behind a phrase, the place of what follows, and the verb that is placed best so far."""

    next_token: int
    at: int
    place: int
    best: Best | None


class Openings:
    """Reads the phrases of one clause that a preposition, 会同 or 将 opens; what they bring goes to `frame`."""

    def __init__(self, view: ClauseView, frame: Frame) -> None:
        self.view, self.frame = view, frame

    def opened(self, index: int, place: int, best: Best | None) -> Opened | None:
        """What the token at `index` opens; None where it opens nothing."""
        token, view = self.view.tokens[index], self.view
        if token.text in UNDER_WAY and not view.predicate_follows(index):
            token = replace(token, flags=PREPOSITION)
        names_body = view.followed_by(index, AGENCY)
        if token.flags & PARTNER and not names_body and (body := self._body_behind_share(index)) is not None:
            # 与大部分业主单位达成共识
            return self._partners(body, best)
        if names_body and token.flags & PREPOSITION and self._is_approved(token, index):
            return self._agent(token, index, best)
        if token.text in view.words.adjuncts.means and best is None and is_test_passed(view, index):
            return self._last(place, Best(AFTER_MODIFIER, index, self.frame.topic))
        accords = token.text in view.words.adjuncts.accordance and index + 1 < len(view.tokens)
        settled = place == AFTER_TOPIC and (not accords or _is_settled(best))
        if token.flags & PREPOSITION and ((not settled and is_adjunct(view, index)) or gives_reason(view, index)):
            self.frame.adjunct = token
            return self._last(place, best)
        if names_body and token.flags & PIVOT and view.predicate_follows(index + 1):
            # 协调市教育局为学生办理转学: who is asked acts, and does not act together with the subject.
            return None
        if token.flags & PARTNER and names_body and self._joins(token, index):
            return self._partners(index + 1, best)
        if token.flags & PARTNER and view.preceded_by(index, TIME) and view.followed_by(index, TIME):
            # 2011年和2016年国务院分别印发: two times, and no partner.
            return Opened(index + 2, view.tokens[index + 1].end, place, best)
        if token.flags & OBJECT_MARKER:
            return self._fronted(token, index, place, best)
        if not token.flags & PREPOSITION:
            return None
        if token.flags & VERB and view.behind(index) == "了":
            # 给了一台冷藏箱: what is over is no preposition.
            return None
        if token.text == GIVING and gives_sum(view, index):
            # 每个点给5万元建设补助: what is given is a sum.
            return None
        if token.text == GIVING and helps_out(view, index):
            # 区商务局给补60万元
            return Opened(index + 1, token.end, place, best)
        if token.text == "被" and not names_body and view.predicate_follows(index):
            # 被批准开展创建, 被依法行政拘留: what was done to it.
            return Opened(index + 1, token.end, AFTER_MODIFIER, None)
        if token.text == "在" and self._lasts(index):
            # 该校也在申报专业: what is under way.
            return Opened(index + 1, token.end, AFTER_MODIFIER, best)
        # 县教育局委托县职校培养幼师: only behind a thing 委托 brings who acts.
        asks = token.flags & PIVOT and not self.frame.topic
        if token.text in AGENT_OPENERS and names_body and not asks:
            return self._agent(token, index, best)
        if token.text in ("与", "和", "同", "至", "到") and place == AFTER_TOPIC:
            # 就此事项到省民政厅做了汇报: whom one goes to does not act.
            visits = token.text == "到" and names_body and best is None and view.predicate_follows(index + 1)
            return self._adverbial(token, index, best) if visits else None
        if token.flags & VERB and self._is_verb(token, index, place, names_body):
            return None
        return self._adverbial(token, index, best)

    def _last(self, place: int, best: Best | None) -> Opened:
        """A phrase that all the rest of the clause belongs to."""
        return Opened(len(self.view.tokens), self.view.end, place, best)

    def _joins(self, token: Token, index: int) -> bool:
        """Whether the body behind a word such as 与 or 会同 acts together with the subject."""
        if token.text not in _JOINTS:
            return True
        tokens, view = self.view.tokens, self.view
        settled = index == 0 or view.preceded_by(index, TIME | MODIFIER | STATUS)
        settled = settled or (token.text != "和" and view.preceded_by(index, AGENCY))
        closed = has_kind(tokens[index + 2 : index + 5], PARTNER_CLOSER)
        verb = view.predicate_verb(index + 2) if settled and not closed and view.after(index + 1) else None
        if verb is not None and tokens[verb].label != "measure" and not tokens[verb].flags & GENERAL:
            # 跟县老年大学办起两个班, 镇政府同县运输公司谈妥
            return True
        return (index + 2 < len(tokens) and bool(tokens[index + 2].flags & STATUS)) or self._closes_partner(index + 1)

    def _body_behind_share(self, index: int) -> int | None:
        """Where a body stands behind 与 and how many of its kind there are, with its predicate; None for none."""
        tokens, view = self.view.tokens, self.view
        for at in range(index + 1, min(index + 3, len(tokens))):
            if tokens[at].flags & AGENCY:
                share = view.text[tokens[index].end : tokens[at].start]
                joint = tokens[index].text in _JOINTS and share in view.words.shared_by
                follows = view.followed_by(at, PARTNER_CLOSER) or view.followed_by(at, MODIFIER)
                return at if joint and follows and view.predicate_follows(at) else None
        return None

    def _closes_partner(self, index: int) -> bool:
        """Whether a word such as 联合 or 签订 stands soon behind the body; nothing is signed with a mass (各镇政府)."""
        mass = self.view.tokens[index].mention.kind == "general"
        closers = (token for token in self.view.tokens[index + 1 : index + 4] if token.flags & PARTNER_CLOSER)
        return any(not (mass and token.text in self.view.words.contracts) for token in closers)

    def _partners(self, index: int, best: Best | None) -> Opened:
        """Takes the bodies from `index` on that stand in one list."""
        tokens, text = self.view.tokens, self.view.text
        self.frame.partners.append(tokens[index])
        while index + 1 < len(tokens):
            # 会同县财政局和 + 县水利局: the word that joins the last one may be a token.
            following = index + 1 + (tokens[index + 1].text in _LIST_MARKS and index + 2 < len(tokens))
            between = text[tokens[index].end : tokens[following].start]
            if not tokens[following].flags & AGENCY or between not in ("", *_LIST_MARKS):
                break
            index = following
            self.frame.partners.append(tokens[index])
        return Opened(index + 1, tokens[index].end, AFTER_ADVERBIAL, best)

    def _fronted(self, token: Token, index: int, place: int, best: Best | None) -> Opened | None:
        """What 将 or 把 opens: the object that stands before its verb."""
        view = self.view
        if view.before(index) is not None and best and best.token == index - 1:
            # 部署将定点药店纳入管理: what is decided stands behind its verb.
            return self._last(place, best)
        if not is_object_marker(view, index):
            return None
        self.frame.fronted = token.end
        head = fronted_head(view, index)
        return self._last(place, best if head is None else Best(AFTER_ADVERBIAL, head, self.frame.topic))

    def _agent(self, token: Token, index: int, best: Best | None) -> Opened:
        """What 由 or 被 opens with a body: who acts, or who makes up a noun."""
        view, agent = self.view, self.view.tokens[index + 1]
        if index + 2 < len(view.tokens) and view.tokens[index + 2].flags & VERB and view.behind(index + 2) == "的":
            # 由教职工组成的护学队伍: who makes up a noun does not act in its clause.
            at = view.tokens[index + 2].end + 1
            self.frame.topic += view.text[token.start : at]
            return Opened(index + 3, at, AFTER_TOPIC, best)
        if token.text != "被" and not self._changes_hands(index + 1):
            self.frame.subject, self.frame.passive_agent = agent, True
            if view.predicate_follows(index + 1):
                best = None
        return Opened(index + 2, agent.end, AFTER_SUBJECT, best)

    def _is_approved(self, token: Token, index: int) -> bool:
        """Whether a body behind 经 approves what stands before it (方案已经市发改委批复), and nothing else is done."""
        view = self.view
        if self.frame.subject is not None or token.text not in view.words.adjuncts.brief:
            return False
        if not view.text[view.start : token.start].strip() or view.text[view.start : token.start] in _FURTHER:
            # 并经县政府研究同意，: by whose leave the next clause acts.
            return False
        last = view.tokens[-1]
        approves = last.text in view.words.approving and last.end == view.end and len(view.tokens) > index + 2
        return approves and not has_kind(view.tokens[index + 2 :], OBJECT_MARKER | LIGHT)

    def _changes_hands(self, agent: int) -> bool:
        """Whether a thing only passes from the body behind 由 to another (责任由市水务局变更为市水投公司)."""
        verb = self.view.predicate_verb(agent + 1) if self.view.after(agent) is not None else None
        changes = verb is not None and self.view.tokens[verb].text in self.view.words.changes
        behind = self.view.behind(verb) if verb is not None else ""
        # 由开发商移交给水务集团: who gives acts.
        return changes and behind in self.view.words.goals and behind != "给"

    def _lasts(self, index: int) -> bool:
        """Whether a verb and its object stand right behind 在 and an adverb of going on, and no other predicate."""
        view = self.view
        if not view.text.endswith(_GOING_ON, view.start, view.tokens[index].start):
            return False
        if not view.followed_by(index, VERB) or view.followed_by(index + 1, CLOSER | TEMPORAL):
            return False
        return not view.heads_later(index + 1) and view.tokens[index + 1].end < view.end

    def _is_verb(self, token: Token, index: int, place: int, names_body: bool) -> bool:
        """Whether a word that could be a preposition or a verb opens nothing here."""
        view = self.view
        if token.flags & PIVOT:
            return True
        if place == AFTER_TOPIC and not light_verb(view, index):
            # 已有87座通过调整隔断等方式增加厕位
            ways = (later for later, other in view.later(index) if other.flags & CLOSER and other.text[0] == "等")
            if self._counted_act(token, index) or means_end(view, index) is not None or by_thing(view, index):
                return False
            return not token.flags & MEANS or not any(view.predicate_follows(way) for way in ways)
        if not token.flags & PARTNER:
            return False
        if view.heads_next(index):
            # 会同交通运输部联合下发通知, 配合推进修订: with nobody behind it such a word is an adverb.
            return True
        # 水务局配合管网改造: nothing else heads the clause.
        return not names_body and not view.heads_later(index) and not view.quantity_follows(index)

    def _counted_act(self, token: Token, index: int) -> bool:
        """Whether those who are counted act by what the word brings (147个乡镇依托执法中心承担职责)."""
        view = self.view
        figures = [other for other in view.tokens[:index] if other.flags & QUANTITY]
        if not figures or token.text in view.words.adjuncts.means or not view.has_behind(index, VERB):
            return False
        counted = view.text[figures[-1].end : token.start]
        return 0 < len(counted) <= _LONGEST_COUNTED and "的" not in counted

    def _adverbial(self, token: Token, index: int, best: Best | None) -> Opened | None:
        """What any other preposition opens: an adverbial up to the predicate, or to the body that acts."""
        view = self.view
        end = adverbial_end(view, index)
        if end is None or (token.flags & VERB and self._heads_itself(index, end)):
            return None
        self.frame.adverbials.append(token)
        following = index + 1
        while following < len(view.tokens) and view.tokens[following].start < end:
            if (following > index + 1 and speaks(view, following)) or _pays_for_each(view, token, following):
                # 对您关心的办证问题我局已督促整改: the adverbial ends before the body that acts.
                self.frame.subject, self.frame.acting = view.tokens[following], True
                return Opened(following + 1, view.tokens[following].end, AFTER_SUBJECT, best)
            following += 1
        return Opened(following, end, AFTER_ADVERBIAL, best)

    def _heads_itself(self, index: int, end: int) -> bool:
        """Whether 已 before it makes the word the verb, as only a noun stands where it would end (已通过专家评审)."""
        view = self.view
        if view.followed_by(index, AGENCY) and view.followed_by(index + 1, PREPOSITION):
            # 已通过省商务厅向商务部反映: by whom, and then to whom.
            return False
        told = view.preceded_by(index, TELLING) and not view.tokens[index].flags & TOPIC_PREPOSITION
        noun = told and any(token.start == end and token.flags & NOMINAL for token in view.tokens)
        return noun and not view.heads_later(index)
