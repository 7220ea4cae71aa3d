"""Clauses that speak to the deputy: the wish restated, thanks. Nothing in them is the body's own act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from replyscan.late_pattern import late_pattern
from replyscan.records import Clause, Sentence
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# 我局, 我市公安局, 我们: the body speaks of itself; what it says of 我局的工作 is courtesy.
_FIRST_PERSON = r"(?:我们|[我本][\u4e00-\u9fff]{{0,4}}?(?:{bodies}))(?!{courtesies})"
# 您建议按照国家有关要求，: what the wish goes by, and no name for a wish.
_GOES_BY = late_pattern("(?:按照?|根据|依据|依照|参照|围绕|针对|结合)[^，。；：]+$")
_OUR_PLACE = "[我本][市县区省州旗镇乡国]"


class Asides:
    """Finds them by the words for those who ask and their asking."""

    def __init__(self, rules: RuleSet) -> None:
        askers, verbs = _any(rules.words("asker")), _any(rules.words("asking_verb"))
        inside = r"(?:在[^，,。：:]{0,12}?中)?[\u4e00-\u9fff]{0,2}?"
        # 代表建议 is a noun as often as not (代表建议办理工作).
        noun = "".join(f"(?<!{re.escape(word)})" for word in rules.words("compound_wish"))
        prefaces = _any(rules.words("wish_preface"))
        # 您提出的站点, 您提到老街的路灯已修好: what is named; 您提到电梯的电费由街道承担 is a wish.
        outcome = _any(word for word in rules.words("telling") if word != "正")
        named = rf"(?!的|中|[\u4e00-\u9fff]{{1,3}}的(?:[^，,。；;]*{outcome}|[^，,。；;]{{0,4}}$))"
        self._wish = late_pattern(rf"{prefaces}?[\u4e00-\u9fff]{{0,4}}?{askers}{inside}{verbs}{noun}{named}")
        talking, cores = _any(rules.words("talking_verb")), _any(rules.words("wish_core"))
        # 您说路灯坏了, 正如您所说, but 您说的那盏灯; 建议的核心是降低票价
        self._talk = late_pattern(
            rf"(?:正如|就像|像)?(?:[您你]们?|有人)(?:所|还|也|又|信里|来信|一共)?{talking}{named}"
            # 提案里说要各开一个透析点
            rf"|(?:这份|这件|该|本)?{_any(rules.words('proposal_word'))}(?:[里上中]|书里)?(?:还|也|又|一共)?[说讲问写]{named}"
            rf"|(?:[您你]们?的?|该|本|此|代表|委员)?{_any(rules.words('proposal_word'))}的?{cores}(?:是|为|在于)"
        )
        # 您的三条建议，即增设站点、延长时间，
        self._listed = late_pattern(rf"[您你]们?的[^，,。；;]{{0,6}}{_any(rules.words('proposal_word'))}$")
        self._before_colon = late_pattern(rf"{askers}[^，,。；;]{{0,12}}{verbs}[^，,。；;]{{0,8}}$")
        self._names = tuple(rules.words("wish_name"))
        bodies, courtesies = (any_of(rules.words(field)) for field in ("issuer_ending", "own_courtesy"))
        person = _FIRST_PERSON.format(bodies=bodies, courtesies=courtesies)
        # 我局已, 我市将: in the clause of the wish itself only a first person that acts is an answer.
        acts = _any(rules.words("acting_word"))
        declined = (word for word, entry in rules.words("status").items() if entry.label == "declined")
        # 正 is a part of other words (正常).
        told = (word for word in rules.words("telling") if word != "正")
        telling = _any((*told, *rules.words("answer_word"), *declined))
        clear = rules.words("clear_ending")
        endings = _any(ending for ending in rules.words("issuer_ending") if len(ending) > 1 or ending in clear)
        # 将子弟学校移交地方, 把站点设在医院门口: what something is to be done with does not answer.
        body = rf"(?!将(?!由)|把)[\u4e00-\u9fff]{{1,14}}?{endings}(?=[\u4e00-\u9fff])(?![的会])"
        self._acting = late_pattern(rf"{_OUR_PLACE}|.*?(?:{person}|{_OUR_PLACE}{acts}|{telling})")
        openers = _any((*rules.words("answer_opener"), *rules.words("place_body")))
        self._answer = late_pattern(rf"{openers}|{self._acting.pattern}|(?!{verbs}){body}")
        self._answer_within = late_pattern(rf"(?:{person}|{_OUR_PLACE}){acts}")
        thanks, judging = _any(rules.words("thanks_word")), _any(rules.words("judging_verb"))
        self._thanks = late_pattern(rf"[\u4e00-\u9fff]{{0,8}}?{thanks}")
        self._praise = late_pattern(rf"{judging}{askers}的")

    def mark(self, flat: str, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        """The sentences of a paragraph, each with the number of clauses at its head that speak to the deputy.

        A wish behind a colon (您在建议中提出：) goes on through the sentences behind it until the body answers.
        """
        goes_on = False
        for sentence in sentences:
            told = self._until_answer(flat, sentence.clauses) if goes_on else self._told(flat, sentence.clauses)
            goes_on = told == len(sentence.clauses) and (goes_on or self._opens_colon(flat, sentence.clauses))
            yield replace(sentence, aside=told) if told else sentence

    def _told(self, flat: str, clauses: Sequence[Clause]) -> int:
        """How many clauses at the head of a sentence restate a wish or thank."""
        first = flat[clauses[0].body : clauses[0].end]
        if self._opens_colon(flat, clauses):
            at = next(at for at, clause in enumerate(clauses) if clause.mark in "：:") + 1
            return at + self._until_answer(flat, clauses[at:], self._acting)
        wish = self._wish.match(first)
        names = first.endswith(self._names) and not (wish and _GOES_BY.match(first, wish.end()))
        if names or self._answer_within.search(first):
            wish = None
        wish = wish or self._talk.match(first)
        if wish and wish.end() == len(first) and len(clauses) > 1:
            # 您在建议中指出，我市泊位缺口达2.6万个: what stands behind the comma is what was said.
            said = 2 + self._until_answer(flat, clauses[2:])
            # 您提到，小学新建校舍；幼儿园扩建操场: a point goes on, of whatever body.
            points = said < len(clauses) and clauses[said - 1].mark in "；;"
            return said + self._until_answer(flat, clauses[said:], self._acting) if points else said
        if wish:
            return 1 + self._until_answer(flat, clauses[1:])
        if len(clauses) > 1 and self._listed.match(first) and self._names_again(flat, clauses[1]):
            return 2
        if len(clauses) > 1 and self._praise.search(flat[clauses[1].body : clauses[1].end]):
            # 我局认真研究，认为您的建议很好，对……提出了思路。
            return 2 + self._until_answer(flat, clauses[2:])
        thanks = self._thanks.match(first) and self._until_answer(flat, clauses[1:]) == len(clauses) - 1
        return len(clauses) if thanks else 0

    def _names_again(self, flat: str, clause: Clause) -> bool:
        """Whether a clause lists what the one before has named (即增设站点、延长时间)."""
        return flat.startswith(("即", "也就是", "分别是", "包括"), clause.body)

    def _opens_colon(self, flat: str, clauses: Sequence[Clause]) -> bool:
        """Whether one of the first two clauses tells who asked, and a colon what for (委员提出：)."""
        return any(
            clause.mark in ("：", ":") and self._before_colon.search(flat[clause.body : clause.end])
            for clause in clauses[:2]
        )

    def _until_answer(self, flat: str, clauses: Sequence[Clause], answer: re.Pattern[str] | None = None) -> int:
        """How many clauses stand before the first that answers."""
        answers = (
            at for at, clause in enumerate(clauses) if (answer or self._answer).match(flat[clause.body : clause.end])
        )
        return next(answers, len(clauses))


def _any(words: Iterable[str]) -> str:
    return f"(?:{any_of(words)})"
