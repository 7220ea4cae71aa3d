"""The header of a reply: title, numbers, session, subject, addressees, issuers, dates (GUIDELINES section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from replyscan.outline.dates import DATE, read_date
from replyscan.outline.folding import fold
from replyscan.outline.letter import Letter, LetterReader
from replyscan.records import Header
from replyscan.rules import RuleSet

_HAN = "[一二三四五六七八九十]{1,3}"
_DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[\[【(]\s*\d{4}\s*[\]】)]\s*第?\s*\d{1,5}\s*号")
_SESSION = re.compile(
    rf"(?:政协)?第?{_HAN}届[\u4e00-\u9fff]{{0,9}}?(?:人大|政协|人民代表大会|委员会)?(?:常委会|常务委员会)?第?{_HAN}次(?:全体)?会议"
)
# What may stand before 十四届: the place or level, with the assembly between (省政协十三届, 镇二届, 上海市第十六届).
_SESSION_PLACE = re.compile(
    r"(?:全国|[\u4e00-\u9fff]{0,7}?(?:自治区|自治州|省|市|区|县|旗|州|盟|镇|乡))(?:人大|政协|人民代表大会)?$|(?:人大|政协)$"
)
_NOT_PLACE = re.compile(r".*(?:关于|对于|答复|办理|提交|[对在于就您你们的为局委厅部办和及])")
_NUMBER = re.compile(r"第\s*([A-Za-z]{0,2}\d[\d\-]*)\s*(?:\([^()]*\))?\s*号")
_CLASS = re.compile(r"[:\s]*[(\[【]?\s*([A-D甲乙丙丁])\s*(?:[1-9]\s*)?(?:类|$|[)\]】\s,])")
# A class that stands alone: in brackets, with 类, as the only letter of a line, or behind the document number.
_LONE_CLASS = re.compile(
    r"[(\[【]\s*(?P<bracketed>[A-D甲乙丙丁])\s*类?\s*[)\]】]|(?:^|\s)(?P<named>[A-D甲乙丙丁])\s*类(?=\s|$)"
    r"|^\s*(?P<alone>[A-D])\s*$|号\s{2,}(?P<behind>[A-D])\s*$",
    re.M,
)
# 会议D类093号, 会议20251206号: a number without 第.
_BARE_NUMBER = re.compile(r"(?:会议|大会)\s*(?:[A-D甲乙丙丁]类)?\s*(\d{2,10})\s*号")
_NUMBERED_TITLE = re.compile(r"\s*[\[【][^\[\]【】]{2,24}号[\]】]$")
_QUOTED = re.compile(r"《([^》]*(?:《[^》]*》[^》]*)*)》|“([^”]*(?:“[^”]*”[^”]*)*)”|\"([^\"]+)\"|「([^」]+)」")
_PLAIN_SUBJECT = re.compile(r"(?:提出|提交|反映|来信)的?(关于[^。,]{4,60}?的(?:建议|提案|议案|意见))(?!的)")
_TIMED = re.compile(r"\s\d{1,2}:\d{2}")
_OPENING_LENGTH = 400


class HeaderReader:
    """Reads the header fields by the letter words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._letters = LetterReader(rules)
        self._roles = tuple(sorted(rules.words("addressee_person"), key=len, reverse=True))
        self._honorifics = tuple(rules.words("addressee_honorific"))
        self._subject_words = tuple(rules.words("proposal_word"))
        self._committee_words = tuple(rules.words("committee_proposal"))
        self._published = _label(rules.words("published_label"))
        self._signed_label = _label(rules.words("signed_label"))
        self._class = _label(rules.words("class_label"))
        self._source = _label(rules.words("source_label"))

    def read(self, text: str) -> tuple[Header, Letter]:
        """The header fields of a reply's text, empty where it does not say, and the parts they were read from."""
        folded = fold(text)
        letter = self._letters.read(folded)
        top = folded[: letter.head]
        title = text[slice(*letter.title)] if letter.title else ""
        title = _NUMBERED_TITLE.sub("", re.sub(r"\s*\n\s*", "", title))
        opening = folded[letter.head : letter.head + _OPENING_LENGTH]
        session = _session(fold(title)) or _session(opening)
        number = _NUMBER.search(fold(title)) or _BARE_NUMBER.search(fold(title)) or _NUMBER.search(opening)
        doc_number = _DOC_NUMBER.search(top)
        issuers = letter.signers or self._unsigned(folded, letter)
        header = Header(
            title=title,
            doc_number=re.sub(r"\s+", "", text[slice(*doc_number.span())]) if doc_number else "",
            session=session,
            proposal_number=number.group(1) if number else "",
            proposal_kind=self._kind(title, session, opening),
            subject=self._subject(text[letter.head : letter.head + _OPENING_LENGTH]) or self._subject(title),
            addressees=self._addressees(letter.names),
            issuers=issuers,
            date=self._signed(letter, top),
            published=self._publishing_date(folded, letter),
            handling_class=self._handling_class(top, folded[letter.foot :]),
        )
        return header, letter

    def _kind(self, *parts: str) -> str:
        for part in parts:
            if any(word in part for word in self._committee_words):
                return "政协提案"
            if "建议" in part or "人大" in part or "议案" in part:
                return "代表建议"
        return "other"

    def _subject(self, opening: str) -> str:
        """The suggestion's title: the first that is quoted, or an unquoted 关于……的建议 behind 提出的 before it."""
        plain = _PLAIN_SUBJECT.search(opening)
        found = plain.group(1) if plain else ""
        for match in _QUOTED.finditer(opening, 0, plain.start() if plain else len(opening)):
            quoted = next(group for group in match.groups() if group is not None)
            behind = opening[match.end() : match.end() + 4]
            named = any(word in quoted for word in self._subject_words) or quoted.startswith("关于")
            if named or re.match(r"的?(?:建议|提案|议案)", behind):
                found = quoted
                break
        return re.sub(r"\s*\n\s*", "", found).strip()

    def _addressees(self, names: str) -> tuple[str, ...]:
        for honorific in self._honorifics:
            names = names.removeprefix(honorific)
        names = re.sub(r"\(.*?\)", "", names).strip()
        bare = re.sub(r"等\s*\d*\s*[位名人]?$", "", self._without_role(re.sub(r"等\s*\d*\s*[位名人]?$", "", names)))
        if bare == re.sub(r"等\s*\d*\s*[位名人]?$", "", names) and not re.search(r"[、,]", bare):
            return (re.sub(r"\s+", "", bare),) if bare else ()
        # 刘  洋: spaces inside a name of two characters are typography.
        bare = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", bare)
        parts = (self._without_role(part.strip()) for part in re.split(r"[、,\s]+|(?<=代表)和|(?<=委员)和", bare))
        return tuple(part for part in parts if part)

    def _without_role(self, name: str) -> str:
        for role in self._roles:
            if name.endswith(role) and len(name) > len(role):
                return name[: -len(role)].strip()
        return name

    def _signed(self, letter: Letter, top: str) -> date | None:
        """The date under the text; else one that stands alone or labelled above the salutation."""
        if letter.signed is not None:
            return read_date(letter.signed)
        for label in self._signed_label.finditer(top):
            match = DATE.match(top, label.end())
            if match:
                return read_date(match)
        for line in top.split("\n"):
            match = DATE.fullmatch(line.strip())
            if match:
                return read_date(match)
        return None

    def _publishing_date(self, folded: str, letter: Letter) -> date | None:
        """The labelled date; else a date with a clock time above or below the letter, as web pages print it."""
        for label in self._published.finditer(folded):
            match = DATE.match(folded, label.end())
            if match:
                return read_date(match)
        for part in (folded[: letter.head], folded[letter.foot :]):
            for match in DATE.finditer(part):
                if _TIMED.match(part, match.end()):
                    return read_date(match)
        return None

    def _handling_class(self, top: str, bottom: str) -> str | None:
        for part in (top, bottom):
            for label in self._class.finditer(part):
                match = _CLASS.match(part, label.end())
                if match:
                    return match.group(1)
            lone = _LONE_CLASS.search(part)
            if lone:
                return lone.group(lone.lastgroup or 0)
        return None

    def _unsigned(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The body of a letter that nobody signs: the page's source, the letterhead, or the head of the title."""
        for label in self._source.finditer(folded):
            value = re.match(r"[^\s:;,]+", folded[label.end() : label.end() + 40])
            names = self._letters.issuers(value.group()) if value else ()
            if names:
                return names
        if letter.title:
            named = re.match(r"(.{3,30}?)(?:关于|对)", folded[slice(*letter.title)])
            if named and self._letters.issuers(named.group(1)):
                return self._letters.issuers(named.group(1))
        for line in folded[: letter.head].split("\n")[:6]:
            names = self._letters.letterhead(line)
            if names:
                return names
        return ()


def _label(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the labels, with the spaces that printers put into them, and the colon behind."""
    spaced = (r"\s*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(spaced)})\s*:?\s*")


def _session(text: str) -> str:
    """The session as written, with the place or level before it."""
    match = _SESSION.search(text)
    if match is None:
        return ""
    before = text[max(0, match.start() - 12) : match.start()]
    cut = _NOT_PLACE.match(before)
    before = re.sub(r".*[^\u4e00-\u9fff]", "", before[cut.end() :] if cut else before)
    place = _SESSION_PLACE.search(before)
    return re.sub(r"\s+", "", (place.group() if place else "") + match.group())
