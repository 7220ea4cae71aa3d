"""The ledger of figures: every number is in an item or in the ledger, with the reason why."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import call
from typer.testing import CliRunner

from replyscan import load_rules
from replyscan.audit import Auditor
from replyscan.cli import app
from replyscan.pipeline import Pipeline
from replyscan.records import Text

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
LETTER = (
    "关于市十六届人大三次会议第0629号建议的答复\n\n王海代表：\n\n您提出的建议收悉，现答复如下：\n\n"
    "一、工作情况\n\n市财政局安排资金50亿元。我局按照《三年行动方案（2021—2023年）》新增床位300张，完成PM2.5治理第2期。\n\n"
    "联系电话：0571-87654321\n\n上海市财政局\n2025年5月19日\n"
)


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor(Pipeline(load_rules()))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_digit_is_in_an_item_or_in_the_ledger(auditor: Auditor, path: Path) -> None:
    text = Text(path.read_text(encoding="utf-8"))
    items = Pipeline(load_rules()).extract(text).items
    spans = [(quantity.start, quantity.end) for item in items for quantity in (*item.amounts, *item.metrics)]
    spans += [(item.time.start_offset, item.time.end_offset) for item in items if item.time]
    spans += [(entry.start, entry.end) for entry in auditor.audit(text)]
    lost = [
        place
        for place, character in enumerate(text.content)
        if character.isdecimal() and not any(start <= place < end for start, end in spans)
    ]
    assert [text.content[max(0, place - 8) : place + 8] for place in lost] == []


def test_the_reasons_name_what_a_number_is(auditor: Auditor) -> None:
    reasons = {entry.text: entry.reason for entry in auditor.audit(Text(LETTER))}
    assert "50亿元" not in reasons
    assert "300张" not in reasons
    assert reasons["2021—2023年"] == "title"
    assert reasons["2.5"] in ("no unit", "code")
    assert reasons["2025年5月19日"] == "signature"
    assert all(LETTER[entry.start : entry.end] == entry.text for entry in auditor.audit(Text(LETTER)))


def test_the_command_prints_one_line_for_each_number(tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text(LETTER, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(file), "--audit"])
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert rows[0] == ["source", "line", "number", "reason"]
    assert all(len(row) == 4 for row in rows)
    assert any(row[3] == "title" for row in rows)


def test_the_ledger_may_go_into_a_file_and_takes_no_options_of_items(tmp_path: Path) -> None:
    shown = call("extract", EXAMPLES[0], "--audit")
    written = call("extract", EXAMPLES[0], "--audit", "-o", tmp_path / "ledger.tsv")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "ledger.tsv").read_text(encoding="utf-8") == shown.out
    for option in (["--format", "csv"], ["--status", "planned"], ["--long"], ["--manifest", tmp_path / "m.json"]):
        refused = call("extract", EXAMPLES[0], "--audit", *option)
        assert (refused.code, f"{option[0]} means nothing for --audit" in refused.err) == (2, True)


def test_the_ledger_keeps_to_the_limits_and_names_what_failed() -> None:
    result = call("extract", EXAMPLES[0], "none.txt", "--audit", "--max-bytes", 100)
    assert (result.code, result.err.count("RS3")) == (3, 2)
    assert call("extract", "none.txt", "--audit", "-qq").err == ""
