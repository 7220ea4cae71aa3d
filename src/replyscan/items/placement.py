"""How well a verb is placed to head its clause."""

from __future__ import annotations

from typing import NamedTuple

from replyscan.items.behind_adverbials import FOR_WHOM, takes_thing
from replyscan.items.clause_descriptions import brings, describes, says_which
from replyscan.items.clause_sizes import (
    acts_behind_figure,
    before_measure,
    behind_measure,
    cut_later,
    figure_told_later,
    names_size,
    paid_each,
    rates_later,
    reached_later,
    sizes_figure,
    told_by_figure,
)
from replyscan.items.clause_topics import (
    acts_in_office,
    acts_on_each,
    brings_saying,
    closed_by_moment,
    figure_changed_later,
    followed_at_once,
    names_outcome,
    names_whom,
    takes_part,
    told_right_behind,
)
from replyscan.items.clause_view import ClauseView
from replyscan.items.frame import Frame
from replyscan.items.subject_verbs import names_project, names_subject
from replyscan.items.tokens import (
    BOUND,
    DOCUMENT,
    FRONTED,
    GENERAL,
    MEANS,
    MEASURED,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    PREPOSITION,
    QUOTED,
    REACHING,
    SINGLE,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    UNKNOWN,
    UP_TO,
    VERB,
    has_kind,
)
from replyscan.items.work_topics import names_topic, rules_work

# How well a verb is placed to head its clause. A clause takes the first verb that is placed ANCHORED or better.
AT_START, AFTER_SUBJECT, AFTER_MODIFIER, AFTER_ADVERBIAL = 100, 95, 90, 85
ANCHORED = 80
BEFORE_FIGURE, DICTIONARY_VERB, NOMINAL_AT_START, NOMINAL_BEFORE_FIGURE = 75, 72, 70, 65
AFTER_TOPIC, BARE_NOMINAL, BOUND_ALONE = 60, 20, 15
EXISTING, DICTIONARY_BEHIND_TOPIC, UNKNOWN_VERB = 55, 50, 45


class Best(NamedTuple):
    """The verb that is placed best so far: how well, which token, and the text before it that is no adverbial."""

    placed: int
    token: int
    topic: str


class Placement:
    """Judges the verbs of one clause; `frame` holds the subject and the topic found so far."""

    def __init__(self, view: ClauseView, frame: Frame) -> None:
        self.view, self.frame = view, frame

    def placed(self, index: int, place: int, best: Best | None) -> int:
        """How well the verb at `index` is placed to head the clause."""
        token, view = self.view.tokens[index], self.view
        if describes(view, index) or (token.flags & SINGLE and not view.shown(index)):
            return 0
        if token.flags & PIVOT and brings_saying(view, index):
            return 0
        if any(told(view, index) for told in (closed_by_moment, followed_at_once, told_right_behind, names_outcome)):
            return 0
        if (index == 0 and says_which(view, index)) or view.finishes(index):
            return 0
        if token.text in view.words.adjuncts.exceptions and view.holds(view.words.adjuncts.besides, index):
            # 除中央资金外配套资金2000万元
            return 0
        if names_project(view, index):
            return 0
        if names_subject(view, index):
            # 布局将得到优化: 将 brings no object of what only names the subject.
            return 0 if view.followed_by(index, OBJECT_MARKER) else BARE_NOMINAL
        means = token.flags & MEANS and token.flags & PREPOSITION and view.followed_by(index, QUOTED | DOCUMENT)
        if means and view.predicate_follows(index + 1):
            # 补助款通过“一卡通”发放: by what means.
            return 0
        if index and token.text in view.words.demanding and view.preceded_by(index, DOCUMENT):
            # 《通知》要求其他文件不得作为依据
            return AFTER_SUBJECT
        if acts_on_each(view, index) or (token.flags & PREPOSITION and token.flags & SINGLE and brings(view, index)):
            return 0
        if token.flags & GENERAL:
            return self._placed_by_dictionary(index, place, best)
        if not token.flags & PIVOT and (names_whom(view, index) or paid_each(view, index)):
            return 0
        if view.before_figure(index) and not self._is_predicate(index, best):
            return BOUND_ALONE
        if token.text in view.words.existing and view.before_figure(index) and acts_behind_figure(view, index):
            # 共有37名护理员受到表彰: what they did counts, not that they are there.
            return EXISTING
        which = token.text in view.words.attributes and token.text in view.words.existing
        if (which and view.heads_later(index)) or view.says_which_there_are(index):
            # 利用现有资源建设100个: it only says which.
            return 0
        adverb = token.flags & MODIFYING_VERB and token.label == "measure" and view.behind(index) != "了"
        if adverb and self._is_adverb(index, place):
            return 0
        # 该公司已储备项目18个: what 已 says of a body is no noun.
        nominal = bool(token.flags & NOMINAL) and not (view.preceded_by(index, TELLING) and self._told(index))
        nominal = nominal and not self._is_possible(index) and (place == AFTER_TOPIC or not takes_part(view, index))
        tail = view.before_tail(index) and not (token.flags & PIVOT and view.brings_actor(index))
        if tail and index and view.tokens[index - 1].text in view.words.totals:
            # 共登记产业活动单位3610万个: what is summed up is done, and no noun.
            tail = False
        if self._names_figure(index, place, nominal) or (
            not token.flags & PIVOT
            and names_topic(view, self.frame, index, tail, place == AT_START, place == AFTER_TOPIC)
        ):
            return BARE_NOMINAL
        if token.flags & PIVOT and place >= AFTER_ADVERBIAL and not tail:
            return place
        if place == AFTER_TOPIC and rules_work(view, index):
            return ANCHORED
        if token.label == "measure" and view.relative(index) and place != AFTER_TOPIC:
            return BARE_NOMINAL
        settled = token.flags & PIVOT or not view.heads_later(index)
        if nominal and self.frame.topic and acts_in_office(view, index):
            return BEFORE_FIGURE
        if nominal and tail and place == AFTER_ADVERBIAL and settled and takes_thing(view, index, self._serves(index)):
            return place
        if nominal and tail and (self._figure_follows(index, best) or self.frame.topic or not settled):
            return BARE_NOMINAL
        if place == AFTER_TOPIC:
            return self._placed_behind_topic(index, best)
        early = place in (AT_START, AFTER_ADVERBIAL) or self._figure_follows(index, best)
        if nominal and (tail or (early and not self._told(index))):
            return NOMINAL_AT_START
        return place

    def _serves(self, index: int) -> bool:
        """Whether 为, 向 or 给 brought those whom the verb right behind serves (为居民 + 改造管线)."""
        served = self.frame.adverbials[-1:]
        return bool(served) and served[0].text in FOR_WHOM and served[0].start < self.view.tokens[index].start

    def _is_adverb(self, index: int, place: int) -> bool:
        """Whether a verb that could be an adverb is one (稳定增长, but 切实稳定粮食播种面积)."""
        view = self.view
        goes_on = view.followed_by(index, VERB) or view.quantity_follows(index) or view.heads_later(index)
        return (goes_on or place == AFTER_TOPIC) and not view.before_figure(index)

    def _is_possible(self, index: int) -> bool:
        """Whether 可 before the verb and a figure behind it show that it is no noun (可保护人口3.4万人)."""
        before = self.view.before(index)
        possible = before is not None and before.text in self.view.words.possible
        return possible and self.view.quantity_follows(index)

    def _names_figure(self, index: int, place: int, nominal: bool) -> bool:
        """Whether the verb only names what a figure tells of; `nominal` where it is likely to be a noun."""
        token, view = self.view.tokens[index], self.view
        if figure_told_later(view, index) and not (token.flags & PIVOT and index == 0 and place == AT_START):
            return True
        if token.flags & MEASURED and view.followed_by(index, VERB) and view.takes_goal(index + 1):
            # 平均用时缩短至3天
            return True
        if told_by_figure(view, index) or (nominal and sizes_figure(view, index)):
            return True
        opens = place == AT_START or (place == AFTER_MODIFIER and self._only_described())
        bare = opens and self.frame.subject is None and not token.flags & PIVOT
        names = token.label not in ("measure", "issue") and not token.flags & REACHING
        return bare and names and any(told(view, index) for told in (reached_later, names_size, rates_later, cut_later))

    def _only_described(self) -> bool:
        """Whether nothing stands before the verb but adverbs that may belong to a noun (平均降价幅度)."""
        return all(token.text in self.view.words.describing for token in self.frame.modifiers)

    def _told(self, index: int) -> bool:
        """Whether a body acts and an adverb of status says when (我行已向省分行申请)."""
        tokens = self.view.tokens[:index]
        return self.frame.subject is not None and has_kind(tokens, TELLING)

    def _placed_behind_topic(self, index: int, best: Best | None) -> int:
        token, view = self.view.tokens[index], self.view
        nominal = token.flags & NOMINAL
        if view.after(index) is not None and view.finishes(index + 1):
            return BEFORE_FIGURE
        if self.view.text[token.start - 1] == "的" and nominal:
            # 荣立二等功的奖励1万元: to whom 的 points, so much is given.
            gives = token.label == "fund" and view.before_figure(index) and best is None
            return NOMINAL_BEFORE_FIGURE if gives else 0
        if self.view.text[token.start - 1] == "的" and view.has_behind(index, FRONTED):
            # 学生的讲解实习计入学分: what 的 points to is taken in.
            return BARE_NOMINAL
        if (view.behind(index) == "了" or view.fails(index)) and not view.relative(index):
            return BEFORE_FIGURE
        if view.before_figure(index):
            before = view.before(index)
            over = before is not None and before.text in view.words.finishing
            if before is not None and before.flags & VERB and (nominal or over):
                # 申请增加编制6名, 倒损房屋完成重建126户: behind a verb, a noun by habit or what is over is its object.
                return BARE_NOMINAL
            return NOMINAL_BEFORE_FIGURE if nominal and not view.takes_goal(index) else BEFORE_FIGURE
        if len(token.text) == 1 and not token.flags & SINGLE:
            # 全县有基层社17个, 全县设网格56个: there is something counted.
            if not view.quantity_follows(index) or token.label not in ("measure", "build"):
                return 0
            return EXISTING if token.label == "measure" else AFTER_TOPIC
        # 老码头站夜间开放到凌晨1时
        if nominal and not (view.takes_goal(index) and view.behind(index) in UP_TO):
            return BARE_NOMINAL
        if self._closes_topic(index):
            return NOMINAL_BEFORE_FIGURE
        return BARE_NOMINAL + 10 if view.relative(index) else AFTER_TOPIC

    def _closes_topic(self, index: int) -> bool:
        """Whether a noun of work ends the topic right before the verb (临哈铁路扩能改造工程 + 完成投资41.7亿元)."""
        previous = self.view.before(index)
        ends = previous is not None and bool(previous.flags & TAIL) and not previous.flags & VERB
        return ends and self.view.quantity_follows(index) and not self.view.relative(index)

    def _placed_by_dictionary(self, index: int, place: int, best: Best | None) -> int:
        """How well a verb is placed that only the general dictionary knows: it must stand where predicates begin."""
        token = self.view.tokens[index]
        if token.flags & UNKNOWN:
            return UNKNOWN_VERB
        if self.view.is_over(index):
            return ANCHORED if place != AFTER_TOPIC else AFTER_TOPIC
        if figure_changed_later(self.view, index):
            # 查勘定损平均用时由9天压缩至4天
            return 0
        summed = index > 0 and self.view.tokens[index - 1].text in self.view.words.totals
        if place == AFTER_SUBJECT and self._acts_at_once(index):
            return DICTIONARY_VERB
        if (self.view.before_tail(index) and not summed) or self.view.relative(index):
            return 0
        if self.view.preceded_by(index, STATUS | NEGATION | MODIFIER) or place == AFTER_SUBJECT:
            return DICTIONARY_VERB
        if place in (AT_START, AFTER_MODIFIER, AFTER_ADVERBIAL) and self.view.quantity_follows(index):
            return DICTIONARY_VERB
        if best is None and self.view.quantity_follows(index) and self.view.text[token.start - 1] != "的":
            return DICTIONARY_BEHIND_TOPIC
        return 0

    def _acts_at_once(self, index: int) -> bool:
        """Whether a department, a company or the letter's own body does it right behind its name (我局擦洗设备36台)."""
        subject, token = self.frame.subject, self.view.tokens[index]
        if subject is None or subject.end != token.start or self.view.relative(index):
            return False
        acts = subject.mention.first_person or subject.mention.kind in ("department", "company")
        return acts and self.view.quantity_follows(index)

    def may_follow(self, placed: int, index: int, best: Best | None) -> bool:
        """A later verb replaces an earlier, badly placed one only by a status word or a figure, not by any adverb."""
        if best is None or best.placed < AFTER_TOPIC:
            return True
        previous = next(
            (token for token in reversed(self.view.tokens[:index]) if not token.flags & TIME), self.view.tokens[0]
        )
        if placed in (NOMINAL_BEFORE_FIGURE, NOMINAL_AT_START) and self._closes_topic(index):
            return not self.view.figure_between(best.token, index)
        rises = self.view.tokens[index].label == "measure" and self.view.before_figure(index)
        if placed in (BEFORE_FIGURE, ANCHORED) or rises:
            return self.view.takes_goal(index) or not self.view.figure_between(best.token, index)
        if previous.flags & (STATUS | NEGATION):
            return True
        dated = self.view.preceded_by(index, TIME)
        if dated and (self.view.before_tail(best.token) or self.view.behind(index) == "了"):
            # 通道拓宽工程去年8月完工, 介入手术去年做了96台
            return True
        noun = self.view.tokens[index].flags & NOMINAL and not self.view.before_figure(index)
        if self.view.text[previous.start - 1] == "、" and self.view.figure_between(best.token, index):
            # 评选“工匠”20名、每人奖励1万元: another act behind the first with its figure.
            return False
        return bool(previous.flags & MODIFIER) and not noun

    def _is_predicate(self, index: int, best: Best | None) -> bool:
        """Whether a verb right before a figure says something of it: not a bound (改造用房不少于50套), not a noun."""
        token, previous = self.view.tokens[index], self.view.before(index)
        if token.flags & BOUND or (token.start > 0 and self.view.text[token.start - 1] == "不"):
            if behind_measure(self.view, index):
                return True
            if self.view.heads_later(index):
                return False
            if best is None:
                return self.view.text[token.start - 1] != "不"
            return before_measure(self.view, best.token)
        if previous is None or not previous.flags & VERB:
            return True
        if previous.flags & NOMINAL:
            return True
        return not token.flags & NOMINAL

    def _figure_follows(self, index: int, best: Best | None) -> bool:
        """Whether a later verb of the clause stands right before a figure and says something of it."""
        return self.view.quantity_follows(index) and any(
            token.flags & VERB
            and self.view.before_figure(later)
            and self._is_predicate(later, best)
            and not (token.flags & BOUND and not before_measure(self.view, index))
            for later, token in self.view.later(index)
        )
