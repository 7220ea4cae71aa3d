"""Trims the name of a figure: predicates, bounds and comparisons behind it, openers and particles at its edges."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.levels import PLACE_ENDS
from replyscan.mentions.name_frames import compared, told_alone, without_moment
from replyscan.mentions.name_lexicon import SPACES, NameLexicon

_INSIDE = late_pattern("[由从的将把]")
# 自由, 从宽, 标的额, 把关 are words.
_BEFORE_MARK = (late_pattern("(?<![自理缘事])由"), late_pattern("(?<![服随])从(?![宽严业事教医军警轻重])"))
_BEHIND_MARK = (late_pattern("(?<![标目])的(?!士)"), late_pattern("(?<![即必])将(?!来)|把(?![关握控脉手])"))
_TOLD = late_pattern("(?:已|共|拟|另|累计|共计)(.)(?=[\u4e00-\u9fff]{2})")
# 在城东片区设卫生服务站2处: where it is set up stands right before the verb.
_WHERE_SET_UP = late_pattern(
    rf"[拟将已]?在[^，的、]{{1,12}}?{PLACE_ENDS}([建设修铺装栽种埋架挖立植办])(?=[\u4e00-\u9fff]{{2}})"
)
# 每校多配教师2名; 多种, 多发, 多用 make words of their own.
_MORE = late_pattern("(?:每[\u4e00-\u9fff])?(?:多|少|再)(?![种发用走边])(.)(?=[\u4e00-\u9fff]{2})")

# 往县里跑了三趟, 跟公交公司谈了三回: where and with whom is no name; 往返 and 跟踪 are words.
# 分三年恢复, 每批: in how many parts.
_WHERE = late_pattern(
    "往(?![返来年日])|(?:[\u4e00-\u9fff]{2,10})?跟(?![岗踪班读进着投])|分[一二两三四五六七八九十]{1,2}[年期批步]$|每[批期次趟轮]$"
)

_PAIR = 2
# 所以5万亩: 以 of the connective is no predicate.
_THEREFORE = "所以"
# 过机效率每小时1800件, 专座每列由2个增至6个
_PER = late_pattern("(?<=[\u4e00-\u9fff]{2})每(?:小时|分钟|个?月|[秒天日年周列班晚车趟次层栋])$")
_PARTICLES = "的了等不未没、，" + SPACES


class NameTrimmer:
    """Takes off what stands around a name."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon

    def stem(self, left: str) -> str:
        """`left` without predicates, bounds, times and comparisons at its end."""
        while True:
            # 审核通过了213人
            passed = left.rstrip("了").endswith("通过")
            shorter = left.rstrip("了" if passed else "了过的每、“" + SPACES)
            shorter = _PER.sub("", shorter)
            if self._lexicon.heads.end_of(shorter):
                return shorter
            told = compared(shorter)
            shorter = self.unbound(told)
            if shorter != told:
                shorter = told_alone(shorter)
            if shorter == left:
                return left
            left = shorter

    def unbound(self, left: str) -> str:
        """`left` without the predicate it ends with; 约 of 签约 and 比 of 占比 are none."""
        length = self._lexicon.predicates.end_of(left)
        if left.endswith(_THEREFORE):
            return left.removesuffix(_THEREFORE)
        # 消防安全 + 检查: 全 of 安全 is none either.
        word = self._lexicon.is_word(left[-2:], "") or left[-2:] in self._lexicon.attributes
        if length == 0 or (length == 1 and word):
            return left
        if self._lexicon.scanner.noun_at_end(left) > length:
            return left
        if length == _PAIR and self._lexicon.agents.end_of(left[:-1]) >= _PAIR:
            # 企业 + 已采纳519条: 业 belongs to those who act.
            return left[:-1]
        return left[:-length]

    def clean(self, noun: str) -> str | None:
        """A noun without openers at its beginning and particles at its ends; None where nothing is left."""
        if noun.count("“") != noun.count("”"):
            noun = noun.strip("”")
        noun = noun[noun.rfind("\x00") + 1 :]
        noun = noun.rstrip(_PARTICLES)
        if noun.endswith("被") and not self._lexicon.scanner.noun_at_end(noun):
            # 棉被2000床, 植被5.2万亩 end with a noun.
            noun = noun.rstrip(f"被{_PARTICLES}")
        noun = noun.lstrip("的了、，）)》" + SPACES)
        noun = _behind_marks(self._behind_single_verb(without_moment(noun)))
        while True:
            shorter = self._opened(noun).lstrip("的了、" + SPACES)
            if shorter == noun:
                break
            noun = shorter
        return noun if self._is_name(noun) else None

    def _is_name(self, noun: str) -> bool:
        """Whether a trimmed noun names a figure: no organ, no word such as 临时, and no mark alone (7×)."""
        organ = self._lexicon.organs.end_of(noun) > 0
        return (
            not organ and not _WHERE.match(noun) and noun not in self._lexicon.no_names and any(map(str.isalpha, noun))
        )

    def _behind_single_verb(self, noun: str) -> str:
        """What stands behind 已 or 共 and a verb of one character (城区 + 已建 + 停车场), or 在, a place and one."""
        more = _MORE.match(noun)
        told = more or _WHERE_SET_UP.match(noun) or _TOLD.search(noun)
        if (
            told is None
            or told.group(1) not in (self._lexicon.single_verbs if more else self._lexicon.single)
            or self._lexicon.is_word(noun[told.start(1) :][:2], noun)
        ):
            return noun
        return noun[told.end() + (noun[told.end()] in self._lexicon.complements) :]

    def _opened(self, noun: str) -> str:
        """`noun` without the opener it begins with; 在 of 在册 and 应 of 应急 are none."""
        length = self._lexicon.openers.start_of(noun)
        if not length or (length == 1 < len(noun) and self._lexicon.is_word(noun[:2], noun)):
            return noun
        if self._lexicon.scanner.noun_at_start(noun) > length:
            return noun
        return noun[length:]


def _behind_marks(noun: str) -> str:
    """What stands behind 的, 将 or 把 and before 由 or 从 inside a noun."""
    if not _INSIDE.search(noun, 1):
        return noun
    for mark in _BEFORE_MARK:
        at = max((match.start() for match in mark.finditer(noun, 1, len(noun) - 1)), default=0)
        noun = noun[:at] if at else noun
    for mark in _BEHIND_MARK:
        noun = noun[max((match.end() for match in mark.finditer(noun, 1, len(noun) - 1)), default=0) :]
    return noun
