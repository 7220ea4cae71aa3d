"""Sentences and clauses that praise, cite or tell the background: no act of a body (GUIDELINES section 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replyscan.items.tokens import (
    AGENCY,
    DOCUMENT,
    FRONTED,
    LIGHT,
    MODIFIER,
    OBJECT_MARKER,
    PREPOSITION,
    QUANTITY,
    STATUS,
    TELLING,
    TIME,
    VERB,
    Token,
    has_kind,
)
from replyscan.late_pattern import late_pattern
from replyscan.records import Clause
from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords
from replyscan.rules.patterns import any_of

# ，是实现振兴的重要途径: what the clauses before it are.
_EQUATES = late_pattern("(?:这|也|正|就|既|更|不仅仅|不仅|不只|不单|不光|不单单)?是(?![否由指])[^，。；：]*的")
# 为全面贯彻殡葬改革政策，: what a row of mere aims opens with.
_CARRYING_OUT = late_pattern("为了?[^，。；：]{0,6}(?:贯彻|落实|践行|实施|学习)")
_TOPIC = late_pattern("(?:^|.)对于?")
# 改善道路是我局的: a verb and its object, and whose duty they are.
_EQUATED = r"[^，。；：是]{2,}?(?<![还只总便就要老硬凡可于])是(?![否由])[^，。；：]*?[的项][^，。；：的]{0,6}?"
_FIRST_TOKENS = 3
_MEANS = late_pattern("“?[^，。；：“”]{2,14}”?，?(?:就|即|主要)?是指(?![导定挥标引派])")
# Of so many clauses a sentence of mere aims consists at least.
_FEWEST_AIMS = 3
# 按照《森林法》规定，林木采伐后必须更新
_BY_LAW = late_pattern(
    "(?:按照|根据|依据|依照|按)[^，。；：]{0,30}(?:》[^，。；：]{0,16}|法律?|条例|法规|办法)[^，。；：]{0,6}规定$"
)
_DUTY = late_pattern("[^，。；：我将已]{2,20}?(?:必须|应当)")
_OUGHT = late_pattern("就(?:要|必须|得|应当?|需要?)(?![在于对把])")
# What a clause opens with that says of the one before it what it is good for.
_NOT_ONLY = ("不仅", "不但", "不光", "既")
# So far behind the opener of a wish stands 的 (针对您提出的完善政策，).
_OF_WISH = 4
# How many characters a slogan has, and how many of them make a row.
_SLOGAN = 4


class BackgroundJudge:
    """Finds the clauses of a sentence that are background, by the lexicons of a rule set."""

    def __init__(self, rules: RuleSet) -> None:
        self._openers = EdgeWords(rules.words("background_opener"))
        self._praises = EdgeWords(rules.words("praise_end"))
        self._benefits = late_pattern(any_of(rules.words("benefit_word")))
        leaders, words = any_of(rules.words("leader")), any_of(rules.words("leader_word"))
        # 2020年9月，习近平总书记考察时: what a leader did.
        self._leader = late_pattern(f"^(?:[^，。；]{{0,9}}[，：:])?(?:{leaders})(?!{words})")
        self._grand = frozenset((*rules.words("grand_verb"), *rules.words("effect")))
        self._weights = tuple(rules.words("weight_noun"))
        verbs, nouns = any_of(rules.words("weighing_verb")), any_of(self._weights)
        # 对……，对……具有重要意义
        self._weighs = late_pattern(f"(?:{verbs})[^，。；：]*(?:{nouns})$")
        self._judges = EdgeWords(rules.words("judging_predicate"))
        duties = any_of(rules.words("duty_noun"))
        self._duties = late_pattern(f"{_EQUATED}(?:{duties})$")
        troubles, being = any_of(rules.words("problem_noun")), any_of(rules.words("problem_verb"))
        # 您提出的完善政策，加大投入等建议: clauses of a wish up to the word that names it.
        self._wishes = EdgeWords(rules.words("restated_wish"))
        nouns = any_of(rules.words("wish_noun"))
        self._wish_ends = late_pattern(f"等(?:[\u4e00-\u9fff\\d]{{0,4}}?(?:{nouns}))?$|的(?:{nouns})$")
        # 存在意识不强，难以推广等问题: clauses that tell of problems up to the word that names them.
        self._has_trouble, self._troubles = late_pattern(f"(?:{being})"), late_pattern(f"等(?:{troubles})$")

    def opens(self, sentence: str) -> bool:
        """Whether a sentence tells what a congress, a leader or a plenary session said."""
        told = self._openers.start_of(sentence) > 0 or bool(self._leader.match(sentence))
        # “韧性城市”是指能够抵御冲击，保持功能的城市: what a word means.
        return told or _MEANS.match(sentence) is not None

    def clauses(self, text: str, clauses: Sequence[Clause], found: Sequence[Sequence[Token]]) -> frozenset[int]:
        """The starts of those `clauses` of a sentence of `text` that are background; `found` holds their tokens."""
        texts = [text[clause.body : clause.end] for clause in clauses]
        marked: set[int] = set(_slogans(texts))
        if self._only_aims(texts, found):
            marked.update(range(1, len(texts)))
        for place, said in enumerate(texts):
            if self._praises.end_of(said) and not _puts_into(found[place]):
                marked.update(self._praised(texts, found, place))
            elif self._benefits.search(said) and "了" not in said:
                marked.update((place, *_follow(texts, found, place)))
                if place == 1 and said.startswith(_NOT_ONLY) and _opens_with_verb(found[0]):
                    # 实施河道整治，不仅有助于消除水患，还……: what is good for something is no act.
                    marked.update(_subjects(texts, found, place, True))
            if place and _DUTY.match(said) and _BY_LAW.match(texts[place - 1]) and not has_kind(found[place], AGENCY):
                # 按照《森林法》规定，林木采伐后必须更新: what a law lays down.
                marked.add(place)
            if place and _OUGHT.match(said) and not has_kind(found[place], QUANTITY | TIME | AGENCY):
                # 建设文化强县，就要坚持人民至上，落实惠民战略: what one ought to do.
                ahead = () if _acts(texts[place - 1], found[place - 1]) else (place - 1,)
                marked.update((*ahead, place, *_follow(texts, found, place)))
            if place and self._troubles.search(said):
                marked.update(self._troubled(texts, found, place))
            if place and self._wish_ends.search(said):
                marked.update(self._wished(texts, found, place))
            equates = place > 0 and _EQUATES.match(said) is not None
            if not equates and _opens_with_verb(found[place]) and self._duties.match(said):
                marked.add(place)
                equates = True
            # 提高城乡低保标准，属于省级事权: what a thing that was asked for is.
            equates = equates or (place == 1 and self._is_judged(said))
            if equates or (place and said.endswith(self._weights) and self._weighs.search(said)):
                marked.update(_subjects(texts, found, place, equates))
        return frozenset(clauses[place].start for place in marked)

    def _only_aims(self, texts: Sequence[str], found: Sequence[Sequence[Token]]) -> bool:
        """Whether a sentence goes on with nothing but aims (为深入贯彻决策部署，加快推进农田建设，提高产能。)."""
        if len(texts) < _FEWEST_AIMS or not _CARRYING_OUT.match(texts[0]):
            return False
        for said, tokens in zip(texts[1:], found[1:], strict=True):
            verb = next((token for token in tokens if token.flags & VERB), None)
            opened = bool(tokens) and bool(tokens[0].flags & PREPOSITION)
            if _acts(said, tokens) or has_kind(tokens, QUANTITY | DOCUMENT):
                return False
            if not opened and (verb is None or verb.text not in self._grand):
                return False
        return True

    def _troubled(self, texts: Sequence[str], found: Sequence[Sequence[Token]], end: int) -> Iterator[int]:
        """The places of the clauses from the one that says that there are problems to `end`, if none of them acts."""
        for place in range(end - 1, -1, -1):
            if _acts(texts[place], found[place]):
                return
            if self._has_trouble.search(texts[place]):
                yield from range(place, end + 1)
                return

    def _wished(self, texts: Sequence[str], found: Sequence[Sequence[Token]], end: int) -> Iterator[int]:
        """The places of the clauses up to `end` that go on with a wish (您提出的完善政策，加大投入等建议)."""
        for place in range(end, -1, -1):
            own = any(token.flags & AGENCY and token.mention.first_person for token in found[place])
            if own or "了" in texts[place] or has_kind(found[place], QUANTITY):
                return
            opened = self._wishes.start_of(texts[place])
            if opened:
                # 您提出的……, but 您提出增设站点，我局……
                yield from range(place, end + 1) if "的" in texts[place][opened : opened + _OF_WISH] else ()
                return

    def _is_judged(self, said: str) -> bool:
        """Whether a clause says what stands against the one before it, and not of whom the next one is (不符合的，)."""
        length = self._judges.start_of(said)
        return length > 0 and not said.startswith("的", length) and not said.endswith("的")

    def _praised(self, texts: Sequence[str], found: Sequence[Sequence[Token]], end: int) -> Iterator[int]:
        """The places of the clauses that a praise at `end` speaks of: from 对 on, with the topic before it."""
        yield end
        for place in range(end, -1, -1):
            if place < end and not _opens_topic(texts[place], found[place]) and _acts(texts[place], found[place]):
                return
            if _TOPIC.match(texts[place]) or "对" in texts[place]:
                topic = place - 1 if texts[place].startswith("对") and place else place
                if topic < place and _acts(texts[topic], found[topic]):
                    topic = place
                yield from range(topic, end)
                return


def _opens_with_verb(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands at the head of a clause, behind adverbs at most, so that the clause has no subject."""
    first = next((token for token in tokens if not token.flags & MODIFIER or token.flags & VERB), None)
    return first is not None and bool(first.flags & VERB) and first.text != "是"


def _puts_into(tokens: Sequence[Token]) -> bool:
    """Whether 将 or 把 brings what is put into something (将其纳入全省工作重要内容), an act and no praise."""
    put = any(token.flags & FRONTED and not token.flags & PREPOSITION for token in tokens)
    return put and has_kind(tokens, OBJECT_MARKER)


def _slogans(texts: Sequence[str]) -> Iterator[int]:
    """The places of four clauses or more in a row of four characters each (摸清底数，精准施策，……)."""
    run: list[int] = []
    for place, said in enumerate((*texts, "")):
        if len(said) == _SLOGAN:
            run.append(place)
            continue
        if len(run) >= _SLOGAN:
            yield from run
        run = []


def _subjects(texts: Sequence[str], found: Sequence[Sequence[Token]], end: int, whole: bool) -> tuple[int, ...]:
    """The places of the clauses that the one at `end` says something of: all before it, or those from 对 on."""
    places: list[int] = []
    for place in range(end - 1, -1, -1):
        if not _opens_topic(texts[place], found[place]) and _acts(texts[place], found[place]):
            break
        places.append(place)
        if not whole and _TOPIC.match(texts[place]):
            return tuple(places)
    return tuple(places) if whole else ()


def _opens_topic(text: str, tokens: Sequence[Token]) -> bool:
    """Whether 对 at the head brings what is praised, with who would act in it (对于我县利用遗产，带动旅游都有价值)."""
    return text.startswith("对") and "了" not in text and not has_kind(tokens, TELLING | QUANTITY | LIGHT)


def _follow(texts: Sequence[str], found: Sequence[Sequence[Token]], place: int) -> Iterator[int]:
    """The clauses behind `place` up to the first that tells an act."""
    for later in range(place + 1, len(texts)):
        if _acts(texts[later], found[later]):
            return
        yield later


def _acts(said: str, tokens: Sequence[Token]) -> bool:
    """Whether a clause names a body at its head, or tells by 了 or a word of status what was or will be done."""
    named = has_kind(tokens[:_FIRST_TOKENS], AGENCY)
    return named or "了" in said or has_kind(tokens, STATUS)
