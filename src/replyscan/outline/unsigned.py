"""The body that answers, where nobody signs: the head of the title, the page's source, the letterhead, the contact."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.outline.letter import Letter, LetterReader
from replyscan.outline.own_names import OwnNames
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
# 湖南省教育厅 jyt.hunan.gov.cn 发布时间: the site of the body behind its name.
_SITE_ADDRESS = late_pattern(r"\s(?:https?://|www\.)?[a-z\d][a-z\d.-]*\.cn\b")
# 首页 > 县教育局 > 信息公开: where a page stands.
_TRAIL = late_pattern(r"\s*[>»]+\s*")
_OF_LEVEL = late_pattern(rf"[{LEVELS}].+[局委厅处部]$")
# 主办单位:清溪县人民政府办公室 邮编:450041: who keeps the site.
_KEEPER = late_pattern("主办")
_GOVERNMENT = late_pattern("(?:人民)?政府$")
_OFFICES = ("局", "委员会")


class UnsignedReader:
    """Reads it by the letter words of a rule set."""

    def __init__(self, rules: RuleSet, letters: LetterReader) -> None:
        self._letters = letters
        self._next_label = late_pattern(any_of(rules.words("label_behind_source")))
        self._source = label_pattern(rules.words("source_label"))
        self._contact = label_pattern(rules.words("contact_label"))
        self._pages = tuple(rules.words("page_ending"))
        self._site_words = tuple(rules.words("site_footer"))
        # 清溪县教育局  联系电话:…
        contacts = any_of(rules.words("contact"))
        self._before_contact = late_pattern(rf"^[ \t]*(?P<body>[^\s:,。]{{4,30}})\s+(?:{contacts})", re.M)
        self._own = OwnNames(rules)

    def read(self, folded: str, letter: Letter, assembly: str, number: str) -> tuple[str, ...]:
        """The bodies; empty where neither page nor letter names one.

        `assembly` is the session at which the suggestion was handed in, `number` that of the letter.
        """
        if letter.title and (names := self._in_title(re.sub(r"\s", "", folded[slice(*letter.title)]))):
            return names
        # 主要承办单位:清溪县水利局 in a form above the letter
        if names := self._labelled(folded[: letter.head], self._contact) or self._labelled(folded, self._source):
            return names
        if heads := self._letterheads(folded, letter) or self._on_trail(folded, letter):
            return heads[:1]
        # 联系单位:清溪县水利局 below a letter that bears a date alone
        if names := self._labelled(folded[letter.head :], self._contact):
            return names
        for line in self._before_contact.finditer(folded, letter.head):
            if names := self._letters.issuers(line["body"]):
                return names
        handed = _HANDED_TO.search(folded, letter.head, letter.head + _OPENING)
        if handed and not set("我本") & set(handed["body"]) and (names := self._letters.issuers(handed["body"])):
            return names
        return self._own.read(folded[letter.head : letter.foot], assembly, number)

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
        names = (name for line in lines for name in self._letters.letterhead(_SITE_ADDRESS.split(line)[0]))
        return tuple(name for name in names if not name.endswith(self._pages))

    def _on_trail(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The body on the page's trail from the home page (首页 > 县教育局 > 信息公开); empty for none or several."""
        lines = (line for line in folded[: letter.head].split("\n") if ">" in line or "»" in line)
        steps = {step for line in lines for step in _TRAIL.split(line) if _OF_LEVEL.search(step)}
        return self._letters.issuers(steps.pop()) if len(steps) == 1 else ()

    def _labelled(self, folded: str, labels: re.Pattern[str]) -> tuple[str, ...]:
        """The first body that stands behind one of some labels; empty where none does.

        发布机构 清溪县人民政府 … 来源 清溪县水利局: the page is the government's, the letter the office's.
        """
        found: tuple[str, ...] = ()
        for label in labels.finditer(folded):
            value = re.match(r"[^\s:;,|]+", folded[label.end() : label.end() + 40])
            behind = folded[label.end() :].partition("\n")[0]
            if _KEEPER.match(label.group()) and any(word in behind for word in self._site_words):
                continue
            # 来源:清溪县公安局发布时间:… runs on into the next label.
            names = self._letters.issuers(self._next_label.split(value.group())[0]) if value else ()
            if not names or names[0].endswith(self._pages) or INNER_UNIT.search(names[0]):
                continue
            if not found:
                found = names
            elif names[0].endswith(_OFFICES) and names[0].startswith(_place_of(found[0])):
                return names
            if not _place_of(found[0]):
                return found
        return found


def _place_of(body: str) -> str:
    """The place of a government; empty for other bodies."""
    government = _GOVERNMENT.search(body)
    return body[: government.start()] if government else ""
