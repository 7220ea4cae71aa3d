"""What holds of every comparison, whatever the replies say."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from diff_letters import letter, reply
from hypothesis import given, settings
from hypothesis import strategies as st

import replyscan
from replyscan import load_rules
from replyscan.comparison import Comparison, Shelf, run
from replyscan.comparison.flat import told
from replyscan.output.comparison import COMPARISON_FORMATS, write_comparison
from replyscan.records import Document

HERE = Path(__file__).parent
EXAMPLES = sorted((HERE.parent / "examples").glob("*.txt"))
LINKS = yaml.safe_load((HERE / "specs" / "diff" / "links.yaml").read_text(encoding="utf-8"))

# Sentences of one subject each, so that any choice of them makes a reply; several look alike on purpose.
SENTENCES = (
    "我局将新建社区书房12个。",
    "我局将新建社区食堂12个。",
    "市财政局已安排古桥修缮资金300万元。",
    "我局将培训护林员200名。",
    "我局将培训网格员200名。",
    "全市公共停车泊位总数达到3.2万个。",
    "我局将新增公共停车泊位1500个。",
    "2025年底前建成城东消防站。",
    "我局制定了《青禾市临街店铺管理办法》。",
    "市交通运输局正在改造农村公路46公里。",
    "我局暂不具备设立夜间门诊的条件。",
    "市公安局将安装路口信号灯35处，划设非机动车道18公里。",
    "下一步，我局将建立孤寡老人探访制度，开设长者课堂9期。",
    "市水利局已疏浚河道27公里，剩余8公里将于2025年6月底前完成。",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8, unique=True)
slow = settings(max_examples=25, deadline=None)


def pairs_of(comparison: Comparison) -> set[tuple[str | None, str | None]]:
    """The rows as pairs of clauses, whichever their order."""
    return {(row.old and row.old.text, row.new and row.new.text) for row in comparison.rows}


def verdicts(comparison: Comparison) -> list[tuple[str, str]]:
    """The rows that are not as they were: verdict and clause."""
    changed = (row for row in comparison.rows if row.kind != "unchanged")
    return [(row.verdict, (row.old or row.new).text) for row in changed if row.old or row.new]


@slow
@given(paragraphs)
def test_a_reply_with_itself_is_all_unchanged(body: Sequence[str]) -> None:
    document = reply(body)
    comparison = replyscan.compare(document, document)
    assert [row.kind for row in comparison.rows] == ["unchanged"] * len(document.items)
    assert all(row.old == row.new for row in comparison.rows)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_with_itself_is_all_unchanged(path: Path) -> None:
    document = replyscan.extract(path)
    assert {row.kind for row in replyscan.compare(document, document).rows} == {"unchanged"}


@slow
@given(paragraphs.filter(lambda body: len(body) > 1), st.randoms(use_true_random=False))
def test_without_one_sentence_its_items_are_dropped_and_no_others(body: Sequence[str], random: object) -> None:
    gone = random.randrange(len(body))  # type: ignore[attr-defined]
    whole = reply(body)
    less = reply([sentence for place, sentence in enumerate(body) if place != gone])
    kept = {item.text for item in less.items}
    expected = [("dropped", item.text) for item in whole.items if item.text not in kept]
    assert expected
    assert verdicts(replyscan.compare(whole, less)) == expected


@slow
@given(paragraphs, paragraphs, st.permutations(range(8)))
def test_the_order_of_paragraphs_changes_no_link(old: Sequence[str], new: Sequence[str], order: Sequence[int]) -> None:
    moved = [new[place] for place in order if place < len(new)]
    first = replyscan.compare(reply(old), reply(new, 2025))
    assert pairs_of(first) == pairs_of(replyscan.compare(reply(old), reply(moved, 2025)))


@slow
@given(paragraphs, paragraphs)
def test_a_paragraph_at_the_top_changes_no_link(old: Sequence[str], new: Sequence[str]) -> None:
    before = pairs_of(replyscan.compare(reply(old), reply(new, 2025)))
    longer = replyscan.compare(reply(old), reply(["您对基层工作的分析切合实际。", *new], 2025))
    assert pairs_of(longer) == before


@slow
@given(paragraphs, paragraphs)
def test_swapping_the_sides_swaps_dropped_and_new(old: Sequence[str], new: Sequence[str]) -> None:
    one, other = reply(old), reply(new, 2025)
    forth, back = replyscan.compare(one, other), replyscan.compare(other, one)
    assert pairs_of(back) == {(second, first) for first, second in pairs_of(forth)}
    assert forth.summary.counts.get("dropped", 0) == back.summary.counts.get("new", 0)


@slow
@given(paragraphs, paragraphs)
def test_every_item_stands_in_the_result_and_dropped_ones_once(old: Sequence[str], new: Sequence[str]) -> None:
    one, other = reply(old), reply(new, 2025)
    rows = replyscan.compare(one, other).rows
    assert {row.old.id for row in rows if row.old} == {item.id for item in one.items}
    assert {row.new.id for row in rows if row.new} == {item.id for item in other.items}
    alone = [row for row in rows if row.old is None or row.new is None]
    assert all((row.kind == "dropped") == (row.new is None) for row in alone)
    assert all(row.kind in ("dropped", "new") for row in alone)


def test_a_status_that_words_above_the_clause_gave_tells_them() -> None:
    old, new = reply(["下一步，我局将做好以下工作：", "一是新建书房12个。"]), reply(["一是新建书房12个。"], 2025)
    (row,) = replyscan.compare(old, new).rows
    (change,) = row.changes
    assert (change.old, change.new, change.contexts) == ("planned", "done", ("下一步", None))
    assert told(change) == "planned (下一步) → done"


def test_a_copy_without_signature_hands_nothing_over() -> None:
    body = ["市财政局已安排古桥修缮资金300万元。", "我局将培训护林员200名，开设长者课堂9期。"]
    signed, unsigned = letter(body), letter(body).split("青禾市民政局\n2024年")[0]
    rows = replyscan.compare(replyscan.extract(signed), replyscan.extract(unsigned)).rows
    assert {change.field for row in rows for change in row.changes} <= {"status"}


def test_clauses_that_say_little_by_themselves_are_linked_where_they_stand_between_the_same() -> None:
    whole = [
        "我局将新建书房12个。",
        "市财政局已安排古桥修缮资金300万元。",
        "目前暂不具备条件。",
        "我局将培训护林员200名。",
    ]
    rows = replyscan.compare(reply(whole), reply([whole[0], whole[2]])).rows
    assert [(row.kind, row.old and row.old.text) for row in rows if row.kind != "unchanged"] == [
        ("dropped", "市财政局已安排古桥修缮资金300万元"),
        ("dropped", "我局将培训护林员200名"),
    ]


def test_of_clauses_that_read_alike_the_one_whose_surroundings_went_is_dropped() -> None:
    sections = (
        "一、城南\n我局将新建书房12个。市财政局安排资金30万元。",
        "二、城北\n我局将新建公园3个。市财政局安排资金30万元。",
    )
    old, new = reply(sections), reply(sections[1:])
    dropped = [row.old for row in replyscan.compare(old, new).rows if row.kind == "dropped"]
    assert [item.section[0] for item in dropped if item] == ["一、城南"] * 2


def test_ids_survive_a_hundred_edits_elsewhere() -> None:
    from random import Random

    random = Random(7)
    watched = "我局将为古树名木投保意外保险420株。"
    expected = next(item.id for item in reply([watched]).items if "420" in item.text)
    body = list(SENTENCES[:6])
    for _ in range(100):
        body[random.randrange(len(body))] = random.choice(SENTENCES) + random.choice(("", "相关工作有序推进。"))
        random.shuffle(body)
        place = random.randrange(len(body) + 1)
        edited = reply([*body[:place], watched, *body[place:]])
        assert expected in {item.id for item in edited.items}


@pytest.mark.parametrize("case", LINKS, ids=lambda case: case["name"])
def test_links(case: dict[str, Any]) -> None:
    found = pairs_of(replyscan.compare(reply(case["old"]), reply(case["new"], 2025)))
    assert found == {(old, new) for old, new in case["rows"]}


def test_figures_of_a_split_are_added_up_for_the_verdict() -> None:
    old, new = reply(["我局将新建改造渡口40个。"]), reply(["我局已新建改造渡口22个，其余18个正在建设。"], 2025)
    rows = replyscan.compare(old, new).rows
    assert [row.verdict for row in rows] == ["fulfilled", "kept"]
    assert [change.new for row in rows for change in row.changes if change.field == "metric"] == [22, 18]


def test_two_runs_say_the_same_byte_for_byte() -> None:
    def printed(form: str, documents: Sequence[Document]) -> str:
        stream = io.StringIO()
        with Shelf(documents[:1]) as old, Shelf(documents[1:]) as new:
            write_comparison(run(old, new, load_rules()), stream, form, "builtin", explain=True)
        return stream.getvalue()

    documents = [reply(SENTENCES[:9]), reply(SENTENCES[4:], 2025)]
    for form in COMPARISON_FORMATS:
        assert printed(form, documents) == printed(form, documents)
