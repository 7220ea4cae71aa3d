"""Batches: the same bytes from any number of processes, no document lost or repeated, whatever ends the run."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import call, start
from forms import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from test_spans import PIECES

from replyscan import extract
from replyscan.batch import Batch, Journal, Work
from replyscan.batch.codec import plain, record
from replyscan.errors import InputError
from replyscan.reading import Input
from replyscan.records import Document

LETTER = "王海代表：\n\n我局第{}次安排资金{}万元，新建学校3所。\n{}\n市教育局\n2024年5月6日\n"
MORE = "2024年底前，市财政局将会同市卫生健康委安排补助资金不低于800万元，新建候车亭120座。\n"


def letters(folder: Path, count: int, longer: int = 0) -> Path:
    """A folder of `count` replies that differ; `longer` makes each take longer to read."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = LETTER.format(number, number + 1, MORE * longer)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def sources(path: Path) -> list[str]:
    """The sources in a file of JSON Lines, every line of which must be whole."""
    return [json.loads(line)["source"] for line in path.read_text(encoding="utf-8").splitlines()]


def until(condition: Callable[[], bool]) -> None:
    """Waits for something that another process does."""
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within a minute")


def lines_of(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


# --- processes -----------------------------------------------------------------------------------------------------


def test_any_number_of_processes_gives_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 23)
    (folder / "0007.txt").write_bytes(b"")
    (folder / "0011.pdf").write_bytes(b"%PDF-1.4 cut")
    runs = [call("extract", folder, EXAMPLE, "-f", "jsonl", "--jobs", jobs, "-q") for jobs in (1, 2, 3)]
    assert runs[0] == runs[1] == runs[2]
    assert runs[0].code == 3
    assert runs[0].err.count("RS3") == 2
    assert len(runs[0].out.splitlines()) == 23


def test_an_input_that_kills_its_process_is_named_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs = [Input(path.name, path) for path in sorted(letters(tmp_path / "in", 6).iterdir())]
    # What the processes load sees to it that the third letter ends them.
    (tmp_path / "sitecustomize.py").write_text(
        "import os, replyscan.pipeline as p\n"
        "whole = p.Pipeline.extract\n"
        "p.Pipeline.extract = lambda self, text, *more: "
        "os._exit(9) if '第2次' in text.content else whole(self, text, *more)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    outcomes = list(Batch(inputs, Work(), jobs=2).outcomes())
    assert [outcome.given.name for outcome in outcomes] == [given_input.name for given_input in inputs]
    errors = {outcome.given.name: outcome.error.code for outcome in outcomes if outcome.error}
    assert errors == {"0002.txt": "RS315"}


# --- interruption --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_in_the_middle_of_500_files_and_resumed_nothing_is_lost_or_repeated(tmp_path: Path, jobs: int) -> None:
    folder, out, part = letters(tmp_path / "in", 500, longer=1), tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    with start("extract", folder, "-o", out, "--jobs", jobs) as process:
        until(lambda: lines_of(part) > 40)
        process.send_signal(signal.SIGKILL)
    assert not out.exists()
    kept = lines_of(part) - 1
    assert 40 <= kept < 500
    # The machine may stop in the middle of a line.
    with part.open("ab") as stream:
        stream.write(part.read_bytes().splitlines()[-1][:200])
    result = call("extract", folder, "-o", out, "--jobs", jobs, "--resume")
    assert result.code == 0
    assert f"{kept} documents are there from an earlier run" in result.err
    assert sources(out) == sorted(str(path) for path in folder.iterdir())
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out.jsonl", "out.jsonl.manifest.json"}
    whole = call("extract", folder, "-f", "jsonl").out
    assert out.read_text(encoding="utf-8") == whole


def test_no_process_is_left_when_the_first_is_killed(tmp_path: Path) -> None:
    folder, part = letters(tmp_path / "in", 200, longer=10), tmp_path / "out.csv.part"
    with start("extract", folder, "-o", tmp_path / "out.csv", "--jobs", 2) as process:
        until(lambda: lines_of(part) > 3)
        tasks = Path(f"/proc/{process.pid}/task")
        if not tasks.exists():
            process.kill()
            pytest.skip("needs /proc")
        children = {int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()}
        process.kill()
    assert children
    until(lambda: not any(_runs(child) for child in children))


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("jobs", [1, 2])
def test_control_c_keeps_what_is_finished_and_exits_with_130(tmp_path: Path, jobs: int) -> None:
    folder, out, part = letters(tmp_path / "in", 200, longer=10), tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    with start("extract", folder, "-o", out, "--jobs", jobs) as process:
        until(lambda: lines_of(part) > 20)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert "--resume goes on" in said
    assert "Traceback" not in said
    finished = sources(out)
    assert 20 <= len(finished) < 200
    assert finished == sorted(str(path) for path in folder.iterdir())[: len(finished)]
    assert call("extract", folder, "-o", out, "--resume").code == 0
    assert len(sources(out)) == 200


def test_control_c_does_not_replace_a_whole_file_by_half_of_one(tmp_path: Path) -> None:
    folder, out = letters(tmp_path / "in", 200, longer=10), tmp_path / "out.jsonl"
    out.write_text("whole\n")
    with start("extract", folder, "-o", out) as process:
        until(lambda: lines_of(tmp_path / "out.jsonl.part") > 5)
        process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    assert out.read_text() == "whole\n"
    assert call("extract", folder, "-o", out, "--resume").code == 0
    assert len(sources(out)) == 200


def test_a_second_control_c_ends_what_waits_for_its_input(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "waiting.txt")
    with start("extract", tmp_path / "waiting.txt") as process:
        assert process.stderr is not None
        # The pipe opens when the program opens it to read, and then gives it nothing.
        with (tmp_path / "waiting.txt").open("wb"):
            process.send_signal(signal.SIGINT)
            assert b"Ctrl-C again" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            assert process.stderr.read() == b""
    assert process.returncode == 130


def test_control_c_on_standard_output_leaves_whole_lines(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 200, longer=10)
    with (tmp_path / "out").open("wb") as stream, start("extract", folder, "-f", "jsonl", stdout=stream) as process:
        until(lambda: lines_of(tmp_path / "out") > 5)
        process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    assert 5 < len(sources(tmp_path / "out")) < 200


# --- the journal ---------------------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_what_the_journal_keeps_is_the_whole_document(text: str) -> None:
    document = replace(extract(text, optional=True), text=text)
    again = record(Document, json.loads(json.dumps(plain(document))))
    assert again == document
    assert again.text == text


def journalled(path: Path, work: Work, *names: str, resume: bool) -> int:
    """The number of documents that a journal holds before these are added."""
    journal = Journal(path, work, resume=resume)
    for name in names:
        journal.add(Input(name, content=b""), extract("我局新建学校3所。"))
    journal.close(remove=False)
    return journal.found


def test_a_journal_is_begun_anew_without_resume_and_where_settings_differ(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    assert journalled(path, Work(), "a", "b", resume=True) == 0
    assert journalled(path, Work(), "c", resume=True) == 2
    assert journalled(path, Work(optional=True), resume=True) == 0
    assert journalled(path, Work(), "a", resume=True) == 0
    assert journalled(path, Work(), resume=False) == 0
    (tmp_path / "x.csv.part").write_bytes(b"\xff no journal\n")
    assert journalled(path, Work(), resume=True) == 0


def test_a_file_that_changed_since_is_read_again(tmp_path: Path) -> None:
    folder, out = letters(tmp_path / "in", 3), tmp_path / "out.jsonl"
    (folder / "bad.txt").write_bytes(b"")
    inputs = [Input(str(path), path) for path in sorted(folder.iterdir())]
    journal = Journal(out, Work(), resume=False)
    list(Batch(inputs, Work(), journal=journal).outcomes())
    journal.close(remove=False)
    (folder / "0001.txt").write_text(LETTER.format(77, 77777, ""), encoding="utf-8")
    (folder / "bad.txt").write_text(LETTER.format(8, 8, ""), encoding="utf-8")
    assert call("extract", folder, "-o", out, "--resume").code == 0
    text = out.read_text(encoding="utf-8")
    assert "77777万元" in text
    assert len(sources(out)) == 4


# --- failures and what is said -------------------------------------------------------------------------------------


def test_failures_are_written_to_a_file_and_counted(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 4)
    (folder / "0001.txt").write_bytes(b"")
    result = call("extract", folder, "none.txt", "-f", "jsonl", "--errors", tmp_path / "errors.jsonl")
    entries = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(Path(entry["source"]).name, entry["code"]) for entry in entries] == [
        ("0001.txt", "RS302"),
        ("none.txt", "RS301"),
    ]
    assert result.code == 3
    assert "3 documents, 6 items, 2 failed" in result.err
    assert call("extract", EXAMPLE, "--errors", tmp_path / "none.jsonl").code == 0
    assert (tmp_path / "none.jsonl").read_text() == ""


def test_strict_stops_at_the_first_failure_and_writes_no_file(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 4)
    (folder / "0001.txt").write_bytes(b"")
    result = call("extract", folder, "--strict", "-o", tmp_path / "x.csv")
    assert (result.code, result.err.count("RS302")) == (3, 1)
    assert not (tmp_path / "x.csv").exists()


def test_dry_run_names_what_would_be_read(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 3)
    result = call("extract", folder, "--exclude", "0001*", "--dry-run", "-o", tmp_path / "x.csv")
    assert result.out.splitlines() == [str(folder / "0000.txt"), str(folder / "0002.txt")]
    assert not (tmp_path / "x.csv").exists()
    assert call("extract", folder, "none.txt", "--dry-run").code == 3


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        ([], ["W102", "RS301", "2 documents"], ["utf-8,"]),
        (["-q"], ["RS301"], ["W102", "2 documents"]),
        (["-qq"], [], ["RS301", "W102", "2 documents"]),
        (["-v"], ["W102", "RS301", "2 documents", "utf-8, "], []),
    ],
)
def test_as_much_is_said_as_is_asked_for(tmp_path: Path, words: list[str], said: list[str], unsaid: list[str]) -> None:
    (tmp_path / "undated.txt").write_text("王海代表：\n\n我局新建学校3所。\n", encoding="utf-8")
    result = call("extract", tmp_path, EXAMPLE, "none.txt", *words)
    assert result.code == 3
    assert [word for word in said if word not in result.err] == []
    assert [word for word in unsaid if word in result.err] == []


def test_progress_goes_to_standard_error_with_rate_and_time_left(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 3)
    result = call("extract", folder, "-f", "jsonl", "--progress", FORCE_COLOR="1", TTY_COMPATIBLE="1")
    assert "3/3" in result.err
    assert "/s" in result.err
    assert all(json.loads(line) for line in result.out.splitlines())
    assert "3/3" not in call("extract", folder).err


@pytest.mark.parametrize(
    ("to_file", "terminal", "shown"), [(True, True, True), (False, False, True), (False, True, False)]
)
def test_progress_is_shown_on_a_terminal_that_the_results_do_not_go_to(
    tmp_path: Path, to_file: bool, terminal: bool, shown: bool
) -> None:
    words = ["extract", letters(tmp_path / "in", 3), *(["-o", tmp_path / "x.csv"] if to_file else [])]
    result = call(*words, terminal=terminal, watched=True, TERM="xterm", TTY_COMPATIBLE="1")
    assert ("3/3" in result.err) == shown
    assert "3/3" not in call(*words, "--no-progress", terminal=terminal, watched=True, TERM="xterm").err


def test_an_interrupted_database_is_completed(tmp_path: Path) -> None:
    folder, out = letters(tmp_path / "in", 200, longer=10), tmp_path / "x.sqlite"
    with start("extract", folder, "-o", out) as process:
        until(lambda: lines_of(tmp_path / "x.sqlite.part") > 10)
        process.kill()
    assert call("extract", folder, "-o", out, "--resume").code == 0
    with sqlite3.connect(out) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (200,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# --- settings ------------------------------------------------------------------------------------------------------


def test_options_come_before_variables_before_settings_files_before_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replyscan.toml").write_text('[extract]\nformat = "json"\nheader = "zh"\nfields = "verb"\n')
    first = {"json": "{", "csv": "动作\n", "tsv": "动作\n"}
    assert call("extract", EXAMPLE, "-q", "-f", "csv").out.startswith(first["csv"])
    assert call("extract", EXAMPLE, "-q", "-f", "csv", "--header", "en").out.startswith("verb\n")
    assert call("extract", EXAMPLE, "-q", "-f", "csv", "--fields", "agency").out.startswith("责任单位\n")
    assert call("extract", EXAMPLE, "-o", tmp_path / "x.csv", "--no-bom").code == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").startswith(first["csv"])
    (tmp_path / "replyscan.toml").write_text('[extract]\nformat = "json"\n')
    assert call("extract", EXAMPLE).out.startswith("{")
    assert call("extract", EXAMPLE, REPLYSCAN_FORMAT="tsv").out.startswith("source\t")
    assert call("extract", EXAMPLE, "-f", "md", REPLYSCAN_FORMAT="tsv").out.startswith("<!-- replyscan ")


def test_a_settings_file_serves_formats_that_have_no_use_for_some_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings_of_tables = 'header = "zh"\nfields = "verb"\nlong = false\nsort = "verb"\nraw-cells = true\nbom = true\n'
    (tmp_path / "replyscan.toml").write_text(f'[extract]\n{settings_of_tables}offset-unit = "utf16"\n')
    letter = "王海代表：\n\n𠮷市教育局新建学校3所。\n".encode()
    output = json.loads(call("extract", "-f", "json", stdin=letter).out)
    assert output["offset_unit"] == "utf16"
    (task,) = json.loads(call("extract", "-f", "labelstudio", stdin=letter).out)
    units = task["data"]["text"].encode("utf-16-le")
    for value in (result["value"] for result in task["predictions"][0]["result"] if "value" in result):
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
    assert call("extract", "-o", tmp_path / "x.sqlite", stdin=letter).code == 0
    assert call("extract", "-f", "csv", stdin=letter).out.startswith("\ufeff动作")


def test_a_wrong_setting_is_named_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replyscan.toml").write_text("[extract]\n\njob = 3\n")
    result = call("extract", EXAMPLE)
    assert result.code == 2
    assert "replyscan.toml:3" in result.err
    assert "extract.jobs" in result.err


def test_a_batch_in_a_thread_needs_no_signals() -> None:
    import threading

    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(call("extract", EXAMPLE, "-f", "jsonl").code))
    thread.start()
    thread.join()
    assert results == [0]


def test_outcomes_are_errors_or_documents(tmp_path: Path) -> None:
    (outcome,) = Batch([Input("none", tmp_path / "none")], Work()).outcomes()
    assert isinstance(outcome.error, InputError)
    assert outcome.document is None


def test_files_of_the_same_content_are_told_because_their_figures_would_be_counted_twice(tmp_path: Path) -> None:
    folder = letters(tmp_path / "in", 3)
    (folder / "copy.txt").write_bytes((folder / "0001.txt").read_bytes())
    result = call("extract", folder, "-f", "jsonl")
    assert "1 document has the same content as one before it" in result.err
    assert len(result.out.splitlines()) == 4
    named = call("extract", folder, "-f", "jsonl", "-v").err
    assert f"{folder / 'copy.txt'}: has the same content as {folder / '0001.txt'}" in named
    assert "same content" not in call("extract", folder / "0001.txt", folder / "0002.txt").err
