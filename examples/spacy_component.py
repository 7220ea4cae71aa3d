"""replyscan in a spaCy pipeline: commitments as spans of words, beside whatever else the pipeline finds."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
from spacy import displacy

REPLY = Path(__file__).parent / "2024-lanxi-elderly-care.txt"


def main(page: str | None = None) -> None:
    """Prints the commitments of a reply with their bodies and figures; writes them marked in the text to `page`."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("replyscan")
    doc = nlp(REPLY.read_text("utf-8"))
    for span in doc.spans["commitments"]:
        print(span.label_, span.text)
    for item in doc._.commitments:
        if item.amounts:
            print(item.agency.canonical, [figure.low for figure in item.amounts])
    if page:
        Path(page).write_text(displacy.render(doc, style="span", options={"spans_key": "commitments"}, jupyter=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
