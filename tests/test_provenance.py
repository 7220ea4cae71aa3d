"""Every row can be traced: to its file by name and bytes, its characters, its rules; a record of the run lies by."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import call
from forms import EXAMPLE

import replyscan
from replyscan import load_rules
from replyscan.explain.steps import STEPS

LATER = EXAMPLE.parent / "2025-lanxi-elderly-care.txt"
FILES = {str(path): path.read_bytes() for path in (EXAMPLE, LATER)}
GOLD = Path(__file__).parent / "gold"
Row = dict[str, Any]


def comma_separated(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t" if path.suffix == ".tsv" else ",")


def workbook(path: Path) -> Iterator[Row]:
    import openpyxl

    names, *rows = openpyxl.load_workbook(path)["items"].iter_rows(values_only=True)
    yield from (dict(zip(names, row, strict=True)) for row in rows)


def parquet(path: Path) -> Iterator[Row]:
    import pyarrow.parquet

    yield from pyarrow.parquet.read_table(path).to_pylist()


def json_lines(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        rows = document.pop("items")
        head = {"rule_set": document.pop("rules"), **document}
        yield from (head | row | {"rules": "; ".join(row["rules"])} for row in rows)


def json_object(path: Path) -> Iterator[Row]:
    output = json.loads(path.read_text(encoding="utf-8"))
    for document in output["documents"]:
        head = {"rule_set": output["rules"], "generator": output["generator"], **document}
        yield from (head | row | {"rules": "; ".join(row["rules"])} for row in document["items"])


def database(path: Path) -> Iterator[Row]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        query = """SELECT substr(d.sha256, 1, 12) AS doc_id, d.source, d.sha256, d.rule_set, d.generator, i.text,
                   i.start_offset AS start, i.end_offset AS end, i.rules FROM items AS i
                   JOIN documents AS d ON d.sha256 = i.document"""
        for row in connection.execute(query):
            yield {**dict(row), "rules": "; ".join(json.loads(row["rules"]))}


READERS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "csv": comma_separated, "tsv": comma_separated, "xlsx": workbook, "parquet": parquet, "json": json_object,
    "jsonl": json_lines, "sqlite": database,
}  # fmt: skip


@pytest.mark.parametrize("form", READERS)
def test_every_row_names_its_file_its_characters_and_its_rules(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{form}"
    assert call("extract", *FILES, "-o", path).code == 0
    in_force = load_rules()
    rows = list(READERS[form](path))
    assert len(rows) == 34
    for row in rows:
        content = FILES[row["source"]]
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert row["doc_id"] == row["sha256"][:12]
        assert content.decode()[int(row["start"]) : int(row["end"])] == row["text"]
        assert set(row["rules"].split("; ")) <= {rule.id for rule in in_force.rules} | set(STEPS)
        assert row["rule_set"] == in_force.name
        assert row["generator"] == f"replyscan {replyscan.__version__}"


def test_every_figure_of_a_long_table_names_its_file_its_characters_and_its_rules(tmp_path: Path) -> None:
    assert call("extract", *FILES, "--long", "-o", tmp_path / "x.csv").code == 0
    rows = list(comma_separated(tmp_path / "x.csv"))
    assert len(rows) > 25
    for row in rows:
        content = FILES[row["source"]]
        assert row["sha256"] == hashlib.sha256(content).hexdigest()
        assert content.decode()[int(row["start"]) : int(row["end"])] == row["quantity"]
        assert any(rule.startswith("quantities.") for rule in row["rules"].split("; "))
        assert row["rule_set"] == load_rules().name


def test_every_rule_that_a_row_names_can_be_looked_up() -> None:
    known = {rule.id for rule in load_rules().rules} | set(STEPS)
    named = [line.split("; ") for option in ([], ["--long"]) for line in
             call("extract", GOLD, "--all", "--fields", "rules", *option).out.splitlines()[1:]]  # fmt: skip
    assert {rule for rules in named for rule in rules} - known <= {""}
    for name in ("actions.fund", *STEPS):
        assert name in call("rules", "show", name).out


def test_document_and_item_ids_are_together_the_key_of_a_row(tmp_path: Path) -> None:
    """Two bodies may say the same: the item's id alone is not enough, and a copy elsewhere is the same document."""
    (tmp_path / "copy.txt").write_bytes(EXAMPLE.read_bytes())
    call("extract", EXAMPLE.parent, "-o", tmp_path / "x.csv")
    keys = [(row["doc_id"], row["id"]) for row in comma_separated(tmp_path / "x.csv")]
    assert len(set(keys)) == len(keys) > 50
    copy = call("extract", tmp_path / "copy.txt", "--fields", "doc_id,id").out
    assert copy == call("extract", EXAMPLE, "--fields", "doc_id,id").out
    assert copy == call("extract", "--fields", "doc_id,id", stdin=EXAMPLE.read_bytes()).out


def test_a_text_of_the_library_has_the_hash_of_the_file_that_holds_it() -> None:
    frame = replyscan.extract(EXAMPLE.read_text(encoding="utf-8")).to_frame()
    assert set(frame["sha256"]) == {hashlib.sha256(EXAMPLE.read_bytes()).hexdigest()}


def test_readers_get_few_columns_with_brief_and_may_add_to_them() -> None:
    brief = call("extract", EXAMPLE, "--fields", "brief").out.splitlines()[0].split(",")
    assert {"status", "agency", "verb", "text"} < set(brief)
    assert not {"sha256", "rules", "start"} & set(brief)
    more = call("extract", EXAMPLE, "--fields", "brief,rules,status").out.splitlines()[0].split(",")
    assert more == [*brief, "rules"]
    assert call("extract", EXAMPLE, "--long", "--fields", "brief").out.startswith("source,status,agency,verb,name")
    assert "'brief'" in call("extract", EXAMPLE, "--fields", "breif").err


# --- the record of the run -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.sqlite", "brat"])
def test_a_record_of_the_run_lies_beside_the_output(name: str, tmp_path: Path) -> None:
    options = ["--format", "brat"] if name == "brat" else []
    assert call("extract", EXAMPLE, LATER, "-o", tmp_path / name, *options).code == 0
    record = json.loads((tmp_path / f"{name}.manifest.json").read_text(encoding="utf-8"))
    assert (record["schema_version"], record["complete"]) == ("1", True)
    assert (record["rules"], record["generator"]) == (load_rules().name, f"replyscan {replyscan.__version__}")
    assert [entry["source"] for entry in record["documents"]] == list(FILES)
    if name != "brat":
        output = {"name": str(tmp_path / name), "sha256": hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}
        assert record["output"] == output


def test_the_record_names_options_failures_and_every_hash_and_is_the_same_every_time(tmp_path: Path) -> None:
    words = ["extract", EXAMPLE, "none.txt", "--status", "planned", "-o", tmp_path / "x.csv"]
    assert call(*words, "--manifest", tmp_path / "run.json").code == 3
    assert not (tmp_path / "x.csv.manifest.json").exists()
    before = (tmp_path / "run.json").read_bytes()
    record = json.loads(before)
    assert record["offset_unit"] == "codepoint"
    assert (record["options"]["format"], record["options"]["status"]) == ("csv", ["planned"])
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (EXAMPLE, tmp_path / "x.csv")]
    assert [record["documents"][0]["sha256"], record["output"]["sha256"]] == hashes
    assert record["failures"][0]["code"] == "RS301"
    call(*words, "--manifest", tmp_path / "run.json", "--jobs", 2)
    assert (tmp_path / "run.json").read_bytes() == before


def test_who_wants_no_record_gets_none(tmp_path: Path) -> None:
    assert call("extract", EXAMPLE, "-o", tmp_path / "x.csv", "--no-manifest").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
    both = call("extract", EXAMPLE, "-o", tmp_path / "x.csv", "--no-manifest", "--manifest", tmp_path / "m.json")
    assert (both.code, "not both" in both.err) == (2, True)


def test_no_record_is_written_where_the_output_goes_to_a_pipe_or_a_device(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in ([], ["-o", "-"], ["-o", "/dev/null", "-f", "csv"]):
        assert call("extract", EXAMPLE, *words).code == 0
    assert list(tmp_path.iterdir()) == []
    assert not Path("/dev/null.manifest.json").exists()
