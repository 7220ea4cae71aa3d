"""Adverbials before the head verb (通过……, 按照……要求, 为患者……) and where each of them ends."""

from __future__ import annotations

from replyscan.items.adverbial_verbs import heads, is_measure, leads_to_head
from replyscan.items.behind_adverbials import (
    acts_at_end,
    arranged_end,
    cause_end,
    figure_verb,
    light_verb,
    matter_end,
    means_end,
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
    MEANS,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    QUANTITY,
    TAIL,
    TEMPORAL,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
)

# What brings the body that acts.
AGENT_OPENERS = ("由", "改由", "被")
_TO = "向"
# What the one stands before who suffers what is done.
_SUFFERING = "被"


def adverbial_end(view: ClauseView, index: int) -> int | None:
    """Where the adverbial opened at `index` ends: behind its closer, or before the first verb that can head."""
    if view.tokens[index].text == _TO and turns_to_body(view, index):
        # 向省厅上报该项目初步分析报告, 向市教育局反映编制问题: before the noun of a matter.
        return view.tokens[index + 1].end
    if (shown := _shown_end(view, index)) is not None:
        return shown
    whom = bool(view.tokens[index].flags & TOPIC_PREPOSITION)
    first_verb: int | None = None
    for position, token in view.later(index):
        if _actor_enters(view, index, position):
            return token.start
        if first_verb is None and view.finishes(position):
            # 于9月10日修复完毕
            return view.tokens[position - 1].start
        if first_verb is None and _act_is_shown(view, index, position):
            return token.start
        if token.flags & CLOSER and _closes(view, index, position):
            return token.end
        if first_verb is None and _goes_by_rule(view, index, position):
            # 按照国家规定整形项目暂不纳入支付范围
            return token.end
        if first_verb is None and whom and _acts_behind_whom(view, position):
            return token.start
        if token.flags & VERB and _acts_behind_list(view, index, position):
            return token.start
        if first_verb is None and (heads(view, index, position) or leads_to_head(view, index, position)):
            first_verb = token.start
    return first_verb if first_verb is not None else nominal_end(view, index)


def _shown_end(view: ClauseView, index: int) -> int | None:
    """Where the adverbial ends if something behind it shows it at once; None where only its verbs can tell."""
    opener = view.tokens[index]
    if opener.flags & TOPIC_PREPOSITION:
        for end_of_whom in (told_verb, light_verb, figure_verb, matter_end, acts_at_end):
            if (end := end_of_whom(view, index)) is not None:
                return end
    for end_of in (moment_end, cause_end, means_end, _list_end, arranged_end):
        if (end := end_of(view, index)) is not None:
            return end
    return then_acts(view, index) if opener.text in view.words.waiting else None


def _actor_enters(view: ClauseView, index: int, position: int) -> bool:
    """Whether who acts or suffers enters at `position`, behind what the preposition brings."""
    token = view.tokens[position]
    if token.text in AGENT_OPENERS and _is_settled(view, index, position) and _brings_actor(view, position):
        # 于2022年7月由市政府办公室印发, 按每吨水1.8元由县财政承担: when or at what rate, and then who.
        return True
    if token.text in view.words.adjuncts.brief and _is_settled(view, index, position) and _is_approved(view, position):
        # 于2021年12月经市政府批准: when, and then by whose leave.
        return True
    suffers = token.text == _SUFFERING and view.tokens[index].text in view.words.adjuncts.reasons
    if suffers and view.predicate_follows(position):
        # 因未安装治污设施被停产整治
        return True
    # 为加快产业发展我厅制定了行动计划
    return position > index + 1 and _own_body_acts(view, position)


def _act_is_shown(view: ClauseView, index: int, position: int) -> bool:
    """Whether 将 or 会同 behind a time, or 了 behind a noun, shows that the act begins at `position`."""
    token = view.tokens[position]
    if token.flags & OBJECT_MARKER and view.preceded_by(position, TIME):
        # 于2015年将试点范围扩大到17个省
        return True
    if token.flags & PARTNER and view.preceded_by(position, TIME) and view.followed_by(position, AGENCY):
        # 于10月9日会同镇政府进行商议: when, and then with whom.
        return True
    # 在12个县部署了30个试点
    told = token.flags & NOMINAL and position > index + 1 and view.behind(position) == "了"
    return bool(told) and not view.relative(position)


def _closes(view: ClauseView, index: int, position: int) -> bool:
    """Whether the closer at `position` ends the adverbial, because the predicate follows it."""
    if view.behind(position) == "了" or not view.predicate_follows(position):
        return False
    if _mere_moment(view, index, view.tokens[position]):
        return False
    return not (view.followed_by(position, VERB) and is_measure(view, index, position + 1))


def _acts_behind_list(view: ClauseView, index: int, position: int) -> bool:
    """Whether 等 ends what 通过 or its like brings, and the verb acts (通过网站、微信等发布案例)."""
    listed = view.text[view.tokens[position].start - 1] == "等" and view.tokens[index].flags & MEANS
    return bool(listed) and not view.before_tail(position)


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


def _is_approved(view: ClauseView, index: int) -> bool:
    """Whether a body stands behind 经, and that it approves ends the clause."""
    last = view.tokens[-1]
    return view.followed_by(index, AGENCY) and last.text in view.words.approving and last.end == view.end


def _mere_moment(view: ClauseView, index: int, closer: Token) -> bool:
    """Whether a word such as 后 stands inside an adverbial of means (通过绩效后补助方式) and does not end it."""
    return bool(closer.flags & TEMPORAL) and len(closer.text) == 1 and bool(view.tokens[index].flags & MEANS)
