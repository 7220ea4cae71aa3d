"""The header of a reply: title, numbers, session, subject, addressees, issuers, dates (GUIDELINES section 9)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.outline import numbers
from replyscan.outline.addressees import AddresseeReader
from replyscan.outline.folding import fold
from replyscan.outline.issuer_places import IssuerPlaces
from replyscan.outline.letter import Letter, LetterReader
from replyscan.outline.page_dates import PageDates
from replyscan.outline.page_labels import label_pattern
from replyscan.outline.session import SessionReader
from replyscan.outline.subject import SubjectReader
from replyscan.outline.unsigned import UnsignedReader
from replyscan.records import Header
from replyscan.rules import RuleSet

# A number in brackets behind the title is none of it, nor is the letter of its class.
_NUMBER_BEHIND = late_pattern(
    r"\s*(?:[\[【][^\[\]【】]{2,24}号[\]】]"
    r"|[(（][\u4e00-\u9fff]{2,12}[〔﹝\[]\s*\d{4}\s*[〕﹞\]]\s*\d{1,5}\s*号(?:\s*[A-D][1-9]?\s*类)?\s*[)）]|\s+[A-D])$"
)
_OPENING_LENGTH = 400
# Who hands in a consultative proposal, even if the letter calls it 建议.
_MEMBER = "委员"
# So many lines above the signature may still belong to the form and not to the text.
_FORM_LINES = 6


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
        self._unsigned = UnsignedReader(rules, self._letters)
        self._places = IssuerPlaces(rules)
        self._class = label_pattern(rules.words("class_label"))
        self._proposal_number = label_pattern(rules.words("proposal_number_label"))
        self._number = label_pattern(rules.words("number_label"))
        named = ("committee_proposal", "deputy_proposal", "deputy")
        kinds = ("", *rules.words("proposal_word"))
        self._proposals = frozenset(word + kind for field in named for word in rules.words(field) for kind in kinds)

    def read(self, text: str) -> tuple[Header, Letter]:
        """The header fields of a reply's text, empty where it does not say, and the parts they were read from."""
        folded = fold(text)
        letter = self._letters.read(folded)
        top, bottom = folded[: letter.head], folded[letter.foot :]
        span = slice(*letter.title) if letter.title else slice(0, 0)
        title = _NUMBER_BEHIND.sub("", self._letters.titles.solid(text[span]))
        after = slice(letter.head, letter.head + _OPENING_LENGTH)
        opening = folded[after]
        session = self._session(fold(title), opening, top)
        published = self._dates.published(folded, letter)
        header = Header(
            title=title,
            doc_number=self._doc_number(top, text),
            session=session,
            proposal_number=numbers.proposal_number(folded[span], text[span], self._bare_number)
            or numbers.proposal_number(opening, text[after])
            or numbers.labelled_number(top, self._proposal_number)
            or numbers.number_in_words(fold(title)),
            proposal_kind=self._kind((title, session), letter.names, (opening.partition("。")[0], opening)),
            subject=self._subjects.read(text[after]) or self._subjects.in_title(title) or self._subjects.labelled(top),
            addressees=self._addressees.read(letter.names) if letter.names else self._addressees.labelled(top),
            issuers=self._issuers(folded, text, letter, f"{title} {session}"),
            date=self._dates.signed(letter, top, published),
            published=published,
            handling_class=numbers.handling_class(top, self._class)
            or numbers.class_in_title(fold(title))
            or numbers.handling_class(bottom, self._class)
            or numbers.handling_class(self._form_lines(folded, letter), self._class),
        )
        return header, letter

    def _doc_number(self, top: str, text: str) -> str:
        return numbers.doc_number(top, text, self._number, self._proposals)

    def _session(self, title: str, opening: str, top: str) -> str:
        """The session that the title names, with the place that the opening gives it (市五届 as 雅安市五届)."""
        told = self._sessions.read(title)
        opened = self._sessions.read(opening)
        if told and opened.endswith(told):
            return opened
        return told or opened or self._sessions.read(top)

    def _issuers(self, folded: str, text: str, letter: Letter, assembly: str) -> tuple[str, ...]:
        """Who answers, with the place where the page or the letter tells it (省农业厅 as 石岭省农业厅)."""
        page = self._unsigned.page(folded, letter)
        number = self._doc_number(folded[: letter.head], text)
        issuers = letter.signers or self._unsigned.read(folded, letter, assembly, number)
        return tuple(self._places.placed(issuer, page, assembly, number, folded) for issuer in issuers)

    def _kind(self, named: tuple[str, ...], names: str, opened: tuple[str, ...]) -> str:
        """What is answered: as title and session call it, by who is greeted, or as the opening calls it."""
        greeted = "政协" if names.endswith(_MEMBER) else ""
        for part in (*named, greeted, names, *opened):
            if any(word in part for word in self._committee_words):
                return "政协提案"
            if any(word in part for word in self._deputy_words):
                return "代表建议"
        return "other"

    def _form_lines(self, folded: str, letter: Letter) -> str:
        """The lines right above the signature that begin with the label of the class (办复类别：B类)."""
        above = folded[letter.head : letter.foot].rstrip().split("\n")[-_FORM_LINES:]
        return "\n".join(line for line in above if self._class.match(line.strip()))
