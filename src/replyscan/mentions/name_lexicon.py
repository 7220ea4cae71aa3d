"""The words of the rules by which the name of a figure is found, for all that looks for one."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.name_scanner import NameScanner
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

SPACES = " \u3000\x00"


class NameLexicon:
    """The words that open, close and surround the names of figures; `scanner` finds the verbs and adverbs of a text."""

    def __init__(self, rules: RuleSet) -> None:
        self.attributes = frozenset(rules.words("attributive_word"))
        self._take_verbs(rules)
        self._take_nouns(rules)
        self._take_endings(rules)
        self._take_actors(rules)
        self._take_edges(rules)
        self.scanner = NameScanner(
            rules,
            (
                *self.verbs,
                *self.nominal,
                *rules.words("modifier"),
                *rules.words("connective"),
                *rules.words("adverb_and_verb"),
            ),
        )

    def _take_verbs(self, rules: RuleSet) -> None:
        """Verbs, those that are nouns by habit, and those that are told by what stands beside them."""
        # A long noun that is counted hides the verb inside it (康复辅具租赁点).
        counted = (noun for noun in rules.entries("counted_noun") if len(noun) > 4)
        self.object_verbs = frozenset(rules.words("object_verb"))
        self.nominal = frozenset((*rules.words("nominal"), *rules.words("noun_verb"), *self.object_verbs, *counted))
        self.verbs = frozenset(rules.words("action"))
        self.plain_verbs = EdgeWords(verb for verb in self.verbs if len(verb) > 1)
        self.dictionary = frozenset(rules.words("general_verb"))
        self.single = frozenset(rules.words("set_up_verb"))
        self.single_verbs = frozenset(rules.words("single_verb"))
        self.complements = frozenset(rules.words("complement"))
        self.event_verbs = frozenset(rules.words("event_naming_verb"))
        self.rate_verbs = frozenset((*rules.words("rate_verb"), *rules.words("connective")))
        self.giving = EdgeWords(rules.words("giving_verb"))
        self.given = frozenset(rules.words("setting_up_verb"))
        self.work = EdgeWords(rules.words("work_verb"))
        # 两个村 + 位于县城北部
        self.standing = late_pattern(any_of(word for word in rules.words("lying_verb") if len(word) > 1))
        # 受理并处理投诉360件: what joins a verb to the one before it.
        self.joining = frozenset(word for word in rules.words("connective") if len(word) == 1)

    def _take_nouns(self, rules: RuleSet) -> None:
        """Nouns and units of what is counted, measured, paid or suffered."""
        self.things = frozenset((*rules.words("one_unit"), "个", "条"))
        self.times = frozenset(rules.words("time_unit"))
        self.heads = EdgeWords(rules.words("measured_noun"))
        self.funds = EdgeWords(rules.words("fund"))
        self.events = frozenset(rules.words("event_noun"))
        self.troubles = EdgeWords((*rules.words("problem_noun"), *rules.words("trouble")))
        self.owned = tuple(rules.words("owned_noun"))
        self.acted_on = EdgeWords(rules.words("acted_on"))
        self.averages = frozenset(rules.words("average_word"))
        self.placed = EdgeWords(rules.words("place_in_noun"))
        # 已给馆里订了1辆新车: nor does a house as it is spoken of.
        self.no_names = frozenset((*rules.words("no_name"), *rules.words("place_body")))
        norms = any_of(rules.words("norm_noun"))
        # 4张 + 的标准 + 配置养老床位, 4张 + 床位的标准 + 配置
        self.by_norm = late_pattern(f"(?:[\u4e00-\u9fff]{{0,4}}?的)?(?:{norms})")

    def _take_endings(self, rules: RuleSet) -> None:
        """What behind a verb makes a noun with it, and what only looks like that."""
        tails = rules.words("nominal_tail")
        self.tails, self.tail_starts = EdgeWords(tails), EdgeWords(tail for tail in tails if len(tail) == 1)
        self.no_objects = EdgeWords(("的", *rules.words("size_ending")))
        self.no_sizes = EdgeWords(rules.words("size_lookalike"))
        # 毕业生就业率, 服务员: the verb is part of a word for a person, but for 生猪 and the like.
        self.persons = EdgeWords(rules.words("person_ending"))
        self.no_persons = EdgeWords(rules.words("person_lookalike"))
        self.rates = EdgeWords(rules.words("rate_ending"))

    def _take_actors(self, rules: RuleSet) -> None:
        """Those who act or are counted: people, bodies and their organs."""
        self.people = tuple(sorted(rules.entries("counted_noun"), key=len, reverse=True))
        self.bodies = EdgeWords(rules.words("name_body"))
        self.organs = EdgeWords(rules.words("name_organ"))
        self.persons_acting = EdgeWords(rules.words("acting_person"))
        self.agents = EdgeWords(rules.words("acting_noun"))

    def _take_edges(self, rules: RuleSet) -> None:
        """What opens a name, closes it, or leads from it to its figure."""
        modifiers, connectives = rules.words("modifier"), rules.words("connective")
        adverbs = [word for word in modifiers if word not in self.attributes]
        longer = [word for word in adverbs if len(word) > 1]
        self.predicates = EdgeWords((*rules.words("name_predicate"), *rules.entries("bound_before"), *longer))
        # 最大降幅, 最长滞留时间: a superlative is a part of the name.
        self.openers = EdgeWords((*rules.words("name_opener"), *(word for word in adverbs if word != "最")))
        closers = [word for word in (*modifiers, *connectives) if word not in self.attributes]
        self.closers = EdgeWords((*rules.words("name_closer"), *closers))
        self.not_closers = EdgeWords(rules.words("name_closer_lookalike"))
        self.pivots = EdgeWords(rules.words("pivot"))
        self.prepositions = EdgeWords(rules.words("name_preposition"))
        comparing = any_of(rules.words("comparing_verb"))
        self.than = late_pattern(f"(?:{comparing})[^，]{{1,14}}$")

    def is_word(self, pair: str, text: str) -> bool:
        """Whether a pair of characters is a verb or a noun by habit, or `text` begins like an opener and is none."""
        return pair in self.nominal or pair in self.verbs or self.not_closers.start_of(text) > 0

    def is_tail(self, rest: str) -> bool:
        """Whether what stands behind a verb only makes a noun of it (检测设备), nothing that is acted on."""
        return self.tails.start_of(rest) == len(rest) and self.acted_on.start_of(rest) != len(rest)

    def may_be_object(self, rest: str) -> bool:
        """Whether what stands behind a verb does not begin like the rest of a noun (基地, 面积)."""
        return not self.tails.start_of(rest) and not self.measures(rest)

    def measures(self, rest: str) -> bool:
        """Whether what stands behind a verb begins with the name of a size (率, 面积), and not with 数字."""
        return self.heads.start_of(rest) > 0 and not self.no_sizes.start_of(rest)
