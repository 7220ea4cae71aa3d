"""The verbs of one clause: which begin a predicate or can head one, which only modify another or describe a noun."""

from __future__ import annotations

from replyscan.items.shown_singles import ShownSingles
from replyscan.items.tokens import (
    AGENCY,
    BOUND,
    COMPLEMENT,
    CONNECTIVE,
    FRONTED,
    GENERAL,
    GOAL,
    LACKING,
    LIGHT,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    PARTNER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    SINGLE,
    STATUS,
    TAIL,
    TELLING,
    TIME,
    TOPIC_PREPOSITION,
    UNKNOWN,
    VERB,
    has_kind,
)

# What may stand between the start of a predicate and its verb.
_LEADING = MODIFIER | MODIFYING_VERB | NEGATION | TIME | QUANTITY | CONNECTIVE | STATUS
# What may stand between the nouns of one name and is no known word (招商引资力度).
_GAP_IN_NAME = 2
# What adverbs end with that describe nouns as well (常态化开展, 常态化项目).
ALSO_OF_NOUNS = ("化", "成本", "标准")
_JOINTS = ("、", "和", "及", "与", "以及")


class ClauseView(ShownSingles):
    """The tokens of one clause and what its verbs do there."""

    def relative(self, index: int) -> bool:
        """Whether 的 stands behind the verb and a verb that is no noun by habit behind that."""
        particle = self.particle(index)
        following = self.after(index)
        if particle >= 0 and following is not None and following.flags & QUANTITY and following.end == particle:
            # 享受200万元的奖励: what one is given, not whom or what the verb describes.
            return self.tokens[index].text not in self.words.enjoying or not self._only_noun_behind(particle)
        if self.behind(index) == "了" and following is not None and following.flags & QUANTITY:
            # 部署了30个以村为单元的试点: what 以 opens describes what is counted.
            framed = self.text[following.end : following.end + 1] in ("以", "集")
            if framed and "为" in self.text[following.end : max(particle, following.end)]:
                return False
        if self.behind(index) == "了" and self._ends_with_noun(particle):
            # 做了具体的部署: what was done is no clause that describes a noun.
            return False
        return particle >= 0 and any(
            token.start > particle
            and token.flags & VERB
            and (not token.flags & NOMINAL or self._is_told(later) or self.before_figure(later))
            and not self._names_noun(later)
            for later, token in self.later(index)
        )

    def _names_noun(self, index: int) -> bool:
        """Whether a verb only makes up a noun with the word at the clause's end (分行业汇总数据)."""
        following, token = self.after(index), self.tokens[index]
        if self.text[token.start - 1] == "的":
            # 启动工程的实施（二期）。, but 对符合条件的建立档案: right behind 的 a verb with an object acts.
            return bool(token.flags & LIGHT) and (token.end == self.end or self.text[token.end] in "（(")
        if following is None:
            # 争取文化方面的资金支持
            return token.end == self.end and token.text in self.words.supports and self.preceded_by(index, TAIL)
        noun = following.flags & TAIL or (following.flags & VERB and following.flags & NOMINAL)
        return bool(noun) and following.end == self.end

    def _ends_with_noun(self, particle: int) -> bool:
        """Whether the one verb behind 的 ends the clause and stands right behind 的, as a noun."""
        later = [token for token in self.tokens if token.start > particle >= 0 and token.flags & VERB]
        return len(later) == 1 and later[0].start == particle + 1 and later[0].end == self.end

    def _only_noun_behind(self, particle: int) -> bool:
        """Whether the clause ends with a noun behind 的 and holds no verb there that is none by habit."""
        later = [token for token in self.tokens if token.start > particle and token.flags & VERB]
        return all(token.flags & NOMINAL for token in later) and (not later or later[-1].end == self.end)

    def _is_told(self, index: int) -> bool:
        """Whether an adverb before a verb or 了 behind it shows that it is no noun."""
        ends = self.tokens[index].end == self.end
        if self.preceded_by(index, MODIFIER) and self.tokens[index - 1].text.endswith(ALSO_OF_NOUNS):
            # 具有民族特色的常态化演出项目
            return self.behind(index) == "了"
        # 纳入全县的统一规划: an adverb before what ends the clause may belong to a noun.
        return self.behind(index) == "了" or self.preceded_by(index, STATUS if ends else MODIFIER | STATUS)

    def can_head(self, index: int) -> bool:
        """Whether a verb inside an adverbial ends it: no noun by habit, and no relative clause (…… 的 …… verb)."""
        known = self._heads.get(index)
        if known is None:
            known = self._heads[index] = self._can_head(index)
        return known

    def _can_head(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.flags & VERB or token.flags & (GENERAL | BOUND):
            return False
        nominal = token.flags & NOMINAL and not self.takes_goal(index)
        # 通过多种措施引导商业银行加大支持: who is led makes it a verb.
        led = token.flags & PIVOT and (self.followed_by(index, AGENCY) or self._leads_others(index))
        nominal = nominal and not led
        shown = self.behind(index) == "了" or self.places(index) or self.followed_by(index, AGENCY)
        single = token.flags & SINGLE and not shown
        # 万达金街: a verb of one character that tells a figure stands before it.
        single = single or (len(token.text) == 1 and token.label == "measure" and not self.takes_figure(index))
        if nominal or single or self.modifies(index) or self.relative(index):
            return False
        if self.names_area(index):
            return False
        if self.says_which_there_are(index):
            return False
        if self.text[token.start - 1] == "的" or self.behind(index) == "的":
            return False
        joined = self._joined_to(index)
        return joined is None or self.can_head(joined)

    def _leads_others(self, index: int) -> bool:
        """Whether those whom the verb leads to an act stand right behind it, and their act (引导 + 企业自愿接入)."""
        led = self.words.helped.start_of(self.text, self.tokens[index].end)
        return led > 0 and any(
            token.flags & VERB and token.start > self.tokens[index].end + led for _, token in self.later(index)
        )

    def says_which_there_are(self, index: int) -> bool:
        """Whether a word such as 现有 right behind a verb or preposition says which are meant (利用现有停车场)."""
        token = self.tokens[index]
        there = token.text in self.words.existing and len(token.text) > 1
        return there and self.preceded_by(index, VERB | PREPOSITION) and not self.before_figure(index)

    def finishes(self, index: int) -> bool:
        """Whether the word ends the clause and only says that the act of the verb before it is over (修复完毕).

        A word of status or a time tells of the act (基础已浇筑完成, but 项目验收完成).
        """
        token, verb = self.tokens[index], self.before(index)
        if token.text not in self.words.finishing or verb is None or token.end < self.end:
            return False
        if not verb.flags & VERB or len(verb.text) < len(token.text) or verb.flags & (PIVOT | MODIFIER):
            return False
        return has_kind(self.tokens[: index - 1], STATUS | TELLING | TIME)

    def names_area(self, index: int) -> bool:
        """Whether the verb only says which area (重点帮扶县, 试点镇)."""
        following, names = self.after(index), not self.tokens[index].flags & FRONTED
        # 列入乡项目库: but into what something is taken is no name of it.
        return (
            names and following is not None and following.flags & TAIL > 0 and following.text in self.words.area_tails
        )

    def _joined_to(self, index: int) -> int | None:
        """The verb that 、 or 和 joins to the one at `index` (教育、培训和学习): both are nouns or neither."""
        start = self.tokens[index].start
        for earlier in range(index - 1, -1, -1):
            token = self.tokens[earlier]
            if token.end <= start - 1:
                joint = self.text[token.end : start].rstrip()
                return earlier if joint in _JOINTS and token.flags & VERB else None
        return None

    def heads_later(self, index: int) -> bool:
        """Whether a verb that can head stands behind the token."""
        return self.has_behind(index, VERB) and any(
            token.flags & VERB and self.can_head(later) for later, token in self.later(index)
        )

    def heads_next(self, index: int) -> bool:
        """Whether a verb that can head follows the token at once."""
        return self.after(index) is not None and self.can_head(index + 1)

    def predicate_follows(self, index: int) -> bool:
        """Whether a predicate begins right behind the token: modifiers and the like, then its verb."""
        return self.after(index) is not None and self.predicate_verb(index + 1) is not None

    def predicate_verb(self, index: int) -> int | None:
        """The verb (or what may bring one: 将, a preposition, a body) of the predicate that the token begins."""
        at, lack = self.tokens[index].start, None
        while index < len(self.tokens) and self.tokens[index].start == at:
            token = self.tokens[index]
            if token.flags & LACKING and token.end < self.end:
                # 没有专门经费: what is wanting, where no verb follows.
                lack = index
            if token.flags & VERB and self.behind(index) != "的" and self.shown(index):
                return index
            if token.flags & (OBJECT_MARKER | PREPOSITION | AGENCY | PARTNER):
                return index
            if not token.flags & _LEADING:
                return lack
            at, index = token.end, index + 1
        return lack

    def modifies(self, index: int) -> bool:
        """Whether a verb only modifies the verb that follows it (加快建设, 创新推出, 提前两周投放)."""
        token = self.tokens[index]
        if not token.flags & (MODIFYING_VERB | MODIFIER):
            return False
        following = self.after(index)
        if following is None or (token.flags & VERB and self.says_which_there_are(index + 1)):
            # 整合现有资源: the first verb acts.
            return False
        if token.text in self.words.upholding and self.tokens[-1].flags & VERB and self.tokens[-1].end == self.end:
            # 坚持规划引领: a principle, and no act.
            return bool(self.flags & (QUANTITY | TIME))
        alone = token.flags & SINGLE and token.flags & MODIFIER and following.start == token.end
        if alone and following.flags & (NEGATION | VERB):
            # 还没批, 还有六条: an adverb, and no verb (还了三万元).
            return True
        if following.flags & COMPLEMENT and following.flags & GOAL and not token.flags & MODIFIER:
            return False
        if following.flags & (MODIFIER | MODIFYING_VERB) and not following.flags & VERB:
            # 整合高标准农田, 争取专项建设资金: an adverb that no predicate follows is a part of the object.
            only_adverb = bool(token.flags & MODIFIER) and not token.flags & VERB
            return only_adverb or self.predicate_follows(index)
        if following.flags & GENERAL:
            return bool(following.flags & UNKNOWN)
        if following.flags & VERB and following.flags & SINGLE:
            return self.shown(index + 1)
        if following.flags & VERB:
            if token.flags & VERB and not token.flags & PARTNER and self._names_work(index + 1):
                # 联合排查安全隐患: what is done together is an act.
                return False
            if token.text in self.words.seeking and self._is_sought(index + 1):
                return False
            if token.flags & VERB and self._names_step(index + 1):
                return False
            return not (following.flags & NOMINAL and self.behind(index + 1) == "的")
        if following.flags & (QUANTITY | TIME) and token.flags & MODIFYING_VERB and token.label != "measure":
            return self.heads_later(index + 1)
        # 继续向市级部门反映: an adverb that could be a verb is none before an adverbial.
        adverb = not token.flags & VERB or (
            token.flags & MODIFIER and not token.flags & PIVOT and (token.label != "measure" or token.flags & STATUS)
        )
        first = token.flags & VERB and not token.flags & MODIFIER
        if first and following.flags & TOPIC_PREPOSITION and not self.heads_later(index + 1):
            # 加大对基层的支持力度: what is done is the first verb, and 对 belongs to its object.
            return False
        return bool(following.flags & (OBJECT_MARKER | PREPOSITION) and adverb)

    def _names_step(self, index: int) -> bool:
        """Whether two verbs that are nouns by habit end the clause as the name of a step (加快立项审批)."""
        pair = self.tokens[index : index + 2]
        nouns = len(pair) > 1 and all(token.flags & VERB and token.flags & NOMINAL for token in pair)
        return nouns and pair[0].end == pair[1].start and pair[1].end == self.end and pair[1].label == "issue"

    def _is_sought(self, index: int) -> bool:
        """Whether the verbs from `index` on are the name of a fund or a quota (硬化指标, 维修养护经费)."""
        while index + 1 < len(self.tokens) and self.tokens[index].flags & VERB:
            following = self.after(index)
            if following is None:
                return False
            if following.text in self.words.sought:
                return True
            index += 1
        return False

    def _ends_member(self, end: int) -> bool:
        """Whether a list goes on at `end`, or the clause ends there."""
        return end == self.end or self.text[end] in "、和与及"

    def _names_work(self, index: int) -> bool:
        """Whether verbs that are nouns by habit, and a noun behind them, fill the clause (执法检查力度)."""
        at = self.tokens[index].start
        for position in range(index, len(self.tokens)):
            token = self.tokens[position]
            if token.start - at > _GAP_IN_NAME or token.flags & QUANTITY:
                return False
            if token.flags & TAIL and token.end == self.end:
                # 加快排查隐患: what is acted on is no part of the name of a work.
                return position > index and token.text not in self.words.acted_on
            following = self.after(position)
            abstract = following is not None and following.text in self.words.abstract_tails
            if following is not None and abstract and self._ends_member(following.end):
                # 创新储备方式, 统一管护标准和验收口径
                return True
            # 配套建设岸电设施: what is built is a thing.
            if not token.flags & (NOMINAL | TAIL) or token.label == "build":
                return False
            at = token.end
        return False
