"""What all tests share: nothing of the user's is read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Kept rules go to a folder of the test run, also from the processes that tests start."""
    folder = tmp_path_factory.mktemp("cache")
    before = os.environ.get("REPLYSCAN_CACHE_DIR")
    os.environ["REPLYSCAN_CACHE_DIR"] = str(folder)
    yield folder
    if before is None:
        del os.environ["REPLYSCAN_CACHE_DIR"]
    else:
        os.environ["REPLYSCAN_CACHE_DIR"] = before
