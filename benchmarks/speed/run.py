"""Speed and memory side by side: `make bench`, or `python benchmarks/speed/run.py --sizes 1,10,100 --repeats 3`.

Times are processor seconds, user and system, of one process, so that other work on the machine disturbs little; each
figure is the median of the repeats. Peers that are not installed are named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from corpus import ROOT, write_corpus
from engines import EXTRACT, SEGMENT

HERE = Path(__file__).resolve().parent
REPLYSCAN = str(Path(sys.executable).parent / "replyscan")
ONE_REPLY = str(ROOT / "examples" / "2024-lanxi-elderly-care.txt")
STOCK = "import os, spacy, spacy_pkuseg; nlp = spacy.blank('zh'); spacy_pkuseg.pkuseg(os.environ['PKUSEG_MODEL'], None)"
COLD = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "replyscan --help": [REPLYSCAN, "--help"],
    "replyscan --version": [REPLYSCAN, "--version"],
    "replyscan extract ONE_REPLY": [REPLYSCAN, "extract", ONE_REPLY, "--format", "jsonl"],
    "import spacy": [sys.executable, "-c", "import spacy"],
    "spacy.blank('zh') + stock pkuseg": [sys.executable, "-c", STOCK],
}


def processor_time(command: list[str]) -> tuple[float, float]:
    """(processor seconds, peak MB) of one run of `command`. Raises CalledProcessError where it fails."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def environment() -> dict[str, str]:
    """As it is, but compiled modules are kept: an installed program has them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def provide_stock_model(folder: Path) -> None:
    """Names the stock model to the engines: the folder in PKUSEG_MODEL, or else the pinned wheel's, from PyPI."""
    if "PKUSEG_MODEL" in os.environ:
        return
    sys.path.insert(0, str(ROOT / "tools"))
    from build_segmenter import fetch

    try:
        with zipfile.ZipFile(fetch(folder)) as wheel:
            # Piece by piece: what this process once held counts as the peak of those that it starts.
            for name in ("features.pkl", "weights.npz"):
                with wheel.open(f"pkuseg/models/default/{name}") as packed, (folder / name).open("wb") as model:
                    shutil.copyfileobj(packed, model)
    except (subprocess.CalledProcessError, OSError) as missing:
        print(f"The stock pkuseg model is not to be had ({missing}); what needs it is left out.")
        return
    os.environ["PKUSEG_MODEL"] = str(folder)


def cold(repeats: int) -> None:
    """Prints how long each command takes from start to end, beside `import spacy`."""
    found: dict[str, float] = {}
    for name, command in COLD.items():
        if "PKUSEG_MODEL" in command[-1] and "PKUSEG_MODEL" not in os.environ:
            continue
        processor_time(command)
        found[name] = statistics.median(processor_time(command)[0] for _ in range(repeats))
    print("\n| cold start | seconds | of `import spacy` |\n|---|---:|---:|")
    for name, seconds in found.items():
        print(f"| {name} | {seconds:.2f} | {seconds / found['import spacy']:.2f} |", flush=True)


def engine(kind: str, name: str, folder: Path, limit: float, repeats: int) -> dict[str, Any]:
    """The median measurement of one engine on the files of `folder`."""
    command = [sys.executable, str(HERE / "measure.py"), kind, name, str(folder), str(limit)]
    results: list[dict[str, Any]] = []
    for _ in range(repeats):
        done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
        lines = done.stdout.splitlines()
        results.append(json.loads(lines[-1]) if lines and not done.returncode else {"missing": done.stderr[-200:]})
        if "missing" in results[-1]:
            return results[-1]
    return sorted(results, key=lambda result: result["seconds"] / result["bytes"])[len(results) // 2]


def bulk(kind: str, engines: list[str], folder: Path, limit: float, repeats: int) -> None:
    """Prints characters and megabytes a second and the peak memory of each engine."""
    print(f"\n| {kind}, {folder.name} | characters/s | MB/s | peak MB | read |\n|---|---:|---:|---:|---:|")
    for name in engines:
        found = engine(kind, name, folder, limit, repeats)
        if "missing" in found:
            print(f"| {name} | not measured: {found['missing'].splitlines()[-1][:60]} | | | |", flush=True)
            continue
        seconds, size = found["seconds"], found["bytes"]
        print(
            f"| {name} | {found['characters'] / seconds:,.0f} | {size / seconds / 1e6:.3f} "
            f"| {found['peak']:.0f} | {size / 1e6:.2f} MB |",
            flush=True,
        )


def files_to_lines(folder: Path, size: int, repeats: int) -> None:
    """Prints the whole command from files to JSON Lines in one process, starting included."""
    with tempfile.TemporaryDirectory() as scratch:
        target = str(Path(scratch) / "items.jsonl")
        command = [REPLYSCAN, "extract", str(folder), "-o", target, "--jobs", "1", "-q"]
        runs = [processor_time(command) for _ in range(repeats)]
    seconds = statistics.median(run[0] for run in runs)
    peak = max(run[1] for run in runs)
    print(f"\nreplyscan extract, files to JSON Lines, one process, {folder.name}: "
          f"{seconds:.1f} s, {size / seconds / 1e6:.3f} MB/s, peak {peak:.0f} MB", flush=True)  # fmt: skip


def main() -> None:
    """Prints all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,10,100", help="sizes of the corpus in MB")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=30, help="processor time after which an engine is stopped")
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as model:
        provide_stock_model(Path(model))
        cold(max(options.repeats, 5))
        for number, megabytes in enumerate(map(float, options.sizes.split(","))):
            folder = Path(scratch) / f"{megabytes:g} MB"
            size = write_corpus(folder, int(megabytes * 1e6))
            # The peers' speed does not depend on how many texts wait behind the first: they are timed once.
            if number == 0:
                bulk("segment", list(SEGMENT), folder, options.seconds, options.repeats)
                bulk("extract", list(EXTRACT), folder, options.seconds, options.repeats)
            else:
                bulk("segment", ["replyscan"], folder, float("inf"), 1)
            files_to_lines(folder, size, options.repeats if megabytes <= 10 else 1)


if __name__ == "__main__":
    main()
