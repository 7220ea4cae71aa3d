"""The head verb of a clause, its subject, the bodies that act with it, and where its object begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from replyscan.items.adverbials import adverbial_end
from replyscan.items.clause_view import ClauseView
from replyscan.items.fronting import fronted_head, is_object_marker
from replyscan.items.tokens import (
    AGENCY,
    CONNECTIVE,
    GENERAL,
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
    REACHING,
    SINGLE,
    STATUS,
    TELLING,
    TEMPORAL,
    TIME,
    VERB,
    Token,
)

# How well a verb is placed to head its clause. A clause takes the first verb that is placed ANCHORED or better.
AT_START, AFTER_SUBJECT, AFTER_MODIFIER, AFTER_ADVERBIAL = 100, 95, 90, 85
ANCHORED = 80
BEFORE_FIGURE, DICTIONARY_VERB, NOMINAL_AT_START, AFTER_TOPIC, BARE_NOMINAL, BOUND_ALONE = 75, 72, 70, 60, 20, 15
EXISTING, DICTIONARY_BEHIND_TOPIC = 55, 50


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
    acting: bool = False
    object_text: str = ""


class ClauseGrammar:
    """Finds the head of one clause; stateless between clauses."""

    def __init__(self, text: str, tokens: Sequence[Token], start: int, end: int) -> None:
        self.text, self.tokens, self.start, self.end = text, tokens, start, end
        self.view = ClauseView(text, tokens, start, end)
        self.frame = Frame()
        self.opening_subject: Token | None = None
        self.best: tuple[int, int, str] | None = None  # (placed, token index, text before it that is no adverbial)

    def parse(self) -> Frame:
        """Walks the clause from the left until a well-placed verb heads it, and returns what was found on the way."""
        frame, tokens = self.frame, self.tokens
        place, at, index = AT_START, self.start, 0
        while index < len(tokens):
            token = tokens[index]
            gap = self.text[at : token.start].strip()
            if gap or token.flags & OPAQUE:
                place = AFTER_TOPIC
                frame.topic += gap
                if frame.subject and frame.subject.start == self.start and "的" not in gap and "、" not in gap:
                    self.opening_subject = frame.subject
                if frame.subject and not self._names_actor() and not self.best and token.start > frame.subject.end:
                    frame.topic += frame.subject.text
                    frame.subject = None
            at = token.end
            if token.flags & OPAQUE:
                frame.topic += token.text
                index += 1
                continue
            if token.flags & CONNECTIVE and token.text in ("并", "并且", "且", "以及") and self.best:
                break
            if token.flags & TEMPORAL and place == AFTER_TOPIC and self._closes_adverbial(index):
                # 灾情发生后组织抢通: what stood before was when, not what.
                frame.topic, self.best, place = "", None, AFTER_ADVERBIAL
                index += 1
                continue
            opened = self._opened(index, place)
            if opened is not None:
                index, place, at = opened
                continue
            if token.flags & VERB and not self.view.modifies(index):
                if self._take_verb(index, place):
                    break
                place = AFTER_TOPIC
                frame.topic += token.text
            else:
                place = self._pass(index, place)
            index += 1
        self._conclude()
        return frame

    def _names_actor(self) -> bool:
        return self.frame.passive_agent or self.frame.acting

    def _closes_adverbial(self, index: int) -> bool:
        settled = self.best is not None and self.best[0] >= ANCHORED
        return not settled and self.view.starts_predicate(index + 1, self.tokens[index].end)

    def _take_verb(self, index: int, place: int) -> bool:
        """Notes the verb at `index` if it is placed better than those before; whether it surely heads the clause."""
        placed = self._placed(index, place)
        if placed > 0 and (self.best is None or placed > self.best[0]) and self._may_follow(placed, index):
            self.best = (placed, index, self.frame.topic)
            return placed >= ANCHORED
        return False

    def _pass(self, index: int, place: int) -> int:
        """Takes note of a token that is no verb; the place of what follows it."""
        frame, token = self.frame, self.tokens[index]
        if token.flags & (MODIFIER | MODIFYING_VERB | CONNECTIVE | NEGATION | TIME | STATUS):
            if token.flags & (MODIFIER | MODIFYING_VERB):
                frame.modifiers.append(token)
            if place != AFTER_TOPIC or token.flags & (MODIFIER | NEGATION | TIME | STATUS):
                return AT_START if place == AT_START and not token.flags & MODIFIER else AFTER_MODIFIER
            return place
        previous = self.view.before(index)
        if token.flags & QUANTITY and previous is not None and previous.flags & MODIFYING_VERB and place != AFTER_TOPIC:
            return AFTER_MODIFIER
        if token.flags & AGENCY and frame.subject is None and not frame.topic:
            frame.subject = token
            return AFTER_SUBJECT
        if token.flags & AGENCY and self._acts(index):
            # 剩下的十一万元镇里已经补齐: the acting body behind its topic.
            frame.subject, frame.acting = token, True
            return AFTER_SUBJECT
        frame.topic += token.text
        return AFTER_TOPIC

    def _acts(self, index: int) -> bool:
        """Whether a body behind a topic is the one that acts: a word of status follows, or it belongs to another."""
        if self.best is not None and self.best[0] >= AFTER_TOPIC:
            return False
        following = self.view.after(index)
        if following is None or not self.view.starts_predicate(index + 1, self.tokens[index].end):
            return False
        owned = any(word in self.frame.topic for word in ("下属的", "所属的", "直属的", "主管的"))
        return owned or bool(following.flags & (STATUS | TELLING))

    # --- adverbials, partners, fronted objects ---------------------------------------------------------------------

    def _opened(self, index: int, place: int) -> tuple[int, int, int] | None:
        """What a preposition, 会同 or 将 opens: (next index, place of what follows, offset), or None."""
        token = self.tokens[index]
        following = self.view.after(index)
        if token.text in ("正在", "将在") and not self.view.starts_predicate(index + 1, token.end):
            token = token._replace(flags=PREPOSITION)
        names_body = following is not None and bool(following.flags & AGENCY)
        joins = token.text not in ("与", "和", "同") or self._closes_partner(index + 1)
        if token.flags & PARTNER and names_body and joins:
            return self._take_partners(index + 1)
        if token.flags & OBJECT_MARKER and is_object_marker(self.view, index):
            self.frame.fronted = token.end
            head = fronted_head(self.view, index)
            if head is not None:
                self.best = (AFTER_ADVERBIAL, head, self.frame.topic)
            return len(self.tokens), place, self.end
        if not token.flags & PREPOSITION or token.flags & OBJECT_MARKER:
            return None
        if token.text in ("由", "改由", "被") and following is not None and following.flags & AGENCY:
            if token.text != "被":
                self.frame.subject, self.frame.passive_agent = following, True
                if self.view.starts_predicate(index + 2, following.end):
                    self.best = None
            return index + 2, AFTER_SUBJECT, following.end
        if token.text in ("与", "和", "同", "至", "到") and place == AFTER_TOPIC:
            return None
        if token.flags & VERB and place == AFTER_TOPIC:
            return None
        end = adverbial_end(self.view, index)
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

    def _closes_partner(self, index: int) -> bool:
        return any(token.flags & PARTNER_CLOSER for token in self.tokens[index + 1 : index + 4])

    # --- verbs -----------------------------------------------------------------------------------------------------

    def _placed(self, index: int, place: int) -> int:
        """How well the verb at `index` is placed to head the clause."""
        token, view = self.tokens[index], self.view
        following = view.after(index)
        longer = following is not None and len(following.text) > 1
        if view.behind(index) in ("的", "后", "时", "前") and token.end + 1 < self.end and not longer:
            return 0
        if not view.shown(index):
            return 0
        if token.flags & GENERAL:
            return self._placed_by_dictionary(index, place)
        if view.before_figure(index) and not self._is_predicate(index):
            return BOUND_ALONE
        if token.flags & MODIFYING_VERB and token.label == "measure" and not view.before_figure(index):
            return 0
        if view.figure_told_later(index) or view.told_by_figure(index):
            return BARE_NOMINAL
        bare = place == AT_START and self.frame.subject is None and not token.flags & PIVOT
        if bare and token.label != "measure" and not token.flags & REACHING and view.reached_later(index):
            return BARE_NOMINAL
        nominal = bool(token.flags & NOMINAL)
        tail = view.before_tail(index)
        if not token.flags & PIVOT and self.frame.subject is None and view.changed_later(index):
            return BARE_NOMINAL
        if (self.frame.topic or nominal or tail) and not token.flags & PIVOT and view.told_later(index):
            return BARE_NOMINAL
        if token.flags & PIVOT and place >= AFTER_ADVERBIAL and not tail:
            return place
        if token.label == "measure" and view.relative(index) and place != AFTER_TOPIC:
            return BARE_NOMINAL
        settled = token.flags & PIVOT or not view.heads_later(index)
        if nominal and tail and (self._figure_follows(index) or self.frame.topic or not settled):
            return BARE_NOMINAL
        if place == AFTER_TOPIC:
            return self._placed_behind_topic(index)
        if nominal and (place in (AT_START, AFTER_ADVERBIAL) or tail or self._figure_follows(index)):
            return NOMINAL_AT_START
        return place

    def _placed_behind_topic(self, index: int) -> int:
        token, view = self.tokens[index], self.view
        nominal = token.flags & NOMINAL
        if self.text[token.start - 1] == "的" and nominal:
            return 0
        if view.before_figure(index):
            return BEFORE_FIGURE
        if len(token.text) == 1 and not token.flags & SINGLE:
            # 全县有基层社17个: there is something counted.
            return EXISTING if token.label == "measure" and view.quantity_follows(index) else 0
        if nominal:
            return BARE_NOMINAL
        return BARE_NOMINAL + 10 if view.relative(index) else AFTER_TOPIC

    def _placed_by_dictionary(self, index: int, place: int) -> int:
        """How well a verb is placed that only the general dictionary knows: it must stand where predicates begin."""
        token = self.tokens[index]
        if self.view.behind(index) == "了":
            return ANCHORED if place != AFTER_TOPIC else AFTER_TOPIC
        if self.view.before_tail(index) or self.view.relative(index):
            return 0
        previous = self.view.before(index)
        if (previous is not None and previous.flags & (STATUS | NEGATION)) or place == AFTER_SUBJECT:
            return DICTIONARY_VERB
        if place in (AT_START, AFTER_MODIFIER, AFTER_ADVERBIAL) and self.view.quantity_follows(index):
            return DICTIONARY_VERB
        if self.best is None and self.view.quantity_follows(index) and self.text[token.start - 1] != "的":
            return DICTIONARY_BEHIND_TOPIC
        return 0

    def _may_follow(self, placed: int, index: int) -> bool:
        """A later verb replaces an earlier, badly placed one only by a status word or a figure, not by any adverb."""
        if self.best is None or self.best[0] < AFTER_TOPIC:
            return True
        previous = next((token for token in reversed(self.tokens[:index]) if not token.flags & TIME), self.tokens[0])
        if placed == BEFORE_FIGURE or previous.flags & (STATUS | NEGATION):
            return True
        noun = self.tokens[index].flags & NOMINAL and not self.view.before_figure(index)
        return bool(previous.flags & MODIFIER) and not noun

    def _is_predicate(self, index: int) -> bool:
        """Whether a verb right before a figure says something of it: not a bound (改造用房不少于50套), not a noun."""
        token, previous = self.tokens[index], self.view.before(index)
        if self.view.is_bound(index) or (token.start > 0 and self.text[token.start - 1] == "不"):
            if self.view.behind_measure(index):
                return True
            if self.view.heads_later(index):
                return False
            if self.best is None:
                return self.text[token.start - 1] != "不"
            return self.view.before_measure(self.best[1])
        if previous is None or not previous.flags & VERB:
            return True
        if previous.flags & NOMINAL:
            return True
        return not token.flags & NOMINAL

    def _figure_follows(self, index: int) -> bool:
        """Whether a later verb of the clause stands right before a figure and says something of it."""
        return any(
            self.tokens[later].flags & VERB
            and self.view.before_figure(later)
            and self._is_predicate(later)
            and not (self.view.is_bound(later) and not self.view.before_measure(index))
            for later in range(index + 1, len(self.tokens))
        )

    def _conclude(self) -> None:
        """Sets the verb, the negation and where the object begins."""
        frame = self.frame
        if self.best is None:
            return
        placed, index, topic = self.best
        if placed <= BARE_NOMINAL and self.view.names_figure(index):
            return
        frame.topic = topic
        if topic and not self._names_actor():
            frame.subject = None
        verb = self.tokens[index]
        frame.verb, frame.placed = verb, placed
        frame.negated = any(token.flags & NEGATION for token in self.tokens[max(0, index - 2) : index])
        at = verb.end
        if self.view.fails(index):
            at += 2
        while at < self.end and (self.text[at] in "了过着起" or self.text[at].isspace()):
            at += 1
        frame.object_start = at
        frame.object_text = self.text[at : self.end].strip()
        opening = self.opening_subject
        acts = verb.label != "measure" and frame.object_text and not frame.object_text[0].isdigit()
        may_act = opening is not None and opening.mention.kind != "institution"
        if frame.subject is None and may_act and acts and placed >= AFTER_TOPIC:
            # 县交运公司逢集日加开1班: what stands between is when or how.
            frame.subject = opening
