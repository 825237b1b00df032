"""Files dropped together: one is taken, the others are named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from desktop.ui.imports.page import ImportPage
from desktop.ui.overview.page import OverviewPage
from tests.command_line.lists import write_list
from tests.journeys.office import Office

NOT_TAKEN = "Chưa nhận {} kéo cùng. Kéo riêng từng tệp vào cửa sổ."


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    opened = Office(qapp, tmp_path / "Tài liệu", tmp_path / "pc" / "settings.json")
    yield opened
    opened.close()
    qapp.setStyleSheet("")


def dropped(office: Office, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    office.window.dropped.emit(data)


def test_a_list_dropped_with_a_register_is_named(office: Office, sample_path: Path) -> None:
    listed = write_list(sample_path.with_name("danh sách.xlsx"))
    office.start()
    dropped(office, listed, sample_path)
    assert isinstance(office.window.current_page(), OverviewPage)
    assert office.said().endswith(NOT_TAKEN.format("danh sách.xlsx"))


def test_of_two_lists_the_second_is_named(office: Office, sample_path: Path) -> None:
    first, second = (write_list(sample_path.with_name(f"danh sách {at}.xlsx")) for at in (1, 2))
    office.start(sample_path)
    dropped(office, first, second)
    assert isinstance(office.window.current_page(), ImportPage)
    assert office.said() == NOT_TAKEN.format("danh sách 2.xlsx")


def test_a_register_dropped_alone_says_nothing_of_it(office: Office, sample_path: Path) -> None:
    office.start()
    dropped(office, sample_path)
    assert "kéo cùng" not in office.said()
