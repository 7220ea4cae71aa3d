"""The body that answers, where nobody signs: the head of the title, the page's source, the letterhead, the contact."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.outline.letter import Letter, LetterReader
from replyscan.outline.page_labels import label_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 2019年县人社局对县人大……: the year is no part of the name, nor is 《关于……的建议》 that a page prints before it.
_TITLE_HEAD = late_pattern(r"[—-]*(?:《[^》]*》)?(?:\d{4}年)?(.{3,30}?)(?:关于|对)")


class UnsignedReader:
    """Reads it by the letter words of a rule set."""

    def __init__(self, rules: RuleSet, letters: LetterReader) -> None:
        self._letters = letters
        self._next_label = late_pattern(any_of(rules.words("label_behind_source")))
        self._source = label_pattern(rules.words("source_label"))
        self._contact = label_pattern(rules.words("contact_label"))
        self._pages = tuple(rules.words("page_ending"))

    def read(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The bodies; empty where neither page nor letter names one."""
        if letter.title:
            named = _TITLE_HEAD.match(re.sub(r"\s", "", folded[slice(*letter.title)]))
            if named and (names := self._letters.issuers(named.group(1))):
                return names
        if names := self._labelled(folded, self._source):
            return names
        # The line nearest to the letter; menus of the site stand above it.
        for line in reversed(folded[: letter.head].split("\n")):
            if names := self._letters.letterhead(line):
                return names
        # 联系单位:清溪县水利局 below a letter that bears a date alone
        return self._labelled(folded[letter.head :], self._contact)

    def publisher(self, folded: str, letter: Letter) -> str:
        """The body whose page it is, by the labels above and below the letter; "" where they name none."""
        for part in (folded[: letter.head], folded[letter.foot :]):
            if names := self._labelled(part, self._source):
                return names[0]
        return ""

    def _labelled(self, folded: str, labels: re.Pattern[str]) -> tuple[str, ...]:
        """The first body that stands behind one of some labels; empty where none does."""
        for label in labels.finditer(folded):
            value = re.match(r"[^\s:;,|]+", folded[label.end() : label.end() + 40])
            # 来源:清溪县公安局发布时间:… runs on into the next label.
            names = self._letters.issuers(self._next_label.split(value.group())[0]) if value else ()
            if names and not names[0].endswith(self._pages):
                return names
        return ()
