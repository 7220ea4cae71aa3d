"""Every annotated reply and example against itself after an edit: only what was edited shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import replyscan
from replyscan import load_rules
from replyscan.comparison import Row
from replyscan.pipeline import Pipeline
from replyscan.records import Reply, Text

HERE = Path(__file__).parent
FOLDERS = (HERE / "gold", HERE / "gold" / "pairs", HERE.parent / "examples")
REPLIES = sorted(path for folder in FOLDERS for path in (*folder.glob("*.txt"), *folder.glob("*/*.txt")))
PAIRS = sorted((HERE / "gold" / "pairs").glob("*/"))
UNRELATED = (
    "您对基层工作的分析切合实际。",
    "市气象局将新购气象雷达3部，架设测风塔17座。",
    "城区路灯改造已投入资金830万元。",
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_rules())


def without_wraps(path: Path, pipeline: Pipeline) -> Reply:
    """The outline of a reply; of one that was wrapped, as it stands without wraps (a cut would leave a short line)."""
    reply = pipeline.trace(Text(path.read_text(encoding="utf-8"))).reply
    return pipeline.trace(Text(reply.flat)).reply if reply.alignment.gaps else reply


def cuts(reply: Reply) -> Iterator[tuple[int, int, str]]:
    """(start, end of a sentence, the text without it); a line that held nothing else goes with it."""
    text = reply.flat
    for block in reply.blocks:
        for sentence in block.sentences if block.kind == "body" else ():
            before, after = text[: sentence.start], text[sentence.end :]
            if not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip():
                before, after = before[: before.rfind("\n") + 1], after.partition("\n")[2]
            yield sentence.start, sentence.end, before + after


def is_context(row: Row) -> bool:
    """Whether a row only shows that 下一步 or a heading like it is gone: the same words are promised no more."""
    told = {rule for item in (row.old, row.new) if item for rule in item.rules}
    return {change.field for change in row.changes} == {"status"} and "status.section" in told


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_without_any_one_sentence_its_items_are_dropped_and_no_others(path: Path, pipeline: Pipeline) -> None:
    reply = without_wraps(path, pipeline)
    whole = pipeline.extract(reply.text)
    for start, end, text in cuts(reply):
        rows = replyscan.compare(whole, pipeline.extract(Text(text))).rows
        dropped = [row.old.id for row in rows if row.kind == "dropped" and row.old]
        assert dropped == [item.id for item in whole.items if start <= item.start < end], reply.flat[start:end]
        others = [row for row in rows if row.kind not in ("dropped", "unchanged") and not is_context(row)]
        assert not others, (reply.flat[start:end], others)


def bodies(reply: Reply) -> list[tuple[int, int]]:
    """Start and end of each sentence of the text."""
    return [(one.start, one.end) for block in reply.blocks if block.kind == "body" for one in block.sentences]


def paragraph_at_the_top(reply: Reply, paragraph: str) -> str:
    """The text with a paragraph more, in front of all others."""
    start = next(block.start for block in reply.blocks if block.kind in ("body", "heading"))
    at = reply.flat.rfind("\n", 0, start) + 1
    return f"{reply.flat[:at]}{paragraph}\n{reply.flat[at:]}"


def links(old: str, new: str, pipeline: Pipeline) -> set[tuple[str | None, str | None]]:
    """The clauses of the rows of two texts; those of UNRELATED left out."""
    rows = replyscan.compare(pipeline.extract(Text(old)), pipeline.extract(Text(new))).rows
    told = ((row.old and row.old.text, row.new and row.new.text) for row in rows)
    return {(one, other) for one, other in told if not any((one or other or "") in text for text in UNRELATED)}


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_paragraph_at_the_top_is_new_and_nothing_else_changes(path: Path, pipeline: Pipeline) -> None:
    reply = without_wraps(path, pipeline)
    whole = pipeline.extract(reply.text)
    for paragraph in UNRELATED:
        rows = replyscan.compare(whole, pipeline.extract(Text(paragraph_at_the_top(reply, paragraph)))).rows
        others = [row for row in rows if row.kind != "unchanged" and not (row.new and row.new.text in paragraph)]
        assert not others, others


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_the_links_of_a_pair_hold_when_a_paragraph_is_added_or_the_sides_are_swapped(
    folder: Path, pipeline: Pipeline
) -> None:
    old, new = (without_wraps(folder / f"{side}.txt", pipeline) for side in ("old", "new"))
    expected = links(old.flat, new.flat, pipeline)
    assert links(new.flat, old.flat, pipeline) == {(other, one) for one, other in expected}
    for paragraph in UNRELATED:
        assert links(paragraph_at_the_top(old, paragraph), new.flat, pipeline) == expected
        assert links(old.flat, paragraph_at_the_top(new, paragraph), pipeline) == expected


@pytest.mark.parametrize("path", REPLIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_ids_of_a_sentence_survive_edits_of_the_others(path: Path, pipeline: Pipeline) -> None:
    random = Random(path.stem)
    reply = without_wraps(path, pipeline)
    items = pipeline.extract(reply.text).items
    start, end = random.choice([span for span in bodies(reply) if any(span[0] <= i.start < span[1] for i in items)])
    # The id of a clause that stands twice counts those before it.
    clauses = [item.text for item in items]
    expected = {item.id for item in items if start <= item.start < end and clauses.count(item.text) == 1}
    watched, text = reply.flat[start:end], reply.flat
    for _ in range(10):
        others = [span for span in bodies(pipeline.trace(Text(text)).reply) if text[slice(*span)] != watched]
        start, end = random.choice(others)
        text = text[:start] + random.choice((text[start:end], "")) + random.choice(UNRELATED) + text[end:]
        assert expected <= {item.id for item in pipeline.extract(Text(text)).items}, text
