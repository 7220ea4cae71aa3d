"""Text → the parts of the letter: header, headings, paragraphs, sentences, clauses."""

from replyscan.outline.outliner import Outliner

__all__ = ["Outliner"]
