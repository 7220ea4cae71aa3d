"""Pins the scores on tests/gold as floors: tests/floors.json, with the hash of the annotated replies.

    python tools/pin_floors.py [--allow-regression]

A floor only rises. When the annotated replies change, all floors are measured anew; otherwise a score below its floor
is refused, unless --allow-regression says that somebody decided so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from pathlib import Path

from replyscan.evaluate import evaluate_folder

TESTS = Path(__file__).resolve().parents[1] / "tests"
FLOORS = TESTS / "floors.json"


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
    scores = evaluate_folder(TESTS / "gold")
    measured = {name: math.floor(score * 10_000) / 10_000 for name, score in scores.figures().items()}
    sha256 = gold_hash(TESTS / "gold")
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"gold_sha256": "", "floors": {}}
    if pinned["gold_sha256"] == sha256 and not lower_allowed:
        fallen = [name for name, floor in pinned["floors"].items() if measured.get(name, 0) < floor]
        if fallen:
            raise SystemExit(f"below the floor: {', '.join(fallen)}")
    floors = {"gold_sha256": sha256, "floors": measured}
    FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
