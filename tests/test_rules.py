"""Every built-in rule says what it is and carries a hit and a near miss."""

from __future__ import annotations

import pytest

from replyscan import load_rules
from replyscan.rules import Rule

RULES = load_rules().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_described_and_tested(rule: Rule) -> None:
    assert rule.description
    assert any(test.expect for test in rule.tests), "no test that hits"
    assert any(not test.expect for test in rule.tests), "no near miss"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_holds_no_word_twice(rule: Rule) -> None:
    assert len(rule.words) == len(set(rule.words)), sorted({w for w in rule.words if rule.words.count(w) > 1})
