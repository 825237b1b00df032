"""A PC on which nobody has worked yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.office import Office
from tests.ui.conftest import empty_clipboard

__all__ = ["empty_clipboard"]


@pytest.fixture(autouse=True)
def _quick_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters follow every letter, however busy the machine is."""
    monkeypatch.setattr("desktop.ui.widgets.paced.QUICK_SECONDS", float("inf"))


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    documents = tmp_path / "Tài liệu"
    config = tmp_path / "config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    office = Office(qapp, documents, tmp_path / "settings.json")
    yield office
    office.close()
    qapp.setStyleSheet("")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says so of every window; it means nothing."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
