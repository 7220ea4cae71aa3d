"""What stands beside the name of a figure and is no part of it: comparisons, shares, days, moments, quotations."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern

_SINCE = late_pattern("(?:较|比|同|与)[^，]{0,8}(?:\x00|年|期|末|前)(?:同期|相比)?(?:的)?$")
_ENDS_COMPARISON = frozenset("\x00年期末前比的")
_HIGHER = late_pattern("(?<![同环占可])(?:较|比)(?![例重值特])[^，率比较]{1,14}[高低多少快慢大小](?:出|了)?$")
# 较控制价|下浮, 比前三年均值|下降; but 同比, 比例, 较大事故.
_THAN = late_pattern(
    "(?<![同环占对相可])(?:较|比)(?![例重赛特值率较照肩如亚大小高低多少好差长短强弱快慢严])[^，率比较]{1,10}$"
)
# 地区生产总值按可比价格|增长
_COMPARABLE = late_pattern("按(?:照)?(?:可比|不变|现行|同)(?:价格?|口径)(?:计算)?$")
# 尖峰电价在高峰基础上|再上浮
_ON_TOP = late_pattern("(?:在|于)[^，]{0,12}基础(?:之?上)?(?:再|又)?$")
_WITHOUT = late_pattern("(?:扣除|剔除|不含)[^，]{2,12}(?:因素|影响)后?(?:的)?(?:实际|同口径)?$")
_SHARE_OF = late_pattern(
    "(?:占[^率比重地用]|是|相当于|达到|[离距](?![任休职岗])|(?<![作成因行认极较])为)[^，]{0,14}的$"
)
# 按市场价的, 按购置价: what a share is taken of.
_BASIS = late_pattern(
    "按(?:照)?(?:[^，按]{1,14}的|[^，按增降]{0,10}(?:额|价|利息|利率|租金|费用|费|造价|成本|工资|面积))$"
)
_FIRST_DAY = late_pattern("(?:自|从)[^，]{0,14}(?:之日|之时|当日|次日)起(?:的)?$")
_MOMENT = late_pattern("^.*(?:以来|以后|之后|之前|以前|后$)")
_LAST_QUOTED = late_pattern("(?<=.)“[^“”]*”?$")


def compared(left: str) -> str:
    """`left` without a comparison at its end (氨氮浓度比2020年, 利率较同类产品低)."""
    left = _HIGHER.sub("", left)
    return _SINCE.sub("", left) if left[-1:] in _ENDS_COMPARISON else left


def told_alone(left: str) -> str:
    """`left` without what the predicate behind it compares with or builds upon (较控制价, 在此基础上)."""
    return _THAN.sub("", _WITHOUT.sub("", _ON_TOP.sub("", _COMPARABLE.sub("", left))))


def without_share(left: str) -> str:
    """`left` without the whole that the share behind it is one of (占全市的, 是年度计划的)."""
    return _SHARE_OF.sub("", left)


def without_basis(left: str) -> str:
    """`left` without what the share behind it is reckoned by (租金按市场价的)."""
    return _BASIS.sub("", left)


def without_first_day(left: str) -> str:
    """`left` without the day that the stretch of time behind it begins on (办件时间从受理之日起)."""
    return _FIRST_DAY.sub("", left)


def without_moment(noun: str) -> str:
    """`noun` without the moment before it (开诊以来接诊患儿); a moment alone is none (收市后)."""
    return _MOMENT.sub("", noun)


def without_last_quote(noun: str) -> str:
    """`noun` without a quotation at its end that tells how the act behind it is done (26个入河排污口“一口一策”整治)."""
    return _LAST_QUOTED.sub("", noun)
