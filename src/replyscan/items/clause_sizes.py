"""Verbs that only name a size or a figure, because something else in the clause tells it."""

from __future__ import annotations

import itertools

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    BOUND,
    GENERAL,
    LIGHT,
    MEASURED,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OPAQUE,
    QUANTITY,
    REACHING,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    UP_TO,
    VERB,
    Token,
    has_kind,
)

_EACH = ("每",)
_SHARES = ("percent", "percentage_point", "multiple")


def sizes_figure(view: ClauseView, index: int) -> bool:
    """Whether a noun of size stands between the verb and a figure, and so names it (交易金额2380万元)."""
    return view.followed_by(index, MEASURED) and view.followed_by(index + 1, QUANTITY)


def behind_measure(view: ClauseView, index: int) -> bool:
    """Whether a noun that has a size stands right before the verb, or before the 不 in front of it."""
    previous = view.before(index)
    if previous is not None and previous.flags & NEGATION:
        previous = view.before(index - 1)
    place = previous.start if previous is not None and previous.flags & NEGATION else view.tokens[index].start
    sized = view.text[max(view.start, place - 3) : place].rstrip("不").endswith(view.words.sizes)
    return sized or (previous is not None and bool(previous.flags & MEASURED))


def before_measure(view: ClauseView, index: int) -> bool:
    """Whether a noun that has a size follows (建设规模, 培训人数), so that the verb before it is its name."""
    following = view.after(index)
    while following is not None and following.flags & TAIL and not following.flags & MEASURED:
        index += 1
        following = view.after(index)
    return following is not None and bool(following.flags & MEASURED)


def reached_later(view: ClauseView, index: int) -> bool:
    """Whether a later verb says what figure was reached (参与企业达到57家), or what share changed: this names who."""
    if _share_changes(view, index):
        return True
    return view.has_behind(index, REACHING) and any(
        token.start > view.tokens[index].end and token.flags & REACHING and _tells_figure(view, index, later)
        for later, token in view.later(index)
    )


def _share_changes(view: ClauseView, index: int) -> bool:
    """Whether a verb of change stands right before the share that ends the clause (填报项目减少34%)."""
    last = view.tokens[-1]
    if not last.flags & QUANTITY or last.end != view.end or last.mention.kind not in _SHARES:
        return False
    later = len(view.tokens) - 2
    changing = later > index + 1 and view.tokens[later].text in view.words.changing and view.before_figure(later)
    return changing and not view.figure_between(index, later) and view.text[view.tokens[index].end] not in "了过"


def cut_later(view: ClauseView, index: int) -> bool:
    """Whether a verb right behind the noun of this one says to which figure that noun went (办理环节压减至1.2个)."""
    noun, last = view.after(index), view.tokens[-1]
    if noun is None or not noun.flags & TAIL or noun.flags & VERB or noun.start > view.tokens[index].end:
        return False
    if index + 2 >= len(view.tokens) or not last.flags & QUANTITY or last.end < view.end:
        return False
    change = view.tokens[index + 2]
    changes = change.flags & VERB and change.start == noun.end and view.takes_goal(index + 2)
    return bool(changes) and view.tokens[-2].text in UP_TO and view.tokens[-2].start == change.end


def names_size(view: ClauseView, index: int) -> bool:
    """Whether a later verb says the figure of a size that this verb only describes (接待过夜游客占比提高到75%)."""
    if not view.has_behind(index, MEASURED):
        return False
    renewed = view.tokens[index].text.startswith("新")
    for later, token in view.later(index):
        size, place = view.before(later), token.start
        if size is not None and size.flags & NEGATION and renewed:
            # 新引进项目投资强度不低于每亩300万元
            place = size.start
            size = view.before(later - 1)
        if token.flags & QUANTITY or (size is not None and view.text[size.end : place].strip()):
            return False
        sized = size is not None and size.flags & MEASURED and size.start > view.tokens[index].end
        told = view.takes_goal(later) or view.before_figure(later) or token.flags & BOUND
        if sized and token.flags & VERB and told:
            return True
    return False


def rates_later(view: ClauseView, index: int) -> bool:
    """Whether the figure behind the verb is told of a rate that it only names (回访满意率为95.8%)."""
    figure = _first_figure(view, index)
    if figure is None or view.behind(figure) == "的":
        return False
    told = figure
    while told > index + 1 and _tells_size(view.tokens[told - 1]):
        told -= 1
    place = view.tokens[told].start
    predicate = any(token.flags & VERB or token.text == "在" for token in view.tokens[told:figure])
    return predicate and view.text.endswith(view.words.rates, view.tokens[index].end, place)


def _first_figure(view: ClauseView, index: int) -> int | None:
    """The place of the first figure behind the token; None where there is none."""
    if not view.quantity_follows(index):
        return None
    return next(place for place, token in view.later(index) if token.flags & QUANTITY)


def _tells_size(token: Token) -> bool:
    """Whether the token may stand between a size and its figure (均, 不, 低于, 为, 在)."""
    predicate = token.flags & VERB and token.label == "measure"
    return bool(predicate or token.flags & (MODIFIER | NEGATION | BOUND | REACHING) or token.text == "在")


def told_by_figure(view: ClauseView, index: int) -> bool:
    """Whether a later verb says the figure of the noun that this verb is a part of (办理时间缩短到3日)."""
    return (
        view.has_behind(index, MEASURED)
        and before_measure(view, index)
        and any(
            token.flags & VERB
            and not token.flags & NOMINAL
            and (view.takes_goal(later) or _tells_figure(view, index, later) or _compares(view, later))
            for later, token in view.later(index)
        )
    )


def _compares(view: ClauseView, index: int) -> bool:
    """Whether the verb bounds a figure that stands somewhere behind it (高于平均水平1.2个百分点)."""
    return bool(view.tokens[index].flags & BOUND) and view.quantity_follows(index)


def _tells_figure(view: ClauseView, index: int, later: int) -> bool:
    """Whether the verb at `later` stands right before the first figure behind the one at `index`."""
    return view.before_figure(later) and not view.figure_between(index, later)


def names_share(view: ClauseView, index: int) -> bool:
    """Whether the verb is only a part of what shares of a sum are for (其中生活救助460万元、医疗救助120万元).

    But 其中补助120万元, and 其中奖励企业120万元.
    """
    if view.tokens[0].text not in view.words.parts or has_kind(view.tokens, AGENCY):
        return False
    figure = _first_figure(view, 0)
    if figure is None or view.tokens[figure].mention.kind != "money":
        return False
    names = [token for token in view.tokens[1:figure] if token.flags & VERB]
    if not names:
        # 其中医疗救助86万元、临时救助12万元: a noun with no verb of its own comes first.
        return bool(view.tokens[index].flags & NOMINAL) and view.before_figure(index)
    if names[-1].end != view.tokens[figure].start or not all(token.flags & NOMINAL for token in names):
        return False
    # 其中申请中央投资, 其中申请补助: what is done for it.
    apart = any(first.end < second.start for first, second in itertools.pairwise(names))
    if apart or (len(names) > 1 and names[0].label == "issue"):
        return False
    noun = view.tokens[figure].start - view.tokens[0].end > len(names[-1].text)
    # 医疗救助120万元、助学救助280万元
    return noun and (bool(view.tokens[index].flags & NOMINAL) or view.followed_by(index, NOMINAL))


def paid_each(view: ClauseView, index: int) -> bool:
    """Whether a later verb of money says what each one gets or pays (新建茶园每亩补助600元, 停放每次收费不超过8元).

    Right behind the verb each one is to whom it is given (财政给予每校补助3万元).
    """
    if not view.holds(_EACH, index):
        return False
    following = view.after(index)
    gives = bool(view.tokens[index].flags & LIGHT) or view.tokens[index].label == "fund"
    if following is not None and following.flags & TIME:
        # 决定从2025年起每年安排2000万元
        following, gives = view.after(index + 1), True
    if gives and following is not None and following.text.startswith("每"):
        return False
    return any(
        token.label == "fund"
        and view.tokens[later - 1].text.startswith("每")
        # 评选“工匠”20名、每人奖励1万元: another act behind the first with its figure.
        and not (view.figure_between(index, later) and view.text[view.tokens[later - 1].start - 1] == "、")
        and (view.before_figure(later) or view.followed_by(later, NEGATION | BOUND))
        for later, token in view.later(index + 1)
    )


def acts_behind_figure(view: ClauseView, index: int) -> bool:
    """Whether what is counted behind the verb does something itself (有12个村列入名单)."""
    figure = _first_figure(view, index)
    return figure is not None and any(
        token.flags & VERB
        and token.start >= view.tokens[figure].end
        # 有28名军人申请了优待证, 有97个同步建设充电设施: with 了 or an adverb it is no noun.
        and (
            view.behind(later) == "了"
            or not token.flags & (NOMINAL | GENERAL)
            or (view.preceded_by(later, MODIFIER) and token.end < view.end)
        )
        and not view.before_tail(later)
        and view.shown(later)
        and not view.relative(later)
        and view.behind(later) != "的"
        for later, token in view.later(figure)
    )


def figure_told_later(view: ClauseView, index: int) -> bool:
    """Whether 的 stands behind the verb and then a verb that says its figure (支持……的机具占比38.5%)."""
    particle = view.particle(index) if view.flags & QUANTITY else -1
    return particle >= 0 and any(
        token.start > particle and token.label == "measure" and view.before_figure(later)
        for later, token in view.later(index)
    )


def names_figure(view: ClauseView, index: int) -> bool:
    """Whether a noun made of a verb only names the figure behind it (交易规模1386亿元)."""
    if takes_counted(view, index):
        return False
    return view.quantity_follows(index) and any(
        token.flags & TAIL or (token.flags & OPAQUE and token.start == view.tokens[index].end)
        for token in view.tokens[index + 1 : index + 3]
    )


def takes_counted(view: ClauseView, index: int) -> bool:
    """Whether the figure that ends the clause counts what stands right behind the verb, its object (排查企业600家)."""
    verb, last = view.tokens[index], view.tokens[-1]
    if not last.flags & QUANTITY or last.end != view.end or last.mention.kind not in ("count", "measure"):
        return False
    name = last.mention.name
    if not name or view.text[verb.end : last.start] != name:
        return False
    # 供水人口2.17万人, 灌溉渠道32条: a noun that the verb describes.
    return not view.followed_by(index, MEASURED | TAIL) or name.endswith(tuple(view.words.acted_on))


def names_part(view: ClauseView, index: int) -> bool:
    """Whether behind 其中 a noun made of a verb only names the figure (其中灌溉渠道32条), with no word of status."""
    verb, last = view.tokens[index], view.tokens[-1]
    if not view.text.startswith(view.words.parts, view.start) or not verb.flags & (NOMINAL | GENERAL):
        return False
    if verb.text in view.words.work or takes_counted(view, index):
        # 其中改造户厕320座, 其中种植油菜3950亩
        return False
    # 其中申请中央预算内投资2500万元: money is asked for, and no noun.
    counted = last.flags & QUANTITY and last.mention.kind != "money"
    alone = counted and last.end == view.end and verb.end < last.start
    told = view.flags & (TELLING | STATUS) or view.behind(index) in "了过的"
    return bool(alone) and not told and not has_kind(view.tokens[:index], MODIFIER | AGENCY)


def counts_body(view: ClauseView, body: Token) -> bool:
    """Whether a clause only says how many bodies of a kind there are (其中司法所32个)."""
    last = view.tokens[-1]
    counted = last.flags & QUANTITY and last.start == body.end and last.end == view.end
    return bool(counted) and body.mention.canonical in (None, body.text)
