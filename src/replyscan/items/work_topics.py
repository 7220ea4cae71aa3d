"""Verbs that only name a piece of work or a thing, because a later verb has the work or thing as its subject."""

from __future__ import annotations

from replyscan.items.clause_topics import changed_later, named_by_later, summed_later, told_with_figure
from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern

# 医院改造(工程) + 由……
_BROUGHT_BEHIND = late_pattern("[\u4e00-\u9fff]{0,4}?由")
# What is shorter between two known words of a topic is no noun, what is longer may be more than one.
_SHORTEST_NOUN, _LONGEST_NOUN = 2, 6
# 喷灌、滴灌等灌溉方式
_CLOSED_LIST = late_pattern("(?:[\u4e00-\u9fff]{1,10}、)+[\u4e00-\u9fff]{1,10}?等[\u4e00-\u9fff]{2}")
# What no topic holds behind the verb that names it.
_MORE_THAN_TOPIC = AGENCY | QUANTITY | OBJECT_MARKER | PREPOSITION | QUOTED | TELLING | NEGATION | TIME


def names_topic(view: ClauseView, frame: Frame, index: int, tail: bool, opens: bool, behind_topic: bool) -> bool:
    """Whether the verb only belongs to what a later predicate speaks of; `tail` where a noun makes it a noun.

    The verb `opens` the clause, or stands behind what may be a noun before it.
    """
    token = view.tokens[index]
    demands = token.text in view.words.demanding and index <= 1 and view.behind(index) != "的"
    told = demands or (view.behind(index) == "了" and token.label == "issue")
    apart = frame.subject is None or view.before_particle(index) or _is_of_house(view, frame, token)
    if not told and apart and changed_later(view, index):
        # 明确了宣传工作由市委宣传部牵头: what was issued is what was done.
        return True
    if view.has_behind(index, TELLING):
        # 公开招聘95名已完成笔试: a verb whose figure stands before 已 only names who or what.
        noun = token.flags & NOMINAL or tail or (token.label == "measure" and opens)
        if frame.topic or noun or told_with_figure(view, index):
            return True
    if token.flags & NOMINAL and summed_later(view, index):
        return True
    if _names_work(view, frame, index, opens, behind_topic) or _undertaken_later(view, index):
        return True
    return not behind_topic and named_by_later(view, index)


def _undertaken_later(view: ClauseView, index: int) -> bool:
    """Whether the verb behind a body names its undertaking, which 将 tells of (县体育馆改造升级工程将拆除门面房)."""
    if not view.preceded_by(index, AGENCY) or view.tokens[index - 1].end < view.tokens[index].start:
        return False
    end = view.tokens[index].end
    for place, token in view.later(index):
        if token.start > end:
            return False
        if token.text in view.words.built_works:
            promised = view.followed_by(place, OBJECT_MARKER) and view.tokens[place + 1].start == token.end
            return promised and view.tokens[place + 1].flags & STATUS > 0 and view.predicate_follows(place + 1)
        if not token.flags & VERB:
            return False
        end = token.end
    return False


def _is_of_house(view: ClauseView, frame: Frame, token: Token) -> bool:
    """Whether the verb is a noun by habit right behind a house or place whose work it names.

    医院改造由县卫健局负责; but 集团自筹256万元、其余由上级解决.
    """
    subject = frame.subject
    if subject is None or subject.end != token.start or not token.flags & NOMINAL:
        return False
    if _BROUGHT_BEHIND.match(view.text, token.end, view.end) is None:
        return False
    return not subject.mention.first_person and subject.mention.kind not in ("department", "company")


def _names_work(view: ClauseView, frame: Frame, index: int, opens: bool, behind_topic: bool) -> bool:
    """Whether a later verb has the work or the thing that the verb at `index` names as its subject.

    The verb `opens` the clause, or stands behind what may be a noun before it.
    """
    alone = frame.subject is None and (opens or bool(frame.topic)) and view.followed_by(index, VERB)
    if (behind_topic or alone) and _ruled_later(view, index, _LONGEST_NOUN if behind_topic else 0):
        return True
    if opens and view.behind(index) == "、" and _listed_later(view, index):
        return True
    if (opens and _told_later(view, index)) or _dated_later(view, index) or (opens and _brought_later(view, index)):
        return True
    if index and view.tokens[index].flags & TAIL and _dated_later(view, index - 1):
        # 申报 + 通知将在今年11月发布: the thing itself.
        return True
    if (opens or behind_topic) and _all_told_later(view, index):
        return True
    return (opens or behind_topic or bool(frame.topic)) and _concluded_later(view, index)


def _listed_later(view: ClauseView, index: int) -> bool:
    """Whether the verb opens a list that 等 and a noun close, and of which a later verb speaks.

    喷灌、滴灌等灌溉方式得到推广, but 开展、推进等工作.
    """
    closed = _CLOSED_LIST.match(view.text, view.tokens[index].start, view.end)
    if closed is None:
        return False
    later = (at for at, token in view.later(index) if token.start >= closed.end() and token.flags & VERB)
    head = next((at for at in later if not view.tokens[at].flags & NOMINAL and view.shown(at)), None)
    return head is not None and not view.before_tail(head) and not view.before_particle(head)


def rules_work(view: ClauseView, index: int) -> bool:
    """Whether the verb tells what holds for the work before it, or to whom it passes (监管移交市商务局负责)."""
    token = view.tokens[index]
    if view.has_behind(index, TELLING):
        return False
    if token.text in view.words.changes and view.followed_by(index, AGENCY):
        return True
    named = (place for place, earlier in enumerate(view.tokens[:index]) if earlier.flags & VERB)
    return token.text in view.words.ruling and any(_ruled_later(view, place, _LONGEST_NOUN) for place in named)


def _ruled_later(view: ClauseView, index: int, gap: int) -> bool:
    """Whether a verb that work or a thing is the subject of follows, behind nothing but nouns (配租实行轮候制).

    `gap` is the longest noun between that no rule knows.
    """
    token = view.tokens[index]
    if (
        token.flags & PIVOT
        or token.text in view.words.ruling
        or token.text in view.words.perceiving
        or view.behind(index) in ("了", "过", "的")
    ):
        return False
    at = token.end
    for place, later in view.later(index):
        if later.start - at > gap or "的" in view.text[at : later.start]:
            return False
        if later.text in view.words.ruling and later.flags & VERB:
            joined = later.start == token.end and view.particle(place) >= 0
            if joined or (not token.flags & NOMINAL and _describes_noun(view, place)):
                # 建设覆盖县、乡、村三级的物流网络: it describes what is built.
                return False
            return later.end < view.end and view.behind(place) != "的" and not view.relative(place)
        if later.flags & (_MORE_THAN_TOPIC | PIVOT | MODIFIER) and not later.flags & NOMINAL:
            return False
        at = later.end
    return False


def _describes_noun(view: ClauseView, index: int) -> bool:
    """Whether the verb at `index` says of which kind the noun at the clause's end is (引进 + 符合产业定位的企业6家)."""
    particle = view.text.rfind("的", view.tokens[index].end, view.end)
    return particle >= 0 and not any(
        token.start > particle and token.flags & VERB and not token.flags & NOMINAL for token in view.tokens[index:]
    )


def _concluded_later(view: ClauseView, index: int) -> bool:
    """Whether a verb ends the clause that says of work that it is over or under way (标准化建设全面完成).

    An adverb or a noun stands right before it; one behind a verb that is told belongs to that verb (已浇筑完成).
    """
    last, token = view.tokens[-1], view.tokens[index]
    if last.end < view.end or last is token or not last.flags & VERB:
        return False
    all_of_it = view.tokens[-2].text in view.words.quantifiers and view.before_tail(index)
    if last.text not in view.words.concluding and not all_of_it:
        # 检测结果全部公示
        return False
    if token.flags & PIVOT or token.text in view.words.ruling:
        return False
    if has_kind(view.tokens[index + 1 :], _MORE_THAN_TOPIC) or "的" in view.text[token.end : last.start]:
        return False
    before = view.tokens[-2]
    if before.end < last.start:
        return False
    if before is token:
        # 资产清查完成, but 资金落实到位
        over = last.text in view.words.finishing and last.label != "measure"
        return over and not view.finishes(len(view.tokens) - 1)
    return bool(before.flags & (MODIFIER | NOMINAL)) or not before.flags & VERB


def _told_later(view: ClauseView, index: int) -> bool:
    """Whether the verb at the clause's head only describes the thing that 已 tells of (堵塞管道已疏通).

    Nothing but the thing stands between, and little behind: what is found may hold 已 itself (发现项目已停工), and so
    may an object (完善境外已上市药品进口机制).
    """
    tokens, place = view.tokens, index + 1
    if view.before_tail(index):
        place += 1
    if place >= len(tokens) or tokens[index].start > view.start or not tokens[place].flags & TELLING:
        return False
    token, told = tokens[index], tokens[place]
    thing = view.text[token.end : told.start]
    if token.flags & PIVOT or token.text in view.words.perceiving or not _SHORTEST_NOUN <= len(thing) <= _LONGEST_NOUN:
        return False
    verb = view.predicate_verb(place + 1) if view.after(place) is not None else None
    return verb is not None and view.end - tokens[verb].end <= _LONGEST_NOUN and "、" not in thing


def _dated_later(view: ClauseView, index: int) -> bool:
    """Whether the verb only describes the thing behind it that 将 tells of, or that is done by a day at the end.

    抓拍设备6月底前启用, 申报通知将在今年11月发布, but 建设停车场6月底前完工的任务.
    """
    token, tokens, place = view.tokens[index], view.tokens, index + 1
    if not _opens(view, index) or token.flags & (PIVOT | LIGHT) or token.text in view.words.perceiving:
        return False
    while place < len(tokens) and tokens[place].flags & TAIL:
        place += 1
    thing = "".join(view.text[token.end : tokens[place].start].split()) if place < len(tokens) else ""
    if not _SHORTEST_NOUN <= len(thing) <= _LONGEST_NOUN or not thing.isalpha() or "的" in thing:
        return False
    told, last = tokens[place], tokens[-1]
    if told.flags & STATUS and not told.flags & (TELLING | NEGATION):
        return view.predicate_follows(place) and view.heads_later(place)
    ends = last.flags & VERB and last.end == view.end and not last.flags & (PIVOT | NOMINAL)
    return bool(told.flags & TIME and ends) and not has_kind(tokens[place + 1 : -1], VERB | OBJECT_MARKER | AGENCY)


def _brought_later(view: ClauseView, index: int) -> bool:
    """Whether 由 right behind the verb brings who does what the verb names (贴息由省市县三级分担)."""
    following, verb = view.after(index), view.tokens[index]
    brings = following is not None and following.text == "由" and following.start == verb.end
    if not brings or verb.flags & PIVOT or not view.followed_by(index + 1, AGENCY):
        return False
    return view.tokens[-1].flags & VERB > 0 and view.tokens[-1].end == view.end and view.predicate_follows(index + 2)


def _opens(view: ClauseView, index: int) -> bool:
    """Whether nothing stands before the verb but connectives and what may describe a noun (但 + 新 + 出让地块)."""
    at = view.start
    for token in view.tokens[:index]:
        if token.start > at or not (token.flags & CONNECTIVE or token.text in view.words.describing):
            return False
        at = token.end
    return view.tokens[index].start == at


def _all_told_later(view: ClauseView, index: int) -> bool:
    """Whether 全部 or the like behind the figure of what the verb names says what came of it (交办问题36个全部办结)."""
    token = view.tokens[index]
    if token.flags & PIVOT or token.text in view.words.ruling or not view.has_behind(index, QUANTITY):
        return False
    return any(
        later.text in view.words.quantifiers and view.preceded_by(place, QUANTITY) and view.predicate_follows(place)
        for place, later in view.later(index + 1)
    )
