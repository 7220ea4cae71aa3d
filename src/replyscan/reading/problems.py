"""The errors that more than one kind of input can meet."""

from __future__ import annotations

from replyscan.errors import InputError
from replyscan.messages import say
from replyscan.reading.limits import Limits


def damaged(name: str) -> InputError:
    """The error for an input that begins like its kind but cannot be read as such."""
    return InputError("RS310", say("{name}: is damaged or cut off; fetch it again.", name=name))


def protected(name: str) -> InputError:
    """The error for an input that opens with a password only."""
    return InputError("RS309", say("{name}: is protected by a password; save it without one.", name=name))


def too_large(name: str, size: int, limits: Limits) -> InputError:
    """The error for an input of `size` bytes, over the limit."""
    reason = say("{name}: has {size:,} bytes, more than --max-bytes {limit:,}.",
                 name=name, size=size, limit=limits.max_bytes)  # fmt: skip
    return InputError("RS307", reason)


def bomb(name: str) -> InputError:
    """The error for an archive that unpacks to far more than it should."""
    reason = say("{name}: unpacks to far more than its size, as archives made to do harm do; it was not opened.",
                 name=name)  # fmt: skip
    return InputError("RS313", reason)
