"""Who gets which figures and times right, and how fast: replyscan beside JioNLP, Recognizers-Text and cn2an.

    python benchmarks/quantities/run.py                 # the cases in tests/specs
    python benchmarks/quantities/run.py --suite FILE    # another suite, one JSON case a line

A figure is right when a tool finds one at its place with its value (that of its bound) and its unit; a
time when both ends are right; a near miss when the tool finds nothing there. Tools that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engines import READERS, Reader, Reading

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
TODAY = date(2025, 5, 19)
KINDS = ("money", "share", "count or measure", "near miss (figures)", "time", "near miss (times)")


@dataclass(frozen=True)
class Expected:
    """A text and what stands in it: figures (text, value, unit) or times (text, first, last)."""

    kind: str
    text: str
    today: date
    figures: tuple[tuple[str, float, str], ...] = ()
    times: tuple[tuple[str, str | None, str | None], ...] = ()


def own_cases() -> Iterator[Expected]:
    """The cases that ship with the project."""
    from spec_cases import cases, figure

    for case in cases("quantities"):
        figures = [figure(written) for written in case.expect]
        wanted = tuple(
            (one.text, float(one.low if one.low is not None else one.high or 0), one.unit) for one in figures
        )
        kinds = {_kind(one.unit) for one in figures}
        if not figures:
            yield Expected("near miss (figures)", case.text, TODAY)
        elif len(kinds) == 1:
            yield Expected(kinds.pop(), case.text, TODAY, wanted)
    for case in cases("times"):
        times = tuple(_time(written) for written in case.expect)
        yield Expected("time" if times else "near miss (times)", case.text, TODAY, times=times)


def suite_cases(path: Path) -> Iterator[Expected]:
    """The cases of a suite of one JSON object a line: text, kind, reference_date, expected."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        today = date.fromisoformat(case["reference_date"][:10]) if case.get("reference_date") else TODAY
        expected = case["expected"]
        if case["kind"] in ("date", "daterange"):
            times = tuple((one["surface"], one.get("start"), one.get("end")) for one in expected)
            yield Expected("time" if times else "near miss (times)", case["text"], today, times=times)
        elif case["kind"] in ("money", "percent", "quantity"):
            kind = {"money": "money", "percent": "share"}.get(case["kind"], "count or measure")
            figures = tuple(
                (one["surface"], one["low"] if one["low"] is not None else one["high"], one["unit"] or "")
                for one in expected
            )
            yield Expected(kind if figures else "near miss (figures)", case["text"], today, figures)


def right(case: Expected, reading: Reading) -> bool:
    """Whether a tool read a case as it says."""
    if case.kind == "near miss (figures)":
        return not reading.figures
    if case.kind == "near miss (times)":
        return not reading.times
    for text, first, last in case.times:
        place = case.text.find(text)
        if not any(one[0] < place + len(text) and place < one[1] and one[2:] == (first, last) for one in reading.times):
            return False
    for text, value, unit in case.figures:
        place = case.text.find(text)
        near = [one for one in reading.figures if one[0] < place + len(text) and place < one[1]]
        if not any(_same(one[2], value) and _same_unit(one[3], unit) for one in near):
            return False
    return True


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, help="another suite: one JSON case a line")
    options = parser.parse_args()
    cases = list(suite_cases(options.suite) if options.suite else own_cases())
    totals = Counter(case.kind for case in cases)
    kinds = [kind for kind in KINDS if totals[kind]]
    print("| tool |", *(f"{kind} ({totals[kind]}) |" for kind in kinds), "chars/s |")
    print("|---|" + "---|" * (len(kinds) + 1))
    for name, load in READERS.items():
        try:
            reader = load()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            continue
        scores, speed = _run(reader, cases)
        print(f"| {name} |", *(f"{scores[kind] / totals[kind]:.1%} |" for kind in kinds), f"{speed:,.0f} |")


def _run(reader: Reader, cases: list[Expected]) -> tuple[Counter[str], float]:
    scores: Counter[str] = Counter()
    reader(cases[0].text, cases[0].today)
    begin = time.perf_counter()
    readings = []
    for case in cases:
        try:
            readings.append(reader(case.text, case.today))
        except Exception:  # a tool that fails on a text has read nothing in it
            readings.append(Reading())
    seconds = time.perf_counter() - begin
    for case, reading in zip(cases, readings, strict=True):
        scores[case.kind] += right(case, reading)
    return scores, sum(len(case.text) for case in cases) / seconds


def _kind(unit: str) -> str:
    if unit.isascii() and unit.isupper() and len(unit) == 3:
        return "money"
    return "share" if unit in ("%", "‰", "个百分点") else "count or measure"


def _time(written: str) -> tuple[str, str | None, str | None]:
    text, _, days = written.rpartition(" = ")
    first, _, last = days.split(" ")[0].partition("..")
    return text, first or None, last or None


def _same(found: float | None, wanted: float) -> bool:
    return found is not None and abs(found - wanted) <= 1e-9 * max(1.0, abs(wanted))


def _same_unit(found: str, wanted: str) -> bool:
    shares = ("%", "个百分点", "Percentage")
    return not wanted or found == wanted or (found in shares and wanted in shares)


if __name__ == "__main__":
    main()
