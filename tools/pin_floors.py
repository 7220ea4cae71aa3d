"""Pins the scores on tests/gold and its subfolders as floors: tests/floors.json, with the hashes of the replies.

    python tools/pin_floors.py [--allow-regression]

A floor only rises. When the annotated replies of a folder change, its floors are measured anew; otherwise a score below
its floor is refused, unless --allow-regression says that somebody decided so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from pathlib import Path
from typing import Any

from replyscan.evaluate import evaluate_folder

TESTS = Path(__file__).resolve().parents[1] / "tests"
FLOORS = TESTS / "floors.json"
# Each hand's replies have floors of their own: one folder's gain must not hide another's loss.
FOLDERS = ("gold", "gold/other-hands", "gold/spoken")


def gold_hash(folder: Path) -> str:
    """The hash of the annotated replies in `folder`, names and contents."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*.gold.json"), *folder.glob("*.txt")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Measures and writes the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--allow-regression", action="store_true")
    lower_allowed = parser.parse_args().allow_regression
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors = {name: measured(TESTS / name) for name in FOLDERS}
    for name, now in floors.items():
        before = pinned.get(name, {"gold_sha256": "", "floors": {}})
        scores = now["floors"]
        fallen = [score for score, floor in before["floors"].items() if scores.get(score, 0) < floor]
        if fallen and before["gold_sha256"] == now["gold_sha256"] and not lower_allowed:
            raise SystemExit(f"{name}: below the floor: {', '.join(fallen)}")
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def measured(folder: Path) -> dict[str, Any]:
    """What the extraction reaches on a folder, rounded down, with the hash of its replies."""
    figures = evaluate_folder(folder).figures().items()
    scores = {name: math.floor(score * 10_000) / 10_000 for name, score in figures}
    return {"gold_sha256": gold_hash(folder), "floors": scores}


if __name__ == "__main__":
    main()
