"""What a reply says of itself: courtesy and the handling of the letter, schemes and lists that it announces."""

from __future__ import annotations

import re

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

# What a figure ends with that 以下 bounds.
# 以下三项, 下列几个, 如下几项, before the noun for points.
_HOW_MANY = "[一二三四五六七八九十几多\\d]"
_THE_FOLLOWING = f"(?:(?:以下|下列){_HOW_MANY}{{0,2}}[个项点条]?|如下{_HOW_MANY}{{1,2}}[个项点条])"
_UNIT_ENDS = "0-9元角分岁人吨米克斤升度年月日天层级万千百亿%％"


def scheme(rules: RuleSet) -> re.Pattern[str]:
    """What sets out a scheme at the head of a sentence: 近期方案：先……"""
    stages, nouns = any_of(rules.words("scheme_stage")), any_of(rules.words("scheme_noun"))
    return late_pattern(f"[^，。；：]{{0,6}}(?:{stages})[^，。；：]{{0,4}}(?:{nouns})[：:]")


def process_talk(rules: RuleSet) -> re.Pattern[str]:
    """Talk of courtesy and of handling the letter, and none of its look-alikes (谅解备忘录)."""
    others, prefixes = [*rules.words("process_lookalike")], [*rules.words("asking_prefix")]

    def alone(word: str) -> str:
        rest = [other[len(word) :] for other in others if other.startswith(word)]
        # 聘请各位代表: 请 inside a verb asks for nothing, nor does 会办 in 社会办.
        ahead = [
            *(prefixes if word.startswith("请") else ()),
            *(other[: -len(word)] for other in others if other.endswith(word)),
        ]
        inside = [f"(?<!{re.escape(prefix + word)})" for prefix in ahead if prefix]
        return "".join((re.escape(word), *inside, f"(?!{any_of(rest)})" * bool(rest)))

    # A pattern that begins with its words is searched much faster than one that begins with what they must not be.
    return late_pattern("|".join(map(alone, sorted(rules.words("process_talk"), key=len, reverse=True))))


def announcing(rules: RuleSet) -> re.Pattern[str]:
    """What announces the points behind it: 将从以下三个方面发力。一是……"""
    fields = ("announcing_word", "announced_noun", "announced_answer")
    words, nouns, answers = (any_of(rules.words(field)) for field in fields)
    # 3000元以下: behind a unit it bounds a figure.
    # 印发《行动计划》（以下简称《计划》）announces nothing.
    counted = f"[两二三四五六几](?:[个项]?(?:{nouns})|件[实大小]?事)"
    points = f"(?<![{_UNIT_ENDS}])以下(?!简?称|统称|合称)|下列|{counted}"
    opened = "|".join(f"{word}(?<![现谨兹]{word})" for word in words.split("|"))
    # 我局将积极采纳，联合相关部门，重点做好以下三项工作。: the last clause of the sentence announces them.
    last = f"，[^，。；：]{{0,10}}(?<![{_UNIT_ENDS}]){_THE_FOLLOWING}(?:{nouns})[。：]?$"
    return late_pattern(f"(?:{opened})(?:[^，。；：]{{0,12}}(?:{points})(?!{answers})|[^。；：]{{0,60}}{last})")


def quoted_rule(rules: RuleSet) -> re.Pattern[str]:
    """What a text lays down in the clause that names it.

    《条例》明确规定“小区应当配建养老用房”, 《停车场专项规划》（2011—2020）提出要增加泊位.
    """
    fields = ("cited_text", "citing_verb", "content_verb", "content_adverb")
    texts, laying_down, telling, adverbs = (any_of(rules.words(field)) for field in fields)
    quoted = f"(?:》|{texts})[^，。；：“”]{{0,8}}?(?:{laying_down})“.{{8,}}”[^，。；：“”]{{0,10}}$"
    number, article = "(?:[（(][^）)]{3,40}[）)])?", "(?:第[^，。；：《》]{1,16}[条款项章])?"
    laws = any_of(rules.words("law_title_end"))
    named = f"^[国家省市县区州我现行新的]{{0,6}}《[^》]*(?:{laws}){number}》{number}{article}"
    told = f"{named}[中里]?(?:{adverbs})?(?:{telling})(?![了的为将以])[^，。；：]{{3,}}"
    return late_pattern(f"{quoted}|{told}")


def naming_points(rules: RuleSet) -> re.Pattern[str]:
    """A clause that only says that points or plans follow: 重点做好以下三项工作, 从三个方面着手, 后续安排."""
    fields = ("announced_noun", "points_noun", "points_verb", "plan_label_opener", "plan_label", "attending_verb")
    nouns, more, verbs, openers, labels, attending = (any_of(rules.words(field)) for field in fields)
    following = f"{_THE_FOLLOWING}(?:{nouns}|{more})(?:工作)?"
    counted = f"[从在围就][^，。；：]{{0,8}}[两二三四五六七八九几多\\d]个[^，。；：]{{0,6}}?(?:{nouns}|{more}|[”上])"
    matters = f"(?:{attending})[^，。；：\\d]{{0,4}}[两二三四五六七八九十几\\d]件[实大小要]?事情?"
    bare = f"^(?:重点|着重|主要|着力|突出)(?:{verbs}|{attending})"
    plans = f"^(?:{openers})[^，。；：]{{0,6}}?(?:{labels})"
    acted = f"(?:[^，。；：\\d的]{{0,4}}(?:{verbs}))"
    return late_pattern(f"(?:{following}{acted}?|{counted}{acted}|{matters}|{bare}|{plans})$")
