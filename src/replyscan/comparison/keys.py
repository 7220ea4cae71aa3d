"""Items → keys: what of an item says which undertaking it is, in a form that two years' wordings share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replyscan.comparison.words import Vocabulary, plain
from replyscan.late_pattern import late_pattern
from replyscan.records import Item, Quantity

# Not part of the undertaking's name: all but Han characters, Latin letters and digits.
_SILENT = late_pattern(r"[^\u3400-\u9fff\U00020000-\U0003ffffA-Za-z0-9]+")
# What is left of a date when its span is not known: 1月, 2025年6月底前.
_BEFORE = r"(?:[底初末])?(?:之?前|以前)?"
_DATE = late_pattern(rf"(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬)?{_BEFORE}|\d{{4}}年{_BEFORE}")
_CONJUNCTION = late_pattern(r"[、和与及]|以及|并")
_NUMBERING = late_pattern(r"^(?:[一二三四五六七八九十]+[是、]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳]|\d+[.．、])")
_GOAL = late_pattern(r"[^\d]{1,3}[到至达]")
GAP = "|"
# A refusal with fewer telling characters (暂不设立该基金) says of what only by its heading.
_TELLING = 4
# The rest of an undertaking is told right behind it: a clause further away has another subject.
_REACH = 120


@dataclass(frozen=True, slots=True)
class Key:
    """What identifies an item's undertaking.

    `text` is the clause without bodies, figures, times and empty words, synonyms unified, GAP where words were left
    out; where it says nothing itself (暂不具备条件), the words of its sentence before it or its heading stand there.
    `above` is what stands there. `light` says of each character whether it says little. `parts` are the telling pairs
    of characters of each thing that is joined by 、和与. `rest_of` is the position of the item whose rest this one
    tells (其余2家), or None. `total` marks a running total, `addition` one year's addition. `lead` is the clause whose
    rest this one tells, "" for others. `acting` says whether the item's body is told or meant: not where a thing is
    the subject (12个站点已建成), whatever body the reader may think of.
    """

    position: int
    item: Item
    text: str
    above: str
    light: tuple[bool, ...]
    parts: tuple[frozenset[str], ...]
    units: frozenset[str]
    values: frozenset[tuple[float, str]]
    titles: tuple[str, ...]
    section: str
    money: bool
    total: bool
    addition: bool
    rest_of: int | None
    lead: str
    acting: bool

    @property
    def names_body(self) -> bool:
        """Whether the clause itself names its body."""
        start = self.item.agency.start
        return start is not None and self.item.start <= start < self.item.end


def keys_of(items: Sequence[Item], words: Vocabulary) -> list[Key]:
    """One key for each item, in order."""
    keys: list[Key] = []
    for position, item in enumerate(items):
        keys.append(_key(position, item, keys, words))
    return keys


def _key(position: int, item: Item, before: Sequence[Key], words: Vocabulary) -> Key:
    said = _cleaned(_blanked(item, words))
    text, light = _content(said, words)
    before_it = _subject_of(item, all(light), before)
    figures = figures_of(item)
    telling = light.count(False) if item.status == "declined" else light.count(False) and _TELLING
    above = ""
    if telling < _TELLING and not figures:
        above, above_light = _said_above(item, words)
        text, light = above + GAP + text, (*above_light, True, *light)
    total = bool(words.total.search(item.text)) or any(_reaches(item, figure) for figure in item.metrics)
    rest = before_it is not None and not total
    if before and words.rest.match(said.lstrip(GAP)) and item.start - before[-1].item.end <= _REACH:
        before_it, rest = before[-1], True
    if before_it is not None:
        text, light = before_it.text + GAP + text, (*before_it.light, True, *light)
    rest_of = before_it.position if before_it is not None and rest else None
    return Key(
        position=position,
        item=item,
        text=text,
        above=above,
        light=light,
        parts=_parts(said, words) or (before_it.parts if before_it is not None else ()),
        units=frozenset(figure.unit for figure in figures),
        values=frozenset((value, figure.unit) for figure in figures if (value := magnitude(figure)) is not None),
        titles=tuple(plain(one.title) for one in item.documents) or (before_it.titles if before_it else ()),
        section=_content("".join(item.section), words)[0],
        money=bool(item.amounts),
        total=total,
        addition=bool(words.addition.search(item.text)),
        rest_of=rest_of,
        lead="" if rest_of is None else before[rest_of].item.text,
        acting=item.agency.source == "explicit" or not _thing_before_verb(item, words),
    )


def _said_above(item: Item, words: Vocabulary) -> tuple[str, tuple[bool, ...]]:
    """What says of what a clause speaks that does not say it itself: its sentence before it, without reasons, else its
    heading."""
    if item.lead_in is not None:
        parts = re.split(r"[，,；;：:]", plain(item.lead_in.text))
        said = _content(GAP.join(part for part in parts if not part.startswith(words.reasons)), words)
        if said[1].count(False) >= _TELLING:
            return said
    return _content(_cleaned(item.section[-1]), words) if item.section else ("", ())


def _reaches(item: Item, figure: Quantity) -> bool:
    """Whether the verb leads up to a figure that is no rate and no money (压减到938条, 增至91条)."""
    if item.verb is None or figure.per is not None or figure in item.amounts:
        return False
    return _GOAL.fullmatch(item.text, item.verb.start - item.start, figure.start - item.start) is not None


def _thing_before_verb(item: Item, words: Vocabulary) -> bool:
    """Whether a thing stands before the verb as its subject; an adverbial (在……, 为……) is none."""
    if item.verb is None:
        return bool(item.metrics or item.amounts)
    before = _cleaned(_blanked(item, words)[: max(item.verb.start - item.start, 0)]).replace(GAP, "")
    while before and not words.adverbial.match(before):
        word = words.known.match(before)
        if word is None or word[0] not in words.empty:
            return any(not piece.light for piece in words.pieces(before))
        before = before[word.end() :]
    return False


def figures_of(item: Item) -> list[Quantity]:
    """An item's quantities in order of the text; money that is also a metric stands once."""
    by_place = {quantity.start: quantity for quantity in (*item.metrics, *item.amounts)}
    return [quantity for _, quantity in sorted(by_place.items())]


def magnitude(quantity: Quantity) -> float | None:
    """The finite end of a quantity, the high one where there are two."""
    value = quantity.high if quantity.high is not None else quantity.low
    return None if value is None else float(value)


def _blanked(item: Item, words: Vocabulary) -> str:
    """The clause, as long as it was, with its bodies, figures and time blanked out.

    A subject that may be the thing itself (消防站, 引导基金), or is what is counted (用水户协会已挂牌18个), stays.
    """
    characters = list(item.text)
    spans = [(quantity.start, quantity.end) for quantity in (*item.amounts, *item.metrics)]
    spans += [(partner.start, partner.end) for partner in item.co_agencies]
    named = item.agency.text is not None and item.agency.text.endswith(words.offices)
    if named and not _only_counts(item) and item.agency.start is not None and item.agency.end is not None:
        spans.append((item.agency.start, item.agency.end))
    if item.time is not None:
        spans.append((item.time.start_offset, item.time.end_offset))
    for start, end in spans:
        if item.start <= start < end <= item.end:
            characters[start - item.start : end - item.start] = GAP * (end - start)
    return "".join(characters)


def _cleaned(text: str) -> str:
    """A clause in one line, without its numbering and what is left of its dates."""
    return _DATE.sub(GAP, _NUMBERING.sub("", plain(text)))


def _content(text: str, words: Vocabulary) -> tuple[str, tuple[bool, ...]]:
    """Comparable text and, for each of its characters, whether it says little."""
    characters: list[str] = []
    light: list[bool] = []
    for run in _SILENT.split(plain(text)):
        for piece in words.pieces(run):
            said = piece.text or GAP
            characters.extend(said)
            light.extend([piece.light] * len(said))
        characters.append(GAP)
        light.append(True)
    return _tidy(characters, light)


def _tidy(characters: Sequence[str], light: Sequence[bool]) -> tuple[str, tuple[bool, ...]]:
    """Runs of gaps as one, none at the ends."""
    kept: list[tuple[str, bool]] = []
    for character, is_light in zip(characters, light, strict=True):
        if character != GAP or (kept and kept[-1][0] != GAP):
            kept.append((character, is_light))
    if kept and kept[-1][0] == GAP:
        kept.pop()
    return "".join(character for character, _ in kept), tuple(is_light for _, is_light in kept)


def _parts(said: str, words: Vocabulary) -> tuple[frozenset[str], ...]:
    parts = [_telling_pairs(*_content(part, words)) for part in _CONJUNCTION.split(said)]
    return tuple(part for part in parts if part)


def _telling_pairs(text: str, light: Sequence[bool]) -> frozenset[str]:
    """The pairs of neighbouring characters of which one at least says something."""
    places = (at for at in range(len(text) - 1) if not (light[at] and light[at + 1]))
    return frozenset(text[at : at + 2] for at in places if GAP not in text[at : at + 2])


def _subject_of(item: Item, says_little: bool, before: Sequence[Key]) -> Key | None:
    """The item whose subject this one goes on with, where it says nothing itself but how far that has come.

    It follows at once and is no more than a verb (尚在征求意见，年底前印发), or counts the same (已改造33处，正在施工
    12处; 新开线路5条，线路总数达到11条), or the one before counts nothing (培训改由县总工会承担，已举办9期).
    """
    if not before or not says_little or item.start - before[-1].item.end > 1:
        return None
    units = {figure.unit for figure in figures_of(item)}
    if item.verb is not None and item.object is None and not units:
        return before[-1]
    return before[-1] if before[-1].units & units or (_only_counts(item) and not before[-1].units) else None


def _only_counts(item: Item) -> bool:
    """Whether nothing but a figure stands behind the verb (已建成41处)."""
    return item.object is not None and any(one.text == item.object.text for one in item.metrics)
