"""Questions about the tokens of one clause that the readers of its parts share."""

from __future__ import annotations

from collections.abc import Sequence

from replyscan.items.clause_words import ClauseWords
from replyscan.items.tokens import (
    AGENCY,
    BOUND,
    COMPLEMENT,
    CONNECTIVE,
    FRONTED,
    GENERAL,
    GOAL,
    LIGHT,
    MEASURED,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PARTNER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    REACHING,
    SINGLE,
    STATUS,
    TAIL,
    TELLING,
    TEMPORAL,
    TIME,
    TOPIC_PREPOSITION,
    UNKNOWN,
    VERB,
    Token,
)

# What may stand between the start of a predicate and its verb.
_LEADING = MODIFIER | MODIFYING_VERB | NEGATION | TIME | QUANTITY | CONNECTIVE | STATUS
# What may stand between the nouns of one name and is no known word (招商引资力度).
_GAP_IN_NAME = 2
_JOINTS = ("、", "和", "及", "与", "以及")
_GOAL_WORDS = ("至", "到", "为")


class ClauseView:
    """The tokens of one clause with its text; all answers are about places in `tokens`."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int, words: ClauseWords) -> None:
        self.text, self.tokens, self.start, self.end, self.words = text, tokens, start, end, words
        # All that any token of the clause may be, so that most questions about later tokens are answered at once.
        self.flags = 0
        for token in tokens:
            self.flags |= token.flags
        self._heads: dict[int, bool] = {}

    def after(self, index: int) -> Token | None:
        """The token that follows at once, without anything unknown between; None if there is none."""
        tokens = self.tokens
        if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
            return tokens[index + 1]
        return None

    def before(self, index: int) -> Token | None:
        """The token right before, without anything unknown between; None if there is none."""
        previous = self.tokens[index - 1] if index else None
        return previous if previous is not None and previous.end == self.tokens[index].start else None

    def behind(self, index: int) -> str:
        """The character behind the token."""
        end = self.tokens[index].end
        return self.text[end : end + 1] if end < self.end else ""

    def before_tail(self, index: int) -> bool:
        """Whether a noun of the kind that makes a verb before it a noun follows (建设 + 规模)."""
        following = self.after(index)
        return following is not None and bool(following.flags & TAIL)

    def brings_actor(self, index: int) -> bool:
        """Whether what follows the verb at once does something itself (指导 + 企业 + 申报备案)."""
        following = self.after(index)
        acting = self.after(index + 1) if following is not None and following.flags & TAIL else None
        return acting is not None and bool(acting.flags & VERB) and not acting.flags & (TAIL | SINGLE)

    def before_measure(self, index: int) -> bool:
        """Whether a noun that has a size follows (建设规模, 培训人数), so that the verb before it is its name."""
        following = self.after(index)
        while following is not None and following.flags & TAIL and not following.flags & MEASURED:
            index += 1
            following = self.after(index)
        return following is not None and bool(following.flags & MEASURED)

    def sizes_figure(self, index: int) -> bool:
        """Whether a noun of size stands between the verb and a figure, and so names it (交易金额2380万元)."""
        measured = self.after(index)
        figure = self.after(index + 1) if measured is not None and measured.flags & MEASURED else None
        return figure is not None and bool(figure.flags & QUANTITY)

    def behind_measure(self, index: int) -> bool:
        """Whether a noun that has a size stands right before the verb, or before the 不 in front of it."""
        previous = self.before(index)
        if previous is not None and previous.flags & NEGATION:
            previous = self.before(index - 1)
        place = previous.start if previous is not None and previous.flags & NEGATION else self.tokens[index].start
        sized = self.text[max(self.start, place - 3) : place].rstrip("不").endswith(self.words.sizes)
        return sized or (previous is not None and bool(previous.flags & MEASURED))

    def reached_later(self, index: int) -> bool:
        """Whether a later verb says what figure was reached (参与企业达到57家): this one only names who."""
        return bool(self.flags & REACHING) and any(
            token.start > self.tokens[index].end
            and token.flags & REACHING
            and self.before_figure(later)
            and not self.figure_between(index, later)
            for later, token in enumerate(self.tokens)
        )

    def names_size(self, index: int) -> bool:
        """Whether a later verb says the figure of a size that this verb only describes (接待过夜游客占比提高到75%)."""
        for later in range(index + 1, len(self.tokens)):
            token, size = self.tokens[later], self.before(later)
            if token.flags & QUANTITY or (size is not None and self.text[size.end : token.start].strip()):
                return False
            sized = size is not None and size.flags & MEASURED and later - 1 > index
            if sized and token.flags & VERB and (self.takes_goal(later) or self.before_figure(later)):
                return True
        return False

    def figure_between(self, index: int, later: int) -> bool:
        """Whether a figure stands between two tokens (申请专利94件、授权31件)."""
        return any(token.flags & QUANTITY for token in self.tokens[index + 1 : later])

    def told_by_figure(self, index: int) -> bool:
        """Whether a later verb says the figure of the noun that this verb is a part of (办理时间缩短到3日)."""
        return self.before_measure(index) and any(
            self.tokens[later].flags & VERB
            and not self.tokens[later].flags & NOMINAL
            and (self.takes_goal(later) or (self.before_figure(later) and not self.figure_between(index, later)))
            for later in range(index + 1, len(self.tokens))
        )

    def before_figure(self, index: int) -> bool:
        """Whether a quantity follows the verb at once, or behind its complement (提高到73%), and no noun owns it."""
        at = self.tokens[index].end
        for following in self.tokens[index + 1 : index + 3]:
            if following.start != at:
                return False
            if following.flags & QUANTITY:
                return self.text[following.end : following.end + 1] != "的"
            if not following.flags & COMPLEMENT:
                return False
            at = following.end
        return False

    def shown(self, index: int) -> bool:
        """Whether a verb of one character is shown to be one: by an adverb before it or 了, a goal, a figure behind."""
        token = self.tokens[index]
        if not token.flags & SINGLE or self.before_figure(index):
            return True
        if self.behind(index) in ("了", "过", "好", "完", "齐"):
            return True
        if self.fails(index):
            return True
        if token.start == self.start and self.quantity_follows(index):
            return True
        if token.end == self.end and any(earlier.flags & (PREPOSITION | STATUS) for earlier in self.tokens[:index]):
            return True
        following, previous = self.after(index), self.before(index)
        if following is not None and following.flags & AGENCY:
            return True
        if self.behind(index) in self.words.goals or self.behind(index) == "出":
            return True
        verbs = [other for other in self.tokens if other.flags & VERB and other is not token]
        if not verbs and self.quantity_follows(index):
            return True
        return previous is not None and bool(
            previous.flags & (STATUS | NEGATION | OBJECT_MARKER)
            or (previous.flags & AGENCY and token.end < self.end)
            or (previous.flags & (MODIFIER | TIME) and self.quantity_follows(index))
        )

    def fails(self, index: int) -> bool:
        """Whether 不 with a complement behind the verb says that it fails (办不了, 补不齐)."""
        end = self.tokens[index].end
        return self.behind(index) == "不" and end + 2 <= self.end and self.text[end + 1] in self.words.failing

    def quantity_follows(self, index: int) -> bool:
        """Whether any quantity stands behind the token."""
        return bool(self.flags & QUANTITY) and any(token.flags & QUANTITY for token in self.tokens[index + 1 :])

    def takes_goal(self, index: int) -> bool:
        """Whether a complement that leads to a goal follows the verb (放宽至2005年)."""
        following, end = self.after(index), self.tokens[index].end
        if self.tokens[index].flags & VERB and end + 1 < self.end and self.text[end] in self.words.goals:
            return True
        if following is None or not self.tokens[index].flags & VERB:
            return False
        return bool(following.flags & COMPLEMENT and following.flags & GOAL) or (
            bool(following.flags & (TIME | QUANTITY)) and following.text.startswith(_GOAL_WORDS)
        )

    def relative(self, index: int) -> bool:
        """Whether 的 stands behind the verb and a verb that is no noun by habit behind that."""
        particle = self.text.find("的", self.tokens[index].end, self.end)
        following = self.after(index)
        if particle >= 0 and following is not None and following.flags & QUANTITY and following.end == particle:
            return True
        if self.behind(index) == "了" and self._ends_with_noun(particle):
            # 做了具体的部署: what was done is no clause that describes a noun.
            return False
        return particle >= 0 and any(
            token.start > particle and token.flags & VERB and (not token.flags & NOMINAL or self._is_told(later))
            for later, token in enumerate(self.tokens)
        )

    def _ends_with_noun(self, particle: int) -> bool:
        """Whether the one verb behind 的 ends the clause and stands right behind 的, as a noun."""
        later = [token for token in self.tokens if token.start > particle >= 0 and token.flags & VERB]
        return len(later) == 1 and later[0].start == particle + 1 and later[0].end == self.end

    def _is_told(self, index: int) -> bool:
        """Whether an adverb before a verb or 了 behind it shows that it is no noun."""
        previous = self.before(index)
        return self.behind(index) == "了" or (previous is not None and bool(previous.flags & (MODIFIER | STATUS)))

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
        single = token.flags & SINGLE and self.behind(index) != "了"
        if nominal or single or self.modifies(index) or self.relative(index):
            return False
        if self.text[token.start - 1] == "的" or self.behind(index) == "的":
            return False
        joined = self._joined_to(index)
        return joined is None or self.can_head(joined)

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
        tokens = self.tokens
        return any(tokens[later].flags & VERB and self.can_head(later) for later in range(index + 1, len(tokens)))

    def starts_predicate(self, index: int, at: int) -> bool:
        """Whether a predicate begins right at `at`: modifiers and the like, then a verb that can head."""
        return self.predicate_verb(index, at) is not None

    def predicate_verb(self, index: int, at: int) -> int | None:
        """The verb (or what may bring one: 将, a preposition, a body) of the predicate that begins right at `at`."""
        while index < len(self.tokens) and self.tokens[index].start == at:
            token = self.tokens[index]
            if token.flags & VERB and self.behind(index) != "的" and self.shown(index):
                return index
            if token.flags & (OBJECT_MARKER | PREPOSITION | AGENCY | PARTNER):
                return index
            if not token.flags & _LEADING:
                return None
            at, index = token.end, index + 1
        return None

    def modifies(self, index: int) -> bool:
        """Whether a verb only modifies the verb that follows it (加快建设, 创新推出, 提前两周投放)."""
        token = self.tokens[index]
        if not token.flags & (MODIFYING_VERB | MODIFIER):
            return False
        following = self.after(index)
        if following is None:
            return False
        if following.flags & COMPLEMENT and following.flags & GOAL and not token.flags & MODIFIER:
            return False
        if following.flags & (MODIFIER | MODIFYING_VERB) and not following.flags & VERB:
            # 整合高标准农田, 争取专项建设资金: an adverb that no predicate follows is a part of the object.
            only_adverb = bool(token.flags & MODIFIER) and not token.flags & VERB
            return only_adverb or self.starts_predicate(index + 1, token.end)
        if following.flags & GENERAL:
            return bool(following.flags & UNKNOWN)
        if following.flags & VERB and following.flags & SINGLE:
            return self.shown(index + 1)
        if following.flags & VERB:
            if token.flags & VERB and self._names_work(index + 1):
                return False
            if token.text in self.words.seeking and self._is_sought(index + 1):
                return False
            return not (following.flags & NOMINAL and self.behind(index + 1) == "的")
        if following.flags & (QUANTITY | TIME) and token.flags & MODIFYING_VERB and token.label != "measure":
            return self.heads_later(index + 1)
        # 继续向市级部门反映: an adverb that could be a verb is none before an adverbial.
        adverb = not token.flags & VERB or (
            token.flags & MODIFIER and not token.flags & PIVOT and token.label != "measure"
        )
        if token.flags & VERB and following.flags & TOPIC_PREPOSITION and not self.heads_later(index + 1):
            # 加大对基层的支持力度: what is done is the first verb, and 对 belongs to its object.
            return False
        return bool(following.flags & (OBJECT_MARKER | PREPOSITION) and adverb)

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

    def names_whom(self, index: int) -> bool:
        """Whether 的 without a noun closes what the verb opens, and the predicate follows (评估不合格的予以摘牌)."""
        return any(
            token.flags & (PREPOSITION | LIGHT | NEGATION)
            and not token.flags & PARTNER
            and not self.before_tail(later)
            and self.text[token.start - 1] == "的"
            and self.starts_predicate(later, token.start)
            for later, token in enumerate(self.tokens)
            if later > index
        )

    def paid_each(self, index: int) -> bool:
        """Whether a later verb of money says what each one gets (新建茶园每亩补助600元)."""
        return any(
            token.label == "fund" and self.tokens[later - 1].text.startswith("每") and self.before_figure(later)
            for later, token in enumerate(self.tokens)
            if later > index + 1
        )

    def closed_by_moment(self, index: int) -> bool:
        """Whether 后 stands a few verbs behind, and an adverb and the predicate behind it (投入使用后可新增)."""
        at = self.tokens[index].end
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.start > at:
                return False
            if token.flags & TEMPORAL:
                following = self.after(position)
                told = following is not None and bool(following.flags & (MODIFIER | STATUS))
                return position > index + 1 and told and self.starts_predicate(position + 1, token.end)
            if not token.flags & VERB:
                return False
            at = token.end
        return False

    def _names_work(self, index: int) -> bool:
        """Whether verbs that are nouns by habit, and a noun behind them, fill the clause (执法检查力度)."""
        at = self.tokens[index].start
        for position in range(index, len(self.tokens)):
            token = self.tokens[position]
            if token.start - at > _GAP_IN_NAME or token.flags & QUANTITY:
                return False
            if token.flags & TAIL and token.end == self.end:
                return position > index
            # 配套建设岸电设施: what is built is a thing.
            if not token.flags & (NOMINAL | TAIL) or token.label == "build":
                return False
            at = token.end
        return False

    def told_later(self, index: int) -> bool:
        """Whether a word such as 已 or 正在 stands behind the verb, so that all before it is the topic."""
        return bool(self.flags & TELLING) and any(token.flags & TELLING for token in self.tokens[index + 1 :])

    def named_by_later(self, index: int) -> bool:
        """Whether the verb is only a part of what 已 or 暂不 speaks of (新建大楼一事暂不考虑, 负责的项目已开工)."""
        matters, opened = self.words.matters, self.tokens[index].end
        return bool(self.flags & (TELLING | NEGATION | STATUS)) and any(
            token.flags & (TELLING | NEGATION)
            and (self.text.endswith(matters, opened, token.start) or "的" in self.text[opened : token.start])
            and self.starts_predicate(later + 1, token.end)
            and not self._described_behind(later)
            for later, token in enumerate(self.tokens)
            if later > index
        )

    def _described_behind(self, index: int) -> bool:
        """Whether 的 stands behind the predicate that a word such as 已 opens, so that it describes a noun itself."""
        verb = self.predicate_verb(index + 1, self.tokens[index].end)
        return verb is not None and "的" in self.text[self.tokens[verb].end : self.end]

    def told_with_figure(self, index: int) -> bool:
        """Whether a figure stands between the verb and a later word such as 已 with a predicate behind it."""
        return any(
            token.flags & TELLING and self.figure_between(index, later) and self.starts_predicate(later + 1, token.end)
            for later, token in enumerate(self.tokens)
            if later > index
        )

    def changed_later(self, index: int) -> bool:
        """Whether 由 or 从 behind the verb brings who acts or what a figure was: all before it is the topic."""
        return any(
            token.text in ("由", "从") and token.start >= self.tokens[index].end and self._opens_change(place)
            for place, token in enumerate(self.tokens)
        )

    def _opens_change(self, index: int) -> bool:
        """Whether 由 brings the acting body (由市财政承担), or 由 or 从 the figure that changes (由7日缩短至2日)."""
        brought = self.after(index)
        if brought is None:
            return False
        if brought.flags & AGENCY and self.tokens[index].text == "由":
            return self.starts_predicate(index + 2, brought.end)
        figure = bool(brought.flags & (QUANTITY | QUOTED)) or self.flags & QUANTITY
        return bool(figure) and any(
            (self.takes_goal(later) and self.figure_between(index, later))
            or (self.tokens[later].flags & FRONTED and bool(brought.flags & (QUANTITY | QUOTED)))
            for later in range(index + 2, len(self.tokens))
        )

    def acts_behind_figure(self, index: int) -> bool:
        """Whether what is counted behind the verb does something itself (有12个村列入名单)."""
        later = range(index + 1, len(self.tokens))
        figure = next((place for place in later if self.tokens[place].flags & QUANTITY), None)
        return figure is not None and any(
            self.tokens[later].flags & VERB
            and self.tokens[later].start > self.tokens[figure].end
            and not self.tokens[later].flags & (NOMINAL | GENERAL)
            and not self.before_tail(later)
            and self.shown(later)
            and not self.relative(later)
            and self.behind(later) != "的"
            for later in range(figure + 1, len(self.tokens))
        )

    def figure_told_later(self, index: int) -> bool:
        """Whether 的 stands behind the verb and then a verb that says its figure (支持……的机具占比38.5%)."""
        particle = self.text.find("的", self.tokens[index].end, self.end) if self.flags & QUANTITY else -1
        return particle >= 0 and any(
            token.start > particle and token.label == "measure" and self.before_figure(later)
            for later, token in enumerate(self.tokens)
        )

    def is_bound(self, index: int) -> bool:
        """Whether the verb only bounds the figure behind it (减负超过95亿元, 不少于50套)."""
        return bool(self.tokens[index].flags & BOUND)

    def names_figure(self, index: int) -> bool:
        """Whether a noun made of a verb only names the figure behind it (交易规模1386亿元)."""
        behind = self.tokens[index + 1 :]
        return any(token.flags & QUANTITY for token in behind) and any(
            token.flags & TAIL or (token.flags & OPAQUE and token.start == self.tokens[index].end)
            for token in behind[:2]
        )
