"""Many inputs → their documents: in order, in as many processes as wanted, resumable."""

from replyscan.batch.journal import Journal
from replyscan.batch.run import Batch, Outcome
from replyscan.batch.work import Work

__all__ = ["Batch", "Journal", "Outcome", "Work"]
