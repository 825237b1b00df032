"""A register of an older version is lifted when it is opened: the window says so, and where the old is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.operations import backups
from desktop.store.file import read_header
from desktop.ui.widgets.notice import NoticeBar
from tests.journeys.office import Office
from tests.old_files.first_version import REGISTER


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    opened = Office(qapp, tmp_path / "Tài liệu", tmp_path / "pc" / "settings.json")
    yield opened
    opened.close()
    qapp.setStyleSheet("")


def test_it_is_said_once_that_a_register_was_lifted(office: Office, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(REGISTER, tmp_path / "sổ cũ.sovang"))
    office.start(path)
    assert office.program is not None
    assert office.program.register is not None
    (kept,) = backups.list_backups(office.program.register.desk.file)
    assert office.said() == (
        f"Sổ đã được nâng lên bản mới; bản trước khi nâng ở thư mục Sao lưu Sổ Vàng, tệp {kept.path.name}."
    )
    (bar,) = [one for one in office.window.findChildren(NoticeBar) if one.isVisible()]
    notice = bar.notice()
    assert notice is not None
    notice.actions[0].trigger()
    assert office.files.shown == [kept.path.parent]
    assert read_header(kept.path).is_older
    office.close()
    office.start(path)
    assert "nâng" not in office.said()
