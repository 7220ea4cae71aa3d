"""Rule files → `RuleSet`: the built-in folder first, then the user's folders laid over it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from replyscan.errors import RuleError
from replyscan.rules.model import Rule, RuleSet, RuleTest


def builtin_folder() -> Path:
    """The product's own rules: beside the package in a wheel, at the top of the repository in a checkout."""
    packed = Path(str(files("replyscan"))) / "_rules"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def load_rules(*folders: Path | str) -> RuleSet:
    """The built-in rules with `folders` laid over them in order: the same id replaces, `disable` removes, new ids add.

    Raises RuleError with file, line and column where a file cannot be used.
    """
    rules: dict[str, Rule] = {}
    digest = hashlib.sha256()
    for folder in (builtin_folder(), *map(Path, folders)):
        for path in sorted(folder.rglob("*.yaml")):
            content = path.read_bytes()
            digest.update(content)
            for entry in yaml.load_all(content, Loader=yaml.CSafeLoader):
                if entry.get("disable"):
                    rules.pop(entry["id"], None)
                else:
                    rules[entry["id"]] = _rule(entry, path)
    origin = "overlay" if folders else "builtin"
    return RuleSet(tuple(rules.values()), f"{origin}@{digest.hexdigest()[:12]}")


def _rule(entry: dict[str, Any], path: Path) -> Rule:
    try:
        tests = tuple(RuleTest(str(test["text"]), tuple(map(str, test["expect"]))) for test in entry["tests"])
        return Rule(
            id=entry["id"],
            kind=entry["kind"],
            field=entry["field"],
            description=entry["description"],
            label=entry.get("label", ""),
            words=_strings(entry.get("words", ())),
            regex=entry.get("regex", ""),
            tokens=tuple(entry.get("tokens", ())),
            entries=entry.get("entries", {}),
            category=entry.get("category", ""),
            direction=entry.get("direction", "forward"),
            scope=entry.get("scope", "clause"),
            ends=_strings(entry.get("ends", ())),
            place=entry.get("place", ""),
            tests=tests,
            path=str(path),
        )
    except KeyError as missing:
        raise RuleError("RS201", f"rule without {missing}", path, 1, 1) from None


def _strings(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
