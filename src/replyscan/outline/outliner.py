"""Text → Reply: soft wraps out, header read, every paragraph given its part in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import zip_longest

from replyscan.late_pattern import late_pattern
from replyscan.outline.asides import Asides
from replyscan.outline.characters import simplified
from replyscan.outline.clauses import NUMBERING, sentences
from replyscan.outline.header import HeaderReader
from replyscan.outline.headings import Headings, numbered
from replyscan.outline.tables import is_caption, is_table_head
from replyscan.outline.wraps import unwrap
from replyscan.records import Block, BlockKind, Header, Reply, Sentence, Text
from replyscan.rules import RuleSet

# A sentence with a figure is text; so are those that spell it out (一百二十多户).
_NUMBER = late_pattern(r"第\s*\d+\s*号")
# What prose holds and a page's frame does not.
_PROSE = late_pattern("[，；]")
_FIGURE = late_pattern(r"[\d百千万亿]")
# 现答复如下: the answer stands right behind.
_AS_FOLLOWS = "如下"
# The suggestion is taken up in sentences that begin within so many characters of the first paragraph.
_OPENING_REACH = 260


class Outliner:
    """Outlines replies by the letter words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._headers = HeaderReader(rules)
        self._asides = Asides(rules)
        self._furniture = tuple(rules.words("furniture"))
        self._contact = tuple(rules.words("contact"))
        self._opening = tuple(rules.words("opening"))
        self._announcing = tuple(word for word in self._opening if word.endswith(_AS_FOLLOWS))
        self._opinions = tuple(rules.words("opinion_word"))
        self._proposals = (*rules.words("proposal_word"), *self._opinions)
        self._closing = tuple(rules.words("closing"))
        self._headings = Headings(rules)
        self._line_openers = tuple(rules.words("line_opener"))

    def outline(self, text: Text) -> Reply:
        """The parts of `text`; offsets in the blocks are into `Reply.flat`."""
        plain = simplified(text.content)
        flat, alignment = unwrap(plain, self._line_openers)
        header, letter = self._headers.read(flat)
        blocks: list[Block] = []
        path: list[str] = []
        points: set[int] = set()
        before: set[BlockKind] = set()
        answered = False
        lines = list(_lines(flat, letter.head, letter.foot))
        for (start, end), behind in zip_longest(lines, lines[1:]):
            line = flat[start:end]
            last = _line_before(flat, blocks)
            following = flat[slice(*behind)] if behind and behind[0] < letter.foot else ""
            kind: BlockKind = "body"
            if end <= letter.head:
                kind = "salutation" if letter.salutation and start >= letter.salutation[0] else "header"
            elif start >= letter.foot:
                kind = "signature"
            else:
                kind = self._kind(line, following, last, points, header, before, answered)
            if kind == "heading":
                path = self._headings.path_to(path, line, last == "")
            number = numbered(line)
            if kind == "body" and number is not None:
                points.add(number)
            numbering = NUMBERING.match(line)
            parts = sentences(flat, start, end) if kind in ("body", "opening", "closing") else ()
            if kind in ("body", "closing"):
                parts = tuple(self._asides.mark(flat, parts))
            block = Block(kind, start, end, parts, tuple(path), numbering.group() if numbering else "")
            parted = list(self._split(block, flat, header.subject))
            blocks += parted
            before.update([part.kind for part in parted])
            # 现答复如下：: whatever it says, the next paragraph opens nothing.
            answered = answered or (kind == "opening" and any(word in line for word in self._announcing))
        return Reply(text, flat, alignment, header, tuple(blocks), plain != text.content)

    def _split(self, block: Block, flat: str, subject: str) -> Iterator[Block]:
        """An opening or closing paragraph without the sentences behind or before it, which are text."""
        if block.kind not in ("opening", "closing"):
            yield block
            return
        kinds: tuple[BlockKind, BlockKind] = ("opening", "body")
        at = self._opening_end(block, flat, subject)
        if block.kind == "closing":
            at, kinds = self._closing_start(block, flat), ("body", "closing")
        first, second = block.sentences[:at], block.sentences[at:]
        told = self._formula_end(first[-1], flat) if block.kind == "opening" and first else 0
        if told:
            # 现答复如下：该项目已列入规划，……: the answer begins in the sentence of the formula.
            first, second = first[:-1], (replace(first[-1], aside=told), *second)
        for kind, parts in zip(kinds, (first, second), strict=True):
            if parts:
                yield replace(block, kind=kind, start=parts[0].start, end=parts[-1].end, sentences=parts)

    def _formula_end(self, sentence: Sentence, flat: str) -> int:
        """How many clauses of a sentence end with the formula that opens the answer; 0 where nothing follows it."""
        for number, clause in enumerate(sentence.clauses[:-1], 1):
            said = flat[clause.start : clause.end]
            if clause.mark in ("：", ":") and any(word in said for word in self._opening):
                return number
        return 0

    def _closing_start(self, block: Block, flat: str) -> int:
        """How many sentences stand before the farewell; thanks with a figure behind them open the text."""
        texts = [flat[one.start : one.end] for one in block.sentences]
        told = [any(word in text for word in self._closing) for text in texts]
        bare = [thanks or not re.search(r"\d", text) for thanks, text in zip(told, texts, strict=True)]
        return next((at for at, thanks in enumerate(told) if thanks and all(bare[at:])), len(told))

    def _opening_end(self, block: Block, flat: str, subject: str) -> int:
        """How many sentences take up the suggestion and praise it; 如下 or a figure behind them begins the text."""
        at = int(self._takes_up(flat[block.start : block.end], subject))
        for number, one in enumerate(block.sentences, 1):
            sentence = flat[one.start : one.end]
            if one.start >= block.start + _OPENING_REACH:
                break
            if any(word in sentence for word in self._announcing):
                return number
            if any(word in sentence for word in self._opening):
                at = number
        while at < len(block.sentences) and not _has_figure(flat, block.sentences[at]):
            at += 1
        return at

    def _kind(
        self,
        line: str,
        following: str,
        last: str | None,
        points: Set[int],
        header: Header,
        before: set[BlockKind],
        answered: bool,
    ) -> BlockKind:
        solid, issuers = "".join(line.split()), header.issuers
        if solid in issuers or (issuers and solid == "、".join(issuers)):
            return "signature"
        # 经 办 人：: forms stretch short labels with spaces, and pages have the mark of either width (主办:县政府).
        marked, solid = line.replace(":", "："), solid.replace(":", "：")
        if marked.lstrip("（(").startswith(self._contact) or solid.startswith(self._contact):
            return "contact"
        if len(line) < 60 and not line.endswith("。") and self._is_furniture(marked):
            return "furniture"
        if is_table_head(line, following) or is_caption(line):
            return "furniture"
        opens = not answered and before.isdisjoint(("body", "heading"))
        if opens and any(word in line for word in self._opening):
            return "opening"
        if before.isdisjoint(("opening", "heading")) and self._takes_up(line, header.subject):
            return "opening"
        if "body" in before and len(line) < 120 and any(word in line for word in self._closing):
            return "closing"
        return "heading" if self._headings.is_heading(line, following, points, last) else "body"

    def _is_furniture(self, line: str) -> bool:
        """Whether a short line holds words of a page's frame; prose holds one at most (1. 上线无障碍导航；)."""
        found = [word for word in self._furniture if word in line]
        prose = (_PROSE.search(line) or NUMBERING.match(line)) and not line.startswith(tuple(found))
        return bool(found) and not (prose and len(found) == 1)

    def _takes_up(self, paragraph: str, subject: str) -> bool:
        """Whether the first sentence of a paragraph names what the letter answers (《……的建议》由我局办理)."""
        first = paragraph.partition("。")[0]
        # A 意见 that nobody hands in is a document of the body itself.
        handed_in = not subject.endswith(self._opinions) or first.startswith(("您", "你", "贵"))
        return handed_in and subject.endswith(self._proposals) and subject in first


def _has_figure(flat: str, sentence: Sentence) -> bool:
    """Whether a sentence has a figure; the numbers of other suggestions (与第21号提案并案) are none."""
    return _FIGURE.search(_NUMBER.sub("", flat[sentence.start : sentence.end])) is not None


def _line_before(flat: str, blocks: Sequence[Block]) -> str | None:
    """The paragraph before, "" for a heading; None where no text has been yet."""
    last = blocks[-1] if blocks else None
    if last is None or last.kind in ("header", "title", "furniture", "contact"):
        return None
    return "" if last.kind == "heading" else flat[last.start : last.end]


def _lines(flat: str, head: int, foot: int) -> Iterator[tuple[int, int]]:
    """The lines that are not blank; a salutation that runs on into the text ends at its colon, a text at its foot."""
    for match in re.finditer(r"[^\n]+", flat):
        at = match.start()
        for piece_end in (head, foot, match.end()):
            if at < piece_end <= match.end():
                start, end = _trim(flat, at, piece_end)
                if start < end:
                    yield start, end
                at = piece_end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
