"""The library's front door: plain functions over the pipeline and the finders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from replyscan.errors import UsageError
from replyscan.messages import say
from replyscan.records import Document, Number, Quantity, Text, Time
from replyscan.rules import RuleSet, load_rules

if TYPE_CHECKING:
    from replyscan.comparison import Comparison
    from replyscan.comparison.pairing import PairedBy
    from replyscan.mentions.everyday_times import EverydayTimes
    from replyscan.mentions.numbers import NumberFinder
    from replyscan.mentions.quantities import QuantityFinder
    from replyscan.mentions.times import TimeFinder
    from replyscan.pipeline import Pipeline

# What no text of a reply ends with: the name of a file was given in its place, and would give nothing without a word.
_FILES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


def extract(text_or_path: str | Path, *, rules: RuleSet | None = None, optional: bool = False) -> Document:
    """What one reply says: header, items, warnings.

    A `Path` is read as a file (.txt .md .html .docx .pdf); a `str` is the reply's text itself. `optional` adds the
    clauses on which careful readers could differ. Raises InputError where a file cannot be read, UsageError for a `str`
    that is the name of one, RuleError where the built-in rules cannot be loaded.
    """
    if isinstance(text_or_path, Path):
        from replyscan.reading import read_path

        text = read_path(text_or_path)
    else:
        if "\n" not in text_or_path and text_or_path.lower().endswith(_FILES):
            reason = say("{name!r} is the name of a file; write extract(Path({name!r})).", name=text_or_path)
            raise UsageError("RS134", reason)
        # The hash of a text is that of the file which holds it as UTF-8.
        text = Text(text_or_path, sha256=sha256(text_or_path.encode("utf-8", "surrogatepass")).hexdigest())
    return _pipeline(rules or _builtin()).extract(text, optional)


def compare(
    old_docs: Document | Iterable[Document],
    new_docs: Document | Iterable[Document],
    *,
    rules: RuleSet | None = None,
    by: PairedBy = "subject",
) -> Comparison:
    """What became of the old replies' items in the new ones: rows with verdicts, pairs, a summary.

    One reply against one is always compared; of several, those that the same bodies signed on like subjects (`by`
    "subject") or with the same proposal number (`by` "number").
    """
    from replyscan.comparison import compare as compare_documents

    return compare_documents(old_docs, new_docs, rules or _builtin(), by=by)


def find_quantities(text: str, *, rules: RuleSet | None = None) -> list[Quantity]:
    """The figures with units in `text` in order, named where the clause says what is counted."""
    from replyscan.mentions.documents import title_spans

    rules = rules or _builtin()
    excluded = [*_time_finder(rules).spans(text), *title_spans(text)]
    return _quantity_finder(rules).find(text, sorted(excluded))


def find_numbers(text: str, *, rules: RuleSet | None = None) -> list[Number]:
    """The numbers in `text`, with or without a unit, in order; offsets in code points."""
    return _number_finder(rules or _builtin()).find(text)


def find_times(text: str, reference: date | None = None, *, rules: RuleSet | None = None) -> list[Time]:
    """The time expressions in `text` in order, as inclusive days; relative ones count from `reference`.

    A day that the calendar does not have (2月30日) has neither end and the rule `times.impossible`. What names no days
    (近年来, 下一步) is left out.
    """
    from replyscan.mentions.everyday_times import merged
    from replyscan.mentions.times import IMPOSSIBLE

    rules = rules or _builtin()
    times = _time_finder(rules).find(text, reference, durations=True)
    times = [time for time in times if time.start or time.end or IMPOSSIBLE in time.rules]
    return merged(text, times, _everyday_times(rules).find(text, reference, times))


# Compiling the rules takes far longer than reading one text with them, so the compiled forms of a rule set are kept.
@lru_cache(maxsize=1)
def _builtin() -> RuleSet:
    return load_rules()


@lru_cache(maxsize=4)
def _pipeline(rules: RuleSet) -> Pipeline:
    from replyscan.pipeline import Pipeline

    return Pipeline(rules)


@lru_cache(maxsize=4)
def _quantity_finder(rules: RuleSet) -> QuantityFinder:
    from replyscan.mentions.quantities import QuantityFinder

    return QuantityFinder(rules)


@lru_cache(maxsize=4)
def _number_finder(rules: RuleSet) -> NumberFinder:
    from replyscan.mentions.numbers import NumberFinder

    return NumberFinder(rules)


@lru_cache(maxsize=4)
def _time_finder(rules: RuleSet) -> TimeFinder:
    from replyscan.mentions.times import TimeFinder

    return TimeFinder(rules)


@lru_cache(maxsize=4)
def _everyday_times(rules: RuleSet) -> EverydayTimes:
    from replyscan.mentions.everyday_times import EverydayTimes

    return EverydayTimes(rules)
