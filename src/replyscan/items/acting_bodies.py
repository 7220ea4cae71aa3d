"""Which of the bodies that a clause names acts in it."""

from __future__ import annotations

from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.placement import AFTER_TOPIC, Best
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MODIFIER,
    NEGATION,
    NOMINAL,
    OPAQUE,
    PIVOT,
    QUANTITY,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS, SPOKEN_ENDS
from replyscan.records import AgencyMention

# What stands between a body and its predicate only.
_SETTLING = MODIFIER | CONNECTIVE | NEGATION | STATUS | TIME
_ACTING_KINDS = ("place", "department", "company", "level")
_PLACES = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "国")

# What says which thing is meant, right before who acts on it (买药的钱, 剩下那段).
_WHICH = late_pattern("(?:的[\u4e00-\u9fff]{1,4}|[这那][\u4e00-\u9fff]{1,4})\\Z")

# Brackets between a body and what it does.
_BRACKETS = late_pattern(r"[（(][^（）()]*[）)]")


def acts_behind_topic(view: ClauseView, index: int, frame: Frame, best: Best | None) -> bool:
    """Whether a body behind a topic is the one that acts: a word of status follows, or it belongs to another."""
    if not view.predicate_follows(index):
        return False
    body = view.tokens[index].mention
    first = not has_kind(view.tokens[:index], AGENCY)
    # 剩下的院里自己掏: a house as it is spoken of owns nothing and is owned by nobody.
    led = frame.topic.endswith(view.words.leads) and not body.text.endswith(SPOKEN_ENDS)
    acts = first and body.kind in _ACTING_KINDS and not led
    if best is not None and best.placed >= AFTER_TOPIC:
        told = body.first_person and best.placed == AFTER_TOPIC and _is_told(view, index)
        # 环库路硬化8公里站里做不了: whatever verb names the thing refused.
        # 买车的钱县财政给180万元: the verb only describes what the money is for.
        named = view.tokens[best.token].end, view.tokens[index].start
        described = "的" in view.text[slice(*named)] or _WHICH.search(view.text, *named) is not None
        described = described or _comes_first(view, best.token, body)
        return told or (acts and (described or _denies(view, index)))
    owned = any(word in frame.topic for word in view.words.owned)
    # 不足的二十万元站里已经补齐, 设备款分公司批了: behind what a clause speaks of, who acts.
    return owned or body.first_person or acts or view.followed_by(index, STATUS | TELLING)


def _denies(view: ClauseView, index: int) -> bool:
    """Whether what a body is told to do it does not or cannot do (站里做不了, 县局没批)."""
    verb = view.predicate_verb(index + 1)
    return verb is not None and (view.fails(verb) or view.preceded_by(verb, NEGATION))


def acts_itself(body: Token) -> bool:
    """Whether a body is the letter's own or a department of a level, and no body in general (乡镇, 法院)."""
    mention = body.mention
    return mention.first_person or (mention.kind == "department" and mention.text[0] in LEVELS)


def speaks(view: ClauseView, index: int) -> bool:
    """Whether the token is the letter's own body with a word behind it that tells what it did or will do."""
    token = view.tokens[index]
    return bool(token.flags & AGENCY) and token.mention.first_person and _is_told(view, index)


def _is_told(view: ClauseView, index: int) -> bool:
    """Whether 已, 将 or 不能 stands next behind a body, maybe behind a time."""
    for token in view.tokens[index + 1 :]:
        if token.flags & TELLING or not token.flags & (TIME | CONNECTIVE):
            return bool(token.flags & (STATUS | NEGATION | TELLING))
    return False


def describes_before_body(view: ClauseView, index: int) -> bool:
    """Whether the verb that begins the clause only says which thing the body behind it acts on.

    买药的钱县医保局给60万元, 剩下那段场里一并修了; but 落实特困人员的县民政局补助 has no noun behind 的.
    """
    verb = view.tokens[index]
    if has_kind(view.tokens[:index], VERB | AGENCY) or verb.flags & (PIVOT | LIGHT):
        return False
    for later in range(index + 1, len(view.tokens) - 1):
        token = view.tokens[later]
        if token.flags & VERB and not token.flags & NOMINAL and not view.relative(later):
            return False
        if token.flags & AGENCY and token.mention.kind in _ACTING_KINDS:
            which = _WHICH.search(view.text, verb.end, token.start) is not None
            which = which or _comes_first(view, index, token.mention)
            # 夜里值班站里眼下办不到: so does a noun of work that somebody refuses.
            refused = bool(verb.flags & NOMINAL) and _denies(view, later)
            return refused or (which and view.predicate_follows(later))
    return False


def _comes_first(view: ClauseView, index: int, body: AgencyMention) -> bool:
    """Whether the verb at `index` tells what is over before the letter's own house acts (出了数站里贴在坝头)."""
    return view.behind(index) == "了" and (body.first_person or body.kind == "place")


def is_counted(view: ClauseView, index: int) -> bool:
    """Whether places of a kind are counted and do nothing (日间照料中心11所)."""
    return view.followed_by(index, QUANTITY) and view.tokens[index].mention.kind == "institution"


def may_open(view: ClauseView, body: Token, best: Best | None) -> bool:
    """Whether the clause begins with a body, or the letter's own stands behind an adverb (目前我局)."""
    return body.start == view.start or (body.mention.first_person and best is None)


def opening_acts(view: ClauseView, opening: Token, frame: Frame) -> bool:
    """Whether the body that the clause begins with acts, although something stands between it and the verb."""
    if opening.mention.first_person and opening.text.endswith(_PLACES) and not frame.object_text:
        # 我省新能源有序发展: the place only says where.
        return _is_settled(view, opening)
    if opening.mention.first_person or _is_settled(view, opening):
        return True
    measures = frame.verb is not None and frame.verb.label == "measure"
    told = frame.verb is not None and view.text.startswith("了", frame.verb.end)
    acts = not measures and bool(frame.object_text) and (told or not frame.object_text[0].isdigit())
    if frame.verb is not None and _BRACKETS.fullmatch(view.text, opening.end, frame.verb.start):
        # 县人民医院（以下简称县医院）购置了设备
        return True
    institution = opening.mention.kind == "institution" and not told
    return not institution and acts and frame.placed >= AFTER_TOPIC and not _names_thing(view, opening, frame)


def _names_thing(view: ClauseView, opening: Token, frame: Frame) -> bool:
    """Whether the body only begins the name of a thing of which 已 tells something (村委会饮水项目已列入计划)."""
    if frame.verb is None or not has_kind(frame.modifiers, TELLING):
        return False
    between = [token for token in view.tokens if opening.end <= token.start < frame.verb.start]
    named = (bool(token.flags & (TAIL | OPAQUE)) and not token.flags & (VERB | MODIFIER) for token in between)
    nouns = [at for at, is_noun in enumerate(named) if is_noun]
    # 布德镇供水设计方案已编制论证完成: another verb of what was done to it.
    return bool(nouns) and all(token.flags & (MODIFIER | VERB) for token in between[nouns[-1] + 1 :])


def _is_settled(view: ClauseView, body: Token) -> bool:
    """Whether an adverb stands right behind a body, so that it acts itself (公安机关据此刑拘14人)."""
    following = view.after(view.tokens.index(body))
    return following is not None and (bool(following.flags & _SETTLING) or following.text.endswith("次"))
