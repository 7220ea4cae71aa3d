"""Adverbials before the head verb (通过……, 按照……要求, 为患者……) and where each of them ends."""

from __future__ import annotations

from replyscan.items.behind_adverbials import (
    acts_at_end,
    arranged_end,
    cause_end,
    figure_verb,
    light_verb,
    matter_end,
    moment_end,
    nominal_end,
    then_acts,
    told_verb,
    turns_to_body,
)
from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    COMPLEMENT,
    MEANS,
    MEASURED,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    PIVOT,
    QUANTITY,
    TAIL,
    TELLING,
    TEMPORAL,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
)

# What brings the body that acts.
AGENT_OPENERS = ("由", "改由", "被")
_TO = "向"
# What leads from a means to what is done by it.
_COMING = ("来", "去")
# What the one stands before who suffers what is done.
_SUFFERING = "被"


def adverbial_end(view: ClauseView, index: int) -> int | None:
    """Where the adverbial opened at `index` ends: behind its closer, or before the first verb that can head."""
    tokens = view.tokens
    if tokens[index].text == _TO and turns_to_body(view, index):
        # 向省厅上报该项目初步分析报告: before the noun of a matter.
        return tokens[index + 1].end
    if tokens[index].flags & TOPIC_PREPOSITION:
        told = told_verb(view, index)
        if told is not None:
            return told
        light = light_verb(view, index)
        if light is None:
            light = figure_verb(view, index)
        if light is None:
            light = matter_end(view, index)
        if light is None:
            light = acts_at_end(view, index)
        if light is not None:
            return light
    if (moment := moment_end(view, index)) is not None:
        return moment
    if (cause := cause_end(view, index)) is not None:
        return cause
    if (listed := _list_end(view, index)) is not None:
        return listed
    if (arranged := arranged_end(view, index)) is not None:
        return arranged
    if tokens[index].text in view.words.waiting and (then := then_acts(view, index)) is not None:
        return then
    first_verb: int | None = None
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        settled = token.text in AGENT_OPENERS and _is_settled(view, index, position)
        if settled and _brings_actor(view, position):
            # 于2022年7月由市政府办公室印发, 按每吨水1.8元由县财政承担: when or at what rate, and then who.
            return token.start
        if (
            token.text == _SUFFERING
            and tokens[index].text in view.words.adjuncts.reasons
            and view.predicate_follows(position)
        ):
            # 因未安装治污设施被停产整治
            return token.start
        if first_verb is None and view.finishes(position):
            # 于9月10日修复完毕
            return tokens[position - 1].start
        if first_verb is None and token.flags & OBJECT_MARKER and view.preceded_by(position, TIME):
            # 于2015年将试点范围扩大到17个省
            return token.start
        if position > index + 1 and _own_body_acts(view, position):
            # 为加快产业发展我厅制定了行动计划
            return token.start
        joins = token.flags & PARTNER and view.preceded_by(position, TIME) and view.followed_by(position, AGENCY)
        if first_verb is None and joins:
            # 于10月9日会同镇政府进行商议: when, and then with whom.
            return token.start
        told = token.flags & NOMINAL and view.behind(position) == "了" and position > index + 1
        if first_verb is None and told and not view.relative(position):
            # 在12个县部署了30个试点
            return token.start
        closes = token.flags & CLOSER and view.behind(position) != "了" and view.predicate_follows(position)
        closes = closes and not _mere_moment(view, index, token)
        if closes and not (view.followed_by(position, VERB) and _is_measure(view, index, position + 1)):
            return token.end
        if first_verb is None and _goes_by_rule(view, index, position):
            # 按照国家规定整形项目暂不纳入支付范围
            return token.end
        topic = first_verb is None and bool(tokens[index].flags & TOPIC_PREPOSITION)
        if topic and _acts_behind_whom(view, position):
            return token.start
        behind_list = view.text[token.start - 1] == "等"
        if behind_list and tokens[index].flags & MEANS and token.flags & VERB and not view.before_tail(position):
            # 通过网站、微信等发布案例
            return token.start
        named = behind_list or (tokens[index].text == "在" and view.before_tail(position))
        # 为景区提档升级项目向省厅争取资金
        named = named or (view.before_tail(position) and tokens[position + 1].text in view.words.matters)
        # 按实际安置人数给予补贴
        named = named or _is_measure(view, index, position)
        listed = named and view.heads_later(position)
        heads = view.can_head(position) and not _inside(view, index, position) and not listed
        heads = heads and not (topic and token.flags & VERB and _says_which(view, index, position))
        if first_verb is None and heads and not _noun_before_verb(view, index, position):
            first_verb = token.start
        leads = token.flags & (MODIFIER | NEGATION | OBJECT_MARKER) and not _closes_noun(view, position)
        if first_verb is None and leads:
            verb = view.predicate_verb(position)
            inside = token.flags & VERB and _inside(view, index, position)
            inside = inside or (verb is not None and _rates(view, index, position, verb))
            relative = verb is not None and not token.flags & OBJECT_MARKER and view.relative(verb)
            inside = inside or (verb is not None and topic and _describes_whom(view, index, position, verb))
            if verb is not None and not relative and not inside and not view.names_area(verb):
                first_verb = token.start
    return first_verb if first_verb is not None else nominal_end(view, index)


def _own_body_acts(view: ClauseView, position: int) -> bool:
    """Whether the letter's own body stands behind what 为 or 按 brings, and its predicate follows."""
    token = view.tokens[position]
    if not token.flags & AGENCY or not token.mention.first_person:
        return False
    apart = view.text[token.start - 1] not in "的、和与及由经请对向"
    return apart and view.text[token.end : token.end + 1] != "的" and view.predicate_follows(position)


def _list_end(view: ClauseView, index: int) -> int | None:
    """Where a list ends that the preposition brings, if its noun closes it (围绕标准建立、人员培训等方面 + 开展)."""
    opened, text = view.tokens[index].end, view.text
    mark = text.find("、", opened, view.end)
    if mark < 0 or text.find("等", mark, view.end) < 0:
        return None
    for position, token in view.later(index):
        if token.flags & CLOSER and mark < token.start and text[token.start - 1] == "等":
            return token.end if "了" not in text[opened : token.start] and view.predicate_follows(position) else None
    return None


def _goes_by_rule(view: ClauseView, index: int, position: int) -> bool:
    """Whether the word at `position` ends what 按照 or its like brings, and a thing with its predicate follows.

    按照国家规定整形项目暂不纳入, 按文件规定五年调整一次; but 按照规定程序办理.
    """
    token = view.tokens[position]
    by = view.tokens[index].text in view.words.adjuncts.accordance and token.flags & CLOSER and token.flags & TAIL
    if not by or not token.text.endswith(view.words.adjuncts.last_words) or view.before_tail(position):
        return False
    goes_on = view.text[token.end : token.end + 1] not in ("", "的", "和", "、", "及", "与", "中", "等")
    return (
        goes_on
        and token.end < view.end
        and any(
            later.flags & (NEGATION | QUANTITY) and view.predicate_follows(place)
            for place, later in view.later(position)
        )
    )


def _is_measure(view: ClauseView, index: int, position: int) -> bool:
    """Whether a verb only names the measure by which something is given (按实际安置人数给予补贴)."""
    by = view.tokens[index].text in view.words.adjuncts.accordance and not view.tokens[position].flags & PIVOT
    return by and view.followed_by(position, MEASURED)


def _describes_whom(view: ClauseView, index: int, position: int, verb: int) -> bool:
    """Whether 未 at `position` with its verb says whom 对 brings, and the act follows (对离校未就业毕业生逐一回访)."""
    negated = bool(view.tokens[position].flags & NEGATION)
    return (negated or _says_which(view, index, verb)) and _acts_in_its_way(view, verb)


def _acts_in_its_way(view: ClauseView, verb: int) -> bool:
    """Whether an adverb and the act follow the verb at `verb` (未就业毕业生 + 逐一回访)."""
    return any(
        later.flags & MODIFIER
        and not later.flags & VERB
        and (view.predicate_follows(place) or (view.followed_by(place, TOPIC_PREPOSITION) and view.heads_later(place)))
        for place, later in view.later(verb)
    )


def _says_which(view: ClauseView, index: int, position: int) -> bool:
    """Whether 未 or 已 right behind 对 and the verb at `position` say which are meant (对已开工路段时刻跟进进展)."""
    opened, before = view.tokens[index], view.tokens[position - 1]
    tells = position == index + 2 and before.start == opened.end and before.flags & (NEGATION | TELLING)
    return bool(tells) and view.behind(position) != "了" and _acts_in_its_way(view, position)


def _closes_noun(view: ClauseView, position: int) -> bool:
    """Whether a word that could be an adverb ends the noun of the clause's end (在三个镇建设垃圾分类试点)."""
    token = view.tokens[position]
    noun = token.flags & TAIL and token.flags & NOMINAL and view.text[token.start - 1] >= "\u4e00"
    return bool(noun) and (token.end == view.end or view.followed_by(position, QUANTITY))


def _rates(view: ClauseView, index: int, position: int, verb: int) -> bool:
    """Whether 每 at `position` opens a rate that belongs to what 按 brings (按每座每年3000元给予补贴)."""
    each = view.tokens[index].flags & MEANS and view.tokens[position].text.startswith("每")
    return bool(each) and view.figure_between(position, verb)


def _acts_behind_whom(view: ClauseView, index: int) -> bool:
    """Whether the verb stands behind 的 without a noun, and nothing else is done (对符合条件的建立档案)."""
    token = view.tokens[index]
    if not token.flags & VERB or view.text[token.start - 1] != "的" or token.end >= view.end:
        return False
    noun = view.before_tail(index) and token.flags & NOMINAL
    return not noun and view.behind(index) != "的" and not view.heads_later(index)


def _is_settled(view: ClauseView, index: int, position: int) -> bool:
    """Whether what stands before 由 is whole: a time, a rate, or whom 对 brings (对暂未编制规划的村由镇政府核发)."""
    if view.preceded_by(position, TIME | CLOSER | QUANTITY):
        return True
    apart = view.tokens[position].start > view.tokens[position - 1].end
    whom = bool(view.tokens[index].flags & TOPIC_PREPOSITION) and apart
    # 对您建议的由政府购买校车一事，: all of it is what the clause speaks of.
    return whom and not view.text.endswith(view.words.matters, view.start, view.end)


def _brings_actor(view: ClauseView, index: int) -> bool:
    """Whether a body and its predicate stand behind 由."""
    return view.followed_by(index, AGENCY) and view.predicate_follows(index + 1)


def _mere_moment(view: ClauseView, index: int, closer: Token) -> bool:
    """Whether a word such as 后 stands inside an adverbial of means (通过绩效后补助方式) and does not end it."""
    return bool(closer.flags & TEMPORAL) and len(closer.text) == 1 and bool(view.tokens[index].flags & MEANS)


def _inside(view: ClauseView, index: int, position: int) -> bool:
    """Whether a verb right behind the preposition belongs to its object (为新建设施开辟, 经批准实施)."""
    if position != index + 1 or view.tokens[position].start != view.tokens[index].end:
        return False
    # 利用具备条件的资源: what could be a verb itself, with a noun and its description behind it.
    describes = view.tokens[index].flags & VERB and view.before_particle(position)
    return bool(describes) or view.heads_later(position)


def _noun_before_verb(view: ClauseView, index: int, position: int) -> bool:
    """Whether a noun makes the verb behind it a noun, so that the verb at its end heads (通过人才引进补充2名)."""
    if not view.tokens[index].flags & MEANS:
        return False
    apart = view.tokens[position].start > view.tokens[index].end
    noun = apart and not view.tokens[position - 1].flags & (MODIFIER | NEGATION | OBJECT_MARKER)
    if not noun or view.followed_by(position, COMPLEMENT):
        return False
    following = view.after(position)
    able = following is not None and following.text in view.words.ability
    # 通过项目实施可彻底解决: what can be done is done by it.
    if following is not None and following.text in _COMING and view.predicate_follows(position + 1):
        # 通过政策调整来提高待遇
        return True
    return view.heads_next(position) or (able and view.predicate_follows(position + 1))
