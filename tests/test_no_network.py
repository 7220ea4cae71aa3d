"""Nothing that the program does asks the network, and what it reads and writes is named by its user."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest
from forms import EXAMPLE, as_page, as_pdf, as_word, paragraphs

# Ends the process at the first thing that leads out of it: a connection, a name to look up, another program.
WATCHED = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "subprocess.Popen",
                 "os.system", "urllib.Request"):
        os.write(2, f"{event} {arguments}".encode())
        os._exit(77)
sys.addaudithook(watch)
from replyscan.cli import main
main()
"""
LATER = EXAMPLE.parent / "2025-lanxi-elderly-care.txt"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in (
        ("a.html", as_page(paragraphs())),
        ("b.docx", as_word(paragraphs())),
        ("c.pdf", as_pdf(paragraphs())),
        ("d.txt.gz", gzip.compress(EXAMPLE.read_bytes())),
        ("e.txt", EXAMPLE.read_bytes()),
    ):
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["extract", "IN", "-f", "jsonl"],
        ["extract", "IN", "-o", "OUT/x.xlsx"],
        ["extract", "IN", "-o", "OUT/x.sqlite"],
        ["extract", "IN", "-o", "OUT/x.parquet"],
        ["extract", "IN", "-f", "table"],
        ["diff", EXAMPLE, LATER],
        ["explain", EXAMPLE],
        ["show", EXAMPLE],
        ["evaluate", Path(__file__).parent / "gold"],
        ["rules", "check"],
        ["config", "show"],
        ["doctor"],
    ],
    ids=lambda words: "-".join(map(str, (words[0], words[-1]))).replace("/", "_")[-30:],
)
def test_no_command_asks_the_network(words: list[object], forms: Path, tmp_path: Path) -> None:
    given = [str(word).replace("IN", str(forms)).replace("OUT", str(tmp_path)) for word in words]
    command = [sys.executable, "-c", WATCHED, *given]
    done = subprocess.run(command, capture_output=True, env=os.environ | {"REPLYSCAN_LANG": "en"}, check=False)
    assert done.returncode == 0, done.stderr.decode()
