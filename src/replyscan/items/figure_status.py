"""What dates, figures and documents say of the status of a clause without a cue (GUIDELINES section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from replyscan.items.frame import Frame
from replyscan.items.tokens import REACHING, UP_TO, Token, has_word
from replyscan.late_pattern import late_pattern
from replyscan.mentions.undated_times import UNDATED
from replyscan.records import Quantity, Status, Time
from replyscan.rules import RuleSet

# 自2023年1月1日至2027年12月31日, 2023—2027年, but not “十四五”期间
_ENDS = late_pattern("[至到—–－~～-]")
# 安装一个消火栓需要1.2万元
_NEEDED = late_pattern(r"(?:需要?|尚需|还需|仍需)(?:[新再另增][\u4e00-\u9fff]{0,4}|投资|投入|资金)?[约近]?\d")
# What leads from the verb of a change to what a figure became; a change is told by two figures.
_BECOMING = ("到", "至", "为", "成")
_TWO = 2
_SINCE = ("自", "从")
_SECOND_HALF = ("下半年", "后半年")
_ONCE = ("一次性",)
_EACH, _HOW_OFTEN = "每", late_pattern("每[^，。；的]{1,6}[次回场期]的")
_STILL = ("还",)
# Verbs by which a body bears a share of the work with its people (交警队派两个人).
_SENDING = ("派", "出")
_GONE = ("出", "下", "上", "进", "回", "到", "完", "齐", "走", "过")


class FigureJudge:
    """Judges by the words of a rule set what a clause with a date, a figure or a document tells."""

    def __init__(self, rules: RuleSet) -> None:
        self._coming, self._gone = _told_from_today(rules)
        self._ability = frozenset(rules.words("ability"))
        self._able = frozenset(word for word in self._ability if not word.startswith(_EACH))
        self._estimating = frozenset(rules.words("estimating_word"))
        self._setting_down = frozenset(rules.words("setting_down_verb"))
        self._parts = frozenset(rules.words("part_opener"))
        self._advancing = frozenset(rules.words("advancing_word"))
        self._recurring = frozenset(rules.words("recurring_word"))
        self._first = frozenset(rules.words("first_word"))
        self._ordering = frozenset(rules.words("ordering_verb"))
        self._organising = frozenset(rules.words("organising_verb"))
        self._counting = frozenset(rules.words("counting_verb"))
        self._remaining = frozenset(rules.words("remaining_verb"))
        self._scarce = frozenset(rules.words("scarcity_word"))
        self._totals = frozenset(rules.words("total_word"))
        self._giving = frozenset(rules.words("bare_giving_verb"))
        self._standing = frozenset(rules.words("standing_verb"))
        self._commands = tuple(rules.words("norm_word"))
        self._lasting = frozenset(rules.words("lasting_word"))
        self._since = tuple(rules.words("since_end"))
        self._moments = frozenset(rules.words("moment_word"))
        self._paying = frozenset(rules.words("share_paying"))
        self._attending = frozenset(rules.words("attending_verb"))
        self._advising = frozenset(rules.words("advising_verb"))
        self._goals = frozenset(rules.words("goal_word"))
        self._rests = tuple(rules.words("rest_opener"))
        self._graded = tuple(rules.words("graded_receiver"))

    def estimates(self, frame: Frame) -> bool:
        """Whether a word such as 预计 stands before the verb, by which a result is not counted out yet."""
        return has_word(frame.modifiers, self._estimating)

    def by_time(self, time: Time | None, reference: date | None) -> Status | None:
        """The status that a date gives: before the reference day done, after it planned; else None."""
        if time is not None and UNDATED in time.rules:
            # 年底前完成: whenever that was written, the day was to come.
            if time.kind == "deadline" or time.text.startswith(self._coming):
                return "planned"
            return "done" if time.text.startswith(self._gone) else None
        if time is None or reference is None or time.text.startswith("至"):
            return None
        closed = time.kind == "period" or time.start is None
        if time.end is not None and (time.end < reference or (closed and time.end == reference)):
            return "done"
        if (time.start is not None and time.start > reference) or (
            time.kind == "deadline" and time.end is not None and time.end > reference
        ):
            return "planned"
        return None

    def is_ahead(self, frame: Frame, quantities: Sequence[Quantity], time: Time | None, reference: date | None) -> bool:
        """Whether a clause without a cue tells what is to come in a half year that is not over (下半年完成改造).

        Or what is done in years of which this one is the first (2025年至2027年改造小区62个).
        """
        if time is None or reference is None or time.end is None or time.end <= reference:
            return False
        begins = time.start is not None and time.start.year == reference.year < time.end.year
        years = begins and frame.verb is not None and not time.text.startswith(_SINCE)
        return (years and bool(quantities)) or time.text.endswith(_SECOND_HALF)

    def completes_rest(self, frame: Frame, time: Time | None, reference: date | None) -> bool:
        """Whether the rest of a thing is dated by a month or year that is not over (剩下的19盏这个月换完)."""
        if time is None or reference is None or time.start is None or time.end is None:
            return False
        return time.start <= reference < time.end and frame.topic.startswith(self._rests)

    def _is_conditional(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether money is paid to those who reach a mark (对工作满10年的医生奖励1万元), and nobody is counted."""
        verb = frame.verb
        before = [quantity for quantity in quantities if verb is not None and quantity.end <= verb.start]
        marks = bool(before) and all(quantity.bound in ("min", "max") for quantity in before)
        return marks and len(quantities) > len(before) and has_word(frame.adverbials, ("对",))

    def is_standing(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether the clause tells of what can or must be, what it takes, or what recurs: no figure makes it done."""
        if frame.verb is not None and (frame.verb.text in self._standing or _NEEDED.search(frame.object_text)):
            return True
        # 连片50亩以上的奖励5万元: what is paid to whoever does so.
        pays = frame.verb is not None and (frame.verb.label == "fund" or frame.verb.text in self._paying)
        whoever = frame.topic.endswith("的") and pays
        if pays and (
            self._is_conditional(frame, quantities) or (frame.for_whoever and frame.object_text[:1].isnumeric())
        ):
            # 对评为省级示范社的给予5万元奖励: so much to whoever is.
            return True
        once = pays and has_word(frame.modifiers, _ONCE) and not has_word(frame.modifiers, self._totals)
        if once and frame.subject is None and frame.object_text[:1].isnumeric():
            # 对首次上规模的企业，一次性奖励10万元: so much to each.
            return True
        # 补助每户300元, but 推出每周六的门诊 and 推出每月一次的咨询日
        each = bool(quantities) and frame.object_text.startswith(_EACH) and not _HOW_OFTEN.match(frame.object_text)
        each = each or frame.topic.startswith(_EACH)
        # 校门口100米内禁止设置摊点
        bound = frame.topic.endswith(self._commands)
        return each or bound or whoever or has_word(frame.modifiers, self._ability)

    def pays_by_grade(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether a clause says what is paid to each of a grade (一等奖奖励5万元, 3A级补助1万元)."""
        pays = frame.verb is not None and frame.verb.text in self._paying and frame.subject is None
        return pays and bool(quantities) and frame.topic.startswith(self._graded)

    def gives_share(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether the clause says which share is paid (对中西部地区补贴45%), which is a rule in force."""
        verb = frame.verb
        shares = bool(quantities) and all(quantity.kind == "percent" for quantity in quantities)
        return shares and verb is not None and verb.text in self._paying

    def counts(self, frame: Frame) -> bool:
        """Whether the clause says how many there are or how much is left now (眼下只有3个, 还剩两千多米)."""
        verb = frame.verb
        if verb is None:
            return False
        scarce = has_word(frame.modifiers, self._scarce)
        if verb.text in self._remaining:
            return scarce or has_word(frame.modifiers, _STILL)
        return scarce and verb.text in self._counting

    def only_counts(self, verb: Token) -> bool:
        """Whether a verb only says how many there are (住了187人)."""
        return verb.text in self._counting

    def is_total(self, frame: Frame, time: Time | None, reference: date | None) -> bool:
        """Whether a figure is what was reached since a day, or in all (共争取资金, 2021年以来支持): it is done."""
        if time is not None and time.end is None and time.text.endswith(self._since):
            return time.start is not None and reference is not None and time.start <= reference
        summed = has_word(frame.modifiers, self._totals)
        return summed and frame.verb is not None and frame.verb.label != "measure"

    def gives_now(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether the clause says who bears what (镇里出两千, 交警队派两个人), and not what was given."""
        verb = frame.verb
        if verb is None or verb.text not in self._giving or frame.fronted is not None:
            return False
        if frame.object_text.startswith(_GONE):
            # 补出去17万元: it is paid.
            return False
        people = verb.text in _SENDING and frame.subject is not None
        return people or any(quantity.kind == "money" for quantity in quantities)

    def recurs(self, frame: Frame) -> bool:
        """Whether the clause tells of what is done again and again (定期开展会商)."""
        if frame.recurring and frame.verb is not None:
            # 每年3月底前公布, 每年4月、10月各举办一次
            return True
        if frame.verb is None:
            # 按时办结率98.6%: the word only says which rate.
            return False
        # 推出每周六的门诊: behind the verb it describes a thing.
        words = [word for word in (*frame.modifiers, *frame.connectives) if word.start < frame.verb.start]
        # 每天7时至21时禁止: a time of day belongs to the word.
        return has_word(words, self._recurring) or any(word.text[:2] in self._recurring for word in words)

    def lasts(self, time: Time | None, reference: date | None) -> bool:
        """Whether a period that is told by its two ends is not over (自2023年1月1日至2027年12月31日)."""
        if time is None or reference is None or time.start is None or time.end is None:
            return False
        return time.start <= reference < time.end and _ENDS.search(time.text) is not None

    def advances(self, frame: Frame) -> bool:
        """Whether an adverb such as 逐步 says that a thing goes on step by step (按规划逐步实施)."""
        return has_word(frame.modifiers, self._advancing)

    def tells_now(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether a clause says what is done or how far a thing is by now (目前开工率100%, 目前开展选址)."""
        now = has_word((*frame.connectives, *frame.modifiers), self._moments)
        return now and (frame.verb is not None or bool(quantities))

    def advises(self, frame: Frame) -> bool:
        """Whether the clause gives advice, so that others are to do what follows (建议镇政府牵头，拆除旧房)."""
        return frame.verb is not None and frame.verb.text in self._advising

    def attends(self, frame: Frame) -> bool:
        """Whether a body named in the clause sees to something, which is not over (我局抓好前期工作)."""
        return frame.subject is not None and frame.verb is not None and frame.verb.text in self._attending

    def aims(self, frame: Frame) -> bool:
        """Whether the clause says what is aimed at (力争年内开工)."""
        return has_word(frame.modifiers, self._goals)

    def is_reached(self, frame: Frame, quantities: Sequence[Quantity]) -> bool:
        """Whether the clause says what figure a thing comes to (处理率达到80%)."""
        verb = frame.verb
        return bool(quantities) and verb is not None and bool(verb.flags & REACHING) and bool(frame.topic)

    def has_changed(self, frame: Frame, quantities: Sequence[Quantity], time: Time | None) -> bool:
        """Whether the clause says from what to what a figure went (通达率由81%提升至97%).

        A rate that holds from a `time` on (今年起提高到每人每月780元) is in force.
        """
        lasting = time is not None and time.start is not None and time.end is None
        verb = frame.verb
        rate = quantities[-1].per and quantities[-1].bound == "exact"
        if verb is not None and len(verb.text) > 1 and rate and not lasting and frame.object_text.startswith(UP_TO):
            # 标准提高到每人每月780元: a rate that was reached.
            return not has_word(frame.modifiers, self._able)
        if verb is None or len(quantities) < _TWO:
            return False
        first, last = quantities[0], quantities[-1]
        # 由每人每月720元提高到756元: what each one gets stands between 由 and the figure, and makes no rule of it.
        told = first.end <= verb.start < last.start and (first.unit, first.kind) == (last.unit, last.kind)
        if has_word(frame.modifiers, self._able):
            return False
        changes = verb.label == "measure" or frame.object_text.startswith(_BECOMING) or verb.text.endswith(_BECOMING)
        return changes and (told or has_word(frame.adverbials, ("由", "从")))

    def goes_first(self, frame: Frame, counted: bool) -> bool:
        """Whether 先 before the verb says what is to come before the rest (先修5公里, but 先行垫付35万元).

        Where nothing is `counted`, 先 itself has to stand there (先在院后设执勤点, but 再往上归二次供水).
        """
        verb = frame.verb
        return (
            verb is not None
            and verb.label != "fund"
            and any(
                token.text in self._first and token.end <= verb.start and (counted or token.text[0] == "先")
                for token in (*frame.modifiers, *frame.connectives)
            )
        )

    def organises(self, frame: Frame) -> bool:
        """Whether who organises something does it, whoever takes part (组织召开会议3次, 组织企业参展14场次)."""
        return frame.verb is not None and frame.verb.text in self._organising

    def orders(self, frame: Frame) -> bool:
        """Whether the clause tells that somebody is ordered to do something (当场责令停运)."""
        return frame.verb is not None and frame.verb.text in self._ordering

    def is_part(self, frame: Frame) -> bool:
        """Whether the clause tells of a part of what the one before tells (其中争取补助800万元)."""
        return has_word(frame.connectives, self._parts)

    def sets_down(self, verb: Token) -> bool:
        """Whether what a verb brings about may be a text (形成《管理办法》): done where a document is named."""
        return verb.text in self._setting_down

    def goes_on(self, frame: Frame) -> bool:
        """Whether 继续 before the verb says that the thing is not done with, whatever figure stands behind."""
        return has_word(frame.modifiers, self._lasting)


def _told_from_today(rules: RuleSet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words for years and months that are to come (明年) and those that are over (去年)."""
    away = {
        word: int(entry.value)
        for field in (rules.entries("relative_year"), rules.entries("relative_month"))
        for word, entry in field.items()
    }
    return tuple(word for word in away if away[word] > 0), tuple(word for word in away if away[word] < 0)
