"""The words that the grammar of a clause asks for by their characters: sizes, goals, failures, adjuncts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords

_Reading = dict[str, Callable[[RuleSet], object]]


def _read(reading: Callable[[RuleSet], object]) -> _Reading:
    """What an attribute takes from a rule set."""
    return {"reading": reading}


def _any_of(*names: str) -> _Reading:
    """The words of the rules' fields `names`, of which a word may be one."""
    return _read(lambda rules: frozenset(_words(rules, names)))


def _row(*names: str) -> _Reading:
    """The words of the rules' fields `names`, with which a text may begin or end."""
    return _read(lambda rules: tuple(_words(rules, names)))


def _edges(*names: str) -> _Reading:
    """Many such words, found by their first and last characters."""
    return _read(lambda rules: EdgeWords(_words(rules, names)))


def _first_characters(*names: str) -> _Reading:
    """The characters that the words of the rules' fields `names` begin with."""
    return _read(lambda rules: frozenset(word[0] for word in _words(rules, names)))


def _words(rules: RuleSet, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from rules.words(name)


def _words_of(kind: type[AdjunctWords] | type[ClauseWords], rules: RuleSet) -> dict[str, Any]:
    """Each attribute of `kind` with its words."""
    return {attribute.name: attribute.metadata["reading"](rules) for attribute in fields(kind)}


@dataclass(frozen=True, slots=True)
class AdjunctWords:
    """What makes a clause a mere adjunct of the next.

    Prepositions open one wherever they stand (`accompaniment`), in few characters (`brief`), with 为 at the end
    (`framing`: 以……为重点), with 外 at the end (`exceptions`), where nothing behind them can be the act (`grounds`), at
    a sentence's head (`capacity`, 作为……), or where one of the `last_words` ends it (`accordance`; behind 将 one of
    the `noun_ends`). Behind those of
    `aim` stand the `aims`; those of `place` end with `places`; behind those of `means` what is `passed` makes an act
    (通过验收), and `ways` at the end none. `viewpoints` open one with `views` at the end (从试点情况看), and those of
    `sole_aim` one whatever stands behind them but a body that acts (为了把工程管好，). Behind `topics` may stand a noun
    with its description alone (对于未安装红绿灯的路口，), or, as behind those of `speaking`, anything before one of the
    `subjects` (就增设站点问题，); behind those of `focus` a verb at the clause's end is a noun (围绕壮大服务组织，).
    Those of `reasons` bring why, also behind what it is told of, where one of the `causes` or a verb ends it.
    Those of `occasions` bring the work that the next clause leans on (将结合林权制度改革，).
    `forms` close what 以 opens (以租用形式，), `efforts` what those of `place` do (在“优”字上做文章，), `besides` what
    is taken out (除财政拨款外，).
    """

    brief: frozenset[str] = field(metadata=_any_of("brief_preposition"))
    capacity: frozenset[str] = field(metadata=_any_of("capacity_preposition"))
    accompaniment: frozenset[str] = field(metadata=_any_of("accompanying_preposition"))
    framing: frozenset[str] = field(metadata=_any_of("framing_preposition"))
    grounds: frozenset[str] = field(metadata=_any_of("ground_preposition"))
    exceptions: frozenset[str] = field(metadata=_any_of("exception_preposition"))
    accordance: frozenset[str] = field(metadata=_any_of("accordance_preposition"))
    last_words: tuple[str, ...] = field(metadata=_row("adjunct_last_word"))
    noun_ends: tuple[str, ...] = field(metadata=_row("adjunct_noun_end"))
    aim: frozenset[str] = field(metadata=_any_of("purpose_preposition"))
    aims: tuple[str, ...] = field(metadata=_row("purpose_opener"))
    place: frozenset[str] = field(metadata=_any_of("place_preposition"))
    places: tuple[str, ...] = field(metadata=_row("locative_end"))
    means: frozenset[str] = field(metadata=_any_of("means_of_action"))
    ways: tuple[str, ...] = field(metadata=_row("way_of_action"))
    forms: tuple[str, ...] = field(metadata=_row("form_noun"))
    efforts: tuple[str, ...] = field(metadata=_row("effort_end"))
    topics: frozenset[str] = field(metadata=_any_of("matter_preposition"))
    speaking: frozenset[str] = field(metadata=_any_of("speaking_preposition"))
    subjects: tuple[str, ...] = field(metadata=_row("subject_noun"))
    besides: tuple[str, ...] = field(metadata=_row("exception_end"))
    passed: tuple[str, ...] = field(metadata=_row("passed_test"))
    viewpoints: frozenset[str] = field(metadata=_any_of("viewpoint_preposition"))
    views: tuple[str, ...] = field(metadata=_row("viewpoint_end"))
    sole_aim: frozenset[str] = field(metadata=_any_of("sole_aim_preposition"))
    focus: frozenset[str] = field(metadata=_any_of("focus_preposition"))
    reasons: frozenset[str] = field(metadata=_any_of("reason_preposition"))
    occasions: frozenset[str] = field(metadata=_any_of("occasion_preposition"))
    causes: tuple[str, ...] = field(metadata=_row("cause_noun"))
    reason_acts: frozenset[str] = field(metadata=_any_of("reason_act"))

    @classmethod
    def of(cls, rules: RuleSet) -> AdjunctWords:
        """The words of a rule set."""
        return cls(**_words_of(cls, rules))


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """`sizes` end the name of a size or term, `rates` that of a rate; `waiting` brings what has to come first,
    `at_once` what follows it (一到位即组织).

    `goals`, `ways`, `completing` and `failing` complete a verb; with none of `completed` (下来, 好) begins a name.

    `owned` makes a body another's.
    `contracts` are what is signed with a partner of its own name (与国能集团签订), not with a mass of bodies.
    `capacities` bring as what a thing is taken (作为). `unlike_aspects` begin with 过 or its like and are words;
    `attributes` describe a noun (现有); `built_works` are what is built or done (工程);
    `existing` say that something is there (有37名), `shares` how
    much of a whole (占比); `describing` adverbs may belong to a noun (平均费率). `matters` end a topic (一事);
    `parts` open a part of what was told (其中), and those of `work` act there too (其中改造户厕320座);
    those of `listing` put a thing in for a programme (申报);
    those of `forward` have their object behind them after 将 too (将超常规推进改造);
    what is `sought` behind those of `seeking` is a noun with the verb before it (硬化指标). `totals` sum up (共).
    `supports` are nouns behind what is given (资金支持), `abstract_tails` make any verb a noun (储备方式),
    behind those of `saying` stands what a body says (答复近期无法调整). `area_tails` are areas that a verb before them
    describes (帮扶县); `ability` says what can or must be done, `possible` what can be (可); by those of `changes` a
    thing passes from one body to another (移交), those of `changing` tell by what share a thing changed (下降);
    `no_names` name no figure (秋后再放20万尾). Before
    `quantifiers` stands a whole subject, whatever verb opens it (符合条件的小区均须改造); behind those of `demanding`
    at a clause's head stands what is demanded, behind those of `joining` what one takes part in (参与抢险).
    Behind 经 a body does what those of `approving` say (方案经发改委批复), behind 与 and a noun two things what the
    `mutual` ones say (结果与资金挂钩); those of `lacked` are what a body may say that it has not (权限);
    what those of `singly` measure is acted on one by one (发现一起查处一起). Behind `leads` at a topic's end stands a
    body that does not act (跟机场公司签协议). `prefixes` stand close before a verb of one character (另选).
    Figures that end with one of `adverbial_counts` say how often or how soon (已两次征求意见, 1天内办结).
    `persons` act in their office (执法人员) on those that are `acted_on` (企业); a figure right behind `object_takers`
    counts what they act on (其中新建6个). Those who are `helped` act themselves behind a verb that leads them.
    Work or a thing is the subject of `ruling` verbs (配租实行轮候制) and of `concluding` ones at a clause's end
    (建设全面完成); those of `finishing` only say that the act before them is over (修复完毕). Behind `perceiving` verbs
    stands what is found (发现项目已停工), behind those of `finding` what is not as it should be (发现考务不规范).
    The `outcomes` of a verb are acted on by a later one (核查结果抄送市监管分局). Those of `shared_by` say how many of
    a kind take part (与大部分业主单位). Before `becoming`, `growing` and `situated` words a verb only names what they
    speak of (学校布局将得到优化, 教育事业不断发展). `awarding` verbs of one character take `awards`; behind those of
    `upholding` a verb at the end of a clause is a principle. What is `set_up` may stand behind its place
    (在园区设门诊部). Those who are `sent` are the object of a `sending` verb of one character (派 + 人验收).
    Those of `finding_first` say upon what one acts within a time (发现问题24小时内处置).
    A figure behind those of `enjoying` says how much one is given (享受200万元的奖励).
    """

    sizes: tuple[str, ...] = field(metadata=_row("size_ending", "term_ending"))
    rates: tuple[str, ...] = field(metadata=_row("rate_ending"))
    waiting: frozenset[str] = field(metadata=_any_of("waiting_opener"))
    at_once: frozenset[str] = field(metadata=_any_of("at_once_word"))
    goals: frozenset[str] = field(metadata=_any_of("goal_character"))
    failing: frozenset[str] = field(metadata=_any_of("failing_complement"))
    seasons: tuple[str, ...] = field(metadata=_row("season_deadline"))
    completing: frozenset[str] = field(metadata=_any_of("completing_complement"))
    completed: frozenset[str] = field(metadata=_any_of("completing_complement", "moving_complement"))
    completing_openers: frozenset[str] = field(metadata=_first_characters("completing_complement", "moving_complement"))
    ways: tuple[str, ...] = field(metadata=_row("directional_complement"))
    owned: tuple[str, ...] = field(metadata=_row("owned_body"))
    contracts: frozenset[str] = field(metadata=_any_of("contract_verb"))
    unlike_aspects: frozenset[str] = field(metadata=_any_of("aspect_lookalike"))
    attributes: frozenset[str] = field(metadata=_any_of("attributive_word"))
    capacities: frozenset[str] = field(metadata=_any_of("capacity_verb"))
    matters: tuple[str, ...] = field(metadata=_row("matter_end"))
    describing: frozenset[str] = field(metadata=_any_of("describing_adverb"))
    forward: frozenset[str] = field(metadata=_any_of("forward_verb"))
    listing: frozenset[str] = field(metadata=_any_of("listing_verb"))
    parts: tuple[str, ...] = field(metadata=_row("part_opener"))
    work: frozenset[str] = field(metadata=_any_of("work_verb"))
    existing: frozenset[str] = field(metadata=_any_of("counting_verb"))
    built_works: frozenset[str] = field(metadata=_any_of("built_work"))
    shares: frozenset[str] = field(metadata=_any_of("share_noun"))
    helped: EdgeWords = field(metadata=_edges("helped_party"))
    seeking: frozenset[str] = field(metadata=_any_of("seeking_verb"))
    sought: frozenset[str] = field(metadata=_any_of("sought_noun"))
    totals: frozenset[str] = field(metadata=_any_of("total_word"))
    supports: frozenset[str] = field(metadata=_any_of("given_good"))
    abstract_tails: frozenset[str] = field(metadata=_any_of("abstract_tail"))
    saying: tuple[str, ...] = field(metadata=_row("saying_verb"))
    telling_or_wanting: tuple[str, ...] = field(metadata=_row("saying_verb", "wanting_word"))
    area_tails: frozenset[str] = field(metadata=_any_of("area_noun"))
    ability: frozenset[str] = field(metadata=_any_of("ability"))
    possible: frozenset[str] = field(metadata=_any_of("possibility"))
    changes: frozenset[str] = field(metadata=_any_of("change_verb"))
    no_names: frozenset[str] = field(metadata=_any_of("no_name", "season_deadline", "place_body"))
    changing: frozenset[str] = field(metadata=_any_of("changing_verb"))
    quantifiers: frozenset[str] = field(metadata=_any_of("subject_quantifier"))
    demanding: frozenset[str] = field(metadata=_any_of("demanding_verb"))
    joining: frozenset[str] = field(metadata=_any_of("part_taking_verb"))
    approving: frozenset[str] = field(metadata=_any_of("approving_verb"))
    mutual: frozenset[str] = field(metadata=_any_of("mutual_verb"))
    lacked: frozenset[str] = field(metadata=_any_of("lack", "power_noun"))
    singly: frozenset[str] = field(metadata=_any_of("singly_counted"))
    leads: tuple[str, ...] = field(metadata=_row("body_lead"))
    prefixes: frozenset[str] = field(metadata=_any_of("verb_prefix"))
    adverbial_counts: tuple[str, ...] = field(metadata=_row("adverbial_count"))
    persons: EdgeWords = field(metadata=_edges("acting_person"))
    sending: frozenset[str] = field(metadata=_any_of("sending_verb"))
    sent: frozenset[str] = field(metadata=_any_of("sent_party"))
    acted_on: frozenset[str] = field(metadata=_any_of("acted_on"))
    object_takers: frozenset[str] = field(metadata=_any_of("object_taker"))
    ruling: frozenset[str] = field(metadata=_any_of("ruling_verb"))
    upholding: frozenset[str] = field(metadata=_any_of("upholding_verb"))
    perceiving: frozenset[str] = field(metadata=_any_of("perceiving_verb"))
    finding: frozenset[str] = field(metadata=_any_of("finding_verb"))
    outcomes: tuple[str, ...] = field(metadata=_row("outcome_noun"))
    shared_by: frozenset[str] = field(metadata=_any_of("share_of_bodies"))
    becoming: frozenset[str] = field(metadata=_any_of("becoming_verb"))
    growing: frozenset[str] = field(metadata=_any_of("growing_verb"))
    situated: frozenset[str] = field(metadata=_any_of("situating_word"))
    concluding: frozenset[str] = field(metadata=_any_of("concluding_verb"))
    finishing: frozenset[str] = field(metadata=_any_of("finishing_word"))
    awarding: frozenset[str] = field(metadata=_any_of("awarding_verb"))
    enjoying: frozenset[str] = field(metadata=_any_of("enjoying_verb"))
    set_up: frozenset[str] = field(metadata=_any_of("set_up_verb"))
    directions: frozenset[str] = field(metadata=_any_of("direction_verb"))
    finding_first: frozenset[str] = field(metadata=_any_of("occasion_verb"))
    awards: tuple[str, ...] = field(metadata=_row("award_noun"))
    adjuncts: AdjunctWords = field(metadata=_read(AdjunctWords.of))

    @classmethod
    def of(cls, rules: RuleSet) -> ClauseWords:
        """The words of a rule set."""
        return cls(**_words_of(cls, rules))
