"""The command line: streams, formats, exit codes, options that mean nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import RUN, call, start
from forms import EXAMPLE

GOLD = Path(__file__).parent / "gold"
LATER = EXAMPLE.parent / "2025-lanxi-elderly-care.txt"
COMMANDS = ("extract", "diff", "explain", "show", "evaluate", "rules", "config", "doctor", "schema")


# --- streams -------------------------------------------------------------------------------------------------------


def test_json_has_the_published_envelope() -> None:
    output = json.loads(call("extract", EXAMPLE, "--format", "json").out)
    assert output["schema_version"] == "1"
    assert output["offset_unit"] == "codepoint"
    assert output["documents"][0]["meta"]["proposal_number"] == "0058"


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "md", "labelstudio", "doccano"])
def test_standard_input_gives_what_the_file_gives_but_for_the_name(form: str) -> None:
    named = call("extract", EXAMPLE, "-f", form)
    for words in ([], ["-"]):
        piped = call("extract", *words, "-f", form, "--stdin-name", EXAMPLE, stdin=EXAMPLE.read_bytes())
        assert piped == named
    anonymous = call("extract", "-f", form, stdin=EXAMPLE.read_bytes()).out
    assert anonymous.replace("<stdin>", str(EXAMPLE)) == named.out


def test_without_input_on_a_terminal_the_way_to_give_some_is_said() -> None:
    result = call("extract", terminal=True)
    assert result.code == 2
    assert "replyscan extract reply.txt" in result.err
    assert result.out == ""


def test_results_alone_go_to_standard_output(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = call("extract", tmp_path / "empty.txt", EXAMPLE, EXAMPLE.parent, "-f", "jsonl", "-v")
    assert all(json.loads(line)["items"] for line in result.out.splitlines())
    assert "RS302" in result.err
    assert "1 failed" in result.err


JSON_COMMANDS: list[list[object]] = [
    ["extract", EXAMPLE, "none.txt", "-f", "json"],
    ["extract", EXAMPLE, "none.txt", "-f", "labelstudio"],
    ["diff", EXAMPLE, LATER, "-f", "json"],
    ["diff", EXAMPLE, EXAMPLE, "-f", "json"],
    ["explain", EXAMPLE, "--json"],
    ["evaluate", GOLD, "--json"],
    ["schema"],
    ["schema", "jsonl"],
]


@pytest.mark.parametrize("words", JSON_COMMANDS, ids=lambda words: " ".join(map(str, words)).replace("/", "_")[-40:])
def test_standard_output_of_every_command_is_its_result_alone(words: list[object]) -> None:
    assert json.loads(call(*words).out)


@pytest.mark.parametrize(
    "words",
    [
        ["extract", EXAMPLE, "-f", "table"],
        ["show", EXAMPLE],
        ["explain", EXAMPLE],
        ["diff", EXAMPLE, LATER, "-f", "table"],
        ["rules", "list"],
        ["config", "show"],
        ["doctor"],
    ],
    ids=lambda words: " ".join(map(str, words[:2])).replace("/", "_")[-30:],
)
def test_no_command_puts_codes_into_a_pipe(words: list[object]) -> None:
    result = call(*words)
    assert "\x1b" not in result.out + result.err
    assert call(*words, GITHUB_ACTIONS="true").out == result.out


@pytest.mark.parametrize(
    "words",
    [["show", EXAMPLE], ["rules", "list"], ["rules", "show", "actions.fund"], ["schema"]],
    ids=["show", "rules list", "rules show", "schema"],
)
def test_a_reader_that_leaves_ends_every_command_in_silence(words: list[object]) -> None:
    with start(*words, stdin=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_files_and_pipes_get_utf8_whatever_the_locale() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "REPLYSCAN_LANG": "zh"}
    done = subprocess.run([*RUN, "extract", EXAMPLE, "none.txt"], capture_output=True, env=environment, check=False)
    assert "兰溪市民政局" in done.stdout.decode("utf-8")
    assert "没有这个文件" in done.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "terminal", "begins"),
    [([], True, "关于市政协"), ([], False, "source,"), (["-f", "json"], True, "{"), (["-o", "-"], False, "source,")],
)
def test_a_terminal_gets_a_table_and_a_pipe_csv(words: list[str], terminal: bool, begins: str) -> None:
    assert call("extract", EXAMPLE, *words, terminal=terminal, NO_COLOR="1").out.startswith(begins)


@pytest.mark.parametrize(
    ("words", "variables", "coloured"),
    [
        (["--color", "always"], {}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1", "TERM": "xterm"}, True),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {}, False),
    ],
)
def test_colours_are_for_terminals_and_for_those_who_ask(
    words: list[str], variables: dict[str, str], coloured: bool
) -> None:
    result = call("extract", EXAMPLE, "-f", "table", *words, **variables)
    assert ("\x1b[" in result.out) == coloured


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize(
    "words", [["extract", EXAMPLE], ["show", EXAMPLE], ["diff", EXAMPLE, LATER]], ids=lambda w: w[0]
)
def test_without_colour_a_terminal_gets_no_codes_at_all(words: list[object], variables: dict[str, str]) -> None:
    assert "\x1b" not in call(*words, terminal=True, **variables).out
    assert "\x1b[" in call(*words, terminal=True, TERM="xterm").out


@pytest.mark.parametrize("columns", ["70", "80", "100", "200"])
def test_columns_of_tables_line_up_with_han_text_and_lose_nothing(columns: str) -> None:
    from rich.cells import cell_len

    lines = call("extract", EXAMPLE, "-f", "table", COLUMNS=columns).out.splitlines()
    table = [line for line in lines if line[:1] in "┏┃┡│└"]
    assert len({cell_len(line.rstrip()) for line in table}) == 1
    assert cell_len(table[0]) <= int(columns)
    assert "…" not in "".join(lines)
    assert next(line for line in table if "资金" in line).startswith("│ done")
    for figure in ("2600万元", "86个", "12.4万人次", "900万元", "3800余名"):
        assert any(figure in line for line in table), figure


@pytest.mark.parametrize("columns", [40, 69])
def test_a_narrow_terminal_gets_lines_and_no_columns_of_single_characters(columns: int) -> None:
    from rich.cells import cell_len

    lines = call("extract", EXAMPLE, terminal=True, COLUMNS=str(columns), NO_COLOR="1").out.splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert "  object: 社区养老服务站24个" in lines
    assert "  by / when: 2024年底前" in lines
    assert lines.count("planned") == 6


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--long"], "2600万元"),
        (["--long", "--header", "zh"], "数量原文"),
        (["--fields", "agency,verb,rules"], "rules"),
        (["--sort", "-amount_high"], "proposal_number"),
    ],
)
def test_a_terminal_shows_the_columns_and_the_order_that_are_asked_for(words: list[str], found: str) -> None:
    result = call("extract", EXAMPLE, *words, terminal=True, COLUMNS="200", NO_COLOR="1")
    assert result.code == 0
    assert found in result.out
    if "--sort" in words:
        rows = [line for line in result.out.splitlines() if line.startswith("│")]
        assert "2600万元" in rows[0]
        assert "900万元" in rows[1]


def test_a_reader_that_leaves_ends_the_run_in_silence() -> None:
    with start("extract", EXAMPLE, LATER, "-f", "json", "--all") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read().replace(b"replyscan: 2 documents", b"") in (b"",)
    assert process.returncode == 0


def test_json_lines_come_a_document_at_a_time(tmp_path: Path) -> None:
    """The first line is there while the second input, a named pipe that nobody writes to, is still waited for."""
    import os

    os.mkfifo(tmp_path / "waiting.txt")
    with start("extract", EXAMPLE, tmp_path / "waiting.txt", "-f", "jsonl") as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["source"] == str(EXAMPLE)
        (tmp_path / "waiting.txt").write_bytes(EXAMPLE.read_bytes())
        assert json.loads(process.stdout.readline())["source"].endswith("waiting.txt")


# --- exit codes ----------------------------------------------------------------------------------------------------

BAD_USE: list[tuple[list[str], int, str]] = [
    (["extract", "FILE", "--format", "xml"], 2, "choose one of table, csv"),
    (["extract", "FILE", "-o", "x.xyz"], 2, "add --format"),
    (["extract", "none.txt"], 3, "RS301"),
    (["extract", "FILE", "-o", "FILE"], 2, "RS401"),
    (["extract", "FILE", "-o", "/no/such/folder/x.csv"], 2, "RS402"),
    (["extract", "FILE", "--save-text", "FOLDER"], 2, "RS401"),
    (["extract", "FILE", "--errors", "/no/such/folder/x"], 2, "RS402"),
    (["extract", "FILE", "-f", "sqlite"], 2, "add -o FILE"),
    (["extract", "FILE", "-f", "json", "--long"], 2, "--long means nothing for json"),
    (["extract", "FILE", "-f", "json", "--fields", "verb"], 2, "--fields means nothing for json"),
    (["extract", "FILE", "-f", "csv", "--with-text"], 2, "--with-text means nothing for csv"),
    (["extract", "FILE", "-f", "json", "--sort", "verb"], 2, "--sort means nothing for json"),
    (["extract", "FILE", "-f", "jsonl", "--header", "zh"], 2, "--header means nothing for jsonl"),
    (["extract", "FILE", "--fields", "agancy"], 2, "did you mean 'agency'"),
    (["extract", "FILE", "--sort", "-amount"], 2, "did you mean 'amounts'"),
    (["extract", "FILE", "--status", "finished"], 2, "done, ongoing, planned, declined"),
    (["extract", "FILE", "--min-amount", "much"], 2, "500万"),
    (["extract", "FILE", "--since", "soon"], 2, "2024-05"),
    (["extract", "FILE", "--fail-on", "decline"], 2, "did you mean 'declined'"),
    (["extract", "FILE", "--header", "fr"], 2, "en, zh"),
    (["extract", "FILE", "--color", "blue"], 2, "auto, always, never"),
    (["extract", "FILE", "--lang", "fr"], 2, "en, zh"),
    (["extract", "FILE", "--offset-unit", "byte"], 2, "codepoint, utf16"),
    (["extract", "FILE", "-f", "doccano", "--offset-unit", "utf16"], 2, "--offset-unit means nothing for doccano"),
    (["extract", "FILE", "-f", "json", "--keep-contacts"], 2, "--keep-contacts means nothing for json"),
    (["extract", "FILE", "--manifest", "FILE"], 2, "RS401"),
    (["extract", "FILE", "-o", "x.csv", "--errors", "./x.csv"], 2, "two options would write it"),
    (["extract", "FILE", "--log-file", "FILE"], 2, "RS401"),
    (["extract", "FILE", "--log-file", "/no/such/folder/x"], 2, "RS402"),
    (["extract", "FILE", "--limit", "0"], 2, "at least 1"),
    (["extract", "FILE", "--resume"], 2, "add -o FILE"),
    (["extract", "FILE", "--max-bytes", "100"], 3, "--max-bytes 100"),
    (["extract", "FILE", "--encoding", "klingon"], 3, "--encoding"),
    (["extract", "FILE", "--jobs", "-1"], 2, "jobs"),
    (["extract", "FILE", "--no-such-option"], 2, "no-such-option"),
    (["no-such-command"], 2, "no-such-command"),
]


@pytest.mark.parametrize(("words", "code", "said"), BAD_USE, ids=[" ".join(words) for words, *_ in BAD_USE])
def test_wrong_use_is_one_sentence_and_its_exit_code(words: list[str], code: int, said: str) -> None:
    places = {"FILE": str(EXAMPLE), "FOLDER": str(EXAMPLE.parent)}
    before = EXAMPLE.read_bytes()
    result = call(*(places.get(word, word) for word in words))
    assert result.code == code
    assert said in result.err
    assert "Traceback" not in result.err
    assert EXAMPLE.read_bytes() == before


BAD_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "RS302"),
    "program.txt": (bytes(range(256)), "RS303"),
    "garbled.txt": (b"\xff\xff\x80 abc", "RS304"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "RS306"),
    "cut.pdf": (b"%PDF-1.4 cut", "RS310"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_one_bad_file_is_named_and_the_others_are_put_out(name: str, tmp_path: Path) -> None:
    content, code = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    result = call("extract", tmp_path / name, EXAMPLE, "-f", "jsonl")
    assert result.code == 3
    assert [line for line in result.err.splitlines() if code in line and name in line]
    assert len(result.out.splitlines()) == 1


def test_a_folder_without_replies_is_named(tmp_path: Path) -> None:
    result = call("extract", tmp_path)
    assert (result.code, "RS305" in result.err) == (3, True)


def test_a_text_that_is_no_reply_is_a_warning() -> None:
    result = call("extract", stdin="今天天气很好。".encode())
    assert result.code == 0
    assert "W101" in result.err
    assert len(result.out.splitlines()) == 1


def test_a_fault_of_ours_is_one_input_s_failure_and_shown_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    from replyscan.pipeline import Pipeline

    monkeypatch.setattr(Pipeline, "extract", lambda *_: 1 / 0)
    usual, asked = call("extract", EXAMPLE), call("extract", EXAMPLE, "-vv")
    assert usual.code == asked.code == 3
    assert "RS399" in usual.err
    assert "please report" in usual.err
    assert ("Traceback" in usual.err, "Traceback" in asked.err) == (False, True)


REPLY = "王海代表：\n\n{}\n\n市教育局\n2024年5月6日\n"
FINDINGS = {
    "declined": "因财力有限，我局暂不具备新建学校的条件。",
    "soft": "我局力争新建学校3所。",
    "no-deadline": "下一步，我局将新建学校3所。",
    "overdue": "我局将于2024年9月底前新建学校3所。",
    "planned": "下一步，我局将新建学校3所。",
    "no-items": "您好。",
    "warning": "您好。",
}


@pytest.mark.parametrize("kind", FINDINGS)
def test_each_finding_flips_the_exit_code_only_when_asked_for(kind: str) -> None:
    letter = REPLY.format(FINDINGS[kind])
    if kind == "warning":
        letter = "您好。"
    plain = REPLY.format("2023年，我局新建学校3所。")
    asked = ["extract", "--fail-on", kind, "--as-of", "2024-12-31"]
    assert call(*asked, stdin=letter.encode()).code == 1
    assert call(*asked, "--exit-zero", stdin=letter.encode()).code == 0
    assert call("extract", stdin=letter.encode()).code == 0
    assert call(*asked, stdin=plain.encode()).code == 0


def test_what_is_overdue_depends_on_the_day() -> None:
    letter = REPLY.format(FINDINGS["overdue"]).encode()
    assert call("extract", "--fail-on", "overdue", "--as-of", "2024-09-01", stdin=letter).code == 0


# --- help ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_help_names_every_command_with_an_example_at_every_width(columns: str) -> None:
    text = " ".join(call("--help", COLUMNS=columns).out.split())
    for command in COMMANDS:
        assert f"replyscan {command}" in text, command


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command: str) -> None:
    result = call(command, "--help")
    assert result.code == 0
    assert f"Example: replyscan {command}" in " ".join(result.out.split())


def test_version_and_doctor_say_what_a_report_needs() -> None:
    version = call("--version").out
    assert re.match(
        r"replyscan \S+ \(Python 3\.\d+\.\d+, spaCy \S+, pkuseg \S+, model pkuseg@\w+, rules builtin@\w+\)", version
    )
    checked = call("doctor")
    assert checked.code == 0
    assert all(line.startswith("ok ") for line in checked.out.splitlines())
    for word in ("Python", "spacy", "pkuseg", "rules", "GB18030", "PDF"):
        assert word in checked.out


def test_doctor_says_what_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    from replyscan.cli import doctor

    monkeypatch.setattr(doctor, "_segment", lambda: 1 / 0)
    result = call("doctor")
    assert result.code == 2
    assert "FAIL word segmenter: ZeroDivisionError" in result.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "pwsh"])
def test_completion_can_be_had_for_every_shell(shell: str) -> None:
    completed = call("extract", "--format", **{"_REPLYSCAN_COMPLETE": f"source_{shell}"})
    assert "replyscan" in completed.out


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("replyscan ext", ["extract"]),
        ("replyscan extract --format json", ["json", "jsonl"]),
        ("replyscan extract --status done,pl", ["done,planned"]),
        ("replyscan extract --fields verb,agency_", ["verb,agency_source"]),
        ("replyscan extract --fail-on over", ["overdue"]),
        ("replyscan extract --sort amount_h", ["amount_high"]),
        ("replyscan extract --agency 卫生健", ["卫生健康", "卫生健康和医疗保障"]),
        ("replyscan extract --lang z", ["zh"]),
        ("replyscan rules show actions.fun", ["actions.fund"]),
        ("replyscan rules list --field not_a", ["not_area", "not_agent", "not_agency"]),
        ("replyscan rules new le", ["lexicon"]),
        ("replyscan diff --fail-on dropped,brought", ["dropped,brought-forward"]),
        ("replyscan diff --format mark", ["markdown"]),
        ("replyscan schema s", ["sqlite"]),
    ],
)
def test_completion_offers_what_there_is(words: str, offered: list[str]) -> None:
    last = str(len(words.split()) - 1)
    completed = call(_REPLYSCAN_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=last)
    assert completed.out.split() == offered


# --- files ---------------------------------------------------------------------------------------------------------


def test_output_file_takes_its_format_from_its_suffix_and_a_mark_where_spreadsheets_want_one(tmp_path: Path) -> None:
    for name, begins in (("x.csv", b"\xef\xbb\xbfsource,"), ("x.tsv", b"source\t"), ("x.json", b"{"),
                         ("x.md", b"<!-- replyscan "), ("x.html", b"<!doctype html>"), ("x.xlsx", b"PK"),
                         ("x.parquet", b"PAR1"), ("x.sqlite", b"SQLite format 3")):  # fmt: skip
        assert call("extract", EXAMPLE, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert call("extract", EXAMPLE, "-o", tmp_path / "n.csv", "--no-bom").code == 0
    assert (tmp_path / "n.csv").read_bytes().startswith(b"source,")
    assert call("extract", EXAMPLE, "--bom").out.startswith("\ufeffsource,")


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("old")
    assert call("extract", EXAMPLE, "none.txt", "-o", tmp_path / "x.csv", "--strict").code == 3
    assert (tmp_path / "x.csv").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) in (["x.csv"], ["x.csv", "x.csv.part"])


def test_of_a_link_the_file_it_leads_to_is_replaced_and_pipes_are_written_to(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert call("extract", EXAMPLE, "-o", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes().startswith(b"\xef\xbb\xbfsource,")
    os.mkfifo(tmp_path / "pipe.jsonl")
    with start("extract", EXAMPLE, LATER, "-o", tmp_path / "pipe.jsonl") as process:
        lines = (tmp_path / "pipe.jsonl").read_text(encoding="utf-8").splitlines()
    assert process.returncode == 0
    assert [json.loads(line)["source"] for line in lines] == [str(EXAMPLE), str(LATER)]
    assert {path.name for path in tmp_path.iterdir()} == {
        "link.csv", "link.csv.manifest.json", "real.csv", "pipe.jsonl",
    }  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    for words in (["extract", EXAMPLE], ["rules", "list"]):
        with Path("/dev/full").open("wb") as full, start(*words, stdout=full) as process:
            assert process.stderr is not None
            assert process.stderr.read() == (
                b"replyscan: RS402: standard output cannot be written (No space left on device).\n"
            )
        assert process.returncode == 2
    result = call("extract", EXAMPLE, "-f", "csv", "-o", "/dev/full")
    assert (result.code, result.err.count("RS402")) == (2, 1)
    assert Path("/dev/full").is_char_device()


def test_the_text_that_offsets_refer_to_can_be_had(tmp_path: Path) -> None:
    page = EXAMPLE.parent / "2024-yunling-rural-bus.html"
    output = json.loads(call("extract", page, "-f", "json", "--with-text", "--save-text", tmp_path / "texts").out)
    (document,) = output["documents"]
    (saved,) = (tmp_path / "texts").iterdir()
    assert saved.read_text(encoding="utf-8") == document["text"]
    for item in document["items"]:
        assert document["text"][item["start"] : item["end"]] == item["text"]


def test_ascii_json_reads_the_same() -> None:
    plain, escaped = (call("extract", EXAMPLE, "-f", "json", *option).out for option in ([], ["--ascii"]))
    assert "兰溪" in plain
    assert escaped.isascii()
    assert json.loads(plain) == json.loads(escaped)


def test_filters_sorting_and_headings_work_together() -> None:
    words = ["--status", "planned,done", "--min-amount", "500万", "--sort", "-amount_high", "--since", "2024"]
    result = call("extract", EXAMPLE, *words, "--fields", "amounts,agency", "--header", "zh")
    rows = list(csv.reader(io.StringIO(result.out)))
    assert rows[0] == ["金额", "责任单位"]
    assert rows[1][0] == "2600万元"
    assert rows[2][0] == "不超过900万元"


@pytest.mark.parametrize(("name", "language"), [("zh_CN.UTF-8", "zh"), ("en_GB.UTF-8", "en"), ("C", "en")])
def test_messages_follow_the_locale_and_lang_comes_first(name: str, language: str) -> None:
    said = {"zh": "没有这个文件", "en": "there is no such file"}
    assert said[language] in call("extract", "none.txt", LC_ALL=name, REPLYSCAN_LANG="").err
    for asked in ("zh", "en"):
        assert said[asked] in call("extract", "none.txt", "--lang", asked, LC_ALL=name).err
        assert said[asked] in call("--lang", asked, "extract", "none.txt", LC_ALL=name).err


def test_the_first_inputs_alone_are_read_with_a_limit() -> None:
    names = call("extract", EXAMPLE.parent, "--dry-run").out.splitlines()
    assert len(names) > 2
    assert call("extract", EXAMPLE.parent, "--dry-run", "--limit", "2").out.splitlines() == names[:2]
    assert len(call("extract", EXAMPLE.parent, "--limit", "2", "-f", "jsonl").out.splitlines()) == 2


def test_offsets_may_count_utf16_units() -> None:
    letter = EXAMPLE.read_text(encoding="utf-8").replace("周岚", "𠮷岚").replace("41家", "41家𠮷店")
    units = letter.encode("utf-16-le")
    options = ["-f", "json", "--all", "--with-text"]
    documents = [json.loads(call("extract", *options, *more, stdin=letter.encode()).out)
                 for more in ([], ["--offset-unit", "utf16"])]  # fmt: skip
    assert [output["offset_unit"] for output in documents] == ["codepoint", "utf16"]
    quotes = [list(spans(output["documents"][0]["items"])) for output in documents]
    assert len(quotes[0]) == len(quotes[1]) > 50
    assert all(letter[start:end] == text for start, end, text in quotes[0])
    assert all(units[2 * start : 2 * end].decode("utf-16-le") == text for start, end, text in quotes[1])
    assert quotes[0] != quotes[1]
    rows = [call("extract", "--fields", "start,end", *more, stdin=letter.encode()).out.splitlines()[1:]
            for more in ([], ["--offset-unit", "utf16"])]  # fmt: skip
    assert rows[0] != rows[1]
    assert rows[0][0] == "101,151"
    assert rows[1][0] == "102,152"


def spans(node: object) -> Iterator[tuple[int, int, str]]:
    """(start, end, text) of everything in JSON that quotes the text."""
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from spans(part)
    if isinstance(node, dict) and "text" in node:
        start, end = node.get("start_offset", node.get("start")), node.get("end_offset", node.get("end"))
        if isinstance(start, int) and isinstance(end, int):
            yield start, end, node["text"].replace("\r", "")


def test_utf16_offsets_are_not_read_back_as_code_points(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    assert call("extract", EXAMPLE, "-o", path, "--offset-unit", "utf16").code == 0
    result = call("diff", path, EXAMPLE)
    assert result.code == 3
    assert "without --offset-unit" in result.err


def test_the_log_has_everything_with_its_time_whatever_is_said(tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    for _ in range(2):
        assert call("extract", EXAMPLE, "none.txt", "-qq", "--log-file", log).err == ""
    assert call("extract", "none.txt", "--strict", "-qq", "--log-file", log).code == 3
    lines = log.read_text(encoding="utf-8").splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d replyscan: ", line) for line in lines)
    assert sum("17 items" in line and "utf-8" in line for line in lines) == 2
    assert sum("RS301" in line for line in lines) == 3
    assert sum("1 document, 17 items, 1 failed" in line for line in lines) == 2
