"""What a clause without a cue tells by its verb: that something was done, or is to come (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.frame import Frame
from replyscan.items.tokens import (
    AGENCY,
    DOCUMENT,
    LIGHT,
    MEANS,
    NOMINAL,
    PIVOT,
    QUANTITY,
    TIME,
    VERB,
    Token,
    has_kind,
    has_word,
)
from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 秋收一完就开工
_AS_SOON_AS = late_pattern("一(?![年月天日周季项件个次家户村镇县条期批类人届场]|学期)[^，。；]{1,3}$")
# 过 and 起 behind a verb tell by themselves that it was done (曾开展过整治, 构建起体系).
_ASPECTS = frozenset("过起")

# 会用手机的用手机: who can, and nothing to come.
_SKILLED = late_pattern("[^，。；：]{1,4}的(?=[到有去找让由就可用我])")
# What is longer than this between 按照 and 规划 is more than what is planned (按照县域规划开展工作).
_LONGEST_TEXT = 6
# 提高到0.53, but 延长到2026年
_MADE, _LONGEST_MADE = late_pattern("[作做]了[\u4e00-\u9fff]{0,4}\\Z"), 6
_REACHED = late_pattern(r"[到至为]\d[\d.]*(?![\d年月日时点:：])")
_PLANNED_SUM = ("总投资", "投资")


class VerbJudge:
    """Judges by the words of a rule set what the verbs of clauses tell of their status."""

    def __init__(self, rules: RuleSet) -> None:
        self._results = set(rules.words("result_verb"))
        self._finishing = frozenset(rules.words("finishing_word"))
        self._counting = frozenset(rules.words("counting_verb"))
        self._pushed = frozenset(rules.words("pushed_verb"))
        self._counted = frozenset(rules.words("counted_result"))
        self._terms = frozenset(rules.words("term_end"))
        self._ahead = late_pattern(any_of((*rules.words("completion_ahead"), *self._terms)))
        self._planning_verbs = frozenset(rules.words("planning_verb"))
        self._possible = frozenset(rules.words("possibility"))
        self._approving = frozenset(rules.words("approving_verb"))
        self._brief = frozenset(rules.words("brief_preposition"))
        self._obtained = frozenset(rules.words("obtained_verb"))
        self._at_once = late_pattern(any_of(rules.words("at_once_word")))
        self._hasty = frozenset(rules.words("hasty_adverb"))
        self._complements = frozenset(rules.words("completing_complement"))
        self._goals = frozenset(rules.words("goal_complement"))
        self._finished = frozenset(rules.words("finishing_complement"))
        self._degrees = frozenset(rules.words("completion_degree"))
        self._unlike_aspects = tuple(rules.words("aspect_lookalike"))

    def is_completed(self, verb: Token, text: str) -> bool:
        """Whether 过, 起 or 了 stands behind the verb, the last maybe behind a complement (接好了)."""
        if _MADE.search(text, max(0, verb.start - _LONGEST_MADE), verb.start):
            # 向区长做了专题汇报: 了 stands behind the verb that makes a noun of it.
            return True
        after = text[verb.end : verb.end + 2]
        if verb.text in self._counting:
            # 住了187人: how many there are now.
            return False
        if after[:1] in _ASPECTS and not text.startswith(self._unlike_aspects, verb.end):
            return True
        if after[:1] == "了" or after[1:] != "了":
            return after[:1] == "了"
        led = after[0] in self._goals and not text.startswith(self._unlike_aspects, verb.end)
        return led or after[0] in self._complements

    def brings_result(self, tokens: Sequence[Token], verb: Token, text: str) -> bool:
        """Whether the verb tells a result (建成), which some do with a figure (新增26个) or 到 (争取到资金) only."""
        if verb.flags & PIVOT:
            # 组织完成普查, 推动建成学校: what was organised came about.
            brought = next((token for token in tokens if token.start == verb.end and token.flags & VERB), verb)
            if brought.text in self._pushed and not has_kind(tokens, QUANTITY | DOCUMENT):
                # 推动建立协作机制: what is only pushed for need not be there.
                return False
            verb = brought
        # 系数由0.49提高到0.53: a figure without a unit.
        reached = _REACHED.match(text, verb.end) is not None
        counted = verb.text in self._counted and (reached or has_kind(tokens, QUANTITY))
        # 将楼道粉刷完毕
        over = text[verb.end : verb.end + 2]
        counted = counted or (over in self._finishing and over in self._results)
        if counted or verb.text in self._results:
            return True
        if text[verb.end : verb.end + 1] in self._finished and has_word(tokens, self._degrees):
            # 管子全部换完
            return len(verb.text) == 1
        return self._is_approved(tokens, verb) or self._is_obtained(tokens, verb, text)

    def comes(self, tokens: Sequence[Token], frame: Frame, text: str, start: int, end: int) -> bool:
        """Whether the clause tells what is to come without a cue: 我们会开通, 规划建设, 建成后可新增, 尽快开工."""
        planned = next((token for token in tokens if token.text in self._planning_verbs), None)
        if planned is not None and any(
            token.flags & MEANS and 0 <= planned.start - token.end <= _LONGEST_TEXT for token in tokens
        ):
            # 按照规划开展工作: a noun, by which the clause acts.
            planned = None
        if planned is not None and frame.verb is not None and planned.end == frame.verb.start and frame.object_text:
            return not frame.verb.flags & NOMINAL or has_kind(tokens, QUANTITY)
        if planned is not None and frame.verb is planned and text.startswith("在", planned.end):
            # 规划在河口附近新建泵站: where something is to be built.
            return any(token.start > planned.end and token.label == "build" for token in tokens)
        if planned is not None and frame.verb is planned and text.startswith(_PLANNED_SUM, planned.end):
            # 规划总投资3亿元
            return True
        will = next((token for token in frame.modifiers if token.text == "会"), None)
        if will is not None and not _SKILLED.match(text, will.end, end):
            before = [token for token in tokens if token.end == will.start]
            habit = text[will.start - 1 : will.start] in ("都", "均")
            if not habit and (will.start == start or (before and _leads(before[0]))):
                # 我们会开通, 我局还会增设, but 每季度都会拨付
                return True
        head = frame.verb.start if frame.verb else end
        if has_word(frame.modifiers, self._hasty) and not has_kind(tokens, QUANTITY):
            # 尽快启动二期工程
            return True
        if _means_to(tokens, frame) or _follows_at_once(tokens, frame, text, start):
            return True
        ahead = self._ahead.search(text, start, head)
        if ahead is None or (frame.verb is not None and frame.verb.label == "measure"):
            return False
        dated = has_kind(tokens, TIME)
        return (
            ahead.group() in self._terms
            or (not dated and self._at_once.match(text, ahead.end()) is not None)
            or has_word(frame.modifiers, self._possible)
        )

    def _is_approved(self, tokens: Sequence[Token], verb: Token) -> bool:
        """Whether a body behind 经 has approved the thing (其中97个经县政府批复)."""
        brought = (token.text in self._brief and token.end <= verb.start for token in tokens)
        return verb.text in self._approving and any(brought)

    def _is_obtained(self, tokens: Sequence[Token], verb: Token, text: str) -> bool:
        """Whether 到 behind the verb says that the thing was got (争取到资金), and does not lead to a day."""
        behind = next((token for token in tokens if token.start <= verb.end < token.end), None)
        dated = behind is not None and bool(behind.flags & TIME)
        return verb.text in self._obtained and text[verb.end : verb.end + 1] == "到" and not dated


def _leads(before: Token) -> bool:
    """Whether a word before 会 leaves it a promise (还会增设)."""
    return before.text == "还" or not before.flags & VERB


def is_in_course(verb: Token, text: str, end: int) -> bool:
    """Whether 中 stands right behind the verb at the clause's end (相关手续办理中)."""
    return text[verb.end : end] == "中"


def is_under_way(tokens: Sequence[Token], end: int) -> bool:
    """Whether 在 and a verb behind a figure say what is being done (还有71台在施工)."""
    if len(tokens) < 3:
        return False
    figure, opener, verb = tokens[-3:]
    joined = figure.end == opener.start and opener.end == verb.start and verb.end == end
    return joined and bool(figure.flags & QUANTITY and verb.flags & VERB) and opener.text == "在"


def told_behind(tokens: Sequence[Token], head: int, text: str, end: int) -> bool:
    """Whether 了 stands behind a later verb of the clause (支持该县建立了湿地公园, 组织专人进行了核实)."""
    if text.find("了", head, end + 1) < 0 and not text.endswith("过", head, end):
        return False
    return any(
        token.start > head
        and token.flags & VERB
        # 组织各村把水表井挨个查过
        and (text[token.end : token.end + 1] == "了" or (text[token.end : end] == "过"))
        and (token.flags & LIGHT or "的" not in text[token.end : end] or _brings_actor(tokens, head, token.start))
        for token in tokens
    )


def _brings_actor(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a body stands between two places (委托设计院编制了解决问题的方案)."""
    return any(token.flags & AGENCY and start < token.start and token.end <= end for token in tokens)


def _means_to(tokens: Sequence[Token], frame: Frame) -> bool:
    """Whether 要 says what the letter's own body or a place by its word is going to do (馆里要换2台火化炉)."""
    body = frame.subject.mention if frame.subject is not None else None
    own = body is not None and (body.first_person or body.kind == "place")
    wants = any(token.text == "要" for token in frame.modifiers)
    return own and wants and has_kind(tokens, QUANTITY)


def _follows_at_once(tokens: Sequence[Token], frame: Frame, text: str, start: int) -> bool:
    """Whether 就 before the verb says that it will be done as soon as another thing is (秋收一完就开工)."""
    verb = frame.verb
    if verb is None or verb.label == "measure":
        return False
    then = next((token for token in tokens if token.text == "就" and token.end == verb.start), None)
    soon = _AS_SOON_AS.search(text, start, then.start) if then is not None else None
    # 去年一年就培训360人次, 光清淤一项就投入430万元: how much, and not how soon.
    return soon is not None and not any(
        token.flags & (QUANTITY | TIME) and token.start <= soon.start() < token.end for token in tokens
    )
