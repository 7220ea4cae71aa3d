"""What a start loads: neither spaCy nor pandas where neither is used."""

from __future__ import annotations

import os
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


def test_a_start_with_kept_rules_imports_nothing_that_reads_them(tmp_path: Path) -> None:
    code = "import sys; from replyscan import load_rules; load_rules(); print('replyscan.rules.checked' in sys.modules)"
    environment = {**os.environ, "REPLYSCAN_CACHE_DIR": str(tmp_path)}
    starts = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True).stdout
        for _ in range(2)
    ]
    assert starts == ["True\n", "False\n"]
