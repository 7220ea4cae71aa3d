"""Metric names without the body that acts and its verb (市残联走访残疾人家庭6.3万户 → 残疾人家庭).

Figures are named before bodies and verbs are known, by the words beside them; where the clause turns out to tell of
a body that acts, or of its act, inside a name, what stands behind them is the name.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from replyscan.items.acting_bodies import acts_itself
from replyscan.items.clause_words import ClauseWords
from replyscan.items.frame import Frame
from replyscan.items.tokens import BOUND, GENERAL, NOMINAL, SINGLE, Token
from replyscan.late_pattern import late_pattern
from replyscan.records import Quantity

_EDGES = "的了着过等、“” \u3000\n"
_PLACES = ("", "中", "里", "内")
_DENIALS, _JOINTS = "未没不", "、和及与"
# What brings the thing that the verb behind it acts on (已对贷款额度上浮20%).
_FRONTING = ("对", "将", "把")
# What leads from a verb to what a figure has become.
_UP_TO = ("到", "至", "为")
# What leads to what a figure was before it changed.
_FROM = ("由", "从")
# What behind a verb right behind a figure says that the figure counts no noun there (两台用了九年).
_TOLD = ("了", "过", "着")
# What stands around the verb of a rate or an ability and is no name (一天要供, 柜台原来开).
_RATE_BEFORE = late_pattern(
    "^(?:[一每](?:个?[天年月日晚回次趟周户人家]|上午|下午))+|(?:[要能可会就也都还又再先想才只最多各]|原来|现在|以前|平常)+$"
)
# 有 as a verb, and what makes a noun with it (有机肥, 有线电视).
_THERE_IS, _OF_WORDS = "有", "机线轨声害氧毒效价偿色关限"
# What is shorter behind a verb is no object of it (年服务学习者).
_SHORTEST_OBJECT = 2
_LONGEST_COMPLEMENT = 2
_COMING = ("来", "去")
_ADVERBS = "已共都也又还再只仅"
# Units that count acts, and not the things acted on (改造3次).
_TIMES = ("次", "场", "轮", "趟", "遍", "回", "人")
_LONGEST_KIND = 2
# The hours of a day, and what behind them makes them a limit or describe a noun.
_HOUR, _DAY, _BEHIND_DAY = "小时", 24, "以之内的，。；、："
# What is longer between a verb and a figure is more than a name.
_LONGEST_NAME = 10


def without_act(
    metrics: Sequence[Quantity], flat: str, begin: int, frame: Frame, acts: bool, words: ClauseWords
) -> list[Quantity]:
    """`metrics` of the clause that begins at `begin`, their names cut behind the subject and the verb of `frame`.

    `acts` says that the subject is a body that acts; one that is itself counted (学校减少到18所) is a name. A verb of
    one character may have a complement of `words` behind it (审出缺口县).
    """
    renamed = (_renamed(_of_day(metric, flat), flat, begin, frame, acts, words) for metric in metrics)
    named = (_without_bare_act(metric, frame.verb, words.object_takers) for metric in renamed)
    bare = (_without_completed_act(metric, frame.verb, words.completed) for metric in named)
    return [replace(metric, name=None) if metric.name in words.no_names else metric for metric in bare]


def _without_bare_act(metric: Quantity, verb: Token | None, takers: Set[str]) -> Quantity:
    """`metric` without the verb for its name where it counts the things that those of `takers` act on (其中新建6个)."""
    bare = verb is not None and metric.name == verb.text and verb.text in takers and metric.kind == "count"
    return replace(metric, name=None) if bare and not metric.unit.endswith(_TIMES) else metric


def _without_completed_act(metric: Quantity, verb: Token | None, complements: Set[str]) -> Quantity:
    """`metric` without the verb of one character and what completes it for its name (卖出去640张, 抽10%)."""
    if verb is None or metric.name is None or not metric.name.startswith(verb.text):
        return metric
    rest = metric.name[1:]
    completed = len(verb.text) == 1 or verb.text[1:] in complements
    return replace(metric, name=None) if completed and (not rest or rest in complements) else metric


def _of_day(metric: Quantity, flat: str) -> Quantity:
    """`metric` without a name where it says that an act goes on day and night (安排保安24小时值守)."""
    whole = metric.unit == _HOUR and metric.low == metric.high == _DAY
    return (
        replace(metric, name=None)
        if whole and "\u4e00" <= flat[metric.end : metric.end + 1] not in _BEHIND_DAY
        else metric
    )


def _renamed(metric: Quantity, flat: str, begin: int, frame: Frame, acts: bool, words: ClauseWords) -> Quantity:
    """`metric` with what is left of its name behind the subject and the verb of `frame`."""
    name, verb = metric.name, frame.verb
    if name is None:
        return metric
    if flat.startswith(name, metric.end):
        return replace(metric, name=_name_behind(metric.end, name, flat, frame))
    start = flat.rfind(name, begin, metric.start)
    end = start + len(name)
    if start < 0 or _counts_subject(frame, start, end):
        return metric
    beside = _beside_verb(verb, flat, start, end, metric.start, words.completed)
    if beside is not None:
        return replace(metric, name=beside or None)
    behind = start
    if acts and not _is_of_subject(metric, name, flat, frame, words.rates):
        behind = _behind_subject(frame, start, end)
    if verb is not None and _heads(verb, flat, start, end, behind):
        behind = _behind_predicate(verb, frame.object_start, flat, start, end, words.completed)
    if behind == start:
        return metric
    trimmed = _trimmed(flat, behind, end)
    if verb is not None and behind == verb.end and flat[behind] in _JOINTS:
        trimmed = _behind_joined(trimmed, words.object_takers)
    return replace(metric, name=trimmed or _behind_act(frame, flat, metric, words.completed))


def _name_behind(start: int, name: str, flat: str, frame: Frame) -> str | None:
    """What is left of a `name` behind its figure, at `start`: nothing of one that is the verb, or of a place."""
    verb = frame.verb
    if verb is not None and verb.start == start and flat[verb.end : verb.end + 1] in _TOLD:
        return None
    stop = _before_verb(frame, start, start + len(name))
    # 1182个建制村未通硬化路: what denies the verb is no part of the name.
    left = flat[start:stop].strip(_EDGES).rstrip(_DENIALS)
    # 62名中有退役军人15名
    return None if left in _PLACES else left


def _beside_verb(verb: Token | None, flat: str, start: int, end: int, figure: int, complements: Set[str]) -> str | None:
    """A name behind a complement of the verb, or before a verb of one character that it ends with; None for neither."""
    completed = _behind_complement(verb, flat, start, end, complements)
    if completed > start:
        return flat[completed:end].strip(_EDGES)
    topic = _without_rate(verb, flat, start, figure)
    if topic is not None:
        return topic.strip(_EDGES)
    if verb is not None and len(verb.text) == 1 and start + 1 < verb.start < verb.end == end:
        # 满意率升到了九成
        return flat[start : verb.start].strip(_EDGES).rstrip(_ADVERBS)
    return None


def _is_of_subject(metric: Quantity, name: str, flat: str, frame: Frame, rates: tuple[str, ...]) -> bool:
    """Whether the subject itself is counted or measured: how many they have become (合作社增加到18家), or a rate."""
    changed = frame.verb is not None and flat[frame.verb.end : metric.start] in _UP_TO
    if changed or flat[metric.start - 1] in _FROM:
        return True
    # 乡镇覆盖率: whose rate it is.
    return name.endswith(rates) and not (frame.subject is not None and acts_itself(frame.subject))


def _heads(verb: Token, flat: str, start: int, end: int, behind: int) -> bool:
    """Whether the verb of the clause stands inside a name, from `behind` on, and takes the rest of it.

    What only the general dictionary takes for a verb may be a part of the noun at its head (病死松树).
    """
    inside = behind <= verb.start and verb.end <= end and not (verb.flags & GENERAL and verb.start == start)
    return inside and _takes(verb, flat, start, end, behind)


def _behind_predicate(verb: Token, object_start: int, flat: str, start: int, end: int, complements: Set[str]) -> int:
    """Where a name goes on behind the verb inside it, and the 有 or complement behind that."""
    behind = _behind_verb(verb, object_start, start, end)
    if behind != verb.end:
        return behind
    if flat[behind : behind + 1] == _THERE_IS and flat[behind + 1] not in _OF_WORDS:
        # 配套建设有停车场2处
        return behind + 1
    return _behind_complement(verb, flat, behind, end, complements)


def _behind_joined(name: str, takers: Set[str]) -> str:
    """A name behind the verb that 、 joins to the one that heads the clause (新建、改扩建 + 幼儿园310所)."""
    length = next((length for length in (4, 3, 2) if name[:length] in takers and len(name) > length), 0)
    return name[length:]


def _without_rate(verb: Token | None, flat: str, start: int, figure: int) -> str | None:
    """What is spoken of before a rate or an ability and the verb (柜台原来开两个, 一天要供一千方); None for none."""
    if verb is None or len(verb.text) != 1 or not start < verb.start or verb.end != figure:
        return None
    before = flat[start : verb.start]
    topic = _RATE_BEFORE.sub("", before)
    return topic if topic != before else None


def _behind_complement(verb: Token | None, flat: str, start: int, end: int, complements: Set[str]) -> int:
    """Where a name goes on behind what only completes the verb before it (盖起来二十九户, 查出来高血压四百多个)."""
    if verb is None or not verb.end <= start or start - verb.end > _LONGEST_COMPLEMENT or verb.text == _THERE_IS:
        return start
    for stop in range(min(end, verb.end + _LONGEST_COMPLEMENT), start, -1):
        # 查获走私冻品: one character completes a verb of one character only.
        # 查出来隐患: but 来 and 去 complete one that ends with where it goes.
        coming = flat[verb.end : stop] in _COMING and verb.text[-1] in complements
        if flat[verb.end : stop] in complements and (len(verb.text) == 1 or stop - verb.end > 1 or coming):
            return stop
    return start


def _counts_subject(frame: Frame, start: int, end: int) -> bool:
    """Whether the subject is a kind of body that is counted by a clause without an act (派出所达到320个)."""
    subject = frame.subject
    if subject is None or subject.start > start or subject.end < end or frame.passive_agent:
        return False
    measures = frame.verb is None or frame.verb.label == "measure"
    return measures and subject.mention.canonical == subject.text


def _takes(verb: Token, flat: str, start: int, end: int, behind: int) -> bool:
    """Whether the verb inside a name takes what follows as its object.

    One behind something else than the subject must have a noun behind it (热线受理投诉); one of one character must
    show that it is no part of a word (长者配了药盒).
    """
    if behind > start or verb.start == start:
        return True
    rest = flat[verb.end : end].lstrip(_EDGES)
    quoted = flat.count("“", start, verb.start) > flat.count("”", start, verb.start)
    if len(rest) < _SHORTEST_OBJECT or quoted or rest[0] == "一":
        return False
    # 东城街道有老旧小区46个: what there is.
    exists = verb.text == _THERE_IS and flat[verb.end] not in _OF_WORDS
    return len(verb.text) > 1 or flat[verb.end] == "了" or exists or bool(verb.flags & SINGLE)


def _trimmed(flat: str, start: int, end: int) -> str:
    """What stands between two places without particles at its edges, its quotation marks in pairs."""
    name = flat[start:end].strip(_EDGES)
    return f"“{name}" if name.count("”") > name.count("“") else name


def _behind_act(frame: Frame, flat: str, metric: Quantity, complements: Set[str]) -> str | None:
    """What stands between the verb and a figure (我段完成改造20户), or the verb that is counted (院校将扩招480人)."""
    verb = frame.verb
    if verb is None or not 0 <= metric.start - verb.end <= _LONGEST_NAME:
        return None
    if verb.end == metric.start:
        # 安排3000万元: of a sum only a noun by habit is the name (投资860万元).
        names = len(verb.text) > 1 and (metric.kind != "money" or bool(verb.flags & NOMINAL))
        return verb.text if names else None
    between = flat[verb.end : metric.start].strip(_EDGES)
    return between if between.isalpha() and between not in complements and between not in _UP_TO else None


def _behind_subject(frame: Frame, start: int, end: int) -> int:
    """Where a name goes on behind the subject that it overlaps; `start` where it overlaps none."""
    subject, verb = frame.subject, frame.verb
    if subject is None or subject.start >= end or subject.end <= start:
        return start
    bare = subject.mention.canonical == subject.text and subject.end - subject.start <= _LONGEST_KIND
    if bare and verb is None and subject.start == start:
        # 其中社区养老服务中心32个: without a verb a kind of body is a part of the name.
        return start
    behind = min(subject.end, end)
    if verb is not None and verb.end <= end:
        return behind
    for token in sorted((*frame.modifiers, *frame.adverbials, *frame.partners), key=lambda token: token.start):
        if behind <= token.start < end:
            behind = token.end if token in frame.modifiers or token.text in _FRONTING else end
    return min(behind, end)


def _before_verb(frame: Frame, start: int, end: int) -> int:
    """Where a name behind its figure ends: before the verb of the clause and its adverbs (21个出入口只装了上行扶梯)."""
    verb = frame.verb
    if verb is None or not start < verb.start < end:
        return end
    # 为36户居民改造管线: behind those who are brought the verb is no noun.
    if verb.flags & NOMINAL and not any(token.end <= start for token in frame.adverbials):
        return end
    return min([verb.start, *(token.start for token in frame.modifiers if start < token.start < verb.start)])


def _behind_verb(verb: Token, object_start: int, start: int, end: int) -> int:
    """Where a name goes on behind the verb inside it; a verb that is counted itself is the name (招聘50名)."""
    behind = max(verb.end, min(object_start, end))
    if len(verb.text) == 1:
        return start if verb.flags & BOUND else behind
    # 罚没款, 试行期: one character behind a verb makes a word with it.
    return verb.start if end - behind < 2 and (verb.start == start or verb.flags & NOMINAL) else behind
