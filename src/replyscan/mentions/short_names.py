"""Short names of bodies that the text itself gives: X（以下简称“Y”）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from replyscan.late_pattern import late_pattern
from replyscan.mentions.body_groups import FoundBody
from replyscan.records import AgencyMention
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What stands behind 简称 in the brackets.
_SHORT_NAME = r"[：:]?[“\"「《]?(?P<short>[\u4e00-\u9fffA-Za-z]{2,12})[”\"」》]?[）)]"


class ShortNames:
    """Finds what a text gives as the short names of bodies."""

    def __init__(self, rules: RuleSet) -> None:
        words = any_of(rules.words("short_name_word"))
        self._pattern = late_pattern(rf"[（(](?:{words}){_SHORT_NAME}")

    def given(self, flat: str, found: Iterable[FoundBody]) -> Iterator[tuple[str, FoundBody]]:
        """Each short name that stands in brackets behind one of the bodies `found`, with that body."""
        ends = {entry.end: entry for entry in found}
        for match in self._pattern.finditer(flat):
            entry = ends.get(match.start())
            if entry is not None:
                yield match["short"], entry


def with_short_names(
    flat: str, mentions: list[AgencyMention], given: Mapping[str, AgencyMention]
) -> list[AgencyMention]:
    """`mentions` with the occurrences of the short names that the text defines, in order."""
    spans = [(mention.start, mention.end) for mention in mentions]
    known = {mention.text for mention in mentions}
    more: list[AgencyMention] = []
    for short, named in given.items():
        if short in known:
            continue
        for match in re.finditer(re.escape(short), flat):
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            more.append(AgencyMention(short, *match.span(), named.canonical, named.kind, False, named.rule))
    return sorted([*mentions, *more], key=lambda mention: mention.start)
