"""What a clause comes to when all its tokens are seen: its verb, its negation, its object and who acts."""

from __future__ import annotations

from dataclasses import replace

from replyscan.items.acting_bodies import opening_acts
from replyscan.items.clause_sizes import counts_body, names_figure, names_part, rates_later
from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_ADVERBIAL, AFTER_MODIFIER, AFTER_TOPIC, BARE_NOMINAL, Best
from replyscan.items.tokens import (
    BOUND,
    LACKING,
    MODIFIER,
    NEGATION,
    NOMINAL,
    PARTNER_CLOSER,
    QUANTITY,
    TAIL,
    TELLING,
    TOPIC_PREPOSITION,
    VERB,
    Token,
    has_kind,
)

# What stands behind a verb and says that the act is over or under way.
_PARTICLES = frozenset("了过着起")
_WITHOUT = "无"
# What leads from a verb of two characters to the figure that was reached.
_GOALS, _WITH_GOAL = ("至", "为"), 2
# What the adverbs of a period begin with (每晚, 全年).
_PERIODS = ("每", "全")


def conclude(view: ClauseView, frame: Frame, best: Best | None, opening: Token | None) -> None:
    """Sets the verb, the negation and where the object begins; `opening` is the body that the clause begins with."""
    if best is None or best.placed <= BARE_NOMINAL or _ends_in_noun(view, best.token):
        best = _lack(view, frame, best) or best
    if best is None or best.placed <= AFTER_TOPIC:
        best = _joint_act(view, frame, best) or best
    if best is None:
        if not view.flags & QUANTITY:
            # 我局还是本着便民原则: the body acts in the clauses behind.
            frame.subject = frame.subject or opening
        elif frame.subject is not None and counts_body(view, frame.subject):
            frame.subject = None
        return
    if names_part(view, best.token):
        return
    if best.placed <= BARE_NOMINAL and (names_figure(view, best.token) or rates_later(view, best.token)):
        return
    verb = _without_goal(_bare_lack(view.tokens[best.token]))
    if verb.text in view.words.shares and view.before_figure(best.token):
        # 机具占比38.5%: the noun of a share, and no verb.
        return
    share = view.after(best.token)
    if share is not None and share.text in view.words.shares and view.before_figure(best.token + 1):
        # 终局裁决占比81%: a share of what the verb names.
        return
    if _bounds_norm(view, best.token):
        if not _bounds_part(view, best.token):
            _set_object(view, frame, best.token)
        return
    frame.verb, frame.placed, frame.topic = verb, best.placed, best.topic
    named = frame.names_actor or best.topic.startswith(view.words.telling_or_wanting) or _lacks(view, frame)
    if best.topic and not named:
        frame.subject = None
    if view.flags & NEGATION:
        near = view.tokens[max(0, best.token - 2) : best.token]
        # 尚未在我市推广: what tells that it was not done reaches over where and how.
        told = (token for token in view.tokens[: best.token] if token.flags & TELLING and frame.adverbials)
        frame.negated = has_kind((*near, *told), NEGATION)
    _set_object(view, frame, best.token)
    frame.for_whoever = _is_for_whoever(view, frame, verb)
    if frame.subject is None and opening is not None and opening_acts(view, opening, frame):
        # 县交运公司逢集日加开1班: what stands between is when or how.
        frame.subject = opening


def _is_for_whoever(view: ClauseView, frame: Frame, verb: Token) -> bool:
    """Whether 的 says behind 对 or its like to whom the verb applies, and nobody is counted there."""
    for opener in frame.adverbials:
        whom = view.text[opener.end : verb.start] if opener.flags & TOPIC_PREPOSITION else ""
        if "的" in whom and not any(
            token.flags & QUANTITY and opener.end <= token.start < verb.start for token in view.tokens
        ):
            return True
    return False


def _bare_lack(verb: Token) -> Token:
    """无 of 暂无 and 尚无."""
    adverb = len(verb.text) - len(_WITHOUT)
    lacks = verb.flags & LACKING and verb.text.endswith(_WITHOUT) and adverb > 0
    return replace(verb, start=verb.start + adverb, text=_WITHOUT) if lacks else verb


def _without_goal(verb: Token) -> Token:
    """提升 of 提升至: what leads to the figure is a part of the object, as it is behind 提高 and 缩短."""
    goal = len(verb.text) > _WITH_GOAL and verb.label == "measure" and verb.text.endswith(_GOALS)
    return replace(verb, end=verb.end - 1, text=verb.text[:-1]) if goal else verb


def _bounds_norm(view: ClauseView, index: int) -> bool:
    """Whether a verb only bounds the figure of a norm (每学期不少于2节, but 投资强度不低于每亩300万元)."""
    verb = view.tokens[index]
    if not verb.flags & BOUND or view.text[verb.start - 1] != "不" or not view.before_figure(index):
        return False
    return not any(token.flags & TAIL and token.end == verb.start - 1 for token in view.tokens)


def _bounds_part(view: ClauseView, index: int) -> bool:
    """Whether a norm is one for a part of what was told, or for each period (其中脆李不少于800吨, 每晚不超过600人)."""
    before = view.before(index - 1) if index else None
    if view.tokens[0].text in view.words.parts:
        return True
    if before is None or not before.flags & MODIFIER or not before.text.startswith(_PERIODS):
        return False
    # 每生每学期不超过360元, but 教师交流比例每年不低于15%: what is bounded stands before the period.
    lead = view.text[view.start : before.start]
    return not lead or lead.startswith(_PERIODS)


def _set_object(view: ClauseView, frame: Frame, index: int) -> None:
    """The object stands behind the verb at `index` and what completes it, or is who is sent (派 + 人到场验收)."""
    verb = view.tokens[index]
    frame.object_start = _object_start(view, index)
    if verb.text[0] in view.words.sending and verb.text[1:] in view.words.sent:
        frame.verb = replace(verb, end=verb.start + 1, text=verb.text[0])
        frame.object_start = verb.start + 1
    frame.object_text = view.text[frame.object_start : view.end].strip()
    completed = view.completed_at(index, verb.end)
    if frame.object_start > verb.end:
        completed = max(completed, view.completed_at(index, frame.object_start))
    if completed > max(frame.object_start, verb.end):
        frame.object_start = _behind_particles(view, completed, view.tokens[index])


def _object_start(view: ClauseView, index: int) -> int:
    """Where the object of a verb begins: behind what says that the act is over, under way or fails."""
    verb = view.tokens[index]
    at = _without_goal(verb).end
    if view.fails(index):
        at += 2
    return _behind_particles(view, at, verb)


def _behind_particles(view: ClauseView, at: int, verb: Token) -> int:
    """The first place from `at` on where no particle and no space stands."""
    while at < view.end and (_is_aspect(view, at, verb) or view.text[at].isspace()):
        at += 1
    return at


def _is_aspect(view: ClauseView, at: int, verb: Token) -> bool:
    """Whether the character at `at` says that the act is over or under way, or went well (完善好, 梳理出)."""
    if view.text[at : at + 2] in view.words.unlike_aspects:
        return False
    return view.text[at] in _PARTICLES or (view.text[at] in "好出" and len(verb.text) > 1 and at == verb.end)


def _lack(view: ClauseView, frame: Frame, best: Best | None) -> Best | None:
    """没有, 暂无 or its like as the verb of a clause that has no other (我局没有处罚权, 国家尚无统一规定)."""
    for index, token in enumerate(view.tokens if view.flags & LACKING else ()):
        lacks = token.flags & LACKING and (token.flags & NEGATION or token.text.endswith(_WITHOUT))
        if lacks and token.end < view.end:
            return Best(AFTER_MODIFIER, index, frame.topic if best is None else best.topic)
    return None


def _ends_in_noun(view: ClauseView, index: int) -> bool:
    """Whether the verb at `index` may make up the noun that ends a clause (尚无统一规定, 没有管理权限, 无调整权限)."""
    token, following = view.tokens[index], view.after(index)
    if token.end == view.end and token.flags & TAIL:
        return True
    if following is None or following.end != view.end or not view.preceded_by(index, LACKING):
        return False
    return bool(token.flags & NOMINAL and following.flags & TAIL) or following.text in view.words.lacked


def _lacks(view: ClauseView, frame: Frame) -> bool:
    """Whether the body that a clause begins with lacks what stands behind it (我局暂无权限审批)."""
    if frame.subject is None or not view.flags & LACKING:
        return False
    following = view.after(view.tokens.index(frame.subject))
    return following is not None and bool(following.flags & LACKING)


def _joint_act(view: ClauseView, frame: Frame, best: Best | None) -> Best | None:
    """What is done with partners as the verb, behind them or at the clause's end (与有关部门沟通协调)."""
    if not frame.partners:
        return None
    behind = frame.partners[-1].end
    for index, token in enumerate(view.tokens):
        joint = token.flags & PARTNER_CLOSER and not token.flags & (MODIFIER | VERB)
        if joint and (token.start == behind or token.end == view.end):
            return Best(AFTER_ADVERBIAL, index, "") if best is None or best.token > index else None
    return None
