"""Text → Reply: soft wraps out, header read, every paragraph given its part in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from replyscan.outline.clauses import NUMBERING, sentences
from replyscan.outline.header import HeaderReader
from replyscan.outline.wraps import unwrap
from replyscan.records import Block, BlockKind, Header, Reply, Sentence, Text
from replyscan.rules import RuleSet

_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、]|【[^【】]+】$"
)
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、|【|(?![（(]|\d{1,2}[.．、])"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
)
_LONGEST_HEADING = 45
# A line without a number is a heading only if it is short and speaks of what comes next (下一步工作打算).
_LONGEST_BARE_HEADING = 16
# A sentence with a figure is text; so are those that spell it out (一百二十多户).
_NUMBER = re.compile(r"第\s*\d+\s*号")
_FIGURE = re.compile(r"[\d百千万亿]")
# The suggestion is taken up in sentences that begin within so many characters of the first paragraph.
_OPENING_REACH = 260
# A mark inside a line by which it says more than a heading does; a full stop only between Chinese characters.
_RUNS_ON = re.compile(r"[，。；]|[,;](?!\d)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")


class Outliner:
    """Outlines replies by the letter words of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._headers = HeaderReader(rules)
        self._furniture = tuple(rules.words("furniture"))
        self._contact = tuple(rules.words("contact"))
        self._opening = tuple(rules.words("opening"))
        self._proposals = tuple(rules.words("proposal_word"))
        self._closing = tuple(rules.words("closing"))
        self._future_openers = tuple(rules.words("future_opener"))
        self._future = tuple(rules.words("future_section"))
        self._line_openers = tuple(rules.words("line_opener"))

    def outline(self, text: Text) -> Reply:
        """The parts of `text`; offsets in the blocks are into `Reply.flat`."""
        flat, alignment = unwrap(text.content, self._line_openers)
        header, letter = self._headers.read(flat)
        blocks: list[Block] = []
        path: list[str] = []
        for start, end in _lines(flat, letter.head):
            line = flat[start:end]
            kind: BlockKind = "body"
            if end <= letter.head:
                kind = "salutation" if letter.salutation and start >= letter.salutation[0] else "header"
            elif start >= letter.foot:
                kind = "signature"
            else:
                kind = self._kind(line, header, {block.kind for block in blocks})
            if kind == "heading":
                level = next((level for level, pattern in enumerate(_LEVELS) if pattern.match(line)), len(_LEVELS))
                del path[level:]
                path.append(line)
            numbering = NUMBERING.match(line)
            parts = sentences(flat, start, end) if kind in ("body", "opening", "closing") else ()
            block = Block(kind, start, end, parts, tuple(path), numbering.group() if numbering else "")
            blocks.extend(self._split(block, flat, header.subject))
        return Reply(text, flat, alignment, header, tuple(blocks))

    def _split(self, block: Block, flat: str, subject: str) -> Iterator[Block]:
        """An opening or closing paragraph without the sentences behind or before it, which are text."""
        if block.kind not in ("opening", "closing"):
            yield block
            return
        kinds: tuple[BlockKind, BlockKind] = ("opening", "body")
        at = self._opening_end(block, flat, subject)
        if block.kind == "closing":
            told = [any(word in flat[one.start : one.end] for word in self._closing) for one in block.sentences]
            at, kinds = told.index(True) if any(told) else 0, ("body", "closing")
        for kind, parts in zip(kinds, (block.sentences[:at], block.sentences[at:]), strict=True):
            if parts:
                yield replace(block, kind=kind, start=parts[0].start, end=parts[-1].end, sentences=parts)

    def _opening_end(self, block: Block, flat: str, subject: str) -> int:
        """How many sentences take up the suggestion and praise it; a figure behind them begins the text."""
        at = int(self._takes_up(flat[block.start : block.end], subject))
        for number, one in enumerate(block.sentences, 1):
            sentence = flat[one.start : one.end]
            if one.start < block.start + _OPENING_REACH and any(word in sentence for word in self._opening):
                at = number
        while at < len(block.sentences) and not _has_figure(flat, block.sentences[at]):
            at += 1
        return at

    def _kind(self, line: str, header: Header, before: set[BlockKind]) -> BlockKind:
        solid, issuers = re.sub(r"[\s　]+", "", line), header.issuers
        if solid in issuers or (issuers and solid == "、".join(issuers)):
            return "signature"
        # 经 办 人：: forms stretch short labels with spaces.
        if line.lstrip("（(").startswith(self._contact) or solid.startswith(self._contact):
            return "contact"
        if len(line) < 60 and not line.endswith("。") and any(word in line for word in self._furniture):
            return "furniture"
        if before.isdisjoint(("body", "heading")) and any(word in line for word in self._opening):
            return "opening"
        if before.isdisjoint(("opening", "heading")) and self._takes_up(line, header.subject):
            return "opening"
        if "body" in before and any(word in line for word in self._closing) and len(line) < 120:
            return "closing"
        if (
            len(line) <= _LONGEST_HEADING
            and line[-1] not in "。.；;，,：:！!？?"
            and (_HEADING.match(line) or self._names_plans(line))
            and not _RUNS_ON.search(line)
        ):
            return "heading"
        return "body"

    def _takes_up(self, paragraph: str, subject: str) -> bool:
        """Whether the first sentence of a paragraph names what the letter answers (《……的建议》由我局办理)."""
        first = paragraph.partition("。")[0]
        # A 意见 that nobody hands in is a document of the body itself.
        handed_in = not subject.endswith("意见") or first.startswith(("您", "你", "贵"))
        return handed_in and subject.endswith(self._proposals) and subject in first

    def _names_plans(self, line: str) -> bool:
        """Whether a line without a number is a heading that speaks of what comes next (下一步工作打算)."""
        short = len(line) <= _LONGEST_BARE_HEADING
        return short and line.startswith(self._future_openers) and line.endswith(self._future)


def _has_figure(flat: str, sentence: Sentence) -> bool:
    """Whether a sentence has a figure; the numbers of other suggestions (与第21号提案并案) are none."""
    return _FIGURE.search(_NUMBER.sub("", flat[sentence.start : sentence.end])) is not None


def _lines(flat: str, head: int) -> Iterator[tuple[int, int]]:
    """The lines that are not blank; a salutation that runs on into the text ends at its colon."""
    for match in re.finditer(r"[^\n]+", flat):
        at = match.start()
        for piece_end in (head, match.end()):
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
