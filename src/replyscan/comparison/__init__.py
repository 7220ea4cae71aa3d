"""Two years of replies side by side: links, changes, verdicts."""

from replyscan.comparison.records import VERDICTS, ComparedReply, Comparison, FieldChange, ReplyPair, Row, Summary
from replyscan.comparison.run import Run, compare, run
from replyscan.comparison.shelf import Shelf

__all__ = [
    "VERDICTS",
    "ComparedReply",
    "Comparison",
    "FieldChange",
    "ReplyPair",
    "Row",
    "Run",
    "Shelf",
    "Summary",
    "compare",
    "run",
]
