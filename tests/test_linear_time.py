"""No text takes more than linear time, however it is broken: long clauses, unclosed brackets, verbs without end."""

from __future__ import annotations

import time

import pytest

from replyscan import extract

PIECES = {
    "verbs without a mark": "推进建设工程",
    "prepositions, bodies and adverbs without a mark": "对企业的已由市财政局将补助",
    "brackets that never close": "（《“",
    "relative clauses without end": "支持符合条件的",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_eight_times_the_text_takes_no_more_than_twenty_times_as_long(piece: str) -> None:
    extract(piece)
    spans = []
    for times in (1_000, 8_000):
        text = piece * times
        begin = time.process_time()
        extract(text)
        spans.append(time.process_time() - begin)
    # Twice and a half the linear growth: what is quadratic would take 64 times as long.
    assert spans[1] < 20 * max(spans[0], 0.02)
