"""How well a verb is placed that stands behind a topic (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.placement import (
    AFTER_TOPIC,
    BARE_NOMINAL,
    BEFORE_FIGURE,
    EXISTING,
    NOMINAL_BEFORE_FIGURE,
    Best,
)
from replyscan.items.tokens import FRONTED, NOMINAL, SINGLE, TAIL, UP_TO, VERB

# What says behind a verb of one character where its thing is.
_WHERE = ("在", "于")


def placed_behind_topic(view: ClauseView, index: int, best: Best | None) -> int:
    """How well the verb at `index` is placed behind a topic: its figure, 了 or its object tells it from a noun."""
    token = view.tokens[index]
    nominal = token.flags & NOMINAL
    if view.after(index) is not None and view.finishes(index + 1):
        return BEFORE_FIGURE
    if view.text[token.start - 1] == "的" and nominal:
        # 荣立二等功的奖励1万元: to whom 的 points, so much is given.
        gives = token.label == "fund" and view.before_figure(index) and best is None
        return NOMINAL_BEFORE_FIGURE if gives else 0
    if view.text[token.start - 1] == "的" and view.has_behind(index, FRONTED):
        # 学生的讲解实习计入学分: what 的 points to is taken in.
        return BARE_NOMINAL
    if (view.behind(index) == "了" or view.fails(index)) and not view.relative(index):
        return BEFORE_FIGURE
    if view.before_figure(index):
        before = view.before(index)
        over = before is not None and before.text in view.words.finishing
        if before is not None and before.flags & VERB and (nominal or over):
            # 申请增加编制6名, 倒损房屋完成重建126户: behind a verb, a noun by habit or what is over is its object.
            return BARE_NOMINAL
        return NOMINAL_BEFORE_FIGURE if nominal and not view.takes_goal(index) else BEFORE_FIGURE
    if len(token.text) == 1 and not token.flags & SINGLE:
        if token.label == "build" and view.behind(index) in _WHERE and not view.relative(index):
            # 失能老人专区设在敬老院: where it is.
            return AFTER_TOPIC
        # 全县有基层社17个, 全县设网格56个: there is something counted.
        if not view.quantity_follows(index) or token.label not in ("measure", "build"):
            return 0
        return EXISTING if token.label == "measure" else AFTER_TOPIC
    # 老码头站夜间开放到凌晨1时
    if nominal and not (view.takes_goal(index) and view.behind(index) in UP_TO):
        return BARE_NOMINAL
    if closes_topic(view, index):
        return NOMINAL_BEFORE_FIGURE
    return BARE_NOMINAL + 10 if view.relative(index) else AFTER_TOPIC


def closes_topic(view: ClauseView, index: int) -> bool:
    """Whether a noun of work ends the topic right before the verb (临哈铁路扩能改造工程 + 完成投资41.7亿元)."""
    previous = view.before(index)
    ends = previous is not None and bool(previous.flags & TAIL) and not previous.flags & VERB
    return ends and view.quantity_follows(index) and not view.relative(index)
