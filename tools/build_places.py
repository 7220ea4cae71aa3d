"""Builds rules/agencies/places.yaml: provinces and prefectures of China, full and short.

    python tools/build_places.py [--wheel FILE]

The source is the table of administrative codes in cpca 0.5.5 (MIT). Without --wheel the wheel is fetched with pip; its
hash is checked first. The same wheel gives the same file.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "cpca-0.5.5-py3-none-any.whl"
WHEEL_SHA256 = "1635b589506b3e28424032bce61d2488e1f6fac1034a736014e70e043f824fe6"
OUTPUT = Path(__file__).resolve().parents[1] / "rules" / "agencies" / "places.yaml"
PREFECTURE = re.compile(r"\d{4}0{8}$")
# What a full name ends with, and the peoples that stand before 自治州 and 自治区.
ENDING = re.compile(
    r"(?:(?:壮族|回族|维吾尔|藏族|彝族|苗族|侗族|土家族|布依族|傣族|景颇族|哈尼族|傈僳族|白族|蒙古族?|朝鲜族|羌族|哈萨克|柯尔克孜)+"
    r"自治[区州]|特别行政区|自治区|自治州|地区|林区|省|市|盟)$"
)
HEAD = """id: agencies.places_of_china
kind: lexicon
field: place_name
label: place
description: >-
  Provinces and prefectures, full and short (administrative codes of cpca 0.5.5, MIT licence; built by
  tools/build_places.py, not by hand). A body's name may begin with one.
words: [{words}]
tests:
  - {{text: 成都海关推广新模式, expect: [成都]}}
  - {{text: 我局推广新模式, expect: []}}
"""


def main() -> None:
    """Writes the rule file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path)
    wheel = parser.parse_args().wheel
    if wheel is None:
        folder = Path(tempfile.mkdtemp())
        command = ["pip", "download", "cpca==0.5.5", "--no-deps", "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", *command], check=True)
        wheel = folder / WHEEL
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
        raise SystemExit(f"{wheel} is not {WHEEL}")
    with zipfile.ZipFile(wheel) as archive:
        table = archive.read("cpca/resources/adcodes.csv").decode("utf-8")
    rows = csv.DictReader(io.StringIO(table))
    full = sorted({row["name"] for row in rows if PREFECTURE.match(row["adcode"])})
    names = dict.fromkeys(name for name in full for name in (name, ENDING.sub("", name)) if len(name) > 1)
    OUTPUT.write_text(HEAD.format(words=", ".join(names)), encoding="utf-8")


if __name__ == "__main__":
    main()
