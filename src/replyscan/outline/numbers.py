"""By what a reply is filed: its number, the suggestion's, its class (GUIDELINES section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replyscan.late_pattern import late_pattern
from replyscan.rules import RuleSet
from replyscan.rules.patterns import any_of

DOC_NUMBER = late_pattern(r"[\u4e00-\u9fff]{2,12}[\[【(]\s*\d{4}\s*[\]】)]\s*第?\s*\d{1,5}\s*号")
_BEFORE_YEAR = late_pattern(r"[\[【(]")
# 川林建函〔2020〕740: a number that stands in a line of its own needs no 号.
_DOC_NUMBER_LINE = late_pattern(r"^[ \t]*([\u4e00-\u9fff]{2,12}[\[【]\d{4}[\]】]\d{1,5})[ \t]*$", re.M)
# 2024—0158: the year may stand before the number.
_SERIAL = r"[A-Za-z]{0,2}(?:-|\s?[(\[]\d{4}[)\]])?\d(?:[\d\-—–]|\s(?=\d{2,5}\s*号))*"
_NUMBER = late_pattern(rf"第\s*({_SERIAL})\s*(?:\([^()]*\))?\s*号")
# 会议D类093号, 会议20251206号, 16号议案: a number without 第.
# 会议DH228号: letters belong to the number.
_BEHIND_SESSION = r"(?:会议|大会)\s*(?:[A-D甲乙丙丁]类)?\s*([A-Za-z]{0,2}\d{1,10})\s*号"
_CLASS = r"[A-D甲乙丙丁](?:\s*[1-9](?!\d))?"
_CLASS_BEHIND_LABEL = late_pattern(rf"[:\s]*[(\[【]?\s*({_CLASS})\s*(?:类|$|[)\]】\s,])")
# C类第029号提案, 第56号B类提案
_CLASS_IN_TITLE = late_pattern(r"(?<![A-Za-z])([A-D])类第?\d{1,6}号|(?<=号)\s*([A-D])类(?=提案|建议|议案)")
# 第一百三十三号
_NUMBER_IN_WORDS = late_pattern(r"第\s*([一二三四五六七八九十百千零〇]{1,9})\s*号")
_SERIAL_BEHIND_LABEL = late_pattern(rf"(?:第\s*)?({_SERIAL})")
# A class that stands alone: in brackets, with 类, as the only letter of a line, or behind the document number.
_LONE_CLASS = late_pattern(
    rf"[(\[【]\s*(?P<bracketed>{_CLASS})\s*类?\s*[)\]】]|(?:^|\s)(?P<named>{_CLASS})\s*类(?=[\s(]|$)"
    rf"|^\s*(?P<alone>[A-D][1-9]?)\s*$|^\s*(?P<half>{_CLASS})\s*\)\s*类|号\s+(?P<behind>[A-D])\s*$|\d\s*号\s*(?P<tied>{_CLASS})\s*类(?=[\s)\]】]|$)",
    re.M,
)


def doc_number(folded: str, text: str, labels: re.Pattern[str], proposals: frozenset[str]) -> str:
    """The reply's own number, as written in `text`, from the folded lines above the salutation.

    A label may stand right before it (文号石水函〔2024〕5号); 委员提案【2023】117号 is that of one of `proposals`.
    """
    found = (
        match for match in DOC_NUMBER.finditer(folded) if _BEFORE_YEAR.split(match.group())[0].rstrip() not in proposals
    )
    match = next(found, None)
    span = match.span() if match else None
    if match is not None and (label := labels.match(match.group())):
        span = match.start() + label.end(), match.end()
    if match is None:
        alone = _DOC_NUMBER_LINE.search(folded)
        span = alone.span(1) if alone else None
    return re.sub(r"\s+", "", text[slice(*span)]) if span else ""


def bare_number(rules: RuleSet) -> re.Pattern[str]:
    """The number of a suggestion that stands without 第, behind the session or before the word for what is answered."""
    deputies, proposals = any_of(rules.words("deputy")), any_of(rules.words("proposal_word"))
    return late_pattern(
        rf"{_BEHIND_SESSION}|(?:{proposals})\s*[\[【(]\d{{4}}[\]】)]\s*(\d{{1,5}})\s*号|[(]\s*(\d{{1,5}})\s*号\s*[)]|(?<![\dA-Za-z\]】)第])([A-Za-z]{{0,2}}\d{{1,10}})\s*号\s*(?:{deputies})?(?:{proposals})"
    )


def proposal_number(folded: str, text: str, bare: re.Pattern[str] | None = None) -> str:
    """The number of the suggestion as written in `text`; `bare` is how it may stand without 第."""
    match = _NUMBER.search(folded) or (bare.search(folded) if bare is not None else None)
    if match is None:
        return ""
    group = next(number for number in range(1, match.re.groups + 1) if match.group(number))
    return re.sub(r"\s+", "", text[slice(*match.span(group))])


def labelled_number(top: str, label: re.Pattern[str]) -> str:
    """The number of the suggestion behind its label in the head of a form (建议提案编号：133); "" for none."""
    for found in label.finditer(top):
        if match := _SERIAL_BEHIND_LABEL.match(top, found.end()):
            return match.group(1)
    return ""


def number_in_words(title: str) -> str:
    """The number that a title writes in Chinese numerals, in digits (第一百三十三号 as 133); "" for none."""
    match = _NUMBER_IN_WORDS.search(title)
    if match is None:
        return ""
    # Few titles need it.
    import cn2an

    try:
        return str(cn2an.cn2an(match.group(1).replace("〇", "零"), "smart"))
    except ValueError:
        return ""


def class_in_title(title: str) -> str | None:
    """The class that a title prints beside the number of what is answered (C类第029号提案, 第56号B类提案)."""
    match = _CLASS_IN_TITLE.search(title)
    return match.group(1) or match.group(2) if match else None


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
