"""Bodies that a text only points back to: 该公司 for the company named last, 公司 in the letter of a bureau."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from replyscan.late_pattern import late_pattern
from replyscan.records import AgencyMention
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


class BackReferences:
    """Finds forms such as 该公司, and gives them and bare names (公司) the full name of the body they point to."""

    def __init__(self, rules: RuleSet) -> None:
        pointers, kinds = rules.words("pointing_word"), rules.words("pointed_kind")
        self._kinds = {word: (entry.label, entry.rule) for word, entry in kinds.items()}
        self._form = late_pattern(f"(?:{any_of(pointers)})(?P<kind>{any_of(kinds)})")

    def resolve(self, flat: str, mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
        """`mentions` with the forms found in `flat` that point back to one of them, in order of the text."""
        found = [*mentions, *self._pointing(flat, mentions)]
        found.sort(key=lambda mention: mention.start)
        # Kind of body → the full name of the last one named.
        last: dict[str, str] = {}
        resolved: list[AgencyMention] = []
        for mention in found:
            form = self._form.fullmatch(mention.text)
            kind = form["kind"] if form else mention.text
            if kind in self._kinds and (form or mention.canonical == mention.text):
                mention = replace(mention, canonical=last.get(kind, mention.canonical))
            elif not mention.first_person and "、" not in mention.canonical:
                last |= dict.fromkeys(self._ends(mention.canonical), mention.canonical)
            resolved.append(mention)
        return resolved

    def _ends(self, name: str) -> Iterator[str]:
        """The kinds that a body of this name may be called by."""
        return (word for word in self._kinds if name.endswith(word) and len(name) > len(word) + 1)

    def _pointing(self, flat: str, mentions: Sequence[AgencyMention]) -> Iterator[AgencyMention]:
        """The forms that no body found before touches."""
        starts = [mention.start for mention in mentions]
        for match in self._form.finditer(flat):
            behind = bisect_left(starts, match.end())
            if not behind or mentions[behind - 1].end <= match.start():
                yield self._mention(match)

    def _mention(self, form: re.Match[str]) -> AgencyMention:
        label, rule = self._kinds[form["kind"]]
        return AgencyMention(form.group(), form.start(), form.end(), form.group(), label, rule=rule)
