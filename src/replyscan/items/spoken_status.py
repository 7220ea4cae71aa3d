"""What everyday wording without a word of status tells: soon, only then, so much each time (GUIDELINES section 4)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.items.frame import Frame
from replyscan.items.tokens import NEGATION, QUANTITY, STATUS, TIME, Token, has_kind
from replyscan.late_pattern import late_pattern
from replyscan.records import Status
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 我们把名单报上去了, but not 太多了, 就行了, 修不了.
_OVER = late_pattern("(?<![不太极行够多少罢])(?<!就好)了$")
# 桥快修好了, 马上就盖好了: behind the adverb 了 says that it is near.
_NEAR = late_pattern("(?:(?<![加尽赶飞])快要?|马上(?:就要?)?|眼看(?:着)?(?:就要?)?|就要)$")
# 锅炉早该换了, 这条路是该修了
_DUE = late_pattern("(?:^|[^应活])(?:早|是|也|都|真)?该$|应该$|应当$")
# 等资金到位就开工, 批下来了我们就招标: a condition, and 就 before what is done then.
_THEN = late_pattern(
    "(?:^[等待]|^一等).*(?:就|再|马上|立即)(?=.)"
    "|(?:到位|到齐|到手|下来|起来|[了完好齐成])(?:以?后|之后)?(?:我们|咱们|[我本][\u4e00-\u9fff])?(?:就|马上就?|立即就?|再)(?![是近业医地餐读])"
    "|(?:收|种|打|忙)完[^，。]{1,3}就"
)
# 批下来就动工了, but 就开过来 and 就看了一眼
_DONE = late_pattern("[过了](?![来去]|一[\u4e00-\u9fff])")
# 一户补五百元, 村里一天开四趟: so much for each or each time.
_EACH = late_pattern(
    "(?:^|[^一二三四五六七八九十百千万第同统年前上从由])"
    "一(?:户|人|天|日|个?月|年|趟|次|回|斤|吨|家|台|车|桌|班|条|头|只|棵|个|学期|个?星期|个?礼拜"
    "|[顿份]饭?|亩地?|张票?|度电|辆车|个人|斤肉|车货)$"
)
# 得多花三万块钱, 换一台少说也要八万元: what a thing would cost.
_COSTS = late_pattern(
    "(?:^|[我们还也就又再都总，])得(?=多?(?:花|出|掏|要|投|拿|用|交|付|再))"
    "|(?:得|少说也?要|至少要|最少要|也要|(?<![主需]))(?:需要?|要)(?:多?花)?[约近]?[\\d一二两三四五六七八九十几][^，。]*[元块钱]$"
    "|(?<![取获赢夺所])得[一二两三四五六七八九十几][百千万十一二两三四五六七八九多来几]+(?:元|块钱?)?$"
    "|要[约近]?[\\d一二两三四五六七八九十几][^，。]{0,8}(?:元|块|钱)$"
)
# 我们再跟他们谈谈, 等天暖和了再接, but 再修三公里 and 再次检查
_AGAIN = late_pattern("再(?:[跟和与同找向给去到来][^，。；：了]{0,8})?$")
# 该校也在申报专业, 县里一直在争取资金
_IN_COURSE = late_pattern("(?:也|都|一直|还|仍|又|同时)在$")
# 今年想再盖一个, but 三户不想盖 and 您想盖
_WANTS = late_pattern("(?<![不您你])想(?:再|多|先|给[^，。；：]{1,8}|把[^，。；：]{1,12}|在[^，。；：]{1,8}){1,3}$")
# 下半年街道还要修三条路, 今年要在两个乡各建一处, but 每年要修三条
_HAS_TO = late_pattern(
    "(?<!每[年月天日周次人户村])(?:还|也|再|又)?(?<![只主需])要(?:[在给把][^，。；：]{1,14})?[各再先另]?$"
)
_MUST = late_pattern("(?:^|[我们还也就又再都总咱站村镇县局，])得(?:先|再|另|把[^，。；：]{1,12})?$")
_NOTHING_MORE = late_pattern("[\u4e00-\u9fff]{0,3}(?<![了过])")
# 县里派人来量过, 供电所来人测过
_CAME = late_pattern("(?:派[^，。；：]{1,8}|来|去|上门)[^，。；：了]{1,4}(?<![通经超不难])过[^，。；：的]{0,3}$")
# So near before the verb stands what denies it (未按期签约).
_NEAR_VERB = 2
# The rule by whose words an act is to be done before a season; they say nothing of the clauses behind.
SEASON = "status.season_deadlines"


class SpokenJudge:
    """Judges everyday clauses by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._seasons = late_pattern(any_of(rules.words("season_deadline")))
        self._promising = frozenset(rules.words("promising_verb"))
        self._remedies = frozenset(rules.words("remedy_verb"))
        self._soon = frozenset(rules.words("soon_word"))
        gates = any_of(rules.words("gate"))
        self._gate = late_pattern(f"(?:待|经)?(?:{gates})(?:以|之)?后")
        self._pending = late_pattern(any_of(rules.words("pending_word")))
        bestowing, planned = any_of(rules.words("bestowing_verb")), any_of(rules.words("bare_plan_verb"))
        self._given = late_pattern(f"被[^，。；的]{{2,18}}(?:{bestowing})")
        self._plans = late_pattern(f"(?:拟|计划|打算|准备)(?:{planned})")

    def cue(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> tuple[Status, str] | None:
        """What the clause from `start` to `end` tells by its wording and by which rule, None for nothing."""
        clause, verb = text[start:end], frame.verb
        counted = has_kind(tokens, QUANTITY)
        if verb is None:
            return ("planned", "status.bare_plan_verbs") if counted and self._plans.search(clause) else None
        before, over = text[start : verb.start], _OVER.search(clause) is not None
        if over and _NEAR.search(before):
            return "planned", "status.soon_words"
        if (over and _DUE.search(before)) or _remains_undone(tokens, verb, text, end):
            return "ongoing", "status.ongoing"
        if not over and _IN_COURSE.search(before):
            return "ongoing", "status.ongoing"
        ahead = self._ahead(tokens, frame, text, start, end) if not over and verb.label != "measure" else None
        if ahead is not None:
            return "planned", ahead
        told = over or text[verb.end : verb.end + 1] in ("了", "过")
        if counted and _lasts(verb, text, end):
            return "ongoing", "status.ongoing"
        if not told and _WANTS.search(before):
            return "planned", "status.soon_words"
        if not told and _MUST.search(before):
            # 还得修两公里: what is needed is not done.
            return "ongoing", "status.ongoing"
        if counted and not told and (_EACH.search(_bare(before)) or _COSTS.search(clause)):
            return "ongoing", "status.ongoing"
        if verb.text[0] in "派来去" and not told and _CAME.search(clause) and "没" not in clause:
            return "done", "status.done"
        if self._given.search(clause):
            return "done", "status.bestowing_verbs"
        denied = has_kind(tokens, NEGATION)
        return ("done", "status.done") if over and not denied and "不" not in text[verb.end : end] else None

    def _ahead(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> str | None:
        """By which rule the act comes soon, by a season, or behind what has to come before; None for no such act."""
        clause, verb, named = text[start:end], frame.verb, frame.subject is not None
        assert verb is not None
        dated = has_kind(tokens, TIME)
        if (not dated or clause[0] == "等") and _THEN.search(clause) and not _was_done_then(clause):
            return "status.at_once_words"
        if has_kind(tokens, STATUS) or text[verb.end : verb.end + 1] == "了" or frame.negated:
            # 没再跑: what is not done is not to come either.
            return None
        dated = dated or any(token.flags & QUANTITY and token.start >= verb.end for token in tokens)
        if not dated and _AGAIN.search(text, start, verb.start) and _NOTHING_MORE.fullmatch(text, verb.end, end):
            return "status.soon_words"
        if verb.text in self._promising and (named or verb.text not in self._remedies):
            # 我们保证三个月内完工, but 保证每两周不少于1课时
            return "status.promising_verbs"
        if any(token.text in self._soon and token.end <= verb.start for token in tokens):
            return "status.soon_words"
        ahead = verb.label != "measure" and not verb.text.startswith("有") and has_kind(tokens, TIME)
        has_to = _HAS_TO.search(text, start, verb.start) if ahead else None
        # 今年要在两个乡各建一处: right behind its time it is somebody's plan, whoever is named.
        if has_to is not None and (
            named or any(token.flags & TIME and token.end == has_to.start() for token in tokens)
        ):
            return "status.soon_words"
        gate = self._gate.match(text, start)
        if gate is not None and gate.end() <= verb.start and self._waits(text, start):
            return "status.gates"
        season = self._seasons.search(clause)
        if season is None or _dated(tokens, start + season.start(), start + season.end()):
            return None
        # 公司抢在供暖前更换变压器: what was in time was done.
        return None if clause[: season.start()].endswith("在") else SEASON

    def _waits(self, text: str, start: int) -> bool:
        """Whether the clause before tells of something on its way (该规划已进入报批阶段，批准后实施)."""
        if start == 0 or text[start - 1] not in "，,":
            return False
        opened = max(text.rfind(mark, 0, start - 1) for mark in "，。；：！？\n") + 1
        return self._pending.search(text, opened, start) is not None


def _lasts(verb: Token, text: str, end: int) -> bool:
    """Whether 着 behind the verb tells what is so now (管着三个村, but 带着村里人砍了十九公里)."""
    return text[verb.end : verb.end + 1] == "着" and "了" not in text[verb.end : end]


def _was_done_then(clause: str) -> bool:
    """Whether 了, 已 or 过 behind 就 says that what was to be done then was done (批下来就动工了)."""
    behind = re.split("就|马上|立即|再", clause)[-1]
    return behind.endswith("了") or "已" in behind or _DONE.search(behind) is not None


def _remains_undone(tokens: Sequence[Token], verb: Token, text: str, end: int) -> bool:
    """Whether 未 or 没 stands between figure and verb (尚有26户未签约), or 没 before a verb with one (没花一分钱)."""
    for token in tokens:
        if not token.flags & NEGATION or not 0 <= verb.start - token.end <= _NEAR_VERB:
            continue
        if any(figure.flags & QUANTITY and figure.end <= token.start for figure in tokens):
            return True
        return (
            token.text == "没"
            and "的" not in text[token.end : end]
            and any(figure.flags & QUANTITY and figure.start >= verb.end for figure in tokens)
        )
    return False


def _bare(before: str) -> str:
    """What stands before a verb, without 还是, 只 and the like."""
    return re.sub("(?:还是|还|只|都|就|也|仍|仍然|要|最多|能|可以|另外)+$", "", before)


def _dated(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a season belongs to a date (去年春节前)."""
    return any(token.flags & TIME and (token.start < end and token.end >= start) for token in tokens)
