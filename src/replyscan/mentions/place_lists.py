"""Lists of places that share the body behind the last of them (渝中区、南岸区政府, 三明、南平等市林业局)."""

from __future__ import annotations

from replyscan.late_pattern import late_pattern
from replyscan.levels import LEVELS

_PLACES_BEFORE = late_pattern(r"(?:[\u4e00-\u9fff]{2,4}[区县市镇乡]、)+\Z")
_PLACES_OF_LEVEL = late_pattern(r"(?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}等\Z")
_ETC_LEVELS = frozenset(f"等{level}" for level in LEVELS)
_LEADING, _SHORTEST = frozenset("向对给为在从由把将"), 2
# What leads to a body, and so to the place that its name begins with (向浙江省有关部门).
LEADING_TO = frozenset("向对由经报请与和同跟将把给为被")
_JOINTS = ("以及", "及", "与")
_LONGEST, _LONGEST_OWN = 40, 6
_LONGEST_LEVELS = 20
_BRACKETED_LEVELS = late_pattern(
    r"(?:各|全[省市州])?[省市县区旗州盟乡镇街道办]{1,4}[（(][、/省市县区旗州盟乡镇街道办]{1,12}[）)]\Z"
)


def start_of_places(flat: str, start: int, head: int, end: int, shared: tuple[str, ...]) -> int:
    """Where a list of places begins whose body is `start`..`end` with its head word at `head`; `start` for no list.

    Heads of `shared` may be shared by places that name their level themselves (渝中区、南岸区政府).
    """
    if flat[start - 1 : start + 1] in _ETC_LEVELS:
        places = _PLACES_OF_LEVEL.search(flat, max(0, start - _LONGEST), start)
        if places is not None:
            return places.start()
    listed = flat[head - 1 : head] in ("区", "县", "市", "镇", "乡")
    if not flat[head:end].endswith(shared) or not listed:
        return start
    places = _PLACES_BEFORE.search(flat, max(0, start - _LONGEST), start)
    if places is None:
        return start
    # 省水利厅 + 以及 + 渝中区、南岸区政府
    joint = next((joint for joint in _JOINTS if flat.startswith(joint, places.start())), "")
    return places.start() + len(joint)


def start_of_kind_list(flat: str, start: int) -> int:
    """Where a list of places begins that 等地 closes before the body of each of them (上海、浙江等地 + 医保部门)."""
    if flat[start - 1 : start + 1] != "等地":
        return start
    places = _PLACES_OF_LEVEL.search(flat, max(0, start - _LONGEST), start)
    if places is None:
        return start
    # 向泉州、莆田等地中学捐赠: the first place is no longer than the preposition leaves it.
    led = flat[places.start()] in _LEADING and flat.find("、", places.start()) - places.start() > _SHORTEST
    return places.start() + led


def start_of_levels(flat: str, start: int) -> int:
    """Where levels begin that stand in brackets before a head at `start` (各县（市、区）教育局); `start` for none."""
    if flat[start - 1 : start] not in ("）", ")"):
        return start
    levels = _BRACKETED_LEVELS.search(flat, max(0, start - _LONGEST_LEVELS), start)
    return levels.start() if levels else start


def start_of_own_place(flat: str, start: int, told: str) -> int:
    """Where the letter's own place begins right before a body of its level (清溪 + 县委县政府); `start` for none."""
    if flat[start] not in LEVELS:
        return start
    for begin in range(max(0, start - _LONGEST_OWN), start):
        if flat[begin] not in LEADING_TO and flat[begin:start].isalpha() and flat[begin : start + 1] in told:
            return begin
    return start
