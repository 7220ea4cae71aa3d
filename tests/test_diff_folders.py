"""Folders of replies: which is compared with which, what has no counterpart, and thousands at once."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from diff_letters import letter, reply
from test_diff_cli import run as run_command

import replyscan
from replyscan import load_rules
from replyscan.comparison import ComparedReply, Shelf, run
from replyscan.comparison.pairing import pair_replies
from replyscan.comparison.words import Vocabulary
from replyscan.errors import UsageError
from replyscan.records import Document, Header

SETTINGS = Vocabulary.of(load_rules()).settings


def signed(subject: str, issuer: str = "青禾市民政局", number: str = "", source: str = "") -> ComparedReply:
    """A reply of which only the header matters."""
    meta = Header(subject=f"关于{subject}的建议", issuers=(issuer,), proposal_number=number)
    return ComparedReply(source or f"{subject}.txt", "", meta, 1)


def paired(old: Sequence[ComparedReply], new: Sequence[ComparedReply], by: str = "subject") -> set[tuple[int, int]]:
    """The positions of the pairs."""
    return {(one.old, one.new) for one in pair_replies(old, new, by, SETTINGS)}  # type: ignore[arg-type]


def test_replies_pair_by_issuer_and_like_subject() -> None:
    old = [signed("加强老旧小区消防安全"), signed("发展社区养老服务"), signed("治理河道", "青禾市水利局")]
    new = [signed("进一步发展社区养老服务业"), signed("治理河道"), signed("加强老旧小区电梯和消防安全")]
    assert paired(old, new) == {(0, 2), (1, 0), (2, 1)}


def test_like_subjects_of_different_bodies_do_not_pair() -> None:
    old = [signed("加强校园周边食品安全", "青禾市教育局"), signed("扩大绿地")]
    new = [signed("加强校园周边食品安全监管", "青禾市公安局"), signed("治理噪声")]
    assert paired(old, new) == set()


def test_replies_pair_by_number_when_asked() -> None:
    old = [signed("甲", number="0021"), signed("乙", number="8"), signed("丙")]
    new = [signed("丁", number="8"), signed("戊", number="21"), signed("己")]
    assert paired(old, new, "number") == {(0, 1), (1, 0)}


def test_one_against_one_is_a_pair_whatever_it_is_about() -> None:
    assert paired([signed("甲", "甲局")], [signed("乙", "乙局")]) == {(0, 0)}


def test_the_order_of_files_changes_no_pair() -> None:
    subjects = ["加强老旧小区消防安全", "加强新建小区消防安全", "发展养老服务", "发展托育服务", "治理河道"]
    old = [signed(subject) for subject in subjects]
    named = {(old[i].source, old[j].source) for i, j in paired(old, old)}
    assert named == {(reply.source, reply.source) for reply in old}
    turned = old[::-1]
    assert {(old[i].source, turned[j].source) for i, j in paired(old, turned)} == named


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders: two replies that go on, one of each year alone."""
    told = {
        2024: {
            "a": ("建设社区书房", "我局将新建社区书房12个。"),
            "b": ("治理噪声", "我局将安装声屏障8公里。"),
            "c": ("保护古树", "我局将为古树投保。"),
        },
        2025: {
            "x": ("治理广场噪声", "我局已安装声屏障9公里。"),
            "y": ("加快建设社区书房", "我局已建成社区书房12个。"),
            "z": ("发展夜市", "我局将设置夜市3处。"),
        },
    }
    for year, replies in told.items():
        folder = tmp_path / str(year)
        folder.mkdir()
        for name, (subject, sentence) in replies.items():
            (folder / f"{name}.txt").write_text(letter([sentence], year, subject), encoding="utf-8")
    return tmp_path / "2024", tmp_path / "2025"


def test_folders_on_the_command_line(folders: tuple[Path, Path]) -> None:
    output = json.loads(run_command("diff", *folders, "-f", "json").stdout)
    names = [
        (Path(output["old"][pair["old"]]["source"]).stem, Path(output["new"][pair["new"]]["source"]).stem)
        for pair in output["pairs"]
    ]
    assert names == [("a", "y"), ("b", "x")]
    assert [Path(source).stem for source in output["unpaired"]["old"] + output["unpaired"]["new"]] == ["c", "z"]
    assert [row["verdict"] for row in output["changes"]] == ["fulfilled", "fulfilled"]
    assert [row["pair"] for row in output["changes"]] == [0, 1]


@pytest.mark.parametrize("form", ["table", "markdown", "csv"])
def test_replies_without_a_counterpart_are_reported(folders: tuple[Path, Path], form: str) -> None:
    result = run_command("diff", *folders, "-f", form)
    said = (result.stderr if form == "csv" else result.stdout).replace("\n", "")
    assert "only old" in said
    assert "only new" in said


def test_a_file_lists_the_pairs(folders: tuple[Path, Path], tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("old,new\n# by hand\nc.txt,z\n", encoding="utf-8")
    output = json.loads(run_command("diff", *folders, "-f", "json", "--pairs", pairs).stdout)
    assert [pair["paired_by"] for pair in output["pairs"]] == ["list"]
    assert [row["verdict"] for row in output["changes"]] == ["dropped", "new"]


@pytest.mark.parametrize(
    ("line", "code"), [("a.txt,nobody.txt", "RS164"), ("a.txt", "RS162"), ("a.txt,x.txt,y.txt", "RS162")]
)
def test_a_line_that_names_no_pair(folders: tuple[Path, Path], tmp_path: Path, line: str, code: str) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text(line, encoding="utf-8")
    result = run_command("diff", *folders, "--pairs", pairs)
    assert (result.returncode, code in result.stderr, "pairs.csv:1" in result.stderr) == (2, True, True)


def test_one_bad_file_in_a_folder_stops_nothing(folders: tuple[Path, Path]) -> None:
    (folders[0] / "d.txt").touch()
    result = run_command("diff", *folders, "-f", "json")
    assert result.returncode == 3
    assert "RS302" in result.stderr
    assert len(json.loads(result.stdout)["changes"]) == 2


def test_the_library_compares_lists_of_documents() -> None:
    one, other = reply(["我局将新建社区书房12个。"]), reply(["我局已建成社区书房12个。"], 2025)
    comparison = replyscan.compare([one], [other])
    assert [row.verdict for row in comparison.rows] == ["fulfilled"]
    frame = comparison.to_frame()
    assert list(frame["verdict"]) == ["fulfilled"]
    assert list(frame["old_text"]) == ["我局将新建社区书房12个"]
    with pytest.raises(UsageError):
        replyscan.compare([one], [other], by="weather")  # type: ignore[arg-type]


def _year(count: int, year: int) -> list[Document]:
    """`count` replies of one body on subjects that differ in a number, all with the same items."""
    document = reply(["我局将新建社区书房12个，建立孤寡老人探访制度。"], year)
    words = "老旧小区社区书房托育养老古树河道噪声夜市公交校园食品消防电梯停车绿地"
    return [
        replace(
            document,
            source=f"{year}/{place}",
            meta=replace(document.meta, subject="".join(words[(place * step) % len(words)] for step in (1, 3, 7, 11))
                         + f"第{place}片区"),
        )
        for place in range(count)
    ]  # fmt: skip


def test_thousands_of_replies_of_one_body_pair_in_little_memory() -> None:
    old, new = Shelf(_year(1000, 2024)), Shelf(_year(1000, 2025))
    rules = load_rules()
    tracemalloc.start()
    running = run(old, new, rules)
    seen = sum(len(rows) for _, rows in running.results)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(running.pairings) == 1000
    assert all(pairing.old == pairing.new for pairing in running.pairings)
    assert seen == 2000
    assert peak < 20_000_000


def alike(path: Path, names: Sequence[str] = ("021", "022")) -> tuple[Path, Path]:
    """Two folders of replies on disk that pair one by one."""
    for year in (2024, 2025):
        (path / str(year)).mkdir()
        for name in names:
            text = letter([f"我局将新建社区书房{name}个。"], year, subject=f"第{name}号事项", number=name)
            (path / str(year) / f"{name}.txt").write_text(text, encoding="utf-8")
    return path / "2024", path / "2025"


def test_no_reply_of_a_folder_is_overwritten(tmp_path: Path) -> None:
    old, new = alike(tmp_path)
    before = (new / "021.txt").read_bytes()
    result = run_command("diff", old, new, "-o", new / "021.txt", "-f", "csv")
    assert (result.returncode, "RS401" in result.stderr) == (2, True), result.stderr
    assert (new / "021.txt").read_bytes() == before


def test_folders_without_a_pair_are_no_success(tmp_path: Path) -> None:
    old, new = alike(tmp_path)
    for reply_file in new.iterdir():
        reply_file.write_text(reply_file.read_text(encoding="utf-8").replace("青禾", "白石"), encoding="utf-8")
    nothing = tmp_path / "pairs.csv"
    nothing.write_text("old,new\n", encoding="utf-8")
    result = run_command("diff", old, new, "--pairs", nothing, "-f", "markdown")
    assert (result.returncode, "RS355" in result.stderr) == (3, True), result.stderr
    assert result.stdout.count("only old") == 2


def test_a_bad_json_file_among_several_is_reported_and_the_rest_compared(tmp_path: Path) -> None:
    old, new = alike(tmp_path)
    written = tmp_path / "extracted"
    written.mkdir()
    for name in ("021", "022"):
        run_command("extract", old / f"{name}.txt", "-o", written / f"{name}.json")
    (written / "021.json").write_text("{", encoding="utf-8")
    result = run_command("diff", written, new, "-f", "json")
    assert (result.returncode, "RS352" in result.stderr) == (3, True), result.stderr
    assert [row["verdict"] for row in json.loads(result.stdout)["changes"]] == ["repeated"]
