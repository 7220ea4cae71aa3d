"""Clauses in a row of which the first tells an aim or opens what the last is about (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    LIGHT,
    MODIFIER,
    OBJECT_MARKER,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    TOPIC_PREPOSITION,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern
from replyscan.records import Clause
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

_COMMAS = ("，", ",")
# How many clauses what the next one goes by may fill.
_LONGEST_BASIS = 3
# What is longer than this behind 的 is more than the noun that a topic ends with.
_LONGEST_TOPIC = 10
# What shows that a clause behind an aim tells an act already.
_ACTS = QUANTITY | TELLING | OBJECT_MARKER
# What a clause holds that is more than what the next is about.
_TOLD = LIGHT | STATUS | OBJECT_MARKER | QUANTITY | AGENCY
_BEFORE_BODY = TIME | CONNECTIVE | MODIFIER
# What may stand before 通过, and what behind it tells a result.
_BEFORE_MEANS = AGENCY | CONNECTIVE | MODIFIER | STATUS | TIME
_RESULTS = AGENCY | QUANTITY | STATUS | TELLING | OBJECT_MARKER
_ABOUT, _THEN = "关于", "则"
_BY_LEAVE = ("经", "经过")
# So many clauses one phrase runs across.
_LONGEST_RUN = 5


def end_of_aims(clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> int:
    """Where the first clause behind an aim begins that names who acts (为深化改革，扩大开放，省厅将……); 0 for none.

    `found` holds the tokens of the `clauses`, of which the first tells the aim; those between go on telling it.
    """
    for clause, tokens in zip(clauses[1:], found[1:], strict=True):
        for token in tokens[:3]:
            if token.flags & AGENCY:
                return clause.start
            if not token.flags & _BEFORE_BODY:
                break
        # 为深化改革，整合资源，经省政府同意，省财政厅……: by whose leave is told on the way.
        opens = tokens[:1] and tokens[0].flags & PREPOSITION and tokens[0].text not in _BY_LEAVE
        if has_kind(tokens, _ACTS) or opens:
            return 0
    return 0


def topic_of_two(flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> tuple[int, int]:
    """Where two clauses stand that only say what the third is about; (0, 0) for none.

    对完成加装并检验合格，取得登记证的电梯，将给予补助: 对 opens the first and 的 with a noun ends the second.
    """
    for at in range(len(clauses) - 2):
        opener = next((token for token in found[at] if not token.flags & CONNECTIVE), None)
        if opener is None or not opener.flags & TOPIC_PREPOSITION:
            continue
        first, second, third = (
            [token for token in tokens if not token.flags & CONNECTIVE] for tokens in found[at : at + 3]
        )
        if len(first) < 2 or not (second and third):
            continue
        if not first[1].flags & VERB or first[1].start > first[0].end:
            continue
        end = clauses[at + 1].end
        told = has_kind((*first, *second), _TOLD)
        particle = flat.rfind("的", clauses[at + 1].body, end)
        noun = particle >= 0 and 0 < end - particle - 1 <= _LONGEST_TOPIC
        ends = second[-1].end < end or not second[-1].flags & VERB
        acts = third[0].flags & (LIGHT | STATUS | PREPOSITION | VERB) and third[0].start == clauses[at + 2].body
        commas = clauses[at].mark in _COMMAS and clauses[at + 1].mark in _COMMAS
        if noun and ends and acts and commas and not told:
            return clauses[at].start, end
    return 0, 0


class FrameRuns:
    """Finds phrases that run across commas before the act (按照省委关于加强治理，推进融合的决策部署，我局……)."""

    def __init__(self, rules: RuleSet) -> None:
        self._by = frozenset(rules.words("accordance_preposition"))
        self._means, self._ways = frozenset(rules.words("means_of_action")), tuple(rules.words("way_of_action"))
        self._ends = tuple(rules.words("adjunct_noun_end"))
        fields = any_of(rules.words("field_of_work"))
        self._labels = tuple(rules.words("label_noun"))
        self._matters = tuple(rules.words("asked_matter"))
        self._fields = late_pattern(rf"[^，。；：]{{2,20}}?(?:{fields})")
        self._ifs, self._if_lookalikes = (
            EdgeWords(rules.words("condition_opener")),
            EdgeWords(rules.words("if_lookalike")),
        )

    def span(self, flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> tuple[int, int]:
        """Where the clauses of one such phrase stand; (0, 0) for none."""
        last = clauses[-1]
        numbered = len(clauses) > 1 and clauses[0].body > clauses[0].start and last.mark not in _COMMAS
        labels = numbered and flat.endswith(self._labels, last.body, last.end)
        if labels and not any(has_kind(tokens, _RESULTS) for tokens in found):
            # 一是挖掘文化底蕴，打造治理品牌方面。: the label of a point.
            return clauses[0].start, last.end
        if flat.startswith(_ABOUT, clauses[0].body) and (end := self._asked(flat, clauses, found)):
            return clauses[0].start, end
        if then := self._condition(flat, clauses):
            return then
        for at, clause in enumerate(clauses[:-1]):
            if clause.mark in _COMMAS:
                end = self._accordance(flat, clauses, found, at) or self._field(flat, clauses, found, at)
                end = end or self._list_of_means(flat, clauses, found, at)
                if end:
                    return clause.start, end
        return 0, 0

    def _asked(self, flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> int:
        """Where the last clause ends of what was asked for behind 关于 (关于完善机制，鼓励高校办学的建议); 0 for none.

        关于修路，我局已投资3万元，解决了出行难的问题: what we say or is told as done was not asked for.
        """
        for clause, tokens in zip(clauses[:_LONGEST_RUN], found, strict=False):
            ours = any(token.flags & AGENCY and token.text.startswith(("我", "本")) for token in tokens)
            # 关于修路，县交通局投资3万元
            acts = clause is not clauses[0] and has_kind(tokens[:1], AGENCY) and tokens[0].start == clause.body
            if ours or acts or has_kind(tokens, STATUS | TELLING) or "了" in flat[clause.body : clause.end]:
                return 0
            if flat.endswith((*self._labels, *self._matters), clause.body, clause.end):
                return clause.end if clause is not clauses[0] else 0
            if clause.mark not in _COMMAS:
                return 0
        return 0

    def _condition(self, flat: str, clauses: Sequence[Clause]) -> tuple[int, int] | None:
        """Where the rest of a condition stands that runs across commas (如能落实用地，完成选址，则启动建设)."""
        then = next((at for at, clause in enumerate(clauses) if flat.startswith(_THEN, clause.body)), 0)
        first = max(0, then - _LONGEST_RUN)
        for at in range(then - 2, first - 1, -1):
            clause = clauses[at]
            if clause.mark not in _COMMAS or clauses[at + 1].mark not in _COMMAS:
                return None
            if self._ifs.outruns(self._if_lookalikes, flat[clause.body : clause.end]):
                return clauses[at + 1].start, clauses[then].start
        return None

    def _accordance(self, flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]], at: int) -> int:
        """Where the last clause ends of what is said behind 按照 and 关于; 0 for none."""
        clause = clauses[at]
        opener = next((token for token in found[at] if token.flags & PREPOSITION and token.text in self._by), None)
        if opener is None or flat.find(_ABOUT, opener.end, clause.end) < 0:
            return 0
        if flat.endswith(self._ends, opener.end, clause.end):
            return 0
        for later in range(at + 1, min(at + _LONGEST_RUN, len(clauses) - 1)):
            part = clauses[later]
            if has_kind(found[later], AGENCY | TELLING | OBJECT_MARKER) or part.mark not in _COMMAS:
                return 0
            if flat.endswith(self._ends, part.body, part.end):
                return part.end
        return 0

    def _list_of_means(self, flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]], at: int) -> int:
        """Where a list of means behind 通过 ends (通过设立咨询台，发放传单等方式，); 0 for none."""
        means = next((place for place, token in enumerate(found[at][:-1]) if token.text in self._means), None)
        if means is None or has_kind(found[at][:means], ~_BEFORE_MEANS):
            return 0
        if not found[at][means + 1].flags & VERB or found[at][means + 1].start > found[at][means].end:
            # 通过省级验收，开展宣传等活动
            return 0
        for later in range(at, min(at + _LONGEST_RUN, len(clauses) - 1)):
            part = clauses[later]
            if part.mark not in _COMMAS or has_kind(found[later][means + 1 if later == at else 0 :], _RESULTS):
                return 0
            if flat.endswith(self._ways, part.body, part.end):
                return part.end if later > at else 0
        return 0

    def _field(self, flat: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]], at: int) -> int:
        """Where the clauses end of what was worked on before the field is closed (在加强保护，促进修复方面做了工作)."""
        tokens = found[at]
        opener = next((place for place, token in enumerate(tokens) if token.text == "在"), len(tokens))
        if opener + 1 >= len(tokens) or has_kind(tokens, QUANTITY | TELLING | STATUS):
            return 0
        verb = tokens[opener + 1]
        if not verb.flags & VERB or verb.start > tokens[opener].end:
            return 0
        following = clauses[at + 1]
        closed = self._fields.match(flat, following.body, following.end)
        return clauses[at].end if closed is not None and closed.end() <= following.end else 0
