"""Words for bodies that the rules give in parts: 我 and an office, levels of government that act together."""

from __future__ import annotations

from collections.abc import Iterator

from replyscan.rules import RuleSet
from replyscan.rules.model import WordEntry

_OWN = ("我", "本")
_MINE = "我"
# How many levels act together, as their number is written behind them (省市县三级).
_COUNTS = {2: "两级", 3: "三级", 4: "四级"}


def own_words(rules: RuleSet) -> dict[str, WordEntry]:
    """The forms by which the signing body means itself: whole ones (我们), and 我 or 本 with an office or a place.

    An office may have its party organ behind it (我馆党支部); one of the label "mine" stands behind 我 only (我司).
    """
    found = rules.words("first_person")
    organs = ("", *rules.words("own_organ"))
    for office, entry in rules.words("own_office").items():
        for own in (_MINE,) if entry.label == "mine" else _OWN:
            for organ in organs:
                found.setdefault(f"{own}{office}{organ}", WordEntry("first_person", entry.rule))
    for place, entry in rules.words("own_place").items():
        for own in _OWN:
            found.setdefault(f"{own}{place}", WordEntry("first_person", entry.rule))
    return found


def joint_levels(rules: RuleSet) -> dict[str, WordEntry]:
    """Levels that act together, with their number (省市两级, 省、市两级)."""
    return {f"{levels}{count}": entry for levels, count, entry in _levels(rules)}


def joint_purses(rules: RuleSet) -> dict[str, WordEntry]:
    """The purses of levels that pay together (省市财政, 省、市财政, 市县两级财政)."""
    return {
        f"{levels}{number}{purse}": WordEntry(purse_entry.label, entry.rule)
        for levels, count, entry in _levels(rules)
        for number in ("", count)
        for purse, purse_entry in rules.words("bare_purse").items()
    }


def _levels(rules: RuleSet) -> Iterator[tuple[str, str, WordEntry]]:
    """Joint levels with 、 between them and without, what counts them, and their entry."""
    for written, entry in rules.words("joint_level").items():
        levels = written.split("、")
        for joined in (written, "".join(levels)):
            yield joined, _COUNTS.get(len(levels), "多级"), entry
