"""What is wrong between rules: doubled ids, words that two rules claim, entries that can never be reached."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Iterator, Sequence

from replyscan.errors import RuleError
from replyscan.messages import Message, say
from replyscan.nearest import nearest
from replyscan.rules.check import Fields
from replyscan.rules.folder import Entry
from replyscan.rules.model import Rule
from replyscan.rules.source import Listing, Mapping, Scalar

# Numbers that the comparison of replies asks for by name; each must be there.
_SETTINGS = "compare_setting"
# 授牌、颁牌, but not 各县（市、区）.
_SEVERAL = re.compile("[^、，（]{2,}(?:[、，][^、，）]{2,})+")
_QUOTED = re.compile("[“‘「『].*[”’」』]")


def folder_errors(entries: Sequence[Entry]) -> Iterator[RuleError]:
    """Errors between the entries of one folder."""
    yield from _doubled_ids(entries)
    yield from _doubled_words(entries)
    yield from _cyclic_aliases(entries)


def overlay_errors(entries: Sequence[Entry], below: abc.Mapping[str, Rule]) -> Iterator[RuleError]:
    """Entries of a folder that do not fit the rules `below` (by id, in force so far): what they switch off or set."""
    yield from _unknown_ids(entries, below)
    yield from _settings(entries, below)


def _unknown_ids(entries: Sequence[Entry], below: abc.Mapping[str, Rule]) -> Iterator[RuleError]:
    """Ids to switch off that neither a rule below nor one of the same folder has."""
    known = {*below, *(entry.id for entry in entries if not entry.disables)}
    for entry in entries:
        if entry.disables and entry.id and entry.id not in known:
            message = say("there is no rule {id!r} to switch off.", id=entry.id)
            yield _error("RS227", message, entry, "id", nearest(entry.id, known))


def warnings(entries: Sequence[Entry], fields: Fields, below: Sequence[Entry]) -> Iterator[RuleError]:
    """What is of no effect in `entries`: words that a rule `below` has already, words that a shorter one hides."""
    words = {(entry.rule.field, word): entry for entry in below if entry.rule for word in entry.rule.words}
    for entry in entries:
        if entry.rule is None:
            continue
        words |= {(entry.rule.field, word): entry for word in entry.rule.words if (entry.rule.field, word) not in words}
        for word in _words(entry):
            earlier = words.get((entry.rule.field, word.text))
            if earlier and earlier.rule and earlier.id != entry.id and earlier.rule.label == entry.rule.label:
                message = say("the word {word!r} is in the rule {id!r} already.", word=word.text, id=earlier.id)
                yield RuleError("RS251", message, entry.path, word.line, word.column)
        yield from _hidden(entry, fields)
        yield from _run_together(entry)


def _settings(entries: Sequence[Entry], below: abc.Mapping[str, Rule]) -> Iterator[RuleError]:
    """Settings that nothing asks for, and settings that are asked for and would be missing."""
    known = {name for rule in below.values() if rule.field == _SETTINGS for name in rule.entries}
    if not known:
        return
    mine = [entry for entry in entries if entry.rule is not None and entry.rule.field == _SETTINGS]
    for entry in mine:
        for name in _words(entry):
            if name.text not in known:
                message = say("there is no setting {name!r}.", name=name.text)
                meant = nearest(name.text, known)
                yield RuleError("RS229", message, entry.path, name.line, name.column, meant)
    set_anew = {name for entry in mine if entry.rule for name in entry.rule.entries}
    for entry in entries:
        replaced = below.get(entry.id)
        if replaced is not None and replaced.field == _SETTINGS:
            for missing in sorted(set(replaced.entries) - set_anew):
                message = say("the setting {name!r} would be missing; give it too.", name=missing)
                yield _error("RS229", message, entry, "id")


def _doubled_ids(entries: Sequence[Entry]) -> Iterator[RuleError]:
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.id and not entry.disables and entry.id in first:
            before = first[entry.id]
            message = say("the id {id!r} stands already in {file}, line {line}.",
                          id=entry.id, file=before.path.name, line=before.node.line)  # fmt: skip
            yield _error("RS226", message, entry, "id")
        first.setdefault(entry.id, entry)


def _doubled_words(entries: Sequence[Entry]) -> Iterator[RuleError]:
    """Words that two rules of one field claim with different labels: the later would silently win."""
    first: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        if entry.rule is None:
            continue
        for word in _words(entry):
            place = (entry.rule.field, entry.rule.place, word.text)
            before = first.setdefault(place, entry)
            if before.id == entry.id or before.rule is None or before.rule.label == entry.rule.label:
                continue
            message = say("the word {word!r} is in the rule {id!r} of this field as {label!r}.",
                          word=word.text, id=before.id, label=before.rule.label)  # fmt: skip
            yield RuleError("RS228", message, entry.path, word.line, word.column)


def _cyclic_aliases(entries: Sequence[Entry]) -> Iterator[RuleError]:
    """Short names that lead back to themselves, one after the other."""
    aliases = [entry for entry in entries if entry.rule is not None and entry.rule.kind == "alias"]
    full = {short: name for entry in aliases if entry.rule for short, name in entry.rule.entries.items()}
    for entry in aliases:
        for word in _words(entry):
            path = [word.text]
            while (following := full.get(path[-1])) is not None and following not in path:
                path.append(following)
            if following == word.text:
                message = say("the short name {word!r} leads back to itself: {way}.",
                              word=word.text, way=" → ".join((*path, word.text)))  # fmt: skip
                yield RuleError("RS246", message, entry.path, word.line, word.column)


def _run_together(entry: Entry) -> Iterator[RuleError]:
    """Words that look like several, or stand in quotation marks that are no part of them."""
    for word in _words(entry):
        if _SEVERAL.fullmatch(word.text):
            message = say("the word {word!r} looks like several; words of a list stand apart by a half-width comma.",
                          word=word.text)  # fmt: skip
            yield RuleError("RS253", message, entry.path, word.line, word.column)
        elif _QUOTED.fullmatch(word.text):
            message = say("the word {word!r} is found in its quotation marks only; leave them out to find it anywhere.",
                          word=word.text)  # fmt: skip
            yield RuleError("RS253", message, entry.path, word.line, word.column)


def _hidden(entry: Entry, fields: Fields) -> Iterator[RuleError]:
    """Words of a field that looks inside or at the beginning of a text, where a shorter word is found first."""
    match = fields[entry.rule.field].match if entry.rule else "value"
    if match not in ("inside", "opener"):
        return
    words = _words(entry)
    known = {word.text for word in words}
    for word in words:
        lengths = range(1, len(word.text))
        starts = (0,) if match == "opener" else range(len(word.text))
        parts = (word.text[at : at + length] for at in starts for length in lengths)
        shorter = next((part for part in parts if part != word.text and part in known), None)
        if shorter:
            message = say("the word {word!r} is never needed: {shorter!r} is found wherever it stands.",
                          word=word.text, shorter=shorter)  # fmt: skip
            yield RuleError("RS252", message, entry.path, word.line, word.column)


def _words(entry: Entry) -> list[Scalar]:
    """The words or keys of a rule, with their places."""
    words, table = entry.node.get("words"), entry.node.get("entries")
    if isinstance(words, Listing):
        return [word for word in words.items if isinstance(word, Scalar)]
    return [key for key, _ in table.pairs] if isinstance(table, Mapping) else []


def _error(code: str, message: Message, entry: Entry, key: str, suggestion: str | None = None) -> RuleError:
    at = entry.node.get(key) or entry.node
    return RuleError(code, message, entry.path, at.line, at.column, suggestion)
