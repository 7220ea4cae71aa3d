"""Clauses that do nothing themselves: by what, for what and in what the next one acts (GUIDELINES section 1)."""

from __future__ import annotations

from replyscan.items.adjunct_acts import FRAMED, ends_in_noun, goes_on, is_closed, only_names, promises, serves
from replyscan.items.adjunct_occasions import names_dated_occasion, names_occasion, names_way
from replyscan.items.clause_view import ClauseView
from replyscan.items.listed_adjuncts import agrees_with, closes_list, lists_means, lists_steps, worked_on
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    DOCUMENT,
    LIGHT,
    MODIFIER,
    OBJECT_MARKER,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    VERB,
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
# 为根本性地解决停车难问题，: an adverb before what is aimed at.
_ADVERB = late_pattern("^[\u4e00-\u9fff]{2,4}地(?=[\u4e00-\u9fff])")
# 按照国家现行铁路规划建设有关规定，: which rules.
_WHICH_RULES = late_pattern("(?:有关|相关)[\u4e00-\u9fff]{0,4}$")
_BEFORE_BODY = TIME | CONNECTIVE | MODIFIER


def is_adjunct(view: ClauseView, index: int) -> bool:
    """Whether the preposition at `index` opens a phrase that fills what is left of a clause that a comma ends."""
    mark = view.text[view.end : view.end + 1]
    rest = view.text[view.tokens[index].end : view.end]
    if mark in _CITING and _cites(view, index, rest, mark):
        return True
    if mark not in _COMMAS:
        return False
    if closes_list(view, index) or lists_means(view, index) or _names_rules(view, index):
        return True
    if promises(view, index) and not _says_how(view, index, rest):
        return False
    if _accompanies(view, index) or _is_gone_through(view, index, rest) or _sets_apart(view, index, rest):
        return True
    if _names_topic(view, index):
        return True
    opener, words = view.tokens[index], view.words.adjuncts
    if _speaks_of_subject(view, index, rest):
        return not goes_on(view, index)
    if opener.text in words.framing:
        formed = rest.endswith(words.forms) and not view.flags & QUANTITY
        return (formed or _is_framed(view, index, rest)) and not goes_on(view, index)
    if _names_ground(view, index, rest):
        return True
    if opener.text in words.focus and opener.start == view.start and rest.endswith(words.noun_ends):
        # 适应新时代加强基层治理需要，
        return not view.flags & (QUANTITY | OBJECT_MARKER | STATUS | TELLING | LIGHT)
    if opener.text in words.means and _names_work(view, index):
        return not any(word in rest for word in words.passed)
    if opener.text in words.grounds and (names_occasion(view, index) or names_dated_occasion(view, index)):
        return True
    return _fills_clause(view, index, rest)


def _cites(view: ClauseView, index: int, rest: str, mark: str) -> bool:
    """Whether the clause names a text or a body by which the next one goes, and a comma or colon ends it."""
    words = view.words.adjuncts
    if view.tokens[index].text not in words.accordance:
        return False
    if _SAID.search(rest):
        return True
    # 据县水利局对供水工程统计：
    return mark not in _COMMAS and rest.endswith(words.last_words) and not goes_on(view, index)


def _says_how(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the phrase ends with a way or a noun of its own, so that 将 before it promises no verb in it."""
    words = view.words.adjuncts
    # 将按标准管护设施, but 将以创建文明城市为契机
    ways = (*words.ways, *words.forms, *words.views)
    return _is_framed(view, index, rest) or rest.endswith(ways) or is_closed(view, index)


def _is_framed(view: ClauseView, index: int, rest: str) -> bool:
    """Whether 为 and a noun close what 以 opens (以……为重点)."""
    return view.tokens[index].text in view.words.adjuncts.framing and FRAMED.search(rest) is not None


def _accompanies(view: ClauseView, index: int) -> bool:
    """Whether the phrase says with what the next act comes, or as what something is taken."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text in words.accompaniment:
        return True
    if opener.text not in words.capacity or opener.start != view.start:
        return False
    return view.text[view.start - 1 : view.start] not in _COMMAS or ends_in_noun(view, index)


def _is_gone_through(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the phrase says through what a thing or a body has gone before the next act (经县级推荐，)."""
    if view.tokens[index].text not in view.words.adjuncts.brief:
        return False
    if len(rest) <= _LONGEST_MEANS and not view.quantity_follows(index):
        return True
    return worked_on(view, index) or lists_steps(view, index) or agrees_with(view, index)


def _sets_apart(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the phrase says from which side, for what alone or apart from what the next clause is meant."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text in words.viewpoints and rest.endswith(words.views):
        return True
    if opener.text in words.sole_aim and not has_kind(view.tokens[index + 1 :], AGENCY):
        return True
    return opener.text in words.exceptions and rest.endswith(words.besides)


def _names_topic(view: ClauseView, index: int) -> bool:
    """Whether 对 or its like brings nothing but of whom or what the next clause speaks."""
    topical = view.tokens[index].text in view.words.adjuncts.topics
    return topical and (names_topic(view, index) or _ends_in_slogan(view))


def _speaks_of_subject(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the phrase ends with a word for a subject of talk, and the clause tells nothing of it."""
    opener, words = view.tokens[index], view.words.adjuncts
    speaks = opener.text in words.topics or opener.text in words.speaking
    return speaks and rest.endswith(words.subjects) and not view.flags & (QUANTITY | TELLING | LIGHT)


def _names_ground(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the phrase names the efforts in which, the ground on which or the focus with which the next one acts."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text in words.place and rest.endswith(words.efforts):
        return True
    if opener.text in words.grounds and only_names(view, index):
        return True
    return opener.text in words.focus and ends_in_noun(view, index)


def _names_work(view: ClauseView, index: int) -> bool:
    """Whether a verb with its noun, or behind a body a noun alone, says by which work the next clause acts."""
    if _opens_with_verb(view, index) and ends_in_noun(view, index):
        return True
    # 我县通过通村公路工程建设，
    return index > 0 and _is_body(view, index) and only_names(view, index)


def _fills_clause(view: ClauseView, index: int, rest: str) -> bool:
    """Whether the end of the phrase shows that it is whole: rules, a place, an aim or a means."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text in words.accordance:
        fills = rest.endswith((*words.last_words, "》", "）", ")")) and not _gives_at_rate(view, index)
        return fills and not goes_on(view, index)
    if opener.text in words.place:
        return _names_who_and_where(view, index) or (_ends_in_place(view, rest) and not goes_on(view, index))
    if opener.text in words.aim and "以" not in view.text[view.start : opener.start]:
        aims = rest.startswith(words.aims) or _ADVERB.sub("", rest).startswith(words.aims)
        return aims and not serves(view, index)
    if opener.text in words.means:
        return _names_means(view, index, rest) and not goes_on(view, index)
    return False


def _ends_in_place(view: ClauseView, rest: str) -> bool:
    """Whether the phrase says where or when the next clause acts."""
    # 在两条线路安装护栏8.6公里，: a figure ends no place.
    return rest.endswith(view.words.adjuncts.places) and len(rest) > _SHORTEST_PLACE and not _ends_in_figure(view)


def _names_means(view: ClauseView, index: int, rest: str) -> bool:
    """Whether 通过 or its like brings a way of acting, or something so short that no act can stand in it."""
    words = view.words.adjuncts
    if names_way(rest, words.ways):
        return True
    if view.tokens[index].start != view.start and not _only_when(view, index):
        return False
    # 每年通过“送戏下乡”惠民项目，: the name in quotation marks is as long as it is.
    named = len(view.tokens[index + 1].text) if view.followed_by(index, QUOTED) else 0
    if len(rest) - named > _LONGEST_MEANS and not rest.endswith(words.last_words):
        return False
    passed = rest.startswith("了") or any(word in rest for word in words.passed)
    return not passed and not _ends_in_figure(view)


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
    return is_closed(view, index)


def _ends_in_figure(view: ClauseView) -> bool:
    return bool(view.tokens[-1].flags & QUANTITY) and view.tokens[-1].end == view.end


def is_test_passed(view: ClauseView, index: int) -> bool:
    """Whether 通过 at `index` is the act (通过省级验收) and no means: the clause ends with what one passes."""
    rest = view.text[view.tokens[index].end : view.end]
    if rest.endswith(view.words.adjuncts.ways):
        # 通过“以奖代补”的办法，
        return False
    return rest.endswith(view.words.adjuncts.passed) and not goes_on(view, index)


def _names_who_and_where(view: ClauseView, index: int) -> bool:
    """Whether a body and where it acts fill the clause (我部2015年在9个省24个县，): what it does stands in the next."""
    named = has_kind(view.tokens[:index], AGENCY)
    return named and not has_kind(view.tokens[index + 1 :], VERB | OBJECT_MARKER)


def _opens_with_verb(view: ClauseView, index: int) -> bool:
    """Whether a verb stands right behind 通过, maybe behind who acts (我部通过实施奖励政策，)."""
    following = view.after(index)
    before = all(token.flags & (_BEFORE_BODY | AGENCY | PREPOSITION) for token in view.tokens[:index])
    return before and following is not None and bool(following.flags & VERB)


def _is_body(view: ClauseView, index: int) -> bool:
    """Whether a body stands right before the token at `index`, and no thing whose part it is."""
    before = view.tokens[index - 1]
    return bool(before.flags & AGENCY) and before.end == view.tokens[index].start
