"""Reads Chinese government replies and says who does, did, will do or declines what, with how much, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from replyscan.api import compare, extract, find_numbers, find_quantities, find_times
    from replyscan.rules import load_rules

__all__ = ["__version__", "compare", "extract", "find_numbers", "find_quantities", "find_times", "load_rules"]


def __getattr__(name: str) -> Any:
    """Loads the library behind a public name when it is first asked for, so that `replyscan --version` is instant."""
    if name == "load_rules":
        from replyscan.rules import load_rules

        return load_rules
    if name in __all__:
        from replyscan import api

        return getattr(api, name)
    raise AttributeError(f"module 'replyscan' has no attribute {name!r}")
