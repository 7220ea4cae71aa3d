"""The header of a reply: title, numbers, session, subject, addressees, issuers, dates (GUIDELINES section 9)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.outline import numbers
from replyscan.outline.addressees import AddresseeReader
from replyscan.outline.folding import fold
from replyscan.outline.letter import Letter, LetterReader
from replyscan.outline.page_dates import PageDates
from replyscan.outline.page_labels import label_pattern
from replyscan.outline.session import SessionReader
from replyscan.outline.subject import SubjectReader
from replyscan.records import Header
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# A number in brackets behind the title is none of it, nor is the letter of its class.
_NUMBER_BEHIND = late_pattern(
    r"\s*(?:[\[【][^\[\]【】]{2,24}号[\]】]"
    r"|[(（][\u4e00-\u9fff]{2,12}[〔﹝\[]\s*\d{4}\s*[〕﹞\]]\s*\d{1,5}\s*号(?:\s*[A-D][1-9]?\s*类)?\s*[)）]|\s+[A-D])$"
)
_OPENING_LENGTH = 400
# So many lines above the signature may still belong to the form and not to the text.
_FORM_LINES = 3


class HeaderReader:
    """Reads the header fields by the letter words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._letters = LetterReader(rules)
        self._addressees = AddresseeReader(rules)
        self._subjects = SubjectReader(rules)
        self._sessions = SessionReader(rules)
        self._bare_number = numbers.bare_number(rules)
        self._dates = PageDates(rules)
        self._committee_words = tuple(rules.words("committee_proposal"))
        self._deputy_words = tuple(rules.words("deputy_proposal"))
        self._class = label_pattern(rules.words("class_label"))
        self._next_label = late_pattern(any_of(rules.words("label_behind_source")))
        self._source = label_pattern(rules.words("source_label"))
        self._contact = label_pattern(rules.words("contact_label"))
        self._pages = tuple(rules.words("page_ending"))

    def read(self, text: str) -> tuple[Header, Letter]:
        """The header fields of a reply's text, empty where it does not say, and the parts they were read from."""
        folded = fold(text)
        letter = self._letters.read(folded)
        top, bottom = folded[: letter.head], folded[letter.foot :]
        span = slice(*letter.title) if letter.title else slice(0, 0)
        title = _NUMBER_BEHIND.sub("", self._letters.titles.solid(text[span]))
        after = slice(letter.head, letter.head + _OPENING_LENGTH)
        opening = folded[after]
        session = self._sessions.read(fold(title)) or self._sessions.read(opening) or self._sessions.read(top)
        published = self._dates.published(folded, letter)
        header = Header(
            title=title,
            doc_number=numbers.doc_number(top, text),
            session=session,
            proposal_number=numbers.proposal_number(folded[span], text[span], self._bare_number)
            or numbers.proposal_number(opening, text[after]),
            proposal_kind=self._kind(title, session, opening.partition("。")[0], letter.names, opening),
            subject=self._subjects.read(text[after]) or self._subjects.in_title(title),
            addressees=self._addressees.read(letter.names) if letter.names else self._addressees.labelled(top),
            issuers=letter.signers or self._unsigned(folded, letter),
            date=self._dates.signed(letter, top, published),
            published=published,
            handling_class=numbers.handling_class(top, self._class)
            or numbers.handling_class(bottom, self._class)
            or numbers.handling_class(self._form_lines(folded, letter), self._class),
        )
        return header, letter

    def _kind(self, *parts: str) -> str:
        for part in parts:
            if any(word in part for word in self._committee_words):
                return "政协提案"
            if any(word in part for word in self._deputy_words):
                return "代表建议"
        return "other"

    def _form_lines(self, folded: str, letter: Letter) -> str:
        """The lines right above the signature that begin with the label of the class (办复类别：B类)."""
        above = folded[letter.head : letter.foot].rstrip().split("\n")[-_FORM_LINES:]
        return "\n".join(line for line in above if self._class.match(line.strip()))

    def _unsigned(self, folded: str, letter: Letter) -> tuple[str, ...]:
        """The body of a letter that nobody signs: the head of the title, the page's source, or the letterhead."""
        if letter.title:
            # 2019年县人社局对县人大……: the year is no part of the name.
            named = re.match(r"[—-]*(?:\d{4}年)?(.{3,30}?)(?:关于|对)", re.sub(r"\s", "", folded[slice(*letter.title)]))
            if named and self._letters.issuers(named.group(1)):
                return self._letters.issuers(named.group(1))
        if names := self._labelled(folded, self._source):
            return names
        for line in folded[: letter.head].split("\n")[:6]:
            names = self._letters.letterhead(line)
            if names:
                return names
        # 联系单位:清溪县水利局 below a letter that bears a date alone
        return self._labelled(folded[letter.head :], self._contact)

    def _labelled(self, folded: str, labels: re.Pattern[str]) -> tuple[str, ...]:
        """The first body that stands behind one of some labels; empty where none does."""
        for label in labels.finditer(folded):
            value = re.match(r"[^\s:;,]+", folded[label.end() : label.end() + 40])
            # 来源:清溪县公安局发布时间:… runs on into the next label.
            names = self._letters.issuers(self._next_label.split(value.group())[0]) if value else ()
            if names and not names[0].endswith(self._pages):
                return names
        return ()
