"""The words that the grammar of a clause asks for by their characters: sizes, goals, failures, adjuncts."""

from __future__ import annotations

from dataclasses import dataclass

from replyscan.rules import RuleSet
from replyscan.rules.edges import EdgeWords


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

    brief: frozenset[str]
    capacity: frozenset[str]
    accompaniment: frozenset[str]
    framing: frozenset[str]
    grounds: frozenset[str]
    exceptions: frozenset[str]
    accordance: frozenset[str]
    last_words: tuple[str, ...]
    noun_ends: tuple[str, ...]
    aim: frozenset[str]
    aims: tuple[str, ...]
    place: frozenset[str]
    places: tuple[str, ...]
    means: frozenset[str]
    ways: tuple[str, ...]
    forms: tuple[str, ...]
    efforts: tuple[str, ...]
    topics: frozenset[str]
    speaking: frozenset[str]
    subjects: tuple[str, ...]
    besides: tuple[str, ...]
    passed: tuple[str, ...]
    viewpoints: frozenset[str]
    views: tuple[str, ...]
    sole_aim: frozenset[str]
    focus: frozenset[str]
    reasons: frozenset[str]
    occasions: frozenset[str]
    causes: tuple[str, ...]
    reason_acts: frozenset[str]

    @classmethod
    def of(cls, rules: RuleSet) -> AdjunctWords:
        """The words of a rule set."""
        return cls(
            brief=frozenset(rules.words("brief_preposition")),
            capacity=frozenset(rules.words("capacity_preposition")),
            accompaniment=frozenset(rules.words("accompanying_preposition")),
            framing=frozenset(rules.words("framing_preposition")),
            grounds=frozenset(rules.words("ground_preposition")),
            exceptions=frozenset(rules.words("exception_preposition")),
            accordance=frozenset(rules.words("accordance_preposition")),
            last_words=tuple(rules.words("adjunct_last_word")),
            noun_ends=tuple(rules.words("adjunct_noun_end")),
            aim=frozenset(rules.words("purpose_preposition")),
            aims=tuple(rules.words("purpose_opener")),
            place=frozenset(rules.words("place_preposition")),
            means=frozenset(rules.words("means_of_action")),
            ways=tuple(rules.words("way_of_action")),
            forms=tuple(rules.words("form_noun")),
            occasions=frozenset(rules.words("occasion_preposition")),
            efforts=tuple(rules.words("effort_end")),
            topics=frozenset(rules.words("matter_preposition")),
            speaking=frozenset(rules.words("speaking_preposition")),
            subjects=tuple(rules.words("subject_noun")),
            besides=tuple(rules.words("exception_end")),
            places=tuple(rules.words("locative_end")),
            passed=tuple(rules.words("passed_test")),
            viewpoints=frozenset(rules.words("viewpoint_preposition")),
            views=tuple(rules.words("viewpoint_end")),
            focus=frozenset(rules.words("focus_preposition")),
            sole_aim=frozenset(rules.words("sole_aim_preposition")),
            reasons=frozenset(rules.words("reason_preposition")),
            causes=tuple(rules.words("cause_noun")),
            reason_acts=frozenset(rules.words("reason_act")),
        )


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
    thing passes from one body to another (移交), those of `changing` tell by what share a thing changed (下降). Before
    `quantifiers` stands a whole subject, whatever verb opens it (符合条件的小区均须改造); behind those of `demanding`
    at a clause's head stands what is demanded, behind those of `joining` what one takes part in (参与抢险).
    Behind 经 a body does what those of `approving` say (方案经发改委批复);
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
    """

    sizes: tuple[str, ...]
    rates: tuple[str, ...]
    waiting: frozenset[str]
    at_once: frozenset[str]
    goals: frozenset[str]
    failing: frozenset[str]
    seasons: tuple[str, ...]
    completing: frozenset[str]
    completed: frozenset[str]
    completing_openers: frozenset[str]
    ways: tuple[str, ...]
    owned: tuple[str, ...]
    contracts: frozenset[str]
    unlike_aspects: frozenset[str]
    attributes: frozenset[str]
    capacities: frozenset[str]
    matters: tuple[str, ...]
    describing: frozenset[str]
    forward: frozenset[str]
    listing: frozenset[str]
    parts: tuple[str, ...]
    work: frozenset[str]
    existing: frozenset[str]
    built_works: frozenset[str]
    shares: frozenset[str]
    helped: EdgeWords
    seeking: frozenset[str]
    sought: frozenset[str]
    totals: frozenset[str]
    supports: frozenset[str]
    abstract_tails: frozenset[str]
    saying: tuple[str, ...]
    telling_or_wanting: tuple[str, ...]
    area_tails: frozenset[str]
    ability: frozenset[str]
    possible: frozenset[str]
    changes: frozenset[str]
    changing: frozenset[str]
    quantifiers: frozenset[str]
    demanding: frozenset[str]
    joining: frozenset[str]
    approving: frozenset[str]
    singly: frozenset[str]
    leads: tuple[str, ...]
    prefixes: frozenset[str]
    adverbial_counts: tuple[str, ...]
    persons: EdgeWords
    sending: frozenset[str]
    sent: frozenset[str]
    acted_on: frozenset[str]
    object_takers: frozenset[str]
    ruling: frozenset[str]
    upholding: frozenset[str]
    perceiving: frozenset[str]
    finding: frozenset[str]
    outcomes: tuple[str, ...]
    shared_by: frozenset[str]
    becoming: frozenset[str]
    growing: frozenset[str]
    situated: frozenset[str]
    concluding: frozenset[str]
    finishing: frozenset[str]
    awarding: frozenset[str]
    set_up: frozenset[str]
    awards: tuple[str, ...]
    adjuncts: AdjunctWords

    @classmethod
    def of(cls, rules: RuleSet) -> ClauseWords:
        """The words of a rule set."""
        return cls(
            sizes=(*rules.words("size_ending"), *rules.words("term_ending")),
            rates=tuple(rules.words("rate_ending")),
            waiting=frozenset(rules.words("waiting_opener")),
            at_once=frozenset(rules.words("at_once_word")),
            goals=frozenset(rules.words("goal_character")),
            completing=frozenset(rules.words("completing_complement")),
            completed=frozenset((*rules.words("completing_complement"), *rules.words("moving_complement"))),
            completing_openers=frozenset(
                word[0] for field in ("completing_complement", "moving_complement") for word in rules.words(field)
            ),
            seasons=tuple(rules.words("season_deadline")),
            failing=frozenset(rules.words("failing_complement")),
            ways=tuple(rules.words("directional_complement")),
            owned=tuple(rules.words("owned_body")),
            contracts=frozenset(rules.words("contract_verb")),
            attributes=frozenset(rules.words("attributive_word")),
            capacities=frozenset(rules.words("capacity_verb")),
            matters=tuple(rules.words("matter_end")),
            shares=frozenset(rules.words("share_noun")),
            existing=frozenset(rules.words("counting_verb")),
            built_works=frozenset(rules.words("built_work")),
            describing=frozenset(rules.words("describing_adverb")),
            forward=frozenset(rules.words("forward_verb")),
            listing=frozenset(rules.words("listing_verb")),
            parts=tuple(rules.words("part_opener")),
            work=frozenset(rules.words("work_verb")),
            seeking=frozenset(rules.words("seeking_verb")),
            sought=frozenset(rules.words("sought_noun")),
            approving=frozenset(rules.words("approving_verb")),
            adverbial_counts=tuple(rules.words("adverbial_count")),
            acted_on=frozenset(rules.words("acted_on")),
            object_takers=frozenset(rules.words("object_taker")),
            perceiving=frozenset(rules.words("perceiving_verb")),
            finding=frozenset(rules.words("finding_verb")),
            outcomes=tuple(rules.words("outcome_noun")),
            shared_by=frozenset(rules.words("share_of_bodies")),
            becoming=frozenset(rules.words("becoming_verb")),
            growing=frozenset(rules.words("growing_verb")),
            situated=frozenset(rules.words("situating_word")),
            upholding=frozenset(rules.words("upholding_verb")),
            ruling=frozenset(rules.words("ruling_verb")),
            concluding=frozenset(rules.words("concluding_verb")),
            finishing=frozenset(rules.words("finishing_word")),
            awarding=frozenset(rules.words("awarding_verb")),
            set_up=frozenset(rules.words("set_up_verb")),
            awards=tuple(rules.words("award_noun")),
            persons=EdgeWords(rules.words("acting_person")),
            helped=EdgeWords(rules.words("helped_party")),
            sending=frozenset(rules.words("sending_verb")),
            sent=frozenset(rules.words("sent_party")),
            prefixes=frozenset(rules.words("verb_prefix")),
            leads=tuple(rules.words("body_lead")),
            singly=frozenset(rules.words("singly_counted")),
            demanding=frozenset(rules.words("demanding_verb")),
            joining=frozenset(rules.words("part_taking_verb")),
            quantifiers=frozenset(rules.words("subject_quantifier")),
            changes=frozenset(rules.words("change_verb")),
            changing=frozenset(rules.words("changing_verb")),
            ability=frozenset(rules.words("ability")),
            possible=frozenset(rules.words("possibility")),
            area_tails=frozenset(rules.words("area_noun")),
            saying=tuple(rules.words("saying_verb")),
            telling_or_wanting=(*rules.words("saying_verb"), *rules.words("wanting_word")),
            abstract_tails=frozenset(rules.words("abstract_tail")),
            supports=frozenset(rules.words("given_good")),
            totals=frozenset(rules.words("total_word")),
            unlike_aspects=frozenset(rules.words("aspect_lookalike")),
            adjuncts=AdjunctWords.of(rules),
        )
