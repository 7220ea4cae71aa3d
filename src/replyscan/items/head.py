"""The head verb of a clause, its subject, the bodies that act with it, and where its object begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from replyscan.items.tokens import (
    AGENCY,
    CLOSER,
    COMPLEMENT,
    CONNECTIVE,
    FRONTED,
    LIGHT,
    MODIFIER,
    MODIFYING_VERB,
    NEGATION,
    NOMINAL,
    OBJECT_MARKER,
    OPAQUE,
    PARTNER,
    PARTNER_CLOSER,
    PIVOT,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TAIL,
    TIME,
    VERB,
    Token,
)

# How well a verb is placed to head its clause. A clause takes the first verb that is placed ANCHORED or better.
AT_START, AFTER_SUBJECT, AFTER_MODIFIER, AFTER_ADVERBIAL = 100, 95, 90, 85
ANCHORED = 80
BEFORE_FIGURE, NOMINAL_AT_START, AFTER_TOPIC, BARE_NOMINAL, BOUND_ALONE = 75, 70, 60, 20, 15

# Adverbs that stand right before the head of a clause and hardly ever inside its object.
TELLING = frozenset(("已", "已经", "均已", "已全部", "现已", "业已", "正在", "正"))

# Verbs that are bounds of the figure behind them where another verb stands before (减负超过95亿元).
BOUNDS = frozenset(("超过", "超", "逾", "突破", "少于", "低于", "多于", "高于"))

# Complements that lead to a goal: their verb may have its object before it (将时限压缩至20天).
GOAL_COMPLEMENTS = frozenset(("至", "到", "为", "入", "给", "成", "在"))

# Prepositions that bring a topic, which a light verb (予以, 进行) then takes up.
TOPIC_PREPOSITIONS = frozenset(("对", "对于", "为", "向", "给", "就", "针对"))


@dataclass(slots=True)
class Frame:
    """What the grammar made of one clause; offsets into `flat`."""

    verb: Token | None = None
    placed: int = 0
    object_start: int = 0
    fronted: int | None = None
    subject: Token | None = None
    topic: str = ""
    partners: list[Token] = field(default_factory=list)
    modifiers: list[Token] = field(default_factory=list)
    adverbials: list[Token] = field(default_factory=list)
    negated: bool = False
    passive_agent: bool = False
    object_text: str = ""


class ClauseGrammar:
    """Finds the head of one clause; stateless between clauses."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int) -> None:
        self.text, self.tokens, self.start, self.end = text, tokens, start, end
        self.frame = Frame()
        self.best: tuple[int, int, str] | None = None  # (placed, token index, text before it that is no adverbial)

    def parse(self) -> Frame:
        """Walks the clause from the left until a well-placed verb heads it, and returns what was found on the way."""
        frame, tokens = self.frame, self.tokens
        place, at, index = AT_START, self.start, 0
        coordinated = False
        while index < len(tokens):
            token = tokens[index]
            gap = self.text[at : token.start].strip()
            if gap or token.flags & OPAQUE:
                place = AFTER_TOPIC
                frame.topic += gap
                if frame.subject and not frame.passive_agent and not self.best and token.start > frame.subject.end:
                    frame.topic += frame.subject.text
                    frame.subject = None
            at = token.end
            if token.flags & OPAQUE:
                frame.topic += token.text
                index += 1
                continue
            if token.flags & CONNECTIVE and token.text in ("并", "并且", "且", "以及") and self.best:
                coordinated = True
            if coordinated:
                break
            opened = self._opened(index, place)
            if opened is not None:
                index, place, at = opened
                continue
            if frame.verb is not None:
                break
            if token.flags & VERB and not self._modifies(index):
                placed = self._placed(index, place)
                if placed > 0 and (self.best is None or placed > self.best[0]) and self._may_follow(placed, index):
                    self.best = (placed, index, frame.topic)
                    if placed >= ANCHORED:
                        break
                place = AFTER_TOPIC
                frame.topic += token.text
            elif token.flags & (MODIFIER | MODIFYING_VERB | CONNECTIVE | NEGATION | TIME):
                if place != AFTER_TOPIC or token.flags & (MODIFIER | NEGATION | TIME):
                    place = AT_START if place == AT_START and not token.flags & MODIFIER else AFTER_MODIFIER
                if token.flags & (MODIFIER | MODIFYING_VERB):
                    frame.modifiers.append(token)
            elif token.flags & AGENCY:
                if frame.subject is None and not frame.topic:
                    frame.subject, place = token, AFTER_SUBJECT
                else:
                    place = AFTER_TOPIC
                    frame.topic += token.text
            else:
                place = AFTER_TOPIC
                frame.topic += token.text
            index += 1
        self._conclude()
        return frame

    # --- adverbials, partners, fronted objects ---------------------------------------------------------------------

    def _opened(self, index: int, place: int) -> tuple[int, int, int] | None:
        """What a preposition, 会同 or 将 opens: (next index, place of what follows, offset), or None."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        adjacent = following is not None and following.start == token.end
        if token.text in ("正在", "将在") and not self._starts_predicate(index + 1, token.end):
            token = token._replace(flags=PREPOSITION)
        names_body = adjacent and following is not None and bool(following.flags & AGENCY)
        joins = token.text not in ("与", "和", "同") or self._closes_partner(index + 1)
        if token.flags & PARTNER and names_body and joins:
            return self._take_partners(index + 1)
        if token.flags & OBJECT_MARKER and self._is_object_marker(index):
            self.frame.fronted = token.end
            self._head_fronted(index)
            return len(self.tokens), place, self.end
        if not token.flags & PREPOSITION or token.flags & OBJECT_MARKER:
            return None
        if token.text in ("由", "被") and adjacent and following and following.flags & AGENCY:
            if token.text == "由":
                self.frame.subject, self.frame.passive_agent = following, True
            return index + 2, AFTER_SUBJECT, following.end
        if token.text in ("与", "和", "同", "至", "到") and place == AFTER_TOPIC:
            return None
        if token.flags & VERB and place == AFTER_TOPIC:
            return None
        end = self._adverbial_end(index)
        if end is None:
            return None
        self.frame.adverbials.append(token)
        next_index = index + 1
        while next_index < len(self.tokens) and self.tokens[next_index].start < end:
            next_index += 1
        return next_index, AFTER_ADVERBIAL, end

    def _take_partners(self, index: int) -> tuple[int, int, int]:
        """Takes the bodies from `index` on that stand in one list."""
        tokens = self.tokens
        self.frame.partners.append(tokens[index])
        while (
            index + 1 < len(tokens)
            and tokens[index + 1].flags & AGENCY
            and self.text[tokens[index].end : tokens[index + 1].start] in ("、", "和", "及", "以及", "与")
        ):
            index += 1
            self.frame.partners.append(tokens[index])
        return index + 1, AFTER_ADVERBIAL, tokens[index].end

    def _adverbial_end(self, index: int) -> int | None:
        """Where the adverbial opened at `index` ends: behind its closer, or before the first verb that can head."""
        tokens = self.tokens
        first_verb: int | None = None
        if tokens[index].text in TOPIC_PREPOSITIONS:
            light = self._light_verb(index)
            if light is None:
                light = self._figure_verb(index)
            if light is not None:
                return light
        for position in range(index + 1, len(tokens)):
            token = tokens[position]
            if token.flags & CLOSER and self._starts_predicate(position + 1, token.end):
                return token.end
            if first_verb is None and self._can_head(position):
                first_verb = token.start
            if (
                first_verb is None
                and token.flags & (MODIFIER | NEGATION | OBJECT_MARKER)
                and self._starts_predicate(position, token.start)
            ):
                first_verb = token.start
        return first_verb if first_verb is not None else self._nominal_end(index)

    def _nominal_end(self, index: int) -> int | None:
        """Where an adverbial ends that only a verb that is a noun by habit can follow (为患者减负)."""
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if (
                token.flags & VERB
                and token.start > self.tokens[index].end
                and not self._before_tail(position)
                and self.text[token.end : token.end + 1] != "的"
            ):
                return token.start
        return None

    def _light_verb(self, index: int) -> int | None:
        """Where the predicate of a light verb begins (对……予以通报), modifiers included; None where there is none."""
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.flags & CONNECTIVE and token.text in ("并", "并且"):
                return None
            if token.flags & LIGHT and not self._relative(position):
                at = token.start
                while (
                    position > index + 1
                    and self.tokens[position - 1].end == at
                    and self.tokens[position - 1].flags & (MODIFIER | MODIFYING_VERB)
                ):
                    position -= 1
                    at = self.tokens[position].start
                return at
        return None

    def _figure_verb(self, index: int) -> int | None:
        """Where a verb of money stands right before its figure and behind 每 (对新建托位每个补助1万元)."""
        each = self.text.find("每", self.tokens[index].end, self.end)
        for position in range(index + 1, len(self.tokens)):
            token = self.tokens[position]
            if token.start > each >= 0 and token.label == "fund":
                return token.start
        return None

    def _starts_predicate(self, index: int, at: int) -> bool:
        """Whether a predicate begins right at `at`: modifiers and the like, then a verb that can head."""
        while index < len(self.tokens) and self.tokens[index].start == at:
            token = self.tokens[index]
            if token.flags & VERB and self.text[token.end : token.end + 1] != "的":
                return True
            if token.flags & (OBJECT_MARKER | PREPOSITION | AGENCY | PARTNER):
                return True
            if not token.flags & (MODIFIER | MODIFYING_VERB | NEGATION | TIME | QUANTITY | CONNECTIVE):
                return False
            at, index = token.end, index + 1
        return False

    def _can_head(self, index: int) -> bool:
        """Whether a verb inside an adverbial ends it: no noun by habit, and no relative clause (…… 的 …… verb)."""
        token = self.tokens[index]
        if not token.flags & VERB or token.flags & NOMINAL or self._modifies(index) or self._relative(index):
            return False
        return self.text[token.start - 1] != "的" and self.text[token.end : token.end + 1] != "的"

    def _relative(self, index: int) -> bool:
        """Whether 的 stands behind the verb and a verb that is no noun by habit behind that."""
        particle = self.text.find("的", self.tokens[index].end, self.end)
        return particle >= 0 and any(
            token.start > particle and token.flags & VERB and not token.flags & NOMINAL
            for token in self.tokens[index + 1 :]
        )

    def _closes_partner(self, index: int) -> bool:
        return any(token.flags & PARTNER_CLOSER for token in self.tokens[index + 1 : index + 4])

    def _is_object_marker(self, index: int) -> bool:
        """把, or a 将 that no predicate follows: then an object stands before the verb."""
        token = self.tokens[index]
        if token.text == "把":
            return True
        return not self._starts_predicate(index + 1, token.end) or self._names_object(index + 1)

    def _names_object(self, index: int) -> bool:
        """Whether what looks like the verb behind 将 belongs to the object (将更换电梯纳入支持范围)."""
        token = self.tokens[index]
        if not token.flags & VERB or token.flags & (PIVOT | FRONTED):
            return False
        later = range(index + 1, len(self.tokens))
        if any(self.tokens[position].flags & CONNECTIVE for position in later):
            return False
        return any(self._takes_fronted(position) for position in later)

    def _takes_fronted(self, index: int) -> bool:
        token = self.tokens[index]
        if token.flags & FRONTED:
            return True
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return bool(
            token.flags & VERB
            and following
            and following.start == token.end
            and following.flags & COMPLEMENT
            and following.text in GOAL_COMPLEMENTS
        )

    def _head_fronted(self, marker: int) -> None:
        """The verb of a clause whose object stands before it: one that takes such an object, else the last verb."""
        candidates = [
            index for index in range(marker + 1, len(self.tokens)) if self.tokens[index].flags & (VERB | FRONTED)
        ]
        chosen = [index for index in candidates if self.tokens[index].flags & FRONTED and not self._relative(index)]
        if not chosen:
            chosen = [index for index in candidates if self._takes_fronted(index) and not self._relative(index)]
        if not chosen:
            chosen = [index for index in candidates if self._can_head(index)][-1:] or candidates[-1:]
        if chosen:
            self.best = (AFTER_ADVERBIAL, chosen[0], self.frame.topic)

    # --- verbs -----------------------------------------------------------------------------------------------------

    def _modifies(self, index: int) -> bool:
        """Whether a verb only modifies the verb that follows it at once (加快建设, 创新推出)."""
        token = self.tokens[index]
        if not token.flags & (MODIFYING_VERB | MODIFIER):
            return False
        if index + 1 >= len(self.tokens) or self.tokens[index + 1].start != token.end:
            return False
        following = self.tokens[index + 1]
        if following.flags & COMPLEMENT and following.text in GOAL_COMPLEMENTS and not token.flags & MODIFIER:
            return False
        if following.flags & (MODIFIER | MODIFYING_VERB) and not following.flags & VERB:
            return True
        if following.flags & VERB:
            return not (following.flags & NOMINAL and self.text[following.end : following.end + 1] == "的")
        return bool(following.flags & (OBJECT_MARKER | PREPOSITION)) and not token.flags & VERB

    def _placed(self, index: int, place: int) -> int:
        """How well the verb at `index` is placed to head the clause."""
        token = self.tokens[index]
        if self.text[token.end : token.end + 1] in ("的", "后", "时", "前") and token.end + 1 < self.end:
            return 0
        if self._before_figure(index) and not self._is_predicate(index):
            return BOUND_ALONE
        topical = self.frame.topic or token.flags & NOMINAL or self._before_tail(index)
        if topical and not token.flags & PIVOT and self._told_later(index):
            return BARE_NOMINAL
        if token.flags & PIVOT and place >= AFTER_ADVERBIAL and not self._before_tail(index):
            return place
        if token.label == "measure" and self._relative(index) and place != AFTER_TOPIC:
            return BARE_NOMINAL
        if token.flags & NOMINAL and self._before_tail(index) and self._figure_follows(index):
            return BARE_NOMINAL
        if place == AFTER_TOPIC:
            if self.text[token.start - 1] == "的" and token.flags & NOMINAL:
                return 0
            if self._before_figure(index):
                return BEFORE_FIGURE
            if len(token.text) == 1:
                return 0
            if token.flags & NOMINAL:
                return BARE_NOMINAL
            return BARE_NOMINAL + 10 if self._relative(index) else AFTER_TOPIC
        if token.flags & NOMINAL and (
            place in (AT_START, AFTER_ADVERBIAL) or self._before_tail(index) or self._figure_follows(index)
        ):
            return NOMINAL_AT_START
        return place

    def _may_follow(self, placed: int, index: int) -> bool:
        """A later verb replaces an earlier, badly placed one only by a status word or a figure, not by any adverb."""
        if self.best is None or self.best[0] < AFTER_TOPIC:
            return True
        previous = next((token for token in reversed(self.tokens[:index]) if not token.flags & TIME), self.tokens[0])
        return placed == BEFORE_FIGURE or bool(previous.flags & (STATUS | NEGATION | MODIFIER))

    def _before_figure(self, index: int) -> bool:
        """Whether a quantity follows the verb at once, or behind its complement (提高到73%)."""
        at = self.tokens[index].end
        for following in self.tokens[index + 1 : index + 3]:
            if following.start != at:
                return False
            if following.flags & QUANTITY:
                return True
            if not following.flags & COMPLEMENT:
                return False
            at = following.end
        return False

    def _is_predicate(self, index: int) -> bool:
        """Whether a verb right before a figure says something of it: not a bound (改造用房不少于50套), not a noun."""
        token, previous = self.tokens[index], self.tokens[index - 1] if index else None
        if token.start > 0 and self.text[token.start - 1] == "不":
            return previous is not None and bool(self.tokens[index - 2].flags & TAIL) if index > 1 else False
        if previous is None or previous.end != token.start or not previous.flags & VERB:
            return True
        if token.text in BOUNDS and self.best is not None and self.best[:2] == (NOMINAL_AT_START, index - 1):
            return False
        if previous.flags & NOMINAL:
            return True
        return not token.flags & NOMINAL and token.text not in BOUNDS

    def _figure_follows(self, index: int) -> bool:
        """Whether a later verb of the clause stands right before a figure and says something of it."""
        return any(
            self.tokens[later].flags & VERB and self._before_figure(later) and self._is_predicate(later)
            for later in range(index + 1, len(self.tokens))
        )

    def _told_later(self, index: int) -> bool:
        """Whether a word such as 已 or 正在 stands behind the verb, so that all before it is the topic."""
        return any(
            token.flags & STATUS and token.flags & MODIFIER and token.label == "modifier" and token.text in TELLING
            for token in self.tokens[index + 1 :]
        )

    def _names_figure(self, index: int) -> bool:
        """Whether a noun made of a verb only names the figure behind it (交易规模1386亿元)."""
        behind = self.tokens[index + 1 :]
        return any(token.flags & QUANTITY for token in behind) and any(token.flags & TAIL for token in behind[:2])

    def _before_tail(self, index: int) -> bool:
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return bool(following and following.start == token.end and following.flags & TAIL)

    def _conclude(self) -> None:
        """Sets the verb, the negation and where the object begins."""
        frame = self.frame
        if self.best is None:
            return
        placed, index, topic = self.best
        if placed <= BARE_NOMINAL and self._names_figure(index):
            return
        frame.topic = topic
        if topic and not frame.passive_agent:
            frame.subject = None
        verb = self.tokens[index]
        frame.verb, frame.placed = verb, placed
        frame.negated = any(token.flags & NEGATION for token in self.tokens[max(0, index - 2) : index])
        at = verb.end
        while at < self.end and self.text[at] in "了过着起":
            at += 1
        frame.object_start = at
        frame.object_text = self.text[at : self.end].strip()
