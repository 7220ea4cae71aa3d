"""`replyscan diff` on the command line: formats, streams, exit codes, bad inputs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from diff_letters import letter

RUN = [sys.executable, "-c", "from replyscan.cli import main; main()"]
OLD = ["我局将新建社区书房12个，建立孤寡老人探访制度。", "我局将安排古桥修缮资金300万元。"]
NEW = ["我局已建成社区书房12个。", "我局将安排古桥修缮资金240万元，开设长者课堂9期。"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the command line in a process of its own."""
    return subprocess.run([*RUN, *map(str, arguments)], capture_output=True, check=False, encoding="utf-8")


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """Two replies on disk, last year's and this year's."""
    old, new = tmp_path / "2024.txt", tmp_path / "2025.txt"
    old.write_text(letter(OLD, 2024), encoding="utf-8")
    new.write_text(letter(NEW, 2025), encoding="utf-8")
    return old, new


def test_json_has_the_published_form(sides: tuple[Path, Path]) -> None:
    result = run("diff", *sides, "--format", "json")
    output = json.loads(result.stdout)
    assert result.returncode == 0
    assert output["schema_version"] == "1"
    assert [reply["meta"]["issuers"] for reply in output["old"] + output["new"]] == [["青禾市民政局"]] * 2
    assert {row["kind"] for row in output["changes"]} <= {"unchanged", "changed", "dropped", "new"}
    verdicts = {(row["old"] or row["new"])["text"]: row["verdict"] for row in output["changes"]}
    assert verdicts == {
        "我局将新建社区书房12个": "fulfilled",
        "建立孤寡老人探访制度": "dropped",
        "我局将安排古桥修缮资金300万元": "cut",
        "开设长者课堂9期": "new",
    }
    money = next(change for row in output["changes"] for change in row["changes"] if change["field"] == "amount")
    assert money == {
        "field": "amount",
        "old": 3000000,
        "new": 2400000,
        "unit": "CNY",
        "difference": -600000,
        "ratio": 0.8,
    }
    assert output["summary"]["planned_money"] == {"old": 3000000, "new": 2400000, "unit": "CNY"}


def test_spans_of_both_sides_quote_their_texts(sides: tuple[Path, Path]) -> None:
    output = json.loads(run("diff", *sides, "--format", "json").stdout)
    for name, path in zip(("old", "new"), sides, strict=True):
        text = path.read_text(encoding="utf-8")
        for item in filter(None, (row[name] for row in output["changes"])):
            assert text[item["start"] : item["end"]] == item["text"]


def test_what_extract_wrote_compares_like_the_texts(sides: tuple[Path, Path], tmp_path: Path) -> None:
    direct = json.loads(run("diff", *sides, "-f", "json").stdout)["changes"]
    written = [tmp_path / "old.json", tmp_path / "new.jsonl"]
    for path, target in zip(sides, written, strict=True):
        assert run("extract", path, "-o", target).returncode == 0
    assert json.loads(run("diff", *written, "-f", "json").stdout)["changes"] == direct


def test_csv_has_a_row_for_each_undertaking_and_the_summary_on_stderr(sides: tuple[Path, Path]) -> None:
    result = run("diff", *sides, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert sorted(row["verdict"] for row in rows) == ["cut", "dropped", "fulfilled", "new"]
    assert next(row["amount_difference"] for row in rows if row["verdict"] == "cut") == "-600000"
    assert "dropped 1, cut 1, fulfilled 1, new 1; money planned 3.0e6 → 2.4e6 CNY" in result.stderr


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_readable_forms_group_by_verdict_and_end_with_the_summary(sides: tuple[Path, Path], form: str) -> None:
    result = run("diff", *sides, "--format", form)
    for word in ("dropped", "cut", "fulfilled", "new", "古桥"):
        assert word in result.stdout, word
    assert "money planned 3.0e6 → 2.4e6 CNY" in result.stdout.splitlines()[-1]


def test_explain_says_why_a_pair_was_linked(sides: tuple[Path, Path]) -> None:
    output = json.loads(run("diff", *sides, "-f", "json", "--explain").stdout)
    why = next(row["why"] for row in output["changes"] if row["verdict"] == "cut")
    assert any("古桥" in words for words in why["shared"])
    assert why["evidence"]["mass"] > 0
    assert "shared" in run("diff", *sides, "-f", "markdown", "--explain").stdout


def test_output_file_takes_its_format_from_its_suffix(sides: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "changes.md"
    assert run("diff", *sides, "-o", target).returncode == 0
    assert "\n## " in target.read_text(encoding="utf-8")


def test_output_file_with_the_suffix_of_another_kind_is_refused(sides: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "changes.parquet"
    result = run("diff", *sides, "-o", target)
    assert (result.returncode, "'parquet'" in result.stderr, target.exists()) == (2, True, False)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--exit-code"], 1),
        (["--fail-on", "dropped"], 1),
        (["--fail-on", "postponed,handed-over"], 0),
        (["--fail-on", "lost"], 2),
        (["--fail-on", ""], 2),
        (["--format", "xml"], 2),
        (["--pair-by", "weather"], 2),
        (["--pairs", "no-such-file.csv"], 3),
    ],
)
def test_exit_codes(sides: tuple[Path, Path], options: list[str], code: int) -> None:
    result = run("diff", *sides, *options)
    assert result.returncode == code
    assert "Traceback" not in result.stderr


def test_the_same_file_twice_is_said_to_be_the_same(sides: tuple[Path, Path]) -> None:
    result = run("diff", sides[0], sides[0], "--exit-code", "-f", "json")
    assert result.returncode == 0
    assert "nothing changed" in result.stderr
    assert {row["kind"] for row in json.loads(result.stdout)["changes"]} == {"unchanged"}


def _written(path: Path, source: Path) -> dict[str, object]:
    """What extract wrote for `source`, to be spoilt."""
    run("extract", source, "-o", path)
    content: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return content


def test_another_schema_version_is_refused(sides: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(json.dumps(_written(path, sides[0]) | {"schema_version": "2"}), encoding="utf-8")
    result = run("diff", path, sides[1])
    assert (result.returncode, "RS351" in result.stderr, "'2'" in result.stderr) == (3, True, True)


def test_items_without_ids_are_refused_by_their_place(sides: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    content = _written(path, sides[0])
    del content["documents"][0]["items"][1]["id"]  # type: ignore[index]
    path.write_text(json.dumps(content), encoding="utf-8")
    result = run("diff", path, sides[1])
    assert (result.returncode, "RS353" in result.stderr, "item 2" in result.stderr) == (3, True, True)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("broken.json", '{"documents": [', "RS352"),
        ("list.json", "[1, 2]", "RS352"),
        ("other.json", '{"schema_version": "1", "rows": []}', "RS352"),
        ("other.jsonl", '{"title": "x"}\n', "RS352"),
        ("item.jsonl", '{"items": [{"id": "1"}]}\n', "RS352"),
        ("nothing.json", '{"schema_version": "1", "documents": []}', "RS354"),
        ("weather.txt", "今天天气很好。", "RS354"),
    ],
)
def test_a_side_that_cannot_be_compared(
    sides: tuple[Path, Path], tmp_path: Path, name: str, content: str, code: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    result = run("diff", sides[0], path)
    assert (result.returncode, code in result.stderr, "Traceback" in result.stderr) == (3, True, False), result.stderr


def test_the_table_and_the_summary_are_in_the_language_of_the_reader_and_the_csv_is_not(
    sides: tuple[Path, Path],
) -> None:
    table = run("diff", *sides, "--format", "table", "--lang", "zh").stdout
    assert "未再提及 1" in table
    assert "计划 → 已完成" in table
    assert "计划资金 3.0e6 → 2.4e6 元" in table
    csv_of = {lang: run("diff", *sides, "--format", "csv", "--lang", lang) for lang in ("en", "zh")}
    assert csv_of["en"].stdout == csv_of["zh"].stdout
    assert "未再提及 1" in csv_of["zh"].stderr
    assert "dropped 1" in csv_of["en"].stderr
