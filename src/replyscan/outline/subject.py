"""The title of the suggestion that is answered (GUIDELINES section 9)."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.outline.page_labels import label_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

_QUOTED = late_pattern(r"《([^》]*(?:《[^》]*》[^》]*)*)》|“([^”]*(?:“[^”]*”[^”]*)*)”|\"([^\"]+)\"|「([^」]+)」")
# A document with its number is a policy and no suggestion.
_DOCUMENT_NUMBER = late_pattern(r"[(（][^()（）]{2,16}[〔\[【﹝(（]\d{4}[^()（）]{2,12}号")


class SubjectReader:
    """Finds the suggestion's title by the proposal words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._named = (*rules.words("proposal_word"), *rules.words("opinion_word"))
        self._plain, self._taken_up = _unquoted(rules), _taken_up(rules)
        # Who asked is named before the title in the sentence; at the head of the text it stands alone.
        self._label = label_pattern(rules.words("subject_label"))
        signs = any_of(rules.words("asked_sign"))
        self._asked = late_pattern(rf"^\s*$|(?:{signs})[^。！!]*$")

    def in_title(self, title: str) -> str:
        """The first quotation in the title of a reply that names a suggestion; "" for none."""
        quotes = (next(filter(None, match.groups())) for match in _QUOTED.finditer(title))
        return next((quoted for quoted in quotes if self._names(quoted)), "")

    def labelled(self, top: str) -> str:
        """The title that a form above the letter gives behind a label (提案名称：); "" for none."""
        for label in self._label.finditer(top):
            value = top[label.end() :].partition("\n")[0].strip('《》“”" \t')
            if self._names(value) and ":" not in value:
                return value
        return ""

    def read(self, text: str) -> str:
        """The first title that is quoted, or an unquoted 关于……的建议 behind 提出的 before it; "" for none."""
        plain = self._plain.search(text)
        found = next(group for group in plain.groups() if group) if plain else ""
        for match in _QUOTED.finditer(text, 0, plain.start() if plain else len(text)):
            quoted = next(group for group in match.groups() if group is not None)
            asked = self._asked.search(text, 0, match.start()) and not self._is_policy(text, match.end())
            if (asked and self._names(quoted)) or self._taken_up.match(text, match.end()):
                found = quoted
                break
        return _balanced(re.sub(r"\s*\n\s*", "", found).strip())

    def _is_policy(self, text: str, end: int) -> bool:
        """Whether a number in brackets shows that the title before it is a policy's (but 人大建议〔2021〕5号)."""
        number = _DOCUMENT_NUMBER.match(text, end)
        return number is not None and not any(word in number.group() for word in self._named)

    def _names(self, quoted: str) -> bool:
        return quoted.startswith("关于") or (len(quoted) > 3 and any(word in quoted for word in self._named))


def _unquoted(rules: RuleSet) -> re.Pattern[str]:
    """An unquoted title behind 提出的, or behind the suggestion's number and a colon; 关于《……》的建议 quotes one."""
    fields = ("handing_in_verb", "proposal_word", "opinion_word", "received_word")
    handing_in, proposal, opinion, received = (any_of(rules.words(field)) for field in fields)
    # 关于《……的建议》, 关于“加大投入”的建议: the quotation is the title.
    quoted = rf"\s*[《“\"][^》”\"]{{2,60}}(?:(?:{proposal})[》”\"]|[》”\"]的?(?:{proposal}))"
    return late_pattern(
        rf"(?:{handing_in})的?\s*(关于(?!{quoted})[^。,]{{4,60}}?的(?:{proposal}|{opinion})(?!的)"
        # 关于加大投入,助推振兴的建议, 关于治理污染提案收悉: only where nothing is quoted.
        rf"|关于[^。《“\"]{{4,60}}?(?:的(?:{proposal}|{opinion})(?!的)|(?:{proposal})(?=已?(?:{received}))))"
        rf"|号(?:{proposal})[:：]\s*([^。,，:：《]{{4,80}}?的(?:{proposal}))"
    )


def _taken_up(rules: RuleSet) -> re.Pattern[str]:
    """What names or takes up the suggestion right behind its title (的建议, （第12号）提案, 收悉, 由省厅转来)."""
    deputy, proposal, received = (any_of(rules.words(field)) for field in ("deputy", "proposal_word", "received_word"))
    return late_pattern(
        rf"(?:\([^()]{{1,24}}\)|（[^（）]{{1,24}}）)?的?(?:{deputy})?(?:{proposal}|{received}|由[^。,，《》]{{2,24}}[转交])"
    )


def _balanced(title: str) -> str:
    """A title without a quotation mark whose other half the writer forgot."""
    for opening, closing in ("“”", "《》"):
        if title.count(opening) != title.count(closing) and not (title.count(opening) and title.count(closing)):
            title = title.replace(opening, "").replace(closing, "")
    return title
