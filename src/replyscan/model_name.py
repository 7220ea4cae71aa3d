"""The name of the packed segmentation model, told without loading it (`--version` stays quick)."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path


def model_name() -> str:
    """The packed model with the hash of its content, for reports of faults."""
    content = hashlib.sha256()
    for path in sorted((Path(str(files("replyscan"))) / "segment" / "pkuseg").glob("*.npy")):
        content.update(path.read_bytes())
    return f"pkuseg@{content.hexdigest()[:12]}"
