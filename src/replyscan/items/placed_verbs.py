"""Which verb of a clause is placed how well to head it."""

from __future__ import annotations

from replyscan.items.behind_adverbials import FOR_WHOM, takes_thing
from replyscan.items.behind_topics import closes_topic, placed_behind_topic
from replyscan.items.clause_descriptions import (
    brings,
    describes,
    joins_two,
    names_one_of_two,
    names_what_fails,
    says_which,
)
from replyscan.items.clause_sizes import (
    acts_behind_figure,
    before_measure,
    behind_measure,
    cut_later,
    figure_told_later,
    names_share,
    names_size,
    paid_each,
    rates_later,
    reached_later,
    sizes_figure,
    told_by_figure,
)
from replyscan.items.clause_topics import (
    acts_in_office,
    acts_in_time,
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
from replyscan.items.dictionary_verbs import placed_by_dictionary
from replyscan.items.frame import Frame
from replyscan.items.placement import (
    AFTER_ADVERBIAL,
    AFTER_MODIFIER,
    AFTER_SUBJECT,
    AFTER_TOPIC,
    ANCHORED,
    AT_START,
    BARE_NOMINAL,
    BEFORE_FIGURE,
    BOUND_ALONE,
    EXISTING,
    NOMINAL_AT_START,
    NOMINAL_BEFORE_FIGURE,
    Best,
)
from replyscan.items.subject_verbs import names_project, names_subject
from replyscan.items.tokens import (
    BOUND,
    DOCUMENT,
    GENERAL,
    GOAL,
    MEANS,
    MEASURED,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PIVOT,
    POINTING,
    PREPOSITION,
    QUOTED,
    REACHING,
    SINGLE,
    STATUS,
    TELLING,
    TIME,
    VERB,
    has_kind,
)
from replyscan.items.work_topics import names_topic, rules_work


class Placement:
    """Judges the verbs of one clause; `frame` holds the subject and the topic found so far."""

    def __init__(self, view: ClauseView, frame: Frame) -> None:
        self.view, self.frame = view, frame

    def placed(self, index: int, place: int, best: Best | None) -> int:
        """How well the verb at `index` is placed to head the clause."""
        token, view = self.view.tokens[index], self.view
        if self._belongs_to_other(index):
            return 0
        if joins_two(view, index):
            return AFTER_ADVERBIAL
        if names_subject(view, index):
            # 布局将得到优化: 将 brings no object of what only names the subject.
            return 0 if view.followed_by(index, OBJECT_MARKER) else BARE_NOMINAL
        if self._brings_means(index):
            return 0
        if index and token.text in view.words.demanding and view.preceded_by(index, DOCUMENT):
            # 《通知》要求其他文件不得作为依据
            return AFTER_SUBJECT
        if acts_on_each(view, index) or (token.flags & PREPOSITION and token.flags & SINGLE and brings(view, index)):
            return 0
        if token.flags & GENERAL:
            return placed_by_dictionary(view, self.frame, index, place, best)
        if not token.flags & PIVOT and (names_whom(view, index) or paid_each(view, index)):
            return 0
        if view.before_figure(index) and not self._is_predicate(index, best):
            return BOUND_ALONE
        if token.text in view.words.existing and view.before_figure(index) and acts_behind_figure(view, index):
            # 共有37名护理员受到表彰: what they did counts, not that they are there.
            return EXISTING
        if self._only_says_which(index) or self._is_adverb(index, place):
            return 0
        return self._placed_as_noun_or_verb(index, place, best)

    def _belongs_to_other(self, index: int) -> bool:
        """Whether the verb describes, closes or names something for another word, and so heads no clause."""
        token, view = self.view.tokens[index], self.view
        if describes(view, index) or (token.flags & SINGLE and not view.shown(index)):
            return True
        if (token.flags & PIVOT and brings_saying(view, index)) or names_what_fails(view, index):
            return True
        if token.start == view.start + 1 and len(token.text) > 1 and view.text[view.start] in POINTING:
            # 该建议与条例相抵触: what is pointed at is a noun.
            return True
        elsewhere = (acts_in_time, names_share, closed_by_moment, followed_at_once, told_right_behind, names_outcome)
        if any(told(view, index) for told in elsewhere):
            return True
        if (index == 0 and says_which(view, index)) or view.finishes(index) or names_one_of_two(view, index):
            return True
        if token.text in view.words.adjuncts.exceptions and view.holds(view.words.adjuncts.besides, index):
            # 除中央资金外配套资金2000万元
            return True
        return names_project(view, index)

    def _brings_means(self, index: int) -> bool:
        """Whether the word brings by what named means the predicate behind it acts (补助款通过“一卡通”发放)."""
        flags, view = self.view.tokens[index].flags, self.view
        named = flags & MEANS and flags & PREPOSITION and view.followed_by(index, QUOTED | DOCUMENT)
        return bool(named) and view.predicate_follows(index + 1)

    def _only_says_which(self, index: int) -> bool:
        """Whether a word such as 现有 only says which are meant (利用现有资源建设100个)."""
        words, text = self.view.words, self.view.tokens[index].text
        which = text in words.attributes and text in words.existing
        return (which and self.view.heads_later(index)) or self.view.says_which_there_are(index)

    def _is_adverb(self, index: int, place: int) -> bool:
        """Whether a verb that could be an adverb is one (稳定增长, but 切实稳定粮食播种面积)."""
        token, view = self.view.tokens[index], self.view
        if not token.flags & MODIFYING_VERB or token.label != "measure" or view.behind(index) == "了":
            return False
        goes_on = view.followed_by(index, VERB) or view.quantity_follows(index) or view.heads_later(index)
        return (goes_on or place == AFTER_TOPIC) and not view.before_figure(index)

    def _placed_as_noun_or_verb(self, index: int, place: int, best: Best | None) -> int:
        """How well a verb is placed that may be a noun by habit or by what stands behind it."""
        token, view, topic = self.view.tokens[index], self.view, self.frame.topic
        nominal, tail = self._is_nominal(index, place), self._is_before_noun(index)
        if self._names_figure(index, place, nominal) or self._names_topic(index, place, tail):
            return BARE_NOMINAL
        if token.flags & PIVOT and place >= AFTER_ADVERBIAL and not tail:
            return place
        if place == AFTER_TOPIC and rules_work(view, index):
            return ANCHORED
        if token.label == "measure" and view.relative(index) and place != AFTER_TOPIC:
            return BARE_NOMINAL
        if nominal and topic and acts_in_office(view, index):
            return BEFORE_FIGURE
        if nominal and tail:
            settled = token.flags & PIVOT or not view.heads_later(index)
            if place == AFTER_ADVERBIAL and settled and takes_thing(view, index, self._serves(index)):
                return place
            if self._figure_follows(index, best) or topic or not settled:
                return BARE_NOMINAL
        if place == AFTER_TOPIC:
            return placed_behind_topic(view, index, best)
        if not nominal:
            return place
        early = place in (AT_START, AFTER_ADVERBIAL) or self._figure_follows(index, best)
        return NOMINAL_AT_START if tail or (early and not self._told(index)) else place

    def _is_nominal(self, index: int, place: int) -> bool:
        """Whether a verb that is a noun by habit may be one here."""
        view = self.view
        if not view.tokens[index].flags & NOMINAL or self._is_possible(index):
            return False
        if view.preceded_by(index, TELLING) and self._told(index):
            # 该公司已储备项目18个: what 已 says of a body is no noun.
            return False
        return place == AFTER_TOPIC or not takes_part(view, index)

    def _is_before_noun(self, index: int) -> bool:
        """Whether the noun behind the verb makes it a noun."""
        view = self.view
        if not view.before_tail(index) or (view.tokens[index].flags & PIVOT and view.brings_actor(index)):
            return False
        # 共登记产业活动单位3610万个: what is summed up is done, and no noun.
        return not index or view.tokens[index - 1].text not in view.words.totals

    def _names_topic(self, index: int, place: int, tail: bool) -> bool:
        """Whether the verb only belongs to what a later predicate speaks of; `tail` where a noun makes it a noun."""
        if self.view.tokens[index].flags & PIVOT:
            return False
        return names_topic(self.view, self.frame, index, tail, place == AT_START, place == AFTER_TOPIC)

    def _serves(self, index: int) -> bool:
        """Whether 为, 向 or 给 brought those whom the verb right behind serves (为居民 + 改造管线)."""
        served = self.frame.adverbials[-1:]
        return bool(served) and served[0].text in FOR_WHOM and served[0].start < self.view.tokens[index].start

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
        if nominal and view.followed_by(index, NOMINAL) and figure_changed_later(view, index):
            # 养老机构一次性建设补助由8000元提高到1.2万元
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

    def may_follow(self, placed: int, index: int, best: Best | None) -> bool:
        """A later verb replaces an earlier, badly placed one only by a status word or a figure, not by any adverb."""
        if best is None or best.placed < AFTER_TOPIC:
            return True
        previous = next(
            (token for token in reversed(self.view.tokens[:index]) if not token.flags & TIME), self.view.tokens[0]
        )
        if placed in (NOMINAL_BEFORE_FIGURE, NOMINAL_AT_START) and closes_topic(self.view, index):
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
        if previous.end == token.start and token.flags & GOAL and previous.text in self.view.words.changing:
            # 由117家整合为84家: the word only leads to what comes of the verb before it.
            return False
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
