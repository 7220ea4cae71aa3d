"""Settings files: which counts, where each value came from, and what is wrong told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from replyscan.cli import app
from replyscan.config import COMMAND_LINE, DEFAULT, KNOWN, load_settings
from replyscan.errors import UsageError


@pytest.fixture(autouse=True)
def no_settings_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert {setting.origin for setting in settings.values.values()} == {DEFAULT}
    assert settings.get("extract.max-bytes") == 20_000_000
    assert settings.rules == ()


def test_a_setting_knows_its_file_and_line(tmp_path: Path) -> None:
    file = write(tmp_path / "replyscan.toml", '[extract]\n# rows\nlong = true\nformat = "csv"\n')
    settings = load_settings(tmp_path)
    assert (settings.get("extract.long"), settings.values["extract.long"].origin) == (True, f"{file}:3")
    assert (settings.get("extract.format"), settings.values["extract.format"].origin) == ("csv", f"{file}:4")


def test_pyproject_serves_as_well_and_the_nearest_file_counts(tmp_path: Path) -> None:
    write(tmp_path / "replyscan.toml", "[extract]\nlong = true\n")
    project = write(tmp_path / "a" / "pyproject.toml", "[project]\nname='x'\n[tool.replyscan.extract]\nall = true\n")
    settings = load_settings(tmp_path / "a" / "b")
    assert settings.files == (project,)
    assert (settings.get("extract.all"), settings.get("extract.long")) == (True, False)


def test_in_one_folder_replyscan_toml_comes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.replyscan.extract]\nall = true\n")
    file = write(tmp_path / "replyscan.toml", "[extract]\nlong = true\n")
    assert load_settings(tmp_path).files == (file,)


def test_a_pyproject_of_another_tool_does_not_count(tmp_path: Path) -> None:
    file = write(tmp_path / "replyscan.toml", "[extract]\nlong = true\n")
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert load_settings(tmp_path / "a").files == (file,)


def test_the_users_own_file_lies_below_the_projects(tmp_path: Path) -> None:
    own = write(tmp_path / "own" / "replyscan" / "replyscan.toml", "[extract]\nlong = true\nall = true\n")
    project = write(tmp_path / "work" / "replyscan.toml", "[extract]\nlong = false\n")
    settings = load_settings(tmp_path / "work")
    assert settings.files == (own, project)
    assert (settings.get("extract.long"), settings.get("extract.all")) == (False, True)


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    write(tmp_path / "replyscan.toml", "[extract]\nmax-bytes = 5\nall = true\n")
    settings = load_settings(tmp_path).over(extract_max_bytes=7, extract_all=None)
    assert (settings.get("extract.max-bytes"), settings.values["extract.max-bytes"].origin) == (7, COMMAND_LINE)
    assert settings.get("extract.all") is True


def test_rule_folders_are_found_from_the_settings_file_and_those_of_the_command_line_come_last(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "deep").mkdir()
    write(tmp_path / "replyscan.toml", 'rules = ["ours"]\n')
    settings = load_settings(tmp_path / "deep").over(rules=[Path("mine")])
    assert settings.rules == (tmp_path / "ours", Path("mine"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[extract]\nfromat = 'csv'",
            "RS112: {file}:2: there is no setting 'extract.fromat'. Did you mean 'extract.format'?",
        ),
        ("[extract]\nall = 'yes'", "RS113: {file}:2: 'extract.all' must be true or false, not 'yes'."),
        ("[extract]\nmax-bytes = true", "RS113: {file}:2: 'extract.max-bytes' must be a whole number, not True."),
        ("rules = 'ours'", "RS113: {file}:1: 'rules' must be a list, not 'ours'."),
        ("rules = [3]", "RS113: {file}:1: 'rules' must be a list of folders, not 3."),
        ("rules = ['ours']", "RS115: {file}:1: there is no folder of rules '{folder}/ours'."),
        ("a = 1\n[extract\n", "RS111: {file}:2: broken TOML"),
        ("zzz = 1", "RS112: {file}:1: there is no setting 'zzz'. There are rules, extract.format"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    file = write(tmp_path / "replyscan.toml", text)
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert str(caught.value).startswith(message.format(file=file, folder=tmp_path))


def test_config_show_prints_every_setting_with_its_origin_and_the_rule_folders_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    rule = "id: actions.fund\ndisable: true\n"
    write(folder / "off.yaml", rule)
    file = write(tmp_path / "replyscan.toml", 'rules = ["ours"]\n[extract]\nlong = true\n')
    result = CliRunner().invoke(app, ["config", "show", "--config", str(file)])
    lines = result.stdout.splitlines()
    assert f"extract.long = true  # {file}:3" in lines
    assert f'rules = ["{folder}"]  # {file}:1' in lines
    assert lines[-2] == f"  2. {folder}"
    assert lines[-1].startswith("Rule set: overlay@")
    assert all(any(line.startswith(f"{name} = ") for line in lines) for name in KNOWN)
