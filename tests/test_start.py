"""What a start loads: neither spaCy nor pandas where neither is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPLY = Path(__file__).parents[1] / "examples" / "2024-lanxi-elderly-care.txt"
LOADED = "import sys; print(sorted({'spacy', 'pandas', 'spacy_pkuseg'} & set(sys.modules)), file=sys.stderr)"
EXTRACT = f"""
import sys
sys.argv = ["replyscan", "extract", {str(REPLY)!r}, "--format", "jsonl"]
from replyscan.cli import main
try:
    main()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
"""


@pytest.mark.parametrize(
    "code",
    [
        "import replyscan",
        f"import replyscan; replyscan.extract(open({str(REPLY)!r}, encoding='utf-8').read())",
        EXTRACT,
    ],
    ids=["import", "extract", "command"],
)
def test_neither_spacy_nor_pandas_is_imported(code: str) -> None:
    command = [sys.executable, "-c", f"{code}\n{LOADED}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"
