"""Which keys a rule of each kind may have."""

from __future__ import annotations

from typing import get_args

from replyscan.rules.model import RuleKind

KINDS: tuple[str, ...] = get_args(RuleKind)
COMMON_KEYS = ("id", "kind", "field", "label", "description", "tests")
# What a kind needs beside the common keys, and what it may have.
NEEDED = {
    "lexicon": "words",
    "suffix": "words",
    "cue": "words",
    "pattern": "regex",
    "tokens": "tokens",
    "alias": "entries",
    "mapping": "entries",
}
ALLOWED = {"cue": ("direction", "scope", "ends"), "alias": ("place",), "mapping": ("place",)}
KEYS = {kind: (*COMMON_KEYS, *filter(None, [NEEDED.get(kind)]), *ALLOWED.get(kind, ())) for kind in KINDS}
ALL_KEYS = frozenset(key for keys in KEYS.values() for key in keys) | {"disable"}
CHOICES = {
    "direction": ("forward", "backward", "both"),
    "scope": ("clause", "sentence"),
}
