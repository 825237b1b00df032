from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.store import file as record_file
from desktop.store.file import RecordFile

NOW = datetime.fromisoformat("2026-11-21T07:58:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A fresh register, closed."""
    place = tmp_path / "sổ vàng #1 100%.sovang"
    record_file.create(place)
    return place


@pytest.fixture
def file(path: Path) -> Iterator[RecordFile]:
    """The fresh register, open for the user "mai"."""
    with RecordFile(path, user="mai", now=lambda: NOW) as opened:
        yield opened
