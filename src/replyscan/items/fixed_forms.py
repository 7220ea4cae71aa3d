"""Forms of clauses that tell what has to come first, what is asked or announced, and how a thing is framed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replyscan.items.frame import Frame
from replyscan.late_pattern import late_pattern

# 待指标下达后我局将优先安排，: what is waited for, before the act.
_WAITED = late_pattern("[^，。；：]{2,}(?:之?后(?!续)|以后|时(?!间|期|限|段|效))(?=[^，。；：])")
# 路口是否安装红绿灯，: what is to be found out.
_ASKED = late_pattern("[^，。；：]{0,14}(?:是否|能否|可否|是不是|要不要|能不能|可不可以|该不该|行不行|会不会)")
# 凡符合条件的农户，, 凡地表水可辐射区域，
_WHOEVER = late_pattern(
    "凡(?!事都?要)[^，。；：]{2,}(?:的|户|者|人|人员|区域|地区|企业|单位|项目|村|镇|车辆|船舶|机构|家庭|井|地块|行为|情形|情况)$"
)
# 排查发现，/ 会议决定，: what the next clauses tell.
_ANNOUNCES = late_pattern("[^，。；：]{0,14}?(发现|认为|决定|指出|强调|得知|获悉)$")
# 项目以路网建设为核心: how a thing is built.
_FRAMED = late_pattern(
    "[^，。；：]{0,20}以[^，。；：]{2,30}(?<![列作定分成视确])为(?:核心|重点|主体|主线|中心|导向|引领|抓手|主|准)$"
)
# 只有通过上报市级立项建设: what is left to do.
_ONLY_BY = late_pattern("(?:[但也就]|目前|现在)?(?:只有|只能|唯有)(?:通过|靠|依靠|依赖|等待|等)")
# 也是为村民提供服务的重要场所: what something is for.
_SERVES = late_pattern("[^，。；：是]{0,14}是(?:为|向|对)[^，。；：]*的[^，。；：的]{2,8}$")
# 是全省首个完成验收的项目, 草产业链是2023年新增的重点产业链: which one something is.
_WHICH_ONE = late_pattern(
    "[^，。；：是]{0,14}(?<![还只总便就但可于凡都])是[^，。；：由]{0,10}?(?:[首唯][个批家座条一]|最[早先大]|较早|第一[个批家座条]|\\d{4}年)"
    "[^，。；：由]*的[^，。；：的]{2,}$"
)
# 楠竹可作为庭院、道路等绿化美化的优良材料: what a thing may serve as.
_MAY_SERVE = late_pattern("[^，。；：我将把]{0,12}(?:可以?|能够?)(?:作为|用作|当作)[^，。；：]{2,}$")
# 《森林法》第五十六条对采伐许可作了明确规定: what a law lays down.
_LAID_DOWN = late_pattern(
    "[^，。；：我]{0,6}(?:《|[^，。；：]{0,8}(?:法|条例)第)[^，。；：]*[对就为][^，。；：]*(?:[作做]|有)出?了?[^，。；：]{0,4}规定$"
)
# 该园区是2015年经省政府批准设立的省级园区: what something is by whose leave.
_APPROVED = late_pattern("[^，。；：是]{1,16}是[^，。；：是]{0,12}经[^，。；：]{2,20}的[^，。；：的]{2,12}$")
# 活动室新建位置不在村庄规划范围内: where a thing is not.
_NOT_WITHIN = late_pattern("[^，。；：]*不在[^，。；：]*(?:范围|界限|名录|目录|清单|之列)(?:之?[内中])?$")
# 作为制定规划的重要依据, 供完善政策时参考: what something goes into.
_GOES_INTO = late_pattern("[并也以可]?(?:作为|用作|供)[^，。；：将把]{2,24}(?:参考|借鉴|依据)$")
_STANDING = (
    ("只", _ONLY_BY),
    ("唯有", _ONLY_BY),
    ("是", _SERVES),
    ("是", _WHICH_ONE),
    ("是", _APPROVED),
    ("不在", _NOT_WITHIN),
    ("作", _MAY_SERVE),
    ("参考", _GOES_INTO),
    ("依据", _GOES_INTO),
    ("借鉴", _GOES_INTO),
)
# 项目需立项后方能实施: what is required first.
_REQUIRES = late_pattern("[须需应要][^，。；：]{0,40}(?:方可|方能|才能|才可)")
# 由于财力有限无法安排: a refusal of its own behind its reason.
_REFUSES = late_pattern("无法|不能|不予|暂不|不宜|难以|难于|[\u4e00-\u9fff]不[了齐起到成动]")
# 位于校门前20余米处的信号塔，: of which thing the next one speaks.
_LOCATED = late_pattern("(?:您[^，。；：]{0,8}的)?(?:位于|坐落于|坐落在|地处)[^，。；：]{2,40}的[^，。；：的]{2,12}$")
# 设立检查站须报省政府批准: who has to allow it; 定价权限在县发改局: whose affair it is.
_MUST_ALLOW = late_pattern(
    "[^，。；：]{0,24}(?:[须需]|需要|必须|应当?)(?:先|再|另行|逐级|一并|依法|统一)?(?:报|经|由|上报)(?!过)[^，。；：]{1,26}"
    "(?:批准|审批|审核|审定|审议|同意|核定|核准|批复|备案|许可|研究|确定|决定)$"
)
_POWER_LIES = late_pattern(
    "[^，。；：]{1,20}(?:(?:权限|职能|职责)(?:[在归]|属于?)|(?<![产主维])权[在归])[^，。；：]{1,20}$"
)
# 延时运营每年需增加支出900万元: what it would take.
_WOULD_TAKE = late_pattern(
    "[^，。；：]{0,20}每[年月天日][^，。；：]{0,3}[需须](?:要|新增|增加|多)?(?:支出|投入|增支|资金|经费|补贴|成本|费用)"
)
# 消防法规定配备器材: what the law says.
_LAW_SAYS = late_pattern("[^，。；：《》]{1,14}(?:法|条例|细则|规程)(?:第[^，。；]{1,6}条)?(?:明确|均|已|也|都)*规定")
_ONLY_WOULD_BE = (
    ("权", _POWER_LIES),
    ("职", _POWER_LIES),
    ("规定", _LAW_SAYS),
    ("报", _MUST_ALLOW),
    ("经", _MUST_ALLOW),
)
_WOULD_COME_TO = (("每", _WOULD_TAKE),)
# 则检修时间由4.5小时压缩至3.5小时: what would come of it.
_THEN = "则"


def only_would_be(text: str, frame: Frame) -> bool:
    """Whether a clause only says who has to allow a thing, whose affair it is, what it would take or come to."""
    if text.startswith(_THEN) and frame.subject is None:
        return True
    return _matches(text, _ONLY_WOULD_BE) or (frame.subject is None and _matches(text, _WOULD_COME_TO))


def acts_when_due(text: str, frame: Frame) -> bool:
    """Whether a clause that opens with what has to come first goes on to what is done then (待资金到位后我局将实施)."""
    waited = _WAITED.match(text)
    return waited is not None and frame.verb is not None and text.rfind(frame.verb.text) >= waited.end()


def asks_whether(text: str, frame: Frame) -> bool:
    """Whether a clause only says what is to be found out (路口是否安装红绿灯，)."""
    asked = _ASKED.match(text)
    return asked is not None and frame.verb is not None and text.find(frame.verb.text) >= asked.end()


def says_of_whom(text: str) -> bool:
    """Whether a clause before a comma only says of whom or what the next one holds (凡符合条件的农户，)."""
    return _WHOEVER.match(text) is not None


def only_announces(text: str, frame: Frame) -> bool:
    """Whether a clause only announces what the next ones tell (排查发现，)."""
    announced = _ANNOUNCES.match(text)
    return announced is not None and frame.object_text in ("", announced[1])


def tells_how_framed(text: str) -> bool:
    """Whether a clause only says around what a thing is built (项目以路网建设为核心)."""
    return _FRAMED.match(text) is not None


def tells_standing(text: str) -> bool:
    """Whether a clause only says what is left to do, what a thing is or is for, or what a law says (只有通过上报)."""
    if text.endswith("规定") and _LAID_DOWN.match(text):
        return True
    return _matches(text, _STANDING)


def _matches(text: str, forms: Sequence[tuple[str, re.Pattern[str]]]) -> bool:
    """Whether the clause has one of the forms; the word beside each stands in every such clause and is sought first."""
    return any(word in text and form.match(text) is not None for word, form in forms)


def requires_first(text: str) -> bool:
    """Whether a clause says what is required before a thing can be done (项目需立项后方能实施)."""
    return _REQUIRES.search(text) is not None


def only_lacks(text: str) -> bool:
    """Whether a clause that gives a reason only says what is lacking (由于企业没有自主权), and refuses nothing."""
    return _REFUSES.search(text) is None


def names_located(text: str) -> bool:
    """Whether a clause only names a thing by where it stands (位于校门前20余米处的信号塔，)."""
    return _LOCATED.match(text) is not None
