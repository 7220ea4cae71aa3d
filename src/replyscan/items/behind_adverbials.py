"""Where the predicate begins behind what an adverbial brings, as its verb, its noun or its moment shows."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MEANS,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    VERB,
)

# What is shorter behind 通过 is no thing by which another verb acts.
_SHORTEST_THING = 2
_THEN = "再"
_AND = ("和", "并", "及", "与")
_BY = ("按", "按照")
# What leads to another noun of the same phrase.
_MORE = ("、", "和", "及", "与")
_TO_WHOM, _OUTWARD = ("向", "面向", "对"), "对外"
# What brings those to whom or for whom something is done.
FOR_WHOM = ("为", "向", "给")


def told_verb(view: ClauseView, index: int) -> int | None:
    """Where a verb stands that 了 shows to be the act (就行政处罚给各镇下达了委托书); None where there is none."""
    for position in range(index + 2, len(view.tokens)):
        token = view.tokens[position]
        if token.flags & VERB and view.behind(position) == "了" and not view.relative(position):
            before = view.tokens[position - 1]
            # 为加快产业发展我厅制定了行动计划: who acts stands before the verb; 公交公司给我局提交了方案: to whom.
            brought = before.start == view.tokens[index].end
            acts = view.preceded_by(position, AGENCY) and before.mention.first_person and not brought
            return before.start if acts else token.start
    return None


def then_acts(view: ClauseView, index: int) -> int | None:
    """Where 再 stands behind what is waited for, and the act behind it (待条件成熟再组织验收); None for none."""
    for position in range(index + 1, len(view.tokens)):
        if view.tokens[position].text == _THEN and view.predicate_follows(position):
            return view.tokens[position].start
    return None


def means_end(view: ClauseView, index: int) -> int | None:
    """Where the means ends behind which 向 or 对 brings to whom something is done; None where nothing is.

    评估结果通过小程序向居民公开, 通过生态保护恢复资金对国有林场给予支持.
    """
    if view.tokens[index].text not in view.words.adjuncts.means:
        return None
    for position, token in view.later(index):
        if token.flags & (STATUS | TELLING | OBJECT_MARKER | LIGHT) or view.behind(position) == "了":
            return None
        if token.text == _OUTWARD and view.predicate_follows(position):
            return token.start
        if token.text not in _TO_WHOM or token.start == view.tokens[index].end:
            continue
        last = view.tokens[-1]
        published = (
            token.text != "对" and last.flags & VERB and last.end == view.end and view.shown(len(view.tokens) - 1)
        )
        given = any(later.flags & LIGHT for _, later in view.later(position))
        return token.start if given or published else None
    return None


def matter_end(view: ClauseView, index: int) -> int | None:
    """Where the matter ends that 对 brings with the verbs that describe it (对占用农田问题联合督办); None for none."""
    for position in range(len(view.tokens) - 2, index + 1, -1):
        token, following = view.tokens[position], view.tokens[position + 1]
        if token.flags & TAIL and token.text in view.words.matters and following.start == token.end:
            # 进入重点项目储备: a verb that is a noun by habit belongs to the matter.
            noun = following.flags & NOMINAL and not following.flags & MODIFIER
            acts = following.flags & (MODIFIER | VERB) and not noun and view.predicate_follows(position)
            return token.end if acts else None
    return None


def moment_end(view: ClauseView, index: int) -> int | None:
    """Where a time behind the preposition ends, if the body that acts stands right behind (在2019年我局安排)."""
    tokens, at = view.tokens, view.tokens[index].end
    if index + 2 >= len(tokens) or not tokens[index + 1].flags & (TIME | CONNECTIVE) or tokens[index + 1].start != at:
        return None
    body = tokens[index + 2]
    acts = body.flags & AGENCY and body.start == tokens[index + 1].end and view.predicate_follows(index + 2)
    return tokens[index + 1].end if acts else None


def arranged_end(view: ClauseView, index: int) -> int | None:
    """Where a verb ends what 按照 or its like brings as its noun, and the act follows (结合资金安排 + 适时启动)."""
    opener, words = view.tokens[index], view.words.adjuncts
    if opener.text not in words.accordance:
        return None
    for position, token in view.later(index):
        ends = token.flags & VERB and view.text.endswith(words.noun_ends, opener.end, token.end)
        # 按领导批示指示要求上报: the noun goes on.
        ends = ends and not view.text.startswith((*words.noun_ends, *_MORE), token.end)
        if ends and view.predicate_follows(position):
            return token.end
    return None


def nominal_end(view: ClauseView, index: int) -> int | None:
    """Where an adverbial ends that only a verb that is a noun by habit can follow (为患者减负)."""
    tokens = view.tokens
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if (
            token.flags & VERB
            and token.start > tokens[index].end
            and (not view.before_tail(position) or takes_thing(view, position, tokens[index].text in FOR_WHOM))
            and view.behind(position) != "的"
            and view.shown(position)
        ):
            return token.start
    return None


def takes_thing(view: ClauseView, index: int, for_whom: bool) -> bool:
    """Whether the noun right behind the verb is its object: its figure follows, or the clause ends with it.

    向民间资本推介项目36个, 为居民改造管线; `for_whom` says that a person or body is brought to whom it is done.
    """
    return view.followed_by(index + 1, QUANTITY) or (for_whom and view.tokens[index + 1].end == view.end)


def light_verb(view: ClauseView, index: int) -> int | None:
    """Where the predicate of a light verb begins (对……予以通报), modifiers included; None where there is none.

    The last one counts: those before it stand inside what is brought (为项目实施提供支撑).
    """
    tokens, found = view.tokens, None
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if token.flags & CONNECTIVE and token.text in ("并", "并且"):
            break
        # 给予10%的保费优惠: 的 behind a figure makes it describe no noun.
        gives = view.followed_by(position, QUANTITY)
        if token.flags & LIGHT and (gives or not (view.relative(position) and describes_noun(view, position))):
            found = position
    if found is None:
        return None
    at = tokens[found].start
    while found > index + 1 and tokens[found - 1].end == at and tokens[found - 1].flags & (MODIFIER | MODIFYING_VERB):
        found -= 1
        at = tokens[found].start
    return at


def describes_noun(view: ClauseView, light: int) -> bool:
    """Whether 的 makes a light verb describe a noun (实行两部制的设施) and not only its object (进行新一轮的改造)."""
    at = view.particle(light) + 1
    for token in view.tokens:
        at += view.text[at : at + 1] == "、"
        at = token.end if token.flags & (VERB | MODIFIER | CONNECTIVE | PREPOSITION) and token.start == at else at
    return at < view.end


def figure_verb(view: ClauseView, index: int) -> int | None:
    """Where a verb of money stands right before its figure and behind 每 (对新建托位每个补助1万元)."""
    each = view.text.find("每", view.tokens[index].end, view.end)
    for position in range(index + 1, len(view.tokens)):
        token = view.tokens[position]
        if token.start > each >= 0 and token.label == "fund" and view.quantity_follows(position):
            return token.start
    return rated_verb(view, index)


def rated_verb(view: ClauseView, index: int) -> int | None:
    """Where 按 stands that brings the rate of the verb of money at the clause's end (对农户按购置价30%补贴)."""
    last, place = view.tokens[-1], len(view.tokens) - 1
    ends = last.flags & VERB and last.label == "fund" and last.end == view.end and view.preceded_by(place, QUANTITY)
    if not ends:
        return None
    rates = (token.start for token in view.tokens[index + 1 : place] if token.flags & MEANS and token.text in _BY)
    return next(rates, None)


def acts_at_end(view: ClauseView, index: int) -> int | None:
    """Where 将, 拟 or 已 stands behind what 对 brings, if only verbs follow to the end of the clause; None for none.

    对校企合作建设学院培养人才 + 将重点关注和积极支持
    """
    for position in range(len(view.tokens) - 2, index + 1, -1):
        if not view.tokens[position].flags & STATUS or not view.tokens[position].flags & (OBJECT_MARKER | TELLING):
            continue
        at = view.tokens[position].end
        for later in view.tokens[position + 1 :]:
            if later.start != at or not (later.flags & (MODIFIER | VERB) or later.text in _AND):
                return None
            at = later.end
        return view.tokens[position].start if at == view.end else None
    return None


def turns_to_body(view: ClauseView, index: int) -> bool:
    """Whether a body and a verb follow the preposition at once (向县发改局申请, 向上级争取项目支持)."""
    verb = view.followed_by(index, AGENCY) and view.followed_by(index + 1, VERB)
    return verb and (not view.before_tail(index + 2) or bool(view.tokens[index + 2].flags & PIVOT))


def cause_end(view: ClauseView, index: int) -> int | None:
    """Where the reason ends for which something is not done yet (因用地协调等问题暂未实施); None for no such."""
    if view.tokens[index].text not in view.words.adjuncts.reasons:
        return None
    for position in range(len(view.tokens) - 1, index + 1, -1):
        token = view.tokens[position]
        if token.flags & NEGATION and token.flags & TELLING:
            return token.start if view.predicate_follows(position) else None
    return None


def by_thing(view: ClauseView, index: int) -> bool:
    """Whether a thing stands behind 通过 or its like, by which the verb behind it acts (通过网络 + 实现零售额2亿元)."""
    if not view.tokens[index].flags & MEANS:
        return False
    verb = next((later for later, token in view.later(index) if token.flags & VERB), None)
    apart = verb is not None and view.tokens[verb].start - view.tokens[index].end >= _SHORTEST_THING
    return apart and verb is not None and not view.tokens[verb].flags & NOMINAL and view.quantity_follows(verb)
