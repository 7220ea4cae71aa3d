"""Bodies that a text only points back to: 该公司 for the company named last, 公司 in the letter of a bureau."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from replyscan.late_pattern import late_pattern
from replyscan.mentions.predicates import Predicates
from replyscan.records import AgencyMention
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# Kinds whose words are parts of many others.
_PLACED = ("area", "institution")
# What points back to the body named last, of any kind.
_PRONOUNS = ("他们",)


class BackReferences:
    """Finds forms such as 该公司, and gives them and bare names (公司) the full name of the body they point to."""

    def __init__(self, rules: RuleSet) -> None:
        pointers, kinds = rules.words("pointing_word"), rules.words("pointed_kind")
        self._kinds = {word: (entry.label, entry.rule) for word, entry in kinds.items()}
        self._form = late_pattern(f"(?:{any_of(pointers)})(?P<kind>{any_of(kinds)})")
        # Most names end with no kind: its last character tells that.
        self._by_last: dict[str, list[str]] = {}
        for word in self._kinds:
            self._by_last.setdefault(word[-1], []).append(word)
        self._predicates = Predicates(rules)
        self._pointers = frozenset(pointers)

    def resolve(self, flat: str, mentions: Sequence[AgencyMention], borders: bytes) -> list[AgencyMention]:
        """`mentions` with the forms found in `flat` that point back to one of them, in order of the text.

        `borders[i]` says whether a word of `flat` begins or ends at i.
        """
        found = [*mentions, *self._pointing(flat, mentions, borders)]
        found = [self._with_pointer(flat, mention) for mention in found]
        found.sort(key=lambda mention: mention.start)
        # Kind of body → the full name of the last one named.
        last: dict[str, str] = {}
        latest, told = "", 0
        resolved: list[AgencyMention] = []
        for mention in found:
            form = self._form.fullmatch(mention.text)
            kind = form["kind"] if form else mention.text
            if mention.text in _PRONOUNS and latest and "\n" not in flat[told : mention.start]:
                mention = replace(mention, canonical=latest)
            elif not mention.first_person:
                latest, told = mention.canonical, mention.end
            if kind in self._kinds and (form or mention.canonical == mention.text):
                mention = replace(mention, canonical=last.get(kind, mention.canonical))
            elif not mention.first_person and "、" not in mention.canonical:
                last |= dict.fromkeys(self._ends(mention.canonical), mention.canonical)
            resolved.append(mention)
        return resolved

    def _with_pointer(self, flat: str, mention: AgencyMention) -> AgencyMention:
        """该合作社 for 合作社: the word that points back belongs to the form."""
        if mention.text not in self._kinds or flat[mention.start - 1 : mention.start] not in self._pointers:
            return mention
        pointed = flat[mention.start - 1 : mention.end]
        named = mention.canonical if mention.canonical != mention.text else pointed
        return replace(mention, text=pointed, start=mention.start - 1, canonical=named)

    def _ends(self, name: str) -> Iterator[str]:
        """The kinds that a body of this name may be called by."""
        return (word for word in self._by_last.get(name[-1:], ()) if name.endswith(word) and len(name) > len(word) + 1)

    def _pointing(self, flat: str, mentions: Sequence[AgencyMention], borders: bytes) -> Iterator[AgencyMention]:
        """The forms that no body found before touches; a place or house (该镇, 该院) only where a predicate follows."""
        starts = [mention.start for mention in mentions]
        for match in self._form.finditer(flat):
            behind = bisect_left(starts, match.end())
            kind, _ = self._kinds[match["kind"]]
            if len(match["kind"]) == 1 and not borders[match.end()]:
                # 该办法, 该局面: the character begins another word.
                continue
            if kind in _PLACED and not (borders[match.end()] and self._acts(flat, match.end())):
                # 该区域, 该行为: the character begins another word.
                continue
            if not behind or mentions[behind - 1].end <= match.start():
                yield self._mention(match)

    def _acts(self, flat: str, place: int) -> bool:
        """Whether a predicate begins at `place` that is no time (该校今年录取率提高)."""
        return flat[place + 1 : place + 2] != "年" and self._predicates.at(flat, place)

    def _mention(self, form: re.Match[str]) -> AgencyMention:
        label, rule = self._kinds[form["kind"]]
        return AgencyMention(form.group(), form.start(), form.end(), form.group(), label, rule=rule)
