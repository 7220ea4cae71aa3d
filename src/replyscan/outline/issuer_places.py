"""The place of a body that a letter calls by its level alone (省农业厅, 市商务局), where page or letter tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS
from replyscan.outline.numbers import DOC_NUMBER
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 石岭省人民政府门户网站
_SITE = late_pattern(rf"(?<![\u4e00-\u9fff])(?P<place>[\u4e00-\u9fff]{{2,12}}?[{LEVELS}])(?:人民)?政府(?:门户)?网")
# 石岭县人民政府已明确
_GOVERNMENT = late_pattern(rf"(?<![\u4e00-\u9fff])(?P<place>[\u4e00-\u9fff]{{2,6}}?[{LEVELS}])人民政府(?!网)")
# 关于政协石林县九届三次会议: the committee is no part of the place.
_PLACE = r"(?:^|[对于\s])(?:政协)?(?P<place>(?:(?![对关于]|政协)[\u4e00-\u9fff]){2,7}?"
_LEVELLED = late_pattern(rf"[{LEVELS}](?![{LEVELS}])")


class IssuerPlaces:
    """Finds the place by the names of places in a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._no_levels = tuple(rules.words("not_level"))
        self._provinces = {short: str(entry.value) for short, entry in rules.entries("province_sign").items()}
        # 《石岭省……条例》: the names of documents of the place.
        self._documents = late_pattern(rf"《(?P<place>{any_of(rules.words('place_name'))})")

    def placed(self, issuer: str, page: Sequence[str], assembly: str, number: str, folded: str) -> str:
        """`issuer` with its place; as it is where it names one, or where nothing tells it.

        `page` holds the bodies whose page and letterhead it is, `assembly` the title and the session, `folded` all the
        text, `number` that of the letter: its first character is the sign of its province (闽环保提〔2017〕42号).
        """
        if not _LEVELLED.match(issuer) or issuer.startswith(self._no_levels):
            return issuer
        full = next((name for name in page if _shortens(issuer, name)), "")
        if full:
            return full
        level = issuer[0]
        told = (self._ahead(name, level) for name in (*page, assembly))
        place = next(filter(None, told), "") or self._site(folded, level)
        if not place and level == "省":
            place = self._provinces.get(number[:1], "") or self._by_numbers(folded)
        place = place or self._by_documents(folded, level)
        return place + issuer[1:] if place.endswith(level) else issuer

    def _ahead(self, text: str, level: str) -> str:
        """The place of the level that `text` names first (石岭省 in 石岭省水利厅)."""
        found = re.search(rf"{_PLACE}{level})(?!场)", text)
        place = found["place"] if found else ""
        return "" if re.search(f"[{LEVELS}]", place[:-1]) else place

    def _site(self, folded: str, level: str) -> str:
        """The place whose government's site prints the letter."""
        return _only([site["place"] for site in _SITE.finditer(folded) if site["place"].endswith(level)])

    def _by_numbers(self, folded: str) -> str:
        """The province by whose sign the numbers of documents in the letter begin (豫交文〔2023〕13号)."""
        signs = (self._provinces.get(number.group()[0], "") for number in DOC_NUMBER.finditer(folded))
        return _only([province for province in signs if province])

    def _by_documents(self, folded: str, level: str) -> str:
        """The place of the level, if all documents and governments in the letter that name one name the same."""
        named = (*self._documents.finditer(folded), *_GOVERNMENT.finditer(folded))
        return _only([name["place"] for name in named if name["place"].endswith(level)])


def _only(places: list[str]) -> str:
    return places[0] if len(set(places)) == 1 else ""


def _shortens(issuer: str, publisher: str) -> bool:
    """Whether the publisher's name is the issuer's in full (石岭省农业农村厅 for 省农业厅)."""
    at = publisher.find(issuer[0])
    if at < 1 or publisher[-1] != issuer[-1]:
        return False
    for character in issuer:
        at = publisher.find(character, at) + 1
        if at == 0:
            return False
    return True
