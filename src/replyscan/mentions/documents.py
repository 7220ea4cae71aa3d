"""《……》 references with the document numbers that follow them (GUIDELINES section 8)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.records import DocumentReference
from replyscan.rules import RuleSet

_TITLE = late_pattern(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
_NUMBER = late_pattern(
    r"\s*[（(]?\s*([\u4e00-\u9fff]{1,14}[〔\[【（(]\d{4}[〕\]】）)]\s*\d{1,5}\s*号"
    r"|[\u4e00-\u9fff \u3000]{2,30}\d{4}年第\d{1,5}号)"
)


class DocumentFinder:
    """Finds titles in book-title marks."""

    def __init__(self, rules: RuleSet) -> None:
        del rules

    def find(self, text: str) -> list[DocumentReference]:
        """The titles of `text` in order, without their marks."""
        found = []
        for match in _TITLE.finditer(text):
            number = _NUMBER.match(text, match.end())
            found.append(
                DocumentReference(match.group(1), match.start(1), match.end(1), number.group(1) if number else None)
            )
        return found


def title_spans(text: str) -> list[tuple[int, int]]:
    """Where the titles in 《》 stand in `text`, without their marks."""
    return [match.span(1) for match in _TITLE.finditer(text)] if "《" in text else []
