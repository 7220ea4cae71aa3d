"""The day of signing and the day of publication, where the page says them (GUIDELINES section 9)."""

from __future__ import annotations

import re
from datetime import date

from replyscan.late_pattern import late_pattern
from replyscan.outline.dates import DATE, read_date
from replyscan.outline.letter import Letter
from replyscan.outline.lines import BULLETS
from replyscan.outline.numbers import DOC_NUMBER
from replyscan.outline.page_labels import label_pattern
from replyscan.rules import RuleSet

_CLOCK = r"\s\d{1,2}(?::\d{2}|时\d{1,2}分)"
# 林提发〔2024〕47号    2024-10-09: the letter's number may stand before it.
_LINE_OF_DIGITS = late_pattern(
    rf"^[ \t]*[{re.escape(BULLETS)}]*(?:{DOC_NUMBER.pattern}\s+)?(?=\d{{4}}-\d{{1,2}}-\d{{1,2}}[ \t]*$)", re.M
)

# What a day that stands alone may be put in: （2025年6月24日）.
_FRAME = " \t　（）()[]〔〕"


class PageDates:
    """Reads dates by the labels of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._published = label_pattern(rules.words("published_label"))
        self._signed = label_pattern(rules.words("signed_label"))
        # The day a record was made: that of the letter, where the page says another on which it was published.
        self._made = label_pattern(rules.words("record_label"))
        # 2024-08-27 来源：……, 2024-08-27 10:30: how web pages print the day under a title.
        source = label_pattern(rules.words("source_label")).pattern
        self._source_before = late_pattern(rf"^[ \t]*{source}\S.*\s$")
        # 发布机构: 清溪县人民政府 成文日期: 2024-06-03
        self._signed_before = late_pattern(rf"{self._signed.pattern}$")
        self._page_date = late_pattern(rf"{_CLOCK}|[\s|]*\s{source}")

    def published(self, folded: str, letter: Letter) -> date | None:
        """The labelled date; else one with a clock time or the page's source behind it, above or below the letter.

        A line of digits alone (2024-08-06) is the page's above a letter that is dated at its foot, and above a title.
        """
        parts = (folded[: letter.head], folded[letter.foot :])
        for labels in (self._published, self._made):
            for part in parts:
                for label in labels.finditer(part):
                    match = DATE.match(part, label.end())
                    if match:
                        return read_date(match)
        for part in parts:
            for match in DATE.finditer(part):
                ends = part[match.end() : match.end() + 1] in ("", "\n")
                before = part[part.rfind("\n", 0, match.start()) + 1 : match.start()]
                labelled = self._signed_before.search(before) is not None
                # 2019年7月5日 / 主办单位：……: the signing date stands before the foot of the page.
                signed = part is parts[1] and ends and letter.signed is not None and match[0] == letter.signed[0]
                if (not signed and self._page_date.match(part, match.end())) or (
                    ends and not labelled and self._source_before.match(before)
                ):
                    return read_date(match)
        line = _LINE_OF_DIGITS.search(parts[0])
        match = DATE.match(parts[0], line.end()) if line else None
        return read_date(match) if match and (letter.signed or _above_title(folded, letter, match.end())) else None

    def signed(self, letter: Letter, top: str, published: date | None) -> date | None:
        """The date under the text; else one that stands alone or labelled above it and is not the day published."""
        if letter.signed is not None:
            return read_date(letter.signed)
        for label in self._signed.finditer(top):
            match = DATE.match(top, label.end())
            if match:
                return read_date(match)
        for label in self._made.finditer(top):
            match = DATE.match(top, label.end())
            if match and read_date(match) != published:
                return read_date(match)
        for line in top.split("\n"):
            match = DATE.fullmatch(line.strip(_FRAME))
            if match and read_date(match) != published:
                return read_date(match)
        return None


def _above_title(folded: str, letter: Letter, at: int) -> bool:
    """Whether the title of a letter stands below `at`, which a page may print above it too."""
    if letter.title is None:
        return False
    title, below = (re.sub(r"\s", "", part) for part in (folded[slice(*letter.title)], folded[at : letter.head]))
    return at < letter.title[0] or title in below
