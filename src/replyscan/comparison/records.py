"""What a comparison of two years' replies gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from replyscan.messages import Language, say, translate
from replyscan.records import Document, Figure, Header, Item

if TYPE_CHECKING:
    import pandas

ChangeField = Literal["status", "amount", "metric", "time", "agency"]
RowKind = Literal["unchanged", "changed", "dropped", "new"]
Verdict = Literal[
    "kept",
    "fulfilled",
    "raised",
    "cut",
    "brought forward",
    "postponed",
    "handed over",
    "reworded",
    "declined",
    "dropped",
    "new",
    "repeated",
]
# In the order in which a reader asks for them: what went wrong, what moved, what went well, what is as it was.
VERDICTS: tuple[Verdict, ...] = (
    "dropped",
    "cut",
    "postponed",
    "declined",
    "handed over",
    "raised",
    "brought forward",
    "fulfilled",
    "kept",
    "repeated",
    "reworded",
    "new",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an undertaking that differs: old and new value, None where a figure was gained or lost.

    Figures are in base units (yuan, percent as the number before the sign), days in ISO form. `difference` and `ratio`
    (new over old) are there where both values are figures; for times `difference` is in days and `unit` is "days".
    `contexts` quotes, for a status, the words above the clause that give the old and the new one (下一步), None where
    the clause itself does.
    """

    field: ChangeField
    old: Figure | str | None
    new: Figure | str | None
    unit: str | None = None
    difference: Figure | None = None
    ratio: float | None = None
    name: str | None = None
    contexts: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """One undertaking in both years, or in one of them.

    `similarity` is the probability that both items speak of it (None where there is one item only); `link` says how
    they were found to (same_text, alike, left_over, rest, part, level) and `evidence` what spoke for it, in log odds by
    feature; `shared` the words both have. `pair` is the position of the pair of replies in `Comparison.pairs`.
    """

    kind: RowKind
    verdict: Verdict
    old: Item | None
    new: Item | None
    changes: tuple[FieldChange, ...] = ()
    similarity: float | None = None
    link: str | None = None
    evidence: Mapping[str, float] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    pair: int = 0


@dataclass(frozen=True, slots=True)
class ComparedReply:
    """A reply that took part: where it came from, its header, how many items it has."""

    source: str
    sha256: str
    meta: Header
    items: int

    @classmethod
    def of(cls, document: Document) -> ComparedReply:
        """What is kept of a document when its items have been compared."""
        return cls(document.source, document.sha256, document.meta, len(document.items))


@dataclass(frozen=True, slots=True)
class ReplyPair:
    """Two replies that were compared; `paired_by` says why (alone, number, subject, list) and how alike (0 to 100)."""

    old: ComparedReply
    new: ComparedReply
    paired_by: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Summary:
    """How many undertakings of each verdict there are, and the planned money of both years in yuan."""

    counts: Mapping[Verdict, int]
    planned_old: Decimal
    planned_new: Decimal

    def line(self, language: Language = "en") -> str:
        """The summary in one line: kept 12, fulfilled 9, dropped 4, new 7; money planned 5.0e9 → 6.0e9 CNY."""
        counted = [
            f"{translate(verdict, language)} {self.counts[verdict]}" for verdict in VERDICTS if self.counts.get(verdict)
        ]
        old, new = _short(self.planned_old), _short(self.planned_new)
        money = say("money planned {old} → {new} CNY", old=old, new=new)
        verdicts = ("，" if language == "zh" else ", ").join(counted) or translate(say("no items"), language)
        return f"{verdicts}{'；' if language == 'zh' else '; '}{translate(money, language)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two years of replies side by side: rows in the order of the pairs and of the old items, new ones last."""

    pairs: tuple[ReplyPair, ...]
    rows: tuple[Row, ...]
    summary: Summary
    unpaired_old: tuple[ComparedReply, ...] = ()
    unpaired_new: tuple[ComparedReply, ...] = ()

    def to_frame(self) -> pandas.DataFrame:
        """One line a row, in the columns of the CSV output."""
        import pandas

        from replyscan.comparison.flat import COLUMNS, flat_row

        return pandas.DataFrame([flat_row(row, self.pairs[row.pair]) for row in self.rows], columns=list(COLUMNS))


def _short(value: Decimal) -> str:
    """Money at a glance: 5.0e9; exact figures stand in the rows."""
    if value == 0:
        return "0"
    exponent = value.adjusted()
    return f"{value.scaleb(-exponent):.1f}e{exponent}"
