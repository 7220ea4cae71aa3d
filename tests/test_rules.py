"""Every built-in rule says what it is, carries a hit and a near miss, and finds what its tests say."""

from __future__ import annotations

import pytest

from replyscan import load_rules
from replyscan.rule_tests import RuleTester
from replyscan.rules import Rule, RuleTest

RULES = load_rules()
CASES = [(rule, test) for rule in RULES.rules for test in rule.tests]


@pytest.fixture(scope="module")
def tester() -> RuleTester:
    return RuleTester(RULES)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_rule_is_described_and_tested(rule: Rule) -> None:
    assert rule.description
    assert any(test.expect for test in rule.tests), "no test that hits"
    assert any(not test.expect for test in rule.tests), "no near miss"


@pytest.mark.parametrize(("rule", "test"), CASES, ids=[f"{rule.id}-{test.line}" for rule, test in CASES])
def test_rule_finds_what_its_tests_say(tester: RuleTester, rule: Rule, test: RuleTest) -> None:
    outcome = tester.test(rule, test)
    assert outcome.passed, "\n".join(outcome.lines())
