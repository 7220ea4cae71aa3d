"""Finds the noun that stands right behind a figure (128所学校), and where it ends."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.mentions.name_frames import without_last_quote
from replyscan.mentions.name_lexicon import SPACES, NameLexicon

_EDGES = "的了等、，“" + SPACES
_PLACES = "中内外里"
# Units that count people and households, and nothing that is wrong.
_PEOPLE = ("户", "名", "人", "家", "位")
_ADVERBS = "只都就均全又再也还"
_ENDS_NOUN = late_pattern(
    "[、和与及并由被把各]|按(?![摩揉钮键])|(?<!麻)将|(?<![成首古])都(?![市会城])|对(?!象)|[向在为已均赴\x00每]|(?<![原基病成])因(?![素子果此地])"
    "|(?<![报签得达直看])到(?![位岗期站达场账手家户])|(?<![财神曾])经(?![济营费典验络销纪线脉理贸常])"
    "|(?<![淹沉埋覆])没(?![收落药])|未(?![成利就婚来知登脱充])"
    "|(?<![许认不])可(?=[跨直在按享凭随就])|(?<!提)供(?![水热电气暖应给销需养料餐氧血货求奉种苗])|[（(](?=[^）)]*(?:除外|不含))"
)

_TOLD = late_pattern("(?<=[\u4e00-\u9fff]{2})(?![为除])[\u4e00-\u9fff]了(?!解)")
# 三台起了火, 两台用了九年: an act behind a figure; 明年修: when it is to be done.
_ACT = late_pattern("[\u4e00-\u9fff]{1,2}[了过](?![解结断如程滤渡])|\x00+[\u4e00-\u9fff]{1,2}$")
# What may stand between what is counted and a word that denies (5个村尚未通车).
_DENIALS, _BEFORE_DENIALS = ("未", "没", "不", "无"), "尚均都暂还仍也"

# 30个 + 以村为单元的试点, 12个 + 集培训、展示为一体的基地, 31名 + 符合条件的残疾儿童, 20名 + 有就业意愿的人: how it is
# framed, and then what it is.
_FRAMED = late_pattern(
    "(?:以[^，。；：\x00]{1,24}?为[^，。；：的\x00]{0,8}|集[^，。；：\x00]{2,24}?[为于]一[体身]"
    "|不?(?:符合|满足|具备)[^，。；：的\x00]{0,12}|有[^，。；：的\x00]{1,10}"
    ")的(?=[\u4e00-\u9fff])"
)
# 县（市、区）, 乡镇（街道、园区）
_KINDS = late_pattern("[\u4e00-\u9fff][（(][\u4e00-\u9fff]{1,4}(?:、[\u4e00-\u9fff]{1,4})+[）)]")
# 大班额 + 还有23个, 站 + 里有5个站, 机关大院 + 周末开放: what leads from what is counted to the rest of the clause.
_LEADS_ON = late_pattern(
    "(?<=[\u4e00-\u9fff])(?:[里中内]?(?:[还只仅才就已现]|(?<![国所私公拥具享共特自专原没固民]))有|[还只才就正也都]?是|不[能得]|偏[低高多少]?"
    "|周末|夜间|白天|节假日|平时|(?<=[心目设作程业面点站所院校])上)$"
)
# 未成年人 + 健康快乐成长
_THRIVE = late_pattern("(?<=[\u4e00-\u9fff]{2})(?:(?:健康|快乐|茁壮|全面)+(?:成长|发展))$")


class NounsBehind:
    """Finds the noun that the text behind a figure begins with."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon

    def noun(self, right: str, unit: str) -> str | None:
        """The noun that `right`, the text behind a figure, begins with, None where it begins with none."""
        if _ACT.match(right):
            return None
        norm = self._lexicon.by_norm.match(right)
        if norm is not None and (behind := self._verb_end(right[norm.end() :])):
            # 30%的比例配建停车位: a share names nothing.
            return None if unit == "%" else self.noun(right[norm.end() + behind :], unit)
        framed = _FRAMED.match(right)
        if framed is not None:
            right = right[framed.end() :]
        right = right.lstrip(SPACES).removeprefix("级")
        if not unit and right.startswith(self._lexicon.people):
            return next(noun for noun in self._lexicon.people if right.startswith(noun))
        if not right or right[0] in "、，…—-/“（(" or self._closes(right):
            return self._quoted(right) if right.startswith("“") else None
        end = self._words_end(right)
        if end is None:
            return None
        end = self._mark(right, end)
        if unit in self._lexicon.things:
            end = self._before_work(right, end)
        noun = self._unplaced(without_last_quote(right[:end].strip(_EDGES)).strip(_EDGES).rstrip("不未没还也仍"))
        noun = self._before_act(_before_denial(self._without_trouble(noun, unit), right))
        if "的" in noun and noun.endswith(self._lexicon.owned):
            # 856名教师的住宿问题: what is theirs is not what is counted.
            noun = noun[: noun.find("的")]
        noun = _LEADS_ON.sub("", _THRIVE.sub("", noun))
        if "的" in noun and right[end : end + 2] in self._lexicon.verbs:
            # 11个产品的区域布局规划: what belongs to the things counted.
            noun = noun[: noun.find("的")]
        noun = _before_predicate(noun)
        return noun if noun and noun not in self._lexicon.no_names else None

    def _verb_end(self, right: str) -> int:
        """Where the verb ends that `right` begins with; 0 where it begins with none."""
        found = next(iter(self._lexicon.scanner.found(right)), None)
        if found is not None and found[1] == 0 and found[0] in self._lexicon.verbs:
            return found[2]
        return 2 if right[:2] in self._lexicon.dictionary else 0

    def _words_end(self, right: str) -> int | None:
        """Where the noun that `right` begins with ends by the verbs and adverbs in it; None where it is no noun."""
        behind_first, last, last_end = -1, -1, -1
        for word, begin, end in self._lexicon.scanner.found(right):
            describes = word in self._lexicon.nominal or word in self._lexicon.attributes
            if begin == 0:
                if not describes or (end < len(right) and self._closes(right[end:])):
                    return None
                behind_first = end
                continue
            acts = self._acts(right[:begin], right[end:])
            if not describes and not acts and begin == behind_first:
                return None
            if acts or not describes:
                # A noun by habit right before the verb goes with it.
                return last if last_end == begin else begin
            last, last_end = begin, end
        return len(right)

    def _before_work(self, right: str, end: int) -> int:
        """Where the things counted end before what is done with them (1836个行政村 + 环境综合整治)."""
        before = self._without_verbs(right, end)
        if before < end and 1 < (whose := self._lexicon.agents.start_of(right)) < before - 1:
            # Whose what is that is worked on.
            return whose
        return before

    def _before_act(self, noun: str) -> str:
        """`noun` before a verb that says where it lies, or what it has done."""
        stands = self._lexicon.standing.search(noun, 1)
        noun = noun[: stands.start()] if stands is not None else noun
        told = _TOLD.search(noun)
        # 行政村 + 通了快递: a verb of one character that 了 shows.
        return noun if told is None else noun[: told.start()].rstrip(_ADVERBS)

    def _without_trouble(self, noun: str, unit: str) -> str:
        """Those who are counted, without what is wrong with them (320户群众的饮水问题, but 8个群众反映的问题)."""
        whose = noun.find("的")
        if whose <= 0 or not self._lexicon.troubles.end_of(noun):
            return noun
        counted = unit in _PEOPLE or self._lexicon.agents.end_of(noun[:whose]) > 0
        return noun[:whose] if counted else noun

    def opens_act(self, right: str) -> bool:
        """Whether `right`, behind a figure, begins with a verb and its object (62名参与调解), no noun."""
        words = self._lexicon.scanner.found(right)
        if not words or words[0][1] > 0:
            return False
        if words[0][0] not in self._lexicon.verbs:
            # 2名全程监督: nothing but how and what they do.
            return len(words) > 1 and words[1][1] == words[0][2] and words[1][2] == len(right)
        rest = right[words[0][2] :]
        return rest != "" and self._lexicon.may_be_object(rest)

    def _acts(self, noun: str, rest: str) -> bool:
        """Whether a verb between those who act and its object ends their name (3200户农户种植油茶)."""
        whole = noun.removesuffix("免费")
        agent = (self._lexicon.agents.end_of(whole) > 0 or whole in self._lexicon.people) and "的" not in whole
        return agent and len(rest) > 1 and self._lexicon.may_be_object(rest)

    def _mark(self, right: str, end: int) -> int:
        """Where a mark or a word like one ends the noun before `end`; 与 of 参与 is none, but ends it with its verb."""
        mark = _ENDS_NOUN.search(right, 1, end)
        while mark is not None and mark.group() == "、" and right[: mark.start()] in self._lexicon.attributes:
            # 高龄、失能老人: both describe who is counted.
            mark = _ENDS_NOUN.search(right, mark.end() + 1, end)
        if mark is not None and (kinds := _KINDS.search(right, 0, end)) and kinds.start() < mark.start() < kinds.end():
            # 县（市、区）: a list in brackets belongs to the noun.
            mark = _ENDS_NOUN.search(right, kinds.end(), end)
        if mark is None:
            return end
        begin = mark.start() - 1
        return begin if begin and right[begin : mark.end()] in self._lexicon.verbs else mark.start()

    def _unplaced(self, noun: str) -> str:
        """A noun without the word of place behind it (行政村中), which is a part of others (初中)."""
        placed = len(noun) > 2 and noun[-1] in _PLACES and not self._lexicon.placed.end_of(noun)
        return noun[:-1] if placed else noun

    def _without_verbs(self, right: str, end: int) -> int:
        """Where the noun ends before the verbs that are nouns by habit and close the clause (27个省份编制规划)."""
        for _, begin, stop in reversed(self._lexicon.scanner.found(right[:end])):
            if stop != end or begin == 0 or right[begin:stop] not in self._lexicon.verbs:
                break
            end = begin
        return end

    def _closes(self, right: str) -> bool:
        """Whether `right` begins with a word that begins no noun."""
        if (
            right[:2] in self._lexicon.nominal
            or right[:2] in self._lexicon.attributes
            or self._lexicon.not_closers.start_of(right)
        ):
            return False
        return self._lexicon.closers.start_of(right) > 0

    def _quoted(self, right: str) -> str | None:
        """“鹊桥”系列活动: the quotation."""
        end = right.find("”")
        return right[: end + 1] if end > 1 else None


def _before_denial(noun: str, right: str) -> str:
    """`noun`, with which `right` begins, without what leads to a word that denies behind it (行政村 + 尚未通车)."""
    behind = right.find(noun) + len(noun)
    return noun.rstrip(_BEFORE_DENIALS) if right[behind : behind + 1] in _DENIALS else noun


def _before_predicate(noun: str) -> str:
    """`noun` without the character that leads to the next predicate.

    老龄人口 + 达, 村委会 + 共: the predicate of the next figure; 派出所 + 可: what leads to the verb behind it.
    """
    # 村 + 共: with a noun of one character only 共 is no part of it.
    shortest = 1 if noun[-1:] == "共" else 2
    leads = len(noun) > shortest and noun[-1] in "达共占可" and not noun.endswith(("公共", "许可", "认可"))
    return noun[:-1] if leads else noun
