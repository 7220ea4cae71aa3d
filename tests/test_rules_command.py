"""`replyscan rules`: list, show, where, test, new, coverage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from replyscan import load_rules
from replyscan.cli import app
from replyscan.errors import UsageError
from replyscan.rules import builtin_folder, check_rules
from replyscan.rules.templates import template, template_kinds

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["rules", *words])


def test_list_has_one_line_for_each_rule_in_force() -> None:
    lines = run("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in load_rules().rules]


def test_list_of_a_field_has_its_rules_alone() -> None:
    lines = run("list", "--field", "action").stdout.splitlines()
    assert {line.split()[2] for line in lines} == {"action"}


def test_show_prints_the_rule_as_it_is_written() -> None:
    shown = run("show", "status.planned").stdout
    source = (builtin_folder() / "status" / "cues.yaml").read_text(encoding="utf-8")
    place, text = shown.split("\n", 1)
    assert re.fullmatch(r"# .+cues\.yaml:\d+", place)
    assert text.startswith("id: status.planned\n")
    assert text.strip() in source


def test_where_names_the_place_of_a_rule_and_the_folders(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(template("lexicon"), encoding="utf-8")
    assert run("where", "my.awards", "--rules", str(file)).stdout == f"{file}:1\n"
    assert run("where", "--rules", str(file)).stdout.splitlines() == [str(builtin_folder()), str(file)]


@pytest.mark.parametrize(("command", "name", "meant"), [("show", "actions.fnd", "actions.fund"), ("where", "x", "")])
def test_an_unknown_rule_is_an_error_with_the_nearest_name(command: str, name: str, meant: str) -> None:
    error = run(command, name).exception
    assert isinstance(error, UsageError)
    assert error.code == "RS122"
    assert meant in error.message


@pytest.mark.parametrize("kind", template_kinds())
def test_the_example_of_a_kind_passes_check_and_its_own_tests(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"{kind}.yaml"
    file.write_text(run("new", kind).stdout, encoding="utf-8")
    assert (check_rules(file).errors, check_rules(file).warnings) == ((), ())
    result = run("test", str(file))
    assert result.exit_code == 0, result.stdout
    assert re.match(r"1 rule, [2-9] tests, 0 failed", result.stderr)


def test_a_failed_test_says_what_was_expected_and_found_with_the_text_marked(tmp_path: Path) -> None:
    file = tmp_path / "wrong.yaml"
    text = template("lexicon").replace("我局讲授课程, expect: []", "我局举行授牌仪式, expect: []")
    file.write_text(text, encoding="utf-8")
    result = run("test", str(file))
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [
        f"{file}:9: my.awards",
        "  text:     我局举行【授牌】仪式",
        "  expected: nothing",
        "  found:    授牌",
    ]


def test_coverage_counts_what_fired_and_names_what_never_did() -> None:
    result = run("coverage", str(EXAMPLES))
    rows = [line.split() for line in result.stdout.splitlines() if not line.startswith("dead file")]
    fired = {row[1]: int(row[0].replace(",", "")) for row in rows if row[0] != "never"}
    assert fired["actions.fund"] >= 1
    of_replies = {rule.id for rule in load_rules().rules if not rule.field.startswith("compare_")}
    assert {row[1] for row in rows} == of_replies
    assert not set(fired) & {row[1] for row in rows if row[0] == "never"}


def test_coverage_of_a_missing_file_fails_with_three() -> None:
    assert run("coverage", "no-such-reply.txt").exit_code == 3
