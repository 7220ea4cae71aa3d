"""Patterns that are compiled late do what `re.compile` does, and every one of the product compiles."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import replyscan
from replyscan import late_pattern as module
from replyscan import load_rules
from replyscan.late_pattern import CompiledPattern, LatePattern, late_pattern
from replyscan.pipeline import Pipeline

PATTERNS = (r"\d+", "(?P<year>20\\d\\d)年", "^[一二三]、", "(?!)", "市|县")


@given(st.sampled_from(PATTERNS), st.text(alphabet="2049年市县一二三、\n"))
def test_it_finds_what_a_compiled_pattern_finds(pattern: str, text: str) -> None:
    late, compiled = late_pattern(pattern, re.M), re.compile(pattern, re.M)
    assert [found.span() for found in late.finditer(text)] == [found.span() for found in compiled.finditer(text)]
    assert late.sub("·", text) == compiled.sub("·", text)
    assert late.split(text) == compiled.split(text)
    for at in range(len(text)):
        found, expected = late.match(text, at), compiled.match(text, at)
        assert (found and found.groupdict()) == (expected and expected.groupdict())
    assert (late.pattern, late.groupindex) == (compiled.pattern, compiled.groupindex)


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("")
    compiled: list[str] = []
    compile_pattern = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags: compiled.append(text) or compile_pattern(text, flags))
    late = late_pattern("a")
    assert compiled == []
    assert [late.search("a") is not None, late.search("b") is None, late.match("a") is not None] == [True] * 3
    assert compiled == ["a"]


def test_every_pattern_that_stands_in_a_module_compiles() -> None:
    found = 0
    for info in pkgutil.walk_packages(replyscan.__path__, "replyscan."):
        if info.name.endswith(("__main__", ".spacy")):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            if isinstance(value, CompiledPattern):
                re.compile(value.pattern, value.flags)
                found += 1
    assert found > 50


def test_every_pattern_made_of_the_rules_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []

    class Noted(LatePattern):
        def __init__(self, pattern: str, flags: int) -> None:
            super().__init__(pattern, flags)
            made.append((pattern, flags))

    monkeypatch.setattr(module, "LatePattern", Noted)
    Pipeline(load_rules())
    for pattern, flags in made:
        re.compile(pattern, flags)
    assert len(made) > 50
