"""Text → Document, stage by stage: the one room that chains the stages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from replyscan.items.build import ItemBuilder
from replyscan.items.handling import HandlingCheck
from replyscan.items.memory import Reading
from replyscan.items.mentions import Mentions
from replyscan.mentions.agencies import AgencyFinder
from replyscan.mentions.documents import DocumentFinder
from replyscan.mentions.quantities import QuantityFinder
from replyscan.mentions.times import TimeFinder
from replyscan.mentions.undated_times import undated_times
from replyscan.outline import Outliner
from replyscan.outline.characters import header_as_written
from replyscan.records import Document, DocumentReference, Item, Reply, Text, Time, Warning
from replyscan.rules import RuleSet
from replyscan.segment import Segmenter

# Fields whose words the segmenter is to favour, because the clause grammar reads them as one.
WORD_FIELDS = ("action", "modifier", "connective", "preposition", "opaque", "partner_opener")


class Trace(NamedTuple):
    """What each stage made of a text. Mentions and readings are in offsets of `reply.flat`, items of the text."""

    reply: Reply
    mentions: Mentions
    readings: tuple[Reading, ...]
    items: tuple[Item, ...]


class Pipeline:
    """Extracts items by one rule set; compiled once, used for any number of texts."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._outliner = Outliner(rules)
        self._agencies = AgencyFinder(rules)
        self._quantities = QuantityFinder(rules)
        self._times = TimeFinder(rules)
        self._documents = DocumentFinder(rules)
        # The words that tokens rules name are cut out as they are written, wherever the text allows it.
        named = {word for rule in rules.rules for slot in rule.tokens for word in slot.words}
        words = (word for field in WORD_FIELDS for word in rules.words(field))
        lexicon = (*words, *named)
        self._segmenter = Segmenter(lexicon=lexicon, openers=rules.words("single_verb"), verbs=rules.words("action"))
        self._items = ItemBuilder(rules)
        self._handling = HandlingCheck(rules)

    def extract(self, text: Text, optional: bool = False) -> Document:
        """The header and items of one text; with `optional` also the clauses that two readers could differ on."""
        reply = _with_container(self._outliner.outline(text))
        readable = bool(reply.header.addressees) or _is_chinese(reply.flat)
        found: list[Item] = []
        if readable:
            edges = self._word_edges(reply.flat)
            found = self._items.build(reply, self._mentions(reply, edges), edges)
        items = tuple(item for item in found if item.core or optional)
        return Document(
            source=text.source,
            sha256=text.sha256,
            encoding=text.encoding,
            meta=header_as_written(reply),
            items=items,
            warnings=(*text.warnings, *self._warnings(reply, items)),
            text=text.content,
            rules=self.rules.name,
            url=text.url,
        )

    def trace(self, text: Text) -> Trace:
        """What each stage made of a text, for those who ask why: slower than `extract`, with the same items."""
        reply = _with_container(self._outliner.outline(text))
        edges = self._word_edges(reply.flat)
        mentions = self._mentions(reply, edges)
        readings: list[Reading] = []
        items = self._items.build(reply, mentions, edges, readings.append)
        return Trace(reply, mentions, tuple(readings), tuple(items))

    def _mentions(self, reply: Reply, edges: bytes) -> Mentions:
        """All mentions in a reply, in offsets of `reply.flat`."""
        flat = reply.flat
        reference = reply.header.date or reply.header.published
        documents = self._documents.find(flat)
        found = undated_times(self._times, flat) if reference is None else self._times.find(flat, reference)
        times = _outside(found, documents)
        dated = [(time.start_offset, time.end_offset) for time in times]
        excluded = sorted([*dated, *((document.start, document.end) for document in documents)])
        quantities = self._quantities.find(flat, excluded)
        agencies = self._agencies.find(flat, reply.header, edges, dated)
        return Mentions(flat, agencies, quantities, times, documents)

    def words(self, text: str) -> list[tuple[int, int]]:
        """Where the words of `text` stand, as the segmenter cuts them."""
        return self._segmenter.spans(text)

    def _word_edges(self, flat: str) -> bytes:
        """One byte for each place in `flat` and one for its end: whether a word begins or ends there."""
        marks = np.zeros(len(flat) + 1, np.uint8)
        for places in self._segmenter.edges(flat):
            marks[places] = 1
        return marks.tobytes()

    def _warnings(self, reply: Reply, items: Sequence[Item]) -> list[Warning]:
        warnings = []
        if not items and not reply.header.addressees:
            warnings.append(
                Warning("W101", "This text does not look like a reply: no salutation and no items were found.")
            )
        if reply.header.date is None and reply.header.published is None:
            warnings.append(
                Warning("W102", "The reply has no date, so relative times (今年, 年底前) were left undated.")
            )
        contradiction = self._handling.contradiction(reply.header, items)
        if contradiction is not None:
            warnings.append(contradiction)
        return warnings


def _is_chinese(text: str) -> bool:
    """Whether Chinese characters are at least a third of what is no white space: else the text is no reply."""
    solid = len("".join(text.split()))
    return len("".join(re.findall("[\u4e00-\u9fff]+", text))) * 3 >= solid


def _outside(times: list[Time], documents: list[DocumentReference]) -> list[Time]:
    """The times that stand in no title (《……规划（2021—2035年）》)."""
    titles = [(document.start, document.end) for document in documents]
    starts = [start for start, _ in titles]
    kept = []
    for time in times:
        index = bisect_right(starts, time.start_offset) - 1
        if index < 0 or titles[index][1] <= time.start_offset:
            kept.append(time)
    return kept


def _with_container(reply: Reply) -> Reply:
    """The reply with the title and day of publication that its page names, where the letter itself does not."""
    header, text = reply.header, reply.text
    title = header.title or text.title or ""
    published = header.published or text.published
    if (title, published) == (header.title, header.published):
        return reply
    return replace(reply, header=replace(header, title=title, published=published))
