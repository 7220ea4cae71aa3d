"""The header of a reply: title, numbers, session, subject, addressees, issuers, dates (GUIDELINES section 9)."""

from __future__ import annotations

import re
from datetime import date

from replyscan.records import Header

_DATE = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")
_HAN_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DOC_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*\d{1,5}\s*号")
_SESSION = re.compile(
    r"(?:全国|自治区|自治州|[省市区县州旗盟])?(?:政协)?第?[一二三四五六七八九十]{1,3}届(?:全国)?(?:人大|政协|人民代表大会)?"
    r"(?:常委会)?第?[一二三四五六七八九十]{1,3}次会议"
)
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[【（(]\s*\d{4}\s*[〕\]】）)]\s*\d{1,5}\s*号")
_SESSION = re.compile(
    r"(?:十[一二三四五六七八九]?届?全国(?:人大|政协)[一二三四五六七八九十]+次会议|[全省市区县州旗]*(?:政协)?[一二三四五六七八九十]+届"
    r"(?:全国)?(?:人大|政协|人民代表大会)?[一二三四五六七八九十]+次会议)"
)
_PLACE_SESSION = re.compile(
    r"((?:全国|[\u4e00-\u9fff]{0,3}[省市区县州旗盟]|自治区|)?(?:政协)?(?:第)?[一二三四五六七八九十]+届(?:全国)?(?:人大|政协|人民代表大会)?(?:第)?[一二三四五六七八九十]+次会议)"
)
_NUMBER = re.compile(r"第\s*([A-Za-z]?\d[\d\-]*)\s*号")
_CLASS = re.compile(r"(?:办理类别|办理结果|类别|分类)\s*[：:]\s*([A-D甲乙丙丁])|[（(]\s*([A-D甲乙丙丁])\s*类?\s*[）)]")
_SUBJECT = re.compile(
    r"提出的?\s*(?:[“\"《](?P<quoted>.+?)[”\"》]\s*(?:的?(?:建议|提案))?|(?P<plain>关于.+?的(?:建议|提案)))\s*(?:[（(][^）)]*[）)])?\s*(?:已)?收悉",
    re.S,
)
_SALUTATION = re.compile(
    r"^[ 　]*(?P<names>[^\n。]{2,80}?)\s*(?:等\s*\d*\s*[位名]?)?"
    r"(?P<role>代表|委员|总支部|委员会|支部|工委|联合会)?\s*[：:][ 　]*$",
    re.M,
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}
_ISSUER = re.compile(
    r"(?:局|委|部|厅|办|院|会|署|府|处|中心|公司|大学|学院|医院|集团|行|司|社|馆|室|所|队|站|委员会|总局|办公室)$"
)


def read_header(text: str) -> Header:
    """The header fields of a reply's text; empty where it does not say."""
    salutation = _salutation(text)
    head = text[: salutation.start()] if salutation else text[:600]
    title = _title(head)
    body_start = salutation.end() if salutation else 0
    opening = text[body_start : body_start + 400]
    subject = _SUBJECT.search(opening)
    session = _SESSION.search(title) or _SESSION.search(opening)
    number = _NUMBER.search(title) or _NUMBER.search(opening)
    doc_number = _DOC_NUMBER.search(head)
    signed = _signed(text[body_start:])
    handling = _CLASS.search(head) or _CLASS.search(text[-300:])
    published = re.search(r"(?:发布|发文|公开)(?:日期|时间)\s*[：:]\s*", text)
    return Header(
        title=title,
        doc_number=re.sub(r"\s+", "", doc_number.group()) if doc_number else "",
        session=session.group() if session else "",
        proposal_number=number.group(1) if number else "",
        proposal_kind=_kind(title, opening, session.group() if session else ""),
        subject=re.sub(r"\n\s*", "", subject.group("quoted") or subject.group("plain")) if subject else "",
        addressees=_names(salutation.group("names"), salutation.group("role") or "") if salutation else (),
        issuers=signed[0],
        date=signed[1],
        published=_read_date(text, published.end()) if published else None,
        handling_class=(handling.group(1) or handling.group(2)) if handling else None,
    )


def _salutation(text: str) -> re.Match[str] | None:
    for match in _SALUTATION.finditer(text[:2500]):
        if match.group("role") and not re.search(r"关于|答复|日期|编号|类别", match.group("names")):
            return match
    return None


def _title(head: str) -> str:
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    for index, line in enumerate(lines):
        line = re.sub(r"^标\s*题\s*[：:]\s*", "", line)
        if re.search(r"(?:答复|复函|回复|的函|答复函|答复意见)$", line) and len(line) > 8:
            previous = lines[index - 1] if index else ""
            if not re.search(r"关于|对", line) and previous:
                return previous + line
            return line
    return ""


def _kind(title: str, opening: str, session: str) -> str:
    for part in (title, session, opening):
        if "提案" in part or "政协" in part:
            return "政协提案"
        if "建议" in part or "人大" in part:
            return "代表建议"
    return "other"


def _names(names: str, role: str) -> tuple[str, ...]:
    if role and role not in ("代表", "委员"):
        return (re.sub(r"\s+", "", names) + role,)
    cleaned = re.sub(r"等\s*\d*\s*[位名]?$|尊敬的", "", names).strip()
    cleaned = re.sub(r"(?<=[\u4e00-\u9fff])[ 　](?=[\u4e00-\u9fff](?:$|[、，,]))", "", cleaned)
    return tuple(
        re.sub(r"代表$|委员$", "", name.strip()) for name in re.split(r"[、，,\s　]+", cleaned) if name.strip()
    )


def _signed(text: str) -> tuple[tuple[str, ...], date | None]:
    """The bodies above the last date that stands on a line of its own, and that date."""
    lines = [line.strip() for line in text.split("\n")]
    for index in range(len(lines) - 1, -1, -1):
        match = _DATE.fullmatch(lines[index]) or _HAN_DATE.fullmatch(lines[index])
        if not match:
            continue
        issuers: list[str] = []
        for line in reversed(lines[max(0, index - 8) : index]):
            name = re.sub(r"[\s　]+", "", line)
            if not name:
                continue
            if not _ISSUER.search(name) or len(name) > 40 or "。" in name:
                break
            issuers[:0] = [part for part in re.split(r"[、，]", name) if part]
        return tuple(issuers), _read_date(lines[index], 0)
    return (), None


def _read_date(text: str, at: int) -> date | None:
    digits = _DATE.match(text, at)
    try:
        if digits:
            return date(*map(int, digits.groups()))
        han = _HAN_DATE.match(text, at)
        if han:
            year = int("".join(str(_DIGITS[digit]) for digit in han.group(1)))
            return date(year, _small(han.group(2)), _small(han.group(3)))
    except ValueError:
        return None
    return None


def _small(numeral: str) -> int:
    """A Chinese numeral below 100."""
    if "十" not in numeral:
        return _DIGITS[numeral]
    tens, _, ones = numeral.partition("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
