"""The automatic numbers of a Word document (一、 （一） 1.), which stand in its styles and not in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting", "taiwaneseCounting",
        "taiwaneseCountingThousand", "ideographDigital")  # fmt: skip
_DIGITS = "〇一二三四五六七八九"


class _Level(NamedTuple):
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document as Word would; ask it for each paragraph in order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._read_lists(document)
        self._read_styles(document)

    def mark(self, paragraph: Any) -> str:
        """The number in front of `paragraph`, empty where it has none."""
        place = self._place(paragraph)
        if place is None or place[1] not in self._levels.get(place[0], {}):
            return ""
        number, depth = place
        levels, counts = self._levels[number], self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

        def written(match: re.Match[str]) -> str:
            level = int(match.group(1)) - 1
            known = levels.get(level, levels[depth])
            return _write(counts.get(level, known.start), known.form)

        if levels[depth].form in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", written, levels[depth].pattern)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """(list, level) of a paragraph, from itself or its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        own = _numbered(properties)
        style = properties.find(f"{_W}pStyle")
        inherited = self._styles.get(style.get(f"{_W}val")) if style is not None else None
        return own or inherited

    def _read_lists(self, document: WordDocument) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {element.get(f"{_W}abstractNumId"): _levels(element) for element in root.iter(f"{_W}abstractNum")}
        for element in root.iter(f"{_W}num"):
            target = element.find(f"{_W}abstractNumId")
            if target is not None:
                self._levels[element.get(f"{_W}numId")] = abstract.get(target.get(f"{_W}val"), {})

    def _read_styles(self, document: WordDocument) -> None:
        for style in document.styles.element.iter(f"{_W}style"):
            properties = style.find(f"{_W}pPr")
            place = _numbered(properties) if properties is not None else None
            if place is not None:
                self._styles[style.get(f"{_W}styleId")] = place


def _numbered(properties: Any) -> tuple[str, int] | None:
    number = properties.find(f"{_W}numPr")
    if number is None:
        return None
    target, depth = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
    if target is None:
        return None
    return target.get(f"{_W}val"), int(depth.get(f"{_W}val")) if depth is not None else 0


def _levels(element: Any) -> dict[int, _Level]:
    found = {}
    for level in element.iter(f"{_W}lvl"):
        form, pattern, start = (level.find(f"{_W}{name}") for name in ("numFmt", "lvlText", "start"))
        found[int(level.get(f"{_W}ilvl"))] = _Level(
            form.get(f"{_W}val") if form is not None else "decimal",
            (pattern.get(f"{_W}val") or "") if pattern is not None else "",
            int(start.get(f"{_W}val")) if start is not None else 1,
        )
    return found


def _write(number: int, form: str) -> str:
    """A number as a list writes it; Arabic digits for the forms that replies do not use."""
    if form in _HAN and 0 < number < 100:
        tens, ones = divmod(number, 10)
        if tens == 0:
            return _DIGITS[ones]
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    if form == "decimalEnclosedCircle" and 0 < number <= 20:
        return chr(0x245F + number)
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((0x40 if form == "upperLetter" else 0x60) + number)
    return str(number)
