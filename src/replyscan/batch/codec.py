"""Records ↔ JSON, whole: every field of every record, by the types that the records declare."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_JSON_TYPES = frozenset({int, str, bool, types.NoneType})


def plain(value: Any) -> Any:
    """A record as lists of its fields' values, down to JSON's own types."""
    kind: Any = type(value)
    if kind in _JSON_TYPES:
        return value
    if kind is tuple:
        return [part if type(part) in _JSON_TYPES else plain(part) for part in value]
    if kind is Decimal:
        # A text, so that no digit is lost; whole numbers stay numbers.
        return f"{value:f}d"
    if kind is date:
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    # Most values are JSON's already: a call for each would take longer than all the rest.
    parts = list(_values(kind)(value))
    for place in _holders(kind):
        if type(parts[place]) not in _JSON_TYPES:
            parts[place] = plain(parts[place])
    return parts


def record(kind: Any, value: Any) -> Any:
    """The record of type `kind` that `plain` wrote as `value`. Raises ValueError or TypeError where it did not."""
    return _reader(kind)(value)


def shape(kind: Any) -> str:
    """The names of the fields of a record and of all records in it, as one text."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return f"{kind.__name__}({', '.join(name + shape(hint) for name, hint in get_type_hints(kind).items())})"
    return "".join(shape(argument) for argument in get_args(kind))


@lru_cache(maxsize=64)
def _values(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    names = _names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


@lru_cache(maxsize=64)
def _holders(kind: Any) -> tuple[int, ...]:
    """The places of the fields that may hold what JSON has no type of."""
    hints = get_type_hints(kind)
    return tuple(place for place, name in enumerate(_names(kind)) if not _is_json(hints[name]))


def _is_json(hint: Any) -> bool:
    if get_origin(hint) in (Union, types.UnionType):
        return all(map(_is_json, get_args(hint)))
    return hint in _JSON_TYPES or get_origin(hint) is Literal


@lru_cache(maxsize=64)
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@lru_cache(maxsize=64)
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin = get_origin(kind)
    if origin is tuple:
        each = _reader(get_args(kind)[0])
        return lambda value: tuple(map(each, value))
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if kind is date:
        return date.fromisoformat
    if kind is Decimal:
        return lambda value: Decimal(value.removesuffix("d"))
    if dataclasses.is_dataclass(kind):
        return _fields(kind)
    if origin is Literal or kind in (str, int, bool):
        return lambda value: value
    raise TypeError(f"no way to read {kind}")


def _union(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Of the unions that the records have: something or None, and whole numbers or decimals."""
    some = [_reader(kind) for kind in kinds if kind not in (types.NoneType, int)]

    def read(value: Any) -> Any:
        if value is None or (int in kinds and isinstance(value, int)):
            return value
        return some[0](value)

    return read


def _fields(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    # Bound when first used, because records may hold records.
    names = _names(kind)

    def read(value: Any) -> Any:
        if len(value) != len(names):
            raise ValueError(f"{kind.__name__} has {len(names)} fields, not {len(value)}")
        return kind(*(_reader(hints[name])(each) for name, each in zip(names, value, strict=True)))

    return read
