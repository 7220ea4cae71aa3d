"""What no name holds in a text: the words, times and verbs behind which names begin (GUIDELINES section 3)."""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick_rs

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVEL_AHEAD, LEVELS, PLACE_ENDS
from replyscan.mentions.edge_words import EdgesFound, EdgesKnown
from replyscan.mentions.left_edges import LeftEdges
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# A stretch that begins with a level or the state is one name, whatever words it holds (国家技术转移东部中心).
_LEVEL = rf"(?:自治(?=[区州县旗])|兵团|{LEVEL_AHEAD}(?:（[{LEVELS}、]+）)?)"
# 在园区设门诊部: no name goes on over what sets it up.
_SET_UP = late_pattern(rf"(?<={PLACE_ENDS})设(?=[\u4e00-\u9fff]{{2}})(?![计备施立置有区定])")
# 2、建智慧水务平台: nor over what begins the clause by setting it up; 建材商会, 建水县水务局 and 修理厂 are names.
_SET_UP_FIRST = late_pattern(
    r"(?:^|[，；。：\n]|[\d一二三四五六七八九十][、.．是）)])\s*[建修](?![设筑材工投发安科行信言档州华新业理配缮复订正建成好通])"
    r"(?=[\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]{1,2}[县市区州镇乡街路桥])"
)
_WHERE = late_pattern("在[^，。；：的]{1,16}\\Z")
_LONGEST_WHERE = 17


class NameEdges:
    """Left edges of names in one text."""

    def __init__(self, rules: RuleSet) -> None:
        longest = ahocorasick_rs.MatchKind.LeftmostLongest
        stops = set(rules.words("name_stop"))
        self._hard = sorted(stops)
        self._inside = sorted({*rules.words("name_inside"), *rules.words("name_compound")} - stops)
        compounds = rules.words("name_compound")
        self._compounds = ahocorasick_rs.AhoCorasick(sorted(compounds), matchkind=longest)
        self._hard_automaton = ahocorasick_rs.AhoCorasick(self._hard + self._inside, matchkind=longest)
        # Verbs, adverbs and connectives end a name too, unless they are nouns by habit (发展和改革委员会).
        nominal, verbs = rules.words("nominal"), rules.words("action")
        words = {
            word for field in ("action", "modifier", "connective", "status", "negation") for word in rules.words(field)
        }
        self._places = frozenset(rules.words("place_name"))
        self._place_automaton = ahocorasick_rs.AhoCorasick(sorted(self._places), matchkind=longest)
        self._known = EdgesKnown(
            places=self._places,
            addressing=frozenset(rules.words("addressing_verb")),
            dictionary=frozenset(rules.words("general_verb")),
            inside=EdgeWords((*rules.words("name_inside"), *compounds)),
            zones=frozenset(rules.words("area_head")),
            alone=frozenset(rules.words("whole_body")),
            topics=frozenset(rules.words("topic_noun")),
            norms=EdgeWords(rules.words("norm_noun")),
            no_levels=tuple(rules.words("not_level")),
        )
        self._competences = late_pattern(any_of(rules.words("agency_field")))
        state = any_of(rules.words("state_word"))
        self._level = late_pattern(f"{_LEVEL}|{state}")
        self._soft = sorted(word for word in words if len(word) > 1)
        tells = {*rules.words("telling"), *rules.words("negation")}
        # Of each word whether it is a noun by habit, a verb, one that tells of a status, and a verb of a result.
        results = rules.words("result_verb")
        self._kinds = [
            (word in nominal, word in verbs, word in tells, word in verbs and word in results) for word in self._soft
        ]
        self._soft_automaton = ahocorasick_rs.AhoCorasick(self._soft, matchkind=longest)

    def of(self, flat: str, time_ends: Sequence[int] = ()) -> LeftEdges:
        """The edges of one text; no name begins before one of `time_ends` and ends behind it (上半年 + 县财政局)."""
        hard_words = len(self._hard)
        # 呼和浩特市: the 和 in a place's name joins nothing; every place inside a name → where the name ends.
        inside = {
            at: last
            for _, start, last in self._place_automaton.find_matches_as_indexes(flat)
            for at in range(start + 1, last)
        }
        hard = [
            end
            for index, start, end in self._hard_automaton.find_matches_as_indexes(flat)
            if index < hard_words and inside.get(start, 0) <= end
        ]
        set_up = [
            match.end()
            for match in _SET_UP.finditer(flat)
            if _WHERE.search(flat, max(0, match.start() - _LONGEST_WHERE), match.start())
        ]
        set_up += [match.end() for match in _SET_UP_FIRST.finditer(flat)]
        hard = sorted({*hard, *time_ends, *set_up})
        held = {at for _, start, end in self._compounds.find_matches_as_indexes(flat) for at in range(start, end)}
        found = EdgesFound(hard, [], [], [], [], {}, set())
        for index, start, end in self._soft_automaton.find_matches_as_indexes(flat):
            if start in held and end - 1 in held:
                # 江州大学继续教育学院: no verb.
                continue
            nominal, verb, tells, result = self._kinds[index]
            found.any_word.append(end)
            if not nominal:
                found.soft.append(end)
            if verb:
                found.verbs[start] = end
                if not nominal:
                    found.acts.add(start)
            if tells:
                found.told.append(end)
            if result and not nominal:
                found.results.append(end)
        return LeftEdges(flat, found, self._known, self._level, self._competences)
