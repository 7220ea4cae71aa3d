"""Where predicates begin in a text, for names that only their place in the sentence shows to be bodies."""

from __future__ import annotations

from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

_LONGEST_WORD = 4
# Words of one character that open a predicate; others of one character are too often a part of a name.
_SINGLE = frozenset("已将为按对在向把给从拟均都可每再共就须应需未不赴以")

# Prepositions of one character that lead to a body which does not act.
_OPENING = frozenset("与由被经和同跟请商报据")

_JOINTS = ("、", "和", "与", "及")


class Predicates:
    """Tells where the words stand that open a predicate: verbs, adverbs, prepositions, words of status."""

    def __init__(self, rules: RuleSet) -> None:
        fields = ("action", "modifier", "preposition", "object_marker", "status", "negation", "light_verb")
        adverbs = rules.words("subject_adverb")
        joining = {*rules.words("partner_opener"), *rules.words("connective")} - set(rules.words("action"))
        words = {word for field in fields for word in rules.words(field) if len(word) > 1 and word not in joining}
        words |= {word for word in adverbs if len(word) > 1}
        self._words = EdgeWords(word for word in words if len(word) <= _LONGEST_WORD)
        self._single = _SINGLE | {word for word in adverbs if len(word) == 1}
        self._nominal = frozenset(rules.words("nominal")) & words
        self._competences = frozenset(rules.words("agency_field"))
        self._modifiers = frozenset(rules.words("modifier"))
        self._helping = frozenset(rules.words("helping_verb"))
        self._helped = EdgeWords(rules.words("helped_party"))
        inside = set(rules.words("name_inside")) - words
        self._inside = EdgeWords(word for word in inside if len(word) <= _LONGEST_WORD)

    def at(self, flat: str, place: int) -> bool:
        """Whether a predicate begins at `place`."""
        return flat[place : place + 1] in self._single or bool(self._words.start_of(flat, place))

    def leads(self, flat: str, place: int, borders: bytes) -> bool:
        """Whether a name cannot begin at `place`, as a verb that is no noun by habit or a preposition stands there."""
        length = self._words.start_of(flat, place)
        if length:
            word = flat[place : place + length]
            if word in self._competences and flat.startswith("、", place + length):
                # 教育、卫健等部门: a competence in a list is a noun.
                return False
            if word in self._helping and self._helps(flat, place + length):
                return True
            return word not in self._nominal and bool(borders[place + length])
        openers = self._single | _OPENING
        return flat[place] in openers and (bool(borders[place + 1]) or flat[place + 1 : place + 2] in openers)

    def _helps(self, flat: str, place: int) -> bool:
        """Whether those whom a verb helps stand at `place`, and more of them (扶持大户和合作社购置农机)."""
        length = self._helped.start_of(flat, place)
        return length > 0 and flat[place + length : place + length + 1] in _JOINTS

    def first(self, flat: str, start: int, stop: int, borders: bytes) -> int | None:
        """Where the first predicate in `start`..`stop` begins; a noun by habit is none before an adverb (护理统一配送).

        `borders[i]` says whether a word begins or ends at i.
        """
        noun: int | None = None
        place = start
        while place < stop:
            if inner := self._inside.start_of(flat, place):
                place += inner
                continue
            alone = (borders[place] and borders[place + 1]) or flat[place + 1 : place + 2].isdigit()
            if flat[place] in self._single and alone:
                return place if noun is None else noun
            length = self._words.start_of(flat, place)
            if length and borders[place]:
                word = flat[place : place + length]
                if word in self._modifiers and noun is not None:
                    return place
                if word not in self._nominal:
                    return place if noun is None else noun
                if noun is None:
                    noun = place
                place += length
                continue
            if noun is not None and not length:
                # 养护单位, 护理中心: what a noun follows at once is a part of the name.
                noun = None
            place += length or 1
        return noun
