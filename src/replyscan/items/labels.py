"""Points of lists: their labels, （一）强化政策供给。 with the text of the point behind it, and what stands between.

GUIDELINES section 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern
from replyscan.records import Block, Clause, Reply
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# The numeral in a numbering mark; what is left says to which list the point belongs.
_FIRST = late_pattern(r"[（(]?(?:一(?![二三四五六七八九十])|1(?!\d)|①|⑴|A|首先)")
_NUMERAL = late_pattern(r"[一二三四五六七八九十]+|\d+|[①-⑳⑴-⒇]|[A-Z]|首先|再次|其次|最后")
# A label of several clauses (协同治理，突破体制障碍。) is short and tells neither who nor when nor how much.
_MOST_CLAUSES = 3
_LONGEST_CLAUSE = 16
# Numbers that are a part of the sentence (一是, 二要); a longer point behind one tells an act (五是组织专家指导。).
_SPOKEN, _LONGEST_SPOKEN = ("是", "要"), 10
# 压实责任抓落实。 协调部门同发力。: slogans of four and three characters at the heads of paragraphs.
_SLOGAN = late_pattern("[\u4e00-\u9fff]{4}[抓促强保提聚求惠添优增助谋同显夯护树亮筑塑育补稳][\u4e00-\u9fff]{2}")
# What is longer before a colon or at a paragraph's head is no label without a number.
_LONGEST_NAME = 6
_TELLS = r"[\d我本已将拟了]"


class Labels(NamedTuple):
    """Starts of clauses: `titled` labels have text behind them in their paragraph, `bare` ones are built like them but
    have nothing or the next point behind them."""

    titled: frozenset[int]
    bare: frozenset[int]


NO_LABELS = Labels(frozenset(), frozenset())
List = tuple[tuple[str, ...], str]


class _Point(NamedTuple):
    """The last numbered point of a sentence, up to the sentence's end.

    `heads` says that it is the whole sentence, `opens` that it opens its paragraph, `follows` that text and no point
    stands behind it in the paragraph.
    """

    clauses: Sequence[Clause]
    heads: bool
    opens: bool
    follows: bool


def telling(rules: RuleSet) -> re.Pattern[str]:
    """What tells who, when or how much, and so stands in no label of several clauses."""
    words = any_of(rules.words("no_label"))
    return late_pattern(f"{_TELLS}|{words}")


# What ends a point of a list that goes on.
_GOES_ON = ("；", ";")


def labels_of(reply: Reply, tells: re.Pattern[str]) -> Labels:
    """The labels in a reply, by the starts of their clauses; what `tells` who or when stands in none of several.

    A numbered clause that is a sentence of its own labels the text behind it in its paragraph, or the paragraph behind
    it where it has one to itself. So do two or three short
    ones at the head of a paragraph, and any that stand behind another label of their list in the same paragraph. A
    numbered clause with nothing behind it, or at once the next point, is a point of a list, and may be a promise; where
    another point of its list has label and text, it is a label whose text is missing.
    """
    titled: set[int] = set()
    alone: list[tuple[List, int]] = []
    slogans = [block.start for block in reply.blocks if _opens_with_slogan(block, reply.flat)]
    if len(slogans) > 1:
        titled.update(slogans)
    labelled: set[List] = set()
    for place, block in enumerate(reply.blocks):
        here: set[List] = set()
        told = len(block.sentences) == 1 and _has_paragraph(reply.blocks, place)
        for point in _points(block, told, reply.flat):
            first, single = point.clauses[0], len(point.clauses) == 1
            of_list = block.section, list_of(reply.flat[first.start : first.body])
            # 一是争取资金，组织实施工程。 is an act as often as not; behind a label of its list it is one too.
            listed = (point.opens and not of_list[1].endswith(_SPOKEN)) or of_list in here
            lone = single and point.heads
            if point.follows and (lone or (listed and _is_label(point.clauses, reply.flat, tells))):
                titled.update(clause.start for clause in point.clauses)
                here.add(of_list)
            elif lone and not (of_list[1].endswith(_SPOKEN) and first.end - first.body > _LONGEST_SPOKEN):
                alone.append((of_list, first.start))
        labelled |= here
    return Labels(frozenset(titled), frozenset(start for of_list, start in alone if of_list in labelled))


def _opens_with_slogan(block: Block, flat: str) -> bool:
    """Whether a paragraph without a mark begins with a slogan that is a sentence of its own, with text behind it."""
    if block.kind != "body" or block.point or len(block.sentences) < 2 or len(block.sentences[0].clauses) > 1:
        return False
    first = block.sentences[0].clauses[0]
    return first.start == first.body == block.start and bool(_SLOGAN.fullmatch(flat, first.body, first.end))


def _has_paragraph(blocks: Sequence[Block], place: int) -> bool:
    """Whether a point has the paragraph behind it to itself, and no point without one stands before it."""
    before, behind = blocks[max(0, place - 1)], blocks[min(len(blocks) - 1, place + 1)]
    alone = place == 0 or before.kind != "body" or not before.point
    return alone and behind.kind == "body" and not behind.point


def _points(block: Block, told: bool, flat: str) -> Iterator[_Point]:
    """The numbered points of a paragraph; `told` says that one of a single sentence has its text in the next."""
    for sentence, behind in zip_longest(block.sentences, block.sentences[1:]):
        marked = [at for at, clause in enumerate(sentence.clauses) if clause.body > clause.start]
        if marked:
            clauses = sentence.clauses[marked[-1] :]
            opens = clauses[0].start == block.start
            mark = list_of(flat[clauses[0].start : clauses[0].body])
            # （一）推进攻坚。一是加强统筹。: a list of its own behind a point makes that its label.
            ahead = flat[behind.clauses[0].start : behind.clauses[0].body] if behind and behind.clauses else ""
            inner = is_first(ahead) and list_of(ahead) != mark
            follows = (behind is not None and (not behind.point or inner)) or (told and behind is None and opens)
            yield _Point(clauses, marked[-1] == 0, opens, follows)


def _is_label(clauses: Sequence[Clause], flat: str, tells: re.Pattern[str]) -> bool:
    """Whether a point has the form of a label: short, and without who, when or how much."""
    return (
        len(clauses) <= _MOST_CLAUSES
        and all(clause.mark in "，,。." and clause.end - clause.body <= _LONGEST_CLAUSE for clause in clauses)
        and not tells.search(flat, clauses[0].body, clauses[-1].end)
    )


def inside_lists(reply: Reply) -> frozenset[int]:
    """The starts of paragraphs without a mark that stand between two points of one list, or an opener and a point.

    An opener ends with a colon (重点做好以下工作：). A point that begins a list has none of its paragraphs before it.
    Behind an opener, paragraphs that end with a semicolon are points without a mark, and so is the one behind them.
    """
    inside: set[int] = set()
    waiting: list[int] = []
    last: str | None = None
    # The lists that have begun: a list inside a point may stand before the paragraph.
    begun: set[str] = set()
    unmarked = False
    for block in reply.blocks:
        if block.kind == "heading":
            last = None
            begun.clear()
        elif block.kind != "body":
            continue
        elif block.point:
            of_list = list_of(block.point)
            if (last == "" or of_list in begun) and not _FIRST.match(block.point):
                inside.update(waiting)
            last = of_list
            begun.add(of_list)
        elif reply.flat[block.start : block.end].endswith(("：", ":")):
            last = ""
        elif last == "" and (unmarked or reply.flat[block.start : block.end].endswith(_GOES_ON)):
            # 重点做好以下工作： / 新建公厕26座； / 改造旱厕140座。
            inside.add(block.start)
            unmarked = reply.flat[block.start : block.end].endswith(_GOES_ON)
            last = "" if unmarked else None
            continue
        elif last is not None:
            waiting.append(block.start)
            continue
        waiting.clear()
        unmarked = False
    return frozenset(inside)


def list_of(mark: str) -> str:
    """To which list a point belongs, by its mark without the numeral (第#、, #是)."""
    return _NUMERAL.sub("#", mark).strip()


def is_first(mark: str) -> bool:
    """Whether a numbering mark begins a list (一、, （1）, 首先)."""
    return _FIRST.match(mark) is not None


def names_paragraph(block: Block, clause: Clause, frame: Frame) -> bool:
    """Whether a few words before a colon, or at a paragraph's head, say what it is about.

    补栽：去年秋天补了五百亩; 种果树。移民办给三组送来树苗4000棵. A point says so before a colon (一、摸底情况：).
    """
    if frame.verb is None or clause.end - clause.body > _LONGEST_NAME:
        return False
    if clause.mark != "。":
        return clause.mark in ("：", ":")
    if clause.body > clause.start:
        return False
    first = block.sentences[0]
    return clause.start == block.start and first.end < block.end and len(first.clauses) == 1
