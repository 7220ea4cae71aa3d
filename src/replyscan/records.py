"""The records that flow between the stages.

All offsets are code points, half-open (`start` included, `end` not). Mentions and clauses are offsets into
`Reply.flat`, the reply's text with soft line wraps taken out; items are offsets into `Text.content`, the decoded
text unchanged. `Reply.alignment` leads from the one to the other, so `content[start:end]` is always the quoted text.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas

Figure = int | Decimal
Bound = Literal["exact", "about", "min", "max", "range"]
QuantityKind = Literal["money", "percent", "percentage_point", "count", "measure", "multiple"]
TimeKind = Literal["deadline", "point", "period"]
Status = Literal["done", "ongoing", "planned", "declined"]
Strength = Literal["firm", "soft", "conditional"]
AgencySource = Literal["explicit", "inherited", "issuer", "none"]
BlockKind = Literal[
    "header", "title", "salutation", "opening", "heading", "body", "closing", "signature", "contact", "furniture"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, `start` included and `end` not, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a reader should know of the extraction: a code and one sentence; a span where there is one."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded input: `content` is the text as decoded, with nothing stripped or normalised.

    `sha256` is of the input bytes. `furniture` marks page headers, navigation and the like that the reader knows of.
    `title`, `published` and `url` are what the container (HTML page, Word properties) says of itself, if anything.
    `warnings` is what the reader could not read (scanned pages).
    """

    content: str
    source: str = "<text>"
    encoding: str = "utf-8"
    sha256: str = ""
    furniture: tuple[Span, ...] = ()
    title: str | None = None
    published: date | None = None
    url: str | None = None
    warnings: tuple[Warning, ...] = ()


# --- outline -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Header:
    """What the reply says of itself (GUIDELINES section 9). Empty strings and None where it does not say."""

    title: str = ""
    doc_number: str = ""
    session: str = ""
    proposal_number: str = ""
    proposal_kind: str = ""
    subject: str = ""
    addressees: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    date: datetime.date | None = None
    published: datetime.date | None = None
    handling_class: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of `Reply.flat`, without its final mark and outer white space, its numbering mark included.

    `body` is where the text after the numbering mark (一是, （1）, 1.) begins. `mark` is the punctuation that ends it,
    "" at a line's end.
    """

    start: int
    end: int
    body: int
    mark: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Clauses up to 。！？ or the end of the paragraph. `point` is its own numbering mark (一是, （1）) or "".

    `aside` says how many clauses at its head speak to the deputy: a wish restated, thanks.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]
    point: str = ""
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (soft-wrapped lines joined) with its part in the letter and the headings it stands under.

    `section` is the path of headings above it, outermost first, as written. `point` is its numbering mark or "".
    A heading that runs on into text (（一）加强领导。我局……) is a block of kind "body"; its first sentence is the
    label.
    """

    kind: BlockKind
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    section: tuple[str, ...] = ()
    point: str = ""


_first = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Leads from offsets in `Reply.flat` to offsets in `Text.content`.

    `gaps` holds, in order, (offset in flat, characters of content removed before that offset, in all so far).
    """

    gaps: tuple[tuple[int, int], ...] = ()

    def start(self, offset: int) -> int:
        """The content offset of the flat character at `offset`."""
        if not self.gaps:
            return offset
        index = bisect_right(self.gaps, offset, key=_first) - 1
        return offset + self.gaps[index][1] if index >= 0 else offset

    def end(self, offset: int) -> int:
        """The content offset just behind the flat character before `offset`."""
        return self.start(offset - 1) + 1 if offset > 0 else self.start(0)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply cut into its parts. `flat` is the text that mentions are found in; `blocks` are in order of the text.

    `converted` says that the decoded text is in traditional characters, and `flat` in simplified ones.
    """

    text: Text
    flat: str
    alignment: Alignment
    header: Header
    blocks: tuple[Block, ...]
    converted: bool

    @property
    def verbatim(self) -> bool:
        """Whether `flat` is the decoded text itself: nothing is cut out of it and no character changed."""
        return not self.alignment.gaps and not self.converted


# --- mentions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """A number with or without a unit. `high` is None for `min`, `low` for `max`; both equal for `exact`, `about`."""

    text: str
    start: int
    end: int
    low: Figure | None
    high: Figure | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit, as written with its bound word (超过8亿元).

    `low` and `high` are in the base unit: yuan (or whole units of the currency) for money, 万 and 亿 expanded, percent
    as the number before the sign. `unit` is an ISO currency code, % or the unit as written. `per` is what a rate is
    counted by (月, 人·天), None otherwise. `name` is what is counted, verbatim from the clause, None where it does not
    say.
    """

    text: str
    start: int
    end: int
    low: Figure | None
    high: Figure | None
    unit: str
    bound: Bound
    kind: QuantityKind
    name: str | None = None
    per: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with inclusive days; None where it is open (X以来 has no end, 截至X no start).

    Both are None where it counts from a day that the text does not have (年底前 in a reply without a date).
    """

    text: str
    start_offset: int
    end_offset: int
    start: date | None
    end: date | None
    kind: TimeKind
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """A 《title》 without its marks, with the document number that follows it; the span covers the title alone."""

    title: str
    start: int
    end: int
    number: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A body named in the text. `kind` is the label of the rule that knew its head (department, company, fund …);

    `first_person` marks 我局, 我市, 我们; `canonical` is the official full name so far as it can be known; `tail` is
    what closes an enumeration and names none of its bodies (等部门).
    """

    text: str
    start: int
    end: int
    canonical: str
    kind: str
    first_person: bool = False
    rule: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class WordMention:
    """A word of a lexicon or cue rule found in the text: an action verb, a modifier, a status cue."""

    text: str
    start: int
    end: int
    label: str
    rule: str


# --- items ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of the decoded text, with the text itself."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """The body an item speaks of. `text`, `start`, `end`, `canonical` are None where no body is named."""

    text: str | None
    start: int | None
    end: int | None
    source: AgencySource
    canonical: str | None


@dataclass(frozen=True, slots=True)
class Partner:
    """A body after 会同, 联合, 商 …, as written."""

    text: str
    start: int
    end: int
    canonical: str


@dataclass(frozen=True, slots=True)
class Item:
    """One clause by which a body reports something done, ongoing, planned or declined (GUIDELINES section 1).

    `status_context` quotes the words of a heading or an opening sentence above the clause that give its status
    (下一步); None where the clause, its date or its neighbours do. `lead_in` quotes what the sentence says before a
    refusal and is no item (关于调整票价的建议，因财力有限，): what is refused often stands there alone.
    """

    id: str
    start: int
    end: int
    text: str
    section: tuple[str, ...]
    agency: Actor
    co_agencies: tuple[Partner, ...]
    verb: Quote | None
    action_class: str | None
    modifiers: tuple[str, ...]
    object: Quote | None
    status: Status
    strength: Strength
    amounts: tuple[Quantity, ...]
    metrics: tuple[Quantity, ...]
    time: Time | None
    documents: tuple[DocumentReference, ...]
    rules: tuple[str, ...]
    core: bool = True
    status_context: Quote | None = None
    lead_in: Quote | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What one reply gave: header, items in order of the text, warnings, and where it came from."""

    source: str
    sha256: str
    encoding: str
    meta: Header
    items: tuple[Item, ...]
    warnings: tuple[Warning, ...] = ()
    text: str = field(default="", repr=False, compare=False)
    rules: str = ""
    url: str | None = None

    @property
    def doc_id(self) -> str:
        """A short name of the file by its bytes, wherever it lies; with an item's id it is the key of a row."""
        return self.sha256[:12]

    def to_frame(self, *, long: bool = False, chinese: bool = False) -> pandas.DataFrame:
        """The items as a pandas frame, a row each; `long`: a row for each figure; `chinese`: Chinese column names."""
        from replyscan.output.frame import frame
        from replyscan.output.rows import Layout

        return frame([self], Layout(long=long, chinese=chinese))

    def _repr_html_(self) -> str:
        """What a notebook shows: the text with its items marked."""
        from replyscan.output.marked import marked_html

        return marked_html(self)
