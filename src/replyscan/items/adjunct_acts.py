"""Whether something is done inside a phrase that may be an adjunct, or its verbs belong to a noun."""

from __future__ import annotations

from replyscan.items.adjunct_occasions import is_work
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    DOCUMENT,
    LIGHT,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    QUANTITY,
    QUOTED,
    STATUS,
    TAIL,
    TELLING,
    TOPIC_PREPOSITION,
    UNKNOWN,
    VERB,
    Token,
)
from replyscan.late_pattern import late_pattern

# 以……为重点: what is taken for what, up to the clause's end.
FRAMED = late_pattern("为[\u4e00-\u9fff]{1,6}$")
# 按照区政府的办理意见（义案复〔2020〕48号），
_NUMBER_BEHIND = late_pattern("[（(][^（）()]{2,24}[）)]$")
_NOUN_JOINTS = ("和", "与", "及", "以及")


def promises(view: ClauseView, index: int) -> bool:
    """Whether 将 stands right before the preposition, so that a verb behind it is the act (将按标准管护设施，)."""
    told = index > 0 and view.tokens[index - 1].flags & STATUS > 0
    return told and any(token.flags & VERB and view.shown(later) for later, token in view.later(index))


def is_closed(view: ClauseView, index: int) -> bool:
    """Whether what ends the phrase is a noun even behind 将, and no verb in it acts (将按照县政府部署要求，)."""
    opener, words = view.tokens[index], view.words.adjuncts
    rest = view.text[opener.end : view.end]
    if opener.text in words.place:
        # 拟在《规划》中期评估时，
        return rest.endswith(words.places)
    if opener.text in words.occasions and is_work(view, index):
        # 将结合林权制度改革，
        return True
    named = _NUMBER_BEHIND.sub("", rest)
    if opener.text not in words.accordance or not named.endswith(words.noun_ends):
        return False
    described = "关于" in rest
    # 将按照市政府的批复意见（2020年5号），: the noun at the end, with the verb that says which.
    end = opener.end + len(named)
    return (
        described
        or not any(
            token.flags & VERB
            and not token.flags & NOMINAL
            and token.end < view.end
            and view.shown(later)
            and not view.before_particle(later)
            # 按照省政府批示精神: a verb that makes up the noun at the end.
            and view.text[token.start : view.end] not in words.noun_ends
            and not (view.before_tail(later) and view.tokens[later + 1].end == end)
            for later, token in view.later(index)
        )
    )


def goes_on(view: ClauseView, index: int) -> bool:
    """Whether a predicate follows inside the clause: behind the end of the phrase, or with 已, 将 or 把."""
    opened, last_words = view.tokens[index].end, view.words.adjuncts.last_words
    # 将按照标准管护: what 将 promises is the act.
    told = index > 0 and view.tokens[index - 1].flags & STATUS > 0 and not is_closed(view, index)
    for position in range(index + 1, len(view.tokens)):
        token, previous = view.tokens[position], view.tokens[position - 1]
        if token.text == "为" and FRAMED.fullmatch(view.text, token.start, view.end):
            # 以流域规划为依据，: what ends the phrase.
            continue
        if token.text in _NOUN_JOINTS and not view.followed_by(position, AGENCY):
            # 按照一村一路的目标和原则，, 经过走访调查和充分论证，
            continue
        closed = previous.flags & (CLOSER | DOCUMENT | QUOTED) and previous.end == token.start
        closed = closed or view.text[opened : token.start].endswith(last_words)
        if token.flags & VERB and view.behind(position) == "了":
            return True
        # 按季度向社会公布结果，
        if token.flags & TOPIC_PREPOSITION and token.text == "向" and view.heads_later(position):
            return True
        if closed or token.flags & (STATUS | OBJECT_MARKER):
            verb = view.predicate_verb(position)
            if verb is not None and not view.before_particle(verb) and (told or view.tokens[verb].end < view.end):
                return True
    return False


def only_names(view: ClauseView, index: int) -> bool:
    """Whether nothing behind the preposition can be the act: verbs only as nouns or before 的, and no figure."""
    for position in range(index + 1, len(view.tokens)):
        token = view.tokens[position]
        if token.flags & (QUANTITY | OBJECT_MARKER | STATUS | NEGATION | LIGHT):
            return False
        if token.flags & VERB and not token.flags & (NOMINAL | UNKNOWN) and view.shown(position):
            described = view.before_tail(position) or view.before_particle(position)
            # 结合本地实际积极出台政策，: an adverb shows the act.
            acts = position > index + 2 and view.preceded_by(position, MODIFIER) and not view.before_particle(position)
            if acts or (not described and token.text not in view.words.attributes):
                return False
        if _is_act(view, index, position):
            return False
    return True


def ends_in_noun(view: ClauseView, index: int) -> bool:
    """Whether a verb behind the word at `index` only opens its object, or ends the clause as a noun."""
    for position in range(index + 1, len(view.tokens)):
        token = view.tokens[position]
        opens = position == index + 1 and token.start == view.tokens[index].end
        # 通过实施土地整治项目，: what is done right behind 通过 is the means.
        means = opens and token.flags & LIGHT and view.tokens[index].text in view.words.adjuncts.means
        if token.flags & (QUANTITY | OBJECT_MARKER | STATUS | LIGHT | TELLING) and not means:
            return False
        if token.flags & VERB and not token.flags & (NOMINAL | UNKNOWN) and view.shown(position):
            ends = token.end == view.end and not view.preceded_by(position, MODIFIER | NEGATION)
            described = view.before_tail(position) or view.before_particle(position)
            if not (opens or ends or described) or view.behind(position) == "了":
                return False
        if _is_act(view, index, position):
            return False
    return True


def _is_act(view: ClauseView, index: int, position: int) -> bool:
    """Whether a verb that is a noun by habit acts: behind an adverb at the clause's end, or with an object of its own.

    围绕项目建设时机深入论证，; 依托平台接入各类终端，
    """
    token = view.tokens[position]
    if not token.flags & VERB or not token.flags & NOMINAL:
        return False
    if token.end == view.end:
        return view.preceded_by(position, MODIFIER) and position > index + 1
    apart = position > index + 1 and view.preceded_by(position, TAIL) and not view.before_particle(position)
    return apart and not view.followed_by(position, TAIL | VERB) and view.behind(position) not in "、和及与"


def serves(view: ClauseView, index: int) -> bool:
    """Whether 为 brings those for whom something is done, with 将, 提供 behind a verb, or an act behind a figure."""
    first: Token | None = None
    figured, acts = False, 0
    for later, token in enumerate(view.tokens[index + 1 :], index + 1):
        if token.flags & OBJECT_MARKER or (token.flags & QUANTITY and token.end == view.end):
            return True
        if figured and token.flags & VERB and not token.flags & NOMINAL and view.shown(later):
            # 建成投用: two verbs of one act.
            acts += not view.preceded_by(later, VERB)
        figured = figured or bool(token.flags & QUANTITY)
        # 为弥补减税和落实政策的缺口，: a verb that 和 joins belongs to the aim.
        joined = view.text[token.start - 1] in "和及与、"
        if token.flags & LIGHT and first is not None and not first.flags & PIVOT and not joined and not figured:
            # 为贯彻落实……, 为推进……的开展 tell an aim.
            return token.start > first.end and token.end < view.end
        if token.flags & VERB and first is None:
            first = token
    # 为解决68户饮水问题铺设管网，, but 为提升两条国道通行能力，; 为确保4所医院建成投用，: others act there.
    return acts > int(first is None or first.flags & PIVOT > 0)
