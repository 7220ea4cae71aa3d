"""The known name that a mistyped one may mean."""

from __future__ import annotations

from collections.abc import Iterable

from replyscan.messages import Message, say


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The name in `known` that is most like `name`, or None where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), None)


def with_nearest(message: Message, name: str, known: Iterable[str]) -> Message:
    """`message`, and the question whether the name in `known` that is most like `name` was meant."""
    meant = nearest(name, known)
    return say("{message} Did you mean {suggestion!r}?", message=message, suggestion=meant) if meant else message
