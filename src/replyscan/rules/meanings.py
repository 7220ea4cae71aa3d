"""What the words of a mapping or alias may stand for, field by field."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from replyscan.messages import Message, say
from replyscan.nearest import nearest

# The fields whose meanings are chosen from a few.
CHOICES = {
    "bound_before": ("min", "max", "about"),
    "bound_after": ("min", "max", "about"),
    "handling_class": ("done", "ongoing", "planned", "declined"),
    "time_tail": ("before", "before_event", "end", "end_before", "since", "until", "after", "during", "about"),
    "time_opener": ("since", "until", "by"),
    "time_stretch": ("ahead", "back", "undated"),
    "plan_part": ("whole", "first", "last", "end", "since"),
}
_SIZES = ("currency_fraction", "percent_unit", "percent_word")
# A leap year, so that every day of a year is one of it.
_LEAP_YEAR = 2024
_MONTHS = 12


class EntryProblem(NamedTuple):
    """What is wrong with an entry of a mapping or alias, and what may be meant."""

    message: Message
    suggestion: str | None = None


def entry_problem(field: str, key: str, value: str) -> EntryProblem | None:
    """What is wrong with `key: value` in a mapping or alias rule of `field`; None where nothing is."""
    if not value.strip():
        return EntryProblem(say("the meaning of {word!r} is empty.", word=key))
    if field in CHOICES:
        return _choice(field, value)
    if field in ("currency", "currency_before"):
        return _currency(value)
    if not _is_right(field, value):
        return EntryProblem(say(_FORMS[field], name=value))
    return None


def _choice(field: str, value: str) -> EntryProblem | None:
    known = CHOICES[field]
    if value in known:
        return None
    listed = ", ".join(known)
    if field == "handling_class":
        message = say("there is no status {word!r}; choose one of {known}.", word=value, known=listed)
    elif field in ("bound_before", "bound_after"):
        message = say("there is no bound {name!r}; choose one of {known}.", name=value, known=listed)
    else:
        message = say("there is no meaning {name!r} here; choose one of {known}.", name=value, known=listed)
    return EntryProblem(message, nearest(value, known))


def _currency(value: str) -> EntryProblem | None:
    if re.fullmatch("[A-Z]{3}", value):
        return None
    upper = value.upper()
    message = say("{name!r} is no currency code of ISO 4217 (three capital letters, such as CNY).", name=value)
    return EntryProblem(message, upper if re.fullmatch("[A-Z]{3}", upper) else None)


_SIZE = "{name!r} is no number greater than zero, such as 10 or 0.1."
_AWAY = "{name!r} does not say how far away it is; write 1 for the next one, -1 for the last one."
_FORMS = {
    **dict.fromkeys(_SIZES, _SIZE),
    **dict.fromkeys(("relative_year", "relative_month"), _AWAY),
    "compare_setting": "{name!r} is no number.",
    "festival": "{name!r} is no day of a year; write month and day, such as 10-1.",
    "year_part": "{name!r} is no part of a year; write its first and last month, such as 7-12 (13 is next January).",
    "season_of_year": "{name!r} is no season; write how far away its year is and its months, such as -1 12 14.",
    "years_ahead": "{name!r} does not say which years; write how far away the first and the last are, such as 0-1.",
    "plan_period": "{name!r} is no period of years; write the first and the last, such as 2021-2025.",
}


def _is_right(field: str, value: str) -> bool:
    """Whether the meaning has the form that its field asks for."""
    if field in _SIZES:
        return bool(re.fullmatch(r"\d{1,9}(?:\.\d{1,9})?", value)) and float(value) > 0
    if field in ("relative_year", "relative_month"):
        return bool(re.fullmatch(r"-?\d{1,2}", value))
    if field == "compare_setting":
        return bool(re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", value))
    if field == "festival":
        return _is_day(value)
    if field == "year_part":
        months = _pair(value, r"\d{1,2}")
        return months is not None and 1 <= months[0] <= _MONTHS and months[1] <= 2 * _MONTHS
    if field == "season_of_year":
        return bool(re.fullmatch(r"-?\d (?:[1-9]|1\d|2[0-4]) (?:[1-9]|1\d|2[0-4])", value))
    if field == "years_ahead":
        return bool(re.fullmatch(r"\d", value)) or _pair(value, r"\d") is not None
    return field != "plan_period" or _pair(value, r"\d{4}") is not None


def _pair(value: str, number: str) -> tuple[int, int] | None:
    """Two numbers with a stroke between, the second not less than the first."""
    match = re.fullmatch(f"({number})-({number})", value)
    pair = (int(match[1]), int(match[2])) if match else None
    return pair if pair and pair[0] <= pair[1] else None


def _is_day(value: str) -> bool:
    match = re.fullmatch(r"(\d{1,2})-(\d{1,2})", value)
    try:
        return match is not None and bool(date(_LEAP_YEAR, int(match[1]), int(match[2])))
    except ValueError:
        return False
