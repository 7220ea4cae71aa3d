"""Bodies by the words that make or end their names, each read by what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.mentions.body_groups import OWNED, FoundBody, goes_on
from replyscan.mentions.body_places import BodyPlaces
from replyscan.mentions.body_words import BodyWords
from replyscan.mentions.head_names import FIGURE, HeadNames, span_of_last
from replyscan.mentions.left_edges import LeftEdges
from replyscan.mentions.look_alikes import LookAlikes
from replyscan.mentions.name_edges import NameEdges
from replyscan.mentions.name_parts import NameParts
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.mentions.place_lists import LEADING_TO, start_of_own_place
from replyscan.mentions.purses import Purses
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

_COUNTED_BODIES = late_pattern(r"(?:\d+[余多]?|每)[家个所名]\Z")


class _Read(NamedTuple):
    """A text, the borders of its words, the edges of its names, what its letter's head tells, the bodies so far."""

    flat: str
    borders: bytes
    edges: LeftEdges
    told: str
    found: list[FoundBody]


class HeadBodies:
    """Finds such bodies by the words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._words = BodyWords(rules)
        self._phrases = PhraseStarts(rules)
        self._places = BodyPlaces(rules, self._phrases)
        self.parts, self._no_bodies = NameParts(rules), LookAlikes(rules)
        self._names = HeadNames(rules, self._places, self.parts, self._no_bodies)
        self._edges, self._purses = NameEdges(rules), Purses(rules)
        self._place_words = tuple(rules.words("body_place"))
        self._own_organs = EdgeWords(rules.words("own_organ"))
        self._not_places = rules.words("place_lookalike")

    def find(self, flat: str, borders: bytes, times: Sequence[tuple[int, int]], told: str) -> list[FoundBody]:
        """The bodies of `flat` in order; `told` is what the letter's head tells of its place.

        `borders[i]` says whether a word of `flat` begins or ends at i; no name holds the end of one of `times`.
        """
        text = _Read(flat, borders, self._edges.of(flat, [end for _, end in times]), told, [])
        for head in self._heads(text):
            body = self._names.named(flat, head, text.edges, text.found) if head.field == "agency_head" else head
            if body is not None and not _is_part(flat, head, body, text.found):
                _add(body, text.found)
        return text.found

    def _heads(self, text: _Read) -> Iterator[FoundBody]:
        """The bodies that the words of a text make; of a name its head only."""
        for start, end, word in self._words.find(text.flat, self._places.is_none):
            used = self._places.as_used(text.flat, start, end, word)
            if end - start == 1 and text.borders[start] and not text.borders[end]:
                # 市级新建 + 系统: the character begins another word.
                continue
            head = self._head(text, FoundBody(start, end, *used)) if used is not None else None
            if head is not None:
                yield head

    def _head(self, text: _Read, head: FoundBody) -> FoundBody | None:
        """`head`, a word for a body, with what belongs to it by the kind of word it is; None where it is no body."""
        read = self._purse(text, head) if head.field == "level_finance" else head
        if read is None or read.field in ("level_finance", "predicate_body"):
            return read
        if read.field == "place_body":
            return None if self._is_no_place(text, read) else read
        if read.field == "company_name":
            return self._company(text.flat, read)
        if read.field == "first_person":
            none = self._no_bodies.begins_word(text.flat, read.start, read.end, text.borders)
            return None if none else read._replace(end=self.parts.end(text.flat, read.end))
        if text.flat.startswith(self._place_words, read.end):
            # 县人民医院周边: where something is.
            return None
        if read.field == "general_body":
            return self._general(text, read)
        if read.field == "edge_body":
            organ = self._own_organs.start_of(text.flat, read.end)
            return read._replace(end=self.parts.end(text.flat, read.end + organ))
        return read

    def _purse(self, text: _Read, purse: FoundBody) -> FoundBody | None:
        """The purse of a level, or the head of its office (县财政局); None where its word is only a part of a noun."""
        flat, start, end = text.flat, purse.start, purse.end
        office = self._purses.office_end(flat, end)
        if office:
            return purse._replace(field="agency_head", end=office)
        named = end - start > 2 or self._phrases.begins(flat, start) or goes_on(flat, start, text.found)
        if not named or self._purses.is_money(flat, start, end) or self._purses.is_noun(flat, end):
            return None
        if self._purses.is_bare(flat[start:end]):
            return purse._replace(start=text.edges.start(start, end, span_of_last(text.found)))
        return purse

    def _is_no_place(self, text: _Read, place: FoundBody) -> bool:
        """Whether the word for a place where people act is a part of others here (市里程, 城市里)."""
        flat, start = text.flat, place.start
        return flat[place.end - 1 : place.end + 1] in self._not_places or not (
            text.borders[start] or text.edges.ends_word(start) or self._phrases.begins(flat, start)
        )

    def _company(self, flat: str, company: FoundBody) -> FoundBody:
        """A company with the level before its name at a phrase's head, and with its part in a work."""
        start = company.start
        if flat[start - 1 : start] in (*LEVELS,) and self._phrases.begins(flat, start - 1):
            start -= 1
        return company._replace(start=self.parts.with_role(flat, start))

    def _general(self, text: _Read, body: FoundBody) -> FoundBody | None:
        """Bodies of a kind, with the place before them and what belongs to them behind; None where they are counted."""
        flat, start = text.flat, body.start
        if _COUNTED_BODIES.search(flat, max(0, start - 8), start):
            return None
        placed = text.edges.with_place(start)
        placed = start_of_own_place(flat, start, text.told) if placed == start else placed
        led = flat[placed - 1 : placed] in LEADING_TO
        start = placed if led or self._phrases.begins(flat, placed) else start
        return body._replace(start=start, end=self.parts.end(flat, body.end))


def _is_part(flat: str, head: FoundBody, body: FoundBody, found: list[FoundBody]) -> bool:
    """Whether `body`, found by its `head`, is only a part of the one before it, or its parts are counted."""
    inside = found and body.end <= found[-1].end
    if inside and (flat[found[-1].end - 1] in "）)" or flat.startswith(OWNED, head.start)):
        # 各乡镇（街道、园区）, 市教育局直属学校: a word inside a name.
        return True
    # 所属商会126家: how many there are.
    return flat.startswith((*OWNED, "辖内"), head.start) and FIGURE.match(flat, head.end) is not None


def _add(body: FoundBody, found: list[FoundBody]) -> None:
    """Add `body` to `found` in the place of the bodies that it overlaps, of which one is the beginning of its name."""
    start = body.start
    while found and found[-1].end > start:
        last = found.pop()
        if last.field != "agency_head":
            start = min(start, last.start)
            break
    found.append(body if body.start == start else body._replace(start=start))
