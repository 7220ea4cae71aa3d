"""How alike two keys are: features of a pair, weighed into a probability that both speak of one undertaking."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from replyscan.comparison.keys import GAP, Key
from replyscan.records import Actor

# About as many items as two replies of usual length have.
_MANY = 50
# So many telling characters that the other does not have are another matter.
_OWN = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """A key with the weight of its characters and of its pairs of neighbouring characters."""

    key: Key
    characters: Mapping[str, float]
    pairs: Mapping[str, float]
    said: float
    said_in_pairs: float


class Similarity:
    """Compares the keys of two replies; what many of their items share says little of any one of them.

    Every feature is the same whichever side is asked first, so that swapping the sides swaps the result.
    """

    def __init__(self, keys: Sequence[Key], settings: Mapping[str, float]) -> None:
        """`settings` holds the weight of each feature, `bias`, and `light`, the worth of a light character."""
        self._settings = settings
        self._characters = _rarity([set(key.text) for key in keys])
        self._units = _rarity([key.units for key in keys])

    def profile(self, key: Key) -> Profile:
        """The key with what its characters and pairs weigh."""
        worth = [self._worth(character, light) for character, light in zip(key.text, key.light, strict=True)]
        characters: defaultdict[str, float] = defaultdict(float)
        pairs: defaultdict[str, float] = defaultdict(float)
        for at, character in enumerate(key.text):
            if character == GAP:
                continue
            characters[character] += worth[at]
            if at + 1 < len(worth) and key.text[at + 1] != GAP:
                pairs[key.text[at : at + 2]] += (worth[at] + worth[at + 1]) / 2
        return Profile(key, characters, pairs, sum(characters.values()), sum(pairs.values()))

    def features(self, old: Profile, new: Profile) -> dict[str, float]:
        """What speaks for and against one undertaking, by the names of the settings."""
        common, common_pairs = _common(old.characters, new.characters), _common(old.pairs, new.pairs)
        one, other = old.key, new.key
        statuses = {one.item.status, other.item.status}
        shared_units = one.units & other.units
        levels = one.total and other.total
        return {
            "covered": _share(common, min(old.said, new.said)),
            "mass": math.log1p(common),
            "pairs": _share(2 * common_pairs, old.said_in_pairs + new.said_in_pairs),
            "pairs_covered": _share(common_pairs, min(old.said_in_pairs, new.said_in_pairs)),
            "unit": max((self._units.get(unit, 0.0) for unit in shared_units), default=0.0),
            "other_unit": float(bool(one.units and other.units) and not shared_units),
            "money_alone": float(one.money != other.money),
            "title": float(_same_title(one, other)),
            "level_and_addition": float(_level_and_addition(one, other)),
            "both_done": float(statuses == {"done"} and not levels),
            "both_planned": float(statuses == {"planned"}),
            "same_level": float(levels and len(statuses) == 1),
            "body": float(_same_body(one.item.agency, other.item.agency)),
            "section": _alike(one.section, other.section),
            "act": float(one.item.action_class is not None and one.item.action_class == other.item.action_class),
        }

    def weigh(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the evidence (log odds); features that add nothing are left out."""
        return {name: value * self._settings[name] for name, value in features.items() if value}

    def probability(self, evidence: Mapping[str, float]) -> float:
        """The probability of one undertaking for what `weigh` gave."""
        return 1 / (1 + math.exp(-(self._settings["bias"] + sum(evidence.values()))))

    def _worth(self, character: str, light: bool) -> float:
        if character == GAP:
            return 0.0
        return self._characters.get(character, 1.0) * (self._settings["light"] if light else 1.0)


def coverage(part: Collection[str], whole: Profile) -> float:
    """How much of the pairs of characters of `part` stands in `whole`, 0 to 1."""
    return _share(sum(pair in whole.pairs for pair in part), len(part))


def same_matter(one: Key, other: Key) -> bool:
    """Whether two keys have a head noun in common, and one of them at most has words for what the other is not.

    开展公交驾驶员安全培训 and 开展货车司机安全培训 have the noun but each its own people; 维修提灌站 and
    为提灌站安装控制装置 have no noun at the end in common.
    """
    own = [
        sum(not light and said not in key.text for said, light in zip(asked.text, asked.light, strict=True))
        for asked, key in ((one, other), (other, one))
    ]
    return bool(_heads(one) & _heads(other)) and min(own) < _OWN


def _heads(key: Key) -> set[str]:
    """The ends of the stretches of a key, where its nouns have their heads."""
    return {stretch[-2:] for stretch in key.text.split(GAP) if len(stretch) > 1}


def shared_words(old: Key, new: Key) -> list[str]:
    """The longest stretches that both keys have, two characters and more, in the order of the old one."""
    found: list[str] = []
    at = 0
    while at < len(old.text):
        length = 0
        while at + length < len(old.text) and old.text[at + length] != GAP:
            if old.text[at : at + length + 1] not in new.text:
                break
            length += 1
        if length > 1:
            found.append(old.text[at : at + length])
        at += max(length, 1)
    return found


def _common(old: Mapping[str, float], new: Mapping[str, float]) -> float:
    small, large = (old, new) if len(old) <= len(new) else (new, old)
    # Added up in order of the names, so that the last digit does not depend on the side asked first.
    return sum(min(weight, large[name]) for name, weight in sorted(small.items()) if name in large)


def _alike(one: str, other: str) -> float:
    """The share of neighbouring characters that two texts have in common, 0 to 1."""
    first, second = Counter(map("".join, pairwise(one))), Counter(map("".join, pairwise(other)))
    return _share(2 * sum((first & second).values()), sum(first.values()) + sum(second.values()))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _rarity(sets: Iterable[Collection[str]]) -> dict[str, float]:
    """Name → how rare it is among `sets`: 1 for what stands once, towards 0 for what stands in many.

    How many there are in all does not count, so that an item that shares nothing changes nothing.
    """
    counts = Counter(name for names in sets for name in names)
    return {name: math.log1p(_MANY / count) / math.log1p(_MANY) for name, count in counts.items()}


def _same_body(one: Actor, other: Actor) -> bool:
    return one.canonical is not None and one.canonical == other.canonical


def _same_title(one: Key, other: Key) -> bool:
    """Whether both name one document: by its title, or by the end of the title (the place in front may go)."""
    return any(
        first.endswith(second) or second.endswith(first) or plain_end(first) == plain_end(second)
        for first in one.titles
        for second in other.titles
    )


def plain_end(title: str) -> str:
    """The end of a title, without the place and the trial mark (（试行）) that differ from one mention to the next."""
    return title.removesuffix("(试行)").removesuffix("(暂行)")[-8:]


def _level_and_addition(one: Key, other: Key) -> bool:
    """Whether one tells a running total and the other one year's addition."""
    return (one.total and not one.addition and other.addition and not other.total) or (
        other.total and not other.addition and one.addition and not one.total
    )
