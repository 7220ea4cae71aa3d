"""What the signing body calls itself by a plain noun (公司, 中心, 场里), in places where others' nouns name no body."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from replyscan.late_pattern import late_pattern
from replyscan.levels import SPOKEN_ENDS
from replyscan.mentions.body_groups import FoundBody
from replyscan.mentions.name_parts import NameParts
from replyscan.mentions.phrase_starts import PhraseStarts
from replyscan.mentions.pointing import pointing
from replyscan.mentions.predicates import Predicates
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

# What is pointed at and spoken of before who acts (这趟车公司开不了, 剩下那段场里修了).
_POINTED = late_pattern(r"[这那][\u4e00-\u9fff]{1,6}\Z")
_JOINTS = ("和", "与", "跟", "同")
_LONGEST_POINTED, _LONGEST_LEADING = 8, 6


class OwnNouns:
    """Finds the signing body's own nouns by the words of a rule set."""

    def __init__(self, rules: RuleSet, predicates: Predicates, parts: NameParts) -> None:
        self._predicates, self._parts, self._phrases = predicates, parts, PhraseStarts(rules)
        names = rules.entries("self_name")
        self._names = {ending: (str(entry.value), entry.rule) for ending, entry in names.items()}
        self._spoken = {word: entry for word, entry in rules.words("place_body").items() if word.endswith(SPOKEN_ENDS)}
        # 镇上 in the letter of a 镇人民政府, 站里 in that of a 站.
        self._offices = ("", *rules.words("area_office"))
        self._pointing = pointing(rules)
        self._singles = frozenset(rules.words("single_verb"))
        self._topics = EdgeWords(rules.words("topic_noun"))
        fields = ("connective", "temporal_closer", "partner_opener")
        self._leading = EdgeWords(word for field in fields for word in rules.words(field))

    def added_to(
        self,
        flat: str,
        found: list[FoundBody],
        issuers: Sequence[str],
        borders: bytes,
        times: Sequence[tuple[int, int]],
    ) -> list[FoundBody]:
        """`found` with the nouns by which the one of `issuers` that signs alone means itself.

        `borders` are the borders of the words of `flat`, `times` its times: neither those nor a predicate is a part of
        a name, and one of them has to stand behind the noun.
        """
        own = self._nouns(issuers[0]) if len(issuers) == 1 else {}
        if not own:
            return found
        begun, ended = {start for start, _ in times}, {end for _, end in times}
        # 中心和县疾控一道进村: another body joined to the own one.
        begun |= {entry.start - 1 for entry in found if flat[entry.start - 1 : entry.start] in _JOINTS}
        starts, hidden, added = [entry.start for entry in found], set[int](), list[FoundBody]()
        for match in re.finditer("|".join(sorted(own, key=len, reverse=True)), flat):
            start, end = match.start(), self._parts.end(flat, match.end())
            if not (end in begun or self._acts(flat, end, borders)) or not (
                start in ended or self._stands_free(flat, start, match.group())
            ):
                continue
            # No body lies inside another: only the last one begun before the noun and those begun in it touch it.
            first = max(0, bisect_right(starts, start) - 1)
            touched = [at for at in range(first, bisect_left(starts, end)) if start < found[at].end]
            if all(found[at].end == end and found[at].start < start for at in touched):
                hidden.update(touched)
                added.append(FoundBody(start, end, "own_noun", *own[match.group()]))
        return sorted([*(entry for at, entry in enumerate(found) if at not in hidden), *added]) if added else found

    def _nouns(self, issuer: str) -> dict[str, tuple[str, str]]:
        """What a body with the name `issuer` may call itself, with the kind and the rule of each noun."""
        return {noun: (kind, rule) for noun, kind, rule in self._named(issuer)}

    def _named(self, issuer: str) -> Iterator[tuple[str, str, str]]:
        for ending, (noun, rule) in self._names.items():
            if issuer.endswith(ending):
                yield noun, "place", rule
        for word, entry in self._spoken.items():
            if issuer.endswith(tuple(f"{word[:-1]}{office}" for office in self._offices)):
                yield word, entry.label, entry.rule

    def _acts(self, flat: str, end: int, borders: bytes) -> bool:
        """Whether a predicate begins at `end`, maybe with a verb of one character (镇上办不成)."""
        if end >= len(flat):
            return False
        single = flat[end] in self._singles and bool(borders[end] and borders[end + 1])
        return single or self._predicates.leads(flat, end, borders)

    def _stands_free(self, flat: str, start: int, noun: str) -> bool:
        """Whether what stands before `start` leads to a subject: a phrase begins, or a topic or a moment ends there."""
        before = flat[max(0, start - _LONGEST_LEADING) : start]
        if before.endswith("的") or self._pointing.search(before):
            # 剩下的院里解决, 这个站里定不了; but 新建的中心, 这个公司 are others.
            return noun.endswith(SPOKEN_ENDS)
        return (
            self._phrases.begins(flat, start)
            or self._topics.end_of(before) > 0
            or self._leading.end_of(before) > 0
            or _POINTED.search(flat, max(0, start - _LONGEST_POINTED), start) is not None
        )
