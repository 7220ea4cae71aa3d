"""Builds rules/actions/dictionary.yaml: verbs of the general dictionary that no other rule names.

    python tools/build_verbs.py [--sdist FILE]

The source is the dictionary of jieba 0.42.1 (MIT): words of two characters tagged as verbs (v) and not rare. Without
--sdist the archive is fetched with pip; its hash is checked first. The same archive and rules give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from replyscan.rules import load_rules

SDIST = "jieba-0.42.1.tar.gz"
SDIST_SHA256 = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
RAREST = 20
RULE = "actions.dictionary"
OUTPUT = Path(__file__).resolve().parents[1] / "rules" / "actions" / "dictionary.yaml"
HEAD = f"""id: {RULE}
kind: lexicon
field: general_verb
label: act
description: >-
  Verbs of the general dictionary (jieba 0.42.1, MIT licence; built by tools/build_verbs.py, not by hand). They head a
  clause only where a predicate must begin and no other rule knows a verb.
words: [{{words}}]
tests:
  - {{{{text: 采伐松树9150株, expect: [采伐]}}}}
  - {{{{text: 水利局, expect: []}}}}
"""


def main() -> None:
    """Writes the rule file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sdist", type=Path)
    sdist = parser.parse_args().sdist
    if sdist is None:
        folder = Path(tempfile.mkdtemp())
        command = ["pip", "download", "jieba==0.42.1", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", *command], check=True)
        sdist = folder / SDIST
    if hashlib.sha256(sdist.read_bytes()).hexdigest() != SDIST_SHA256:
        raise SystemExit(f"{sdist} is not {SDIST}")
    OUTPUT.write_text(HEAD.format(words=", ".join(dictionary_verbs(sdist))), encoding="utf-8")


def dictionary_verbs(sdist: Path) -> list[str]:
    """The verbs that no other rule has as a word of its own."""
    known = {word for rule in load_rules().rules if rule.id != RULE for word in rule.words}
    with tarfile.open(sdist) as archive:
        member = archive.extractfile("jieba-0.42.1/jieba/dict.txt")
        assert member is not None
        lines = member.read().decode("utf-8").splitlines()
    entries = (line.split() for line in lines)
    return sorted(
        word
        for word, count, tag in entries
        if tag == "v" and len(word) == 2 and int(count) >= RAREST and word not in known
    )


if __name__ == "__main__":
    main()
