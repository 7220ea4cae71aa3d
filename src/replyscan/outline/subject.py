"""The title of the suggestion that is answered (GUIDELINES section 9)."""

from __future__ import annotations

import re

from replyscan.rules import RuleSet

_QUOTED = re.compile(r"《([^》]*(?:《[^》]*》[^》]*)*)》|“([^”]*(?:“[^”]*”[^”]*)*)”|\"([^\"]+)\"|「([^」]+)」")
# An unquoted title behind 提出的, or behind the number of the suggestion and a colon; 关于《……》的建议 quotes one.
_PLAIN = re.compile(
    r"(?:提出|提交|反映|来信)的?\s*(关于(?!\s*[《“\"][^》”\"]{2,60}(?:建议|提案|议案)[》”\"])"
    r"[^。,]{4,60}?的(?:建议|提案|议案|意见))(?!的)"
    r"|号(?:建议|提案|议案)[:：]\s*([^。,，:：《]{4,80}?的(?:建议|提案|议案))"
)
# What is answered is named behind its title (的建议, （第12号）提案, 收悉) or by who asked, before it in the sentence.
# At the head of the text it stands alone.
_TAKEN_UP = re.compile(r"(?:\([^()]{1,24}\)|（[^（）]{1,24}）)?的?(?:代表|委员)?(?:建议|提案|议案|收悉|已收|已经收)")
_ASKED = re.compile(r"^\s*$|(?:提|反映|来信|您|你|贵|收到|代表|委员|建议)[^。！!]*$")
# A document with its number is a policy and no suggestion.
_DOCUMENT_NUMBER = re.compile(r"[(（][^()（）]{2,16}[〔\[【﹝(（]\d{4}[^()（）]{2,12}号")


class SubjectReader:
    """Finds the suggestion's title by the proposal words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._named = tuple(rules.words("proposal_word"))

    def in_title(self, title: str) -> str:
        """The first quotation in the title of a reply that names a suggestion; "" for none."""
        quotes = (next(filter(None, match.groups())) for match in _QUOTED.finditer(title))
        return next((quoted for quoted in quotes if self._names(quoted)), "")

    def read(self, text: str) -> str:
        """The first title that is quoted, or an unquoted 关于……的建议 behind 提出的 before it; "" for none."""
        plain = _PLAIN.search(text)
        found = next(group for group in plain.groups() if group) if plain else ""
        for match in _QUOTED.finditer(text, 0, plain.start() if plain else len(text)):
            quoted = next(group for group in match.groups() if group is not None)
            asked = _ASKED.search(text, 0, match.start()) and not _DOCUMENT_NUMBER.match(text, match.end())
            if (asked and self._names(quoted)) or _TAKEN_UP.match(text, match.end()):
                found = quoted
                break
        return _balanced(re.sub(r"\s*\n\s*", "", found).strip())

    def _names(self, quoted: str) -> bool:
        return quoted.startswith("关于") or (len(quoted) > 3 and any(word in quoted for word in self._named))


def _balanced(title: str) -> str:
    """A title without a quotation mark whose other half the writer forgot."""
    for opening, closing in ("“”", "《》"):
        if title.count(opening) != title.count(closing) and not (title.count(opening) and title.count(closing)):
            title = title.replace(opening, "").replace(closing, "")
    return title
