"""The program on a copy of the sample register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.office import Office


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, sample_path: Path) -> Iterator[Office]:
    office = Office(qapp, tmp_path, tmp_path / "settings.json")
    office.start(sample_path)
    office.window.resize(1366, 696)
    yield office
    office.close()
    qapp.setStyleSheet("")
