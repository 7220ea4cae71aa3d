"""The body that answers, where nobody signs: the head of the title, the page's source, the letterhead, the contact."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.outline.letter import Letter, LetterReader
from replyscan.outline.page_labels import label_pattern
from replyscan.outline.title import INNER_UNIT
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What a page names as its source without saying whose (来源：办公室).
# 2019年县人社局对县人大……, 2023年度县教育局: the year is no part of the name, nor is 《关于……的建议》 that a page
# prints before it.
_TITLE_HEAD = late_pattern(r"[—-]*(?:《[^》]*》)?(?:\d{4}年度?)?(.{3,30}?)(?:关于|对)")

# 对县十六届一次会议第3号建议的答复(水利局)
_TITLE_TAIL = late_pattern(r"\(([\u4e00-\u9fff]{2,20})\)$")
_ASSEMBLY_LEVEL = late_pattern(rf"(?:关于)?对?([{LEVELS}])")
# 第37号建议交县卫生健康局办理: whom the wish was handed to.
_HANDED_TO = late_pattern(r"[交转][由给]?(?P<body>[\u4e00-\u9fff]{3,20}?)(?:牵头|主办|负责|研究)*(?:办理|承办)")
_OPENING = 300


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
        if letter.title and (names := self._in_title(re.sub(r"\s", "", folded[slice(*letter.title)]))):
            return names
        if names := self._labelled(folded, self._source):
            return names
        if heads := self._letterheads(folded, letter):
            return heads[:1]
        # 联系单位:清溪县水利局 below a letter that bears a date alone
        if names := self._labelled(folded[letter.head :], self._contact):
            return names
        handed = _HANDED_TO.search(folded, letter.head, letter.head + _OPENING)
        return self._letters.issuers(handed["body"]) if handed and not set("我本") & set(handed["body"]) else ()

    def _in_title(self, title: str) -> tuple[str, ...]:
        """The body before 关于 or 对 in a title, or in brackets at its end; empty where it names none."""
        head, tail = _TITLE_HEAD.match(title), _TITLE_TAIL.search(title)
        if head and (names := self._letters.issuers(head.group(1))):
            return names
        names = self._letters.issuers(tail.group(1)) if tail else ()
        level = _ASSEMBLY_LEVEL.match(title)
        if names and level and not set(LEVELS) & set(names[0]):
            # 对县十六届……(水利局): the bureau of that level.
            return tuple(level.group(1) + name for name in names)
        return names

    def page(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The bodies whose page and letterhead it is, by the labels round the letter and the lines above it."""
        around = (folded[: letter.head], folded[letter.foot :])
        named = [name for part in around for name in self._labelled(part, self._source)]
        return (*named, *self._letterheads(folded, letter))

    def _letterheads(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The bodies that stand in lines of their own above the letter, the nearest first (menus stand higher up)."""
        lines = reversed(folded[: letter.head].split("\n"))
        return tuple(name for line in lines for name in self._letters.letterhead(line))

    def _labelled(self, folded: str, labels: re.Pattern[str]) -> tuple[str, ...]:
        """The first body that stands behind one of some labels; empty where none does."""
        for label in labels.finditer(folded):
            value = re.match(r"[^\s:;,|]+", folded[label.end() : label.end() + 40])
            # 来源:清溪县公安局发布时间:… runs on into the next label.
            names = self._letters.issuers(self._next_label.split(value.group())[0]) if value else ()
            if names and not names[0].endswith(self._pages) and not INNER_UNIT.search(names[0]):
                return names
        return ()
