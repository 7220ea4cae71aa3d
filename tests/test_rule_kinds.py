"""Every kind of rule changes the output as its documentation says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from replyscan import extract, load_rules
from replyscan.cli import app
from replyscan.records import Document, Item
from replyscan.rule_tests import RuleTester
from replyscan.rules.templates import template, template_kinds

ROOT = Path(__file__).parents[1]
LETTER = "王海代表：\n您提出的建议收悉，现答复如下：\n{body}\n\n江州市民政局\n2024年5月8日\n"


def read(body: str, *rules: Path) -> Document:
    return extract(LETTER.format(body=body), rules=load_rules(*rules))


def item(body: str, word: str, *rules: Path) -> Item | None:
    """The item whose clause holds `word`."""
    return next((item for item in read(body, *rules).items if word in item.text), None)


@pytest.fixture
def overlay(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / "overlay.yaml"
    file.write_text(request.param, encoding="utf-8")
    return file


@pytest.mark.parametrize("overlay", [template("lexicon")], indirect=True)
def test_a_lexicon_makes_a_word_a_verb_of_its_class(overlay: Path) -> None:
    found = item("我局为20家基地颁牌。", "颁牌", overlay)
    assert found is not None
    assert found.verb is not None
    assert (found.verb.text, found.action_class, found.rules[-1]) == ("颁牌", "issue", "my.awards")


@pytest.mark.parametrize("overlay", [template("suffix")], indirect=True)
def test_a_suffix_ends_the_name_of_a_body(overlay: Path) -> None:
    body = "江州市康复辅具超市开展服务12次。"
    before, after = item(body, "服务"), item(body, "服务", overlay)
    assert before is not None
    assert after is not None
    assert before.agency.text != "江州市康复辅具超市"
    assert after.agency.text == "江州市康复辅具超市"


@pytest.mark.parametrize("overlay", [template("cue")], indirect=True)
def test_a_cue_gives_the_status_of_its_clause(overlay: Path) -> None:
    body = "该项目排期实施。"
    found = item(body, "实施", overlay)
    assert found is not None
    assert (found.status, found.rules[0]) == ("planned", "my.promises")


@pytest.mark.parametrize(
    ("keys", "body", "status"),
    [
        ("direction: forward", "我局近日推进实施项目。", "planned"),
        ("direction: backward", "我局近日推进实施项目。", "ongoing"),
        ("direction: backward", "我局推进实施近日项目。", "planned"),
        ("direction: forward", "我局推进实施近日项目。", "ongoing"),
        ("direction: both", "我局推进实施近日项目。", "planned"),
        ("ends: [继续]", "我局近日继续推进项目。", "ongoing"),
        ("scope: clause", "我局近日推进项目，完善设施。", "ongoing"),
        ("scope: sentence", "我局近日推进项目，完善设施。", "planned"),
    ],
)
def test_a_cue_reaches_as_far_as_its_rule_says(keys: str, body: str, status: str, tmp_path: Path) -> None:
    file = tmp_path / "cue.yaml"
    file.write_text(
        f"id: my.cue\nkind: cue\nfield: status\nlabel: planned\n{keys}\ndescription: x\nwords: [近日]\n"
        "tests: [{text: 我局近日推进, expect: [近日]}, {text: 我局推进, expect: []}]\n",
        encoding="utf-8",
    )
    assert read(body, file).items[-1].status == status


@pytest.mark.parametrize("overlay", [template("mapping")], indirect=True)
def test_a_mapping_gives_a_noun_its_measure_word(overlay: Path) -> None:
    body = "我局新增康复辅具租赁点12。"
    before, after = item(body, "租赁点"), item(body, "租赁点", overlay)
    assert before is not None
    assert after is not None
    assert before.metrics == ()
    assert [(metric.low, metric.unit, metric.name) for metric in after.metrics] == [(12, "个", "康复辅具租赁点")]


@pytest.mark.parametrize("overlay", [template("alias")], indirect=True)
def test_an_alias_finds_a_short_name_and_knows_the_full_one(overlay: Path) -> None:
    found = item("江数办开展培训12次。", "培训", overlay)
    assert found is not None
    assert (found.agency.text, found.agency.canonical) == ("江数办", "江州市数据资源管理局")


@pytest.mark.parametrize("overlay", [template("alias").replace("place: 江州 ", "place: 海州 ")], indirect=True)
def test_an_alias_of_another_place_does_not_count(overlay: Path) -> None:
    found = item("江数办开展培训12次。", "培训", overlay)
    assert found is not None
    assert found.agency.canonical != "江州市数据资源管理局"


@pytest.mark.parametrize("overlay", [template("pattern")], indirect=True)
def test_a_pattern_finds_a_verb_in_its_surroundings(overlay: Path) -> None:
    body = "我局为基地挂“示范基地”牌。"
    found = item(body, "示范", overlay)
    assert found is not None
    assert found.verb is not None
    assert (found.verb.text, found.action_class, found.rules[-1]) == ("挂", "issue", "my.plaques")


def test_a_pattern_finds_the_name_of_a_body(tmp_path: Path) -> None:
    file = tmp_path / "bodies.yaml"
    file.write_text(
        "id: my.brigades\nkind: pattern\nfield: general_body\ndescription: Volunteers.\n"
        "regex: '(?P<name>[“‘][^”’]{2,8}[”’]志愿团)'\n"
        "tests: [{text: “银龄”志愿团开展服务, expect: [“银龄”志愿团]}, {text: 志愿团体开展服务, expect: []}]\n",
        encoding="utf-8",
    )
    found = item("“银龄”志愿团开展服务12次。", "服务", file)
    assert found is not None
    assert found.agency.text == "“银龄”志愿团"


@pytest.mark.parametrize("overlay", [template("tokens")], indirect=True)
def test_a_row_of_words_finds_a_verb_by_the_words_behind_it(overlay: Path) -> None:
    titled, paid = "我局给予3家企业“先进单位”荣誉称号。", "我局给予企业补助30万元。"
    for body, verb, action_class, rule in (
        (titled, "给予", "issue", "my.titles"),
        (paid, "给予", "fund", "actions.fund"),
    ):
        found = item(body, "给予", overlay)
        assert found is not None
        assert found.verb is not None
        assert (found.verb.text, found.action_class, found.rules[-1]) == (verb, action_class, rule)


def test_a_row_of_words_finds_the_name_of_a_body(tmp_path: Path) -> None:
    file = tmp_path / "teams.yaml"
    file.write_text(
        "id: my.teams\nkind: tokens\nfield: agency_head\nlabel: institution\ndescription: Teams of two words.\n"
        "tokens: [{begins: [银龄, 青年]}, {word: 志愿团}]\n"
        "tests: [{text: 银龄志愿团开展服务, expect: [银龄志愿团]}, {text: 志愿团体开展服务, expect: []}]\n",
        encoding="utf-8",
    )
    found = item("银龄志愿团开展服务12次。", "服务", file)
    assert found is not None
    assert (found.agency.text, found.agency.source) == ("银龄志愿团", "explicit")


def test_a_row_of_words_can_hide_a_verb_or_be_left_out_before_one(tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(
        "id: my.names\nkind: tokens\nfield: opaque\ndescription: 建设 in a name.\n"
        "tokens: [{word: 美丽}, {word: 建设}, {word: 先锋}]\n"
        "tests: [{text: 评选美丽建设先锋, expect: [美丽建设先锋]}, {text: 建设学校, expect: []}]\n---\n"
        "id: my.manner\nkind: tokens\nfield: modifier\ndescription: By leaps.\n"
        "tokens: [{word: 跨越式}, {word: 加快, optional: true}]\n"
        "tests: [{text: 跨越式加快推进, expect: [跨越式加快]}, {text: 加快推进, expect: []}]\n",
        encoding="utf-8",
    )
    found = item("我局跨越式推进学校建设。", "推进", file)
    assert found is not None
    assert found.modifiers == ("跨越式",)
    assert all(outcome.passed for outcome in RuleTester(load_rules(file)).run(load_rules(file).of("opaque")[-1:]))


def test_a_handling_class_means_in_a_place_what_its_mapping_says(tmp_path: Path) -> None:
    file = tmp_path / "classes.yaml"
    file.write_text(
        "id: my.classes\nkind: mapping\nfield: handling_class\nplace: 江州\ndescription: In 江州 A is a refusal.\n"
        "entries: {A: declined}\ntests: [{text: 办理类别：A, expect: [A]}, {text: 办理类别：, expect: []}]\n",
        encoding="utf-8",
    )
    letter = "办理类别：A\n" + LETTER.format(body="我局已建成学校3所。")
    assert [warning.code for warning in extract(letter).warnings] == []
    assert [warning.code for warning in extract(letter, rules=load_rules(file)).warnings] == ["W103"]
    elsewhere = letter.replace("江州", "海州")
    assert [warning.code for warning in extract(elsewhere, rules=load_rules(file)).warnings] == []


def test_the_same_id_replaces_and_disable_switches_off(tmp_path: Path) -> None:
    off, other = tmp_path / "off.yaml", tmp_path / "other.yaml"
    off.write_text("id: actions.fund\ndisable: true\n", encoding="utf-8")
    other.write_text(template("lexicon").replace("my.awards", "actions.fund"), encoding="utf-8")
    assert "单列" in load_rules().words("action")
    assert "单列" not in load_rules(off).words("action")
    replaced = load_rules(other).words("action")
    assert "单列" not in replaced
    assert replaced["颁牌"].rule == "actions.fund"
    assert set(load_rules(off, other).words("action")) == set(replaced)


def test_every_kind_is_documented_with_its_complete_example() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(.*?)```", page, re.S)
    for kind in template_kinds():
        assert f"## {kind}:" in page
        assert template(kind) in examples


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, words)
    return result.exit_code, result.stdout, result.stderr


def items_of(output: str) -> list[dict[str, Any]]:
    return [item for line in output.splitlines() for item in json.loads(line)["items"]]


def test_the_five_minutes_of_contributing_go_as_they_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rules = re.search(r"```yaml\n(id: my\.awards\n.*?)```", page, re.S)
    reply = re.search(r"Take the reply `(.+?)` in `reply\.txt`", page)
    assert rules is not None
    assert reply is not None
    assert rules.group(1).count("\n") < 15
    monkeypatch.chdir(tmp_path)
    Path("my-rules").mkdir()
    Path("my-rules/aids.yaml").write_text(rules.group(1), encoding="utf-8")
    Path("reply.txt").write_text(reply.group(1), encoding="utf-8")

    assert run("rules", "check", "my-rules/")[:2] == (0, "")
    assert run("rules", "test", "my-rules/") == (0, "", "2 rules, 4 tests, 0 failed.\n")

    before = items_of(run("extract", "reply.txt", "--format", "jsonl")[1])
    after = items_of(run("extract", "reply.txt", "--format", "jsonl", "--rules", "my-rules/")[1])
    assert [item["action_class"] for item in before] == ["build", "promote"]
    assert [item["action_class"] for item in after] == ["build", "issue"]
    assert before[0]["metrics"] == []
    assert [(m["low"], m["unit"], m["name"]) for m in after[0]["metrics"]] == [(12, "个", "康复辅具租赁点")]
