"""Bodies beside those that head words find: by patterns, areas, units inside a body, and by their place."""

from __future__ import annotations

from replyscan.mentions.acting_places import ActingPlaces
from replyscan.mentions.areas import AreaFinder
from replyscan.mentions.body_groups import FoundBody
from replyscan.mentions.inner_units import InnerUnits
from replyscan.mentions.name_rows import Known
from replyscan.mentions.placed_bodies import PlacedBodies
from replyscan.rules import RuleSet
from replyscan.rules.patterns import PatternFinder


class MoreBodies:
    """Adds the bodies that other finders know to those found by their head words."""

    def __init__(self, rules: RuleSet) -> None:
        self._patterns = PatternFinder(rules, ("agency_head", "general_body", "paying_level"), "name")
        self._areas, self._acting_places = AreaFinder(rules), ActingPlaces(rules)
        self._units, self._placed = InnerUnits(rules), PlacedBodies(rules)
        self.predicates = self._placed.predicates

    def added_to(self, flat: str, found: list[FoundBody], borders: bytes) -> list[FoundBody]:
        """`found` with those bodies, in order; `borders` are the borders of the words of `flat`."""
        found = self._with_areas(flat, self._with_patterns(flat, found, borders))
        return self._with_placed(flat, self._with_units(flat, found, borders), borders)

    def _with_patterns(self, flat: str, found: list[FoundBody], borders: bytes) -> list[FoundBody]:
        """`found` with the bodies that pattern and tokens rules describe, which hide what they touch."""
        for start, end, rule in self._patterns.find(flat, borders):
            found = [entry for entry in found if entry.end <= start or end <= entry.start]
            found.append(FoundBody(start, end, "general_body", rule.label, rule.id))
        return sorted(found)

    def _with_areas(self, flat: str, found: list[FoundBody]) -> list[FoundBody]:
        """`found` with the areas that act by their names, where no body was found."""
        bodies = {entry.start for entry in found}
        named = [*self._areas.find(flat, bodies)]
        taken = {start for start, _, _ in named}
        named += [place for place in self._acting_places.find(flat, bodies) if place[0] not in taken]
        areas = [
            FoundBody(start, end, "area", "area", rule)
            for start, end, rule in named
            if all(entry.end <= start or end <= entry.start for entry in found)
        ]
        return sorted([*found, *areas]) if areas else found

    def _with_units(self, flat: str, found: list[FoundBody], borders: bytes) -> list[FoundBody]:
        """`found` with the units inside a body that act by their names, which hide what stands inside them."""
        for start, end, kind, rule in self._units.find(flat, {entry.start for entry in found}, borders):
            touched = [entry for entry in found if entry.start < end and start < entry.end]
            if all(start <= entry.start and entry.end <= end and entry.field != "first_person" for entry in touched):
                found = [entry for entry in found if entry not in touched]
                found.append(FoundBody(start, end, "unit", kind, rule))
        return sorted(found)

    def _with_placed(self, flat: str, found: list[FoundBody], borders: bytes) -> list[FoundBody]:
        """`found` with the bodies that their place shows, which hold those that they touch."""
        known = Known({entry.start: entry.end for entry in found}, {entry.start: entry.kind for entry in found})
        for start, end, kind, rule, tail in self._placed.find(flat, known, borders):
            touched = [entry for entry in found if entry.start < end and start < entry.end]
            if all(start <= entry.start and entry.end <= end for entry in touched):
                found = [entry for entry in found if entry not in touched]
                found.append(FoundBody(start, end, "placed", kind, rule, tail))
        return sorted(found)
