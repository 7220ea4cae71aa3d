"""Rules that were read and found right are kept as JSON, so that the next start need not parse them.

A kept set is named by a hash of the rule files and of this package; a changed file gives another name. A file that is
damaged, or cannot be written, counts as not there: nothing depends on it. It is written beside its place and moved
there in one step, so two processes that start at once cannot disturb each other.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from replyscan import __version__
from replyscan.rules.model import Rule, RuleTest, WordSlot

# Names a folder for kept rules; set but empty it keeps none.
VARIABLE = "REPLYSCAN_CACHE_DIR"
_KEPT_SETS = 16


def cache_folder() -> Path | None:
    """Where rules are kept: the folder that REPLYSCAN_CACHE_DIR names, else the user's cache folder; None: nowhere."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    import platformdirs

    return Path(platformdirs.user_cache_dir("replyscan", appauthor=False))


class RuleCache:
    """The kept form of one rule set. `digest` is a hash of its files, `roots` the folders that these stand in."""

    def __init__(self, digest: str, roots: Sequence[Path]) -> None:
        folder = cache_folder()
        self._roots = roots
        self._file = folder / f"rules-{_key(digest)}.json" if folder is not None else None

    def load(self) -> tuple[Rule, ...] | None:
        """The rules, or None where they are not kept or the file is damaged."""
        if self._file is None:
            return None
        try:
            checksum, _, payload = self._file.read_bytes().partition(b"\n")
            if checksum.decode("ascii") != _checksum(payload):
                return None
            return tuple(_rule(entry, self._roots) for entry in json.loads(payload))
        except (OSError, ValueError, TypeError, KeyError, IndexError):
            return None

    def store(self, rules: Sequence[Rule]) -> None:
        """Keeps the rules; where that fails, nothing is kept."""
        if self._file is None:
            return
        payload = json.dumps([_entry(rule, self._roots) for rule in rules], ensure_ascii=False).encode()
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=".rules-")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_checksum(payload).encode("ascii") + b"\n" + payload)
                os.replace(name, self._file)
            except OSError:
                os.unlink(name)
                raise
            _drop_oldest(self._file.parent)


def _key(digest: str) -> str:
    """Names the rules and the code that read them: another version, or a changed module, reads them anew."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    marks = [f"{module.name} {(stat := module.stat()).st_size} {stat.st_mtime_ns}" for module in modules]
    return hashlib.sha256("\n".join((digest, __version__, *marks)).encode()).hexdigest()[:32]


def _checksum(payload: bytes) -> str:
    return hashlib.sha256(payload).hexdigest()


def _entry(rule: Rule, roots: Sequence[Path]) -> dict[str, Any]:
    """A rule as JSON: what is as by default is left out, its file is named within its folder."""
    path = Path(rule.path)
    layer = next(index for index, root in enumerate(roots) if path.is_relative_to(root))
    entry = {name: value for name, value in asdict(rule).items() if value not in ("", 0, (), {})}
    entry["tests"] = [(test.text, test.expect, test.line) for test in rule.tests]
    entry["path"] = (layer, path.name if path == roots[layer] else path.relative_to(roots[layer]).as_posix())
    return entry


def _rule(entry: dict[str, Any], roots: Sequence[Path]) -> Rule:
    layer, name = entry["path"]
    tests = tuple(RuleTest(text, tuple(expect), line) for text, expect, line in entry["tests"])
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    root = roots[layer]
    if "tokens" in entry:
        values["tokens"] = tuple(_slot(slot) for slot in entry["tokens"])
    values |= {"tests": tests, "path": str(root if root.is_file() else root / name)}
    return Rule(**values)


def _slot(entry: dict[str, Any]) -> WordSlot:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return WordSlot(**values)


def _drop_oldest(folder: Path) -> None:
    """Leaves the newest sets: one that is being edited leaves a file for every change."""
    kept = sorted(folder.glob("rules-*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-_KEPT_SETS]:
        file.unlink(missing_ok=True)
