"""One reader a tool: text → figures and times in one form, so that they can be compared case by case.

A figure is (start, end, value, unit): money has an ISO code, shares have %, the rest the unit as written. A time is
(start, end, first day, last day). A tool that does not read a kind of thing gives none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Figure = tuple[int, int, float | None, str]
Time = tuple[int, int, str | None, str | None]
_CURRENCIES = {
    "元": "CNY", "人民币": "CNY", "人民币元": "CNY", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR",
    "日元": "JPY", "英镑": "GBP", "新台币": "TWD", "台币": "TWD", "澳元": "AUD", "韩元": "KRW", "泰铢": "THB",
    "卢布": "RUB", "瑞士法郎": "CHF", "新加坡元": "SGD",
}  # fmt: skip


@dataclass
class Reading:
    """What a tool found in one text."""

    figures: list[Figure] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


Reader = Callable[[str, date], Reading]


def replyscan_reader() -> Reader:
    """replyscan itself."""
    from replyscan import find_quantities, find_times

    def read(text: str, today: date) -> Reading:
        figures: list[Figure] = []
        for one in find_quantities(text):
            value = one.low if one.low is not None else one.high
            figures.append((one.start, one.end, None if value is None else float(value), one.unit))
        times = [
            (one.start_offset, one.end_offset, str(one.start) if one.start else None, str(one.end) if one.end else None)
            for one in find_times(text, today)
        ]
        return Reading(figures, times)

    return read


def jionlp_reader() -> Reader:
    """JioNLP: money, physical quantities, times."""
    import jionlp

    def read(text: str, today: date) -> Reading:
        reading = Reading()
        for found in jionlp.ner.extract_money(text, with_parsing=True, ret_all=False):
            detail = found.get("detail") or {}
            number = detail.get("num")
            value = number[0] if isinstance(number, list) else number
            code = _CURRENCIES.get(str(detail.get("case", "")), str(detail.get("case", "")))
            start, end = found["offset"]
            reading.figures.append((start, end, None if value is None else float(value), code))
        base = datetime(today.year, today.month, today.day).timestamp()
        for found in jionlp.ner.extract_time(text, time_base=base, with_parsing=True):
            days = (found.get("detail") or {}).get("time")
            if isinstance(days, list) and len(days) == 2 and all(isinstance(day, str) for day in days):
                start, end = found["offset"]
                reading.times.append((start, end, days[0][:10], days[1][:10]))
        return reading

    return read


def recognizers_reader() -> Reader:
    """Microsoft Recognizers-Text: currency, percentage, dimension, temperature, age, date and time."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    def figures(text: str) -> list[Figure]:
        found: list[Figure] = []
        for recognise in (recognize_currency, recognize_dimension, recognize_temperature, recognize_age):
            for one in recognise(text, Culture.Chinese):
                resolution = one.resolution or {}
                unit = str(resolution.get("isoCurrency") or resolution.get("unit") or "")
                found.append((one.start, one.end + 1, _number(resolution.get("value")), _CURRENCIES.get(unit, unit)))
        for one in recognize_percentage(text, Culture.Chinese):
            found.append((one.start, one.end + 1, _number((one.resolution or {}).get("value")), "%"))
        return found

    def times(text: str, today: date) -> list[Time]:
        found: list[Time] = []
        for one in recognize_datetime(text, Culture.Chinese, reference=datetime(today.year, today.month, today.day)):
            for value in (one.resolution or {}).get("values", ())[:1]:
                first, last = value.get("start", value.get("value")), value.get("end", value.get("value"))
                found.append((one.start, one.end + 1, first and first[:10], last and last[:10]))
        return found

    return lambda text, today: Reading(figures(text), times(text, today))


def cn2an_reader() -> Reader:
    """cn2an: converts numerals; a pattern finds them and what stands behind is the unit."""
    import cn2an

    pattern = re.compile(r"([零一二两三四五六七八九十百千万亿点\d.]+)(%|元|[^\W\d_])")

    def read(text: str, today: date) -> Reading:
        del today
        reading = Reading()
        for match in pattern.finditer(text):
            try:
                value = float(cn2an.cn2an(match.group(1), "smart"))
            except ValueError:
                continue
            unit = match.group(2)
            reading.figures.append((*match.span(), value, _CURRENCIES.get(unit, unit)))
        return reading

    return read


def _number(written: Any) -> float | None:
    match = re.match(r"-?[\d.]+", str(written or ""))
    return float(match.group()) if match else None


READERS: dict[str, Callable[[], Reader]] = {
    "replyscan": replyscan_reader,
    "JioNLP": jionlp_reader,
    "Recognizers-Text": recognizers_reader,
    "cn2an": cn2an_reader,
}
