"""One measurement in a process of its own: `python measure.py KIND ENGINE FOLDER SECONDS` prints a line of JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from engines import EXTRACT, SEGMENT


def main(kind: str, engine: str, folder: str, limit: str) -> None:
    """Reads the files of `folder` in order until all are read or `limit` seconds of processor time are used."""
    try:
        run = (SEGMENT if kind == "segment" else EXTRACT)[engine]()
    except (ImportError, KeyError) as missing:
        print(json.dumps({"missing": str(missing)}))
        return
    files = sorted(Path(folder).rglob("*.txt"))
    run(files[0].read_text("utf-8"))
    characters = size = 0
    used = 0.0
    for file in files:
        content = file.read_bytes()
        text = content.decode()
        begun = time.process_time()
        run(text)
        used += time.process_time() - begun
        characters += len(text)
        size += len(content)
        if used > float(limit):
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"characters": characters, "bytes": size, "seconds": used, "peak": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
