"""text[start:end] is the quoted text, for every span, on every input."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from replyscan import extract, load_rules
from replyscan.records import Document

PIECES = st.sampled_from(
    [
        "市财政局",
        "我局将",
        "会同市卫生健康委",
        "安排资金50亿元",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "\r\n",
        "　　",
        "一是",
        "（一）",
        "新建学校３所",
        "𠮷田代表：",
        "《办法",
        "》",
        "“",
        "”",
        "（",
        "）",
        "2024年底前",
        "完成",
        "覆盖率达98.6%",
        "一、工作情况",
        "暂不具备条件",
        "下一步",
        "\ufeff",
        "不超过200万元",
        "将项目纳入规划",
        "abc, 1,234",
        "2023年5月19日",
        "王海代表：",
    ]
)

# Every word of every rule: a text may begin, end or break off at any of them.
WORDS = tuple(sorted({word for rule in load_rules().rules for word in (*rule.words, *rule.entries)}))
CUES = tuple(
    word for rule in load_rules().rules if rule.field in ("status", "modifier", "preposition") for word in rule.words
)

# What ends like this is refused as the name of a file.
NAMES_OF_FILES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


def spans(document: Document) -> list[tuple[str, int, int]]:
    """Every quoted stretch of a document with its offsets."""
    found = []
    for item in document.items:
        found.append((item.text, item.start, item.end))
        found += [(quote.text, quote.start, quote.end) for quote in (item.verb, item.object) if quote]
        found += [(partner.text, partner.start, partner.end) for partner in item.co_agencies]
        found += [(quantity.text, quantity.start, quantity.end) for quantity in (*item.amounts, *item.metrics)]
        found += [(reference.title, reference.start, reference.end) for reference in item.documents]
        if item.agency.start is not None:
            found.append((item.agency.text, item.agency.start, item.agency.end))
        if item.time is not None:
            found.append((item.time.text, item.time.start_offset, item.time.end_offset))
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_span_quotes_the_text(text: str) -> None:
    document = extract(text, optional=True)
    for quoted, start, end in spans(document):
        assert text[start:end] == quoted


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300).filter(lambda text: not text.lower().endswith(NAMES_OF_FILES)))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for quoted, start, end in spans(extract(text, optional=True)):
        assert text[start:end] == quoted


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | PIECES, max_size=12).map("".join))
def test_any_words_in_any_order_are_read_without_an_error(text: str) -> None:
    for quoted, start, end in spans(extract(text, optional=True)):
        assert text[start:end] == quoted


def test_a_text_may_be_one_word_that_a_rule_knows() -> None:
    for word in CUES:
        for quoted, start, end in spans(extract(word, optional=True)):
            assert word[start:end] == quoted
