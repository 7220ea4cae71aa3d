"""Bodies that a text only points back to: 该公司 for the company named last, 公司 in the letter of a bureau."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from replyscan.records import AgencyMention
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of


class BackReferences:
    """Finds forms such as 该公司, and gives them and bare names (公司) the full name of the body they point to."""

    def __init__(self, rules: RuleSet) -> None:
        pointers, kinds = rules.words("pointing_word"), rules.words("pointed_kind")
        self._kinds = {word: (entry.label, entry.rule) for word, entry in kinds.items()}
        self._form = re.compile(f"(?:{any_of(pointers)})(?P<kind>{any_of(kinds)})")

    def resolve(self, flat: str, mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
        """`mentions` with the forms found in `flat` that point back to one of them, in order of the text."""
        found = [*mentions, *self._pointing(flat, mentions)]
        found.sort(key=lambda mention: mention.start)
        resolved: list[AgencyMention] = []
        for mention in found:
            bare = mention.text in self._kinds and mention.canonical == mention.text
            if bare or self._form.fullmatch(mention.text):
                mention = replace(mention, canonical=_named_last(resolved, mention.text) or mention.canonical)
            resolved.append(mention)
        return resolved

    def _pointing(self, flat: str, mentions: Sequence[AgencyMention]) -> list[AgencyMention]:
        """The forms that no body found before touches."""
        taken = [(mention.start, mention.end) for mention in mentions]
        return [
            self._mention(match)
            for match in self._form.finditer(flat)
            if all(end <= match.start() or match.end() <= start for start, end in taken)
        ]

    def _mention(self, form: re.Match[str]) -> AgencyMention:
        label, rule = self._kinds[form["kind"]]
        return AgencyMention(form.group(), form.start(), form.end(), form.group(), label, rule=rule)


def _named_last(mentions: Sequence[AgencyMention], form: str) -> str | None:
    """The full name of the last body of `mentions` that ends like `form`, in its text or its full name."""
    ending = form.removeprefix("该")
    for mention in reversed(mentions):
        named = mention.canonical.endswith(ending) and len(mention.canonical) > len(ending) + 1
        if named and not mention.first_person and "、" not in mention.canonical:
            return mention.canonical
    return None
