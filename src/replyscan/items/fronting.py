"""Clauses whose object stands before the verb (将审批时限压缩至20天, 把项目纳入计划)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.clause_topics import figure_changed_later
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    COMPLEMENT,
    CONNECTIVE,
    FRONTED,
    LIGHT,
    MEASURED,
    MODIFIER,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    POINTING,
    PREPOSITION,
    PURPOSE,
    QUANTITY,
    SINGLE,
    STATUS,
    TELLING,
    TIME,
    VERB,
)

# What is longer than this between 将 and the verb is the object.
_LONGEST_ADVERB = 8
_CHANGING_FROM, _GOALS = ("由", "从"), ("为", "成", "至", "到")
_FUTURE_ADVERBIALS = ("在", "从", "对", "向", "按")


def is_object_marker(view: ClauseView, index: int) -> bool:
    """Whether the token is 把, or a 将 that no predicate follows."""
    token = view.tokens[index]
    # 已将首次停放时长延长至30分钟: 将 behind 已 promises nothing.
    if token.text == "把" or _is_told(view, index) or told_behind_object(view, index) is not None:
        return True
    if view.text[token.end : token.end + 1] in POINTING:
        # 将该院建成医疗中心: what is pointed at.
        return True
    if view.followed_by(index, OBJECT_MARKER) and view.tokens[index + 1].start == token.end:
        # 将把通达率提升至97%: 把 brings the object.
        return False
    opener = view.text[token.end : token.end + 1]
    if figure_changed_later(view, index) and opener not in _FUTURE_ADVERBIALS:
        # 将新造林补助标准由500元提高到1000元, but 标准将由500元提高到1000元
        return opener != "由"
    following = view.after(index)
    if following is not None and following.flags & STATUS and not following.flags & OBJECT_MARKER:
        # 该项目将暂缓在原址推进.
        return False
    if opener in _FUTURE_ADVERBIALS and not _takes_fronted(view, index + 1):
        # 将在职权范围内支持: a word that hides its preposition.
        return False
    if view.followed_by(index, PREPOSITION) and _places_object(view, index + 1):
        return True
    if view.text[token.end : token.end + 1] == "每" and view.followed_by(index, PREPOSITION):
        # 将每千人拥有床位数列入指标: each of many is what is decided on.
        return _takes_fronted(view, index + 2)
    if _sets_measure(view, index):
        return True
    if view.predicate_follows(index):
        return _names_object(view, index + 1)
    return not _acts_on_object(view, index)


def _sets_measure(view: ClauseView, index: int) -> bool:
    """Whether the noun of a measure stands right before a verb that leads to its figure (将补助金标准调整为3万元)."""
    return any(
        token.flags & VERB
        and view.text[token.end : token.end + 1] in _GOALS
        and view.preceded_by(later, MEASURED)
        and any(figure.flags & QUANTITY for figure in view.tokens[later + 1 : later + 4])
        for later, token in view.later(index + 1)
    )


def _acts_on_object(view: ClauseView, index: int) -> bool:
    """Whether behind 将 and a word that no rule knows stands a verb with its object behind it (将超常规推进改造)."""
    head = next((at for at, token in view.later(index) if not token.flags & MODIFIER), None)
    known = head is not None and view.tokens[head].text in view.words.forward
    if head is None or not known or view.tokens[head].flags & NOMINAL or view.relative(head):
        return False
    if view.tokens[head].start - view.tokens[index].end > _LONGEST_ADVERB or _takes_fronted(view, head):
        return False
    ends = view.tokens[head].end == view.end or view.behind(head) in "了的并、"
    return not ends and not view.followed_by(head, AGENCY | QUANTITY | COMPLEMENT | CONNECTIVE)


def _is_told(view: ClauseView, index: int) -> bool:
    """Whether 已 stands before the marker, with nothing but adverbs between them (已主动将上限下调)."""
    while index and view.tokens[index - 1].flags & (MODIFIER | TELLING) and view.preceded_by(index, MODIFIER | TELLING):
        if view.tokens[index - 1].flags & TELLING:
            return True
        index -= 1
    return False


def told_behind_object(view: ClauseView, index: int) -> int | None:
    """Where 已 stands behind the object that 将 brings, with its verb (县财政将补助资金已拨付到位); None for none."""
    for position, token in view.later(index):
        if token.flags & TELLING and token.text.startswith("已"):
            verb = view.predicate_verb(position)
            apart = token.start > view.tokens[index].end
            return position if apart and verb is not None and not view.relative(verb) else None
        if token.flags & (PREPOSITION | STATUS | LIGHT) or (token.flags & VERB and not token.flags & NOMINAL):
            return None
    return None


def fronted_head(view: ClauseView, marker: int) -> int | None:
    """The verb behind the object: one that takes such an object, else one with a goal, else the last that can head."""
    tokens = view.tokens
    told = told_behind_object(view, marker)
    opened = marker if told is None else told
    behind = range(opened + 1, len(tokens))
    candidates = [at for at in behind if tokens[at].flags & (VERB | FRONTED) and not view.is_direction(at)]
    chosen = [index for index in candidates if tokens[index].flags & FRONTED and not view.relative(index)]
    if chosen and tokens[chosen[0]].text in view.words.capacities:
        # 把加固作为重点项目争取, 将其作为候选上报至国家: as what, and then what is done.
        chosen = _done_with(view, chosen[0]) or chosen
    if not chosen:
        fronted = [index for index in candidates if tokens[index].flags & FRONTED]
        chosen = [index for index in fronted if not _acts_behind(view, index)]
    if not chosen:
        chosen = [index for index in candidates if view.takes_goal(index) and not view.relative(index)]
    if len(candidates) > 1 and tokens[candidates[0]].start == tokens[marker].end:
        # 将包保人员名单公示: a verb right behind 将 belongs to the object.
        candidates = candidates[1:]
    if not chosen:
        shown = _without_nouns(view, [index for index in candidates if view.shown(index)])
        chosen = [index for index in shown if view.can_head(index)][-1:] or shown[-1:] or candidates[-1:]
    if (changed := _becomes(view, marker, chosen)) is not None:
        return changed
    if len(chosen) == 1 and _completes_verb(view, chosen[0]):
        # 把老车库收拾出3间: the word says what came of the verb before it.
        return chosen[0] - 1
    if len(chosen) == 1 and view.finishes(chosen[0]) and chosen[0] - 1 in candidates:
        # 将老旧管网全部更换完毕: the word only says that it is over.
        return chosen[0] - 1
    if len(chosen) == 1:
        return _first_of_row(view, candidates, chosen[0])
    if len(chosen) > 1 and tokens[chosen[0]].flags & NOMINAL and tokens[chosen[0]].end == tokens[chosen[1]].start:
        # 把处罚结果公示纳入考核: a noun by habit belongs to the object.
        return chosen[1]
    return chosen[0] if chosen else None


def _completes_verb(view: ClauseView, index: int) -> bool:
    """Whether the word is what completes the verb that it stands right behind (收拾出, 搬出)."""
    token, before = view.tokens[index], view.before(index)
    completes = bool(token.flags & COMPLEMENT and token.flags & SINGLE)
    return completes and before is not None and before.end == token.start and bool(before.flags & VERB)


def _becomes(view: ClauseView, marker: int, chosen: Sequence[int]) -> int | None:
    """The verb that says what takes the place of what 由 or 从 brings (将办理方式由现场提交改为网上申报)."""
    opened = next((later for later, token in view.later(marker) if token.text in _CHANGING_FROM), None)
    ends = [index for index in chosen[1:] if view.tokens[index].text[-1] in _GOALS]
    return ends[-1] if opened is not None and ends and opened < chosen[0] else None


def _without_nouns(view: ClauseView, shown: list[int]) -> list[int]:
    """The verbs of a row without those behind the first that only say which project it is for (将支沟申报治理项目)."""
    if len(shown) < 2 or view.tokens[shown[0]].text not in view.words.listing:
        return shown
    names = [index for index in shown[1:] if view.tokens[index].flags & NOMINAL and view.before_tail(index)]
    return shown[:1] if len(names) == len(shown) - 1 else shown


def _first_of_row(view: ClauseView, candidates: list[int], chosen: int) -> int:
    """The first of the verbs with 好 that end in the one chosen (把文物保护好、管理好、运用好, 把工程建好、管好)."""
    for index in reversed([index for index in candidates if index < chosen]):
        if not f"{view.tokens[index].text}{view.text[view.tokens[index].end : view.tokens[chosen].start]}".endswith(
            "好、"
        ):
            break
        chosen = index
    return chosen


def _acts_behind(view: ClauseView, index: int) -> bool:
    """Whether a verb behind the 的 that follows the one at `index` can be the act (列入明年的维护计划 has none)."""
    particle = view.particle(index)
    return any(
        token.start > particle and token.flags & (VERB | LIGHT) and not view.before_tail(later)
        for later, token in view.later(index)
    )


def _done_with(view: ClauseView, capacity: int) -> list[int]:
    """The verb behind 作为 and its noun that ends the clause or leads to a goal."""
    # 把支沟作为支流纳入规划: a noun that no rule knows stands between.
    behind = capacity + 1 + view.followed_by(capacity, VERB)
    later = [index for index in range(behind, len(view.tokens)) if view.tokens[index].flags & VERB]
    ends = [index for index in later if view.tokens[index].end == view.end and not view.tokens[index].flags & NOMINAL]
    goals = [index for index in later if view.tokens[index].flags & FRONTED or view.takes_goal(index)]
    return [index for index in goals if not view.relative(index)] or ends


def _takes_fronted(view: ClauseView, index: int) -> bool:
    """Whether a verb from `index` on usually has its object before it or leads to a goal."""
    later = range(index, len(view.tokens))
    return any(view.tokens[position].flags & FRONTED or view.takes_goal(position) for position in later)


def _described(view: ClauseView, index: int) -> bool:
    """Whether 的 and a verb that takes its object before it stand behind a token (并监督实施的内容纳入规划)."""
    particle = view.particle(index)
    return particle >= 0 and any(token.flags & FRONTED and token.start > particle for token in view.tokens)


def _places_object(view: ClauseView, index: int) -> bool:
    """Whether the object begins with where it is (将在路口设置信号灯纳入预算): a verb of its own, then the head."""
    later = range(index + 1, len(view.tokens))
    taken = [at for at in later if view.tokens[at].flags & FRONTED and not view.relative(at)]
    inner = [at for at in later if view.tokens[at].flags & VERB and not view.tokens[at].flags & (FRONTED | PIVOT)]
    return bool(taken and inner) and inner[0] < taken[0] and view.tokens[index].text == "在"


def _names_work(view: ClauseView, index: int) -> bool:
    """Whether two verbs alone name what is taken in by the one right behind them (将协助执行纳入考核).

    So does a verb with its object and a noun such as 情况 that closes them (将吸纳毕业生就业情况纳入考核).
    """
    taken = (token for _, token in view.later(index) if token.flags & FRONTED)
    named = any(view.text.endswith(view.words.outcomes, view.tokens[index].end, token.start) for token in taken)
    if named and not any(token.flags & OBJECT_MARKER for _, token in view.later(index)):
        # But 将督促企业将整改情况纳入年报.
        return True
    acts = view.tokens[index].flags & PIVOT and view.followed_by(index, VERB) and view.followed_by(index + 1, FRONTED)
    return bool(acts) and not view.tokens[index + 1].flags & FRONTED and not view.relative(index + 2)


def _names_object(view: ClauseView, index: int) -> bool:
    """Whether what looks like the verb behind 将 belongs to the object (将更换电梯纳入支持范围)."""
    tokens = view.tokens
    if index < len(tokens) and tokens[index].flags & TIME and tokens[index].text.startswith("每"):
        # 将每年3月定为宣传月: a time that comes again is what is decided on.
        return _takes_fronted(view, index + 1)
    while index + 1 < len(tokens) and tokens[index].text in view.words.describing:
        # 将平均费率降至0.8%: an adverb that describes what is changed.
        index += 1
    if index >= len(tokens) or not tokens[index].flags & (VERB | AGENCY):
        return False
    if tokens[index].flags & (PIVOT | FRONTED):
        return _names_work(view, index)
    later = range(index + 1, len(tokens))
    if view.followed_by(index, MEASURED) and any(tokens[at].flags & VERB and view.before_figure(at) for at in later):
        # 将审批时间压缩60%: what is measured is changed by so much.
        return True
    if any(tokens[position].flags & CONNECTIVE and not _described(view, position) for position in later):
        return False
    figure = False
    for position in later:
        figure = figure or bool(tokens[position].flags & QUANTITY)
        if tokens[position].flags & FRONTED or view.takes_goal(position):
            # 将调剂编制300名用于城区学校: a purpose behind the figure, the first verb heads.
            return not (figure and tokens[position].flags & PURPOSE)
    return False
