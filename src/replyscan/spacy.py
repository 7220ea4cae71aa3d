"""replyscan as a spaCy pipeline component: `nlp = spacy.blank("zh"); nlp.add_pipe("replyscan")`.

spaCy finds it by its entry point; nothing has to be imported. A document comes out with

- `doc.spans["commitments"]`, `["agencies"]`, `["verbs"]`, `["objects"]`, `["amounts"]`, `["metrics"]`, `["times"]` and
  `["documents"]`: spans of words that cover the characters found, in order of the text; those of one commitment have
  its id as `span.id_`. Labels: a commitment's status, where its agency came from, the verb's class, the unit of a
  figure, the kind of a time;
- `doc._.commitments`: the items, as `replyscan.extract` gives them, with offsets of characters and exact values;
- `doc._.reply`: the whole `Document`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from spacy.lang.zh import ChineseTokenizer, Segmenter
from spacy.language import Language
from spacy.tokens import Doc, Span

from replyscan.batch.codec import plain, record
from replyscan.pipeline import Pipeline
from replyscan.records import Document, Item, Text
from replyscan.rules import load_rules

# Where a document's reply is kept, in a form that spaCy can write to bytes and pass to other processes.
_KEY = "replyscan"
GROUPS = ("commitments", "agencies", "verbs", "objects", "amounts", "metrics", "times", "documents")


class _Place(NamedTuple):
    group: str
    start: int
    end: int
    label: str
    item: str


class ReplyTokenizer(ChineseTokenizer):
    """spaCy's Chinese tokenizer with replyscan's words: pkuseg's model and the words of the rules.

    Nothing of it is written with a pipeline: the component puts it in place again when the pipeline is loaded.
    """

    def __init__(self, vocab: Any, pipeline: Pipeline) -> None:
        super().__init__(vocab, segmenter=Segmenter.pkuseg)
        self.pkuseg_seg: Any = _Words(pipeline)

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes nothing."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> ReplyTokenizer:  # noqa: ARG002
        """Reads nothing."""
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:  # noqa: ARG002
        """No bytes."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> ReplyTokenizer:  # noqa: ARG002
        """Reads nothing."""
        return self


class _Words:
    """What spaCy's tokenizer asks of a segmenter."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    def cut(self, text: str) -> list[str]:
        return [text[start:end] for start, end in self._pipeline.words(text)]


class ReplyComponent:
    """Reads a document's text as a reply and notes what it says; words and everything else in it stay as they are."""

    def __init__(self, pipeline: Pipeline, optional: bool) -> None:
        self._pipeline = pipeline
        self._optional = optional

    def __call__(self, doc: Doc) -> Doc:
        """The document with its span groups and its reply."""
        reply = self._pipeline.extract(Text(doc.text), self._optional)
        doc.user_data[_KEY] = plain(reply)
        groups: dict[str, list[Span]] = {group: [] for group in GROUPS}
        for place in dict.fromkeys(place for item in reply.items for place in _places(item)):
            groups[place.group].append(_span(doc, place))
        for group, spans in groups.items():
            doc.spans[group] = sorted(spans, key=lambda span: (span.start, span.end))
        return doc


@Language.factory("replyscan", default_config={"rules": [], "optional": False})
def make_component(nlp: Language, name: str, rules: list[str], optional: bool) -> ReplyComponent:
    """The component. `rules`: folders laid over the built-in rules; `optional`: also clauses on which readers differ.

    Chinese text that spaCy would cut into single characters is cut into words; a tokenizer that was chosen or trained
    is left alone. Raises RuleError where a rule cannot be used.
    """
    del name  # spaCy's own name for it, which changes nothing
    pipeline = _pipeline(tuple(map(Path, rules)))
    tokenizer = nlp.tokenizer
    if isinstance(tokenizer, ChineseTokenizer) and tokenizer.segmenter == Segmenter.char:
        nlp.tokenizer = ReplyTokenizer(nlp.vocab, pipeline)
    return ReplyComponent(pipeline, optional)


@lru_cache(maxsize=4)
def _pipeline(folders: tuple[Path, ...]) -> Pipeline:
    return Pipeline(load_rules(*folders))


def _span(doc: Doc, place: _Place) -> Span:
    """The words that cover a place; their edges may lie further out where the tokenizer cuts otherwise."""
    span = doc.char_span(place.start, place.end, label=place.label, alignment_mode="expand", span_id=place.item)
    assert span is not None  # only a place outside the text has none
    return span


def _places(item: Item) -> Iterator[_Place]:
    """What an item points at in the text."""
    yield _Place("commitments", item.start, item.end, item.status, item.id)
    agency = item.agency
    if agency.start is not None and agency.end is not None:
        yield _Place("agencies", agency.start, agency.end, agency.source, item.id)
    for partner in item.co_agencies:
        yield _Place("agencies", partner.start, partner.end, "co_agency", item.id)
    if item.verb is not None:
        yield _Place("verbs", item.verb.start, item.verb.end, item.action_class or "", item.id)
    if item.object is not None:
        yield _Place("objects", item.object.start, item.object.end, "object", item.id)
    for group, figures in (("amounts", item.amounts), ("metrics", item.metrics)):
        for figure in figures:
            yield _Place(group, figure.start, figure.end, figure.unit, item.id)
    if item.time is not None:
        yield _Place("times", item.time.start_offset, item.time.end_offset, item.time.kind, item.id)
    for document in item.documents:
        yield _Place("documents", document.start, document.end, "document", item.id)


def _reply(doc: Doc) -> Document | None:
    kept = doc.user_data.get(_KEY)
    found: Document | None = record(Document, kept) if kept is not None else None
    return found


def _commitments(doc: Doc) -> tuple[Item, ...]:
    reply = _reply(doc)
    return reply.items if reply is not None else ()


def _extend() -> None:
    getters: Iterable[tuple[str, Any]] = (("reply", _reply), ("commitments", _commitments))
    for name, getter in getters:
        Doc.set_extension(name, getter=getter, force=True)


_extend()
