"""Exports for annotation tools read back, by each tool's own way of counting, to the spans they were made of."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from forms import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan import extract
from replyscan.output import FORMATS, write_documents, write_file
from replyscan.output.annotations import Annotated, Utf16, annotated
from replyscan.output.brat import CONFIGURATION, standoff
from replyscan.output.label_studio import LABELLING_CONFIG
from replyscan.records import Document

LETTER = EXAMPLE.read_text(encoding="utf-8")
TEXTS = {
    "plain": LETTER,
    "astral characters": LETTER.replace("周岚", "𠮷岚").replace("41家", "41家𠮷𠮷店"),
    "Windows line ends": LETTER.replace("\n", "\r\n"),
    "items across lines": LETTER.replace("社区养老服务站", "社区\n养老服务站"),
    "double spaces and tabs": LETTER.replace("，", "，  \t"),
}


def spans(document: Document) -> set[tuple[str, int, int]]:
    """(label or status, start, end) of everything that was found."""
    return {(found.status or found.label, found.start, found.end) for found in annotated(document).annotations}


def unit_text(text: str, start: int, end: int) -> str:
    """The text between two offsets as JavaScript counts them."""
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")


def code_points(text: str, units: int) -> int:
    """The number of code points in the first `units` UTF-16 units."""
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le"))


def exported(document: Document, form: str) -> str:
    stream = io.StringIO()
    write_documents([document], stream, form, "")
    return stream.getvalue()


@pytest.mark.parametrize("name", TEXTS)
def test_label_studio_tasks_read_back_to_the_same_spans(name: str) -> None:
    document = extract(TEXTS[name], optional=True)
    (task,) = json.loads(exported(document, "labelstudio"))
    text = task["data"]["text"]
    regions: dict[str, dict[str, object]] = {}
    found = set()
    for result in task["predictions"][0]["result"]:
        if result["type"] == "relation":
            assert {result["from_id"], result["to_id"]} <= set(regions)
            continue
        value = result["value"]
        assert unit_text(text, value["start"], value["end"]) == value["text"]
        assert result["to_name"] == "text"
        regions.setdefault(result["id"], {})[result["type"]] = value
    for region in regions.values():
        label = region["labels"]
        assert isinstance(label, dict)
        status = region.get("choices")
        shown = status["choices"][0] if isinstance(status, dict) else label["labels"][0]
        found.add((shown, code_points(text, label["start"]), code_points(text, label["end"])))
    assert found == spans(document)
    assert "\r" not in text
    assert len(text) == len(document.text)


@pytest.mark.parametrize("name", TEXTS)
def test_doccano_lines_read_back_to_the_same_spans(name: str) -> None:
    document = extract(TEXTS[name], optional=True)
    entry = json.loads(exported(document, "doccano"))
    text = entry["text"]
    found = {(label, code_points(text, start), code_points(text, end)) for start, end, label in entry["label"]}
    assert found == spans(document)


def read_standoff(ann: str, text: str) -> set[tuple[str, int, int]]:
    """brat's own reading of an .ann file: discontinuous spans from their first start to their last end."""
    statuses, entities = {}, {}
    for line in ann.splitlines():
        key, *rest = line.split("\t")
        if key.startswith("T"):
            label, offsets = rest[0].split(" ", 1)
            pieces = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == rest[1]
            assert all("\n" not in text[start:end] for start, end in pieces)
            entities[key] = (label, pieces[0][0], pieces[-1][1])
        elif key.startswith("A"):
            _, target, status = rest[0].split(" ")
            statuses[target] = status
        else:
            label, first, second = rest[0].split(" ")
            assert entities[first.removeprefix("Arg1:")][0] == "item"
            assert entities[second.removeprefix("Arg2:")][0] == label
    return {(statuses.get(key, label), start, end) for key, (label, start, end) in entities.items()}


@pytest.mark.parametrize("name", TEXTS)
def test_brat_files_read_back_to_the_same_spans(name: str, tmp_path: Path) -> None:
    document = replace(extract(TEXTS[name], optional=True), source="a/b.txt")
    write_file([document], tmp_path / "brat", FORMATS["brat"], "")
    text = (tmp_path / "brat" / "a__b.txt.txt").read_text(encoding="utf-8")
    ann = (tmp_path / "brat" / "a__b.txt.ann").read_text(encoding="utf-8")
    assert read_standoff(ann, text) == spans(document)
    assert (tmp_path / "brat" / "annotation.conf").read_text() == CONFIGURATION


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("市a𠮷\u0301\r\n 😀"), max_size=40), st.data())
def test_offsets_lead_to_utf16_and_back(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    units = Utf16(text).offset(place)
    assert units == len(text[:place].encode("utf-16-le")) // 2
    assert code_points(text, units) == place


def test_labels_of_the_exports_are_those_of_the_set_ups_they_ask_for() -> None:
    for label in ("item", "agency", "amount", "document"):
        assert f'<Label value="{label}"/>' in LABELLING_CONFIG
        assert f"\n{label}\n" in CONFIGURATION


def test_nothing_found_is_an_empty_annotation() -> None:
    assert standoff(Annotated(()), "") == ""


def test_a_notebook_shows_the_text_marked_and_escaped() -> None:
    shown = extract(LETTER.replace("兰溪市民政局", "<b>局", 1))._repr_html_()
    assert "&lt;b&gt;局" in shown
    assert "<b>局" not in shown
    assert 'title="done, amount"' in shown or 'title="done, object, amount"' in shown
    assert "white-space:pre-wrap" in shown


def test_the_marked_text_is_the_whole_text() -> None:
    import re
    from html import unescape

    shown = extract(LETTER)._repr_html_()
    body = shown.split('line-height:1.7">', 1)[1]
    assert unescape(re.sub(r"<[^>]+>", "", body)) == LETTER
