"""Kept rules: the same rules without parsing, made anew when a file changes or the kept form is damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from replyscan.rules import RuleSet, builtin_folder, check_rules, checked, folder, load, load_rules
from replyscan.rules.files import read_layers
from replyscan.rules.templates import template, template_kinds

LOAD = "from replyscan.rules import load_rules; rules = load_rules(); print(rules.name, len(rules.rules))"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("REPLYSCAN_CACHE_DIR", str(folder))
    return folder


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def without_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every attempt to parse a rule file fail."""

    def refuse(*_: object) -> None:
        raise AssertionError("a rule file was parsed")

    monkeypatch.setattr(checked, "read_file", refuse)


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    file = tmp_path / "mine" / "awards.yaml"
    file.parent.mkdir()
    file.write_text(template("lexicon"), encoding="utf-8")
    return file


def test_the_second_start_parses_nothing_and_gives_the_same_rules(
    cache: Path, overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [load_rules(), load_rules(overlay)]
    without_parsing(monkeypatch)
    assert [load_rules(), load_rules(overlay)] == first
    assert [rule.path for rule in load_rules(overlay.parent).rules if rule.id == "my.awards"] == [str(overlay)]
    assert len(kept(cache)) == 2


@pytest.mark.parametrize("kind", template_kinds())
def test_a_rule_of_every_kind_comes_back_as_it_was_read(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(template(kind), encoding="utf-8")
    first = load_rules(file)
    without_parsing(monkeypatch)
    assert load_rules(file) == first
    assert len(kept(cache)) == len(("built-in", "mine"))


@pytest.mark.usefixtures("cache")
def test_a_changed_file_is_read_anew(overlay: Path) -> None:
    before = load_rules(overlay)
    overlay.write_text(template("lexicon").replace("颁牌", "挂牌匾"), encoding="utf-8")
    after = load_rules(overlay)
    assert before.name != after.name
    assert "挂牌匾" in after.words("action")
    assert "挂牌匾" not in before.words("action")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1] + b"x",
        lambda content: b"\xff\xfe" + content,
        lambda content: content.replace(b"fund", b"fond"),
        lambda content: content.partition(b"\n")[0] + b'\n{"not": "rules"}',
    ],
)
def test_a_damaged_file_is_made_anew(cache: Path, damage: object) -> None:
    whole = load_rules()
    [file] = kept(cache)
    content = file.read_bytes()
    file.write_bytes(damage(content))  # type: ignore[operator]
    assert load_rules() == whole
    assert file.read_bytes() == content


def test_two_processes_that_start_at_once_keep_one_whole_set(cache: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", LOAD], stdout=subprocess.PIPE) for _ in range(4)]
    outputs = {process.communicate()[0] for process in processes}
    assert len(outputs) == 1
    assert [process.returncode for process in processes] == [0] * 4
    assert len(kept(cache)) == 1


def test_a_folder_that_cannot_be_written_keeps_nothing_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("REPLYSCAN_CACHE_DIR", str(blocked))
    assert isinstance(load_rules(), RuleSet)


def test_an_empty_variable_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPLYSCAN_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_rules()
    assert list(tmp_path.iterdir()) == []


def test_old_sets_make_room_for_new_ones(cache: Path, overlay: Path) -> None:
    for number in range(20):
        overlay.write_text(template("lexicon").replace("颁牌", f"颁牌{number}"), encoding="utf-8")
        load_rules(overlay)
    assert len(kept(cache)) == 16


def test_a_check_of_own_rules_reads_the_built_in_ones_no_more(overlay: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layers, unread = read_layers((builtin_folder(), overlay))
    whole = checked.check_layers(layers, unread, quiet=1)
    load_rules()
    read: list[Path] = []
    monkeypatch.setattr(checked, "read_file", lambda file: read.append(file.path) or folder.read_file(file))
    again = check_rules(overlay)
    assert read == [overlay]
    assert (again.rules, again.errors, again.warnings) == (whole.rules, whole.errors, whole.warnings)


def test_what_is_wrong_with_the_built_in_rules_is_told_with_what_is_wrong_in_others(
    overlay: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "built-in"
    broken.mkdir()
    (broken / "one.yaml").write_text("id: one\nkind: lexikon\n", encoding="utf-8")
    monkeypatch.setattr(load, "builtin_folder", lambda: broken)
    overlay.write_text("id: two\nkind: lexikon\n", encoding="utf-8")
    assert [Path(problem.path) for problem in check_rules(overlay).errors if problem.code == "RS217"] == [
        broken / "one.yaml",
        overlay,
    ]
