"""Clauses that do nothing themselves: by what, for what and in what the next one acts (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.adjunct_occasions import is_work, names_dated_occasion, names_occasion, names_way
from replyscan.items.clause_view import ClauseView
from replyscan.items.listed_adjuncts import agrees_with, closes_list, lists_means, lists_steps, worked_on
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    CONNECTIVE,
    DOCUMENT,
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
    TOPIC_PREPOSITION,
    UNKNOWN,
    VERB,
    Token,
    has_kind,
)
from replyscan.items.topic_phrases import names_topic
from replyscan.late_pattern import late_pattern

_COMMAS = ("，", ",")
_CITING = (*_COMMAS, "：", ":")
# What is shorter than this between 在 and 中 tells a state (在建设中).
_SHORTEST_PLACE = 4
# What is longer than this behind 通过 may hold the act (通过悬挂条幅等宣传……).
_LONGEST_MEANS = 10
# 根据条例中明确规定，; 按照《通知》要求：: what a text says, however the verb in it stands.
_SAID = late_pattern(
    "(?:[》）)]|[》\u4e00-\u9fff][中里])(?:的|之|有关|相关|明确|具体)*(?:规定|要求|精神|部署|约定|指示)$"
)
# 以……为重点: what is taken for what, up to the clause's end.
_FRAMED = late_pattern("为[\u4e00-\u9fff]{1,6}$")
# 按照区政府的办理意见（义案复〔2020〕48号），
_NUMBER_BEHIND = late_pattern("[（(][^（）()]{2,24}[）)]$")
# 为根本性地解决停车难问题，: an adverb before what is aimed at.
_ADVERB = late_pattern("^[\u4e00-\u9fff]{2,4}地(?=[\u4e00-\u9fff])")
_NOUN_JOINTS = ("和", "与", "及", "以及")
# 按照国家现行铁路规划建设有关规定，: which rules.
_WHICH_RULES = late_pattern("(?:有关|相关)[\u4e00-\u9fff]{0,4}$")
_BEFORE_BODY = TIME | CONNECTIVE | MODIFIER


def is_adjunct(view: ClauseView, index: int) -> bool:
    """Whether the preposition at `index` opens a phrase that fills what is left of a clause that a comma ends."""
    mark = view.text[view.end : view.end + 1]
    opener, words = view.tokens[index], view.words.adjuncts
    rest = view.text[opener.end : view.end]
    if opener.text in words.accordance and mark in _CITING and _SAID.search(rest):
        return True
    if mark in _CITING and mark not in _COMMAS:
        # 据县水利局对供水工程统计：
        return opener.text in words.accordance and rest.endswith(words.last_words) and not _goes_on(view, index)
    if mark not in _COMMAS:
        return False
    if closes_list(view, index) or lists_means(view, index) or _names_rules(view, index):
        return True
    # 将按标准管护设施, but 将以创建文明城市为契机
    framed = opener.text in words.framing and _FRAMED.search(rest) is not None
    ways = framed or rest.endswith((*words.ways, *words.forms, *words.views)) or _is_closed(view, index)
    if _promises(view, index) and not ways:
        return False
    heads = opener.start == view.start and view.text[view.start - 1 : view.start] not in _COMMAS
    if opener.text in words.accompaniment or (opener.text in words.capacity and heads):
        return True
    if opener.text in words.capacity and opener.start == view.start and _ends_in_noun(view, index):
        return True
    if opener.text in words.brief and len(rest) <= _LONGEST_MEANS and not view.quantity_follows(index):
        return True
    if opener.text in words.brief and any(brings(view, index) for brings in (worked_on, lists_steps, agrees_with)):
        return True
    if opener.text in words.viewpoints and rest.endswith(words.views):
        return True
    if opener.text in words.sole_aim and not has_kind(view.tokens[index + 1 :], AGENCY):
        return True
    if opener.text in words.exceptions and rest.endswith(words.besides):
        return True
    if opener.text in words.topics and names_topic(view, index):
        return True
    if opener.text in words.topics and _ends_in_slogan(view):
        return True
    speaks = opener.text in words.topics or opener.text in words.speaking
    if speaks and rest.endswith(words.subjects) and not view.flags & (QUANTITY | TELLING | LIGHT):
        return not _goes_on(view, index)
    if opener.text in words.framing and rest.endswith(words.forms) and not view.flags & QUANTITY:
        return not _goes_on(view, index)
    if opener.text in words.framing:
        return framed and not _goes_on(view, index)
    if opener.text in words.place and rest.endswith(words.efforts):
        return True
    if opener.text in words.grounds and _only_names(view, index):
        return True
    if opener.text in words.focus and _ends_in_noun(view, index):
        return True
    if opener.text in words.focus and opener.start == view.start and rest.endswith(words.noun_ends):
        # 适应新时代加强基层治理需要，
        return not view.flags & (QUANTITY | OBJECT_MARKER | STATUS | TELLING | LIGHT)
    if opener.text in words.means and _opens_with_verb(view, index) and _ends_in_noun(view, index):
        return not any(word in rest for word in words.passed)
    if opener.text in words.means and index and _is_body(view, index) and _only_names(view, index):
        # 我县通过通村公路工程建设，
        return not any(word in rest for word in words.passed)
    if opener.text in words.grounds and (names_occasion(view, index) or names_dated_occasion(view, index)):
        return True
    if opener.text in words.accordance:
        fills = rest.endswith((*words.last_words, "》", "）", ")")) and not _gives_at_rate(view, index)
    elif opener.text in words.place and _names_who_and_where(view, index):
        return True
    elif opener.text in words.place:
        # 在两条线路安装护栏8.6公里，: a figure ends no place.
        fills = rest.endswith(words.places) and len(rest) > _SHORTEST_PLACE and not _ends_in_figure(view)
    elif opener.text in words.aim and "以" not in view.text[view.start : opener.start]:
        aims = rest.startswith(words.aims) or _ADVERB.sub("", rest).startswith(words.aims)
        return aims and not _serves(view, index)
    elif opener.text in words.means and names_way(rest, words.ways):
        return not _goes_on(view, index)
    elif opener.text in words.means and (opener.start == view.start or _only_when(view, index)):
        # 每年通过“送戏下乡”惠民项目，: the name in quotation marks is as long as it is.
        named = len(view.tokens[index + 1].text) if view.followed_by(index, QUOTED) else 0
        means = len(rest) - named <= _LONGEST_MEANS or rest.endswith(words.last_words)
        passed = rest.startswith("了") or any(word in rest for word in words.passed)
        fills = means and not passed and not _ends_in_figure(view)
    else:
        return False
    return fills and not _goes_on(view, index)


def _gives_at_rate(view: ClauseView, index: int) -> bool:
    """Whether a verb of money ends the clause behind the figure by which it gives (按每村5万元安排，)."""
    last = view.tokens[-1]
    gives = last.flags & VERB and last.label == "fund" and last.end == view.end
    # 按照年初计划的300万元安排，: what was arranged.
    return bool(gives) and any(
        token.flags & QUANTITY and view.text[token.start - 1] != "的" for token in view.tokens[index + 1 : -1]
    )


def _only_when(view: ClauseView, index: int) -> bool:
    """Whether only when or how often stands before 通过, and behind it no text that may be passed (每年通过巡演，)."""
    before = view.tokens[:index]
    when = sum(token.end - token.start for token in before if token.flags & (TIME | MODIFIER | CONNECTIVE))
    told = any(token.flags & (STATUS | TELLING) for token in before)
    return when == view.tokens[index].start - view.start and not told and not has_kind(view.tokens[index:], DOCUMENT)


def _ends_in_slogan(view: ClauseView) -> bool:
    """Whether a clause ends with whom or what it is about and a word in quotation marks (对违法占地行为“零容忍”，)."""
    last = view.tokens[-1]
    ends = last.flags & QUOTED and last.end == view.end and not view.flags & (QUANTITY | LIGHT | TELLING)
    return bool(ends) and view.preceded_by(len(view.tokens) - 1, TAIL)


def _names_rules(view: ClauseView, index: int) -> bool:
    """Whether 有关 or 相关 shows that the clause ends with the rules one goes by (按照国家规划建设有关规定，)."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text not in words.accordance:
        return False
    word = next((word for word in words.noun_ends if view.text.endswith(word, opener.end, view.end)), None)
    if word is None or not _WHICH_RULES.search(view.text, opener.end, view.end - len(word)):
        return False
    return _is_closed(view, index)


def _promises(view: ClauseView, index: int) -> bool:
    """Whether 将 stands right before the preposition, so that a verb behind it is the act (将按标准管护设施，)."""
    told = index > 0 and view.tokens[index - 1].flags & STATUS > 0
    return told and any(token.flags & VERB and view.shown(later) for later, token in view.later(index))


def _is_closed(view: ClauseView, index: int) -> bool:
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


def _ends_in_figure(view: ClauseView) -> bool:
    return bool(view.tokens[-1].flags & QUANTITY) and view.tokens[-1].end == view.end


def is_test_passed(view: ClauseView, index: int) -> bool:
    """Whether 通过 at `index` is the act (通过省级验收) and no means: the clause ends with what one passes."""
    rest = view.text[view.tokens[index].end : view.end]
    return rest.endswith(view.words.adjuncts.passed) and not _goes_on(view, index)


def _names_who_and_where(view: ClauseView, index: int) -> bool:
    """Whether a body and where it acts fill the clause (我部2015年在9个省24个县，): what it does stands in the next."""
    named = has_kind(view.tokens[:index], AGENCY)
    return named and not has_kind(view.tokens[index + 1 :], VERB | OBJECT_MARKER)


def _goes_on(view: ClauseView, index: int) -> bool:
    """Whether a predicate follows inside the clause: behind the end of the phrase, or with 已, 将 or 把."""
    opened, last_words = view.tokens[index].end, view.words.adjuncts.last_words
    # 将按照标准管护: what 将 promises is the act.
    told = index > 0 and view.tokens[index - 1].flags & STATUS > 0 and not _is_closed(view, index)
    for position in range(index + 1, len(view.tokens)):
        token, previous = view.tokens[position], view.tokens[position - 1]
        if token.text == "为" and _FRAMED.fullmatch(view.text, token.start, view.end):
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


def _only_names(view: ClauseView, index: int) -> bool:
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


def _ends_in_noun(view: ClauseView, index: int) -> bool:
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


def _opens_with_verb(view: ClauseView, index: int) -> bool:
    """Whether a verb stands right behind 通过, maybe behind who acts (我部通过实施奖励政策，)."""
    following = view.after(index)
    before = all(token.flags & (_BEFORE_BODY | AGENCY | PREPOSITION) for token in view.tokens[:index])
    return before and following is not None and bool(following.flags & VERB)


def _is_body(view: ClauseView, index: int) -> bool:
    """Whether a body stands right before the token at `index`, and no thing whose part it is."""
    before = view.tokens[index - 1]
    return bool(before.flags & AGENCY) and before.end == view.tokens[index].start


def _serves(view: ClauseView, index: int) -> bool:
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
