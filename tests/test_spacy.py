"""The spaCy component gives what `replyscan.extract` gives, as spans of words."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import replyscan

spacy = pytest.importorskip("spacy")

ROOT = Path(__file__).parents[1]
REPLY = (ROOT / "examples" / "2024-lanxi-elderly-care.txt").read_text("utf-8")
HEAD = "关于市人大第1号建议的答复\n王某代表：\n您的建议收悉，现答复如下：\n"


@pytest.fixture(scope="module")
def nlp():  # type: ignore[no-untyped-def]
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("replyscan")
    return pipeline


def test_commitments_are_those_of_extract(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(REPLY)
    assert doc.text == REPLY
    assert doc._.commitments == replyscan.extract(REPLY).items
    assert len(doc.spans["commitments"]) == len(doc._.commitments) > 0


def test_spans_cover_what_was_found_and_carry_the_items_id(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(REPLY)
    items = {item.id: item for item in doc._.commitments}
    for span in doc.spans["commitments"]:
        item = items[span.id_]
        assert span.start_char <= item.start < item.end <= span.end_char
        assert span.label_ == item.status
    amounts = [figure.text for item in doc._.commitments for figure in item.amounts]
    assert amounts
    assert all(figure in span.text for figure, span in zip(amounts, doc.spans["amounts"], strict=True))


def test_words_are_words_and_not_characters(nlp) -> None:  # type: ignore[no-untyped-def]
    assert [token.text for token in nlp("经济社会同步发展")] == ["经济", "社会", "同步", "发展"]


def test_pipe_gives_the_same_in_order(nlp) -> None:  # type: ignore[no-untyped-def]
    texts = [REPLY, HEAD + "我局将新建3个站点。", ""]
    assert [doc._.commitments for doc in nlp.pipe(texts)] == [nlp(text)._.commitments for text in texts]


def test_documents_can_be_written_to_bytes(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(REPLY)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.commitments == doc._.commitments
    assert [span.text for span in again.spans["times"]] == [span.text for span in doc.spans["times"]]


def test_pipeline_can_be_written_and_loaded(nlp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    doc, same = loaded(REPLY), nlp(REPLY)
    assert [token.text for token in doc] == [token.text for token in same]
    assert doc._.commitments == same._.commitments


def test_other_tokenizers_are_left_alone() -> None:
    pipeline = spacy.blank("xx")
    tokenizer = pipeline.tokenizer
    pipeline.add_pipe("replyscan")
    assert pipeline.tokenizer is tokenizer
    assert len(pipeline(REPLY).spans["commitments"]) == len(replyscan.extract(REPLY).items)


def test_components_may_stand_before_and_behind(nlp) -> None:  # type: ignore[no-untyped-def]
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("sentencizer", config={"punct_chars": ["。"]})
    pipeline.add_pipe("replyscan")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "MONEY", "pattern": "50亿元"}])
    assert pipeline(REPLY)._.commitments == nlp(REPLY)._.commitments


def test_rules_and_optional_clauses_are_settings() -> None:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("replyscan", config={"optional": True})
    assert pipeline(REPLY)._.commitments == replyscan.extract(REPLY, optional=True).items


def test_example_runs_and_marks_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(ROOT / "examples" / "spacy_component.py"))["main"](str(tmp_path / "page.html"))
    assert "planned" in capsys.readouterr().out
    assert "<span" in (tmp_path / "page.html").read_text("utf-8")
