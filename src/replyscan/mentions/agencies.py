"""Bodies named in a reply (GUIDELINES section 3): found by their words, lists joined, names told in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replyscan.mentions.back_references import BackReferences
from replyscan.mentions.body_groups import FoundBody, join_bodies
from replyscan.mentions.full_names import FullNames, NameForms
from replyscan.mentions.group_names import full_name
from replyscan.mentions.head_bodies import HeadBodies
from replyscan.mentions.more_bodies import MoreBodies
from replyscan.mentions.name_tails import NameTails
from replyscan.mentions.own_nouns import OwnNouns
from replyscan.mentions.place_lists import start_of_kind_list
from replyscan.mentions.short_names import ShortNames, with_short_names
from replyscan.records import AgencyMention, Header
from replyscan.rules import RuleSet


class AgencyFinder:
    """Finds bodies by the heads, first-person forms and general bodies of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._forms = NameForms(rules)
        self._heads, self._more = HeadBodies(rules), MoreBodies(rules)
        self._tails, self._short_names = NameTails(rules), ShortNames(rules)
        self._back_references = BackReferences(rules)
        self._own_nouns = OwnNouns(rules, self._more.predicates, self._heads.parts)
        self._partner_openers = tuple(rules.words("body_partner_opener"))
        self._partial = tuple(rules.words("partial_word"))

    def find(
        self, flat: str, header: Header, borders: bytes, times: Sequence[tuple[int, int]] = ()
    ) -> list[AgencyMention]:
        """The bodies in `flat` in order, none inside another; bodies joined by 、 are one mention.

        `borders[i]` says whether a word of `flat` begins or ends at i; no name holds the end of one of `times`.
        """
        names = FullNames(self._forms, header)
        found = list(self._bodies(flat, header, borders, times))
        short_names = {short: _mention(flat, names, body) for short, body in self._short_names.given(flat, found)}
        mentions = [
            _mention(flat, names, group)
            for group in self._tails.closing(flat, join_bodies(flat, found, self._partner_openers, self._partial))
        ]
        if short_names:
            mentions = with_short_names(flat, mentions, short_names)
        return self._back_references.resolve(flat, mentions, borders)

    def _bodies(
        self, flat: str, header: Header, borders: bytes, times: Sequence[tuple[int, int]]
    ) -> Iterator[FoundBody]:
        """The bodies in `flat`, each with the list of places before it that share it."""
        told = f"{header.title}\n{header.session}\n{''.join(header.issuers)}"
        found = self._heads.find(flat, borders, times, told)
        found = self._own_nouns.added_to(
            flat, self._more.added_to(flat, found, borders), header.issuers, borders, times
        )
        for entry in found:
            start = start_of_kind_list(flat, entry.start)
            yield entry if entry.start == start else entry._replace(start=start)


def _mention(flat: str, names: FullNames, group: FoundBody) -> AgencyMention:
    """The mention of a group of bodies, with its full name by `names`."""
    text = flat[group.start : group.end]
    first_person = group.field == "first_person"
    canonical = (names.signer if first_person else full_name(flat, names, group)) or text
    return AgencyMention(text, group.start, group.end, canonical, group.kind, first_person, group.rule, group.tail)
