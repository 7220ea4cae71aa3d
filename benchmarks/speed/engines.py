"""What is timed: each engine is made ready once, then given one text after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Run = Callable[[str], object]


def segment_replyscan() -> Run:
    """replyscan's numpy decoder of pkuseg's model, with the lexicon of the rules."""
    from replyscan.pipeline import Pipeline
    from replyscan.rules import load_rules

    return Pipeline(load_rules()).words


def segment_pkuseg() -> Run:
    """The stock decoder on the same model, unpruned: the folder named by PKUSEG_MODEL."""
    import spacy_pkuseg

    return spacy_pkuseg.pkuseg(os.environ["PKUSEG_MODEL"], None).cut  # type: ignore[no-any-return]


def segment_jieba() -> Run:
    """jieba in its usual mode."""
    import jieba

    jieba.initialize()
    return jieba.lcut  # type: ignore[no-any-return]


def extract_replyscan() -> Run:
    """The whole extraction without reading and writing files."""
    from replyscan.pipeline import Pipeline
    from replyscan.records import Text
    from replyscan.rules import load_rules

    pipeline = Pipeline(load_rules())
    return lambda text: pipeline.extract(Text(text))


def extract_spacy() -> Run:
    """spaCy's Chinese tokenizer with stock pkuseg, and its Matcher with the verbs of our rules as patterns."""
    import spacy
    from spacy.matcher import Matcher

    from replyscan.rules import load_rules

    nlp: Any = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "pkuseg"}}})
    nlp.tokenizer.pkuseg_seg = _Segmenter(segment_pkuseg())
    matcher = Matcher(nlp.vocab)
    for number, verbs in enumerate(_groups(sorted(load_rules().words("action")), 20)):
        matcher.add(f"verbs{number}", [[{"TEXT": {"IN": list(verbs)}}, {"OP": "*", "IS_PUNCT": False}]])
    return lambda text: matcher(nlp(text))


def extract_jionlp() -> Run:
    """JioNLP's money and time alone."""
    import jionlp

    def read(text: str) -> object:
        return [jionlp.ner.extract_money(text), jionlp.ner.extract_time(text)]

    return read


def _groups(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (words[at : at + size] for at in range(0, len(words), size))


class _Segmenter:
    def __init__(self, cut: Run) -> None:
        self.cut = cut


SEGMENT: dict[str, Callable[[], Run]] = {
    "replyscan": segment_replyscan,
    "spacy-pkuseg": segment_pkuseg,
    "jieba": segment_jieba,
}
EXTRACT: dict[str, Callable[[], Run]] = {
    "replyscan": extract_replyscan,
    "spaCy zh + pkuseg + Matcher": extract_spacy,
    "JioNLP money + time": extract_jionlp,
}
