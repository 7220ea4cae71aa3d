"""No rule names a body, project or place of its own: every proper name in rules/ is in the official tables.

A word is a proper name here when it begins with the name of a province or prefecture and ends as the names of bodies
and projects end; places themselves may stand only as the official table has them.
"""

from __future__ import annotations

from replyscan.rules import load_rules

RULES = load_rules()
PLACES = frozenset(RULES.words("place_name"))
ENDINGS = (
    *RULES.words("agency_head"),
    *RULES.words("agency_organ"),
    "项目",
    "工程",
    "计划",
    "平台",
    "办法",
    "条例",
    "路",
    "桥",
)
# The table itself, and the words that look like a stop inside a name (成都, 和田).
TABLES = {"agencies.places_of_china", "agencies.name_inside"}


def words_of_other_rules() -> list[tuple[str, str]]:
    """The words that are no place of the official table, rule by rule."""
    return [(rule.id, word) for rule in RULES.rules if rule.id not in TABLES for word in (*rule.words, *rule.entries)]


def is_proper_name(word: str) -> bool:
    return any(
        word.startswith(place) and word[len(place) :].endswith(ENDINGS) for place in PLACES if len(place) < len(word)
    )


def test_the_check_knows_a_proper_name_when_it_sees_one() -> None:
    assert is_proper_name("上海技术交易所")
    assert is_proper_name("成都市财政局")
    assert not is_proper_name("财政局")
    assert not is_proper_name("推进")


def test_no_rule_names_a_body_or_place_of_its_own() -> None:
    assert [(rule, word) for rule, word in words_of_other_rules() if is_proper_name(word) and word not in PLACES] == []
