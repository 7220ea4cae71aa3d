"""By what a reply is filed: its number, the session's, the suggestion's, its class (GUIDELINES section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "[一二三四五六七八九十]{1,3}"
DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[\[【(]\s*\d{4}\s*[\]】)]\s*第?\s*\d{1,5}\s*号")
# 川林建函〔2020〕740: a number that stands in a line of its own needs no 号.
_DOC_NUMBER_LINE = re.compile(r"^[ \t]*([\u4e00-\u9fff]{2,12}[\[【]\d{4}[\]】]\d{1,5})[ \t]*$", re.M)
_SESSION = re.compile(
    rf"(?:政协)?第?{_HAN}届[\u4e00-\u9fff]{{0,9}}?(?:人大|政协|人民代表大会|委员会)?(?:常委会|常务委员会)?第?{_HAN}次(?:全体)?会议"
)
# What may stand before 十四届: the place or level, with the assembly between (省政协十三届, 镇二届, 上海市第十六届).
_SESSION_PLACE = re.compile(
    r"(?:中国人民政治协商会议[\u4e00-\u9fff]{0,12}|全国|[\u4e00-\u9fff]{0,7}?(?:自治区|自治州|省|市|区|县|旗|州|盟|镇|乡))"
    r"(?:人大|政协|人民代表大会)?$|(?:人大|政协)$"
)
_NOT_PLACE = re.compile(r".*(?:关于|对于|答复|办理|提交|[对在于就您你们的为局委厅部办和及给])")
# How far before 十四届 its place may begin: 中国人民政治协商会议 and the name of an autonomous county.
_BEFORE_SESSION = 24
_SERIAL = r"[A-Za-z]{0,2}(?:-|\s?[(\[]\d{4}[)\]])?\d(?:[\d\-]|\s(?=\d{2,5}\s*号))*"
_NUMBER = re.compile(rf"第\s*({_SERIAL})\s*(?:\([^()]*\))?\s*号")
# 会议D类093号, 会议20251206号, 16号议案: a number without 第.
_BARE_NUMBER = re.compile(
    r"(?:会议|大会)\s*(?:[A-D甲乙丙丁]类)?\s*(\d{1,10})\s*号|(?<![\d\]】)第])(\d{1,10})\s*号\s*(?:代表|委员)?(?:建议|提案|议案)"
)
_CLASS = r"[A-D甲乙丙丁](?:\s*[1-9](?!\d))?"
_CLASS_BEHIND_LABEL = re.compile(rf"[:\s]*[(\[【]?\s*({_CLASS})\s*(?:类|$|[)\]】\s,])")
# A class that stands alone: in brackets, with 类, as the only letter of a line, or behind the document number.
_LONE_CLASS = re.compile(
    rf"[(\[【]\s*(?P<bracketed>{_CLASS})\s*类?\s*[)\]】]|(?:^|\s)(?P<named>{_CLASS})\s*类(?=\s|$)"
    rf"|^\s*(?P<alone>[A-D][1-9]?)\s*$|号\s{{2,}}(?P<behind>[A-D])\s*$|\d\s*号\s*(?P<tied>{_CLASS})\s*类(?=[\s)\]】]|$)",
    re.M,
)


def doc_number(folded: str, text: str) -> str:
    """The reply's own number, as written in `text`, from the folded lines above the salutation."""
    match = DOC_NUMBER.search(folded)
    span = match.span() if match else None
    if match is None:
        alone = _DOC_NUMBER_LINE.search(folded)
        span = alone.span(1) if alone else None
    return re.sub(r"\s+", "", text[slice(*span)]) if span else ""


def session(folded: str) -> str:
    """The session as written, with the place or level before it."""
    match = _SESSION.search(folded)
    if match is None:
        return ""
    before = folded[max(0, match.start() - _BEFORE_SESSION) : match.start()].rpartition("\n")[2]
    before = re.sub(r".*[^\u4e00-\u9fff]", "", before)
    if "中国人民政治协商会议" in before:
        before = before[before.index("中国人民政治协商会议") :]
    else:
        cut = _NOT_PLACE.match(before)
        before = (before[cut.end() :] if cut else before)[-12:]
    place = _SESSION_PLACE.search(before)
    return re.sub(r"\s+", "", (place.group() if place else "") + match.group())


def proposal_number(folded: str, text: str, bare: bool) -> str:
    """The number of the suggestion as written in `text`; `bare` says that it may stand without 第."""
    match = _NUMBER.search(folded) or (_BARE_NUMBER.search(folded) if bare else None)
    if match is None:
        return ""
    group = next(number for number in range(1, match.re.groups + 1) if match.group(number))
    return re.sub(r"\s+", "", text[slice(*match.span(group))])


def handling_class(folded: str, label: re.Pattern[str]) -> str | None:
    """The handling class that a part of the page prints, behind a `label` or alone (A, B2, 甲)."""
    for printed in (*_labelled_classes(folded, label), *_LONE_CLASS.finditer(folded)):
        return re.sub(r"\s", "", printed.group(printed.lastgroup or 1))
    return None


def _labelled_classes(folded: str, label: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for found in label.finditer(folded):
        match = _CLASS_BEHIND_LABEL.match(folded, found.end())
        if match:
            yield match
