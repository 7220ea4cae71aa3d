"""What is wrong in a rule file is told at its place, all at once, with the nearest known name."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import replyscan
from replyscan import late_pattern, load_rules
from replyscan.cli import app
from replyscan.errors import RuleError
from replyscan.late_pattern import LatePattern
from replyscan.pipeline import Pipeline
from replyscan.records import Text
from replyscan.rules import RuleSet, builtin_folder, check_rules

SOURCE = Path(replyscan.__file__).parent
REPLY = Path(__file__).parents[1] / "examples" / "2024-lanxi-elderly-care.txt"
BAD = Path(__file__).parent / "rules" / "bad"
FILES = sorted(BAD.glob("*.yaml"))


def expected(path: Path) -> list[str]:
    """The lines `# expect: LINE:COLUMN: CODE: message` at the head of a bad file."""
    return re.findall(r"^# expect: (.+)$", path.read_bytes().decode("utf-8", "replace"), re.M)


def told(path: Path) -> list[str]:
    """What the check says of a file, without its path."""
    return [str(problem).removeprefix(f"{path}:") for problem in check_rules(path).errors]


def test_there_are_enough_bad_files() -> None:
    assert len(FILES) >= 40
    assert all(expected(path) for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_is_told_at_its_place(path: Path) -> None:
    assert told(path) == expected(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_stops_loading(path: Path) -> None:
    with pytest.raises(RuleError) as caught:
        load_rules(path)
    assert [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems] == expected(path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as stream:
        stream.truncate(50_000_000)
    assert told(huge) == [
        "1:1: RS202: the file has 50,000,000 bytes; a rule file has at most 2,000,000. Split it by topic."
    ]


def test_another_encoding_is_named_with_its_first_byte(tmp_path: Path) -> None:
    file = tmp_path / "wide.yaml"
    file.write_bytes("id: 授牌\n".encode("utf-16"))
    assert told(file) == ["1:1: RS203: the file is not UTF-8 (byte 0xFF); save it as UTF-8."]


@pytest.mark.parametrize(("name", "message"), [("nothing", "no such file"), ("empty", "no rule file")])
def test_a_folder_without_rules_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RuleError, match=message) as caught:
        load_rules(tmp_path / name)
    assert caught.value.code == "RS201"


def test_the_same_word_in_an_overlay_is_a_warning_only(tmp_path: Path) -> None:
    file = tmp_path / "more.yaml"
    file.write_text(
        "id: my.verbs\nkind: lexicon\nfield: action\nlabel: fund\ndescription: Money.\nwords: [单列]\n"
        "tests: [{text: 单列资金, expect: [单列]}, {text: 列席会议, expect: []}]\n",
        encoding="utf-8",
    )
    checked = check_rules(file)
    assert checked.errors == ()
    assert [str(note) for note in checked.warnings] == [
        f"{file}:6:9: RS251: the word '单列' is in the rule 'actions.fund' already."
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[授牌、颁牌]", "'授牌、颁牌' looks like several; words of a list stand apart by a half-width comma."),
        ("[“授牌”]", "'“授牌”' is found in its quotation marks only; leave them out to find it anywhere."),
    ],
)
def test_words_run_together_or_in_quotation_marks_are_a_warning(tmp_path: Path, words: str, told: str) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(
        f"id: my.words\nkind: lexicon\nfield: action\nlabel: issue\ndescription: Plaques.\nwords: {words}\n"
        "tests: [{text: “授牌”，授牌、颁牌, expect: [授牌]}, {text: 讲课, expect: []}]\n",
        encoding="utf-8",
    )
    assert [str(note) for note in check_rules(file).warnings] == [f"{file}:6:9: RS253: the word {told}"]


def test_the_command_prints_problems_and_fails_with_two() -> None:
    path = BAD / "several-at-once.yaml"
    result = CliRunner().invoke(app, ["rules", "check", str(path)])
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [f"{path}:{line}" for line in expected(path)]


def test_the_built_in_rules_have_neither_error_nor_warning() -> None:
    assert check_rules().errors == check_rules().warnings == ()


def test_every_field_of_the_built_in_rules_may_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = functools.cache(re.compile)

    class Early(LatePattern):
        """A pattern that shows at once whether it is one; most are the same without a field as with it."""

        def __init__(self, pattern: str, flags: int) -> None:
            super().__init__(compiled(pattern, flags).pattern, flags)

    monkeypatch.setattr(late_pattern, "LatePattern", Early)
    rules, text = load_rules(), Text(REPLY.read_text(encoding="utf-8"))
    for field in {rule.field for rule in rules.rules if rule.field != "compare_setting"}:
        without = RuleSet(tuple(rule for rule in rules.rules if rule.field != field), field)
        document = Pipeline(without).extract(text)
        assert replyscan.compare(document, document, rules=without) is not None


def test_every_field_of_a_built_in_rule_is_asked_for_by_a_finder() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "fields.py")
    assert {rule.field for rule in load_rules().rules if f'"{rule.field}"' not in code} == set()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_rule_file_never_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = (builtin_folder() / "status" / "cues.yaml").read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    file = tmp_path_factory.getbasetemp() / "damaged.yaml"
    file.write_bytes(content[:start] + data.draw(st.binary(max_size=8)) + content[end:])
    for problem in check_rules(file).errors:
        assert problem.path == str(file)
        assert problem.line >= 1
        assert problem.column >= 1
