"""Verbs that only belong to a topic, because a predicate behind it tells what is done."""

from __future__ import annotations

from replyscan.items.adverbials import AGENT_OPENERS
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    BOUND,
    FRONTED,
    LIGHT,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    REACHING,
    STATUS,
    TAIL,
    TELLING,
    TEMPORAL,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    has_kind,
)
from replyscan.late_pattern import late_pattern

# What brings who acts, or what a figure was before it changed.
_CHANGE_OPENERS = ("由", "从")
# 0.49, 5分, 一级B, Ⅳ类: what a figure was before it changed, and what it is.
_BARE_FIGURE = late_pattern("\\d|[一二三四五六七八九十甲乙丙ⅠⅡⅢⅣⅤ劣][级类等档星]")
# Where somebody acts, right before his verb.
# What ends a limit of time (24小时内).
_WITHIN = "内"
_ON_THE_SPOT = ("现场", "实地")


def told_with_figure(view: ClauseView, index: int) -> bool:
    """Whether a figure stands between the verb and a later word such as 已 with a predicate behind it."""
    return any(
        token.flags & TELLING and view.figure_between(index, later) and view.predicate_follows(later)
        for later, token in view.later(index)
    )


def acts_in_office(view: ClauseView, index: int) -> bool:
    """Whether who acts in his office stands before the verb, and how, and a thing with its figure behind it.

    执法人员现场检查商户3600家, but 执法人员培训12次.
    """
    if view.before_figure(index) or not view.quantity_follows(index):
        return False
    following = view.after(index)
    if following is not None and following.flags & TAIL and following.text not in view.words.acted_on:
        return False
    before = view.before(index)
    while before is not None and (before.flags & MODIFIER or before.text in _ON_THE_SPOT):
        index -= 1
        before = view.before(index)
    return before is not None and view.words.persons.end_of(before.text) > 0


def acts_on_each(view: ClauseView, index: int) -> bool:
    """Whether what the verb finds or brings is acted upon one by one (发现一起查处一起, 成熟一个推出一个)."""
    start = view.tokens[index].end
    each = view.text[start : start + 2]
    return each[:1] == "一" and each[1:] in view.words.singly and view.text.find(each, start + 2, view.end) >= 0


def counted_later(view: ClauseView, index: int) -> bool:
    """Whether behind a noun of the verb a time and the act, or how many there are, stands with its figure.

    中央财政维修养护补助今年下达168万元, 供水范围内共有小区1146个; but 已安排资金.
    """
    if view.behind(index) in ("了", "过", "的") or view.preceded_by(index, TELLING | STATUS | TIME | MODIFIER):
        return False
    for place, token in view.later(index):
        if token.flags & (QUANTITY | OBJECT_MARKER):
            return False
        apart = token.start - view.tokens[index].end > 1 or place > index + 1
        there = token.text in view.words.existing and view.text[token.start - 1] in "内共里上中"
        if apart and there and view.quantity_follows(place):
            return True
        if apart and token.flags & TIME and view.followed_by(place, VERB) and view.tokens[place + 1].start == token.end:
            return view.before_figure(place + 1)
    return False


def summed_later(view: ClauseView, index: int) -> bool:
    """Whether 共 with a predicate and its figure follows the verb at once (第五次经济普查 + 共登记单位3610万个)."""
    following = view.after(index)
    totals = following is not None and following.text in view.words.totals
    return totals and view.predicate_follows(index + 1) and view.quantity_follows(index + 1)


def names_outcome(view: ClauseView, index: int) -> bool:
    """Whether the verb opens the clause and only says whose outcome is acted on behind it (核查结果抄送市监管分局)."""
    token = view.tokens[index]
    outcome = next((noun for noun in view.words.outcomes if view.text.startswith(noun, token.end)), None)
    if outcome is None or view.text[view.start : token.start].strip():
        return False
    behind, last = token.end + len(outcome), view.tokens[-1]
    ends = last.flags & VERB and last.end == view.end
    return any(
        later.start == behind
        and (
            (view.predicate_verb(position) is not None and (later.flags & VERB or view.heads_later(position)))
            # 检测结果每月10日前在官网公示: when, and what becomes of it.
            # 检查结果向家长公开: to whom it goes.
            or (ends and later.flags & (TIME | MODIFIER | TOPIC_PREPOSITION) and last is not later)
        )
        for position, later in view.later(index)
    )


def named_by_later(view: ClauseView, index: int) -> bool:
    """Whether the verb is only a part of what 已 or 暂不 speaks of (新建大楼一事暂不考虑, 负责的项目已开工)."""
    if view.tokens[index].text in view.words.demanding and index <= 1 and view.behind(index) != "的":
        # 要求其他文件不得作为依据: what follows is what is demanded.
        return False
    matters, opened = view.words.matters, view.tokens[index].end
    spoken_of = view.flags & TOPIC_PREPOSITION and has_kind(view.tokens[:index], TOPIC_PREPOSITION)
    if spoken_of and any(
        # 对违规占用耕地问题限期整改
        token.flags & MODIFIER and view.text.endswith(matters, opened, token.start) and view.predicate_follows(later)
        for later, token in view.later(index)
    ):
        return True
    return bool(view.flags & (TELLING | NEGATION | STATUS)) and any(
        token.flags & (TELLING | NEGATION)
        and not view.followed_by(later, BOUND)
        and (
            view.text.endswith(matters, opened, _adverbs_start(view, later)) or "的" in view.text[opened : token.start]
        )
        and view.predicate_follows(later)
        and not _described_behind(view, later)
        for later, token in view.later(index)
    )


def _adverbs_start(view: ClauseView, index: int) -> int:
    """Where the adverbs begin that stand right before the token (新增编制一事 + 暂时无法解决)."""
    while index and view.preceded_by(index, MODIFIER) and view.tokens[index - 1].end == view.tokens[index].start:
        index -= 1
    return view.tokens[index].start


def _described_behind(view: ClauseView, index: int) -> bool:
    """Whether 的 stands behind the predicate that a word such as 已 opens, so that it describes a noun itself."""
    verb = view.predicate_verb(index + 1)
    return verb is not None and view.before_particle(verb)


def names_whom(view: ClauseView, index: int) -> bool:
    """Whether 的 without a noun closes what the verb opens, and the predicate follows (评估不合格的予以摘牌)."""
    return view.has_behind(index, PREPOSITION | LIGHT | NEGATION) and any(
        token.flags & (PREPOSITION | LIGHT | NEGATION)
        and not token.flags & PARTNER
        # 负责公交与地铁的协调: at the clause's end it is a noun.
        and token.end < view.end
        and not view.before_tail(later)
        and view.text[token.start - 1] == "的"
        and view.predicate_verb(later) is not None
        for later, token in view.later(index)
    )


def closed_by_moment(view: ClauseView, index: int) -> bool:
    """Whether 后 stands a few verbs behind, and an adverb and the predicate behind it (投入使用后可新增).

    Or anywhere behind, and the body that acts right behind it (收到提案后我局立即组织踏勘).
    """
    if not view.has_behind(index, TEMPORAL):
        return False
    if any(token.flags & TEMPORAL and _leads_to_body(view, later) for later, token in view.later(index)):
        return True
    at = view.tokens[index].end
    for position in range(index + 1, len(view.tokens)):
        token = view.tokens[position]
        if token.start > at:
            return False
        if token.flags & TEMPORAL:
            told = view.followed_by(position, MODIFIER | STATUS)
            return position > index + 1 and told and view.predicate_follows(position)
        if not token.flags & VERB:
            return False
        at = token.end
    return False


def told_right_behind(view: ClauseView, index: int) -> bool:
    """Whether 已 or 将 and the predicate that ends the clause follow the verb that begins it (竣工验收已完成).

    So does a verb behind the house whose work it names (卫生院改造已完成).
    """
    token, following = view.tokens[index], view.after(index)
    if following is None or (index and not _is_of_house(view, index)) or (not index and token.start != view.start):
        return False
    dated = following.text == "于" and view.followed_by(index + 1, TIME)
    last = view.tokens[-1]
    ends = last.flags & VERB and last.end == view.end and len(last.text) > 1 and last is not following
    return bool(ends) and (dated or bool(following.flags & TELLING) or following.text.startswith("将"))


def _is_of_house(view: ClauseView, index: int) -> bool:
    """Whether the clause begins with a school, a hospital or the like, and the verb stands right behind it."""
    house, token = view.tokens[index - 1], view.tokens[index]
    opens = index == 1 and house.start == view.start and house.end == token.start and bool(house.flags & AGENCY)
    return opens and house.mention.kind == "institution" and token.text not in view.words.perceiving


def acts_in_time(view: ClauseView, index: int) -> bool:
    """Whether a limit of time stands right before the act upon what the verb only finds (发现问题24小时内处置)."""
    if view.tokens[index].text not in view.words.finding_first:
        return False
    return any(
        token.flags & QUANTITY
        and view.text[token.end - 1] == _WITHIN
        and view.followed_by(later, VERB | NOMINAL)
        and view.tokens[later + 1].start == token.end
        for later, token in view.later(index)
    )


def _leads_to_body(view: ClauseView, index: int) -> bool:
    """Whether a body stands right behind the token at `index`, maybe behind 由, and its predicate right behind it."""
    body, at = view.after(index), view.tokens[index].end
    if body is not None and body.text in AGENT_OPENERS and body.start == at:
        index, at = index + 1, body.end
        body = view.after(index)
    follows = body is not None and bool(body.flags & AGENCY) and body.start == at
    return follows and view.predicate_follows(index + 1)


def followed_at_once(view: ClauseView, index: int) -> bool:
    """Whether 一 before the verb and 即 or 就 right behind it say when the next one is done (资金一到位即组织招标)."""
    if view.text[view.tokens[index].start - 1] != "一":
        return False
    following = view.after(index)
    return (
        following is not None
        and following.text in view.words.at_once
        and following.start == view.tokens[index].end
        and view.predicate_follows(index + 1)
    )


def changed_later(view: ClauseView, index: int) -> bool:
    """Whether 由 or 从 behind the verb brings who acts or what a figure was: all before it is the topic."""
    return view.holds(_CHANGE_OPENERS, index) and any(
        token.text in _CHANGE_OPENERS and token.start >= view.tokens[index].end and _opens_change(view, place)
        for place, token in view.later(index)
    )


def figure_changed_later(view: ClauseView, index: int) -> bool:
    """Whether 由 or 从 behind the token brings what a figure was before it changed (由500元提高到1000元)."""
    return view.holds(_CHANGE_OPENERS, index) and any(
        token.text in _CHANGE_OPENERS and not view.followed_by(place, AGENCY) and _opens_change(view, place)
        for place, token in view.later(index)
    )


def _opens_change(view: ClauseView, index: int) -> bool:
    """Whether 由 brings the acting body (由市财政承担), or 由 or 从 the figure that changes (由7日缩短至2日)."""
    brought = view.after(index)
    if brought is None:
        return _changes_bare_figure(view, index)
    if brought.flags & AGENCY and view.tokens[index].text == "由":
        return view.predicate_follows(index + 1)
    figure = bool(brought.flags & (QUANTITY | QUOTED)) or view.flags & QUANTITY
    return bool(figure) and any(
        ((view.takes_goal(later) or view.tokens[later].flags & REACHING) and view.figure_between(index, later))
        or (view.tokens[later].flags & FRONTED and bool(brought.flags & (QUANTITY | QUOTED)))
        for later in range(index + 2, len(view.tokens))
    )


def _changes_bare_figure(view: ClauseView, index: int) -> bool:
    """Whether a figure without a unit, or a grade, becomes another (系数由0.49提高到0.53, 水质由一级B提升至一级A)."""
    opened = view.tokens[index].end
    return any(
        (view.takes_goal(later) or view.tokens[later].flags & REACHING)
        and _BARE_FIGURE.search(view.text, opened, token.start) is not None
        and _BARE_FIGURE.search(view.text, token.end, view.end) is not None
        for later, token in view.later(index)
    )


def brings_saying(view: ClauseView, index: int) -> bool:
    """Whether a noun of saying only says whose words name the thing (建议所提的工程已完工, 建议中提到的食堂已开业)."""
    said = bool(view.tokens[index].flags & NOMINAL) and view.has_behind(index, TELLING)
    behind = view.behind(index)
    return said and (behind == "所" or (behind == "中" and view.before_particle(index)))


def takes_part(view: ClauseView, index: int) -> bool:
    """Whether a verb of taking part has the verb right behind it as its object (救援队先后参与抢险317次)."""
    return view.tokens[index].text in view.words.joining and view.followed_by(index, VERB)
