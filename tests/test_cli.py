"""The command line: streams, formats, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "2024-lanxi-elderly-care.txt"
RUN = [sys.executable, "-c", "from replyscan.cli import main; main()"]


def run(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Runs the command line in a process of its own."""
    return subprocess.run([*RUN, *arguments], input=stdin, capture_output=True, check=False)


def test_json_has_the_published_envelope() -> None:
    result = run("extract", str(EXAMPLE), "--format", "json")
    output = json.loads(result.stdout)
    assert result.returncode == 0
    assert output["schema_version"] == "1"
    assert output["offset_unit"] == "codepoint"
    assert output["documents"][0]["meta"]["proposal_number"] == "0058"


def test_standard_input_reads_like_the_file() -> None:
    piped = json.loads(run("extract", "-f", "json", stdin=EXAMPLE.read_bytes()).stdout)["documents"][0]
    named = json.loads(run("extract", str(EXAMPLE), "-f", "json").stdout)["documents"][0]
    assert piped["items"] == named["items"]


def test_csv_is_the_default_in_a_pipe_and_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("extract", str(empty), str(EXAMPLE))
    assert result.returncode == 3
    assert b"RS302" in result.stderr
    assert result.stdout.count(b"\n") > 10


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["extract", "--format", "xml", str(EXAMPLE)], 2),
        (["extract", "no-such-file.txt"], 3),
        (["extract", str(EXAMPLE), "-o", str(EXAMPLE)], 2),
        (["extract", str(EXAMPLE), "-o", "/no/such/folder/x.csv"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    result = run(*arguments)
    assert result.returncode == code
    assert b"Traceback" not in result.stderr


def test_output_file_takes_its_format_from_its_suffix(tmp_path: Path) -> None:
    target = tmp_path / "items.csv"
    assert run("extract", str(EXAMPLE), "-o", str(target)).returncode == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfsource,")


def test_help_names_every_command_with_an_example() -> None:
    text = run("--help").stdout.decode()
    for command in ("extract", "evaluate"):
        assert f"replyscan {command}" in text
